// How often something may be asked for: counted in the store, so that it holds for all processes
// together and to the last one, however many ask at once.

import { ToolkitError } from '../errors.ts'
import type { Keyring } from '../keys/keyring.ts'
import type { Documents } from '../ledger/port.ts'

const KIND = 'code-limit'
/** Limits belong to no business. */
const NOBODY = '*'

export interface Limit {
  /** What is counted, for example a number; kept as a keyed digest only. */
  readonly of: string
  readonly most: number
  /** Counts begin anew at each multiple of this. */
  readonly everyMs: number
}

/** @returns takes one, and tells whether there was one left */
export function createLimits(deps: { readonly documents: Documents; readonly keyring: Keyring }) {
  const { documents, keyring } = deps
  return async ({ of, most, everyMs }: Limit, now: number): Promise<boolean> => {
    const span = Math.floor(now / everyMs)
    const id = keyring.digest(KIND, `${span} ${of}`)
    for (;;) {
      const doc = await documents.get<{ taken: number }>(KIND, id)
      const taken = doc?.body.taken ?? 0
      if (taken >= most) return false
      try {
        await documents.put(
          { kind: KIND, id, business: NOBODY, body: { taken: taken + 1 } },
          doc?.version ?? 0,
          { expiresAt: (span + 1) * everyMs },
        )
        return true
      } catch (error) {
        const isLost =
          error instanceof ToolkitError &&
          (error.code === 'version_conflict' || error.code === 'already_exists')
        if (!isLost) throw error
      }
    }
  }
}
