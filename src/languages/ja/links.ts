import type { ConfirmWords, InvitationWords, LinkWords } from '../links-words.ts'

export const links: LinkWords = {
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
    full: (address) => `お届けする内容と、同意していただく内容の全文：${address}`,
    stop: (number) => `いつでも、WhatsAppで ${number} に「停止」またはSTOPと送ると止められます。`,
    reach: (millimetres, centimetres) =>
      `コードの幅${millimetres}mm：約${centimetres}cmまで離れて読み取れます`,
    wording: (id, version) => `文面 ${id} 第${version}版`,
    fold: '山折り',
  },
}

export const confirm: ConfirmWords = {
  question: {
    title: '最後のご確認です',
    lead: (business) => `同意いただくと、${business}がWhatsAppで次の内容をお送りします。`,
    agree: 'はい、同意します',
  },
  invitation: {
    title: (business) => `${business}からのWhatsAppメッセージ`,
    lead: (business) => `${business}から、WhatsAppで次の内容をお送りしてもよろしいでしょうか。`,
    agree: '同意してWhatsAppを開く',
    agreeOnly: '同意する',
  },
  decline: 'いいえ、受け取りません',
  takeBack: '同意を取り消す',
  unchanged:
    '今お決めにならなくてもかまいません。このページを閉じれば、何も同意したことになりません。',
  tapped: {
    title: '最後のご確認です',
    lead: (business) =>
      `WhatsAppを開き、入力済みのメッセージを送信してください。それまで${business}からは何もお送りしません。お送りする内容：`,
  },
  agreed: {
    title: 'ありがとうございます。同意いただきました',
    lead: (business) => `${business}がWhatsAppで次の内容をお送りします。`,
  },
  declined: {
    title: '承知しました',
    lead: (business) => `${business}からこの内容をお送りすることはありません。お手続きは不要です。`,
  },
  withdrawn: {
    title: '承知しました',
    lead: (business) =>
      `以前の同意を取り消しました。今後、${business}から次の内容をお送りすることはありません。`,
  },
  expired: {
    title: 'このリンクは期限切れです',
    lead: (business) =>
      `このリンクでは何も同意されていません。${business}からのメッセージをご希望の場合は、もう一度お手続きください。`,
  },
  changed: 'ページを開いている間に文面が変わりました。もう一度お読みください。',
  open: 'WhatsAppを開く',
  openHint: 'メッセージが入力された状態で開きます。送信しなくてもかまいません。',
  form: 'もう一度申し込む',
  onWhatsApp: 'WhatsAppで申し込む',
  words: '同意していただく内容',
  agreedWords: '同意された文面',
  when: '日時',
  stop: (number) => `WhatsAppで ${number} に「停止」またはSTOPと送ると、いつでも止められます。`,
  stopNoNumber: '届いたメッセージに「停止」またはSTOPと返信すると、いつでも止められます。',
  again: (number) =>
    `その後に配信を止めた方は、WhatsAppから ${number} にSTARTと送ると再開できます。`,
  stands: (business) =>
    `このリンクでのお断りは確定しています。お気持ちが変わった場合は、改めて${business}にお申し込みください。`,
}

export const invitation: InvitationWords = {
  sms: ({ business, topics }) =>
    `${business}です。WhatsAppで${topics}をお送りしてもよろしいですか。お断りの場合はSTOPとご返信ください。内容の確認・同意はこちら`,
  smsOneWay: ({ business, topics }) =>
    `${business}です。WhatsAppで${topics}をお送りしてもよろしいですか。内容の確認・同意・お断りはこちら`,
}
