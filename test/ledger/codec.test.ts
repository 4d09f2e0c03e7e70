// An event as it is stored: what its seal proves.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConsentEvent } from '../../src/consent/events.ts'
import { createKeyring } from '../../src/keys/keyring.ts'
import { decodeEvent, encodeEvent, erasedText, isBound } from '../../src/ledger/codec.ts'

const keyring = createKeyring('a secret for tests, long enough to be one')
const PERSON = 'demo.1abc'
const EVENT = {
  ...{ id: 'a', type: 'marketing.stopped', sender: '+819011112222', actor: 'person' },
  ...{ occurredAt: 1_000, recordedAt: 2_000, channel: 'whatsapp' },
} as const satisfies ConsentEvent
/** Evidence that looks like a seal is none. */
const EVIDENCE = { text: '","seal":"1x"}', more: { seal: '1' } }

const decoded = (text: string, person = PERSON, n = 3) => decodeEvent(text, person, n, keyring)
const stored = (event: ConsentEvent = { ...EVENT, evidence: EVIDENCE }) =>
  encodeEvent(event, PERSON, 3, keyring)

test('gives back what was recorded, with its evidence sealed', () => {
  const text = stored()
  // With its quote: the seal's own letters are chance, and have none.
  assert.doesNotMatch(text, /"more/)
  const event = decoded(text)
  assert.deepEqual(JSON.parse(JSON.stringify(event)), {
    ...EVENT,
    ...{ evidence: EVIDENCE, n: 3, person: PERSON },
  })
  assert.ok(isBound(event))
})

test('an event without evidence shows none, and is sealed all the same', () => {
  const event = decoded(stored(EVENT))
  assert.deepEqual(Object.keys(event), [...Object.keys(EVENT), 'n', 'person'])
  assert.equal(event.evidence, undefined)
  const changed = decoded(stored(EVENT).replace('marketing.stopped', 'marketing.resumed'))
  assert.throws(() => changed.evidence)
})

test('no part of an event can be changed, moved or taken from another one', () => {
  const text = stored()
  for (const [from, to] of [
    ['stopped', 'resumed'],
    ['1000', '1001'],
    ['+819011112222', '+819011113333'],
    ['"id":"a"', '"id":"b"'],
    ['"channel"', '"zone":"Asia/Tokyo","channel"'],
    ['"seal":"1', '"seal":"1A'],
  ] as const) {
    assert.ok(text.includes(from))
    assert.throws(() => decoded(text.replace(from, to)).evidence, from)
  }
  assert.throws(() => decoded(text, 'demo.1abd').evidence)
  assert.throws(() => decoded(text, PERSON, 4).evidence)
  const seal = (of: string) => of.slice(of.lastIndexOf('"seal"'))
  const other = stored({ ...EVENT, id: 'b', evidence: {} })
  assert.throws(() => decoded(text.replace(seal(text), seal(other))).evidence)
})

test('nothing counts that stands behind the seal', () => {
  const more = (own: string) => stored().replace(/\}$/, `,${own}}`)
  for (const own of ['"type":"marketing.resumed"', '"sealed":"1x"', '"topics":["offers"]']) {
    const event = decoded(more(own))
    assert.equal(event.type, 'marketing.stopped')
    assert.deepEqual(Object.keys(event), [...Object.keys(EVENT), 'n', 'person', 'evidence'])
    assert.throws(() => event.evidence, own)
  }
})

test('a copy of an event has its evidence, and no longer the seal', () => {
  const event = decoded(stored())
  const copy = { ...event }
  assert.deepEqual(Object.getOwnPropertyDescriptor(copy, 'evidence')?.value, EVIDENCE)
  assert.deepEqual(Object.getOwnPropertySymbols(copy), [])
  assert.equal(event.evidence, event.evidence)
})

test('reads events of before, and tells them apart', () => {
  const sealed = keyring.seal(JSON.stringify(EVIDENCE), `${PERSON} a`)
  const event = decoded(JSON.stringify({ ...EVENT, sealed }))
  assert.deepEqual(event.evidence, EVIDENCE)
  assert.equal(isBound(event), false)
  const bare = decoded(JSON.stringify(EVENT))
  assert.deepEqual([bare.evidence, isBound(bare)], [undefined, false])
})

test('what an erasure leaves is sealed anew, once', () => {
  const row = { body: stored(), person: PERSON, n: 3 }
  const { event, body } = erasedText(row, keyring)
  const read = decoded(body)
  assert.equal(read.evidence, undefined)
  assert.deepEqual({ ...read }, { ...event, n: 3, person: PERSON })
  assert.equal(erasedText({ ...row, body }, keyring).body, body)
})
