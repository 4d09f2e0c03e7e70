// Order and repetition of facts cannot matter, and only the person lifts the person's no.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Command } from '../../src/consent/commands.ts'
import { decide } from '../../src/consent/decide.ts'
import type { ActKind } from '../../src/consent/events.ts'
import { readTopic } from '../../src/consent/reading.ts'
import { EMPTY, evolve, join, type Standing, standingOf } from '../../src/consent/standing.ts'

const OFFERS = { key: 'offers', marketing: true }
const UPDATES = { key: 'updates', marketing: false }
const NOTICE = { id: 'n', version: 1 }
let ids = 0

const base = (at: number) =>
  ({ id: `e${ids++}`, occurredAt: at, now: 1_000_000, actor: 'person', channel: 'web' }) as const
const grant = (at: number, act: ActKind, topics = [OFFERS]): Command => ({
  ...base(at),
  type: 'grant',
  topics,
  act,
  notice: NOTICE,
  double: false,
})
const stop = (at: number, byStopWord = true): Command => ({
  ...base(at),
  type: 'withdraw',
  scope: 'all',
  topics: [],
  byStopWord,
})
const start = (at: number): Command => ({ ...base(at), type: 'restore', topics: [OFFERS, UPDATES] })

/** Facts of commands, each decided on what the ones before it made. */
function eventsOf(commands: readonly Command[]) {
  let standing: Standing = EMPTY
  return commands.flatMap((command) => {
    const events = decide(command, standing)
    standing = events.reduce(evolve, standing)
    return events
  })
}
const statusOf = (commands: readonly Command[], topic = OFFERS) =>
  readTopic(standingOf(eventsOf(commands)), topic, 2_000_000).status

const times = fc.integer({ min: 1, max: 12 }).map((n) => n * 500)
const commands = fc.array(
  fc.oneof(
    fc
      .tuple(times, fc.constantFrom<ActKind>('form', 'message', 'paper', 'call', 'terminal'))
      .map(([at, act]) => grant(at, act)),
    times.map((at) => ({ ...stop(at), precision: 's' }) as Command),
    times.map((at) => stop(at, false)),
    times.map(start),
    times.map((at): Command => ({ ...base(at), type: 'stop-marketing', sender: '+1' })),
    times.map((at): Command => ({ ...base(at), type: 'receive', sender: '+1' })),
  ),
  { maxLength: 12 },
)

test('gives the same standing for the same facts in any order and with any duplicates', () => {
  fc.assert(
    fc.property(commands, fc.infiniteStream(fc.nat()), (given, random) => {
      const events = eventsOf(given)
      const shuffled = [...events, ...events.slice(0, 3)]
        .map((event) => ({ event, at: random.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ event }) => event)
      assert.deepEqual(standingOf(shuffled), standingOf(events))
    }),
  )
})

test('joins standings associatively, commutatively and idempotently', () => {
  fc.assert(
    fc.property(commands, commands, commands, (x, y, z) => {
      const [a, b, c] = [x, y, z].map((given) => standingOf(eventsOf(given))) as [
        Standing,
        Standing,
        Standing,
      ]
      assert.deepEqual(join(a, b), join(b, a))
      assert.deepEqual(join(join(a, b), c), join(a, join(b, c)))
      assert.deepEqual(join(a, a), a)
    }),
  )
})

test('never turns an opted-out person into one who agreed by what staff or a typed form says', () => {
  fc.assert(
    fc.property(
      commands,
      fc.constantFrom<ActKind>('form', 'terminal', 'paper', 'import'),
      (given, act) => {
        assert.notEqual(statusOf([...given, stop(8_000, false), grant(9_000, act)]), 'given')
      },
    ),
  )
})

test('keeps the opt-out when a grant of 10:10 arrives after STOPs of 10:00 and 10:20', () => {
  assert.equal(statusOf([stop(1_000), stop(1_200), grant(1_100, 'message')]), 'withdrawn')
})

test('lifts an opt-out of all by a message, for the topics it names and no others', () => {
  const history = [grant(100, 'form', [OFFERS, UPDATES]), stop(200), grant(300, 'message')]
  assert.equal(statusOf(history), 'given')
  assert.equal(statusOf(history, UPDATES), 'withdrawn')
})

test('restores by START what STOP took, but not what was stopped otherwise', () => {
  assert.equal(statusOf([grant(100, 'form'), stop(200), start(300)]), 'given')
  assert.equal(statusOf([grant(100, 'form'), stop(200, false), start(300)]), 'withdrawn')
})

test('lets the stricter win at equal times', () => {
  assert.equal(statusOf([grant(500, 'message'), stop(500)]), 'withdrawn')
  const bySecond = { ...stop(1_000), precision: 's' } as Command
  assert.equal(statusOf([grant(1_600, 'message'), bySecond]), 'withdrawn')
})

test('leaves a form for an opted-out address pending until the address speaks', () => {
  const history = [stop(200), grant(300, 'form')]
  assert.equal(statusOf(history), 'pending')
  assert.equal(statusOf([...history, start(400)]), 'given')
})
