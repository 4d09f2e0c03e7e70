import type { CallWords } from '../calls-words.ts'

export const calls: CallWords = {
  hello: ({ business }) => `Bonjour, ici ${business}. Merci de votre appel.`,
  calling: ({ business }) => `Bonjour, ${business} au téléphone.`,
  onWhatsApp: 'Les messages arrivent sur WhatsApp.',
  offerKeys: 'Pour accepter, tapez 1. Pour refuser, tapez 2. Pour réécouter, tapez 9.',
  language: (key) => `Pour le français, tapez ${key}.`,
  numberLanguage: (key) => `Pour le français, tapez ${key}, puis la touche dièse.`,
  numberWithheld:
    'Nous ne voyons pas le numéro depuis lequel vous appelez. Veuillez composer le numéro de mobile sur lequel vous utilisez WhatsApp, puis appuyer sur la touche dièse.',
  numberLandline:
    'Vous appelez depuis une ligne fixe. Veuillez composer le numéro de mobile sur lequel vous utilisez WhatsApp, puis appuyer sur la touche dièse. Si vous utilisez WhatsApp sur le numéro depuis lequel vous appelez, tapez 1, puis la touche dièse.',
  check: (number) => `Vous avez composé\u00a0: ${number}.`,
  keyAgain: 'Si le numéro n’est pas le bon, tapez 3 pour le composer à nouveau.',
  silence: 'Nous n’avons détecté aucune touche.',
  wrongKey: 'Cette touche ne fait pas partie des choix.',
  wrongNumber: 'Ce n’est pas un numéro de téléphone complet.',
  agreed: ({ number }) =>
    `Merci. Si un message de notre part arrive à ce numéro sur WhatsApp, veuillez y répondre, pour que nous sachions que c’était bien vous.${number === undefined ? '' : ` Si aucun message n’arrive, peut-être parce que vous aviez arrêté nos messages, veuillez envoyer START sur WhatsApp, depuis ce numéro, au ${number}.`} Au revoir.`,
  declined: 'C’est entendu. Nous ne vous enverrons pas ces messages. Au revoir.',
  nothing: 'Nous n’avons rien enregistré. Vous pouvez rappeler quand vous voulez. Au revoir.',
  machine: ({ business }) =>
    `C’était ${business} au téléphone. Vous n’avez rien à faire. Au revoir.`,
  closed: ({ business }) =>
    `Merci d’avoir appelé ${business}. Cette ligne ne prend pas d’inscriptions pour le moment. Rien n’a été enregistré. Au revoir.`,
  plus: 'plus',
  pause: ', ',
}
