// A number that turns up with another user id than before, though nobody said that its person moved,
// has a new owner: a person gets a new user id with each number. The consents on record are another
// person's.
// Source: Meta, Business-scoped user IDs (29 June 2026).

import type { ConsentEvent } from '../../consent/events.ts'
import type { Standing } from '../../consent/standing.ts'
import { indexOf } from '../../consent/standing-index.ts'
import type { Met, SealedIdentifier } from '../../ledger/port.ts'

/**
 * @param given the identifiers of the fact, number first
 * @param met who was known under each
 * @param isSamePortfolio whether a sender's user ids are of the same portfolio as this one's
 */
export function isNewOwner(
  given: readonly SealedIdentifier[],
  met: Met,
  standing: Standing,
  isSamePortfolio: (via: string) => boolean,
): boolean {
  const phone = given.findIndex(({ kind }) => kind === 'phone')
  const user = given.findIndex(({ kind, via }) => kind === 'userId' && via !== undefined)
  const known = met[phone]
  const userId = given[user]
  if (!known || !userId) return false
  if (known.identifiers.some(({ key }) => key === userId.key)) return false
  // Not a stranger: this user id is known to have moved to this number.
  const { moved } = indexOf(standing)
  if (met[user]?.identifiers.some(({ key }) => moved.has(key))) return false
  return known.identifiers.some(
    ({ kind, via }) => kind === 'userId' && via !== undefined && isSamePortfolio(via),
  )
}

/**
 * The fact that the owner changed. Its time is just before the message that showed it, so that this
 * message counts as the new owner's. Where acts later than that are on record already, nobody can say
 * whose they are, so the change comes after all of them.
 */
export function ownerChanged(
  standing: Standing,
  base: Pick<ConsentEvent, 'id' | 'occurredAt' | 'channel'> & { readonly now: number },
  provider: string,
): ConsentEvent {
  const { grants, inbound } = indexOf(standing)
  const acts = [...grants, ...inbound.values()].map(({ t }) => t)
  const at = Math.min(base.occurredAt, base.now)
  const latest = Math.max(0, ...acts)
  return {
    id: `${base.id}.owner`,
    type: 'identity.changed',
    cause: 'owner',
    actor: 'platform',
    channel: base.channel,
    occurredAt: latest < at ? at - 1 : Math.min(latest, base.now),
    recordedAt: base.now,
    evidence: { provider, because: 'another user id with the same number' },
  }
}
