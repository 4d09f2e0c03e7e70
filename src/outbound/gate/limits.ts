// How fast messages may leave: one sender in all, and one sender to one person. Faster than this
// WhatsApp refuses, so a message waits for its turn instead.
// Source: Meta, Cloud API, "Throughput" and "Pair rate limits", 2025-12: 80 messages a second per
// number (1,000 after an upgrade), one in 6 seconds to one person, bursts of 45 that borrow from
// the future.

import type { KnownSender } from '../../settings/senders.ts'
import { MINUTE_MS } from '../../time.ts'

const PER_SECOND = 80
export const PAIR_EVERY_MS = 6_000
export const PAIR_BURST = 45

/** Nothing is used up so far ahead, unless the clock was put back since. Processes' clocks differ. */
const PAIR_AHEAD_MS = PAIR_BURST * PAIR_EVERY_MS + MINUTE_MS

/**
 * The pair rate as a leaky bucket: each message fills it for 6 seconds, and it holds 45 of them.
 * @param until when the bucket is empty again, epoch ms
 * @returns the same with one more message in it, and how long that one has to wait, ms; 0: not at all
 */
export function paced(until: number, now: number): { until: number; waitMs: number } {
  const from = until > now + PAIR_AHEAD_MS ? now : Math.max(until, now)
  const waitMs = Math.max(0, from - now - (PAIR_BURST - 1) * PAIR_EVERY_MS)
  return { until: from + PAIR_EVERY_MS, waitMs }
}

export interface Throughput {
  /**
   * How long a message has to wait for its turn, ms. Asking takes the turn. An answer that is owed to
   * somebody waits behind other answers only: behind a campaign of an hour it would come too late.
   */
  waitOf(sender: KnownSender, now: number, isAnswer?: boolean): number
}

/** @param processes how many send beside this one, itself included: each has its share */
export function createThroughput(processes: () => number): Throughput {
  /** How much of its allowance each line has used up, ms, as of a moment (epoch ms). */
  const used = new Map<string, { readonly ms: number; readonly at: number }>()

  /** @returns how much was used up before it */
  function use(line: string, every: number, now: number): number {
    const { ms, at } = used.get(line) ?? { ms: 0, at: now }
    // Of a clock that was put back nobody knows how much time has passed.
    const left = Math.max(0, ms - Math.max(0, now - at))
    used.set(line, { ms: left + every, at: now })
    return left
  }

  return {
    waitOf({ id, isWhatsApp, perSecond = isWhatsApp ? PER_SECOND : undefined }, now, isAnswer) {
      if (perSecond === undefined) return 0
      const every = (1_000 * processes()) / perSecond
      // Answers are part of what the sender may send, so those behind them have less.
      const all = use(id, every, now)
      const before = isAnswer ? use(`${id} answers`, every, now) : all
      // A second's worth may leave at once.
      return Math.max(0, Math.ceil(before - (1_000 - every)))
    },
  }
}
