import type { EmbedWords, FormWords } from '../forms-words.ts'

export const forms: FormWords = {
  no: 'Non, merci',
  understood: {
    title: 'C’est noté',
    text: (business) =>
      `Rien n’a été conservé. ${business} ne vous écrira pas en raison de cette page. Vous n’avez rien d’autre à faire.`,
    back: 'Retour au formulaire',
  },
  topicRequired: 'Cochez au moins un type de messages, ou choisissez «\u202fNon, merci\u202f».',
  agreeAndOpen: 'Accepter et ouvrir WhatsApp',
  oneTopic: 'Votre accord porte sur des messages au sujet de\u00a0:',
  points: {
    title: 'Comment ça marche',
    choose: {
      title: 'Seulement ce que vous cochez',
      text: 'Chaque type de messages a sa propre case. Laissez vide ce que vous ne voulez pas.',
    },
    stop: {
      title: 'Un mot suffit pour arrêter',
      text: (number) =>
        number === ''
          ? 'Répondez STOP à n’importe quel message, quand vous voulez.'
          : `Envoyez STOP au ${number} sur WhatsApp, quand vous voulez.`,
    },
    refuse: {
      title: 'Vous pouvez dire non',
      text: 'Si vous préférez refuser, choisissez «\u202fNon, merci\u202f», et rien n’est conservé.',
    },
  },
  kiosk: {
    language: 'Langue',
    over: 'Recommencer',
    phoneHint: 'Un numéro national, ou + et l’indicatif du pays.',
    agree: 'Accepter',
    no: 'Non, merci',
    keypad: 'Pavé numérique',
    erase: 'Effacer le dernier chiffre',
    clear: 'Tout effacer',
    plus: 'Plus, avant l’indicatif du pays',
    done: 'Terminer',
    scan: {
      title: 'Sur votre propre téléphone',
      code: 'Code QR qui ouvre WhatsApp sur votre téléphone',
      given: (business) =>
        `Visez le code avec l’appareil photo\u00a0: WhatsApp s’ouvre, avec un message à ${business} déjà écrit. Il n’est pas nécessaire de l’envoyer\u00a0: vous avez déjà donné votre accord.`,
      pending:
        'Visez le code avec l’appareil photo et envoyez le message qui s’ouvre\u00a0: votre choix est alors confirmé aussitôt.',
      bare: (business) =>
        `Visez le code avec l’appareil photo\u00a0: WhatsApp s’ouvre sur la discussion avec ${business}. Votre choix est trop long pour un code, aucun message n’y est donc écrit.`,
    },
    idle: {
      title: 'Êtes-vous toujours là\u202f?',
      counts: ['Cet écran s’efface dans ', ' secondes.'],
      more: 'Il me faut plus de temps',
    },
    wrongTerminal: [
      'Cette borne n’est pas encore configurée',
      'Le nom de la borne ou de l’opération, dans l’adresse de la page, est illisible. Veuillez prévenir le personnel.',
    ],
  },
}

export const embed: EmbedWords = {
  title: (business) => `${business} sur WhatsApp`,
  lead: (business) => `${business} souhaite vous écrire. Vous choisissez à quel sujet.`,
  banner: (business) => `Souhaitez-vous recevoir des messages de ${business} sur WhatsApp\u202f?`,
  choose: 'Oui, je choisis',
  agree: 'Accepter',
  no: 'Non, merci',
  close: 'Fermer',
  done: 'Merci',
  given: 'Vous avez accepté de recevoir sur WhatsApp des messages au sujet de\u00a0:',
  again: (number) =>
    `Vous aviez arrêté les messages\u202f? Envoyez START au ${number} sur WhatsApp, depuis le téléphone dont vous avez donné le numéro\u202f; d’ici là, rien n’est envoyé.`,
  topicRequired: 'Cochez au moins un type de messages.',
  failed: 'L’envoi est impossible pour le moment. Rien n’est perdu\u00a0: veuillez réessayer.',
}
