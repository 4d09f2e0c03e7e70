// What later facts say in the receipt of a consent, each by itself.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RecordedEvent } from '../../src/consent/events.ts'
import { receiptOf } from '../../src/people/receipt.ts'
import type { Business, Topic } from '../../src/settings/schemas.ts'

const business: Business = {
  ...{ id: 'shop', displayName: 'Shop', legalName: 'Shop Ltd' },
  ...{ languages: ['en'], country: 'GB', timeZone: 'Europe/London' },
}
const common = {
  person: 'shop.1',
  occurredAt: 1,
  recordedAt: 1,
  actor: 'person',
  channel: 'voice',
  topics: ['offers'],
} as const
const grant: RecordedEvent = {
  ...{ ...common, id: 'yes', n: 1, type: 'consent.given', strength: 'explicit', batch: 'call-1' },
  fromAddress: true,
  evidence: { noticeId: 'ntc', noticeVersion: 1, text: 'Shop may call.', language: 'en' },
}
const withdrawn = { ...common, id: 'no', n: 2, type: 'consent.withdrawn', scope: 'topic' } as const

const statesAfter = (event: RecordedEvent): string[] => {
  const receipt = receiptOf(grant, {
    ...{ business, identifiers: [], events: [grant, event], stopUrl: '', now: 2 },
    topicAt: (key) => ({ key, category: 'marketing', labels: {} }) as Topic,
  })
  const record = receipt['dpv:hasRecordOfActivity'] as Record<string, unknown>
  const [, ...later] = record['dpv:hasConsentStatus'] as Record<string, string[]>[]
  return later.flatMap((each) => each['@type'] ?? [])
}

const CASES: readonly (readonly [what: string, event: RecordedEvent, states: string[]])[] = [
  ['a no of theirs', withdrawn, ['dpv:ConsentWithdrawn']],
  ['a no to another topic', { ...withdrawn, topics: ['news'] }, []],
  ['a no to marketing', { ...withdrawn, scope: 'marketing', topics: [] }, ['dpv:ConsentWithdrawn']],
  ['wording in doubt', { ...withdrawn, doubtful: true }, ['dpv:ConsentUnknown']],
  ['its call taken back', { ...withdrawn, takesBack: 'call-1' }, ['dpv:ConsentInvalidated']],
  ['another call taken back', { ...withdrawn, takesBack: 'call-2' }, []],
  [
    'another import undone',
    { ...common, id: 'undo', n: 2, type: 'import.finished', voided: 'imp-1' },
    [],
  ],
]
for (const [what, event, states] of CASES) {
  test(`tells of ${what} what it means for this consent`, () => {
    assert.deepEqual(statesAfter(event), states)
  })
}
