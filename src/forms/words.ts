// Sentences of the hosted forms that no other page has, in English and Japanese.

export interface FormWords {
  /** As large as the button that agrees. */
  readonly no: string
  readonly understood: {
    readonly title: string
    readonly text: (business: string) => string
    readonly back: string
  }
  /** In place of the general sentence: here a button says no. */
  readonly topicRequired: string
  readonly agreeAndOpen: string
  /** The door has one topic: the button itself says yes to it. */
  readonly oneTopic: string
  readonly points: {
    readonly title: string
    readonly choose: { readonly title: string; readonly text: string }
    readonly stop: { readonly title: string; readonly text: (number: string) => string }
    readonly refuse: { readonly title: string; readonly text: string }
  }
  readonly kiosk: {
    readonly language: string
    readonly over: string
    readonly phoneHint: string
    readonly agree: string
    readonly no: string
    readonly keypad: string
    readonly erase: string
    readonly clear: string
    readonly plus: string
    readonly done: string
    /** The screen is shared, so WhatsApp is opened on the person's own phone. */
    readonly scan: {
      readonly title: string
      readonly code: string
      readonly given: (business: string) => string
      readonly pending: string
    }
    readonly idle: {
      readonly title: string
      /** Before and after the number of seconds. */
      readonly counts: readonly [before: string, after: string]
      readonly more: string
    }
    readonly wrongTerminal: readonly [title: string, text: string]
  }
}

const en: FormWords = {
  no: 'No, thanks',
  understood: {
    title: 'Understood',
    text: (business) =>
      `Nothing was kept. ${business} will not write to you because of this page. Nothing else is needed.`,
    back: 'Back to the form',
  },
  topicRequired: 'Tick at least one kind of message, or choose “No, thanks”.',
  agreeAndOpen: 'Agree and open WhatsApp',
  oneTopic: 'You agree to messages about:',
  points: {
    title: 'How it works',
    choose: {
      title: 'Only what you tick',
      text: 'Each kind of message has its own box. Leave out what you do not want.',
    },
    stop: {
      title: 'One word ends it',
      text: (number) =>
        number === ''
          ? 'Reply STOP to any message, whenever you like.'
          : `Send STOP to ${number} on WhatsApp, whenever you like.`,
    },
    refuse: {
      title: 'No is fine',
      text: 'If you would rather not, choose “No, thanks”, and nothing is kept.',
    },
  },
  kiosk: {
    language: 'Language',
    over: 'Start over',
    phoneHint: 'A local number, or + and the country code.',
    agree: 'Agree',
    no: 'No, thanks',
    keypad: 'Number keys',
    erase: 'Delete the last digit',
    clear: 'Clear',
    plus: 'Plus, before a country code',
    done: 'Done',
    scan: {
      title: 'On your own phone',
      code: 'QR code that opens WhatsApp on your phone',
      given: (business) =>
        `Point its camera at the code: WhatsApp opens with a message to ${business} already written. You need not send it: you have agreed already.`,
      pending:
        'Point its camera at the code and send the message that opens: your choice is then confirmed at once.',
    },
    idle: {
      title: 'Are you still there?',
      counts: ['This screen is cleared in ', ' seconds.'],
      more: 'I need more time',
    },
    wrongTerminal: [
      'This terminal is not set up yet',
      'The name of the terminal or of the transaction in its address cannot be read. Please tell the staff.',
    ],
  },
}

const ja: FormWords = {
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
    phoneHint: '国内の番号、または +（国番号）から始まる番号',
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

/** Words of a language, else English. */
export const formWords = (language: string): FormWords => (language.startsWith('ja') ? ja : en)
