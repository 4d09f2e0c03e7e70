// What a history says beside consent: holds, addresses that cannot be reached, service windows.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConsentEvent } from '../../src/consent/events.ts'
import { holdsOf, optOutOfAnswers } from '../../src/consent/noes.ts'
import { undeliverableOf } from '../../src/consent/reach.ts'
import { standingOf } from '../../src/consent/standing.ts'
import { unansweredAd, windowOf } from '../../src/consent/windows.ts'
import {
  clock,
  DAY,
  fact,
  failed,
  granted,
  OTHER_SENDER,
  optedOut,
  SENDER,
  START,
  STOP,
  shut,
  wrote,
} from './facts.ts'

const NOON = clock('12:00')

test('a hold lasts until it is lifted or runs out, and nothing the person does ends it', () => {
  const hold = fact('10:00', { type: 'hold.placed', holdId: 'h', expiresAt: clock('11:00') })
  const heldAt = (at: number, ...more: ConsentEvent[]) =>
    holdsOf(standingOf([hold, ...more]), at).map(({ holdId }) => holdId)
  assert.deepEqual(heldAt(clock('11:00') - 1), ['h'])
  assert.deepEqual(heldAt(clock('11:00')), [])
  assert.deepEqual(heldAt(clock('10:45'), granted('10:30', 'message'), START('10:31')), ['h'])
  assert.deepEqual(heldAt(clock('10:45'), fact('10:30', { type: 'hold.lifted', holdId: 'h' })), [])
  assert.deepEqual(heldAt(clock('10:45'), fact('10:30', { type: 'hold.lifted', holdId: 'x' })), [
    'h',
  ])
})

const isUndeliverable = (...events: ConsentEvent[]) =>
  undeliverableOf(standingOf(events)) !== undefined

test('an invalid recipient is undeliverable at once', () => {
  assert.equal(isUndeliverable(fact('10:00', { type: 'undeliverable.marked' })), true)
})

test('three undelivered within 30 days make a person undeliverable, two or a longer span do not', () => {
  const [a, b] = [failed(NOON), failed(NOON + 10 * DAY)]
  assert.equal(isUndeliverable(a, b), false)
  assert.equal(isUndeliverable(a, b, failed(NOON + 30 * DAY)), true)
  assert.equal(isUndeliverable(a, b, failed(NOON + 30 * DAY + 1)), false)
  assert.equal(isUndeliverable(a, b, b, a), false)
})

test('one message whose failure is told three times is one message', () => {
  const told = (message: string, ...when: string[]) =>
    when.map((time) => failed(time, 'undelivered', message))
  const again = told('a', '12:00', '12:01', '12:02')
  assert.equal(isUndeliverable(...again), false)
  assert.equal(isUndeliverable(...again, ...told('b', '12:03', '12:04')), false)
  const three = [...again, ...told('b', '12:03', '12:04'), ...told('c', '12:05', '12:06')]
  for (const events of [three, three.toReversed()]) {
    assert.equal(undeliverableOf(standingOf(events))?.t, clock('12:05'))
  }
})

test('the third failure is the one that made a person undeliverable', () => {
  const failures = [failed('12:00'), failed('12:10'), failed('12:20')]
  const found = undeliverableOf(standingOf(failures.toReversed()))
  assert.deepEqual([found?.id, found?.t], [failures[2]?.id, clock('12:20')])
})

test('failures of other kinds do not count towards undeliverable', () => {
  const kinds = ['limit', 'experiment', 'window', 'other'] as const
  assert.equal(isUndeliverable(...kinds.map((kind, i) => failed(NOON + i, kind))), false)
})

test('a delivery between the failures starts the count again', () => {
  const delivered = fact('12:30', {
    type: 'message.updated',
    messageId: 'd',
    sender: SENDER,
    state: 'delivered',
  })
  const history = [failed('12:00'), failed('12:10'), delivered, failed('12:40')]
  assert.equal(isUndeliverable(...history), false)
  assert.equal(isUndeliverable(...history, failed('12:50')), false)
  assert.equal(isUndeliverable(...history, failed('12:50'), failed('12:55')), true)
})

test('any inbound message or delivery clears undeliverable, on whichever channel', () => {
  const marked = fact('10:00', { type: 'undeliverable.marked' })
  const three = [failed('10:00'), failed('10:01'), failed('10:02')]
  for (const sign of [
    wrote('11:00'),
    wrote('11:00', OTHER_SENDER, 'sms'),
    fact('11:00', { type: 'undeliverable.cleared' }),
    fact('11:00', { type: 'message.updated', messageId: 'r', sender: SENDER, state: 'read' }),
  ]) {
    assert.equal(isUndeliverable(marked, ...three, sign), false)
  }
  assert.equal(isUndeliverable(marked, wrote('09:59')), true)
})

test('a mark that tells of three failures goes with them', () => {
  const three = [failed('10:00'), failed('10:10'), failed('10:20')]
  const told = fact('10:20', { type: 'undeliverable.marked', told: true }, { id: 'told' })
  assert.equal(isUndeliverable(...three, told), true)
  assert.equal(isUndeliverable(...three, told, wrote('10:15')), false)
  assert.equal(isUndeliverable(told), false)
})

test('a late word of a delivery between the failures clears what they made', () => {
  const three = [failed('10:00'), failed('10:10'), failed('10:20')]
  assert.equal(isUndeliverable(...three, wrote('10:05')), false)
})

test('a window is open for 24 hours from the last message, on its own sender only', () => {
  const standing = standingOf([wrote('10:00'), wrote('09:00')])
  const end = clock('10:00') + DAY
  assert.deepEqual(windowOf(standing, SENDER, end - 1), {
    open: true,
    closesAt: end,
    freeEntryUntil: null,
  })
  assert.equal(windowOf(standing, SENDER, end).open, false)
  assert.equal(windowOf(standing, OTHER_SENDER, end - 1).open, false)
})

test('a window closes when the number changes hands, and the next owner opens their own', () => {
  const change = { type: 'identity.changed', cause: 'owner' }
  const changed = fact('11:00', change, { actor: 'platform' })
  const ad = fact(
    '10:00',
    { type: 'message.received', sender: SENDER, fromAd: true },
    { channel: 'whatsapp' },
  )
  const told = fact('11:30', {
    ...{ type: 'message.updated', messageId: 'm', sender: SENDER, state: 'delivered' },
    freeUntil: clock('10:00') + 3 * DAY,
  })
  const at = clock('12:00')
  const none = { open: false, closesAt: null, freeEntryUntil: null }
  const before = standingOf([ad])
  assert.equal(unansweredAd(before, SENDER, at)?.id, ad.id)
  assert.equal(windowOf(standingOf([ad, told]), SENDER, at).open, true)
  for (const history of [[changed, ad, told], [told, wrote('11:00'), changed, ad], [changed]]) {
    const standing = standingOf(history)
    assert.deepEqual(windowOf(standing, SENDER, at), none)
    assert.equal(unansweredAd(standing, SENDER, at), undefined)
  }
  const next = standingOf([ad, told, changed, wrote('11:45')])
  const closesAt = clock('11:45') + DAY
  assert.deepEqual(windowOf(next, SENDER, at), { open: true, closesAt, freeEntryUntil: null })
  // Who says that the number is theirs now has it, and wrote just that.
  const said = fact('11:00', change, { precision: 's', id: 'said' })
  assert.equal(windowOf(standingOf([said, wrote('11:00')]), SENDER, at).open, true)
  assert.equal(windowOf(standingOf([said, wrote('10:59')]), SENDER, at).open, false)
  assert.equal(windowOf(standingOf([said, wrote('11:00'), changed]), SENDER, at).open, false)
})

test('a window WhatsApp says was not open is closed from when the refused message left', () => {
  const refused = shut('10:30', '10:32')
  const opens = (...events: ConsentEvent[]) => {
    const [all, back] = [standingOf(events), standingOf([...events, ...events].reverse())]
    const { open, closesAt } = windowOf(all, SENDER, clock('12:00'))
    assert.deepEqual(back, all)
    assert.equal(open, closesAt !== null)
    return open
  }
  assert.equal(opens(wrote('10:00')), true)
  assert.equal(opens(wrote('10:00'), refused), false)
  // Equal times: the stricter wins. What they wrote between its leaving and its failure is later.
  assert.equal(opens(wrote('10:30'), refused), false)
  assert.equal(opens(wrote('10:31'), refused), true)
  assert.equal(opens(wrote('10:00'), refused, wrote('11:00')), true)
  assert.equal(opens(wrote('10:00'), refused, wrote('11:00'), shut('11:30')), false)
  assert.equal(opens(wrote('10:00'), refused, wrote('11:00', SENDER, 'sms')), false)
  const other = standingOf([wrote('10:00', OTHER_SENDER), refused])
  assert.equal(windowOf(other, OTHER_SENDER, clock('12:00')).open, true)
})

test('a refused message of somebody else closes it by the time told, and none leaves after that', () => {
  const { leftAt: _, ...known } = shut('10:30', '10:30', { precision: 's' }) as { leftAt?: number }
  const told = known as ConsentEvent
  const opens = (...events: ConsentEvent[]) =>
    windowOf(standingOf(events), SENDER, clock('12:00')).open
  assert.equal(opens(wrote('10:30:00.999'), told), false)
  assert.equal(opens(wrote('10:30:01'), told), true)
  // Our clock was ahead.
  assert.equal(opens(wrote('10:31'), shut('10:32', '10:30')), true)
})

test('an SMS opens no window on WhatsApp', () => {
  assert.equal(
    windowOf(standingOf([wrote('10:00', SENDER, 'sms')]), SENDER, clock('10:01')).open,
    false,
  )
})

const held = (...events: ConsentEvent[]) => optOutOfAnswers(standingOf(events))?.id

test('an opt-out of all holds free-form answers back until the person writes again', () => {
  assert.equal(held(wrote('09:00'), optedOut('10:00')), 'e.10:00')
  assert.equal(held(wrote('09:00'), optedOut('10:00'), wrote('11:00')), undefined)
  assert.equal(held(optedOut('10:00'), wrote('11:00'), STOP('12:00')), 'e.12:00')
})

test('the STOP itself does not open the way for free-form answers', () => {
  assert.equal(held(wrote('10:00'), STOP('10:00', { id: 'stop' })), 'stop')
})

test('an opt-out of marketing or of a topic does not hold free-form answers back', () => {
  assert.equal(held(optedOut('10:00', 'marketing'), optedOut('10:01', 'topic')), undefined)
})

test('START opens free-form answers again after STOP, not after an opt-out on a page', () => {
  assert.equal(held(STOP('10:00'), START('11:00')), undefined)
  assert.equal(held(optedOut('10:00'), START('11:00')), 'e.10:00')
})
