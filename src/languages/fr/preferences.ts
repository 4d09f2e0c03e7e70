import type { PreferenceWords } from '../preferences-words.ts'

export const preferences: PreferenceWords = {
  preferences: {
    title: (business) => `Vos messages de ${business}`,
    lead: (number) =>
      `Pour le numéro WhatsApp ${number}. Vous pouvez tout modifier ici, à tout moment.`,
    done: 'C’est enregistré. Voici la situation actuelle.',
    summary: 'À vérifier',
    topics: 'Ce que vous recevez',
    topicsHint:
      'Case cochée\u00a0: vous recevez ces messages. Modifiez les cases, puis enregistrez.',
    agreeTo: 'Ce que vous acceptez en cochant une nouvelle case',
    save: 'Enregistrer',
    on: (date) => `Réception activée depuis le ${date}`,
    paused: (date) => `Réception en pause jusqu’au ${date}`,
    waitingAddress:
      'En attente de votre téléphone. Vous aviez dit non\u00a0: la confirmation doit donc venir du numéro lui-même.',
    waitingAnswer: 'En attente de votre réponse\u00a0: la question vous a été envoyée par message.',
    lapsed:
      'Vous aviez accepté, mais cet accord a expiré. Cochez la case pour accepter de nouveau.',
    off: (date) => `Réception désactivée depuis le ${date}`,
    notOffered: 'Activation impossible ici pour le moment.',
    stoppedAll: (date) =>
      `Vous avez arrêté tous les messages le ${date}. Rien n’est envoyé, sauf ce que vous cochez de nouveau.`,
    stoppedMarketing: (date) => `Vous avez arrêté toutes les offres et nouveautés le ${date}.`,
    platformStop:
      'Dans WhatsApp même, l’option «\u202fOffres et annonces\u202f» est désactivée pour cet expéditeur. Si vous cochez un sujet ici, elle est activée pour ce sujet.',
    held: (business) =>
      `De son côté, ${business} suspend actuellement l’envoi de messages à votre numéro.`,
    erased: (date) =>
      `Ce qui vous identifiait a été effacé le ${date}. Seuls vos refus sont conservés, afin d’être respectés.`,
    prove: 'Confirmer avec un code',
    stopShort: 'Simplement tout arrêter',
    stopTitle: 'Tout arrêter',
    stopText: (business) =>
      `Un seul appui, et ${business} ne vous envoie plus aucun message, sur aucun canal. Vous pourrez recommencer ici quand vous voudrez.`,
    stop: 'Arrêter tous les messages',
    stopped: 'Tous les messages sont arrêtés.',
    pauseTitle: 'Faire une pause',
    pauseText:
      'Pas d’offres ni de nouveautés pendant un certain temps\u202f; elles reviennent ensuite comme avant.',
    pause: (days) => `${days} jours`,
    pausedNow: (date) => `Les offres et nouveautés sont en pause jusqu’au ${date}.`,
    resume: 'Mettre fin à la pause',
    resumeByCode: 'Pour mettre fin à la pause plus tôt, confirmez avec un code',
    pauseLonger: 'Prolonger la pause, à compter d’aujourd’hui',
    languageTitle: 'Langue',
    languageText: 'Dans quelle langue devons-nous vous répondre\u202f?',
    languageLabel: 'Langue de nos messages',
    languageSave: 'Enregistrer la langue',
    heldTitle: 'Ce que nous conservons à votre sujet, et pourquoi',
    heldText: (business) =>
      `${business} doit pouvoir prouver votre accord, et garder en mémoire vos refus pour les respecter. Chaque choix est donc conservé, avec la date, l’heure et le texte qui vous a été présenté.`,
    heldNothing: 'Rien n’est encore enregistré au sujet de ce numéro.',
    earlier: (count) =>
      count === 1
        ? 'et une entrée plus ancienne, dans le relevé complet'
        : `et ${count ?? 'de nombreuses'} entrées plus anciennes, dans le relevé complet`,
    takeTitle: 'Récupérer vos données',
    takeText: 'La totalité, avec un reçu signé pour chaque accord que vous avez donné.',
    takePage: 'Lire le relevé complet',
    takeJson: 'Télécharger le fichier (JSON)',
    eraseTitle: 'Effacer ce qui est conservé',
    eraseText: (business) =>
      `Votre numéro, ce que vous avez écrit et les textes que vous avez acceptés sont supprimés définitivement, et plus aucun de vos accords ne compte. Vos refus restent, sous une clé que personne d’autre que ${business} ne peut rapprocher de votre numéro, pour que personne ne vous écrive par erreur. Cette action est irréversible.`,
    eraseConfirm: 'Oui, effacer définitivement',
    erase: 'Effacer maintenant',
    shownFile: 'Télécharger ces informations (JSON)',
    proveTitle: 'Tout consulter et tout récupérer',
    proveText:
      'Pour consulter le relevé complet avec ses reçus, le récupérer ou l’effacer, montrez d’abord que ce numéro est le vôtre\u00a0: nous y envoyons un code.',
    proveLink: 'Recevoir un code',
    privacy: 'Politique de confidentialité',
  },
  record: {
    title: 'Votre relevé',
    lead: (business) =>
      `Tout ce que ${business} conserve à votre sujet par l’intermédiaire de ce service.`,
    number: 'Numéro',
    person: 'Référence',
    made: 'Établi le',
    now: 'Situation actuelle',
    history: 'Historique, du plus récent au plus ancien',
    receipts: 'Reçus',
    receiptsText:
      'Chacun prouve un accord\u00a0: tout le monde peut en vérifier la signature avec notre clé publique, à l’adresse /.well-known/jwks.json.',
    receipt: 'Reçu du',
    back: 'Retour',
  },
  history: {
    what: {
      'consent.given': 'Vous avez donné votre accord',
      'consent.pending': 'Une confirmation vous a été demandée',
      'consent.confirmed': 'Vous avez confirmé',
      'consent.refused': 'Vous avez refusé',
      'marketing.stopped': 'Les offres ont été désactivées dans WhatsApp',
      'marketing.resumed': 'Les offres ont été activées dans WhatsApp',
      'hold.placed': 'L’envoi de messages à votre numéro a été suspendu',
      'hold.lifted': 'La suspension a été levée',
      'undeliverable.marked': 'Votre numéro était injoignable',
      'undeliverable.cleared': 'Votre numéro était de nouveau joignable',
      'message.received': 'Vous nous avez écrit',
      'language.chosen': 'Vous avez choisi la langue des messages',
      'identity.changed': 'Votre numéro ou votre compte a changé',
      'person.merged': 'Deux dossiers à votre sujet ont été réunis',
      'review.settled': 'Nous avons relu ce que vous aviez écrit',
      'person.erased': 'Ce qui vous identifiait a été effacé',
      'import.finished': 'Une importation faite par erreur a été annulée',
    },
    reported: (business) => `${business} a enregistré que vous aviez donné votre accord`,
    waits: 'Une nouvelle inscription attend d’être confirmée par votre téléphone',
    started: 'Vous avez réactivé les messages',
    stoppedAll: 'Vous avez arrêté tous les messages',
    stoppedMarketing: 'Vous avez arrêté les offres et nouveautés',
    stoppedTopics: 'Vous avez désactivé certains messages',
    paused: (days) => `Vous avez mis les offres et nouveautés en pause pour ${days} jours`,
    doubtful: 'L’un de vos messages était peut-être un refus\u202f; les offres sont en attente',
    sent: {
      sent: 'Un message vous a été envoyé',
      delivered: 'Un message vous a été remis',
      read: 'Vous avez lu un message',
      failed: 'Un message ne vous est pas parvenu',
      unknown: 'Un message vous a peut-être été envoyé',
    },
    about: (topics) => `Sujet\u00a0: ${topics}`,
    through: (channel) => `Canal\u00a0: ${channel}`,
    words: 'Le texte qui vous a été présenté',
    removed: 'Détails effacés',
  },
  stop: {
    title: (business) => `Arrêter les messages de ${business}`,
    lead: 'Sans compte ni connexion.',
    leadWays: 'Sans compte ni connexion. Choisissez le moyen qui vous convient.',
    phoneTitle: 'Depuis votre téléphone',
    phoneText: (number) =>
      `Envoyez STOP au ${number} sur WhatsApp. Tous les messages s’arrêtent aussitôt, et un message vous le confirme.`,
    phoneOpen: 'Ouvrir WhatsApp avec STOP déjà écrit',
    phoneQr: (number) => `Code QR qui ouvre WhatsApp avec STOP déjà écrit, pour le ${number}`,
    phoneScan: 'Sur un ordinateur\u202f? Visez ce code avec l’appareil photo de votre téléphone.',
    smsText: (number) => `Ou envoyez STOP par SMS au ${number}.`,
    codeTitle: 'Avec un code',
    codeText:
      'Saisissez votre numéro. Nous y envoyons un code\u202f; avec ce code, vous pouvez tout arrêter ou choisir ce que vous recevez.',
    number: 'Votre numéro',
    numberHint: ({ international }) =>
      `Avec l’indicatif du pays, par exemple ${international}. Un numéro national convient aussi.`,
    send: 'Recevoir un code',
    chooseTitle: 'De quelle entreprise souhaitez-vous arrêter les messages\u202f?',
    chooseText: 'Choisissez l’entreprise qui vous écrit.',
    sentTitle: 'Saisir le code',
    sentText: (business) =>
      `Si un message peut atteindre le numéro saisi, un code de ${business} y arrive dans la minute. Il est valable dix minutes.`,
    code: 'Code',
    codeHint: 'Six chiffres',
    show: 'Continuer',
    again: 'Pas de code\u202f? Vérifiez le numéro et demandez-en un autre',
    noWay:
      'Aucun code ne peut être envoyé ici. Veuillez envoyer STOP depuis votre téléphone, comme indiqué plus haut.',
    // Letters of GSM 7-bit alone.
    message: (code, business) =>
      `${code} est votre code pour stopper ou choisir les messages de ${business}. Si vous ne l'avez pas demandé, ignorez ce message.`,
  },
  closed: {
    title: 'Ce lien ne s’ouvre pas',
    text: 'Il a expiré, ou n’a pas été copié en entier. Rien n’a été modifié. Vous pouvez en obtenir un nouveau avec votre numéro.',
    again: 'Obtenir un nouveau lien',
    codeTitle: 'Ce code a expiré',
    codeAgain: 'Recevoir un nouveau code',
    codeText:
      'Un code est valable dix minutes, une seule fois et pour cinq essais. Rien n’a été modifié.',
  },
  errors: {
    topic_unknown: 'L’un des choix n’existe plus. Veuillez choisir de nouveau.',
    notice_changed:
      'Le texte a changé pendant que cette page était ouverte. Veuillez le lire et cocher de nouveau.',
    page_stale: 'Cette page n’est plus à jour. Veuillez la revoir et enregistrer de nouveau.',
    choice_unknown: 'Veuillez choisir parmi ce qui est proposé.',
    confirm_needed: 'Cochez la case pour confirmer l’effacement définitif.',
    store_unavailable:
      'L’enregistrement est impossible pour le moment. Rien n’est perdu\u00a0: veuillez réessayer.',
    phone_invalid:
      'Vérifiez le numéro de téléphone. Il manque peut-être des chiffres, ou il y en a trop.',
    phone_required: 'Saisissez votre numéro.',
    code_wrong: 'Ce n’est pas le code que nous avons envoyé. Veuillez le vérifier et réessayer.',
    code_short: 'Le code comporte six chiffres. Veuillez les saisir tous.',
    too_many_codes:
      'Trop de codes ont été demandés aujourd’hui. Envoyez plutôt STOP depuis votre téléphone\u00a0: cela fonctionne toujours.',
    no_code:
      'Aucun code ne peut être envoyé à ce numéro. Envoyez plutôt STOP depuis ce numéro\u00a0: cela fonctionne toujours.',
  },
}
