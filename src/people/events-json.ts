// An event as the API shows it. Every field of the fact is there; what it lacks is null.

import type { RecordedEvent } from '../consent/events.ts'

/** One entry of `GET /v1/people/{personId}/events` and of the feed. */
export function eventJson(event: RecordedEvent) {
  const { id, type, occurredAt, recordedAt, actor, channel, n, person, precision, ...rest } = event
  const { evidence, entryPoint, ...facts } = rest
  return {
    id,
    type,
    personId: person,
    sequence: n,
    occurredAt: new Date(occurredAt).toISOString(),
    recordedAt: new Date(recordedAt).toISOString(),
    ...(precision && { precision }),
    actor,
    channel,
    entryPoint: entryPoint ?? null,
    topics: [],
    scope: null,
    ...facts,
    ...('freeUntil' in facts &&
      facts.freeUntil !== undefined && { freeUntil: new Date(facts.freeUntil).toISOString() }),
    ...('expiresAt' in facts &&
      facts.expiresAt !== undefined && { expiresAt: new Date(facts.expiresAt).toISOString() }),
    evidence: evidence ?? {},
  }
}
