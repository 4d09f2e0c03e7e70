import type { EmbedWords, FormWords } from '../forms-words.ts'

export const forms: FormWords = {
  no: 'Nein, danke',
  understood: {
    title: 'Verstanden',
    text: (business) =>
      `Es wurde nichts gespeichert. ${business} wird Ihnen aufgrund dieser Seite nicht schreiben. Sie müssen nichts weiter tun.`,
    back: 'Zurück zum Formular',
  },
  topicRequired:
    'Kreuzen Sie mindestens eine Art von Nachrichten an, oder wählen Sie „Nein, danke“.',
  agreeAndOpen: 'Zustimmen und WhatsApp öffnen',
  oneTopic: 'Ihre Zustimmung gilt für Nachrichten zu:',
  points: {
    title: 'So geht es',
    choose: {
      title: 'Nur was Sie ankreuzen',
      text: 'Jede Art von Nachrichten hat ein eigenes Kästchen. Lassen Sie frei, was Sie nicht möchten.',
    },
    stop: {
      title: 'Ein Wort genügt zum Beenden',
      text: (number) =>
        number === ''
          ? 'Antworten Sie mit STOP auf eine beliebige Nachricht, wann immer Sie möchten.'
          : `Senden Sie STOP per WhatsApp an ${number}, wann immer Sie möchten.`,
    },
    refuse: {
      title: 'Ein Nein ist in Ordnung',
      text: 'Wenn Sie lieber nicht möchten, wählen Sie „Nein, danke“. Dann wird nichts gespeichert.',
    },
  },
  kiosk: {
    language: 'Sprache',
    over: 'Neu beginnen',
    phoneHint: 'Eine inländische Nummer oder + und die Ländervorwahl.',
    agree: 'Zustimmen',
    no: 'Nein, danke',
    keypad: 'Zifferntasten',
    erase: 'Letzte Ziffer löschen',
    clear: 'Alles löschen',
    plus: 'Plus, vor einer Ländervorwahl',
    done: 'Fertig',
    scan: {
      title: 'Auf Ihrem eigenen Handy',
      code: 'QR-Code, der WhatsApp auf Ihrem Handy öffnet',
      given: (business) =>
        `Richten Sie die Kamera auf den Code: WhatsApp öffnet sich, und eine Nachricht an ${business} steht schon da. Sie müssen sie nicht senden: Sie haben bereits zugestimmt.`,
      pending:
        'Richten Sie die Kamera auf den Code und senden Sie die Nachricht, die sich öffnet. Dann ist Ihre Auswahl sofort bestätigt.',
      bare: (business) =>
        `Richten Sie die Kamera auf den Code: WhatsApp öffnet den Chat mit ${business}. Ihre Auswahl ist zu lang für einen Code, deshalb steht dort keine Nachricht.`,
    },
    idle: {
      title: 'Sind Sie noch da?',
      counts: ['Diese Anzeige wird in ', ' Sekunden gelöscht.'],
      more: 'Ich brauche mehr Zeit',
    },
    wrongTerminal: [
      'Dieses Terminal ist noch nicht eingerichtet',
      'Der Name des Terminals oder des Vorgangs in der Adresse der Seite ist nicht lesbar. Bitte sagen Sie dem Personal Bescheid.',
    ],
  },
}

export const embed: EmbedWords = {
  title: (business) => `${business} auf WhatsApp`,
  lead: (business) => `${business} möchte Ihnen schreiben. Sie wählen, worüber.`,
  banner: (business) => `Möchten Sie Nachrichten von ${business} auf WhatsApp erhalten?`,
  choose: 'Ja, ich wähle aus',
  agree: 'Zustimmen',
  no: 'Nein, danke',
  close: 'Schließen',
  done: 'Vielen Dank',
  given: 'Sie haben Nachrichten auf WhatsApp zugestimmt, und zwar zu:',
  again: (number) =>
    `Haben Sie die Nachrichten früher einmal beendet? Senden Sie START per WhatsApp an ${number}, und zwar von dem Handy aus, dessen Nummer Sie angegeben haben; bis dahin wird nichts gesendet.`,
  topicRequired: 'Kreuzen Sie mindestens eine Art von Nachrichten an.',
  failed:
    'Das Senden ist gerade nicht möglich. Es ist nichts verloren: Bitte versuchen Sie es noch einmal.',
}
