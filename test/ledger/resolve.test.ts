// Facts in the order in which they are recorded, whatever the clocks say under which they came.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ConsentEvent } from '../../src/consent/events.ts'
import { platformStopOf } from '../../src/consent/noes.ts'
import { undeliverableOf } from '../../src/consent/reach.ts'
import { readTopic } from '../../src/consent/reading.ts'
import { standingOf } from '../../src/consent/standing.ts'
import { sequence } from '../../src/ledger/resolve.ts'
import {
  clock,
  DAY,
  fact,
  granted,
  OFFERS,
  optedOut,
  refused,
  SENDER,
  STOP,
  wrote,
} from '../consent/facts.ts'
import { BEGIN, END, histories, seeds, shuffle, TOPICS } from '../consent/histories.ts'

const recorded = (...events: ConsentEvent[]) => sequence(events, 'demo.p', 0, 0)
const read = (events: readonly ConsentEvent[], at = clock('23:00')) =>
  readTopic(standingOf(events), OFFERS, at)

/** What may lift a no. */
const LIFTING = new Set([
  ...['consent.given', 'consent.confirmed', 'consent.pending', 'marketing.resumed'],
  ...['message.received', 'message.updated', 'undeliverable.cleared', 'hold.lifted'],
])

const YES = granted('10:00:02', 'message')

test('counts every kind of no after the yes that was recorded before it', () => {
  const noes = [
    STOP('10:00:01'),
    optedOut('10:00:01'),
    optedOut('10:00:01', 'marketing'),
    optedOut('10:00:01', 'topic', [OFFERS]),
    refused('10:00:01'),
    fact('10:00:01', { type: 'identity.changed', cause: 'owner' }),
    fact('10:00:01', { type: 'person.erased' }),
    // Meta's time, of a clock that is ahead of ours.
    { ...STOP('10:00:01'), precision: 's' as const },
  ]
  for (const no of noes) {
    assert.equal(read([YES, no]).status, 'given', no.type)
    assert.notEqual(read(recorded(YES, no)).status, 'given', no.type)
    assert.notEqual(read(recorded(YES, no).toReversed()).status, 'given', no.type)
  }
})

test('counts what stops a sender or a message after what it followed', () => {
  const resumed = fact('10:00:02', { type: 'marketing.resumed', sender: SENDER })
  const stopped = fact('10:00:01', { type: 'marketing.stopped', sender: SENDER })
  assert.ok(platformStopOf(standingOf(recorded(YES, resumed, stopped)), SENDER, 'offers'))
  const marked = fact('10:00:01', { type: 'undeliverable.marked' })
  assert.ok(undeliverableOf(standingOf(recorded(wrote('10:00:02'), marked))))
})

test('ends a pause its days after the moment from which it counts', () => {
  const pause = fact('10:00:01', {
    ...{ type: 'consent.withdrawn', scope: 'marketing', topics: [], forDays: 30 },
  })
  const end = clock('10:00:02') + 30 * DAY
  assert.equal(read(recorded(YES, pause), end - 1).status, 'withdrawn')
  assert.equal(read(recorded(YES, pause), end).status, 'given')
})

test('lets a yes that was held up lift no no that was recorded meanwhile', () => {
  const answered = fact('10:00:04', {
    ...{ type: 'message.updated', messageId: 'm1', sender: SENDER, state: 'sending' },
  })
  const events = recorded(STOP('10:00:03'), answered, YES)
  assert.equal(read(events).status, 'withdrawn')
  assert.deepEqual(
    events.map(({ occurredAt, recordedAt }) => [occurredAt, recordedAt].map((at) => at % 10_000)),
    [
      [3_000, 3_000],
      [4_000, 4_000],
      [2_000, 4_000],
    ],
  )
})

test('leaves a no at the time that its source claims', () => {
  const claimed = { ...STOP('10:00:01'), recordedAt: clock('10:00:03') }
  assert.equal(read(recorded(wrote('10:00:05'), YES, claimed)).status, 'given')
})

test('leaves no topic given after an opt-out of all, whatever clock it comes by', () => {
  fc.assert(
    fc.property(histories, fc.integer({ min: BEGIN, max: END }), seeds, (events, at, random) => {
      const no = optedOut(at, 'all', [], { id: 'no' })
      const all = recorded(...events, no)
      const standing = standingOf(all)
      assert.deepEqual(standingOf(shuffle(all, random)), standing)
      for (const topic of TOPICS) {
        assert.notEqual(readTopic(standing, topic, END + 2 * DAY).status, 'given')
      }
    }),
    { numRuns: 1_000 },
  )
})

test('moves nothing but noes of no other time than their receipt, and those to their record', () => {
  fc.assert(
    fc.property(histories, fc.nat(4), (events, before) => {
      let last = END - before
      const all = sequence(events, 'demo.p', 7, last)
      for (const [i, { n, person, occurredAt, recordedAt, ...rest }] of all.entries()) {
        const event = events[i] as ConsentEvent
        assert.deepEqual([n, person], [i + 8, 'demo.p'])
        last = Math.max(last, event.recordedAt)
        assert.equal(recordedAt, last)
        const isMoved = occurredAt !== event.occurredAt
        assert.ok(!isMoved || (event.occurredAt === event.recordedAt && occurredAt === last))
        assert.ok(!isMoved || !LIFTING.has(event.type), event.type)
        const { occurredAt: _, recordedAt: __, ...told } = event
        assert.deepEqual(rest, told)
      }
    }),
    { numRuns: 300 },
  )
})
