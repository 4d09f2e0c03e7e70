// How fast messages may leave: one sender in all, and one sender to one person. Faster than this
// WhatsApp refuses, so a message waits for its turn instead.
// Source: Meta, Cloud API, "Throughput" and "Pair rate limits", 2025-12: 80 messages a second per
// number (1,000 after an upgrade), one in 6 seconds to one person, bursts of 45 that borrow from
// the future.

import type { KnownSender } from '../../settings/senders.ts'

const PER_SECOND = 80
export const PAIR_EVERY_MS = 6_000
export const PAIR_BURST = 45

/**
 * What one more message from a sender to a person makes of the sender's allowance to them.
 * @param until when the allowance so far used is whole again, epoch ms
 * @returns the same once it left, and how long it has to wait; 0: not at all
 */
export function paced(until: number, now: number): { until: number; waitMs: number } {
  const from = Math.max(until, now)
  const waitMs = Math.max(0, from - now - (PAIR_BURST - 1) * PAIR_EVERY_MS)
  return { until: from + PAIR_EVERY_MS, waitMs }
}

export interface Throughput {
  /** How long a message has to wait for its turn, ms; the turn is given by asking. */
  waitOf(sender: KnownSender, now: number): number
}

/** @param processes how many send beside this one, itself included: each has its share */
export function createThroughput(processes: () => number): Throughput {
  /** When each sender's allowance is whole again, epoch ms. */
  const used = new Map<string, number>()
  return {
    waitOf({ id, isWhatsApp, perSecond = isWhatsApp ? PER_SECOND : undefined }, now) {
      if (perSecond === undefined) return 0
      const every = (1_000 * processes()) / perSecond
      const from = Math.max(used.get(id) ?? 0, now)
      used.set(id, from + every)
      // A second's worth may leave at once.
      return Math.max(0, Math.ceil(from - now - (1_000 - every)))
    },
  }
}
