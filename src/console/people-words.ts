// Words of the page that looks a person up, in English and Japanese.

import { forStaff } from '../languages/language.ts'

/** What kind a no is, with the scope of an opt-out. */
export type NoName =
  | 'optout_all'
  | 'optout_marketing'
  | 'optout_topic'
  | 'pause'
  | 'review'
  | 'platform_stop'
  | 'hold'
  | 'undeliverable'
  | 'no_texts'

export interface PeopleWords {
  readonly title: string
  readonly lead: string
  readonly phone: string
  readonly look: string
  readonly unknown: string
  readonly closed: string
  readonly about: (masked: string) => string
  readonly topics: {
    readonly title: string
    readonly states: Readonly<
      Record<'given' | 'pending' | 'withdrawn' | 'refused' | 'expired' | 'none' | 'stopped', string>
    >
    readonly strengths: Readonly<Record<'recorded' | 'explicit' | 'confirmed', string>>
    readonly since: (when: string) => string
  }
  readonly noes: {
    readonly title: string
    readonly none: string
    /** `until`: when it ends by itself, where it does. */
    readonly names: Readonly<
      Record<NoName, (about: { topic: string; sender: string; until: string }) => string>
    >
    readonly until: (when: string) => string
    readonly liftedBy: Readonly<Record<'person' | 'business', string>>
  }
  readonly windows: {
    readonly title: string
    readonly none: string
    readonly reply: (sender: string, until: string) => string
    readonly free: (sender: string, until: string) => string
  }
  readonly history: {
    readonly title: string
    readonly more: (shown: number) => string
    /** Of a yes; `said` is what was written or sent otherwise. */
    readonly words: string
    readonly said: string
    readonly evidence: string
    readonly recorded: (when: string) => string
    readonly erased: string
    readonly byBusiness: string
    readonly restored: string
    readonly offList: string
    readonly waitsForAddress: string
    readonly doubtful: string
    readonly scopes: Readonly<Record<'all' | 'marketing' | 'topic', string>>
    readonly paused: (days: number) => string
    readonly messages: Readonly<
      Record<'sending' | 'sent' | 'delivered' | 'read' | 'failed' | 'unknown', string>
    >
  }
  readonly download: { readonly title: string; readonly text: string; readonly link: string }
}

const en: PeopleWords = {
  title: 'People',
  lead: 'What is known of one person, and what stands in the way of a message. Looking records nothing.',
  phone: 'Phone number',
  look: 'Look up',
  unknown: 'Nothing is recorded about this number.',
  closed: 'Numbers stay out of the address of this page and out of the logs.',
  about: (masked) => `What is recorded of ${masked}`,
  topics: {
    title: 'Topics',
    states: {
      given: 'Agreed',
      pending: 'Waits for an answer',
      withdrawn: 'Withdrawn',
      refused: 'Refused',
      expired: 'Agreed too long ago',
      none: 'Nothing said',
      stopped: 'Agreed, but a no stands against it',
    },
    strengths: {
      recorded: 'reported by somebody else',
      explicit: 'by the person',
      confirmed: 'by the person, confirmed from the number',
    },
    since: (when) => `since ${when}`,
  },
  noes: {
    title: 'What is in the way',
    none: 'Nothing is in the way.',
    names: {
      optout_all: () => 'Opted out of everything',
      optout_marketing: () => 'Opted out of marketing',
      optout_topic: ({ topic }) => `Opted out of: ${topic}`,
      pause: ({ until }) => `Marketing paused by the person until ${until}`,
      review: () => 'Wording in doubt: marketing waits',
      platform_stop: ({ sender }) => `Marketing stopped in WhatsApp for ${sender}`,
      hold: () => 'On hold',
      undeliverable: () => 'Cannot be reached',
      no_texts: () => 'No SMS can be sent',
    },
    until: (when) => `ends by itself on ${when}`,
    liftedBy: {
      person: 'Only the person can lift it, from the number itself.',
      business: 'The business can lift it.',
    },
  },
  windows: {
    title: 'Open windows',
    none: 'No window is open: templates only.',
    reply: (sender, until) => `Free-form replies from ${sender} until ${until}`,
    free: (sender, until) => `Free of charge from ${sender} until ${until}`,
  },
  history: {
    title: 'What happened',
    more: (shown) => `The latest ${shown} are shown. All of them are in the download.`,
    words: 'The words shown',
    said: 'The words',
    evidence: 'Evidence',
    recorded: (when) => `recorded ${when}`,
    erased: 'details erased',
    byBusiness: 'Consent reported by the business',
    restored: 'Messages started again',
    offList: 'Taken off a provider’s block list',
    waitsForAddress: 'Asked for on an opted-out number; waits for the number itself',
    doubtful: 'Wrote something that may be an opt-out',
    scopes: {
      all: 'Opted out of everything',
      marketing: 'Opted out of marketing',
      topic: 'Opted out of topics',
    },
    paused: (days) => `Paused marketing for ${days} days`,
    messages: {
      sending: 'Message on its way',
      sent: 'Message sent',
      delivered: 'Message delivered',
      read: 'Message read',
      failed: 'Message failed',
      unknown: 'Message may have been sent',
    },
  },
  download: {
    title: 'Everything held',
    text: 'For an answer to a request for access: all facts with their evidence, and a signed receipt for each consent. It holds the whole number.',
    link: 'Download as JSON',
  },
}

const ja: PeopleWords = {
  title: 'お客様',
  lead: 'お一人についての記録と、送信を妨げているものを表示します。閲覧しても何も記録されません。',
  phone: '電話番号',
  look: '調べる',
  unknown: 'この番号の記録はありません。',
  closed: '電話番号は、このページのアドレスにもログにも残りません。',
  about: (masked) => `${masked} の記録`,
  topics: {
    title: 'トピック',
    states: {
      given: '同意',
      pending: '回答待ち',
      withdrawn: '配信停止',
      refused: '拒否',
      expired: '同意の有効期間が終了',
      none: '意思表示なし',
      stopped: '同意はあるが、停止が優先',
    },
    strengths: {
      recorded: '第三者による報告',
      explicit: 'ご本人の意思表示',
      confirmed: 'ご本人の意思表示（番号から確認済み）',
    },
    since: (when) => `${when}から`,
  },
  noes: {
    title: '送信を妨げているもの',
    none: '有効な停止はありません。',
    names: {
      optout_all: () => 'すべての配信を停止',
      optout_marketing: () => '宣伝の配信を停止',
      optout_topic: ({ topic }) => `配信を停止：${topic}`,
      pause: ({ until }) => `ご本人の希望により、宣伝の配信を${until}まで休止`,
      review: () => '文面を確認中のため、宣伝を保留',
      platform_stop: ({ sender }) => `WhatsAppで ${sender} からの宣伝を停止`,
      hold: () => '送信保留',
      undeliverable: () => '配信不能',
      no_texts: () => 'SMSは送信不可',
    },
    until: (when) => `${when}に自動的に終了`,
    liftedBy: {
      person: 'ご本人が、その番号からのみ解除できます。',
      business: '事業者が解除できます。',
    },
  },
  windows: {
    title: '返信できる時間枠',
    none: '開いている時間枠はありません。テンプレートのみ送信できます。',
    reply: (sender, until) => `${sender} から自由文で返信可能：${until}まで`,
    free: (sender, until) => `${sender} から無料で送信可能：${until}まで`,
  },
  history: {
    title: 'これまでの経緯',
    more: (shown) => `最新の${shown}件を表示しています。すべての記録はダウンロードに含まれます。`,
    words: '表示した文面',
    said: '文面',
    evidence: '証跡',
    recorded: (when) => `記録：${when}`,
    erased: '詳細は消去済み',
    byBusiness: '事業者が同意を報告',
    restored: '配信を再開',
    offList: 'プロバイダーのブロックリストから削除',
    waitsForAddress: '停止中の番号への申し込み。ご本人の番号からの確認待ち',
    doubtful: '配信停止の可能性があるメッセージを受信',
    scopes: {
      all: 'すべての配信を停止',
      marketing: '宣伝の配信を停止',
      topic: 'トピックの配信を停止',
    },
    paused: (days) => `宣伝の配信を${days}日間休止`,
    messages: {
      sending: 'メッセージを送信中',
      sent: 'メッセージを送信',
      delivered: 'メッセージを配信',
      read: 'メッセージが既読',
      failed: 'メッセージの送信に失敗',
      unknown: 'メッセージが送信された可能性あり',
    },
  },
  download: {
    title: '保有しているすべての記録',
    text: '開示請求への回答に使えます。すべての記録と証跡、同意ごとの署名付き受領証が含まれます。電話番号は全桁が記載されます。',
    link: 'JSONでダウンロード',
  },
}

/** Words of a language, else English. */
export const peopleWordsOf = (language: string): PeopleWords => forStaff(language, { en, ja })
