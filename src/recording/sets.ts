// Facts recorded as a set (their `batch`), which is taken back as one. Whoever finds a no recorded
// already and relies on it has to know whether its set can still go, and the no with it.

import { DAY_MS } from '../time.ts'

/**
 * An import of opt-outs can be undone for so long. Until then every other file that names the same
 * no records it too, so that undoing one file never lifts what another reported; after that one
 * record is enough, and a list sent every night does not grow a person's history for ever.
 */
export const SETTLED_MS = 7 * DAY_MS

const IMPORT = 'imp.'
const TAKEN = 'blocklist.'

/** The set of an import. @param hash of the file and of how often it was undone */
export const importBatch = (now: number, hash: string): string =>
  `${IMPORT}${now.toString(36)}.${hash}`

/** The set of what a comparison takes over from a provider's list. */
export const takenBatch = (comparison: string): string => `${TAKEN}${comparison}`

/**
 * Whether nobody can take back the opt-outs of a set any more. Those of error codes, of a breaker and
 * of a review never count as settled: they are moved by a decision, which may be made anew.
 */
export function isSettled(batch: string, now: number): boolean {
  if (batch.startsWith(TAKEN)) return true
  if (!batch.startsWith(IMPORT)) return false
  const began = Number.parseInt(batch.slice(IMPORT.length), 36)
  return now - began >= SETTLED_MS
}
