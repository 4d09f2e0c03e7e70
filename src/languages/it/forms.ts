import type { EmbedWords, FormWords } from '../forms-words.ts'

export const forms: FormWords = {
  no: 'No, grazie',
  understood: {
    title: 'Va bene',
    text: (business) =>
      `Non è stato conservato nulla. ${business} non le scriverà a causa di questa pagina. Non occorre fare altro.`,
    back: 'Torna al modulo',
  },
  topicRequired: 'Selezioni almeno un tipo di messaggio o scelga «No, grazie».',
  agreeAndOpen: 'Accetto e apro WhatsApp',
  oneTopic: 'Lei accetta di ricevere messaggi su:',
  points: {
    title: 'Come funziona',
    choose: {
      title: 'Solo ciò che seleziona',
      text: 'Ogni tipo di messaggio ha la sua casella. Lasci vuota quella di ciò che non desidera.',
    },
    stop: {
      title: 'Per terminare basta una parola',
      text: (number) =>
        number === ''
          ? 'Risponda STOP a qualsiasi messaggio, quando vuole.'
          : `Invii STOP a ${number} su WhatsApp, quando vuole.`,
    },
    refuse: {
      title: 'Può dire di no',
      text: 'Se preferisce non ricevere messaggi, scelga «No, grazie»: non verrà conservato nulla.',
    },
  },
  kiosk: {
    language: 'Lingua',
    over: 'Ricomincia',
    phoneHint: 'Un numero locale, oppure + e il prefisso internazionale.',
    agree: 'Accetto',
    no: 'No, grazie',
    keypad: 'Tastiera numerica',
    erase: 'Cancella l’ultima cifra',
    clear: 'Cancella tutto',
    plus: 'Più, prima del prefisso internazionale',
    done: 'Fine',
    scan: {
      title: 'Sul suo telefono',
      code: 'Codice QR che apre WhatsApp sul suo telefono',
      given: (business) =>
        `Inquadri il codice con la fotocamera: WhatsApp si apre con un messaggio già scritto per ${business}. Non occorre inviarlo: ha già accettato.`,
      pending:
        'Inquadri il codice con la fotocamera e invii il messaggio che si apre: la sua scelta è subito confermata.',
      bare: (business) =>
        `Inquadri il codice con la fotocamera: WhatsApp si apre sulla chat con ${business}. Ciò che ha scelto è troppo lungo per un codice, perciò non c’è alcun messaggio già scritto.`,
    },
    idle: {
      title: 'È ancora lì?',
      counts: ['Questa schermata verrà cancellata tra ', ' secondi.'],
      more: 'Ho bisogno di più tempo',
    },
    wrongTerminal: [
      'Questo terminale non è ancora configurato',
      'Nell’indirizzo di questa pagina non si legge il nome del terminale o dell’operazione. Avvisi il personale, per favore.',
    ],
  },
}

export const embed: EmbedWords = {
  title: (business) => `${business} su WhatsApp`,
  lead: (business) => `${business} vorrebbe scriverle. Gli argomenti li sceglie lei.`,
  banner: (business) => `Vuole ricevere su WhatsApp messaggi da ${business}?`,
  choose: 'Sì, voglio scegliere',
  agree: 'Accetto',
  no: 'No, grazie',
  close: 'Chiudi',
  done: 'Grazie',
  given: 'Ha accettato di ricevere messaggi su WhatsApp. Argomenti:',
  again: (number) =>
    `In passato ha fermato i messaggi? Invii START a ${number} su WhatsApp dal telefono che ha indicato; fino ad allora non verrà inviato nulla.`,
  topicRequired: 'Selezioni almeno un tipo di messaggio.',
  failed: 'Al momento non è stato possibile inviare. Nulla è andato perso: riprovi, per favore.',
}
