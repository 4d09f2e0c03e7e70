// Did the person agree to this topic, well enough, and does that still stand?

import type { TopicReading } from '../../consent/reading.ts'
import type { Rule } from '../rule.ts'

/** Neither given nor pending nor withdrawn: nothing of the person's counts for this topic. */
const isOpen = (reading: TopicReading | undefined): reading is TopicReading =>
  reading !== undefined && (reading.status === undefined || reading.status === 'refused')

/** No grant on record at all, for no topic. A grant that counts for no other reason is none. */
export const noConsent: Rule = ({ reading, index }) => {
  if (!isOpen(reading)) return undefined
  if (index.grants.length === 0) return {}
  const isExplained =
    reading.identity ?? reading.optOut ?? reading.optOutMarketing ?? reading.optOutTopic
  return reading.wasGranted && !isExplained ? {} : undefined
}

/** Grants on record, but none for this topic. */
export const topicNotCovered: Rule = ({ reading, index }) =>
  isOpen(reading) && index.grants.length > 0 && !reading.wasGranted ? {} : undefined

/** Double opt-in not answered yet, or typed for an address that opted out. */
export const consentPending: Rule = ({ reading }) =>
  reading?.status === 'pending' ? { since: reading.since, eventId: reading.act?.id } : undefined

/** `consentLifetimeDays` of the policy, counted from the grant. */
export const consentExpired: Rule = ({ flaws, grant }) =>
  flaws.expired === undefined ? undefined : { since: flaws.expired, eventId: grant?.id }

/** A later version of the notice was published with `reconsent`. */
export const noticeOutdated: Rule = ({ flaws, grant }) =>
  flaws.outdated === undefined ? undefined : { since: flaws.outdated, eventId: grant?.id }

/** `minimumStrength` of the policy for the message's category. */
export const evidenceTooWeak: Rule = ({ flaws, grant }) =>
  flaws.weak ? { since: grant?.t, eventId: grant?.id } : undefined

/**
 * Consent does not follow a change of number or owner until the person acts. What was agreed under
 * the number before is not on record here, so a number moved to says it as long as it has nothing.
 */
export const identityChanged: Rule = ({ reading, index }) => {
  const isBare = reading && reading.status === undefined && index.grants.length === 0
  const change = reading?.identity ?? (isBare ? index.identity : undefined)
  return change && { since: change.t, eventId: change.id }
}
