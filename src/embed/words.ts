// Sentences of what `/embed.js` puts into a shop's page, in English and Japanese.

export interface EmbedWords {
  readonly title: (business: string) => string
  readonly lead: (business: string) => string
  readonly banner: (business: string) => string
  readonly choose: string
  readonly agree: string
  readonly no: string
  readonly close: string
  readonly done: string
  readonly given: string
  readonly again: (number: string) => string
  readonly topicRequired: string
  readonly failed: string
}

const en: EmbedWords = {
  title: (business) => `${business} on WhatsApp`,
  lead: (business) => `${business} would like to write to you. You choose what about.`,
  banner: (business) => `Would you like messages from ${business} on WhatsApp?`,
  choose: 'Yes, let me choose',
  agree: 'Agree',
  no: 'No, thanks',
  close: 'Close',
  done: 'Thank you',
  given: 'You agreed to get messages on WhatsApp about:',
  again: (number) =>
    `Stopped messages before? Send START to ${number} on WhatsApp from the phone itself; until then nothing is sent.`,
  topicRequired: 'Tick at least one kind of message.',
  failed: 'This could not be sent just now. Nothing is lost: please try again.',
}

const ja: EmbedWords = {
  title: (business) => `${business}のWhatsAppメッセージ`,
  lead: (business) => `${business}がメッセージをお送りします。受け取る内容はお選びいただけます。`,
  banner: (business) => `${business}からのメッセージをWhatsAppで受け取りますか？`,
  choose: '内容を選んで受け取る',
  agree: '同意する',
  no: 'いいえ、受け取りません',
  close: '閉じる',
  done: 'ありがとうございます',
  given: 'WhatsAppで次の内容を受け取ることに同意されました。',
  again: (number) =>
    `以前に配信を止めた方は、その電話のWhatsAppから ${number} にSTARTと送ると再開できます。それまでは何も送りません。`,
  topicRequired: '受け取りたい内容を一つ以上お選びください。',
  failed: 'ただいま送信できませんでした。入力内容はそのままです。もう一度お試しください。',
}

/** Words of a language, else English. */
export const embedWords = (language: string): EmbedWords => (language.startsWith('ja') ? ja : en)
