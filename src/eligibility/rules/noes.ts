// The person's own noes, the business's hold, and addresses that cannot be reached.

import { holdsOf, optOutOfAnswers } from '../../consent/noes.ts'
import { undeliverableOf } from '../../consent/reach.ts'
import { because, type Rule } from '../rule.ts'

/** Of all: lifted per topic by a fresh act; for answers, by a message they send later. */
export const optedOut: Rule = ({ message, reading, standing }) =>
  because(message.type === 'freeform' ? optOutOfAnswers(standing) : reading?.optOut)

/** The business's own hold; several count as one, until the last has run out. */
export const businessHold: Rule = ({ standing, at }) => {
  const holds = holdsOf(standing, at)
  const first = holds[0]
  if (first === undefined) return undefined
  const ends = holds.map((hold) => hold.until)
  const until = ends.every((end) => end !== undefined) ? Math.max(...ends) : undefined
  return { since: first.t, until, eventId: first.id }
}

/** Invalid at once, or undelivered three times within 30 days with no delivery between. */
export const undeliverable: Rule = ({ standing }) => because(undeliverableOf(standing))

export const optedOutTopic: Rule = ({ reading }) => because(reading?.optOutTopic)

/** Reaches marketing only: utility and authentication stay allowed. A pause ends by itself. */
export const optedOutMarketing: Rule = ({ reading }) =>
  because(reading?.optOutMarketing, reading?.optOutMarketing?.until)

/** Wording in doubt: marketing waits, at most ten days; then it is an opt-out. */
export const optOutInReview: Rule = ({ reading }) => because(reading?.review)
