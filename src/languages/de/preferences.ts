import type { PreferenceWords } from '../preferences-words.ts'

export const preferences: PreferenceWords = {
  preferences: {
    title: (business) => `Ihre Nachrichten von ${business}`,
    lead: (number) => `Für die WhatsApp-Nummer ${number}. Sie können hier jederzeit alles ändern.`,
    done: 'Gespeichert. So ist es jetzt eingestellt.',
    summary: 'Bitte prüfen',
    topics: 'Was Sie erhalten',
    topicsHint: 'Angekreuzt heißt eingeschaltet. Ändern Sie die Auswahl und speichern Sie dann.',
    agreeTo: 'Wozu Sie Ihre Zustimmung geben, wenn Sie etwas Neues ankreuzen',
    save: 'Speichern',
    on: (date) => `Eingeschaltet seit dem ${date}`,
    paused: (date) => `Pause bis zum ${date}`,
    waitingAddress:
      'Wartet auf Ihr Handy. Sie haben früher Nein gesagt, deshalb muss die Antwort von der Nummer selbst kommen.',
    waitingAnswer: 'Wartet auf Ihre Antwort: Wir haben Sie in einer Nachricht gefragt.',
    lapsed:
      'Sie hatten zugestimmt, aber die Zustimmung ist abgelaufen. Kreuzen Sie das Kästchen an, um wieder zuzustimmen.',
    off: (date) => `Ausgeschaltet seit dem ${date}`,
    notOffered: 'Kann hier zurzeit nicht eingeschaltet werden.',
    stoppedAll: (date) =>
      `Sie haben am ${date} alle Nachrichten beendet. Es wird nichts gesendet außer dem, was Sie wieder ankreuzen.`,
    stoppedMarketing: (date) => `Sie haben am ${date} alle Angebote und Neuigkeiten beendet.`,
    platformStop:
      'In WhatsApp selbst ist „Angebote und Ankündigungen“ für diesen Absender ausgeschaltet. Wenn Sie hier ein Thema ankreuzen, wird es dafür eingeschaltet.',
    held: (business) => `${business} hat den Versand an Sie zurzeit selbst ausgesetzt.`,
    erased: (date) =>
      `Die Daten, die Sie identifizierten, wurden am ${date} gelöscht. Nur Ihre Ablehnungen sind noch gespeichert, damit sie beachtet werden.`,
    prove: 'Mit einem Code bestätigen',
    stopShort: 'Einfach alles beenden',
    stopTitle: 'Alles beenden',
    stopText: (business) =>
      `Einmal drücken, und ${business} sendet Ihnen auf keinem Kanal mehr Nachrichten. Sie können hier wieder beginnen, wann immer Sie möchten.`,
    stop: 'Alle Nachrichten beenden',
    stopped: 'Alle Nachrichten sind beendet.',
    pauseTitle: 'Pause machen',
    pauseText:
      'Eine Zeit lang keine Angebote und Neuigkeiten; danach kommen sie wieder wie vorher.',
    pause: (days) => `${days} Tage`,
    pausedNow: (date) => `Angebote und Neuigkeiten pausieren bis zum ${date}.`,
    resume: 'Pause jetzt beenden',
    resumeByCode: 'Um die Pause früher zu beenden, bestätigen Sie mit einem Code',
    pauseLonger: 'Länger pausieren, ab heute gerechnet',
    languageTitle: 'Sprache',
    languageText: 'In welcher Sprache sollen wir Ihnen antworten?',
    languageLabel: 'Sprache unserer Nachrichten',
    languageSave: 'Sprache speichern',
    heldTitle: 'Was wir über Sie speichern, und warum',
    heldText: (business) =>
      `${business} muss Ihre Zustimmung nachweisen können und sich Ihre Ablehnungen merken, um sie zu beachten. Deshalb wird jede Entscheidung gespeichert, mit Zeitpunkt und dem Text, der Ihnen angezeigt wurde.`,
    heldNothing: 'Zu dieser Nummer ist noch nichts gespeichert.',
    earlier: (count) =>
      count === 1
        ? 'und ein früherer Eintrag, im vollständigen Auszug'
        : `und ${count ?? 'viele'} frühere Einträge, im vollständigen Auszug`,
    takeTitle: 'Ihre Daten mitnehmen',
    takeText: 'Vollständig, mit einem signierten Nachweis für jede Zustimmung.',
    takePage: 'Vollständigen Auszug lesen',
    takeJson: 'Als Datei herunterladen (JSON)',
    eraseTitle: 'Gespeicherte Daten löschen',
    eraseText: (business) =>
      `Endgültig gelöscht werden Ihre Nummer, was Sie geschrieben haben, und die Texte, denen Sie zugestimmt haben; keine Ihrer Zustimmungen gilt dann mehr. Ihre Ablehnungen bleiben, unter einem Schlüssel, den nur ${business} zuordnen kann, damit Ihnen niemand versehentlich schreibt. Das lässt sich nicht rückgängig machen.`,
    eraseConfirm: 'Ja, endgültig löschen',
    erase: 'Jetzt löschen',
    shownFile: 'Diese Angaben herunterladen (JSON)',
    proveTitle: 'Alles ansehen und mitnehmen',
    proveText:
      'Um den vollständigen Auszug mit den Nachweisen anzusehen, mitzunehmen oder zu löschen, zeigen Sie zuerst, dass die Nummer Ihnen gehört: Wir senden einen Code dorthin.',
    proveLink: 'Code anfordern',
    privacy: 'Datenschutzerklärung',
  },
  record: {
    title: 'Ihr Datenauszug',
    lead: (business) => `Alles, was ${business} mit diesem Dienst über Sie speichert.`,
    number: 'Nummer',
    person: 'Kennung',
    made: 'Stand vom',
    now: 'Aktuelle Einstellungen',
    history: 'Was geschehen ist, das Neueste zuerst',
    receipts: 'Nachweise',
    receiptsText:
      'Jeder belegt eine Zustimmung: Alle können seine Signatur mit unserem öffentlichen Schlüssel unter /.well-known/jwks.json prüfen.',
    receipt: 'Nachweis vom',
    back: 'Zurück',
  },
  history: {
    what: {
      'consent.given': 'Sie haben zugestimmt',
      'consent.pending': 'Sie wurden um Bestätigung gebeten',
      'consent.confirmed': 'Sie haben bestätigt',
      'consent.refused': 'Sie haben abgelehnt',
      'marketing.stopped': 'Angebote wurden in WhatsApp ausgeschaltet',
      'marketing.resumed': 'Angebote wurden in WhatsApp eingeschaltet',
      'hold.placed': 'Der Versand an Sie wurde ausgesetzt',
      'hold.lifted': 'Die Aussetzung des Versands wurde aufgehoben',
      'undeliverable.marked': 'Ihre Nummer war nicht erreichbar',
      'undeliverable.cleared': 'Ihre Nummer war wieder erreichbar',
      'message.received': 'Sie haben uns geschrieben',
      'language.chosen': 'Sie haben die Sprache der Nachrichten gewählt',
      'identity.changed': 'Ihre Nummer oder Ihr Konto hat sich geändert',
      'person.merged': 'Zwei Datensätze zu Ihnen wurden zusammengeführt',
      'review.settled': 'Wir haben noch einmal gelesen, was Sie geschrieben haben',
      'person.erased': 'Die Daten, die Sie identifizierten, wurden gelöscht',
      'import.finished': 'Ein irrtümlicher Import wurde rückgängig gemacht',
    },
    reported: (business) => `${business} hat eingetragen, dass Sie zugestimmt haben`,
    waits: 'Eine neue Anmeldung wartet auf die Bestätigung von Ihrem Handy',
    started: 'Sie haben die Nachrichten wieder eingeschaltet',
    stoppedAll: 'Sie haben alle Nachrichten beendet',
    stoppedMarketing: 'Sie haben Angebote und Neuigkeiten beendet',
    stoppedTopics: 'Sie haben einige Nachrichten ausgeschaltet',
    paused: (days) => `Sie haben für Angebote und Neuigkeiten ${days} Tage Pause gewählt`,
    doubtful:
      'Etwas, das Sie geschrieben haben, war vielleicht ein Nein; Angebote werden vorerst zurückgehalten',
    sent: {
      sent: 'Eine Nachricht wurde an Sie gesendet',
      delivered: 'Eine Nachricht wurde Ihnen zugestellt',
      read: 'Sie haben eine Nachricht gelesen',
      failed: 'Eine Nachricht an Sie ist nicht angekommen',
      unknown: 'Vielleicht wurde eine Nachricht an Sie gesendet',
    },
    about: (topics) => `Thema: ${topics}`,
    through: (channel) => `Kanal: ${channel}`,
    words: 'Der Text, der Ihnen angezeigt wurde',
    removed: 'Einzelheiten gelöscht',
  },
  stop: {
    title: (business) => `Nachrichten von ${business} beenden`,
    lead: 'Ohne Konto und ohne Anmeldung.',
    leadWays: 'Ohne Konto und ohne Anmeldung. Wählen Sie den Weg, der Ihnen passt.',
    phoneTitle: 'Mit Ihrem Handy',
    phoneText: (number) =>
      `Senden Sie STOP per WhatsApp an ${number}. Alle Nachrichten enden sofort, und Sie bekommen darüber Bescheid.`,
    phoneOpen: 'WhatsApp öffnen, STOP steht schon da',
    phoneQr: (number) => `QR-Code, der WhatsApp öffnet, mit STOP als Nachricht an ${number}`,
    phoneScan: 'Am Computer? Richten Sie die Kamera Ihres Handys auf diesen Code.',
    smsText: (number) => `Oder senden Sie STOP per SMS an ${number}.`,
    codeTitle: 'Mit einem Code',
    codeText:
      'Geben Sie Ihre Nummer ein. Wir senden einen Code dorthin; damit können Sie alles beenden oder wählen, was Sie erhalten.',
    number: 'Ihre Nummer',
    numberHint: ({ international }) =>
      `Mit Ländervorwahl, zum Beispiel ${international}. Eine inländische Nummer geht auch.`,
    send: 'Code anfordern',
    chooseTitle: 'Wessen Nachrichten möchten Sie beenden?',
    chooseText: 'Wählen Sie das Unternehmen, das Ihnen schreibt.',
    sentTitle: 'Code eingeben',
    sentText: (business) =>
      `Wenn die eingegebene Nummer für Nachrichten erreichbar ist, kommt dort innerhalb einer Minute ein Code von ${business} an. Er gilt zehn Minuten.`,
    code: 'Code',
    codeHint: 'Sechs Ziffern',
    show: 'Weiter',
    again: 'Kein Code? Nummer prüfen und noch einmal anfordern',
    noWay:
      'Hier können keine Codes gesendet werden. Bitte senden Sie STOP von Ihrem Handy, wie oben beschrieben.',
    message: (code, business) =>
      `${code} ist Ihr Code, um Nachrichten von ${business} zu beenden oder zu wählen. Nicht angefordert? Dann ignorieren Sie dies bitte.`,
  },
  closed: {
    title: 'Dieser Link lässt sich nicht öffnen',
    text: 'Er ist abgelaufen oder wurde nicht vollständig kopiert. Es wurde nichts geändert. Mit Ihrer Nummer können Sie einen neuen bekommen.',
    again: 'Neuen Link anfordern',
    codeTitle: 'Dieser Code ist abgelaufen',
    codeAgain: 'Neuen Code anfordern',
    codeText:
      'Ein Code gilt zehn Minuten, nur einmal und für fünf Versuche. Es wurde nichts geändert.',
  },
  errors: {
    topic_unknown: 'Eine der Möglichkeiten gibt es nicht mehr. Bitte wählen Sie noch einmal.',
    notice_changed:
      'Der Text hat sich geändert, während diese Seite offen war. Bitte lesen Sie ihn und kreuzen Sie noch einmal an.',
    page_stale:
      'Diese Seite ist nicht mehr aktuell. Bitte sehen Sie sie noch einmal durch und speichern Sie erneut.',
    choice_unknown: 'Bitte wählen Sie eine der angebotenen Möglichkeiten.',
    confirm_needed: 'Kreuzen Sie das Kästchen an, um das endgültige Löschen zu bestätigen.',
    store_unavailable:
      'Das Speichern ist gerade nicht möglich. Es ist nichts verloren: Bitte senden Sie es noch einmal.',
    phone_invalid:
      'Bitte prüfen Sie die Telefonnummer. Vielleicht fehlen Ziffern, oder es sind zu viele.',
    phone_required: 'Geben Sie Ihre Nummer ein.',
    code_wrong:
      'Das ist nicht der Code, den wir gesendet haben. Bitte prüfen Sie ihn und versuchen Sie es noch einmal.',
    code_short: 'Der Code hat sechs Ziffern. Bitte geben Sie alle ein.',
    too_many_codes:
      'Heute wurden zu viele Codes angefordert. Bitte senden Sie stattdessen STOP von Ihrem Handy: Das geht immer.',
    no_code:
      'An diese Nummer kann kein Code gesendet werden. Bitte senden Sie stattdessen STOP von dieser Nummer aus: Das geht immer.',
  },
}
