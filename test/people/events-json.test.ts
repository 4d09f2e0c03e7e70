// An event as the API shows it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RecordedEvent } from '../../src/consent/events.ts'
import { eventJson } from '../../src/people/events-json.ts'

const NOON = Date.UTC(2026, 10, 24, 12)
const ISO = '2026-11-24T12:00:00.000Z'
const base = {
  ...{ id: 'e1', n: 1, person: 'demo.p', occurredAt: NOON, recordedAt: NOON },
  ...({ actor: 'system', channel: 'whatsapp' } as const),
}

test('writes every moment of a fact as ISO 8601 with milliseconds', () => {
  const facts: readonly [RecordedEvent, field: string][] = [
    [{ ...base, type: 'hold.placed', holdId: 'h', expiresAt: NOON }, 'expiresAt'],
    [
      { ...base, type: 'review.settled', review: 'r', deadline: NOON, decision: 'optout' },
      'deadline',
    ],
  ]
  for (const [fact, field] of facts) {
    assert.equal((eventJson(fact) as Record<string, unknown>)[field], ISO)
  }
  const sent = { ...base, type: 'message.updated', messageId: 'm', sender: '+8150' } as const
  const shown = eventJson({ ...sent, state: 'sending', pacedUntil: NOON, freeUntil: NOON })
  assert.deepEqual(
    Object.values(shown).filter((value) => value === NOON),
    [],
  )
  assert.deepEqual(Object.values(shown).filter((value) => value === ISO).length, 4)
})
