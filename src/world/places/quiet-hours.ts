// Quiet hours by the clock on a person's wall, exact where clocks are put forward or back.

import { Temporal } from 'temporal-polyfill'

/** `HH:MM`, 24 hours. `from` is inside, `to` outside; `from` equal to `to`: no quiet hours. */
export interface Hours {
  readonly from: string
  readonly to: string
}

const DAY_MINUTES = 1440
/** Zones so far apart that someone always sleeps are given up after this many leaps. */
const MOST_LEAPS = 200

function minutesOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number)
  return (hours ?? 0) * 60 + (minutes ?? 0)
}

/**
 * @param at epoch ms
 * @param zones IANA names; quiet in any of them is quiet
 * @returns undefined when `at` is not quiet; else the first moment (epoch ms) at which no zone
 *   is; null when there is none
 */
export function quietUntil(
  at: number,
  zones: readonly string[],
  hours: Hours,
): number | null | undefined {
  const from = minutesOf(hours.from)
  const to = minutesOf(hours.to)
  if (from === to) return undefined
  let t = at
  for (let leap = 0; leap < MOST_LEAPS; leap++) {
    const end = Math.max(...zones.map((zone) => endOfQuiet(t, zone, from, to) ?? t))
    if (end === t) return t === at ? undefined : t
    t = end
  }
  return null
}

/** When it stops being quiet in one zone; undefined when it is not quiet there. */
function endOfQuiet(at: number, zone: string, from: number, to: number): number | undefined {
  let t = at
  for (;;) {
    const local = Temporal.Instant.fromEpochMilliseconds(t).toZonedDateTimeISO(zone)
    const minute = local.hour * 60 + local.minute
    const isQuiet = from < to ? minute >= from && minute < to : minute >= from || minute < to
    if (!isQuiet) return t === at ? undefined : t
    const left = (to - minute + DAY_MINUTES) % DAY_MINUTES
    const intoMinute = local.second * 1000 + local.millisecond
    const end = t + left * 60_000 - intoMinute
    // A change of the clock before then shows another time on the wall: look again from there.
    const change = local.getTimeZoneTransition('next')?.epochMilliseconds
    if (change === undefined || end <= change) return end
    t = change
  }
}
