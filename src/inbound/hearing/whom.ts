// Whom a fact is about and which of our senders it reached, from what a provider tells.

import type { Doc } from '../../ledger/port.ts'
import type { Person } from '../../people/identify.ts'
import type { Heard, Named, To } from '../../providers/port.ts'
import type { Catalog } from '../../settings/catalog.ts'
import type { StoredSender } from '../../settings/senders.ts'
import { normalisePhone } from '../../world/phones/normalise.ts'
import { canonicalPhone } from '../../world/phones/variants.ts'
import { USER_ID } from '../../world/places/user-id.ts'

/** Numbers as a provider writes them; an impossible one leaves the other identifiers. */
export function personOf({ phone, userId, parentId }: Named): Person | undefined {
  const isId = (id: string | undefined) => id !== undefined && USER_ID.test(id)
  const person: Person = {
    ...(phone !== undefined && possible(phone)),
    ...(isId(userId) && { userId }),
    ...(isId(parentId) && parentId !== userId && { parentId }),
  }
  return Object.keys(person).length === 0 ? undefined : person
}

/** The number, in the provider's own form where a number can be written in two ways. */
function possible(phone: string): { phone: string } | undefined {
  try {
    const normal = normalisePhone(phone)
    const isVariant = canonicalPhone(phone) === canonicalPhone(normal)
    return { phone: isVariant && /^\+\d+$/.test(phone) ? phone : normal }
  } catch {
    return undefined
  }
}

/** Every sender of a provider, whosever it is. */
export const sendersOf = (catalog: Catalog, provider: string): Doc<StoredSender>[] =>
  catalog
    .businesses()
    .flatMap(({ id }) => catalog.list('sender', id))
    .filter(({ body }) => body.provider === provider)

/** The sender that a fact names, or all senders of the provider where it names none. */
export function sendersTold(
  catalog: Catalog,
  provider: string,
  { type, receiver }: Heard,
): Doc<StoredSender>[] {
  if (receiver === undefined) return sendersOf(catalog, provider)
  const told = catalog.doc('sender', `${provider}.${receiver}`)
  if (told) return [told]
  // A provider's list may name a number that is no sender of ours. A no counts all the same, as long as
  // only one business can be meant.
  const others = type === 'block' ? sendersOf(catalog, provider) : []
  return new Set(others.map(({ business }) => business)).size === 1 ? others : []
}

/** The one business whose sender or account it is; undefined where it is nobody's or several's. */
export function ownerOf(
  catalog: Catalog,
  provider: string,
  { receivers = [], wabaId }: To,
): string | undefined {
  const named = receivers.map((one) => catalog.doc('sender', `${provider}.${one}`)?.business)
  const owners = new Set(named.filter((business) => business !== undefined))
  if (owners.size === 0 && wabaId !== undefined) {
    const senders = sendersOf(catalog, provider).filter(({ body }) => body.wabaId === wabaId)
    for (const { business } of senders) owners.add(business)
  }
  return owners.size === 1 ? [...owners][0] : undefined
}

/** One sender for each business: a fact about a person's number concerns every business on its own. */
export function oneForEach(senders: readonly Doc<StoredSender>[]): Doc<StoredSender>[] {
  return [...new Map(senders.toReversed().map((sender) => [sender.business, sender])).values()]
}
