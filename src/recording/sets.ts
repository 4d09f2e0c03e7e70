// Facts recorded as a batch can be taken back as a whole. Whoever finds a no recorded already, and
// would not record it again, has to know whether its batch can still be taken back, and the no with it.

import { DAY_MS } from '../time.ts'

/**
 * An import of opt-outs can be undone for so long. Until then every other file that names the same
 * no records it too, so that undoing one file never lifts what another reported; after that one
 * record is enough, and a list sent every night does not grow a person's history for ever.
 */
export const SETTLED_MS = 7 * DAY_MS

const IMPORT = 'imp.'
const TAKEN = 'blocklist.'

/** The batch of an import. @param hash of the file and of how often it was undone */
export const importBatch = (now: number, hash: string): string =>
  `${IMPORT}${now.toString(36)}.${hash}`

/** The batch of what a comparison takes over from a provider's list. */
export const takenBatch = (comparison: string): string => `${TAKEN}${comparison}`

/**
 * Whether nobody can take back the opt-outs of a batch any more. Those of error codes, of the breaker
 * and of a review never count as settled: somebody may decide about them anew.
 */
export function isSettled(batch: string, now: number): boolean {
  if (batch.startsWith(TAKEN)) return true
  if (!batch.startsWith(IMPORT)) return false
  const began = Number.parseInt(batch.slice(IMPORT.length), 36)
  return now - began >= SETTLED_MS
}
