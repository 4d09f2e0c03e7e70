// What doors tell about being looked at. Looking is no fact about a person: it is counted, apart
// for people and robots, and nothing of the person is kept.

import type { Asked } from './robots.ts'

export const LOOKS = ['shown', 'scanned', 'clicked', 'started'] as const
/**
 * `shown`: a page or box was shown. `scanned`: a QR code led here. `clicked`: a link was followed.
 * `started`: somebody began to fill in, write or key; a message is a fact, and counted from the ledger.
 * None of them is a consent.
 */
export type Look = (typeof LOOKS)[number]

/**
 * `refused`: a no at a page that knows nobody. There is nobody to record it of, so it is counted
 * here; a no of somebody known is a fact and counted from the ledger.
 */
export type Told = Look | 'refused'

export interface Tally {
  /**
   * Never throws, never waits.
   * @param slug of the entry point
   * @param look what happened
   * @param userAgent tells robots from people; not kept
   * @param asked the request, where there is one: what only fetches ahead is no person; not kept
   */
  add(slug: string, look: Look, userAgent: string | undefined, asked?: Asked): void
  /**
   * Somebody said no to what was shown. Never throws, never waits.
   * @param once names what was shown: pressed twice, or sent again, it is one no
   */
  refuse(slug: string, userAgent: string | undefined, once: string | undefined): void
  /** As `add`, where it is known who it was: a provider's call names no browser. */
  addKnown(slug: string, look: Look, isMachine: boolean): void
  /**
   * Who was taken for a person was a machine, or the other way round.
   * @param isMachine what it was
   * @param at when it was counted, epoch ms
   */
  correct(slug: string, look: Look, isMachine: boolean, at: number): void
}
