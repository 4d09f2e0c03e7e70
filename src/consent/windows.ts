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
 * The change of number or owner that what somebody wrote does not outlive: whoever has the address
 * now did not write it. Where nothing they wrote is known, any change is such a one.
 */
export const cutOff = ({ left }: Index, wrote: Fact | undefined): Fact | undefined =>
  left !== undefined && left.t >= (wrote?.t ?? 0) ? left : undefined

/**
 * What closed a sender's window before its 24 hours were over: a change of number or owner, or
 * WhatsApp's own word that it was not open (Meta 131047), of a message that left after they wrote.
 * @param wrote their latest message to this sender
 */
export function closedBy(index: Index, sender: string, wrote: Fact): Fact | undefined {
  const shut = index.shut.get(sender)
  return cutOff(index, wrote) ?? (shut !== undefined && shut.t >= wrote.t ? shut : undefined)
}

/**
 * The 24-hour service window on one sender: open while `at` < closesAt. A free entry point says
 * what costs nothing, not what may be sent: once the window is closed, templates only.
 */
export function windowOf(standing: Standing, sender: string, at: number) {
  const index = indexOf(standing)
  const inbound = index.inbound.get(sender)
  const closesAt = inbound && !closedBy(index, sender, inbound) ? inbound.t + WINDOW_MS : null
  const open = closesAt !== null && at < closesAt
  const free = index.free.get(sender)
  // Whose it is says the message it stands on: it may be told long after that.
  const isOver = [index.ads.get(sender) ?? inbound, free].some((fact) => cutOff(index, fact))
  const until = isOver ? 0 : (free?.until ?? 0)
  return { open, closesAt: open ? closesAt : null, freeEntryUntil: at < until ? until : null }
}

/** The message through an advertisement, of the last 24 hours, that nothing of ours answers yet. */
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
