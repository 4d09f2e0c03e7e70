import type { ChatWords } from '../chat-words.ts'

export const chat: ChatWords = {
  agreement: ({ business, topics }) =>
    `${business}から${topics}をWhatsAppで受け取ることに同意します。`,
  howToStop: '「停止」またはSTOPと返信すると、いつでも配信を止められます。',
  stopped: ({ business }) =>
    `${business}からのメッセージを停止しました。再開するには「START」と返信してください。`,
  stoppedTopics: ({ business, topics }) => `${business}からの${topics}の配信を停止しました。`,
  help: ({ business }) =>
    `こちらは${business}です。メッセージを止めるには「停止」と返信してください。`,
  welcome: ({ business, topics }) =>
    `ありがとうございます。${business}から${topics}をお送りします。いつでも「停止」と返信すると止められます。`,
  question: ({ business, topics }) =>
    `${business}から${topics}をWhatsAppで受け取りますか。いつでも「停止」と返信すると止められます。`,
  yes: 'はい、同意します',
  no: 'いいえ',
  howToAnswer: ({ yes, no }) => `「${yes}」または「${no}」と返信してください。`,
  marketing: 'お得な情報',
  started: ({ business, topics }) =>
    `${business}からの${topics}の配信を再開しました。停止するには「停止」と返信してください。`,
  startedNothing: ({ business }) =>
    `配信停止を解除しました。${business}は、同意いただいた内容についてのみお送りします。`,
  stays: ({ business }) =>
    `STOP以外の方法で停止された配信は、停止されたままです。再開するには、${business}のページで同意のうえ、「START」と返信してください。`,
  switchedOff: ({ business, topics }) =>
    `${topics}は停止されたままです。WhatsAppの設定で「オファーとお知らせ」がオフになっています。チャットの上にある${business}の名前をタップし、オンにしてください。それでも届かない場合は、${business}のページでもう一度同意してください。`,
  inReview: ({ business, topics }) =>
    `お送りいただいた内容が配信停止のご希望かどうかを${business}が確認中です。それまで${topics}はお送りしません。`,
}
