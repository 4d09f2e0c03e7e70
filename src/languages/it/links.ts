import type { ConfirmWords, InvitationWords, LinkWords } from '../links-words.ts'

export const links: LinkWords = {
  title: (business) => `Messaggi da ${business} su WhatsApp`,
  lead: (business) =>
    `Per accettare, invii un messaggio WhatsApp a ${business}. È già scritto: lo legga e, se vuole, lo invii.`,
  topics: 'Può ricevere:',
  open: 'Apri WhatsApp',
  openHint: 'Aprirlo non significa accettare. Conta solo il messaggio che invia.',
  phone: 'Continuare sul telefono',
  phoneHint: 'Inquadri questo codice con la fotocamera.',
  code: (business) => `Codice QR che apre la chat con ${business} su un telefono`,
  number: 'Oppure scriva direttamente a questo numero',
  numberHint: 'Invii questo testo:',
  message: 'Il messaggio',
  stopTitle: 'Per non ricevere più messaggi',
  stop: (number) => `In ogni momento può inviare STOP a ${number} su WhatsApp.`,
  words: 'Che cosa accetta',
  poster: {
    scan: 'Riceva i nostri messaggi su WhatsApp',
    how: 'Inquadri il codice con il telefono. Si apre un messaggio pronto da inviare: inviandolo dà il suo consenso.',
    about: 'Può ricevere',
    words: 'Che cosa accetta',
    full: (address) =>
      `Tutto ciò che può ricevere e il testo completo di ciò che accetta: ${address}`,
    stop: (number) =>
      `Invii STOP a ${number} su WhatsApp quando vuole e non riceverà più messaggi.`,
    reach: (millimetres, centimetres) =>
      `Codice largo ${millimetres} mm: leggibile fino a circa ${centimetres} cm`,
    wording: (id, version) => `Testo ${id}, versione ${version}`,
    fold: 'piegare qui',
  },
}

export const confirm: ConfirmWords = {
  question: {
    title: 'Un ultimo passaggio',
    lead: (business) => `Se accetta, ${business} potrà scriverle su WhatsApp. Argomenti:`,
    agree: 'Sì, accetto',
  },
  invitation: {
    title: (business) => `Messaggi da ${business} su WhatsApp`,
    lead: (business) =>
      `Accetta che ${business} le scriva su WhatsApp riguardo a questi argomenti?`,
    agree: 'Accetto e apro WhatsApp',
    agreeOnly: 'Accetto',
  },
  decline: 'No, grazie',
  takeBack: 'Revoca il consenso',
  unchanged: 'Non è necessario decidere. Se si limita a chiudere questa pagina, non accetta nulla.',
  tapped: {
    title: 'Un ultimo passaggio',
    lead: (business) =>
      `Apra WhatsApp e invii il messaggio già scritto. Fino ad allora ${business} non le invierà nulla. Gli argomenti sono:`,
  },
  agreed: {
    title: 'Grazie, ha accettato',
    lead: (business) => `Ora ${business} può scriverle su WhatsApp. Argomenti:`,
  },
  declined: {
    title: 'Va bene',
    lead: (business) => `${business} non le scriverà a questo riguardo. Non occorre fare altro.`,
  },
  withdrawn: {
    title: 'Va bene',
    lead: (business) =>
      `Il consenso che aveva dato è revocato. ${business} non le scriverà più su:`,
  },
  expired: {
    title: 'Questo link è scaduto',
    lead: (business) =>
      `Tramite questo link non è stato accettato nulla. Se desidera ancora ricevere messaggi da ${business}, può ricominciare.`,
  },
  changed: 'Il testo è cambiato mentre questa pagina era aperta. Lo legga di nuovo, per favore.',
  open: 'Apri WhatsApp',
  openHint: 'Troverà un messaggio già scritto per l’azienda. Non occorre inviarlo.',
  form: 'Nuova iscrizione',
  onWhatsApp: 'Ricomincia su WhatsApp',
  words: 'Che cosa accetta',
  agreedWords: 'Il testo che ha accettato',
  when: 'Data e ora',
  stop: (number) => `Può terminare in ogni momento: invii STOP a ${number} su WhatsApp.`,
  stopNoNumber: 'Può terminare in ogni momento: risponda STOP a qualsiasi messaggio.',
  again: (number) =>
    `Se in seguito ha fermato i messaggi e vuole riceverli di nuovo, invii START a ${number} su WhatsApp.`,
  stands: (business) =>
    `Per questo link il suo «no» è definitivo. Se in seguito cambia idea, può iscriversi di nuovo per ricevere messaggi da ${business}.`,
}

export const invitation: InvitationWords = {
  sms: ({ business, topics }) =>
    `${business}: possiamo scriverle su WhatsApp? Argomenti: ${topics}. Per rifiutare tutti i messaggi risponda STOP. Legga e decida:`,
  smsOneWay: ({ business, topics }) =>
    `${business}: possiamo scriverle su WhatsApp? Argomenti: ${topics}. Legga e accetti o rifiuti:`,
}
