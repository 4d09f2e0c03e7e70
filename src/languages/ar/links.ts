import { auto, ltr } from '../isolate.ts'
import type { ConfirmWords, InvitationWords, LinkWords } from '../links-words.ts'

export const links: LinkWords = {
  title: (business) => `رسائل من ${auto(business)} على واتساب`,
  lead: (business) =>
    `للموافقة، أرسل رسالة واتساب واحدة إلى ${auto(business)}. وهي مكتوبة مسبقًا: يمكنك قراءتها، ثم إرسالها إن شئت.`,
  topics: 'يمكنك تلقي:',
  open: 'فتح واتساب',
  openHint: 'فتح واتساب لا يعني الموافقة على أي شيء. العبرة برسالتك وحدها.',
  phone: 'المتابعة على هاتفك',
  phoneHint: 'وجّه كاميرا الهاتف إلى هذا الرمز.',
  code: (business) => `رمز QR يفتح المحادثة مع ${auto(business)} على الهاتف`,
  number: 'أو راسل هذا الرقم بنفسك',
  numberHint: 'أرسل إليه هذا النص:',
  message: 'الرسالة',
  stopTitle: 'للإيقاف',
  stop: (number) => `أرسل STOP إلى ${ltr(number)} على واتساب في أي وقت.`,
  words: 'نص الموافقة',
  poster: {
    scan: 'لتصلك رسائلنا على واتساب',
    how: 'امسح الرمز بهاتفك، فتظهر رسالة جاهزة للإرسال. إرسالها هو موافقتك.',
    about: 'يمكنك تلقي',
    words: 'نص الموافقة',
    full: (address) => `كل ما يمكنك تلقيه ونص الموافقة كاملًا: ${ltr(address)}`,
    stop: (number) => `أرسل STOP إلى ${ltr(number)} على واتساب في أي وقت، فتتوقف الرسائل.`,
    reach: (millimetres, centimetres) =>
      `عرض الرمز ${ltr(`${millimetres}`)} مم: تمكن قراءته من مسافة تصل إلى نحو ${ltr(`${centimetres}`)} سم`,
    wording: (id, version) => `النص ${ltr(id)}، الإصدار ${ltr(`${version}`)}`,
    fold: 'يُطوى هنا',
  },
}

export const confirm: ConfirmWords = {
  question: {
    title: 'خطوة أخيرة',
    lead: (business) => `بعد موافقتك يمكن لـ ${auto(business)} مراسلتك على واتساب حول:`,
    agree: 'نعم، أوافق',
  },
  invitation: {
    title: (business) => `رسائل من ${auto(business)} على واتساب`,
    lead: (business) => `هل يمكن لـ ${auto(business)} مراسلتك على واتساب حول ما يلي؟`,
    agree: 'الموافقة وفتح واتساب',
    agreeOnly: 'موافقة',
  },
  decline: 'لا، شكرًا',
  takeBack: 'سحب الموافقة',
  unchanged: 'لا يلزمك اتخاذ قرار. وإغلاق هذه الصفحة وحده لا يعني الموافقة على أي شيء.',
  tapped: {
    title: 'خطوة أخيرة',
    lead: (business) =>
      `افتح واتساب وأرسل الرسالة المكتوبة هناك. ولن يُرسل إليك شيء من ${auto(business)} قبل ذلك. موضوع الرسائل:`,
  },
  agreed: {
    title: 'شكرًا لك على موافقتك',
    lead: (business) => `يمكن لـ ${auto(business)} الآن مراسلتك على واتساب حول:`,
  },
  declined: {
    title: 'حسنًا',
    lead: (business) => `لن تصلك رسائل من ${auto(business)} حول ذلك. لا يلزمك فعل أي شيء آخر.`,
  },
  withdrawn: {
    title: 'حسنًا',
    lead: (business) => `سُحبت موافقتك السابقة. لن تصلك رسائل أخرى من ${auto(business)} حول:`,
  },
  expired: {
    title: 'انتهت صلاحية هذا الرابط',
    lead: (business) =>
      `لم تتم الموافقة على أي شيء من خلاله. إذا كانت رسائل ${auto(business)} ما زالت تهمّك، فيمكنك البدء من جديد.`,
  },
  changed: 'تغيّر النص بينما كانت هذه الصفحة مفتوحة. يُرجى قراءته من جديد.',
  open: 'فتح واتساب',
  openHint: 'في واتساب رسالة جاهزة إلى هذه الجهة. لا يلزمك إرسالها.',
  form: 'التسجيل من جديد',
  onWhatsApp: 'البدء من جديد على واتساب',
  words: 'نص الموافقة',
  agreedWords: 'النص الذي وافقت عليه',
  when: 'التاريخ والوقت',
  stop: (number) => `يمكنك الإيقاف في أي وقت: أرسل STOP إلى ${ltr(number)} على واتساب.`,
  stopNoNumber: 'يمكنك الإيقاف في أي وقت: أرسل STOP ردًا على أي رسالة.',
  again: (number) =>
    `إذا أوقفت الرسائل بعد ذلك وأردت تلقيها من جديد، فأرسل START إلى ${ltr(number)} على واتساب.`,
  stands: (business) =>
    `يبقى رفضك قائمًا بالنسبة إلى هذا الرابط. إذا غيّرت رأيك لاحقًا، فيمكنك التسجيل من جديد لدى ${auto(business)}.`,
}

export const invitation: InvitationWords = {
  // Plain, without isolates: each sign counts. An Arabic word first, so that a name in Latin letters
  // does not turn the whole text to the left.
  sms: ({ business, topics }) =>
    `من ${business}: هل يمكننا مراسلتك على واتساب حول: ${topics}؟ لرفض كل الرسائل أرسل STOP ردًا. للاطلاع واتخاذ القرار:`,
  smsOneWay: ({ business, topics }) =>
    `من ${business}: هل يمكننا مراسلتك على واتساب حول: ${topics}؟ للاطلاع ثم الموافقة أو الرفض:`,
}
