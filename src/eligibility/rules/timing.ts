// Not now: quiet hours where the person is, and the business's own frequency caps.

import type { Category } from '../../consent/events.ts'
import { HOUR_MS } from '../../time.ts'
import { quietUntil } from '../../world/places/quiet-hours.ts'
import { zonesOf } from '../../world/places/zones.ts'
import type { Case } from '../question.ts'
import type { Rule } from '../rule.ts'

/** The zone the person's evidence names, latest grant first. */
function declaredZone({ index }: Case): string | undefined {
  let found: { t: number; zone?: string } | undefined
  for (const grant of index.grants) {
    if (grant.zone !== undefined && (!found || grant.t > found.t)) found = grant
  }
  return found?.zone
}

/** Quiet while it is a quiet hour in any zone the person may be in. */
export const quietHours: Rule = (c) => {
  const hours = c.policy.quietHours
  if (
    c.message.type !== 'template' ||
    !hours ||
    !categoriesOf(c).some((name) => hours.categories.includes(name))
  ) {
    return undefined
  }
  const zones = zonesOf({
    declared: declaredZone(c),
    phone: c.person.phone,
    country: c.person.country,
  })
  const until = quietUntil(c.at, zones, hours)
  return until === undefined ? undefined : { until: until ?? undefined }
}

/** As many messages of this category as the policy allows within its hours. */
export const frequencyCap: Rule = (c) => {
  if (c.message.type !== 'template') return undefined
  let until: number | undefined
  let isOver = false
  for (const cap of c.policy.frequencyCap ?? []) {
    if (!categoriesOf(c).includes(cap.category)) continue
    const span = cap.perHours * HOUR_MS
    const times = c.index.sent
      .filter((fact) => fact.category === cap.category && c.at < fact.t + span)
      .map((fact) => fact.t)
      .sort((a, b) => b - a)
    if (times.length < cap.max) continue
    const oldest = times[cap.max - 1]
    if (oldest === undefined) return {}
    isOver = true
    until = Math.max(until ?? 0, oldest + span)
  }
  return isOver ? { until } : undefined
}

/** A message counts under what it is registered as, and under what its caller calls it. */
function categoriesOf({ message }: Case): readonly Category[] {
  if (message.type !== 'template') return []
  return message.claimed === undefined ? [message.category] : [message.category, message.claimed]
}
