import type { CallWords } from '../calls-words.ts'

export const calls: CallWords = {
  hello: ({ business }) => `Hello, this is ${business}. Thank you for calling.`,
  calling: ({ business }) => `Hello, this is ${business} calling.`,
  onWhatsApp: 'The messages come on WhatsApp.',
  offerKeys: 'To agree, press 1. To decline, press 2. To hear this again, press 9.',
  language: (key) => `For English, press ${key}.`,
  numberLanguage: (key) => `For English, press ${key}, then the hash key.`,
  numberWithheld:
    'We cannot see the number you are calling from. Please key in the mobile number on which you use WhatsApp, then press the hash key.',
  numberLandline:
    'You are calling from a landline. Please key in the mobile number on which you use WhatsApp, then press the hash key. If you use WhatsApp on the number you are calling from, press 1, then the hash key.',
  check: (number) => `You keyed in: ${number}.`,
  keyAgain: 'If the number was wrong, press 3 to key it in again.',
  silence: 'We did not hear a key.',
  wrongKey: 'That key is not one of the choices.',
  wrongNumber: 'That is not a complete phone number.',
  agreed: ({ number }) =>
    `Thank you. If a message from us comes to this number on WhatsApp, please answer it, so that we know it was you.${number === undefined ? '' : ` If none comes, perhaps because you once stopped our messages, please send START from this number on WhatsApp to ${number}.`} Goodbye.`,
  declined: 'That is fine. We will not send you these messages. Goodbye.',
  nothing: 'We have recorded nothing. You are welcome to call again. Goodbye.',
  machine: ({ business }) =>
    `This was a call from ${business}. There is nothing you need to do. Goodbye.`,
  closed: ({ business }) =>
    `Thank you for calling ${business}. This line takes no sign-ups at the moment. Nothing was recorded. Goodbye.`,
  plus: 'plus',
  pause: ', ',
}
