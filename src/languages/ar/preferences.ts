import { auto, ltr } from '../isolate.ts'
import type { PreferenceWords } from '../preferences-words.ts'

const plural = new Intl.PluralRules('ar')

/** A number with its noun, whose form and case it governs; one and two stand without the figure. */
interface Counted {
  readonly one: string
  readonly two: string
  /** 3 to 10, and 103 to 110. */
  readonly few: string
  /** 11 to 99, and 111 to 199. */
  readonly many: string
  /** Hundreds, and what is left. */
  readonly other: string
}

function counted(count: number, noun: Counted): string {
  const form = plural.select(count)
  if (form === 'one' || form === 'two') return noun[form]
  return `${ltr(`${count}`)} ${form === 'zero' ? noun.other : noun[form]}`
}

const DAYS = { few: 'أيام', many: 'يومًا', other: 'يوم', one: 'يوم واحد' }
const EVENTS = {
  one: 'حدث واحد أقدم',
  two: 'حدثين أقدم',
  few: 'أحداث أقدم',
  many: 'حدثًا أقدم',
  other: 'حدث أقدم',
}

export const preferences: PreferenceWords = {
  preferences: {
    title: (business) => `رسائلك من ${auto(business)}`,
    lead: (number) => `رقم واتساب: ${ltr(number)}. يمكنك تغيير أي شيء هنا في أي وقت.`,
    done: 'تم الحفظ. هذا هو الوضع الآن.',
    summary: 'يُرجى التحقق مما يلي',
    topics: 'ما يصلك',
    topicsHint: 'ما عليه علامة مفعّل. غيّر العلامات ثم احفظ.',
    agreeTo: 'نص الموافقة عند وضع علامة جديدة',
    save: 'حفظ',
    on: (date) => `مفعّل منذ ${auto(date)}`,
    paused: (date) => `متوقف مؤقتًا حتى ${auto(date)}`,
    waitingAddress: 'بانتظار هاتفك. سبق أن رفضت، لذلك يجب أن يأتينا التأكيد من الرقم نفسه.',
    waitingAnswer: 'بانتظار جوابك: سألناك في رسالة.',
    lapsed: 'سبق أن وافقت، لكن صلاحية موافقتك انتهت. ضع علامة للموافقة من جديد.',
    off: (date) => `متوقف منذ ${auto(date)}`,
    notOffered: 'لا يمكن تفعيله هنا في الوقت الحالي.',
    stoppedAll: (date) =>
      `أوقفت كل الرسائل في ${auto(date)}. لا يُرسل إليك إلا ما تضع عليه علامة من جديد.`,
    stoppedMarketing: (date) => `أوقفت كل العروض والأخبار في ${auto(date)}.`,
    platformStop:
      'خيار «العروض والإعلانات» متوقف في واتساب نفسه لهذا المرسِل. وبوضع علامة هنا على موضوع، يُفعَّل الخيار لذلك الموضوع.',
    held: (business) => `إرسال الرسائل إليك معلّق حاليًا من جانب ${auto(business)}.`,
    erased: (date) =>
      `حُذف ما يدل على هويتك في ${auto(date)}. ولا يُحتفظ إلا بقراراتك بالرفض، من أجل الالتزام بها.`,
    prove: 'التأكيد برمز',
    stopShort: 'إيقاف كل شيء مباشرة',
    stopTitle: 'إيقاف كل شيء',
    stopText: (business) =>
      `بضغطة واحدة، لن تصلك أي رسائل أخرى من ${auto(business)} على أي قناة. ويمكنك البدء من جديد هنا متى شئت.`,
    stop: 'إيقاف كل الرسائل',
    stopped: 'كل الرسائل متوقفة الآن.',
    pauseTitle: 'إيقاف مؤقت',
    pauseText: 'لا عروض ولا أخبار لفترة، ثم تعود كما كانت.',
    pause: (days) => counted(days, { ...DAYS, two: 'يومان' }),
    pausedNow: (date) => `العروض والأخبار متوقفة مؤقتًا حتى ${auto(date)}.`,
    resume: 'إنهاء الإيقاف المؤقت الآن',
    resumeByCode: 'لإنهاء الإيقاف المؤقت قبل موعده، يُرجى التأكيد برمز',
    pauseLonger: 'تمديد الإيقاف المؤقت، ابتداءً من اليوم',
    languageTitle: 'اللغة',
    languageText: 'بأي لغة نردّ عليك؟',
    languageLabel: 'لغة رسائلنا',
    languageSave: 'حفظ اللغة',
    heldTitle: 'ما نحتفظ به عنك، ولماذا',
    heldText: (business) =>
      `يجب أن يكون بإمكان ${auto(business)} إثبات موافقتك، وأن تُحفظ قراراتك بالرفض من أجل الالتزام بها. لذلك يُحفظ كل اختيار مع وقته والنص الذي عُرض عليك.`,
    heldNothing: 'لا شيء مسجّل عن هذا الرقم حتى الآن.',
    earlier: (count) =>
      `إضافةً إلى ${count === undefined ? 'أحداث كثيرة أقدم' : counted(count, EVENTS)}، في السجل الكامل`,
    takeTitle: 'الحصول على نسخة',
    takeText: 'كل ما نحتفظ به، مع إيصال موقّع عن كل مرة وافقت فيها.',
    takePage: 'قراءة السجل الكامل',
    takeJson: 'تنزيل السجل في ملف (JSON)',
    eraseTitle: 'حذف ما نحتفظ به',
    eraseText: (business) =>
      `يُحذف نهائيًا رقمك وما كتبته والنصوص التي وافقت عليها، ولا تبقى أي موافقة منك سارية. أما قراراتك بالرفض فتبقى، تحت مفتاح لا تمكن مطابقته إلا من جانب ${auto(business)}، حتى لا يراسلك أحد بالخطأ. لا يمكن التراجع عن ذلك.`,
    eraseConfirm: 'نعم، أريد الحذف نهائيًا',
    erase: 'الحذف الآن',
    shownFile: 'تنزيل ما تعرضه هذه الصفحة (JSON)',
    proveTitle: 'الاطلاع على كل شيء والحصول على نسخة منه',
    proveText:
      'للاطلاع على السجل الكامل مع إيصالاته، أو الحصول على نسخة منه، أو حذفه، يلزم أولًا إثبات أن الرقم لك: نرسل إليه رمزًا.',
    proveLink: 'طلب رمز',
    privacy: 'سياسة الخصوصية',
  },
  record: {
    title: 'سجلّك',
    lead: (business) => `كل ما هو محفوظ عنك لدى ${auto(business)} من خلال هذه الخدمة.`,
    number: 'الرقم',
    person: 'المرجع',
    made: 'بتاريخ',
    now: 'الوضع الحالي',
    history: 'ما حدث، من الأحدث إلى الأقدم',
    receipts: 'الإيصالات',
    receiptsText: `كل إيصال يثبت موافقة واحدة. ويمكن لأي شخص التحقق من توقيعه بمفتاحنا العام في ${ltr('/.well-known/jwks.json')}.`,
    receipt: 'إيصال بتاريخ',
    back: 'رجوع',
  },
  history: {
    what: {
      'consent.given': 'وافقت على تلقي رسائل',
      'consent.pending': 'طُلب منك التأكيد',
      'consent.confirmed': 'أكّدت موافقتك',
      'consent.refused': 'رفضت تلقي رسائل',
      'marketing.stopped': 'أُوقفت العروض في واتساب',
      'marketing.resumed': 'فُعّلت العروض في واتساب',
      'hold.placed': 'عُلّق إرسال الرسائل إليك',
      'hold.lifted': 'رُفع تعليق الإرسال',
      'undeliverable.marked': 'تعذّر الوصول إلى رقمك',
      'undeliverable.cleared': 'أصبح الوصول إلى رقمك ممكنًا من جديد',
      'message.received': 'وصلتنا رسالة منك',
      'language.chosen': 'اخترت لغة الرسائل',
      'identity.changed': 'تغيّر رقمك أو حسابك',
      'person.merged': 'دُمج سجلّان لك في سجل واحد',
      'review.settled': 'أعدنا قراءة ما كتبته',
      'person.erased': 'حُذف ما يدل على هويتك',
      'import.finished': 'أُلغي استيراد خاطئ للبيانات',
    },
    reported: (business) => `سُجّل من جانب ${auto(business)} أنك وافقت`,
    waits: 'تسجيل جديد بانتظار التأكيد من هاتفك',
    started: 'بدأت تلقي الرسائل من جديد',
    stoppedAll: 'أوقفت كل الرسائل',
    stoppedMarketing: 'أوقفت العروض والأخبار',
    stoppedTopics: 'أوقفت بعض الرسائل',
    paused: (days) =>
      `أوقفت العروض والأخبار مؤقتًا لمدة ${counted(days, { ...DAYS, two: 'يومين' })}`,
    doubtful: 'ربما كان في ما كتبته رفض، لذلك العروض معلّقة',
    sent: {
      sent: 'أُرسلت إليك رسالة',
      delivered: 'وصلت إليك رسالة',
      read: 'قرأت رسالة',
      failed: 'تعذّر وصول رسالة إليك',
      unknown: 'ربما أُرسلت إليك رسالة',
    },
    about: (topics) => `حول: ${auto(topics)}`,
    through: (channel) => `عن طريق: ${auto(channel)}`,
    words: 'النص الذي عُرض عليك',
    removed: 'حُذفت التفاصيل',
  },
  stop: {
    title: (business) => `إيقاف رسائل ${auto(business)}`,
    lead: 'لا حاجة إلى حساب ولا إلى تسجيل دخول.',
    leadWays: 'لا حاجة إلى حساب ولا إلى تسجيل دخول. اختر الطريقة التي تناسبك.',
    phoneTitle: 'من هاتفك',
    phoneText: (number) =>
      `أرسل STOP إلى ${ltr(number)} على واتساب. تتوقف كل الرسائل فورًا، وتصلك رسالة تؤكد ذلك.`,
    phoneOpen: 'فتح واتساب برسالة STOP جاهزة',
    phoneQr: (number) => `رمز QR يفتح واتساب برسالة STOP جاهزة إلى ${ltr(number)}`,
    phoneScan: 'على الكمبيوتر؟ وجّه كاميرا هاتفك إلى هذا الرمز.',
    smsText: (number) => `أو أرسل STOP برسالة نصية إلى ${ltr(number)}.`,
    codeTitle: 'باستخدام رمز',
    codeText: 'أدخل رقمك، فنرسل إليه رمزًا. وبهذا الرمز يمكنك إيقاف كل شيء أو اختيار ما يصلك.',
    number: 'رقمك',
    numberHint: ({ international }) =>
      `مع رمز الدولة، مثل ${ltr(international)}. والرقم المحلي مقبول أيضًا.`,
    send: 'طلب رمز',
    chooseTitle: 'ما الجهة المطلوب إيقاف رسائلها؟',
    chooseText: 'اختر الجهة التي تراسلك.',
    sentTitle: 'إدخال الرمز',
    sentText: (business) =>
      `إذا أمكن وصول رسالة إلى الرقم الذي أدخلته، فسيصله رمز من ${auto(business)} خلال دقيقة. والرمز صالح لمدة عشر دقائق.`,
    code: 'الرمز',
    codeHint: 'ستة أرقام',
    show: 'متابعة',
    again: 'لم يصل الرمز؟ تحقّق من الرقم واطلب رمزًا من جديد',
    noWay: 'لا يمكن إرسال رموز هنا. يُرجى إرسال STOP من هاتفك كما هو مبيّن أعلاه.',
    // Plain, without isolates: it leaves as an SMS.
    message: (code, business) =>
      `${code} هو رمزك لإيقاف رسائل ${business} أو اختيار ما يصلك منها. إذا لم تطلبه، يُرجى تجاهل هذه الرسالة.`,
  },
  closed: {
    title: 'هذا الرابط لا يعمل',
    text: 'انتهت صلاحيته أو لم يُنسخ كاملًا. لم يتغيّر شيء. يمكنك الحصول على رابط جديد باستخدام رقمك.',
    again: 'الحصول على رابط جديد',
    codeTitle: 'انتهت صلاحية هذا الرمز',
    codeAgain: 'طلب رمز جديد',
    codeText: 'الرمز صالح لمدة عشر دقائق، ولمرة واحدة، ولخمس محاولات كحد أقصى. لم يتغيّر شيء.',
  },
  errors: {
    topic_unknown: 'أحد الخيارات لم يعد موجودًا. يُرجى الاختيار من جديد.',
    notice_changed: 'تغيّر النص بينما كانت هذه الصفحة مفتوحة. يُرجى قراءته ووضع العلامات من جديد.',
    page_stale: 'لم تعد هذه الصفحة محدّثة. يُرجى مراجعتها والحفظ من جديد.',
    choice_unknown: 'يُرجى اختيار أحد الخيارات المعروضة.',
    confirm_needed: 'يُرجى وضع علامة في المربع لتأكيد قبولك الحذف النهائي.',
    store_unavailable: 'تعذّر الحفظ الآن. لم يضِع شيء. يُرجى الإرسال من جديد.',
    phone_invalid: 'يُرجى التحقق من رقم الهاتف. ربما تنقصه أرقام، أو فيه أرقام زائدة.',
    phone_required: 'يُرجى إدخال رقمك.',
    code_wrong: 'ليس هذا هو الرمز الذي أرسلناه. يُرجى التحقق منه والمحاولة من جديد.',
    code_short: 'يتكوّن الرمز من ستة أرقام. يُرجى إدخالها كلها.',
    too_many_codes:
      'طُلبت رموز كثيرة اليوم. يُرجى إرسال STOP من هاتفك بدلًا من ذلك، فهذه الطريقة تعمل دائمًا.',
    no_code:
      'لا يمكن إرسال رمز إلى هذا الرقم. يُرجى إرسال STOP منه بدلًا من ذلك، فهذه الطريقة تعمل دائمًا.',
  },
}
