// Noes that are of no one topic: opt-outs of all, wording in doubt, holds, WhatsApp's own stop. The
// noes of a topic are read with it, in `reading.ts`.

import { type EndingFact, type Fact, latestOf } from './fact.ts'
import { isActedAfter, isRestored, liftOf, ownActOf } from './lifting.ts'
import type { ConsentTopic } from './reading.ts'
import { factIn } from './slot.ts'
import { REVIEW_MS, type Standing } from './standing.ts'
import { indexOf } from './standing-index.ts'
import { lastInbound } from './windows.ts'

/** An opt-out of all, unless START or an act of theirs from the address has come after it. */
export function standingOptOut(standing: Standing): Fact | undefined {
  const index = indexOf(standing)
  const isFollowed = (no: Fact) => isRestored(index, no) || isActedAfter(index, no)
  return latestOf([index.stop, index.optOut].map((no) => (no && !isFollowed(no) ? no : undefined)))
}

/** An opt-out of all, unless they wrote to us after it: then free-form answers are allowed again. */
export function optOutOfAnswers(standing: Standing): Fact | undefined {
  const index = indexOf(standing)
  const last = lastInbound(index)
  return latestOf(
    [index.stop, index.optOut].map((no) =>
      no && no.t >= last && !isRestored(index, no) ? no : undefined,
    ),
  )
}

/**
 * `lapsed`: nobody decided in time, so it is an opt-out of marketing. `lifted`: the person agreed
 * again, which settles it.
 */
export type ReviewState = 'open' | 'optout' | 'not_optout' | 'lapsed' | 'lifted'

/** What became of wording in doubt, and until when somebody may decide (epoch ms). */
export function reviewOf(
  standing: Standing,
  id: string,
  topics: readonly ConsentTopic[],
  at: number,
): { readonly state: ReviewState; readonly deadline: number } | undefined {
  const review = Object.values(standing).find((fact) => fact.id === id)
  if (!review) return undefined
  const deadline = review.t + REVIEW_MS
  const settled = factIn(standing, 'settled', id)?.decision
  if (settled) return { state: settled, deadline }
  const index = indexOf(standing)
  const marketing = topics.filter((topic) => topic.marketing)
  const isLifted = marketing.every(({ key }) => liftOf(index, key) > review.t)
  if (!index.reviews.includes(review) || (marketing.length > 0 && isLifted)) {
    return { state: 'lifted', deadline }
  }
  return { state: at >= deadline ? 'lapsed' : 'open', deadline }
}

/** Holds in force at a moment, earliest first. */
export function holdsOf(
  standing: Standing,
  at: number,
): (EndingFact & { readonly holdId: string })[] {
  return [...indexOf(standing).holds]
    .filter(([, hold]) => hold.until === undefined || hold.until > at)
    .map(([holdId, hold]) => ({ ...hold, holdId }))
    .sort((a, b) => a.t - b.t || (a.id < b.id ? -1 : 1))
}

/**
 * The person's switch in WhatsApp against marketing of one sender, unless lifted for this topic. A
 * typed form lifts it too, unlike an opt-out given to us: should somebody else have typed it, WhatsApp
 * still refuses the message, and Twilio never tells us when the switch is turned on again.
 */
export function platformStopOf(standing: Standing, sender: string, topic: string) {
  const index = indexOf(standing)
  const stop = index.platformStop.get(sender)
  if (stop === undefined) return undefined
  const resumed = index.platformResume.get(sender)
  if (resumed !== undefined && resumed.t > stop.t) return undefined
  return stop.t >= ownActOf(index, topic) ? stop : undefined
}
