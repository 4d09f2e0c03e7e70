// Words of the console's page of things somebody should look at, in English and Japanese.

/** Every sentence of the page in one language. */
export interface LookWords {
  readonly title: string
  /** What waits, as the console's first page says it. */
  readonly waiting: (counts: { readonly reviews: number; readonly breakers: number }) => string
  readonly look: string
  readonly nothing: string
  readonly done: Readonly<Record<Done, string>>
  readonly breakers: {
    readonly title: string
    readonly lead: (about: { people: number; provider: string; from: string; to: string }) => string
    readonly sends: (sends: number) => string
    readonly why: string
    readonly revert: string
    readonly confirm: string
  }
  readonly reviews: {
    readonly title: string
    readonly lead: string
    readonly noText: string
    readonly from: (about: { person: string; channel: string; when: string }) => string
    readonly because: (word: string) => string
    readonly deadline: (when: string) => string
    readonly all: string
    readonly marketing: string
    readonly not: string
    readonly more: string
  }
  readonly dead: { readonly title: string; readonly what: Readonly<Record<string, string>> }
  readonly aside: { readonly title: string; readonly lead: string }
  readonly columns: Readonly<Record<'when' | 'what' | 'via' | 'code', string>>
  readonly reasons: Readonly<Record<string, string>>
}

/** What was just decided. */
export type Done = 'optout' | 'not_optout' | 'reverted' | 'confirmed' | 'gone'

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

const en: LookWords = {
  title: 'Needs your decision',
  waiting: ({ reviews, breakers }) =>
    [
      ...(breakers > 0 ? [`${plural(breakers, 'burst', 'bursts')} of opt-outs parked`] : []),
      ...(reviews > 0 ? [`${plural(reviews, 'message', 'messages')} that may be an opt-out`] : []),
    ].join(' · '),
  look: 'Decide now',
  nothing: 'Nothing waits for you.',
  done: {
    optout: 'Recorded as an opt-out.',
    not_optout: 'Recorded as no opt-out; marketing goes on.',
    reverted: 'Undone: none of them counts as an opt-out.',
    confirmed: 'Confirmed: they count as first recorded.',
    gone: 'This one is decided already.',
  },
  breakers: {
    title: 'Bursts of opt-outs',
    lead: ({ people, provider, from, to }) =>
      `${plural(people, 'person', 'people')} seemed to stop marketing through ${provider} between ${from} and ${to}.`,
    sends: (sends) => `Messages sent in that time: ${sends}.`,
    why: 'Error codes of the provider said so, not the people. No marketing goes to them until you decide.',
    revert: 'Undo all of them',
    confirm: 'They stand',
  },
  reviews: {
    title: 'Messages in doubt',
    lead: 'Each may be an opt-out. Marketing to these people waits until you decide, or until time decides: then it counts as one.',
    noText: 'Carried over from an earlier number; the words stand there.',
    from: ({ person, channel, when }) => `${person} · ${channel} · ${when}`,
    because: (word) => `Doubt because of: ${word}`,
    deadline: (when) => `Counts as a marketing opt-out from ${when}.`,
    all: 'Stop everything',
    marketing: 'Stop marketing',
    not: 'Not an opt-out',
    more: 'More wait behind these.',
  },
  dead: {
    title: 'Failed for good',
    what: { message: 'message', webhook: 'webhook' },
  },
  aside: {
    title: 'Set aside',
    lead: 'What providers told us and nobody could place.',
  },
  columns: { when: 'When', what: 'What', via: 'Through', code: 'Code' },
  reasons: {
    unknown_receiver: 'for a number nobody has',
    unknown_message: 'about a message we did not send',
    unknown_field: 'a kind we do not know',
    unknown_value: 'a value we do not know',
    broken: 'cannot be read',
    no_person: 'names nobody',
    foreign_door: 'to a door of another business',
  },
}

const ja: LookWords = {
  title: '確認が必要なもの',
  waiting: ({ reviews, breakers }) =>
    [
      ...(breakers > 0 ? [`保留中の一斉停止 ${breakers}件`] : []),
      ...(reviews > 0 ? [`配信停止の可能性があるメッセージ ${reviews}件`] : []),
    ].join('・'),
  look: '確認する',
  nothing: '確認が必要なものはありません。',
  done: {
    optout: '配信停止として記録しました。',
    not_optout: '配信停止ではないと記録しました。宣伝の配信を続けます。',
    reverted: '取り消しました。いずれも配信停止として扱いません。',
    confirmed: '確定しました。最初に記録されたとおりに扱います。',
    gone: 'すでに判断済みです。',
  },
  breakers: {
    title: '短時間に集中した配信停止',
    lead: ({ people, provider, from, to }) =>
      `${from}から${to}の間に、${provider}経由で${people}名が宣伝を停止したと通知されました。`,
    sends: (sends) => `この間に送信したメッセージ：${sends}件`,
    why: 'ご本人の操作ではなく、プロバイダーのエラーコードによるものです。判断されるまで、この方々への宣伝は送信しません。',
    revert: 'すべて取り消す',
    confirm: 'このまま確定する',
  },
  reviews: {
    title: '判断が必要なメッセージ',
    lead: '配信停止のご希望かもしれません。判断されるまで宣伝の送信を止めています。期限を過ぎると配信停止として扱います。',
    noText: '以前の番号から引き継がれたものです。文面はそちらの記録にあります。',
    from: ({ person, channel, when }) => `${person}・${channel}・${when}`,
    because: (word) => `判断の理由となった語：${word}`,
    deadline: (when) => `${when}から、宣伝の配信停止として扱います。`,
    all: 'すべて停止する',
    marketing: '宣伝だけ停止する',
    not: '配信停止ではない',
    more: 'このほかにも確認待ちがあります。',
  },
  dead: {
    title: '送信できなかったもの',
    what: { message: 'メッセージ', webhook: 'Webhook' },
  },
  aside: {
    title: '保管した通知',
    lead: 'プロバイダーから届いたものの、該当先がわからなかった通知です。',
  },
  columns: { when: '日時', what: '内容', via: '経由', code: 'コード' },
  reasons: {
    unknown_receiver: '登録のない番号宛て',
    unknown_message: '当方が送信していないメッセージについて',
    unknown_field: '未知の種類',
    unknown_value: '未知の値',
    broken: '読み取れない内容',
    no_person: '相手が特定できない',
    foreign_door: '別の事業者の入口宛て',
  },
}

/** Words of a language, or of its base language, else English. */
export const lookWordsOf = (language: string): LookWords =>
  language.split('-')[0] === 'ja' ? ja : en
