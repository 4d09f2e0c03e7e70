import type { ChatWords } from '../chat-words.ts'

export const chat: ChatWords = {
  agreement: ({ business, topics }) =>
    `J’accepte de recevoir ${topics} de ${business} sur WhatsApp.`,
  howToStop: 'Répondez STOP à tout moment pour ne plus recevoir de messages.',
  stopped: ({ business }) =>
    `Vous ne recevrez plus de messages de ${business}. Pour reprendre, répondez START.`,
  stoppedTopics: ({ business, topics }) =>
    `Vous ne recevrez plus de messages de ${business} sur : ${topics}.`,
  help: ({ business }) =>
    `Vous discutez avec ${business}. Répondez STOP pour ne plus recevoir de messages.`,
  welcome: ({ business, topics }) =>
    `Merci. ${business} peut maintenant vous écrire sur : ${topics}. Répondez STOP à tout moment pour arrêter.`,
  question: ({ business, topics }) =>
    `Souhaitez-vous recevoir sur WhatsApp des messages de ${business} sur : ${topics} ? Vous pourrez arrêter à tout moment en répondant STOP.`,
  yes: 'Oui, j’accepte',
  no: 'Non, merci',
  howToAnswer: ({ yes, no }) => `Répondez «\u202f${yes}\u202f» ou «\u202f${no}\u202f».`,
  marketing: 'offres',
  started: ({ business, topics }) =>
    `Vous recevrez de nouveau les messages de ${business} sur : ${topics}. Répondez STOP pour arrêter.`,
  startedNothing: ({ business }) =>
    `Plus rien n’est arrêté. ${business} ne vous écrira que sur ce que vous acceptez.`,
  stays: ({ business }) =>
    `Ce que vous avez arrêté autrement que par STOP reste arrêté. Pour le recevoir de nouveau, acceptez sur une page de ${business}, puis répondez START.`,
  switchedOff: ({ business, topics }) =>
    `Ces messages restent désactivés : ${topics}. Dans WhatsApp même, l’option «\u202fOffres et annonces\u202f» est désactivée. Touchez le nom de ${business} en haut de la discussion et activez-la. Si rien n’arrive ensuite, acceptez de nouveau sur une page de ${business}.`,
  inReview: ({ business, topics }) =>
    `Ce que vous avez écrit était peut-être un refus, et ${business} doit encore le lire. D’ici là, vous ne recevrez pas de messages sur : ${topics}.`,
}
