// The laws of the core over random histories: order and repetition cannot matter, the core says
// what the slow model says, and only the person lifts the person's no.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ConsentEvent } from '../../src/consent/events.ts'
import type { EndingFact } from '../../src/consent/fact.ts'
import { holdsOf, optOutOfAnswers, platformStopOf } from '../../src/consent/noes.ts'
import { textBarOf, textNoOf, undeliverableOf } from '../../src/consent/reach.ts'
import { type ConsentTopic, readTopic, type TopicReading } from '../../src/consent/reading.ts'
import {
  EMPTY,
  evolve,
  join,
  REVIEWS_MOST,
  type Standing,
  standingOf,
} from '../../src/consent/standing.ts'
import { indexOf } from '../../src/consent/standing-index.ts'
import { windowOf } from '../../src/consent/windows.ts'
import { DAY_MS as DAY } from '../../src/time.ts'
import {
  BATCHES,
  BEGIN,
  doubtful,
  END,
  histories,
  oneMore,
  SENDERS,
  seeds,
  shuffle,
  TOPICS,
} from './histories.ts'
import * as model from './model.ts'

const moments = [END, END + 3 * DAY, END + 100 * DAY]
const runs = (numRuns: number) => ({ numRuns })

const opinionOf = (reading: TopicReading): model.Opinion => ({
  status: reading.status ?? 'none',
  strength: reading.grants[0] && reading.strength,
  grant: reading.grants[0]?.id,
  optOut: reading.optOut?.id,
  optOutMarketing: reading.optOutMarketing?.id,
  optOutTopic: reading.optOutTopic?.id,
  review: reading.review?.id,
  identity: reading.identity?.id,
})

/** Everything the core can say about a standing, for comparing. */
const everything = (standing: Standing) => ({
  topics: moments.map((at) => TOPICS.map((topic) => opinionOf(readTopic(standing, topic, at)))),
  stops: SENDERS.map((sender) =>
    TOPICS.map((topic) => platformStopOf(standing, sender, topic.key)?.id),
  ),
  holds: moments.map((at) =>
    holdsOf(standing, at)
      .map((hold) => hold.holdId)
      .sort(),
  ),
  isUndeliverable: undeliverableOf(standing) !== undefined,
  texts: {
    isUnwanted: textNoOf(standing) !== undefined,
    isBarred: textBarOf(standing) !== undefined,
  },
  windows: SENDERS.map((sender) => windowOf(standing, sender, END).closesAt),
  freeEntries: moments.map((at) =>
    SENDERS.map((sender) => windowOf(standing, sender, at).freeEntryUntil),
  ),
  optOutOfAnswers: optOutOfAnswers(standing)?.id,
  moves: Object.fromEntries([...indexOf(standing).moved].map(([to, { id }]) => [to, id])),
  counted: Object.entries(standing)
    .filter(
      ([slot, fact]) =>
        slot.startsWith('sent|') && indexOf(standing).sent.some((sent) => sent === fact),
    )
    .filter(([, fact]) => END < fact.t + 31 * DAY)
    .map(([slot]) => slot.slice('sent|'.length))
    .sort(),
})

/** The model's word on the same. */
const modelled = (events: readonly ConsentEvent[]) => ({
  topics: moments.map((at) => TOPICS.map((topic) => model.opinion(events, topic, at))),
  stops: SENDERS.map((sender) =>
    TOPICS.map((topic) => model.platformStop(events, sender, topic.key)),
  ),
  holds: moments.map((at) => model.holds(events, at)),
  isUndeliverable: model.isUndeliverable(events),
  texts: model.texts(events),
  windows: SENDERS.map((sender) => model.windowClosesAt(events, sender, END)),
  freeEntries: moments.map((at) =>
    SENDERS.map((sender) => model.freeEntryUntil(events, sender, at)),
  ),
  optOutOfAnswers: model.optOutOfAnswers(events),
  moves: model.moves(events),
  counted: model.counted(events, END),
})

test('gives one standing and one reading for the same facts in any order and number', () => {
  fc.assert(
    fc.property(histories, seeds, (events, random) => {
      const standing = standingOf(events)
      const other = standingOf(shuffle(events, random))
      assert.deepEqual(other, standing)
      assert.deepEqual(everything(other), everything(standing))
    }),
    runs(1500),
  )
})

test('gives the same standing when the parts of a split history are joined', () => {
  fc.assert(
    fc.property(histories, seeds, (events, random) => {
      const parts: Standing[] = [EMPTY, EMPTY, EMPTY]
      for (const [i, event] of shuffle(events, random).entries()) {
        const part = (random[i % random.length] ?? 0) % 3
        parts[part] = evolve(parts[part] ?? EMPTY, event)
      }
      assert.deepEqual(parts.reduce(join), standingOf(events))
    }),
    runs(1000),
  )
})

/** An id names one fact only, so histories drawn apart get ids of their own. */
const apart = (events: readonly ConsentEvent[], name: string) =>
  standingOf(events.map((event) => ({ ...event, id: `${name}.${event.id}` })))

test('keeps doubtful wording bounded, in any order, and as the slow model has it', () => {
  const count = (standing: Standing) =>
    Object.keys(standing).filter((slot) => slot.startsWith('review|')).length
  fc.assert(
    fc.property(doubtful, seeds, (events, random) => {
      const standing = standingOf(events)
      assert.ok(count(standing) <= REVIEWS_MOST * (BATCHES.length + 1))
      assert.deepEqual(standingOf(shuffle(events, random)), standing)
      const half = Math.floor(events.length / 2)
      const parts = [standingOf(events.slice(half)), standingOf(events.slice(0, half))] as const
      assert.deepEqual(join(...parts), standing)
      assert.deepEqual(everything(standing), modelled(events))
    }),
    runs(300),
  )
})

test('joins standings associatively, commutatively and idempotently', () => {
  fc.assert(
    fc.property(histories, histories, histories, (x, y, z) => {
      const [a, b, c] = [apart(x, 'x'), apart(y, 'y'), apart(z, 'z')]
      assert.deepEqual(join(a, b), join(b, a))
      assert.deepEqual(join(join(a, b), c), join(a, join(b, c)))
      assert.equal(join(a, a), a)
      assert.deepEqual(join(join(a, b), b), join(a, b))
    }),
    runs(1000),
  )
})

test('says what the slow model says, for every topic, sender and moment', () => {
  fc.assert(
    fc.property(histories, (events) => {
      assert.deepEqual(everything(standingOf(events)), modelled(events))
    }),
    runs(4000),
  )
})

test('says what the model says at the very edges of ten days and of a hold', () => {
  fc.assert(
    fc.property(histories, fc.nat(75 * 4), fc.constantFrom(-1, 0, 1, 250), (events, n, off) => {
      const at = BEGIN + n * (DAY / 4) + off
      const known = events.filter((event) => event.occurredAt <= at)
      const standing = standingOf(known)
      for (const topic of TOPICS) {
        assert.deepEqual(opinionOf(readTopic(standing, topic, at)), model.opinion(known, topic, at))
      }
      assert.deepEqual(
        holdsOf(standing, at)
          .map((hold) => hold.holdId)
          .sort(),
        model.holds(known, at),
      )
      for (const sender of SENDERS) {
        assert.equal(
          windowOf(standing, sender, at).closesAt,
          model.windowClosesAt(known, sender, at),
        )
      }
    }),
    runs(3000),
  )
})

const later = {
  occurredAt: END + DAY,
  recordedAt: END + DAY,
  actor: 'person',
  channel: 'web',
} as const
const read = (events: readonly ConsentEvent[], topic: ConsentTopic) =>
  readTopic(standingOf(events), topic, END + 2 * DAY)
/** Opt-outs in force; a refusal, which a typed act may follow, is none. */
const optOutsOf = (reading: TopicReading): EndingFact[] =>
  [
    reading.optOut,
    reading.optOutMarketing,
    reading.optOutTopic === reading.refusal ? undefined : reading.optOutTopic,
  ].filter((no) => no !== undefined)

test('leaves no topic given once an opt-out of all is later than everything', () => {
  const no: ConsentEvent = {
    ...later,
    id: 'no',
    type: 'consent.withdrawn',
    scope: 'all',
    topics: [],
  }
  fc.assert(
    fc.property(histories, fc.nat(), (events, place) => {
      const all = [...events]
      all.splice(place % (events.length + 1), 0, no)
      for (const topic of TOPICS) assert.notEqual(read(all, topic).status, 'given')
    }),
    runs(1000),
  )
})

test('lets an opted-out topic become given by the person alone, or by undoing the mistake', () => {
  fc.assert(
    fc.property(histories, oneMore, (events, event) => {
      for (const topic of TOPICS) {
        const noes = optOutsOf(read(events, topic))
        if (noes.length === 0 || read([...events, event], topic).status !== 'given') continue
        const behind = noes.map((no) => events.find(({ id }) => id === no.id))
        switch (event.type) {
          case 'consent.confirmed':
            assert.ok(event.topics.includes(topic.key))
            break
          case 'consent.given':
            assert.ok(event.fromAddress, 'comes from the address')
            if (event.restores) {
              for (const no of behind) {
                assert.ok(no?.type === 'consent.withdrawn' && no.byStopWord, 'was a stop word')
              }
            } else {
              assert.notEqual(event.strength, 'recorded')
              assert.ok(event.topics.includes(topic.key))
            }
            break
          case 'import.finished':
            for (const no of behind) assert.equal(no?.batch, event.voided)
            break
          default:
            assert.fail(`${event.type} lifted an opt-out`)
        }
      }
    }),
    runs(6000),
  )
})

test('lifts no no by what staff, an import or paper says, and only the platform stop by a form or a terminal', () => {
  const claims = fc
    .tuple(
      fc.constantFrom('recorded', 'explicit', 'confirmed'),
      fc.subarray(TOPICS),
      fc.integer({ min: 0, max: 76 * 4 }),
    )
    .map(
      ([strength, topics, n]): ConsentEvent => ({
        ...later,
        occurredAt: BEGIN + n * (DAY / 4),
        id: 'claim',
        type: 'consent.given',
        strength,
        fromAddress: false,
        topics: topics.map((topic) => topic.key),
      }),
    )
  const isReport = (claim: ConsentEvent) =>
    claim.type === 'consent.given' && claim.strength === 'recorded'
  fc.assert(
    fc.property(histories, claims, (events, claim) => {
      const after = [...events, claim]
      for (const topic of TOPICS) {
        const before = read(events, topic)
        const now = read(after, topic)
        assert.deepEqual(optOutsOf(now), optOutsOf(before))
        assert.deepEqual(now.review, before.review)
        if (optOutsOf(before).length > 0) assert.notEqual(now.status, 'given')
        if (isReport(claim) && before.refusal) assert.notEqual(now.status, 'given')
      }
      const [was, is] = [everything(standingOf(events)), everything(standingOf(after))]
      const own = isReport(claim) ? {} : { stops: [] }
      assert.deepEqual({ ...is, topics: [], ...own }, { ...was, topics: [], ...own })
    }),
    runs(2000),
  )
})

test('undoes a batch as if its facts had never been, and leaves the noes of other sources', () => {
  fc.assert(
    fc.property(histories, fc.constantFrom(...BATCHES), (events, voided) => {
      const undo: ConsentEvent = { ...later, id: 'undo', type: 'import.finished', voided }
      const others = events.filter((event) => event.batch !== voided)
      const undone = standingOf([...events, undo])
      assert.deepEqual(everything(undone), everything(standingOf(others)))
      for (const topic of TOPICS) {
        const after = read([...events, undo], topic)
        for (const no of optOutsOf(read(events, topic))) {
          const isOthers = others.some(({ id }) => id === no.id)
          // A pause may stand behind a no that ends later or never, which the batch had lifted.
          const behind = after.optOutMarketing
          const isBehind = (behind?.until ?? Infinity) >= (no.until ?? Infinity)
          const stands = optOutsOf(after).some(({ id }) => id === no.id)
          if (isOthers) assert.ok(stands || (no.until !== undefined && behind && isBehind))
        }
      }
    }),
    runs(2000),
  )
})
