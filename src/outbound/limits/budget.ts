// How many of something a business may send within 24 hours, in all and to each country: counts by
// the hour in one small document, changed by compare-and-set. It errs on the strict side: no span of
// 24 hours ever holds more than allowed.

import { revised } from '../../ledger/late.ts'
import type { Documents } from '../../ledger/port.ts'
import { HOUR_MS } from '../../time.ts'
import type { Reached } from './turns.ts'

/** One hour more than a day, so that what was spent at the end of an hour counts a whole day. */
const HOURS = 25

/** One limit that a message counts against: its name, what is counted together, and the most. */
export interface Share {
  readonly name: string
  readonly key: string
  readonly max: number
}

export interface Budget {
  /** Spends one of every share, or of none. @returns undefined, or the limit that was reached */
  spend(business: string, shares: readonly Share[], now: number): Promise<Reached | undefined>
  /** What was spent at `at` was not used after all. */
  giveBack(business: string, shares: readonly Share[], at: number): Promise<void>
}

/** Counts by key of one hour since the epoch. */
interface Hour {
  readonly hour: number
  readonly counts: Readonly<Record<string, number>>
}
interface Body {
  readonly hours: readonly Hour[]
}

/** @param name keeps different uses apart */
export function createBudget(documents: Documents, name: string): Budget {
  // The name under which stores have kept it from the beginning.
  const kind = `purse.${name}`
  /** The last change of each business: changes made at once in this process wait for each other. */
  const lines = new Map<string, Promise<unknown>>()

  function inLine<T>(business: string, work: () => Promise<T>): Promise<T> {
    const next = (lines.get(business) ?? Promise.resolve()).then(work, work)
    lines.set(business, next)
    const leave = () => {
      if (lines.get(business) === next) lines.delete(business)
    }
    next.then(leave, leave)
    return next
  }

  /** @param change undefined writes nothing */
  async function write(
    business: string,
    now: number,
    change: (hours: readonly Hour[]) => Body | undefined,
  ) {
    const hour = Math.floor(now / HOUR_MS)
    await revised<Body>(documents, { kind, id: business, business }, (known) => {
      const body = change((known?.hours ?? []).filter((each) => each.hour > hour - HOURS))
      return body && { body, expiresAt: now + HOURS * HOUR_MS }
    })
  }

  return {
    spend: (business, shares, now) =>
      inLine(business, async () => {
        let reached: Reached | undefined
        await write(business, now, (hours) => {
          reached = reachedBy(hours, shares, now)
          return reached ? undefined : { hours: counted(hours, shares, now, 1) }
        })
        return reached
      }),
    giveBack: (business, shares, at) =>
      inLine(business, () =>
        write(business, at, (hours) => ({ hours: counted(hours, shares, at, -1) })),
      ),
  }
}

function counted(hours: readonly Hour[], shares: readonly Share[], at: number, by: 1 | -1): Hour[] {
  const hour = Math.floor(at / HOUR_MS)
  const counts = { ...hours.find((each) => each.hour === hour)?.counts }
  for (const { key } of shares) counts[key] = Math.max(0, (counts[key] ?? 0) + by)
  return [...hours.filter((each) => each.hour !== hour), { hour, counts }].sort(
    (a, b) => a.hour - b.hour,
  )
}

function reachedBy(
  hours: readonly Hour[],
  shares: readonly Share[],
  now: number,
): Reached | undefined {
  let reached: Reached | undefined
  for (const { name, key, max } of shares) {
    let total = 0
    for (const { counts } of hours) total += counts[key] ?? 0
    if (total < max) continue
    let hour = Math.floor(now / HOUR_MS)
    for (const each of hours) {
      if (total < max) break
      total -= each.counts[key] ?? 0
      hour = each.hour
    }
    const retryAt = (hour + HOURS) * HOUR_MS
    if (!reached || retryAt > reached.retryAt) reached = { limit: name, retryAt }
  }
  return reached
}
