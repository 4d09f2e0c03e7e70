// Everything our calls say, in English and Japanese, but for the notice itself. Short sentences:
// nobody can look back at what they heard.

/** What the sentences name. `number` is spoken digit by digit. */
export interface CallNames {
  readonly business: string
  /** Our number on WhatsApp; undefined when there is none. */
  readonly number: string | undefined
}

export interface CallWords {
  /** To somebody who called us, and to somebody we call. */
  readonly hello: (names: CallNames) => string
  readonly calling: (names: CallNames) => string
  /** Where the notice does not say it. */
  readonly onWhatsApp: string
  readonly offerKeys: string
  /** `key` chooses this language; the second is said where keys end with the hash key. */
  readonly language: (key: string) => string
  readonly numberLanguage: (key: string) => string
  readonly numberWithheld: string
  readonly numberLandline: string
  readonly check: (number: string) => string
  /** Beside `offerKeys`, where a number was keyed in. */
  readonly keyAgain: string
  readonly silence: string
  readonly wrongKey: string
  readonly wrongNumber: string
  /** After key 1: the same for everybody, whatever is known of them. */
  readonly agreed: (names: CallNames) => string
  readonly declined: string
  /** After silence or keys that made no sense. */
  readonly nothing: string
  /** To a machine: who called, and no offer. */
  readonly machine: (names: CallNames) => string
  readonly closed: (names: CallNames) => string
  /** How `+` is said, and what parts the groups of a number. */
  readonly plus: string
  readonly pause: string
}

const en: CallWords = {
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
    `Thank you. You will get a message from us on WhatsApp. Please answer it, so that we know it was you.${number === undefined ? '' : ` If none arrives, please write to us on WhatsApp yourself, at ${number}.`} Goodbye.`,
  declined: 'That is fine. We will not send you these messages. Goodbye.',
  nothing: 'We have recorded nothing. You are welcome to call again. Goodbye.',
  machine: ({ business }) =>
    `This was a call from ${business}. There is nothing you need to do. Goodbye.`,
  closed: ({ business }) =>
    `Thank you for calling ${business}. This line takes no sign-ups at the moment. Nothing was recorded. Goodbye.`,
  plus: 'plus',
  pause: ', ',
}

const ja: CallWords = {
  hello: ({ business }) => `お電話ありがとうございます。こちらは${business}です。`,
  calling: ({ business }) => `こちらは${business}です。お電話でご案内を差し上げております。`,
  onWhatsApp: 'メッセージはWhatsAppでお届けします。',
  offerKeys:
    '同意される場合は1を、同意されない場合は2を押してください。もう一度お聞きになる場合は9を押してください。',
  language: (key) => `日本語は、${key}を押してください。`,
  numberLanguage: (key) => `日本語は、${key}とシャープを押してください。`,
  numberWithheld:
    'お客様の電話番号を確認できませんでした。WhatsAppをお使いの携帯電話番号を入力し、最後にシャープを押してください。',
  numberLandline:
    '固定電話からおかけいただいています。WhatsAppをお使いの携帯電話番号を入力し、最後にシャープを押してください。いまおかけの番号でWhatsAppをお使いの場合は、1とシャープを押してください。',
  check: (number) => `入力された番号は、${number}です。`,
  keyAgain: '番号が違う場合は、3を押して入力し直してください。',
  silence: '入力を確認できませんでした。',
  wrongKey: '押された番号はご案内にございません。',
  wrongNumber: '電話番号を正しく確認できませんでした。',
  agreed: ({ number }) =>
    `ありがとうございます。WhatsAppで確認のメッセージをお送りしますので、ご本人であることの確認のため、ご返信をお願いいたします。${number === undefined ? '' : `届かない場合は、お手数ですが、WhatsAppで${number}までメッセージをお送りください。`}失礼いたします。`,
  declined: '承知いたしました。これらのメッセージはお送りしません。失礼いたします。',
  nothing: '何も登録しておりません。またのお電話をお待ちしております。失礼いたします。',
  machine: ({ business }) =>
    `${business}からのお電話でした。お客様にしていただくことは何もございません。失礼いたします。`,
  closed: ({ business }) =>
    `${business}にお電話いただき、ありがとうございます。ただいまこの番号では受付を行っておりません。何も登録しておりません。失礼いたします。`,
  plus: 'プラス',
  pause: '、',
}

const WORDS: Readonly<Record<string, CallWords>> = { en, ja }

const baseOf = (language: string) => language.split('-')[0] ?? ''

/** Whether our calls can speak a language (a BCP 47 tag). */
export const speaks = (language: string): boolean => WORDS[baseOf(language)] !== undefined

/** Words of a language or of its base, else English. */
export const callWords = (language: string): CallWords => WORDS[baseOf(language)] ?? en
