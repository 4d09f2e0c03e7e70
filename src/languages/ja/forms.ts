import type { EmbedWords, FormWords } from '../forms-words.ts'

export const forms: FormWords = {
  no: 'いいえ、受け取りません',
  understood: {
    title: '承知しました',
    text: (business) =>
      `何も保存していません。このページをきっかけに${business}からメッセージをお送りすることはありません。お手続きは不要です。`,
    back: 'フォームに戻る',
  },
  topicRequired: '受け取りたい内容を一つ以上選ぶか、「いいえ、受け取りません」をお選びください。',
  agreeAndOpen: '同意してWhatsAppを開く',
  oneTopic: '次の内容のメッセージに同意します。',
  points: {
    title: 'ご利用について',
    choose: {
      title: '選んだ内容だけ届きます',
      text: '内容ごとにチェック欄があります。不要なものは選ばずにお進みください。',
    },
    stop: {
      title: 'いつでも一言で止められます',
      text: (number) =>
        number === ''
          ? '届いたメッセージに「停止」またはSTOPと返信するだけです。'
          : `WhatsAppで ${number} に「停止」またはSTOPと送るだけです。`,
    },
    refuse: {
      title: '受け取らなくてもかまいません',
      text: '「いいえ、受け取りません」を選ぶと、何も保存されません。',
    },
  },
  kiosk: {
    language: '言語',
    over: '最初からやり直す',
    phoneHint: '国内の番号、または「+」と国番号から始まる番号',
    agree: '同意する',
    no: '受け取りません',
    keypad: '数字キー',
    erase: '1文字消す',
    clear: 'すべて消す',
    plus: 'プラス（国番号の前に）',
    done: '終了する',
    scan: {
      title: 'ご自分のスマートフォンで',
      code: 'スマートフォンでWhatsAppを開くQRコード',
      given: (business) =>
        `カメラでコードを読み取ると、${business}宛てのメッセージが入力された状態でWhatsAppが開きます。同意はお済みですので、送信しなくてもかまいません。`,
      pending:
        'カメラでコードを読み取り、開いたメッセージを送信してください。すぐに確認が完了します。',
      bare: (business) =>
        `カメラでコードを読み取ると、WhatsAppで${business}とのトークが開きます。選ばれた内容が長くコードに収まらないため、メッセージは入力されていません。`,
    },
    idle: {
      title: 'まだご利用中ですか？',
      counts: ['あと', '秒でこの画面を消去します。'],
      more: 'もう少し続ける',
    },
    wrongTerminal: [
      'この端末はまだ設定されていません',
      'アドレスに含まれる端末名または取引番号を読み取れません。係員にお知らせください。',
    ],
  },
}

export const embed: EmbedWords = {
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
