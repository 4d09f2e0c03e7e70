import type { PageWords } from '../pages-words.ts'

export const pages: PageWords = {
  form: {
    title: (business) => `Nachrichten von ${business} auf WhatsApp`,
    lead: (business) => `${business} möchte Ihnen auf WhatsApp schreiben. Sie wählen, worüber.`,
    agreeTo: 'Wozu Sie Ihre Zustimmung geben',
    topics: 'Was möchten Sie erhalten?',
    topicsHint: 'Nichts ist vorausgewählt. Kreuzen Sie an, was Sie möchten.',
    phone: 'Ihre WhatsApp-Nummer',
    phoneHint: ({ international }) =>
      `Mit Ländervorwahl, zum Beispiel ${international}. Eine inländische Nummer geht auch.`,
    submit: 'WhatsApp-Nachrichten zustimmen',
    refuse: 'Nichts für Sie? Schließen Sie einfach diese Seite. Es ändert sich nichts.',
    privacy: 'Datenschutzerklärung',
    leaveEmpty: 'Dieses Feld bitte leer lassen',
  },
  thanks: {
    title: 'Vielen Dank',
    pendingTitle: 'Noch ein Schritt',
    given: (business) =>
      `Sie haben Nachrichten von ${business} auf WhatsApp zugestimmt, und zwar zu:`,
    pending: (business, by) =>
      `${business} bittet Sie ${by === 'sms' ? 'per SMS' : 'auf WhatsApp'} um Ihre Bestätigung. Vor Ihrer Bestätigung wird nichts anderes gesendet. Ihre Auswahl:`,
    unasked: (number) =>
      `Falls in den nächsten Minuten keine Frage kommt: Schreiben Sie auf WhatsApp JA an ${number}, und zwar von dem Handy aus, dessen Nummer Sie angegeben haben.`,
    words: 'Der Text, dem Sie zugestimmt haben',
    when: 'Zeitpunkt',
    stopTitle: 'Nachrichten beenden',
    stop: (number) => `Senden Sie jederzeit STOP per WhatsApp an ${number}.`,
    stopNoNumber: 'Antworten Sie jederzeit mit STOP auf eine beliebige Nachricht.',
    again: (number) =>
      `Haben Sie die Nachrichten früher einmal beendet und möchten sie wieder erhalten? Dann senden Sie START per WhatsApp an ${number}, und zwar von dem Handy aus, dessen Nummer Sie angegeben haben. Bis dahin wird nichts gesendet.`,
    open: 'WhatsApp öffnen',
    openHint: (business) =>
      `Dort steht schon eine Nachricht an ${business}. Sie müssen sie nicht senden: Sie haben bereits zugestimmt.`,
    pendingOpenHint:
      'Dort steht schon eine Nachricht. Senden Sie sie, dann ist Ihre Auswahl sofort bestätigt.',
  },
  languages: 'Sprache',
  stopHere: 'Nachrichten beenden: hier entlang',
  stopAlways: 'Um Nachrichten zu beenden, senden Sie STOP von Ihrem Handy: Das geht immer.',
  tryAgain: 'Noch einmal versuchen',
  faulty: (title) => `Bitte prüfen: ${title}`,
  errors: {
    summary: 'Bitte prüfen',
    phone_invalid:
      'Bitte prüfen Sie die Telefonnummer. Vielleicht fehlen Ziffern, oder es sind zu viele.',
    phone_required: 'Geben Sie Ihre WhatsApp-Nummer ein.',
    topic_required:
      'Kreuzen Sie mindestens eine Art von Nachrichten an, oder schließen Sie diese Seite.',
    topic_unknown: 'Eine der Möglichkeiten gibt es nicht mehr. Bitte wählen Sie noch einmal.',
    notice_changed:
      'Der Text hat sich geändert, während diese Seite offen war. Bitte lesen Sie ihn noch einmal.',
    store_unavailable:
      'Das Speichern ist gerade nicht möglich. Es ist nichts verloren: Bitte senden Sie es noch einmal.',
  },
  problems: {
    paused: [
      'Anmeldungen sind zurzeit nicht möglich',
      'Dieses Formular ist vorübergehend geschlossen. Bitte kommen Sie später wieder.',
    ],
    not_found: [
      'Hier ist nichts',
      'Vielleicht enthält der Link einen Tippfehler, oder er gilt nicht mehr.',
    ],
    rate_limited: [
      'Einen Moment, bitte',
      'Von hier kamen zu viele Versuche. Warten Sie eine Minute und versuchen Sie es noch einmal.',
    ],
    origin_forbidden: [
      'Das kam nicht von unserem Formular',
      'Bitte öffnen Sie das Formular noch einmal und senden Sie es dort ab.',
    ],
    too_slow: [
      'Das hat zu lange gedauert',
      'Ihre Eingaben sind nicht vollständig angekommen. Nichts wurde gespeichert: Bitte senden Sie sie noch einmal.',
    ],
    too_large: ['Das war zu viel', 'Die gesendeten Daten sind größer, als ein Formular sein kann.'],
    internal: [
      'Etwas ist schiefgegangen',
      'Der Fehler liegt bei uns, nicht bei Ihnen. Bitte versuchen Sie es gleich noch einmal.',
    ],
  },
  kinds: {
    form: 'Formular',
    page: 'Seite',
    popup: 'Pop-up',
    banner: 'Banner',
    checkbox: 'Kästchen zum Ankreuzen',
    wa_link: 'WhatsApp-Link',
    qr: 'QR-Code',
    sms_link: 'Link per SMS',
    sms_keyword: 'SMS mit Stichwort',
    ivr: 'Telefonmenü',
    ctwa_ad: 'Anzeige, die WhatsApp öffnet',
    chat: 'Chat',
    kiosk: 'Terminal',
    atm: 'Geldautomat',
    in_person: 'Vor Ort',
    paper: 'Papier',
    email: 'E-Mail',
    social: 'Soziale Medien',
    api: 'API',
    import: 'Import',
  },
  channels: {
    web: 'Web',
    whatsapp: 'WhatsApp',
    sms: 'SMS',
    voice: 'Anruf',
    terminal: 'Terminal',
    paper: 'Papier',
    api: 'API',
    import: 'Import',
  },
}
