import type { CallWords } from '../calls-words.ts'

export const calls: CallWords = {
  hello: ({ business }) => `Buongiorno, qui ${business}. Grazie per aver chiamato.`,
  calling: ({ business }) => `Buongiorno, la chiamiamo da ${business}.`,
  onWhatsApp: 'I messaggi arrivano su WhatsApp.',
  offerKeys: 'Per accettare, prema 1. Per rifiutare, prema 2. Per riascoltare, prema 9.',
  language: (key) => `Per l’italiano, prema ${key}.`,
  numberLanguage: (key) => `Per l’italiano, prema ${key}, poi il tasto cancelletto.`,
  numberWithheld:
    'Non vediamo il numero da cui sta chiamando. Per favore, digiti il numero di cellulare su cui usa WhatsApp, poi prema il tasto cancelletto.',
  numberLandline:
    'Sta chiamando da un telefono fisso. Per favore, digiti il numero di cellulare su cui usa WhatsApp, poi prema il tasto cancelletto. Se usa WhatsApp sul numero da cui sta chiamando, prema 1, poi il tasto cancelletto.',
  check: (number) => `Ha digitato: ${number}.`,
  keyAgain: 'Se il numero è sbagliato, prema 3 per digitarlo di nuovo.',
  silence: 'Non abbiamo rilevato nessun tasto.',
  wrongKey: 'Questo tasto non è tra le opzioni.',
  wrongNumber: 'Questo non è un numero di telefono completo.',
  agreed: ({ number }) =>
    `Grazie. Se a questo numero arriva un nostro messaggio su WhatsApp, per favore, risponda al messaggio, così sapremo che era lei.${number === undefined ? '' : ` Se non arriva nessun messaggio, forse perché in passato ha fermato i nostri messaggi, per favore, invii START su WhatsApp, da questo numero, al numero ${number}.`} Arrivederci.`,
  declined: 'Va bene. Non le invieremo questi messaggi. Arrivederci.',
  nothing: 'Non abbiamo registrato nulla. Può richiamare quando vuole. Arrivederci.',
  machine: ({ business }) =>
    `Era una chiamata da parte di ${business}. Non occorre fare nulla. Arrivederci.`,
  closed: ({ business }) =>
    `Grazie per aver chiamato ${business}. Al momento questa linea non accetta iscrizioni. Non è stato registrato nulla. Arrivederci.`,
  plus: 'più',
  pause: ', ',
}
