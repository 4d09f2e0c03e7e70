// What people read where a link or a code leads, and on what is printed with it.

export interface LinkWords {
  readonly title: (business: string) => string
  readonly lead: (business: string) => string
  readonly topics: string
  readonly open: string
  readonly openHint: string
  readonly phone: string
  readonly phoneHint: string
  readonly code: (business: string) => string
  readonly number: string
  readonly numberHint: string
  readonly message: string
  readonly stopTitle: string
  readonly stop: (number: string) => string
  readonly words: string
  readonly poster: PosterWords
}

export interface PosterWords {
  /** The heading: what to do. */
  readonly scan: string
  readonly how: string
  readonly about: string
  readonly words: string
  readonly overleaf: string
  readonly full: (address: string) => string
  readonly stop: (number: string) => string
  /** @param centimetres from which a phone reads the code */
  readonly reach: (millimetres: number, centimetres: number) => string
  readonly wording: (id: string, version: number) => string
  readonly fold: string
}

const en: LinkWords = {
  title: (business) => `Messages from ${business} on WhatsApp`,
  lead: (business) =>
    `To agree, send ${business} one WhatsApp message. It is already written: read it, and press send if you want to.`,
  topics: 'You can get:',
  open: 'Open WhatsApp',
  openHint: 'Nothing is agreed to by opening it. Only your message counts.',
  phone: 'Go on with your phone',
  phoneHint: 'Point its camera at this code.',
  code: (business) => `QR code that opens the chat with ${business} on a phone`,
  number: 'Or write to this number yourself',
  numberHint: 'Send it these words:',
  message: 'The message',
  stopTitle: 'To stop',
  stop: (number) => `Send STOP to ${number} on WhatsApp, at any time.`,
  words: 'What you agree to',
  poster: {
    scan: 'Hear from us on WhatsApp',
    how: 'Scan the code with your phone. A message opens, ready to send: sending it is your consent.',
    about: 'You can get',
    words: 'What you agree to',
    overleaf: 'What you agree to is printed in full on the next page.',
    full: (address) => `What you agree to, in full: ${address}`,
    stop: (number) => `Send STOP to ${number} on WhatsApp at any time, and it stops.`,
    reach: (millimetres, centimetres) =>
      `Code ${millimetres} mm wide: readable from up to about ${centimetres} cm`,
    wording: (id, version) => `Wording ${id}, version ${version}`,
    fold: 'fold here',
  },
}

const ja: LinkWords = {
  title: (business) => `${business}からのWhatsAppメッセージ`,
  lead: (business) =>
    `同意いただくには、${business}へWhatsAppでメッセージを1通お送りください。文面は入力済みです。お読みになり、よろしければ送信してください。`,
  topics: 'お受け取りいただける内容',
  open: 'WhatsAppを開く',
  openHint: '開いただけでは同意になりません。メッセージを送信されたときに同意となります。',
  phone: 'スマートフォンで続ける',
  phoneHint: 'カメラでこのコードを読み取ってください。',
  code: (business) => `スマートフォンで${business}とのチャットを開くQRコード`,
  number: 'または、この番号へ直接お送りください',
  numberHint: '次の文面をお送りください。',
  message: 'メッセージ',
  stopTitle: '配信を止めるには',
  stop: (number) => `いつでも、WhatsAppで ${number} に「停止」またはSTOPと送ってください。`,
  words: '同意していただく内容',
  poster: {
    scan: 'WhatsAppでお知らせを受け取る',
    how: 'スマートフォンでコードを読み取ると、入力済みのメッセージが開きます。送信すると同意となります。',
    about: 'お届けする内容',
    words: '同意していただく内容',
    overleaf: '同意していただく内容の全文は次のページにあります。',
    full: (address) => `同意していただく内容の全文：${address}`,
    stop: (number) => `いつでも、WhatsAppで ${number} に「停止」またはSTOPと送ると止められます。`,
    reach: (millimetres, centimetres) =>
      `コードの幅${millimetres}mm：約${centimetres}cmまで離れて読み取れます`,
    wording: (id, version) => `文面 ${id} 第${version}版`,
    fold: '山折り',
  },
}

const LINK_WORDS: Readonly<Record<string, LinkWords>> = { en, ja }

/** Words of a language, of its base language, else English. */
export const linkWords = (language: string): LinkWords =>
  LINK_WORDS[language.split('-')[0] ?? ''] ?? en
