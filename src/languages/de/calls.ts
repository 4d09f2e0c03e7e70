import type { CallWords } from '../calls-words.ts'

// No digit ends a sentence: before a full stop, a voice may read it as an ordinal.
export const calls: CallWords = {
  hello: ({ business }) => `Guten Tag, hier ist ${business}. Vielen Dank für Ihren Anruf.`,
  calling: ({ business }) => `Guten Tag, dies ist ein Anruf von ${business}.`,
  onWhatsApp: 'Die Nachrichten kommen auf WhatsApp.',
  offerKeys:
    'Um zuzustimmen, bitte die 1 drücken. Um abzulehnen, bitte die 2 drücken. Um dies noch einmal zu hören, bitte die 9 drücken.',
  language: (key) => `Für Deutsch bitte die ${key} drücken.`,
  numberLanguage: (key) => `Für Deutsch bitte die ${key} drücken, dann die Raute-Taste.`,
  numberWithheld:
    'Wir sehen nicht, von welcher Nummer Sie anrufen. Bitte geben Sie die Handynummer ein, mit der Sie WhatsApp nutzen. Drücken Sie dann die Raute-Taste.',
  numberLandline:
    'Sie rufen aus dem Festnetz an. Bitte geben Sie die Handynummer ein, mit der Sie WhatsApp nutzen. Drücken Sie dann die Raute-Taste. Wenn Sie WhatsApp mit der Nummer nutzen, von der Sie gerade anrufen, drücken Sie die 1, dann die Raute-Taste.',
  check: (number) => `Sie haben die Nummer ${number} eingegeben.`,
  keyAgain: 'Wenn die Nummer nicht stimmt, drücken Sie die 3, um sie neu einzugeben.',
  silence: 'Wir haben keinen Tastendruck erkannt.',
  wrongKey: 'Diese Taste steht nicht zur Auswahl.',
  wrongNumber: 'Das ist keine vollständige Telefonnummer.',
  agreed: ({ number }) =>
    `Vielen Dank. Wenn unter dieser Nummer eine WhatsApp-Nachricht von uns ankommt, antworten Sie bitte darauf, damit wir wissen, dass Sie es waren.${number === undefined ? '' : ` Wenn keine ankommt, etwa weil Sie unsere Nachrichten früher einmal beendet haben, senden Sie uns bitte von dieser Nummer aus per WhatsApp an die Nummer ${number} das Wort START.`} Auf Wiederhören.`,
  declined: 'In Ordnung. Wir senden Ihnen diese Nachrichten nicht. Auf Wiederhören.',
  nothing: 'Wir haben nichts gespeichert. Sie können gern wieder anrufen. Auf Wiederhören.',
  machine: ({ business }) =>
    `Das war ein Anruf von ${business}. Sie müssen nichts tun. Auf Wiederhören.`,
  closed: ({ business }) =>
    `Vielen Dank für Ihren Anruf bei ${business}. Unter dieser Nummer sind zurzeit keine Anmeldungen möglich. Es wurde nichts gespeichert. Auf Wiederhören.`,
  plus: 'plus',
  pause: ', ',
}
