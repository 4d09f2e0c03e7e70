import type { CallWords } from '../calls-words.ts'

export const calls: CallWords = {
  hello: ({ business }) => `Goedendag, dit is ${business}. Bedankt voor het bellen.`,
  calling: ({ business }) => `Goedendag, u wordt gebeld door ${business}.`,
  onWhatsApp: 'De berichten komen binnen op WhatsApp.',
  offerKeys:
    'Gaat u akkoord? Toets 1. Gaat u niet akkoord? Toets 2. Wilt u dit nog eens horen? Toets 9.',
  language: (key) => `Voor Nederlands, toets ${key}.`,
  numberLanguage: (key) => `Voor Nederlands, toets ${key} en daarna het hekje.`,
  numberWithheld:
    'We kunnen niet zien vanaf welk nummer u belt. Toets het mobiele nummer in waarop u WhatsApp gebruikt. Druk daarna op het hekje.',
  numberLandline:
    'U belt vanaf een vaste lijn. Toets het mobiele nummer in waarop u WhatsApp gebruikt. Druk daarna op het hekje. Gebruikt u WhatsApp op het nummer waarmee u nu belt? Toets 1 en daarna het hekje.',
  check: (number) => `U hebt ingetoetst: ${number}.`,
  keyAgain: 'Klopt het nummer niet? Toets 3 om het opnieuw in te toetsen.',
  silence: 'We hebben geen toets gehoord.',
  wrongKey: 'Die toets hoort niet bij de keuzes.',
  wrongNumber: 'Dat is geen volledig telefoonnummer.',
  agreed: ({ number }) =>
    `Dank u wel. Komt er op dit nummer een WhatsApp-bericht van ons binnen? Beantwoord het alstublieft, zodat we weten dat u het was.${number === undefined ? '' : ` Komt er geen bericht, misschien omdat u onze berichten eerder hebt gestopt? Stuur dan vanaf dit nummer START via WhatsApp naar nummer ${number}.`} Tot ziens.`,
  declined: 'Dat is goed. We sturen u deze berichten niet. Tot ziens.',
  nothing: 'We hebben niets vastgelegd. U mag gerust nog eens bellen. Tot ziens.',
  machine: ({ business }) =>
    `Dit was een telefoontje van ${business}. U hoeft niets te doen. Tot ziens.`,
  closed: ({ business }) =>
    `Bedankt voor het bellen naar ${business}. Aanmelden via deze lijn kan op dit moment niet. Er is niets vastgelegd. Tot ziens.`,
  plus: 'plus',
  pause: ', ',
}
