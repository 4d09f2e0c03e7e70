import type { PageWords } from '../pages-words.ts'

export const pages: PageWords = {
  form: {
    title: (business) => `Messaggi da ${business} su WhatsApp`,
    lead: (business) => `${business} vorrebbe scriverle su WhatsApp. Gli argomenti li sceglie lei.`,
    agreeTo: 'Che cosa accetta',
    topics: 'Che cosa desidera ricevere?',
    topicsHint: 'All’inizio non è selezionato nulla. Selezioni ciò che desidera.',
    phone: 'Il suo numero WhatsApp',
    phoneHint: ({ international }) =>
      `Con il prefisso internazionale, per esempio ${international}. Va bene anche un numero locale.`,
    submit: 'Accetto i messaggi su WhatsApp',
    refuse: 'Non le interessa? Basta chiudere questa pagina. Non cambia nulla.',
    privacy: 'Informativa sulla privacy',
    leaveEmpty: 'Lasciare vuoto questo campo',
  },
  thanks: {
    title: 'Grazie',
    pendingTitle: 'Manca un passaggio',
    given: (business) => `Ha accettato di ricevere messaggi da ${business} su WhatsApp. Argomenti:`,
    pending: (business, by) =>
      `${business} le chiederà conferma ${by === 'sms' ? 'via SMS' : 'su WhatsApp'}. Finché non conferma, non verrà inviato nient’altro. Ha scelto:`,
    unasked: (number) =>
      `Se entro pochi minuti non arriva nessuna domanda, scriva SÌ a ${number} su WhatsApp dal telefono che ha indicato.`,
    words: 'Il testo che ha accettato',
    when: 'Data e ora',
    stopTitle: 'Per non ricevere più messaggi',
    stop: (number) => `In ogni momento può inviare STOP a ${number} su WhatsApp.`,
    stopNoNumber: 'In ogni momento può rispondere STOP a qualsiasi messaggio.',
    again: (number) =>
      `Se in passato ha fermato i messaggi e vuole riceverli di nuovo, invii START a ${number} su WhatsApp dal telefono che ha indicato. Fino ad allora non verrà inviato nulla.`,
    open: 'Apri WhatsApp',
    openHint: (business) =>
      `Troverà un messaggio già scritto per ${business}. Non occorre inviarlo: ha già accettato.`,
    pendingOpenHint:
      'Troverà un messaggio già scritto. Lo invii e la sua scelta è subito confermata.',
  },
  languages: 'Lingua',
  stopHere: 'Per non ricevere più messaggi, vada qui',
  stopAlways: 'Per non ricevere più messaggi, invii STOP dal suo telefono: questo funziona sempre.',
  tryAgain: 'Riprova',
  faulty: (title) => `Da controllare: ${title}`,
  errors: {
    summary: 'Da controllare',
    phone_invalid: 'Controlli il numero di telefono: forse c’è qualche cifra in meno o in più.',
    phone_required: 'Inserisca il suo numero WhatsApp.',
    topic_required: 'Selezioni almeno un tipo di messaggio o chiuda questa pagina.',
    topic_unknown: 'Una delle scelte non esiste più. Scelga di nuovo, per favore.',
    notice_changed:
      'Il testo è cambiato mentre questa pagina era aperta. Lo legga di nuovo, per favore.',
    store_unavailable:
      'Al momento non è stato possibile salvare. Nulla è andato perso: invii di nuovo, per favore.',
  },
  problems: {
    paused: [
      'Questo modulo è in pausa',
      'Al momento non accetta iscrizioni. Torni più tardi, per favore.',
    ],
    not_found: ['Qui non c’è nulla', 'Forse il link è scritto male o non è più in uso.'],
    rate_limited: [
      'Un momento, per favore',
      'Da qui sono arrivati troppi tentativi. Attenda un minuto e riprovi.',
    ],
    origin_forbidden: [
      'Questo invio non viene dal nostro modulo',
      'Apra di nuovo il modulo e invii da lì, per favore.',
    ],
    too_slow: [
      'È passato troppo tempo',
      'Ciò che ha inviato non è arrivato per intero. Nulla è stato salvato: invii di nuovo, per favore.',
    ],
    too_large: ['È troppo grande', 'Ciò che è stato inviato supera le dimensioni di un modulo.'],
    internal: [
      'Qualcosa non ha funzionato',
      'L’errore è nostro, non suo. Riprovi tra un momento, per favore.',
    ],
  },
  kinds: {
    form: 'Modulo',
    page: 'Pagina',
    popup: 'Popup',
    banner: 'Banner',
    checkbox: 'Casella',
    wa_link: 'Link WhatsApp',
    qr: 'Codice QR',
    sms_link: 'Link via SMS',
    sms_keyword: 'Parola chiave via SMS',
    ivr: 'Menu telefonico',
    ctwa_ad: 'Annuncio che apre WhatsApp',
    chat: 'Chat',
    kiosk: 'Totem',
    atm: 'Sportello automatico',
    in_person: 'Di persona',
    paper: 'Carta',
    email: 'E-mail',
    social: 'Social media',
    api: 'API',
    import: 'Importazione',
  },
  channels: {
    web: 'web',
    whatsapp: 'WhatsApp',
    sms: 'SMS',
    voice: 'telefonata',
    terminal: 'terminale',
    paper: 'carta',
    api: 'API',
    import: 'importazione',
  },
}
