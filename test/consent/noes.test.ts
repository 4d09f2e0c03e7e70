// Noes that are of no one topic: opt-outs of all, wording in doubt, holds.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConsentEvent } from '../../src/consent/events.ts'
import { holdsOf, reviewOf, standingOptOut } from '../../src/consent/noes.ts'
import { standingOf } from '../../src/consent/standing.ts'
import {
  asked,
  clock,
  DAY,
  doubted,
  fact,
  granted,
  NEWS,
  OFFERS,
  optedOut,
  START,
  STOP,
  UPDATES,
} from './facts.ts'

const out = (...events: ConsentEvent[]) => standingOptOut(standingOf(events))?.id

test('an opt-out of all stands until START or an act from the address comes after it', () => {
  const stop = STOP('10:00')
  const page = optedOut('10:01', 'all', [], { id: 'page' })
  assert.equal(out(), undefined)
  assert.equal(out(stop), stop.id)
  assert.equal(out(page), 'page')
  assert.equal(out(stop, page), 'page')
  assert.equal(out(stop, START('10:30')), undefined)
  // START lifts stop words only.
  assert.equal(out(page, START('10:30')), 'page')
  assert.equal(out(stop, page, START('10:30')), 'page')
  assert.equal(out(stop, page, granted('10:30', 'message')), undefined)
  assert.equal(out(stop, page, granted('10:30', 'confirmed', [UPDATES])), undefined)
  // Anybody can type a number, and no list speaks for somebody.
  assert.equal(out(page, granted('10:30', 'form')), 'page')
  assert.equal(out(page, granted('10:30', 'import')), 'page')
  assert.equal(out(page, asked('10:30')), 'page')
  // Of marketing or a topic alone it is none of all.
  assert.equal(out(optedOut('10:00', 'marketing')), undefined)
  assert.equal(out(optedOut('10:00', 'topic', [OFFERS])), undefined)
})

test('an act of the same moment, or of before, follows no opt-out of all', () => {
  const page = optedOut('10:00', 'all', [], { id: 'page' })
  assert.equal(out(page, granted('10:00', 'message')), 'page')
  assert.equal(out(page, granted('09:59', 'confirmed')), 'page')
  const stop = STOP('10:00', { id: 'stop' })
  assert.equal(out(stop, START('10:00')), 'stop')
  // What an erasure left of an act has lifted it all the same, and at one moment has not.
  const left = (when: string) => ({
    ...granted(when, 'message'),
    id: 'left',
    erased: true as const,
  })
  assert.equal(out(page, left('10:01')), undefined)
  assert.equal(out(page, left('10:00')), 'page')
})

const DOUBT = doubted('10:00', { id: 'doubt', batch: 'set' })
const DEADLINE = clock('10:00') + 10 * DAY
const settle = (decision: string, when: string | number = '11:00', more: object = {}) =>
  fact(when, {
    ...{ id: `settled.${decision}`, type: 'review.settled' },
    ...{ review: 'doubt', deadline: DEADLINE, decision, ...more },
  })
const stateOf = (
  events: readonly ConsentEvent[],
  at = clock('12:00'),
  topics = [OFFERS, UPDATES],
) => reviewOf(standingOf([DOUBT, ...events]), 'doubt', topics, at)?.state

test('wording in doubt is open for ten days, to the very moment, then silence has decided', () => {
  assert.deepEqual(reviewOf(standingOf([DOUBT]), 'doubt', [OFFERS], clock('12:00')), {
    state: 'open',
    deadline: DEADLINE,
  })
  assert.equal(stateOf([], DEADLINE - 1), 'open')
  assert.equal(stateOf([], DEADLINE), 'lapsed')
  assert.equal(reviewOf(standingOf([DOUBT]), 'other', [OFFERS], DEADLINE), undefined)
  assert.equal(stateOf([doubted('10:30', { id: 'later' })], DEADLINE), 'lapsed')
})

test('what somebody decided in time stands, and what came too late changes nothing', () => {
  assert.equal(stateOf([settle('optout')]), 'optout')
  assert.equal(stateOf([settle('not_optout')]), 'not_optout')
  assert.equal(stateOf([settle('not_optout')], DEADLINE + DAY), 'not_optout')
  assert.equal(stateOf([settle('optout', '11:00'), settle('not_optout', '11:30')]), 'not_optout')
  assert.equal(stateOf([settle('not_optout', DEADLINE - 1)], DEADLINE), 'not_optout')
  assert.equal(stateOf([settle('not_optout', DEADLINE)], DEADLINE), 'lapsed')
})

test('whoever agrees to all that is marketing has said what they meant', () => {
  assert.equal(stateOf([granted('11:00', 'message')]), 'lifted')
  assert.equal(stateOf([granted('11:00', 'message')], DEADLINE), 'lifted')
  // At the same moment the stricter counts.
  assert.equal(stateOf([granted('10:00', 'message')]), 'open')
  assert.equal(stateOf([granted('11:00', 'form')]), 'open')
  assert.equal(stateOf([granted('11:00', 'message', [UPDATES])]), 'open')
  const both = [OFFERS, NEWS, UPDATES]
  assert.equal(stateOf([granted('11:00', 'message')], clock('12:00'), both), 'open')
  assert.equal(
    stateOf([granted('11:00', 'message', [OFFERS, NEWS])], clock('12:00'), both),
    'lifted',
  )
  // Where nothing is marketing there is nothing to agree to.
  assert.equal(stateOf([granted('11:00', 'message', [UPDATES])], clock('12:00'), [UPDATES]), 'open')
})

test('a doubt whose set was taken back waits for nobody', () => {
  const undone = fact('11:00', { type: 'import.finished', voided: 'set' })
  assert.equal(stateOf([undone]), 'lifted')
})

test('holds in force are told earliest first, of one moment by their ids', () => {
  const hold = (when: string, id: string, expiresAt?: number) =>
    fact(
      when,
      { type: 'hold.placed', holdId: `hold-${id}`, ...(expiresAt !== undefined && { expiresAt }) },
      { id },
    )
  const holds = [
    ...[hold('11:00', 'c'), hold('10:00', 'b'), hold('10:00', 'a')],
    hold('09:00', 'd', clock('12:00')),
  ]
  const told = (at: number, ...more: ConsentEvent[]) =>
    holdsOf(standingOf([...holds, ...more]), at).map(({ holdId }) => holdId)
  assert.deepEqual(told(clock('12:00') - 1), ['hold-d', 'hold-a', 'hold-b', 'hold-c'])
  assert.deepEqual(told(clock('12:00')), ['hold-a', 'hold-b', 'hold-c'])
  const lifted = fact('11:30', { type: 'hold.lifted', holdId: 'hold-a' })
  assert.deepEqual(told(clock('12:00'), lifted), ['hold-b', 'hold-c'])
})
