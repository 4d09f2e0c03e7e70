// A user id is valid in one Meta business portfolio: a sender of another portfolio reaches nobody by it.
// Source: Meta, Business-scoped user IDs (29 June 2026).

import type { Keyring } from '../keys/keyring.ts'
import type { SealedIdentifier } from '../ledger/port.ts'
import type { KnownSender } from '../settings/senders.ts'
import { type Person, personIn, personKey } from './identify.ts'

/** Where a message to somebody leaves from, among the senders of the business. */
export interface Leaving {
  readonly business: string
  readonly sender: Pick<KnownSender, 'portfolio'>
  /** Asked for only where a user id alone names somebody. */
  readonly senders: () => readonly KnownSender[]
}

/**
 * The person as this sender can reach them. Where their user id was heard through another portfolio,
 * that is by their number, or not at all (undefined) where none is known. Where nobody knows through
 * which portfolio it was heard, they are left as named.
 * @param known what the ledger keeps of them
 */
export function reachable(
  keyring: Keyring,
  { business, sender, senders }: Leaving,
  person: Person,
  known: readonly SealedIdentifier[],
): Person | undefined {
  const { phone, userId } = person
  if (phone !== undefined || userId === undefined || sender.portfolio === undefined) return person
  const key = personKey(keyring, business, { kind: 'userId', value: userId })
  const via = known.find((one) => one.key === key)?.via
  const heardIn = senders().find(({ id }) => id === via)?.portfolio
  if (heardIn === undefined || heardIn === sender.portfolio) return person
  const other = personIn(keyring, known).phone
  return other === undefined ? undefined : { ...person, phone: other }
}
