import type { ChatWords } from '../chat-words.ts'

export const chat: ChatWords = {
  agreement: ({ business, topics }) => `أوافق على تلقي ${topics} من ${business} عبر واتساب.`,
  howToStop: 'أرسل STOP في أي وقت لإيقاف الرسائل.',
  stopped: ({ business }) => `لن تصلك أي رسائل أخرى من ${business}. للبدء من جديد أرسل START.`,
  stoppedTopics: ({ business, topics }) => `لن تصلك رسائل أخرى من ${business} حول ${topics}.`,
  help: ({ business }) => `أنت تتحدث مع ${business}. أرسل STOP حتى لا تصلك رسائل أخرى.`,
  welcome: ({ business, topics }) =>
    `شكرًا لك. يمكن لـ ${business} الآن مراسلتك حول ${topics}. أرسل STOP في أي وقت للإيقاف.`,
  question: ({ business, topics }) =>
    `هل ترغب في تلقي رسائل ${business} حول ${topics} على واتساب؟ يمكنك الإيقاف في أي وقت بإرسال STOP.`,
  yes: 'نعم، أوافق',
  no: 'لا، شكرًا',
  howToAnswer: ({ yes, no }) => `أجب بـ «${yes}» أو «${no}».`,
  marketing: 'العروض',
  started: ({ business, topics }) =>
    `ستصلك من جديد رسائل ${business} حول ${topics}. أرسل STOP لإيقافها.`,
  startedNothing: ({ business }) =>
    `لم يعد هناك شيء موقوف. لن تصلك رسائل من ${business} إلا حول ما توافق عليه.`,
  stays: ({ business }) =>
    `ما أوقفته بغير STOP يبقى موقوفًا. لتلقيه من جديد سجّل موافقتك في إحدى صفحات ${business} ثم أرسل START.`,
  switchedOff: ({ business, topics }) =>
    `تبقى رسائل ${topics} متوقفة: خيار «العروض والإعلانات» متوقف في واتساب نفسه. اضغط على اسم ${business} أعلى المحادثة وفعّله. وإن لم يصلك شيء بعد ذلك، فسجّل موافقتك من جديد في إحدى صفحات ${business}.`,
  inReview: ({ business, topics }) =>
    `ربما كان ما كتبته رفضًا، وعلى ${business} أن تقرأه بعد. وحتى ذلك الحين لن تصلك رسائل حول ${topics}.`,
}
