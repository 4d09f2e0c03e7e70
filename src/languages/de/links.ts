import type { ConfirmWords, InvitationWords, LinkWords } from '../links-words.ts'

export const links: LinkWords = {
  title: (business) => `Nachrichten von ${business} auf WhatsApp`,
  lead: (business) =>
    `Um zuzustimmen, senden Sie eine WhatsApp-Nachricht an ${business}. Der Text steht schon da: Lesen Sie ihn, und senden Sie ihn ab, wenn Sie möchten.`,
  topics: 'Das können Sie erhalten:',
  open: 'WhatsApp öffnen',
  openHint: 'Durch das Öffnen allein stimmen Sie nicht zu. Es zählt nur Ihre Nachricht.',
  phone: 'Mit dem Handy weitermachen',
  phoneHint: 'Richten Sie die Kamera auf diesen Code.',
  code: (business) => `QR-Code, der den Chat mit ${business} auf einem Handy öffnet`,
  number: 'Oder schreiben Sie selbst an diese Nummer',
  numberHint: 'Senden Sie diesen Text:',
  message: 'Die Nachricht',
  stopTitle: 'Nachrichten beenden',
  stop: (number) => `Senden Sie jederzeit STOP per WhatsApp an ${number}.`,
  words: 'Wozu Sie Ihre Zustimmung geben',
  poster: {
    scan: 'Auf WhatsApp von uns hören',
    how: 'Scannen Sie den Code mit dem Handy. Es öffnet sich eine fertige Nachricht: Mit dem Absenden stimmen Sie zu.',
    about: 'Das können Sie erhalten',
    words: 'Wozu Sie Ihre Zustimmung geben',
    full: (address) =>
      `Alles, was Sie erhalten können, und der vollständige Text, dem Sie zustimmen: ${address}`,
    stop: (number) =>
      `Senden Sie jederzeit STOP per WhatsApp an ${number}, und die Nachrichten enden.`,
    reach: (millimetres, centimetres) =>
      `Code ${millimetres}\u00a0mm breit: lesbar bis etwa ${centimetres}\u00a0cm Abstand`,
    wording: (id, version) => `Text ${id}, Version ${version}`,
    fold: 'hier falten',
  },
}

export const confirm: ConfirmWords = {
  question: {
    title: 'Ein letzter Schritt',
    lead: (business) =>
      `Wenn Sie zustimmen, darf ${business} Ihnen auf WhatsApp Nachrichten schreiben zu:`,
    agree: 'Ja, ich stimme zu',
  },
  invitation: {
    title: (business) => `Nachrichten von ${business} auf WhatsApp`,
    lead: (business) => `Darf ${business} Ihnen dazu auf WhatsApp schreiben?`,
    agree: 'Zustimmen und WhatsApp öffnen',
    agreeOnly: 'Zustimmen',
  },
  decline: 'Nein, danke',
  takeBack: 'Zustimmung widerrufen',
  unchanged:
    'Sie müssen sich nicht entscheiden. Wenn Sie diese Seite einfach schließen, haben Sie nicht zugestimmt.',
  tapped: {
    title: 'Ein letzter Schritt',
    lead: (business) =>
      `Öffnen Sie WhatsApp und senden Sie die Nachricht, die dort schon steht. Bis dahin sendet Ihnen ${business} nichts. Es geht um:`,
  },
  agreed: {
    title: 'Danke, Sie haben zugestimmt',
    lead: (business) => `${business} darf Ihnen jetzt auf WhatsApp Nachrichten schreiben zu:`,
  },
  declined: {
    title: 'Verstanden',
    lead: (business) =>
      `${business} wird Ihnen dazu nicht schreiben. Sie müssen nichts weiter tun.`,
  },
  withdrawn: {
    title: 'Verstanden',
    lead: (business) =>
      `Ihre frühere Zustimmung ist widerrufen. ${business} schreibt Ihnen nicht mehr über:`,
  },
  expired: {
    title: 'Dieser Link ist abgelaufen',
    lead: (business) =>
      `Über diesen Link wurde keine Zustimmung erteilt. Wenn Sie immer noch Nachrichten von ${business} möchten, können Sie noch einmal beginnen.`,
  },
  changed:
    'Der Text hat sich geändert, während diese Seite offen war. Bitte lesen Sie ihn noch einmal.',
  open: 'WhatsApp öffnen',
  openHint: 'Dort steht eine Nachricht an das Unternehmen bereit. Sie müssen sie nicht senden.',
  form: 'Noch einmal anmelden',
  onWhatsApp: 'Auf WhatsApp neu beginnen',
  words: 'Wozu Sie Ihre Zustimmung geben',
  agreedWords: 'Der Text, dem Sie zugestimmt haben',
  when: 'Zeitpunkt',
  stop: (number) => `Sie können das jederzeit beenden: Senden Sie STOP per WhatsApp an ${number}.`,
  stopNoNumber:
    'Sie können das jederzeit beenden: Antworten Sie mit STOP auf eine beliebige Nachricht.',
  again: (number) =>
    `Haben Sie die Nachrichten inzwischen beendet und möchten sie wieder erhalten? Dann senden Sie START per WhatsApp an ${number}.`,
  stands: (business) =>
    `Für diesen Link bleibt es bei Ihrem Nein. Wenn Sie es sich später anders überlegen, können Sie sich bei ${business} neu anmelden.`,
}

export const invitation: InvitationWords = {
  sms: ({ business, topics }) =>
    `${business}: Möchten Sie auf WhatsApp Nachrichten zu: ${topics}? Mit STOP lehnen Sie alle Nachrichten ab. Lesen und entscheiden:`,
  smsOneWay: ({ business, topics }) =>
    `${business}: Möchten Sie auf WhatsApp Nachrichten zu: ${topics}? Lesen, zustimmen oder ablehnen:`,
}
