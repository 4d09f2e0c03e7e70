// What a door led to, as bars and as a table, worked out beforehand: no script draws them.

import { type Counts, totalOf } from '../doors/counting/counts.ts'
import { type Days, dayOf } from '../doors/counting/days.ts'
import { LOOKS } from '../doors/counting/tally.ts'
import { DAY_MS } from '../time.ts'
import { funnelWordsOf, type Stage } from './funnel-words.ts'

const RECENT_DAYS = 30

const OUTCOMES = ['pending', 'given', 'refused', 'withdrawn'] as const
const ASKED = ['asked', 'answered', 'unanswered'] as const
const TONES: Readonly<Partial<Record<Stage, string>>> = {
  ...{ given: 'yes', refused: 'no', withdrawn: 'no' },
}

export interface FunnelState {
  readonly days: Days
  /** False while facts wait to be counted. */
  readonly upToDate: boolean
  readonly language: string
  /** Epoch ms. */
  readonly now: number
}

/** The last 30 days, today among them. */
const recentOf = (days: Days, now: number): Counts =>
  totalOf(days, { from: dayOf(now - (RECENT_DAYS - 1) * DAY_MS), to: dayOf(now) })

const looksIn = (counts: Counts): number => LOOKS.reduce((sum, look) => sum + counts[look], 0)
const isNone = (counts: Counts): boolean =>
  looksIn(counts) + looksIn({ ...counts, ...counts.robots }) + counts.doubleOptIn.asked === 0 &&
  counts.robots.refused === 0 &&
  OUTCOMES.every((outcome) => counts[outcome] === 0)

export function funnelOf({ days, upToDate, language, now }: FunnelState) {
  const words = funnelWordsOf(language)
  const number = new Intl.NumberFormat(language)
  const [recent, all] = [recentOf(days, now), totalOf(days, {})]
  const most = Math.max(1, ...[...LOOKS, ...OUTCOMES].map((stage) => recent[stage]))
  const barsOf = (stages: readonly Stage[]) =>
    stages.map((stage) => ({
      label: words.stages[stage],
      value: number.format(recent[stage]),
      width: widthOf(recent[stage], most),
      tone: TONES[stage] ?? 'plain',
    }))
  const cell = (count: number, robots?: number) => ({
    count: number.format(count),
    robots: robots === undefined ? '' : words.robots(number.format(robots)),
  })
  const [looksTitle, looksText] = words.looks
  const [outcomesTitle, outcomesText] = words.outcomes
  return {
    words,
    isEmpty: isNone(all),
    late: upToDate ? '' : words.late,
    groups: [
      { title: looksTitle, text: looksText, bars: barsOf(LOOKS) },
      { title: outcomesTitle, text: outcomesText, bars: barsOf(OUTCOMES) },
    ],
    rows: [
      ...LOOKS.map((look) => ({
        label: words.stages[look],
        cells: [recent, all].map((counts) => cell(counts[look], counts.robots[look])),
      })),
      ...OUTCOMES.map((outcome) => ({
        label: words.stages[outcome],
        // Robots refuse at pages alone; the rest are facts, and those are people's.
        cells: [recent, all].map((counts) =>
          cell(counts[outcome], outcome === 'refused' ? counts.robots.refused : undefined),
        ),
      })),
      ...ASKED.map((name) => ({
        label: words.doubleOptIn[name],
        cells: [recent, all].map((counts) => cell(counts.doubleOptIn[name])),
      })),
    ],
  }
}

/** Of 100, to a tenth; what is there at all can be seen. */
function widthOf(count: number, most: number): number {
  return count === 0 ? 0 : Math.max(1, Math.round((1_000 * count) / most) / 10)
}

/** One line of the last 30 days; empty where nothing happened. */
export function briefOf(days: Days, language: string, now: number): string {
  const recent = recentOf(days, now)
  const looks = looksIn(recent)
  if (looks + recent.given + recent.withdrawn === 0) return ''
  const number = new Intl.NumberFormat(language)
  const [given, withdrawn] = [recent.given, recent.withdrawn]
  return funnelWordsOf(language).brief({
    looks: number.format(looks),
    given: number.format(given),
    withdrawn: number.format(withdrawn),
  })
}
