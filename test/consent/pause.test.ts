// A pause: a no of marketing to which the person set an end. Nobody else's word shortens it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConsentEvent } from '../../src/consent/events.ts'
import { readTopic } from '../../src/consent/reading.ts'
import { standingOf } from '../../src/consent/standing.ts'
import { answer } from '../../src/eligibility/answer.ts'
import { describeStanding } from '../../src/people/describe.ts'
import {
  clock,
  DAY,
  fact,
  given,
  grantBy,
  granted,
  NEWS,
  OFFERS,
  optedOut,
  SENDER,
  STOP,
  typedWhileOut,
  UPDATES,
  withdraw,
} from './facts.ts'

const paused = (when: string, forDays: number): ConsentEvent =>
  fact(when, { type: 'consent.withdrawn', scope: 'marketing', topics: [], forDays })
const yes = granted('10:00', 'message', [OFFERS, UPDATES])
const at10 = clock('10:00')
const statusAt = (events: readonly ConsentEvent[], at: number, topic = OFFERS) =>
  readTopic(standingOf(events), topic, at).status

test('holds marketing back to the very moment it ends, and nothing else at any moment', () => {
  const events = [yes, paused('11:00', 7)]
  const end = clock('11:00') + 7 * DAY
  assert.equal(statusAt(events, end - 1), 'withdrawn')
  assert.equal(statusAt(events, end), 'given')
  assert.equal(statusAt(events, end - 1, UPDATES), 'given')
})

test('lets no shorter pause end a longer one, whichever comes first', () => {
  const end = clock('11:00') + 30 * DAY
  for (const events of [
    [yes, paused('11:00', 30), paused('12:00', 1)],
    [yes, paused('12:00', 1), paused('11:00', 30)],
  ]) {
    assert.equal(statusAt(events, end - 1), 'withdrawn')
    assert.equal(statusAt(events, end), 'given')
  }
})

test('ends early by an act from the address, for the topics it names, and by no other', () => {
  const both = granted('10:00', 'message', [OFFERS, NEWS])
  const events = [both, paused('11:00', 30), granted('12:00', 'message')]
  assert.equal(statusAt(events, clock('13:00')), 'given')
  assert.equal(statusAt(events, clock('13:00'), NEWS), 'withdrawn')
  for (const how of ['form', 'import'] as const) {
    const claimed = [both, paused('11:00', 30), granted('12:00', how)]
    assert.notEqual(statusAt(claimed, clock('13:00')), 'given')
  }
  given(both, paused('11:00', 30))
    .when(grantBy('form', '12:00'))
    .makes({ type: 'consent.pending', awaits: 'address', topics: ['offers'] })
})

test('counts what was typed meanwhile once it has ended', () => {
  const events = [paused('11:00', 7), typedWhileOut('12:00')]
  assert.equal(statusAt(events, clock('13:00')), 'pending')
  assert.equal(statusAt(events, clock('13:00') + 7 * DAY), 'given')
})

test('ends no opt-out that is no pause', () => {
  const after = clock('12:00') + 8 * DAY
  assert.equal(statusAt([yes, STOP('10:30'), paused('11:00', 7)], after), 'withdrawn')
  const marketing = optedOut('10:30', 'marketing')
  assert.equal(statusAt([yes, marketing, paused('11:00', 7)], after), 'withdrawn')
  const reading = readTopic(standingOf([yes, paused('10:30', 7), marketing]), OFFERS, at10 + DAY)
  assert.deepEqual(
    [reading.optOutMarketing?.id, reading.optOutMarketing?.until],
    [marketing.id, undefined],
  )
})

test('takes a length with any other scope for an opt-out without an end', () => {
  const odd = fact('11:00', { type: 'consent.withdrawn', scope: 'all', topics: [], forDays: 7 })
  assert.equal(statusAt([yes, odd], clock('12:00') + 400 * DAY), 'withdrawn')
})

test('is told by eligibility with its end, at which the answer turns', () => {
  const question = {
    at: clock('12:00'),
    standing: standingOf([yes, paused('11:00', 7)]),
    person: { phone: '+819012345678', country: 'JP' },
    sender: { phone: SENDER },
    message: {
      type: 'template',
      category: 'marketing',
      topic: { key: 'offers', category: 'marketing' },
    },
    policy: {
      minimumStrength: { marketing: 'explicit', utility: 'recorded', authentication: 'recorded' },
    },
    outdatedFrom: () => undefined,
  } as const
  const { decision, reasons, retryAt } = answer(question)
  const until = clock('11:00') + 7 * DAY
  assert.equal(decision, 'deny')
  assert.deepEqual(
    reasons.map((reason) => [reason.code, reason.liftedBy, reason.until]),
    [['opted_out_marketing', 'person', until]],
  )
  assert.equal(retryAt, until)
  assert.equal(answer({ ...question, at: until }).decision, 'allow')
})

test('stands among the noes with its end', () => {
  const topics = [{ key: 'offers', category: 'marketing' }]
  const frame = { topics, now: clock('12:00') }
  const { noes } = describeStanding(standingOf([yes, paused('11:00', 7)]), frame)
  assert.deepEqual(
    noes.map(({ kind, scope, until }) => [kind, scope, until]),
    [['optout', 'marketing', new Date(clock('11:00') + 7 * DAY).toISOString()]],
  )
})

test('is decided as a withdrawal, and as any other never refused', () => {
  given()
    .when(withdraw('11:00', { scope: 'marketing', forDays: 30 }))
    .makes({ type: 'consent.withdrawn', scope: 'marketing', forDays: 30 })
})
