import type { PreferenceWords } from '../preferences-words.ts'

/** The only days of a month that begin with a vowel in Italian are 8 and 11: "dal 7", but "dall’8". */
const ELIDED = { al: 'all’', dal: 'dall’', Il: 'L’' } as const
const dated = (article: keyof typeof ELIDED, date: string): string =>
  /^(?:8|11)\b/.test(date) ? `${ELIDED[article]}${date}` : `${article} ${date}`

export const preferences: PreferenceWords = {
  preferences: {
    title: (business) => `I suoi messaggi da ${business}`,
    lead: (number) => `Numero WhatsApp: ${number}. Qui può cambiare tutto in ogni momento.`,
    done: 'Salvato. Ecco la situazione attuale.',
    summary: 'Da controllare',
    topics: 'Che cosa riceve',
    topicsHint: 'Ciò che è selezionato è attivo. Cambi le caselle, poi salvi.',
    agreeTo: 'Che cosa accetta se seleziona qualcosa di nuovo',
    save: 'Salva',
    on: (date) => `Attivo ${dated('dal', date)}`,
    paused: (date) => `In pausa fino ${dated('al', date)}`,
    waitingAddress:
      'In attesa del suo telefono. In passato ha detto di no, perciò la conferma deve arrivare dal numero stesso.',
    waitingAnswer:
      'In attesa della sua risposta alla domanda che le abbiamo inviato per messaggio.',
    lapsed:
      'Aveva accettato, ma il consenso è scaduto. Selezioni la casella per accettare di nuovo.',
    off: (date) => `Disattivato ${dated('dal', date)}`,
    notOffered: 'Al momento qui non si può attivare.',
    stoppedAll: (date) =>
      `${dated('Il', date)} ha fermato tutti i messaggi. Verrà inviato solo ciò che seleziona di nuovo.`,
    stoppedMarketing: (date) => `${dated('Il', date)} ha fermato tutte le offerte e le novità.`,
    platformStop:
      'Nell’app WhatsApp la voce «Offerte e annunci» è disattivata per questo mittente. Se qui seleziona un argomento, viene attivata per quell’argomento.',
    held: (business) =>
      `Per decisione di ${business}, al momento i messaggi per lei sono trattenuti.`,
    erased: (date) =>
      `${dated('Il', date)} è stato cancellato ciò che la identificava. Si conservano solo i suoi «no», per rispettarli.`,
    prove: 'Conferma con un codice',
    stopShort: 'Voglio solo fermare tutto',
    stopTitle: 'Fermare tutto',
    stopText: (business) =>
      `Basta premere una volta e ${business} non le invierà più messaggi su nessun canale. Può ricominciare qui quando vuole.`,
    stop: 'Ferma tutti i messaggi',
    stopped: 'Tutti i messaggi sono stati fermati.',
    pauseTitle: 'Fare una pausa',
    pauseText: 'Niente offerte e novità per un po’; poi tornano ad arrivare come prima.',
    pause: (days) => `${days} giorni`,
    pausedNow: (date) => `Le offerte e le novità sono in pausa fino ${dated('al', date)}.`,
    resume: 'Termina la pausa ora',
    resumeByCode: 'Per terminare prima la pausa, confermi con un codice',
    pauseLonger: 'Prolungare la pausa, a partire da oggi',
    languageTitle: 'Lingua',
    languageText: 'In quale lingua desidera le nostre risposte?',
    languageLabel: 'Lingua dei nostri messaggi',
    languageSave: 'Salva la lingua',
    heldTitle: 'Che cosa conserviamo su di lei, e perché',
    heldText: (business) =>
      `${business} deve poter dimostrare che lei ha accettato e deve ricordare i suoi «no» per rispettarli. Perciò ogni scelta è conservata con la data, l’ora e il testo che le è stato mostrato.`,
    heldNothing: 'Su questo numero non è ancora registrato nulla.',
    earlier: (count) =>
      count === 1
        ? 'e 1 voce precedente, nel registro completo'
        : `e ${count ?? 'molte'} voci precedenti, nel registro completo`,
    takeTitle: 'Portare con sé i dati',
    takeText: 'Tutto, con una ricevuta firmata per ogni volta che ha accettato.',
    takePage: 'Leggi il registro completo',
    takeJson: 'Scarica come file (JSON)',
    eraseTitle: 'Cancellare i dati conservati',
    eraseText: (business) =>
      `Il suo numero, ciò che ha scritto e i testi che ha accettato vengono eliminati per sempre, e nulla di ciò che ha accettato vale più. I suoi «no» restano, sotto una chiave che solo ${business} può ricondurre al suo numero, perché nessuno le scriva per errore. L’operazione non si può annullare.`,
    eraseConfirm: 'Sì, cancellare per sempre',
    erase: 'Cancella ora',
    shownFile: 'Scarica queste informazioni (JSON)',
    proveTitle: 'Vedere e portare con sé tutto',
    proveText:
      'Per vedere il registro completo con le ricevute, portarlo con sé o cancellarlo, dimostri prima che il numero è suo: invieremo un codice a quel numero.',
    proveLink: 'Richiedi un codice',
    privacy: 'Informativa sulla privacy',
  },
  record: {
    title: 'Il suo registro',
    lead: (business) => `Tutto ciò che ${business} conserva su di lei tramite questo servizio.`,
    number: 'Numero',
    person: 'Riferimento',
    made: 'Data di questa copia',
    now: 'Situazione attuale',
    history: 'Che cosa è successo, dal più recente',
    receipts: 'Ricevute',
    receiptsText:
      'Ognuna dimostra un consenso: chiunque può verificarne la firma con la nostra chiave pubblica in /.well-known/jwks.json.',
    receipt: 'Ricevuta:',
    back: 'Indietro',
  },
  history: {
    what: {
      'consent.given': 'Ha accettato',
      'consent.pending': 'Le è stata chiesta conferma',
      'consent.confirmed': 'Ha confermato',
      'consent.refused': 'Ha detto di no',
      'marketing.stopped': 'Le offerte sono state disattivate in WhatsApp',
      'marketing.resumed': 'Le offerte sono state attivate in WhatsApp',
      'hold.placed': 'I messaggi per lei sono stati trattenuti',
      'hold.lifted': 'I messaggi per lei non sono più trattenuti',
      'undeliverable.marked': 'Il suo numero non era raggiungibile',
      'undeliverable.cleared': 'Il suo numero è tornato raggiungibile',
      'message.received': 'Ci ha scritto',
      'language.chosen': 'Ha scelto la lingua dei messaggi',
      'identity.changed': 'Il suo numero o il suo account è cambiato',
      'person.merged': 'Due suoi registri sono stati uniti',
      'review.settled': 'Abbiamo riletto ciò che ha scritto',
      'person.erased': 'È stato cancellato ciò che la identificava',
      'import.finished': 'Un’importazione errata è stata annullata',
    },
    reported: (business) => `${business} ha registrato che lei ha accettato`,
    waits: 'Una nuova iscrizione attende la conferma dal suo telefono',
    started: 'Ha riattivato i messaggi',
    stoppedAll: 'Ha fermato tutti i messaggi',
    stoppedMarketing: 'Ha fermato le offerte e le novità',
    stoppedTopics: 'Ha disattivato alcuni messaggi',
    paused: (days) => `Ha messo in pausa le offerte e le novità per ${days} giorni`,
    doubtful: 'Qualcosa che ha scritto poteva essere un «no»; le offerte restano in attesa',
    sent: {
      sent: 'Le è stato inviato un messaggio',
      delivered: 'Le è stato consegnato un messaggio',
      read: 'Ha letto un messaggio',
      failed: 'Un messaggio per lei non è arrivato',
      unknown: 'Forse le è stato inviato un messaggio',
    },
    about: (topics) => `Argomenti: ${topics}`,
    through: (channel) => `Canale: ${channel}`,
    words: 'Il testo che le è stato mostrato',
    removed: 'Dettagli cancellati',
  },
  stop: {
    title: (business) => `Non ricevere più messaggi da ${business}`,
    lead: 'Non servono né account né accesso.',
    leadWays: 'Non servono né account né accesso. Scelga il modo che preferisce.',
    phoneTitle: 'Dal suo telefono',
    phoneText: (number) =>
      `Invii STOP a ${number} su WhatsApp. Tutti i messaggi terminano subito e ne riceverà conferma.`,
    phoneOpen: 'Apri WhatsApp con STOP già scritto',
    phoneQr: (number) => `Codice QR che apre WhatsApp con STOP già scritto per ${number}`,
    phoneScan: 'È al computer? Inquadri questo codice con la fotocamera del telefono.',
    smsText: (number) => `Oppure invii STOP via SMS a ${number}.`,
    codeTitle: 'Con un codice',
    codeText:
      'Inserisca il suo numero. Invieremo un codice a quel numero; con il codice può fermare tutto o scegliere che cosa ricevere.',
    number: 'Il suo numero',
    numberHint: ({ international }) =>
      `Con il prefisso internazionale, per esempio ${international}. Va bene anche un numero locale.`,
    send: 'Richiedi un codice',
    chooseTitle: 'Da chi non vuole più ricevere messaggi?',
    chooseText: 'Scelga l’azienda che le scrive.',
    sentTitle: 'Inserisca il codice',
    sentText: (business) =>
      `Se il numero inserito può ricevere messaggi, entro un minuto arriverà un codice da ${business}. Vale dieci minuti.`,
    code: 'Codice',
    codeHint: 'Sei cifre',
    show: 'Continua',
    again: 'Il codice non arriva? Controlli il numero e lo chieda di nuovo',
    noWay:
      'Da qui non si possono inviare codici. Invii STOP dal suo telefono, come indicato sopra.',
    message: (code, business) =>
      `${code} è il suo codice per fermare o scegliere i messaggi da ${business}. Se non lo ha chiesto, ignori questo messaggio.`,
  },
  closed: {
    title: 'Questo link non si apre',
    text: 'È scaduto o non è stato copiato per intero. Non è cambiato nulla. Può riceverne uno nuovo con il suo numero.',
    again: 'Richiedi un nuovo link',
    codeTitle: 'Questo codice non è più valido',
    codeAgain: 'Richiedi un nuovo codice',
    codeText:
      'I codici valgono dieci minuti, una sola volta e per cinque tentativi. Non è cambiato nulla.',
  },
  errors: {
    topic_unknown: 'Una delle scelte non esiste più. Scelga di nuovo, per favore.',
    notice_changed:
      'Il testo è cambiato mentre questa pagina era aperta. Lo legga e selezioni di nuovo, per favore.',
    page_stale: 'Questa pagina non è più aggiornata. La ricontrolli e salvi di nuovo, per favore.',
    choice_unknown: 'Scelga una delle opzioni proposte.',
    confirm_needed: 'Selezioni la casella per dire che tutto può essere cancellato per sempre.',
    store_unavailable:
      'Al momento non è stato possibile salvare. Nulla è andato perso: invii di nuovo, per favore.',
    phone_invalid: 'Controlli il numero di telefono: forse c’è qualche cifra in meno o in più.',
    phone_required: 'Inserisca il suo numero.',
    code_wrong: 'Questo non è il codice che abbiamo inviato. Lo controlli e riprovi, per favore.',
    code_short: 'Il codice ha sei cifre. Le inserisca tutte, per favore.',
    too_many_codes:
      'Oggi sono stati chiesti troppi codici. Invii invece STOP dal suo telefono: questo funziona sempre.',
    no_code:
      'Non è possibile inviare un codice a questo numero. Invii invece STOP da quel numero: questo funziona sempre.',
  },
}
