// Keeps the tally. Looks come by the thousand and none is worth a write of its own: they gather in
// memory and are added to the store every few seconds and at the stop. A crash in between loses
// those of the last seconds, which is no harm: they are no facts about anybody.

import { LRUCache } from 'lru-cache'
import type { Documents } from '../../ledger/port.ts'
import { repeating } from '../../repeating.ts'
import { addDays, type Days, dayOf } from './days.ts'
import { isRobot } from './robots.ts'
import type { Tally, Told } from './tally.ts'

export interface KeptTally extends Tally {
  /** Adds what has gathered to the store. What the store does not take stays for the next time. */
  flush(): Promise<void>
  start(): void
  stop(): Promise<void>
}

/** Name of a count: robots' apart. */
export const lookName = (told: Told, isMachine: boolean): string =>
  isMachine ? `robots.${told}` : told

export const looksOf = (business: string, slug: string) =>
  ({ kind: 'looks', business, prefix: `${business}.${slug}` }) as const

const EVERY_MS = 5_000
/** Noes of which a repeat is known. In memory: whoever repeats one does it soon, to the same process. */
const REPEATS_MOST = 10_000
/** Days and doors that can be waiting: more than that, and the store has been away for long. */
const WAITING_MOST = 10_000

export function createTally(deps: {
  readonly documents: Documents
  /** The business a door belongs to; undefined for what is no door. */
  readonly businessOf: (slug: string) => string | undefined
  readonly clock: () => number
  readonly report: (error: unknown) => void
}): KeptTally {
  /** By door, by day, by name. */
  let waiting = new Map<string, Record<string, Record<string, number>>>()
  let size = 0
  const refused = new LRUCache<string, true>({ max: REPEATS_MOST })
  let flushing = Promise.resolve()

  function gather(slug: string, day: string, name: string, count: number): void {
    const days = waiting.get(slug) ?? {}
    if (days[day]?.[name] === undefined) {
      if (size >= WAITING_MOST) return
      size++
    }
    waiting.set(slug, days)
    days[day] ??= {}
    const counts = days[day]
    counts[name] = (counts[name] ?? 0) + count
  }

  async function write(): Promise<void> {
    const taken = waiting
    waiting = new Map()
    size = 0
    for (const [slug, days] of taken) {
      const business = deps.businessOf(slug)
      if (business === undefined) continue
      try {
        await addDays(deps.documents, looksOf(business, slug), days, 0)
      } catch (error) {
        deps.report(error)
        putBack(slug, days)
      }
    }
  }

  function putBack(slug: string, days: Days): void {
    for (const [day, counts] of Object.entries(days)) {
      for (const [name, count] of Object.entries(counts)) gather(slug, day, name, count)
    }
  }

  /** One after another: each takes what gathered before it began. */
  function flush(): Promise<void> {
    flushing = flushing.then(write, write)
    return flushing
  }

  const flushes = repeating(flush, { everyMs: EVERY_MS, report: deps.report, first: 'later' })

  const count = (slug: string, told: Told, isMachine: boolean) =>
    gather(slug, dayOf(deps.clock()), lookName(told, isMachine), 1)

  return {
    addKnown: count,
    add: (slug, look, userAgent, asked) => count(slug, look, isRobot(userAgent, asked)),
    refuse(slug, userAgent, once) {
      const known = once === undefined ? undefined : `${slug} ${once}`
      if (known !== undefined && refused.has(known)) return
      if (known !== undefined) refused.set(known, true)
      count(slug, 'refused', isRobot(userAgent))
    },
    correct(slug, look, isMachine, at) {
      gather(slug, dayOf(at), lookName(look, !isMachine), -1)
      gather(slug, dayOf(at), lookName(look, isMachine), 1)
    },
    flush,
    start: flushes.start,
    async stop() {
      await flushes.stop()
      await flush()
    },
  }
}
