// The free entry point: 72 hours from our reply to a message that came through an advertisement.
// Worked out from what left, and put right by what a status says it cost.

import { indexOf } from '../consent/index.ts'
import { freeEntryBy } from '../consent/reading.ts'
import type { Standing } from '../consent/standing.ts'
import type { Heard } from '../providers/port.ts'

/**
 * Until when it is open as of a status, epoch ms; its own moment where it is not open after all.
 * Undefined where the status tells nothing new.
 */
export function freeUntilOf(
  { state, freeEntry }: Extract<Heard, { type: 'status' }>,
  standing: Standing,
  sender: string,
  at: number,
): number | undefined {
  if (state === 'failed') return undefined
  const known = indexOf(standing).free.get(sender)
  if (freeEntry === undefined) return freeEntryBy(standing, sender, at)
  if (freeEntry.isOpen) return freeEntry.until ?? freeEntryBy(standing, sender, at)
  // It was paid for, so what we reckoned with was not there (from a desktop, for example).
  return known !== undefined && at < (known.until ?? 0) ? at : undefined
}
