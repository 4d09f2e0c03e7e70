// What a message is addressed to. Where the sender cannot reach a user id, the number is taken; where a
// number can be written in two ways (Brazil, Mexico, Argentina), WhatsApp's own way.

import type { Keyring } from '../../keys/keyring.ts'
import type { Doc, Ledger } from '../../ledger/port.ts'
import { addressOf, keysOf, type Person } from '../../people/identify.ts'
import { reachable } from '../../people/portfolio.ts'
import type { Catalog } from '../../settings/catalog.ts'
import type { KnownSender } from '../../settings/senders.ts'
import { hasVariants } from '../../world/phones/variants.ts'
import type { StoredMessage } from './message.ts'

/** The ledger is asked only for user ids, and for numbers of the countries that have such forms. */
export async function addressIn(
  deps: { readonly ledger: Ledger; readonly keyring: Keyring; readonly catalog: Catalog },
  { business, body }: Doc<StoredMessage>,
  to: Person,
): Promise<Person> {
  if (to.phone !== undefined && !hasVariants(to.phone)) return to
  const { ledger, keyring, catalog } = deps
  const senders = catalog.senders(business)
  const isOwn = (one: KnownSender) => one.provider === body.provider && one.providerId === body.from
  const leaving = { business, senders: () => senders, sender: senders.find(isOwn) ?? {} }
  const found = await ledger.read(keysOf(keyring, business, to))
  const known = found.flatMap((record) => record?.identifiers ?? [])
  return addressOf(keyring, business, reachable(keyring, leaving, to, known) ?? to, known)
}
