// Words of what a door led to, in English and Japanese. A look is never called a consent.

import type { Counts } from '../doors/counting/counts.ts'
import { forStaff } from '../languages/language.ts'

/** What is counted, by name. */
export type Stage = Exclude<keyof Counts, 'robots' | 'doubleOptIn'>

export interface FunnelWords {
  readonly title: string
  readonly none: string
  readonly late: string
  readonly looks: readonly [title: string, text: string]
  readonly outcomes: readonly [title: string, text: string]
  readonly stages: Readonly<Record<Stage, string>>
  readonly columns: Readonly<Record<'stage' | 'recent' | 'all', string>>
  /** Under the number of people. */
  readonly robots: (count: string) => string
  readonly chart: string
  readonly table: string
  readonly doubleOptIn: Readonly<Record<'asked' | 'answered' | 'unanswered', string>>
  /** One line of the last 30 days. */
  readonly brief: (counts: {
    readonly looks: string
    readonly given: string
    readonly withdrawn: string
  }) => string
}

const en: FunnelWords = {
  title: 'What it led to',
  none: 'Nothing is counted here yet.',
  late: 'Some facts are still to be counted. Look again in a moment.',
  looks: ['Looks', 'By people; robots are counted apart. None of these is a consent.'],
  outcomes: ['What people said', 'Acts as recorded, on the day they were recorded.'],
  stages: {
    shown: 'Shown',
    scanned: 'Scanned',
    clicked: 'Clicked',
    started: 'Started',
    pending: 'Pending',
    given: 'Given',
    refused: 'Refused',
    withdrawn: 'Withdrawn',
  },
  columns: { stage: 'Count', recent: '30 days', all: 'In all' },
  robots: (count) => `robots ${count}`,
  chart: 'The last 30 days',
  table: 'All counts of this door. Days are those of UTC.',
  doubleOptIn: {
    asked: 'Double opt-in: asked',
    answered: 'Double opt-in: answered',
    unanswered: 'Double opt-in: unanswered',
  },
  brief: ({ looks, given, withdrawn }) =>
    // A count stays with its name.
    `30 days: looks\u00a0${looks} · given\u00a0${given} · withdrawn\u00a0${withdrawn}`,
}

const ja: FunnelWords = {
  title: 'この入口の結果',
  none: 'まだ集計はありません。',
  late: '集計中の記録があります。しばらくしてから再度ご覧ください。',
  looks: ['閲覧', '人によるもののみ（ボットは別に集計）。いずれも同意ではありません。'],
  outcomes: ['お客様の意思', '記録された行為の数です。記録された日に数えます。'],
  stages: {
    shown: '表示',
    scanned: '読み取り',
    clicked: 'クリック',
    started: '入力開始',
    pending: '確認待ち',
    given: '同意',
    refused: '拒否',
    withdrawn: '配信停止',
  },
  columns: { stage: '項目', recent: '直近30日', all: '累計' },
  robots: (count) => `ボット ${count}`,
  chart: '直近30日間',
  table: 'この入口のすべての集計。日付はUTCです。',
  doubleOptIn: {
    asked: '二段階確認：送信済み',
    answered: '二段階確認：回答済み',
    unanswered: '二段階確認：未回答',
  },
  brief: ({ looks, given, withdrawn }) =>
    `30日間：閲覧\u00a0${looks}・同意\u00a0${given}・停止\u00a0${withdrawn}`,
}

/** Words of a language, else English. */
export const funnelWordsOf = (language: string): FunnelWords => forStaff(language, { en, ja })
