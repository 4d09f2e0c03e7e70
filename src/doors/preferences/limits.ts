// How often something may be asked for: counted in the store, so that it holds for all processes
// together and to the last one, however many ask at once.

import type { Keyring } from '../../keys/keyring.ts'
import { revised } from '../../ledger/late.ts'
import type { Documents } from '../../ledger/port.ts'

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

interface Body {
  readonly taken: number
}

/**
 * @returns takes one of each, and tells whether there was one left of each. Where one is used up,
 *   the others lose nothing by it: what is refused must not use up what others share. They are
 *   taken in the order given, so of many at once those over the first take none of the next: the
 *   one fewest share comes first
 */
export function createLimits(deps: { readonly documents: Documents; readonly keyring: Keyring }) {
  const { documents, keyring } = deps
  const spanOf = ({ everyMs }: Limit, now: number) => Math.floor(now / everyMs)
  const idOf = (limit: Limit, now: number) =>
    keyring.digest(KIND, `${spanOf(limit, now)} ${limit.of}`)
  const isLeft = (body: Body | undefined, { most }: Limit) => (body?.taken ?? 0) < most

  async function take(limit: Limit, now: number): Promise<boolean> {
    const expiresAt = (spanOf(limit, now) + 1) * limit.everyMs
    let isTaken = false
    const doc = { kind: KIND, id: idOf(limit, now), business: NOBODY }
    await revised<Body>(documents, doc, (body) => {
      isTaken = isLeft(body, limit)
      return isTaken ? { body: { taken: (body?.taken ?? 0) + 1 }, expiresAt } : undefined
    })
    return isTaken
  }

  return async (limits: readonly Limit[], now: number): Promise<boolean> => {
    for (const limit of limits) {
      const doc = await documents.get<Body>(KIND, idOf(limit, now))
      if (!isLeft(doc?.body, limit)) return false
    }
    for (const limit of limits) if (!(await take(limit, now))) return false
    return true
  }
}
