import type { PageWords } from '../pages-words.ts'

export const pages: PageWords = {
  form: {
    title: (business) => `${business}からのWhatsAppメッセージ`,
    lead: (business) =>
      `${business}がWhatsAppでメッセージをお送りします。受け取る内容はお選びいただけます。`,
    agreeTo: '同意していただく内容',
    topics: '受け取りたい内容',
    topicsHint: '最初は何も選ばれていません。ご希望のものにチェックを入れてください。',
    phone: 'WhatsAppの電話番号',
    phoneHint: ({ local }) => `例：${local}。海外の番号は「+」と国番号からご入力ください。`,
    submit: '同意してWhatsAppで受け取る',
    refuse: 'ご希望でない場合は、このページを閉じてください。何も変わりません。',
    privacy: 'プライバシーポリシー',
    leaveEmpty: 'この欄は空のままにしてください',
  },
  thanks: {
    title: 'ありがとうございます',
    pendingTitle: 'あと一つお手続きがあります',
    given: (business) => `${business}から、WhatsAppで次の内容を受け取ることに同意されました。`,
    pending: (business, by) =>
      `${business}から${by === 'sms' ? 'SMS' : 'WhatsApp'}で確認のメッセージが届きます。ご確認いただくまで、ほかには何も送りません。選ばれた内容：`,
    unasked: (number) =>
      `数分たっても確認のメッセージが届かない場合は、その電話のWhatsAppから ${number} に「はい」とお送りください。`,
    words: '同意された文面',
    when: '日時',
    stopTitle: '配信を止めるには',
    stop: (number) => `いつでも、WhatsAppで ${number} に「停止」またはSTOPと送ってください。`,
    stopNoNumber: 'いつでも、届いたメッセージに「停止」またはSTOPと返信してください。',
    again: (number) =>
      `以前に配信を止めた方は、その電話のWhatsAppから ${number} にSTARTと送ると再開できます。それまでは何も送りません。`,
    open: 'WhatsAppを開く',
    openHint: (business) =>
      `${business}宛てのメッセージが入力された状態で開きます。同意はお済みですので、送信しなくてもかまいません。`,
    pendingOpenHint:
      'メッセージが入力された状態で開きます。送信していただくと、すぐに確認が完了します。',
  },
  languages: '言語',
  faulty: (title) => `ご確認ください：${title}`,
  stopHere: '配信を止めたい方はこちら',
  stopAlways: '配信を止めたい方は、お手元の電話からSTOPとお送りください。いつでも停止できます。',
  tryAgain: 'もう一度試す',
  errors: {
    summary: 'ご確認ください',
    phone_invalid: '電話番号をご確認ください。桁が足りないか、多い可能性があります。',
    phone_required: '電話番号を入力してください。',
    topic_required: '受け取りたい内容を一つ以上選ぶか、このページを閉じてください。',
    topic_unknown: '選ばれた内容の一部は現在ありません。もう一度お選びください。',
    notice_changed: 'ページを開いている間に文面が変わりました。もう一度お読みください。',
    store_unavailable:
      'ただいま保存できませんでした。入力内容はそのままです。もう一度お送りください。',
  },
  problems: {
    paused: ['この受付はお休み中です', '現在は受け付けていません。後ほどお越しください。'],
    not_found: [
      'ページが見つかりません',
      'リンクが間違っているか、使われなくなった可能性があります。',
    ],
    rate_limited: [
      '少しお待ちください',
      '短い間に多くの送信がありました。1分ほど待ってからお試しください。',
    ],
    origin_forbidden: [
      'このフォームからの送信ではありません',
      'フォームを開き直して、もう一度お送りください。',
    ],
    too_slow: [
      '時間がかかりすぎました',
      '送信内容がすべて届きませんでした。何も保存されていません。もう一度お送りください。',
    ],
    too_large: ['送信内容が大きすぎます', 'フォームで受け取れる大きさを超えています。'],
    internal: ['エラーが発生しました', '当方の不具合です。少し待ってからもう一度お試しください。'],
  },
  kinds: {
    form: 'フォーム',
    page: '専用ページ',
    popup: 'ポップアップ',
    banner: 'バナー',
    checkbox: 'チェックボックス',
    wa_link: 'WhatsAppリンク',
    qr: 'QRコード',
    sms_link: 'SMSリンク',
    sms_keyword: 'SMSキーワード',
    ivr: '自動音声応答',
    ctwa_ad: 'WhatsApp広告',
    chat: 'チャット',
    kiosk: 'キオスク端末',
    atm: 'ATM',
    in_person: '対面',
    paper: '書面',
    email: 'メール',
    social: 'SNS',
    api: 'API',
    import: '取り込み',
  },
  channels: {
    web: 'ウェブ',
    whatsapp: 'WhatsApp',
    sms: 'SMS',
    voice: '電話',
    terminal: '端末',
    paper: '書面',
    api: 'API',
    import: '取り込み',
  },
}
