// Can anything reach this person from this sender at all?

import { claimedAt } from '../../consent/fact.ts'
import { closedBy, WINDOW_MS } from '../../consent/windows.ts'
import { isBlockedCountry } from '../../world/places/blocked-countries.ts'
import type { Rule } from '../rule.ts'

/** The sender's registration, restriction or billing stops everything, until its end if it has one. */
export const senderBlocked: Rule = ({ sender: { blocked }, at }) =>
  blocked === undefined || at >= (blocked.until ?? Infinity)
    ? undefined
    : { since: blocked.since, until: blocked.until }

/** Meta's blocked countries (dated table), and those the policy adds, which the business can take off. */
export const countryBlocked: Rule = ({ person: { country }, policy, at }) => {
  if (country === undefined) return undefined
  if (isBlockedCountry(country, at)) return {}
  return policy.blockedCountries?.includes(country) ? BY_POLICY : undefined
}

const BY_POLICY = {
  liftedBy: 'business',
  message: 'The policy of the business lets nobody in this country be messaged.',
} as const

/**
 * One-time codes need a phone number (Meta error 131062), and so does a sender of another portfolio
 * than the one the user id is of.
 */
export const noAddress: Rule = ({ person, message }) => {
  const isCode = message.type === 'template' && message.category === 'authentication'
  return person.isForeign || (isCode && person.phone === undefined) ? {} : undefined
}

/** Free form is allowed while the 24-hour service window of this sender is open. */
export const windowClosed: Rule = ({ message, window, index, sender }) => {
  if (message.type !== 'freeform' || window.open) return undefined
  const inbound = index.inbound.get(sender.phone)
  if (inbound === undefined) return {}
  const closed = inbound.t + WINDOW_MS
  const early = closedBy(index, sender.phone, inbound)
  return early && early.t < closed
    ? { since: Math.min(claimedAt(early), early.t), eventId: early.id }
    : { since: closed }
}
