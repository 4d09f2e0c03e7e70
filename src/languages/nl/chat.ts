import type { ChatWords } from '../chat-words.ts'

export const chat: ChatWords = {
  agreement: ({ business, topics }) => `Ik ga akkoord met ${topics} van ${business} via WhatsApp.`,
  howToStop: 'Antwoord op elk moment STOP om geen berichten meer te ontvangen.',
  stopped: ({ business }) =>
    `U krijgt geen berichten meer van ${business}. Antwoord START om weer te beginnen.`,
  stoppedTopics: ({ business, topics }) =>
    `U krijgt van ${business} geen berichten meer over ${topics}.`,
  help: ({ business }) =>
    `U chat met ${business}. Antwoord STOP om geen berichten meer te krijgen.`,
  welcome: ({ business, topics }) =>
    `Dank u. ${business} mag u nu schrijven over ${topics}. Antwoord op elk moment STOP om te stoppen.`,
  question: ({ business, topics }) =>
    `Wilt u op WhatsApp berichten van ${business} krijgen over ${topics}? U kunt op elk moment stoppen met STOP.`,
  yes: 'Ja, akkoord',
  no: 'Nee, dank u',
  howToAnswer: ({ yes, no }) => `Antwoord ‘${yes}’ of ‘${no}’.`,
  marketing: 'aanbiedingen',
  started: ({ business, topics }) =>
    `U krijgt van ${business} weer berichten over ${topics}. Antwoord STOP om te stoppen.`,
  startedNothing: ({ business }) =>
    `Er is niets meer gestopt. ${business} schrijft u alleen over onderwerpen waarmee u instemt.`,
  stays: ({ business }) =>
    `Wat u anders dan met STOP hebt gestopt, blijft gestopt. Ga akkoord op een pagina van ${business} en antwoord START om het weer te krijgen.`,
  switchedOff: ({ business, topics }) =>
    `Berichten over ${topics} blijven uit: in WhatsApp zelf staat ‘Aanbiedingen en aankondigingen’ uit. Tik boven in de chat op de naam van ${business} en zet het aan. Komt er dan niets, ga dan opnieuw akkoord op een pagina van ${business}.`,
  inReview: ({ business, topics }) =>
    `Wat u schreef was misschien een nee, en ${business} moet het nog lezen. Tot dan krijgt u geen berichten over ${topics}.`,
}
