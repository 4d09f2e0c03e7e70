// Which claimed times and time zones are believed.

import type { Provided } from '../consent/evidence.ts'
import { ToolkitError } from '../errors.ts'

/** WhatsApp Inc. was incorporated on this day; no opt-in can be older. */
export const EARLIEST = Date.UTC(2009, 1, 24)
/** Clocks differ: up to five minutes ahead counts as now. */
const AHEAD_MS = 5 * 60_000

/**
 * The moment a source claims, as epoch ms: now when it claims none, and never later than now.
 * @param claimed ISO 8601
 * @throws ToolkitError `time_invalid` before 2009-02-24 or more than five minutes ahead
 */
export function claimedTime(claimed: string | undefined, now: number, path: string): number {
  if (claimed === undefined) return now
  const time = Date.parse(claimed)
  if (Number.isNaN(time) || time < EARLIEST || time > now + AHEAD_MS) {
    throw new ToolkitError('time_invalid', `\`${path}\` lies in the future or before 2009-02-24.`, {
      faults: [{ path, code: 'time_invalid', message: 'This time cannot be right.' }],
    })
  }
  return Math.min(time, now)
}

/** The person's time zone as the source names it (IANA): only a text short enough to be one. */
export function zoneOf(provided: Provided | undefined): string | undefined {
  const zone = provided?.timeZone
  return typeof zone === 'string' && zone.length <= 64 ? zone : undefined
}
