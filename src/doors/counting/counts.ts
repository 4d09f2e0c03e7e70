// What a door led to, counted up to now: for the API and for the pages of a business.

import type { Documents } from '../../ledger/port.ts'
import type { Counter } from './counter.ts'
import { added, type Days, readDays } from './days.ts'
import { type KeptTally, lookName, looksOf } from './looks.ts'
import type { Look } from './tally.ts'

/** Looks by people, and messages of theirs that started. None of them is a consent. */
type Looked = Readonly<Record<Look, number>>

/** Counts of one door over some days; see `tally.ts` and `outcomes.ts` for what each means. */
export interface Counts extends Looked {
  readonly pending: number
  readonly given: number
  /** Noes of people known, by the ledger, and noes at a page that knows nobody. */
  readonly refused: number
  readonly withdrawn: number
  readonly robots: Looked & { readonly refused: number }
  /** Of questions that left, by people: who is asked again before they answer counts once. */
  readonly doubleOptIn: {
    readonly asked: number
    readonly answered: number
    readonly unanswered: number
  }
}

/** First and last day, `2026-11-24` in UTC; open where left out. */
export interface Span {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Pages of the feed that one request counts at most. */
export const PAGES_MOST = 20

export type ReadCounts = ReturnType<typeof createReadCounts>

export function createReadCounts(deps: {
  readonly documents: Documents
  readonly counter: Counter
  readonly tally: KeptTally
}) {
  const { documents, counter, tally } = deps
  /**
   * All days of some doors, by slug.
   * @returns `upToDate`: false while facts wait to be counted
   */
  return async (business: string, slugs: readonly string[]) => {
    await tally.flush()
    const upToDate = await counter.catchUp(business, PAGES_MOST)
    const doors = await Promise.all(
      slugs.map(async (slug) => {
        const looks = await readDays(documents, looksOf(business, slug))
        const outcomes = await readDays(documents, await counter.placeOf(business, slug))
        return [slug, added(looks, outcomes)] as const
      }),
    )
    return { upToDate, doors: new Map<string, Days>(doors) }
  }
}

const within = (days: Days, { from, to }: Span) =>
  Object.entries(days).filter(
    ([at]) => (from === undefined || at >= from) && (to === undefined || at <= to),
  )

/** Days of a span on which anything happened, in order. */
export const daysOf = (days: Days, span: Span): [day: string, counts: Counts][] =>
  within(days, span)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([at, each]) => [at, countsOf(each)])

/** All of a span together. */
export function totalOf(days: Days, span: Span): Counts {
  const { all } = within(days, span).reduce<Days>((sum, [, each]) => added(sum, { all: each }), {})
  return countsOf(all ?? {})
}

/** Every count, also those of nothing. */
function countsOf(given: Readonly<Record<string, number>>): Counts {
  // What was corrected may have been lost before it was kept: then less than nothing is left of it.
  const of = (name: string) => Math.max(0, given[name] ?? 0)
  const seen = (isRobots: boolean): Looked => {
    const by = (look: Look) => of(lookName(look, isRobots))
    return {
      ...{ shown: by('shown'), scanned: by('scanned') },
      ...{ clicked: by('clicked'), started: by('started') },
    }
  }
  const [asked, answered] = [of('asked'), of('answered')]
  return {
    ...seen(false),
    pending: of('pending'),
    given: of('given'),
    refused: of('refused'),
    withdrawn: of('withdrawn'),
    robots: { ...seen(true), refused: of(lookName('refused', true)) },
    doubleOptIn: { asked, answered, unanswered: asked - answered },
  }
}
