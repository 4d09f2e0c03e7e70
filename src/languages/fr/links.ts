import type { ConfirmWords, InvitationWords, LinkWords } from '../links-words.ts'

export const links: LinkWords = {
  title: (business) => `Messages de ${business} sur WhatsApp`,
  lead: (business) =>
    `Pour accepter, envoyez à ${business} un message WhatsApp. Il est déjà écrit\u00a0: lisez-le, puis envoyez-le si vous le souhaitez.`,
  topics: 'Vous pouvez recevoir\u00a0:',
  open: 'Ouvrir WhatsApp',
  openHint: 'Ouvrir WhatsApp ne vaut pas accord. Seul votre message compte.',
  phone: 'Continuer sur votre téléphone',
  phoneHint: 'Visez ce code avec l’appareil photo.',
  code: (business) => `Code QR qui ouvre la discussion avec ${business} sur un téléphone`,
  number: 'Ou écrivez vous-même à ce numéro',
  numberHint: 'Envoyez-lui ce texte\u00a0:',
  message: 'Le message',
  stopTitle: 'Pour arrêter',
  stop: (number) => `Envoyez STOP au ${number} sur WhatsApp, à tout moment.`,
  words: 'Ce que vous acceptez',
  poster: {
    scan: 'Recevez nos messages sur WhatsApp',
    how: 'Scannez le code avec votre téléphone. Un message prêt à envoyer s’ouvre\u00a0: l’envoyer vaut accord.',
    about: 'Vous pouvez recevoir',
    words: 'Ce que vous acceptez',
    full: (address) =>
      `Tout ce que vous pouvez recevoir et le texte complet de ce que vous acceptez\u00a0: ${address}`,
    stop: (number) => `Envoyez STOP au ${number} sur WhatsApp à tout moment, et tout s’arrête.`,
    reach: (millimetres, centimetres) =>
      `Code de ${millimetres}\u00a0mm de large\u00a0: lisible jusqu’à environ ${centimetres}\u00a0cm`,
    wording: (id, version) => `Texte ${id}, version ${version}`,
    fold: 'plier ici',
  },
}

export const confirm: ConfirmWords = {
  question: {
    title: 'Une dernière étape',
    lead: (business) =>
      `Avec votre accord, ${business} pourra vous écrire sur WhatsApp au sujet de\u00a0:`,
    agree: 'Oui, j’accepte',
  },
  invitation: {
    title: (business) => `Messages de ${business} sur WhatsApp`,
    lead: (business) => `Acceptez-vous que ${business} vous écrive sur WhatsApp à ce sujet\u202f?`,
    agree: 'Accepter et ouvrir WhatsApp',
    agreeOnly: 'Accepter',
  },
  decline: 'Non, merci',
  takeBack: 'Retirer mon accord',
  unchanged:
    'Rien ne vous oblige à décider. Si vous fermez simplement cette page, vous n’acceptez rien.',
  tapped: {
    title: 'Une dernière étape',
    lead: (business) =>
      `Ouvrez WhatsApp et envoyez le message qui y est écrit. D’ici là, ${business} ne vous envoie rien. Il s’agit de messages au sujet de\u00a0:`,
  },
  agreed: {
    title: 'Merci, vous avez accepté',
    lead: (business) => `${business} peut maintenant vous écrire sur WhatsApp au sujet de\u00a0:`,
  },
  declined: {
    title: 'C’est noté',
    lead: (business) =>
      `${business} ne vous écrira pas à ce sujet. Vous n’avez rien d’autre à faire.`,
  },
  withdrawn: {
    title: 'C’est noté',
    lead: (business) =>
      `L’accord que vous aviez donné est retiré. ${business} ne vous écrira plus au sujet de\u00a0:`,
  },
  expired: {
    title: 'Ce lien a expiré',
    lead: (business) =>
      `Aucun accord n’a été donné par ce lien. Si vous souhaitez toujours recevoir des messages de ${business}, vous pouvez recommencer.`,
  },
  changed: 'Le texte a changé pendant que cette page était ouverte. Veuillez le lire de nouveau.',
  open: 'Ouvrir WhatsApp',
  openHint: 'Un message à l’entreprise y est prêt. Il n’est pas nécessaire de l’envoyer.',
  form: 'S’inscrire de nouveau',
  onWhatsApp: 'Recommencer sur WhatsApp',
  words: 'Ce que vous acceptez',
  agreedWords: 'Le texte que vous avez accepté',
  // The page puts a colon right behind it.
  when: 'Date et heure\u00a0',
  stop: (number) =>
    `Vous pouvez arrêter à tout moment\u00a0: envoyez STOP au ${number} sur WhatsApp.`,
  stopNoNumber: 'Vous pouvez arrêter à tout moment\u00a0: répondez STOP à n’importe quel message.',
  again: (number) =>
    `Si vous avez arrêté les messages depuis et souhaitez les recevoir de nouveau, envoyez START au ${number} sur WhatsApp.`,
  stands: (business) =>
    `Pour ce lien, votre refus reste valable. Si vous changez d’avis plus tard, vous pourrez vous inscrire de nouveau auprès de ${business}.`,
}

export const invitation: InvitationWords = {
  // Plain spaces and letters of GSM 7-bit alone: others would make the text dearer.
  sms: ({ business, topics }) =>
    `${business} : acceptez-vous nos messages WhatsApp sur : ${topics} ? Pour refuser tout message, répondez STOP. Lire et décider :`,
  smsOneWay: ({ business, topics }) =>
    `${business} : acceptez-vous nos messages WhatsApp sur : ${topics} ? Lire, accepter ou refuser :`,
}
