// An event as the API shows it. Every field of the fact is there; what it lacks is null.

import type { RecordedEvent } from '../consent/events.ts'
import { iso } from '../time.ts'

/** One entry of `GET /v1/people/{personId}/events` and of the feed. */
export function eventJson(event: RecordedEvent) {
  const { id, type, occurredAt, recordedAt, actor, channel, n, person, precision, ...rest } = event
  const { evidence, entryPoint, ...facts } = rest
  return {
    id,
    type,
    personId: person,
    sequence: n,
    occurredAt: iso(occurredAt),
    recordedAt: iso(recordedAt),
    ...(precision && { precision }),
    actor,
    channel,
    entryPoint: entryPoint ?? null,
    topics: [],
    scope: null,
    ...facts,
    ...timesOf(facts),
    evidence: evidence ?? {},
  }
}

/** Fields of facts that are moments. */
const TIMES = ['freeUntil', 'answersAd', 'pacedUntil', 'expiresAt', 'deadline']

function timesOf(facts: object): Record<string, string> {
  const times: Record<string, string> = {}
  for (const [name, moment] of Object.entries(facts)) {
    if (TIMES.includes(name) && typeof moment === 'number') {
      times[name] = iso(moment)
    }
  }
  return times
}
