import type { PageWords } from '../pages-words.ts'

export const pages: PageWords = {
  form: {
    title: (business) => `Messages de ${business} sur WhatsApp`,
    lead: (business) =>
      `${business} souhaite vous écrire sur WhatsApp. Vous choisissez à quel sujet.`,
    agreeTo: 'Ce que vous acceptez',
    topics: 'Que souhaitez-vous recevoir\u202f?',
    topicsHint: 'Rien n’est coché d’avance. Cochez ce que vous voulez.',
    phone: 'Votre numéro WhatsApp',
    phoneHint: ({ international }) =>
      `Avec l’indicatif du pays, par exemple ${international}. Un numéro national convient aussi.`,
    submit: 'Accepter les messages sur WhatsApp',
    refuse: 'Cela ne vous intéresse pas\u202f? Fermez simplement cette page. Rien ne change.',
    privacy: 'Politique de confidentialité',
    leaveEmpty: 'Laissez ce champ vide',
  },
  thanks: {
    title: 'Merci',
    pendingTitle: 'Encore une étape',
    given: (business) =>
      `Vous avez accepté de recevoir sur WhatsApp des messages de ${business} au sujet de\u00a0:`,
    pending: (business, by) =>
      `${business} va vous demander, ${by === 'sms' ? 'par SMS' : 'sur WhatsApp'}, de confirmer. Rien d’autre n’est envoyé avant votre confirmation. Vous avez choisi\u00a0:`,
    unasked: (number) =>
      `Si aucune question n’arrive d’ici quelques minutes, écrivez OUI au ${number} sur WhatsApp, depuis le téléphone dont vous avez donné le numéro.`,
    words: 'Le texte que vous avez accepté',
    // The page puts a colon right behind it.
    when: 'Date et heure\u00a0',
    stopTitle: 'Pour arrêter',
    stop: (number) => `Envoyez STOP au ${number} sur WhatsApp, à tout moment.`,
    stopNoNumber: 'Répondez STOP à n’importe quel message, à tout moment.',
    again: (number) =>
      `Si vous aviez arrêté les messages et souhaitez les recevoir de nouveau, envoyez START au ${number} sur WhatsApp, depuis le téléphone dont vous avez donné le numéro. D’ici là, rien n’est envoyé.`,
    open: 'Ouvrir WhatsApp',
    openHint: (business) =>
      `Un message à ${business} y est déjà écrit. Il n’est pas nécessaire de l’envoyer\u00a0: vous avez déjà donné votre accord.`,
    pendingOpenHint:
      'Un message y est déjà écrit. Envoyez-le, et votre choix est confirmé aussitôt.',
  },
  languages: 'Langue',
  stopHere: 'Pour arrêter les messages, c’est ici',
  stopAlways:
    'Pour arrêter les messages, envoyez STOP depuis votre téléphone\u00a0: cela fonctionne toujours.',
  tryAgain: 'Réessayer',
  faulty: (title) => `À vérifier\u00a0: ${title}`,
  errors: {
    summary: 'À vérifier',
    phone_invalid:
      'Vérifiez le numéro de téléphone. Il manque peut-être des chiffres, ou il y en a trop.',
    phone_required: 'Saisissez votre numéro WhatsApp.',
    topic_required: 'Cochez au moins un type de messages, ou fermez cette page.',
    topic_unknown: 'L’un des choix n’existe plus. Veuillez choisir de nouveau.',
    notice_changed:
      'Le texte a changé pendant que cette page était ouverte. Veuillez le lire de nouveau.',
    store_unavailable:
      'L’enregistrement est impossible pour le moment. Rien n’est perdu\u00a0: veuillez réessayer.',
  },
  problems: {
    paused: [
      'Ce formulaire est en pause',
      'Les inscriptions sont fermées pour le moment. Veuillez revenir plus tard.',
    ],
    not_found: ['Il n’y a rien ici', 'Le lien est peut-être mal saisi, ou n’est plus utilisé.'],
    rate_limited: [
      'Un instant, s’il vous plaît',
      'Trop de tentatives ont été faites d’ici. Attendez une minute et réessayez.',
    ],
    origin_forbidden: [
      'Cet envoi ne vient pas de notre formulaire',
      'Veuillez rouvrir le formulaire et l’envoyer de là.',
    ],
    too_slow: [
      'Cela a pris trop de temps',
      'Votre envoi n’est pas arrivé en entier. Rien n’a été enregistré\u00a0: veuillez l’envoyer de nouveau.',
    ],
    too_large: ['Envoi trop volumineux', 'Cet envoi dépasse la taille possible d’un formulaire.'],
    internal: [
      'Une erreur est survenue',
      'Elle vient de nous, pas de vous. Veuillez réessayer dans un instant.',
    ],
  },
  kinds: {
    form: 'Formulaire',
    page: 'Page',
    popup: 'Fenêtre pop-up',
    banner: 'Bannière',
    checkbox: 'Case à cocher',
    wa_link: 'Lien WhatsApp',
    qr: 'Code QR',
    sms_link: 'Lien par SMS',
    sms_keyword: 'Mot-clé par SMS',
    ivr: 'Menu téléphonique',
    ctwa_ad: 'Publicité qui ouvre WhatsApp',
    chat: 'Discussion',
    kiosk: 'Borne',
    atm: 'Distributeur de billets',
    in_person: 'En personne',
    paper: 'Papier',
    email: 'E-mail',
    social: 'Réseaux sociaux',
    api: 'API',
    import: 'Importation',
  },
  channels: {
    web: 'web',
    whatsapp: 'WhatsApp',
    sms: 'SMS',
    voice: 'appel téléphonique',
    terminal: 'borne',
    paper: 'papier',
    api: 'API',
    import: 'importation',
  },
}
