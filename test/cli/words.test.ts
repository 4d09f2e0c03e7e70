// The words beside an event, against those of the notice it points to.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wordsFault } from '../../src/cli/words.ts'
import type { RecordedEvent } from '../../src/consent/events.ts'
import type { Evidence } from '../../src/consent/evidence.ts'
import type { Catalog } from '../../src/settings/catalog.ts'

const version = { version: 1, texts: { en: '{business} sends offers.' }, digest: 'of the version' }
const catalog = { notice: () => ({ id: 'ntc', versions: [version] }) } as unknown as Catalog
const shown: Evidence = { noticeId: 'ntc', noticeVersion: 1, language: 'en' }
const whole: Evidence = { ...shown, text: 'Shop sends offers.', digest: version.digest }

const event = (type: 'consent.given' | 'consent.withdrawn', evidence: Evidence): RecordedEvent => {
  const base = { id: 'e', n: 1, person: 'shop.1', occurredAt: 1, recordedAt: 1, evidence }
  const common = { ...base, actor: 'person', channel: 'voice', topics: ['offers'] } as const
  return type === 'consent.given'
    ? { ...common, type, strength: 'explicit', fromAddress: true }
    : { ...common, type, scope: 'topic' }
}

test('finds nothing in a no that stands without its words, or with words of before a renaming', () => {
  for (const evidence of [shown, { ...shown, text: 'Old Shop sends offers.' }, whole]) {
    assert.equal(wordsFault(event('consent.withdrawn', evidence), catalog), undefined)
  }
})

test('asks the whole of its words of a grant, and of a no that names their digest', () => {
  assert.equal(wordsFault(event('consent.given', whole), catalog), undefined)
  assert.match(wordsFault(event('consent.given', shown), catalog) ?? '', /words are missing/)
  const text = 'Shop sends adverts.'
  for (const type of ['consent.given', 'consent.withdrawn'] as const) {
    const fault = wordsFault(event(type, { ...whole, text }), catalog)
    assert.match(fault ?? '', /not those of the notice/)
  }
  const { digest: _, ...bare } = whole
  assert.match(wordsFault(event('consent.given', bare), catalog) ?? '', /its digest is not/)
})
