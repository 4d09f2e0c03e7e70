import type { ChatWords } from '../chat-words.ts'

export const chat: ChatWords = {
  agreement: ({ business, topics }) => `Accetto di ricevere ${topics} da ${business} su WhatsApp.`,
  howToStop: 'Risponda STOP in qualsiasi momento per non ricevere più messaggi.',
  stopped: ({ business }) =>
    `Non riceverà più messaggi da ${business}. Per ricominciare risponda START.`,
  stoppedTopics: ({ business, topics }) =>
    `Non riceverà più messaggi da ${business} su: ${topics}.`,
  help: ({ business }) =>
    `Sta scrivendo a ${business}. Risponda STOP per non ricevere più messaggi.`,
  welcome: ({ business, topics }) =>
    `Grazie. ${business} ora può scriverle su: ${topics}. Risponda STOP in ogni momento per terminare.`,
  question: ({ business, topics }) =>
    `Vuole ricevere su WhatsApp messaggi da ${business} su: ${topics}? Può terminare in ogni momento rispondendo STOP.`,
  yes: 'Sì, accetto',
  no: 'No, grazie',
  howToAnswer: ({ yes, no }) => `Risponda «${yes}» oppure «${no}».`,
  marketing: 'offerte',
  started: ({ business, topics }) =>
    `Riceverà di nuovo messaggi da ${business} su: ${topics}. Risponda STOP per terminare.`,
  startedNothing: ({ business }) =>
    `Nulla è più sospeso. ${business} le scriverà solo su ciò che accetta.`,
  stays: ({ business }) =>
    `Ciò che ha fermato in altro modo che con STOP resta fermo. Per riceverlo di nuovo, accetti su una pagina di ${business} e risponda START.`,
  switchedOff: ({ business, topics }) =>
    `Questi messaggi restano disattivati: ${topics}. Nell’app WhatsApp la voce «Offerte e annunci» è disattivata. Tocchi il nome di ${business} in alto nella chat e la attivi. Se poi non arriva nulla, accetti di nuovo su una pagina di ${business}.`,
  inReview: ({ business, topics }) =>
    `Ciò che ha scritto poteva essere un no, e ${business} deve ancora leggerlo. Fino ad allora non riceverà messaggi su: ${topics}.`,
}
