// When a person wrote last, and what that opens: the service window of each sender, the free entry
// point after an advertisement, and how much a sender may still say to them.

import { DAY_MS } from '../time.ts'
import type { Fact } from './fact.ts'
import type { Standing } from './standing.ts'
import { type Index, indexOf } from './standing-index.ts'

export const WINDOW_MS = DAY_MS
/** A free entry point lasts so long from our reply. @see Meta, "Free entry point windows" (2026) */
export const FREE_ENTRY_MS = 3 * DAY_MS

/** The moment a person wrote last to any sender, epoch ms; 0 when never. */
export function lastInbound(index: Index): number {
  let last = 0
  for (const fact of index.inbound.values()) last = Math.max(last, fact.t)
  return last
}

/** Until when a sender's allowance to this person is used up, epoch ms; 0 when it is whole. */
export const pacedUntil = (standing: Standing, sender: string): number =>
  standing[`paced|${sender}`]?.t ?? 0

/**
 * The change of number or owner, where there was one since this message was written (or ever, where
 * no message is known): then whoever has the address now did not write it.
 */
const cutOff = ({ left }: Index, wrote: Fact | undefined): Fact | undefined =>
  left !== undefined && left.t >= (wrote?.t ?? 0) ? left : undefined

/**
 * What closed a sender's window before its 24 hours were over: a change of number or owner, or that
 * WhatsApp refused a message sent after they wrote since no window was open (Meta 131047).
 * @param wrote their latest message to this sender
 */
export function closedBy(index: Index, sender: string, wrote: Fact): Fact | undefined {
  const shut = index.shut.get(sender)
  return cutOff(index, wrote) ?? (shut !== undefined && shut.t >= wrote.t ? shut : undefined)
}

/**
 * The 24-hour service window on one sender: open while `at` < closesAt. A free entry point makes
 * messages free of charge; it does not make free-form messages possible once the window is closed.
 */
export function windowOf(standing: Standing, sender: string, at: number) {
  const index = indexOf(standing)
  const inbound = index.inbound.get(sender)
  const closesAt = inbound && !closedBy(index, sender, inbound) ? inbound.t + WINDOW_MS : null
  const open = closesAt !== null && at < closesAt
  const free = index.free.get(sender)
  // The free entry point belongs to whoever wrote the message it follows; it may be told of long after.
  const isOver = [index.ads.get(sender) ?? inbound, free].some((fact) => cutOff(index, fact))
  const until = isOver ? 0 : (free?.until ?? 0)
  return { open, closesAt: open ? closesAt : null, freeEntryUntil: at < until ? until : null }
}

/** Their message through an advertisement in the last 24 hours, if we have not replied to it yet. */
export function unansweredAd(standing: Standing, sender: string, at: number): Fact | undefined {
  const index = indexOf(standing)
  const ad = index.ads.get(sender)
  if (!ad || cutOff(index, ad) || at < ad.t || at >= ad.t + WINDOW_MS) return undefined
  return (index.free.get(sender)?.t ?? 0) >= ad.t ? undefined : ad
}

/**
 * Until when a message of ours, known to have left at `at`, opens a free entry point: it is the
 * first reply within 24 hours of a message through an advertisement. Undefined: it opens none.
 */
export const freeEntryBy = (standing: Standing, sender: string, at: number): number | undefined =>
  unansweredAd(standing, sender, at) && at + FREE_ENTRY_MS
