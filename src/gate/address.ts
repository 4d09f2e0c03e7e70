// Which form of a number a message goes to, where WhatsApp writes it in several.

import type { Keyring } from '../keys/keyring.ts'
import type { Ledger } from '../ledger/port.ts'
import { addressOf, keysOf, type Person } from '../people/identify.ts'
import { hasVariants } from '../phones/variants.ts'

/** The ledger is asked only for numbers of the countries that have such forms. */
export async function addressIn(
  ledger: Ledger,
  keyring: Keyring,
  business: string,
  to: Person,
): Promise<Person> {
  if (to.phone === undefined || !hasVariants(to.phone)) return to
  const found = await ledger.read(keysOf(keyring, business, to))
  const known = found.flatMap((record) => record?.identifiers ?? [])
  return addressOf(keyring, business, to, known)
}
