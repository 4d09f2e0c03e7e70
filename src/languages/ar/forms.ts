import type { EmbedWords, FormWords } from '../forms-words.ts'
import { auto, ltr } from '../isolate.ts'

export const forms: FormWords = {
  no: 'لا، شكرًا',
  understood: {
    title: 'حسنًا',
    text: (business) =>
      `لم يُحفظ شيء. ولن تصلك رسائل من ${auto(business)} بسبب هذه الصفحة. لا يلزم أي شيء آخر.`,
    back: 'العودة إلى النموذج',
  },
  topicRequired: 'يُرجى وضع علامة على نوع واحد من الرسائل على الأقل، أو اختيار «لا، شكرًا».',
  agreeAndOpen: 'الموافقة وفتح واتساب',
  oneTopic: 'تشمل موافقتك رسائل حول:',
  points: {
    title: 'كيف يتم ذلك',
    choose: {
      title: 'ما تختاره فقط',
      text: 'لكل نوع من الرسائل مربع خاص به. اترك مربع ما لا تريده فارغًا.',
    },
    stop: {
      title: 'كلمة واحدة تكفي للإيقاف',
      text: (number) =>
        number === ''
          ? 'أرسل STOP ردًا على أي رسالة، متى شئت.'
          : `أرسل STOP إلى ${ltr(number)} على واتساب، متى شئت.`,
    },
    refuse: {
      title: 'لا بأس بالرفض',
      text: 'إذا فضّلت الرفض، يكفي اختيار «لا، شكرًا»، ولن يُحفظ شيء.',
    },
  },
  kiosk: {
    language: 'اللغة',
    over: 'العودة إلى البداية',
    phoneHint: 'رقم محلي، أو + ثم رمز الدولة.',
    agree: 'موافقة',
    no: 'لا، شكرًا',
    keypad: 'لوحة الأرقام',
    erase: 'حذف آخر رقم',
    clear: 'مسح الكل',
    plus: 'علامة زائد، قبل رمز الدولة',
    done: 'إنهاء',
    scan: {
      title: 'على هاتفك أنت',
      code: 'رمز QR يفتح واتساب على هاتفك',
      given: (business) =>
        `وجّه كاميرا هاتفك إلى الرمز، فيُفتح واتساب وفيه رسالة مكتوبة إلى ${auto(business)}. لا يلزمك إرسالها، فقد وافقت بالفعل.`,
      pending: 'وجّه كاميرا هاتفك إلى الرمز، ثم أرسل الرسالة التي تظهر، فيتأكد اختيارك فورًا.',
    },
    idle: {
      title: 'هل ما زلت هنا؟',
      // The seconds run down: with the noun before them its form stays the same.
      counts: ['الثواني المتبقية قبل مسح هذه الشاشة: ', '.'],
      more: 'أحتاج إلى وقت إضافي',
    },
    wrongTerminal: [
      'لم يُجهَّز هذا الجهاز بعد',
      'تتعذّر قراءة اسم الجهاز أو اسم العملية في عنوان الصفحة. يُرجى إبلاغ الموظفين.',
    ],
  },
}

export const embed: EmbedWords = {
  title: (business) => `${auto(business)} على واتساب`,
  lead: (business) => `نودّ في ${auto(business)} مراسلتك. ولك اختيار الموضوعات.`,
  banner: (business) => `هل ترغب في تلقي رسائل ${auto(business)} على واتساب؟`,
  choose: 'نعم، أريد الاختيار',
  agree: 'موافقة',
  no: 'لا، شكرًا',
  close: 'إغلاق',
  done: 'شكرًا لك',
  given: 'وافقت على تلقي رسائل على واتساب حول:',
  again: (number) =>
    `هل سبق أن أوقفت الرسائل؟ أرسل START إلى ${ltr(number)} على واتساب من الهاتف الذي أدخلت رقمه، ولن يُرسل إليك شيء قبل ذلك.`,
  topicRequired: 'يُرجى وضع علامة على نوع واحد من الرسائل على الأقل.',
  failed: 'تعذّر الإرسال الآن. لم يضِع شيء. يُرجى المحاولة من جديد.',
}
