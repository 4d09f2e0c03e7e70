// An identifier whose value is encrypted only when somebody reads `sealed`, or by the thread that
// writes. For a person who is known already, the ledger keeps the sealed value it has, and nothing has
// to be encrypted at all.

import type { Seal } from '../keys/seal.ts'
import type { SealedIdentifier } from './port.ts'

/** The values, apart from the identifiers: copying one, or writing it as JSON, takes no value along. */
const values = new WeakMap<SealedIdentifier, string>()

/** @param of all but the sealed value; the value is sealed for the key in it, and opens only with that */
export function sealedLate(
  seal: Seal,
  of: Omit<SealedIdentifier, 'sealed'>,
  value: string,
): SealedIdentifier {
  let sealed: string | undefined
  const identifier: SealedIdentifier = {
    ...of,
    get sealed() {
      sealed ??= seal(value, of.key)
      return sealed
    },
  }
  values.set(identifier, value)
  return identifier
}

/** The value still to be sealed; undefined for a copy, and for what came out of a store. */
export const unsealedIn = (identifier: SealedIdentifier): string | undefined =>
  values.get(identifier)
