import type { ConfirmWords, InvitationWords, LinkWords } from '../links-words.ts'

export const links: LinkWords = {
  title: (business) => `Berichten van ${business} op WhatsApp`,
  lead: (business) =>
    `Om akkoord te gaan, stuurt u één WhatsApp-bericht aan ${business}. Het staat al klaar: lees het, en verstuur het als u dat wilt.`,
  topics: 'U kunt ontvangen:',
  open: 'WhatsApp openen',
  openHint: 'Door WhatsApp te openen gaat u nog nergens mee akkoord. Alleen uw bericht telt.',
  phone: 'Verder op uw telefoon',
  phoneHint: 'Richt de camera op deze code.',
  code: (business) => `QR-code die de chat met ${business} opent op een telefoon`,
  number: 'Of schrijf zelf naar dit nummer',
  numberHint: 'Stuur deze tekst:',
  message: 'Het bericht',
  stopTitle: 'Stoppen',
  stop: (number) => `Stuur op elk moment STOP via WhatsApp naar ${number}.`,
  words: 'Waarmee u akkoord gaat',
  poster: {
    scan: 'Ontvang onze berichten op WhatsApp',
    how: 'Scan de code met uw telefoon. Er gaat een bericht open dat al klaarstaat: door het te sturen, gaat u akkoord.',
    about: 'U kunt ontvangen',
    words: 'Waarmee u akkoord gaat',
    full: (address) =>
      `Alles wat u kunt ontvangen en de volledige tekst waarmee u akkoord gaat: ${address}`,
    stop: (number) => `Stuur op elk moment STOP via WhatsApp naar ${number}, en het stopt.`,
    reach: (millimetres, centimetres) =>
      `Code van ${millimetres}\u00a0mm breed: leesbaar tot ongeveer ${centimetres}\u00a0cm`,
    wording: (id, version) => `Tekst ${id}, versie ${version}`,
    fold: 'hier vouwen',
  },
}

export const confirm: ConfirmWords = {
  question: {
    title: 'Een laatste stap',
    lead: (business) => `Als u akkoord gaat, mag ${business} u schrijven op WhatsApp over:`,
    agree: 'Ja, akkoord',
  },
  invitation: {
    title: (business) => `Berichten van ${business} op WhatsApp`,
    lead: (business) => `Mag ${business} u hierover schrijven op WhatsApp?`,
    agree: 'Akkoord gaan en WhatsApp openen',
    agreeOnly: 'Akkoord',
  },
  decline: 'Nee, dank u',
  takeBack: 'Akkoord intrekken',
  unchanged:
    'U hoeft niet te beslissen. Als u deze pagina gewoon sluit, gaat u nergens mee akkoord.',
  tapped: {
    title: 'Een laatste stap',
    lead: (business) =>
      `Open WhatsApp en stuur het bericht dat daar klaarstaat. Tot die tijd stuurt ${business} u niets. Het gaat over:`,
  },
  agreed: {
    title: 'Dank u wel, u bent akkoord gegaan',
    lead: (business) => `${business} mag u nu schrijven op WhatsApp over:`,
  },
  declined: {
    title: 'Begrepen',
    lead: (business) => `${business} zal u hierover niet schrijven. U hoeft verder niets te doen.`,
  },
  withdrawn: {
    title: 'Begrepen',
    lead: (business) =>
      `Uw eerdere akkoord is ingetrokken. ${business} zal u niet meer schrijven over:`,
  },
  expired: {
    title: 'Deze link is verlopen',
    lead: (business) =>
      `Via deze link bent u nergens mee akkoord gegaan. Als u nog berichten van ${business} wilt, kunt u opnieuw beginnen.`,
  },
  changed: 'De tekst is veranderd terwijl deze pagina openstond. Lees de tekst opnieuw.',
  open: 'WhatsApp openen',
  openHint: 'Daar staat een bericht aan het bedrijf klaar. U hoeft het niet te sturen.',
  form: 'Opnieuw aanmelden',
  onWhatsApp: 'Opnieuw beginnen op WhatsApp',
  words: 'Waarmee u akkoord gaat',
  agreedWords: 'De tekst waarmee u akkoord bent gegaan',
  when: 'Tijdstip',
  stop: (number) => `U kunt op elk moment stoppen: stuur STOP via WhatsApp naar ${number}.`,
  stopNoNumber: 'U kunt op elk moment stoppen: beantwoord een willekeurig bericht met STOP.',
  again: (number) =>
    `Hebt u de berichten daarna gestopt en wilt u ze weer ontvangen? Stuur dan START via WhatsApp naar ${number}.`,
  stands: (business) =>
    `Voor deze link blijft uw nee gelden. Als u later van gedachten verandert, kunt u zich opnieuw aanmelden bij ${business}.`,
}

export const invitation: InvitationWords = {
  sms: ({ business, topics }) =>
    `${business}: mogen wij u op WhatsApp schrijven over ${topics}? Antwoord STOP om alle berichten te weigeren. Lees en beslis:`,
  smsOneWay: ({ business, topics }) =>
    `${business}: mogen wij u op WhatsApp schrijven over ${topics}? Lees, ga akkoord of weiger:`,
}
