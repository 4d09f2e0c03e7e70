// The laws of `decide` over random histories and orders.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Command } from '../../src/consent/commands.ts'
import { decide } from '../../src/consent/decide.ts'
import type { ActKind, ConsentEvent } from '../../src/consent/events.ts'
import { readTopic } from '../../src/consent/reading.ts'
import { evolve, standingOf } from '../../src/consent/standing.ts'
import { DAY_MS as DAY } from '../../src/time.ts'
import { asked, NOTICE } from './facts.ts'
import { BEGIN, END, histories, SENDERS, TOPICS } from './histories.ts'

const NOW = END + DAY
const ACTS: ActKind[] = ['form', 'terminal', 'call', 'message', 'link', 'button', 'paper', 'import']
const TYPED = ['form', 'terminal'] as const

const question = asked(BEGIN + DAY + 400, TOPICS, { id: 'q' })
const sender = fc.constantFrom(...SENDERS)
const topics = fc.subarray(TOPICS, { minLength: 1 })
const orders: fc.Arbitrary<object> = fc.oneof(
  fc.record({
    type: fc.constant('grant'),
    topics,
    act: fc.constantFrom(...ACTS),
    notice: fc.constant(NOTICE),
    double: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('withdraw'),
    scope: fc.constantFrom('all', 'marketing', 'topic'),
    topics: topics.map((all) => all.map((topic) => topic.key)),
    byStopWord: fc.boolean(),
    doubtful: fc.boolean(),
  }),
  fc.record({ type: fc.constant('restore'), topics }),
  fc.record({
    type: fc.constant('answer'),
    agrees: fc.boolean(),
    question: fc.constant(question),
  }),
  fc.record({ type: fc.constant('hold'), holdId: fc.constant('hold-9') }),
  fc.record({ type: fc.constant('lift-hold'), holdId: fc.constantFrom('hold-0', 'hold-1') }),
  fc.record({ type: fc.constant('lift-list'), list: fc.constant('list-0') }),
  fc.record({
    type: fc.constantFrom('receive', 'stop-marketing', 'resume-marketing'),
    sender,
  }),
)
const commands = fc
  .tuple(orders, fc.integer({ min: -1, max: 77 * 4 }), fc.nat(77 * 4), fc.boolean())
  .map(
    ([order, at, now, isCoarse]) =>
      ({
        id: 'new',
        occurredAt: BEGIN + at * (DAY / 4),
        now: BEGIN + now * (DAY / 4),
        actor: 'person',
        channel: 'web',
        ...(isCoarse && { precision: 's' }),
        ...order,
      }) as Command,
  )

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) deepFreeze(inner)
  }
  return value
}

test('never changes what it is given, and decides the same twice', () => {
  fc.assert(
    fc.property(histories, commands, (events, command) => {
      const standing = deepFreeze(standingOf(deepFreeze(events)))
      const made = decide(deepFreeze(command), standing)
      assert.deepEqual(decide(command, standing), made)
      const before = structuredClone(standing)
      made.reduce(evolve, standing)
      assert.deepEqual(standing, before)
    }),
    { numRuns: 1500 },
  )
})

test('records no fact from the future, and none without an id of its own', () => {
  fc.assert(
    fc.property(histories, commands, (events, command) => {
      const made = decide(command, standingOf(events))
      for (const event of made) assert.ok(event.occurredAt <= event.recordedAt)
      assert.equal(new Set(made.map(({ id }) => id)).size, made.length)
    }),
    { numRuns: 1500 },
  )
})

test('refuses no withdrawal, and leaves nothing unsaid but a hold that is not there', () => {
  fc.assert(
    fc.property(histories, commands, (events, command) => {
      const made = decide(command, standingOf(events))
      if (command.type !== 'lift-hold') assert.ok(made.length > 0)
      if (command.type === 'withdraw') assert.equal(made[0]?.type, 'consent.withdrawn')
    }),
    { numRuns: 1000 },
  )
})

/** The topics a grant left given, and those it left waiting for the address. */
function outcome(events: readonly ConsentEvent[]) {
  const named = { given: [] as string[], waiting: [] as string[] }
  for (const event of events) {
    if (event.type === 'consent.given') named.given.push(...event.topics)
    else if (event.type === 'consent.pending' && event.awaits === 'address')
      named.waiting.push(...event.topics)
    else assert.fail(`a typed grant made ${event.type}`)
  }
  return named
}

test('makes a typed grant wait for exactly the topics opted out of, and reads it so afterwards', () => {
  fc.assert(
    fc.property(histories, topics, fc.constantFrom(...TYPED), (events, wanted, act) => {
      const standing = standingOf(events)
      const isOut = (topic: (typeof TOPICS)[number]) => {
        const { optOut, optOutMarketing, optOutTopic, refusal } = readTopic(standing, topic, NOW)
        return [optOut, optOutMarketing, optOutTopic].some((no) => no && no !== refusal)
      }
      const made = decide(
        {
          id: 'new',
          occurredAt: NOW,
          now: NOW,
          actor: 'person',
          channel: 'web',
          type: 'grant',
          topics: wanted,
          act,
          notice: NOTICE,
          double: false,
        },
        standing,
      )
      const { given, waiting } = outcome(made)
      assert.deepEqual(
        waiting,
        wanted.filter(isOut).map(({ key }) => key),
      )
      const after = made.reduce(evolve, standing)
      for (const topic of wanted) {
        const { status } = readTopic(after, topic, NOW)
        assert.equal(status, waiting.includes(topic.key) ? 'pending' : 'given')
        assert.notEqual(given.includes(topic.key), waiting.includes(topic.key))
      }
    }),
    { numRuns: 1500 },
  )
})

test('names by START exactly the topics that count again once it is known', () => {
  fc.assert(
    fc.property(histories, fc.integer({ min: 0, max: 77 * 4 }), (events, at) => {
      const standing = standingOf(events)
      const [start] = decide(
        {
          id: 'new',
          occurredAt: BEGIN + at * (DAY / 4),
          now: NOW,
          actor: 'person',
          channel: 'whatsapp',
          type: 'restore',
          topics: TOPICS,
        },
        standing,
      )
      assert.ok(start?.type === 'consent.given' && start.restores)
      const after = evolve(standing, start)
      const again = TOPICS.filter(
        (topic) =>
          readTopic(standing, topic, NOW).status !== 'given' &&
          readTopic(after, topic, NOW).status === 'given',
      )
      assert.deepEqual(
        start.topics,
        again.map(({ key }) => key),
      )
    }),
    { numRuns: 1500 },
  )
})
