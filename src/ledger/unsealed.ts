// An identifier whose value is encrypted as late as can be: by the thread that writes, or when
// somebody looks. Of somebody known the ledger keeps what it has, and nothing is encrypted.

import type { Seal } from '../keys/seal.ts'
import type { SealedIdentifier } from './port.ts'

/** Beside them, so that whoever copies one or turns it into text takes no value along. */
const values = new WeakMap<SealedIdentifier, string>()

/** @param of all but what is to be sealed, which is bound to its key */
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

/** What is still to be sealed of it; undefined of a copy, and of what came out of a store. */
export const unsealedIn = (identifier: SealedIdentifier): string | undefined =>
  values.get(identifier)
