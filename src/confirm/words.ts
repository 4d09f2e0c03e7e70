// Every sentence of `/c/{token}`, in English and Japanese.

export interface ConfirmWords {
  /** The last step of a double opt-in. */
  readonly question: {
    readonly title: string
    readonly lead: (business: string) => string
    readonly agree: string
  }
  /** Behind the link of an invitation. */
  readonly invitation: {
    readonly title: (business: string) => string
    readonly lead: (business: string) => string
    readonly agree: string
    /** Where the business has no WhatsApp number to open. */
    readonly agreeOnly: string
  }
  readonly decline: string
  /** After a yes: as easy as the yes was. */
  readonly takeBack: string
  /** Beside the buttons. */
  readonly unchanged: string
  readonly tapped: { readonly title: string; readonly lead: (business: string) => string }
  readonly agreed: { readonly title: string; readonly lead: (business: string) => string }
  readonly declined: { readonly title: string; readonly lead: (business: string) => string }
  /** A no after a yes; the topics follow. */
  readonly withdrawn: { readonly title: string; readonly lead: (business: string) => string }
  readonly expired: { readonly title: string; readonly lead: (business: string) => string }
  readonly changed: string
  readonly open: string
  readonly openHint: string
  readonly form: string
  readonly onWhatsApp: string
  readonly words: string
  readonly agreedWords: string
  readonly when: string
  readonly stop: (number: string) => string
  readonly stopNoNumber: string
  readonly again: (number: string) => string
  /** Under a no: a yes through the same link changes nothing any more. */
  readonly stands: (business: string) => string
}

const en: ConfirmWords = {
  question: {
    title: 'One last step',
    lead: (business) => `${business} may then write to you on WhatsApp about:`,
    agree: 'Yes, I agree',
  },
  invitation: {
    title: (business) => `Messages from ${business} on WhatsApp`,
    lead: (business) => `May ${business} write to you on WhatsApp about this?`,
    agree: 'Agree and open WhatsApp',
    agreeOnly: 'Agree',
  },
  decline: 'No, thanks',
  takeBack: 'Take it back',
  unchanged: 'You need not decide. If you just close this page, nothing is agreed to.',
  tapped: {
    title: 'One last step',
    lead: (business) =>
      `Open WhatsApp and send the message that is written there. Until then ${business} sends you nothing. It is about:`,
  },
  agreed: {
    title: 'Thank you, you agreed',
    lead: (business) => `${business} may now write to you on WhatsApp about:`,
  },
  declined: {
    title: 'Understood',
    lead: (business) => `${business} will not write to you about this. You need do nothing else.`,
  },
  withdrawn: {
    title: 'Understood',
    lead: (business) =>
      `What you agreed to before is taken back. ${business} will no longer write to you about:`,
  },
  expired: {
    title: 'This link has run out',
    lead: (business) =>
      `Nothing was agreed to through it. If you still want messages from ${business}, you can start again.`,
  },
  changed: 'The words changed while this page was open. Please read them again.',
  open: 'Open WhatsApp',
  openHint: 'A message to the business is ready there. You need not send it.',
  form: 'Sign up again',
  onWhatsApp: 'Start again on WhatsApp',
  words: 'What you agree to',
  agreedWords: 'The words you agreed to',
  when: 'Time',
  stop: (number) => `You can end it at any time: send STOP to ${number} on WhatsApp.`,
  stopNoNumber: 'You can end it at any time: reply STOP to any message.',
  again: (number) =>
    `If you stopped messages since and want them again, send START to ${number} on WhatsApp.`,
  stands: (business) =>
    `Your no stands for this link. If you change your mind later, you can sign up with ${business} again.`,
}

const ja: ConfirmWords = {
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

/** By the base language of the page; English where there are none. */
export const confirmWords = (language: string): ConfirmWords =>
  language.split('-')[0] === 'ja' ? ja : en
