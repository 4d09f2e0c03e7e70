// Every sentence of the sandbox phone, in English and Japanese.

import { forStaff } from '../languages/language.ts'

export interface SandboxWords {
  readonly title: string
  readonly lead: string
  readonly phones: string
  readonly addTitle: string
  readonly add: string
  readonly chats: string
  /** Beside a chat or phone that is not looked at. */
  readonly fresh: (count: number) => string
  readonly whatsapp: string
  readonly sms: string
  readonly thread: string
  readonly empty: string
  readonly write: string
  readonly send: string
  readonly settings: string
  readonly offers: string
  readonly offersHint: string
  readonly airplane: string
  readonly block: string
  readonly on: string
  readonly off: string
  readonly turnOn: string
  readonly turnOff: string
  readonly changeTitle: string
  readonly change: string
  readonly changeHint: string
  /** Where several businesses have chats: whose links and doors these are. */
  readonly doorsOf: (business: string) => string
  readonly scan: string
  readonly scanHint: string
  readonly scanned: string
  readonly adTitle: string
  readonly adHint: string
  readonly tap: (door: string) => string
  readonly fromAd: string
  readonly clock: string
  readonly clockHint: string
  readonly ahead: (hours: number) => string
  readonly states: Readonly<Record<'held' | 'delivered' | 'read' | 'failed', string>>
  readonly you: string
  readonly invalid: string
  readonly offline: string
}

const en: SandboxWords = {
  title: 'Sandbox phone',
  lead: 'Phones on this machine only. What you do here reaches the toolkit as a provider would tell it.',
  phones: 'Phones',
  addTitle: 'Another phone',
  add: 'Add',
  chats: 'Chats',
  fresh: (count) => `${count} new`,
  whatsapp: 'WhatsApp',
  sms: 'SMS',
  thread: 'Messages',
  empty: 'Nothing here yet. Write something, or open a link.',
  write: 'Message',
  send: 'Send',
  settings: 'What the person can do',
  offers: 'Offers and announcements',
  offersHint: 'WhatsApp’s own switch for marketing from this business.',
  airplane: 'Airplane mode',
  block: 'Block this business',
  on: 'On',
  off: 'Off',
  turnOn: 'Turn on',
  turnOff: 'Turn off',
  changeTitle: 'Change number',
  change: 'Change',
  changeHint: 'The WhatsApp account moves to this number.',
  doorsOf: (business) => `Calls, links and ads below are those of ${business}.`,
  scan: 'Open a link or scan a code',
  scanHint: 'The words are put into the message field. Nothing is sent until you send it.',
  scanned: 'From the link. You can change the words before you send them.',
  adTitle: 'Tap an advertisement',
  adHint: 'An ad that opens WhatsApp. What you send next comes through it.',
  tap: (door) => `Tap the ad of ${door}`,
  fromAd: 'From the advertisement. You can change the words before you send them.',
  clock: 'Clock of the sandbox',
  clockHint: 'It only goes forward.',
  ahead: (hours) => (hours === 1 ? '1 hour ahead' : `${hours} hours ahead`),
  states: { held: 'Waiting', delivered: 'Delivered', read: 'Read', failed: 'Not delivered' },
  you: 'You',
  invalid: 'This is not a possible phone number.',
  offline: 'This phone is offline: messages wait.',
}

const ja: SandboxWords = {
  title: 'お試し用の電話',
  lead: 'このコンピューターの中だけの電話です。ここでの操作は、実際のプロバイダーと同じ形でツールキットに届きます。',
  phones: '電話',
  addTitle: 'ほかの電話',
  add: '追加',
  chats: 'トーク',
  fresh: (count) => `新着${count}件`,
  whatsapp: 'WhatsApp',
  sms: 'SMS',
  thread: 'メッセージ',
  empty: 'まだ何もありません。メッセージを書くか、リンクを開いてください。',
  write: 'メッセージ',
  send: '送信',
  settings: '利用者ができること',
  offers: 'オファーとお知らせ',
  offersHint: 'この事業者からのマーケティングを止める、WhatsApp自体のスイッチです。',
  airplane: '機内モード',
  block: 'この事業者をブロック',
  on: 'オン',
  off: 'オフ',
  turnOn: 'オンにする',
  turnOff: 'オフにする',
  changeTitle: '番号を変える',
  change: '変える',
  changeHint: 'WhatsAppのアカウントがこの番号に移ります。',
  doorsOf: (business) => `以下の電話・リンク・広告は、${business}のものです。`,
  scan: 'リンクを開く・コードを読み取る',
  scanHint: '文面が入力欄に入ります。送信するまで何も送られません。',
  scanned: 'リンクから入った文面です。送る前に変えられます。',
  adTitle: '広告をタップする',
  adHint: 'WhatsAppを開く広告です。次に送るメッセージは、広告経由として届きます。',
  tap: (door) => `${door}の広告をタップ`,
  fromAd: '広告から入った文面です。送る前に変えられます。',
  clock: 'お試し用の時計',
  clockHint: '先へ進めることだけができます。',
  ahead: (hours) => `${hours}時間進める`,
  states: { held: '待機中', delivered: '配信済み', read: '既読', failed: '届きませんでした' },
  you: 'あなた',
  invalid: '電話番号の形ではありません。',
  offline: 'この電話は圏外です。メッセージは待っています。',
}

export const sandboxWords = (language: string): SandboxWords => forStaff(language, { en, ja })
