// What each order makes of a history: given these facts, when this is asked, then these events.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  asked,
  clock,
  command,
  doubted,
  fact,
  given,
  grantBy,
  granted,
  NEWS,
  NOTICE,
  OFFERS,
  optedOut,
  refused,
  restore,
  SENDER,
  START,
  STOP,
  typedWhileOut,
  UPDATES,
  withdraw,
} from './facts.ts'

const BOTH = [OFFERS, UPDATES]

test('records a form of somebody new as an explicit grant that points to its notice', () => {
  given()
    .when(grantBy('form', '10:00', BOTH, { entryPoint: 'page', evidence: { text: 'I agree' } }))
    .makes({
      id: 'new',
      type: 'consent.given',
      strength: 'explicit',
      fromAddress: false,
      topics: ['offers', 'updates'],
      notice: NOTICE,
      entryPoint: 'page',
      evidence: { text: 'I agree' },
    })
})

for (const act of ['call', 'message', 'link', 'button'] as const) {
  test(`records a ${act} as an act that comes from the address itself, opted out or not`, () => {
    const expected = { type: 'consent.given', strength: 'explicit', fromAddress: true }
    given().when(grantBy(act, '10:00')).makes(expected)
    given(STOP('09:00')).when(grantBy(act, '10:00')).makes(expected)
  })
}

for (const act of ['paper', 'import'] as const) {
  test(`records what ${act} says as recorded, also for an opted-out address`, () => {
    const expected = { type: 'consent.given', strength: 'recorded', fromAddress: false }
    given().when(grantBy(act, '10:00')).makes(expected)
    given(STOP('09:00')).when(grantBy(act, '10:00')).makes(expected)
  })
}

for (const act of ['form', 'terminal'] as const) {
  test(`makes a ${act} pending for an address that opted out of all`, () => {
    given(STOP('09:00'))
      .when(grantBy(act, '10:00', BOTH))
      .makes({
        id: 'new',
        type: 'consent.pending',
        awaits: 'address',
        topics: ['offers', 'updates'],
        notice: NOTICE,
      })
  })
}

test('parts a form into what is given and what waits, each event with its own id', () => {
  given(optedOut('09:00', 'topic', [OFFERS]))
    .when(grantBy('form', '10:00', BOTH))
    .makes(
      { id: 'new', type: 'consent.given', topics: ['updates'] },
      { id: 'new.pending', type: 'consent.pending', awaits: 'address', topics: ['offers'] },
    )
})

test('lets only marketing topics wait after an opt-out of marketing', () => {
  given(optedOut('09:00', 'marketing'))
    .when(grantBy('terminal', '10:00', [OFFERS, NEWS, UPDATES]))
    .makes(
      { type: 'consent.given', topics: ['updates'] },
      { type: 'consent.pending', topics: ['offers', 'news'] },
    )
})

test('records a form dated before the opt-out as given, since the no is later', () => {
  given(STOP('10:00'))
    .when(grantBy('form', '10:30', [OFFERS], { occurredAt: clock('09:30') }))
    .makes({ type: 'consent.given', occurredAt: clock('09:30'), recordedAt: clock('10:30') })
})

test('makes a form pending no longer once START or a fresh message has lifted the opt-out', () => {
  given(STOP('09:00'), START('09:30')).when(grantBy('form', '10:00')).makes({
    type: 'consent.given',
  })
  given(STOP('09:00'), granted('09:30', 'message', [NEWS]))
    .when(grantBy('form', '10:00', [NEWS, OFFERS]))
    .makes(
      { type: 'consent.given', topics: ['news'] },
      { type: 'consent.pending', topics: ['offers'] },
    )
})

test('takes a form after a refusal as given, since a refusal answers one question only', () => {
  given(refused('09:00'))
    .when(grantBy('form', '10:00'))
    .makes({ type: 'consent.given', topics: ['offers'] })
})

test('takes a form after a no to what was agreed as pending, whichever of the two was heard first', () => {
  for (const facts of [
    [granted('08:00', 'message'), refused('09:00')],
    [refused('09:00'), granted('08:00', 'message')],
  ]) {
    given(...facts)
      .when(grantBy('form', '10:00'))
      .makes({ type: 'consent.pending', awaits: 'address', topics: ['offers'] })
    // Only what comes from the address lifts it.
    given(...facts)
      .when(grantBy('message', '10:00'))
      .makes({ type: 'consent.given', topics: ['offers'] })
  }
})

test('takes a form while wording is in review as given, and as pending ten days later', () => {
  given(doubted('09:00')).when(grantBy('form', '10:00')).makes({ type: 'consent.given' })
  given(doubted('09:00'))
    .when(grantBy('form', clock('09:00') + 10 * 86_400_000))
    .makes({ type: 'consent.pending', awaits: 'address' })
})

test('asks first when the door wants a second act, whatever the first one was', () => {
  for (const act of ['form', 'call', 'message'] as const) {
    given()
      .when(grantBy(act, '10:00', [OFFERS], { double: true }))
      .makes({ type: 'consent.pending', awaits: 'confirmation', topics: ['offers'] })
  }
})

test('confirms with the words and the door of the question', () => {
  const question = asked('10:00', BOTH, { id: 'q', entryPoint: 'page' })
  given(question)
    .when(command('10:05', { type: 'answer', agrees: true, question }))
    .makes({
      type: 'consent.confirmed',
      answers: 'q',
      topics: ['offers', 'updates'],
      notice: NOTICE,
      entryPoint: 'page',
      occurredAt: clock('10:05'),
    })
})

test('refuses what the question asked for when the answer is no', () => {
  const question = asked('10:00', [OFFERS], { id: 'q' })
  given(question)
    .when(command('10:05', { type: 'answer', agrees: false, question }))
    .makes({ type: 'consent.refused', answers: 'q', topics: ['offers'] })
})

test('withdraws what was asked for where a consent to it is on record', () => {
  const question = asked('10:00', BOTH, { id: 'q' })
  const no = command('10:06', { type: 'answer', agrees: false, question })
  const expected = { type: 'consent.withdrawn', scope: 'topic', topics: ['offers', 'updates'] }
  const yes = fact('10:05', { type: 'consent.confirmed', topics: ['offers'], answers: 'q' })
  given(question, yes)
    .when(no)
    .makes({ ...expected, answers: 'q' })
  given(granted('09:00', 'form'), question).when(no).makes(expected)
  given(granted('09:00', 'form', [NEWS]), question)
    .when(no)
    .makes({ type: 'consent.refused' })
  given(granted('09:00', 'form'))
    .when(command('10:00', { type: 'refuse', topics: ['offers'] }))
    .makes({ type: 'consent.withdrawn', scope: 'topic', topics: ['offers'], answers: undefined })
})

test('confirms a given consent, or withdraws what it gave, when the answer is asked for', () => {
  const question = { ...granted('10:00', 'form', BOTH), id: 'q' }
  const answer = { type: 'answer', question }
  given(question)
    .when(command('10:05', { ...answer, agrees: true }))
    .makes({ type: 'consent.confirmed', answers: 'q', topics: ['offers', 'updates'] })
  given(question)
    .when(command('10:05', { ...answer, agrees: false }))
    .makes({ type: 'consent.withdrawn', scope: 'topic', topics: ['offers', 'updates'] })
})

test('takes a call from an address that is only claimed as typed: it lifts no opt-out', () => {
  const claimed = grantBy('call', '10:00', [OFFERS], { isClaimed: true })
  given().when(claimed).makes({ type: 'consent.given', strength: 'explicit', fromAddress: false })
  given(STOP('09:00')).when(claimed).makes({ type: 'consent.pending', awaits: 'address' })
})

test('refuses topics for themselves, which is no opt-out of anything else', () => {
  given()
    .when(command('10:00', { type: 'refuse', topics: ['offers'] }))
    .makes({ type: 'consent.refused', topics: ['offers'], answers: undefined })
})

test('takes back the consents of a batch, by name', () => {
  const order = { type: 'take-back', takesBack: 'call.1', topics: ['offers'] }
  given()
    .when(command('10:00', order))
    .makes({ type: 'consent.withdrawn', scope: 'topic', topics: ['offers'], takesBack: 'call.1' })
})

test('puts an answer that carries our token after its question, whatever its clock says', () => {
  const question = asked('10:00:30.400', [OFFERS], { id: 'q' })
  const answer = { type: 'answer', agrees: true, question, precision: 's' }
  given(question)
    .when(command('10:00:31', { ...answer, occurredAt: clock('10:00:30') }))
    .makes({ type: 'consent.confirmed', occurredAt: clock('10:00:30.400'), precision: 's' })
  // Asked by a machine whose clock is ahead of the one that takes the answer.
  given(question)
    .when(command('10:00:30', answer))
    .makes({ occurredAt: clock('10:00:30.400'), recordedAt: clock('10:00:30.400') })
})

test('records every withdrawal, also a second one and one of somebody unknown', () => {
  const expected = { type: 'consent.withdrawn', scope: 'all', topics: [] }
  given().when(withdraw('10:00')).makes(expected)
  given(STOP('09:00')).when(withdraw('10:00')).makes(expected)
  given(START('11:00')).when(withdraw('10:00')).makes(expected)
})

test('keeps how far a withdrawal reaches, and what made it', () => {
  given()
    .when(withdraw('10:00', { scope: 'topic', topics: ['offers'] }))
    .makes({ scope: 'topic', topics: ['offers'] })
  given()
    .when(withdraw('10:00', { scope: 'marketing', topics: ['offers'] }))
    .makes({ scope: 'marketing', topics: [] })
  const [stopped] = given().when(withdraw('10:00', { byStopWord: true })).made
  assert.partialDeepStrictEqual(stopped, { byStopWord: true })
  const [plain] = given().when(withdraw('10:00', { byStopWord: false, doubtful: true })).made
  assert.partialDeepStrictEqual(plain, { doubtful: true })
  assert.equal(plain !== undefined && 'byStopWord' in plain, false)
})

test('restores by START what STOP took, and names it', () => {
  given(granted('08:00', 'form', BOTH), STOP('09:00'))
    .when(restore('10:00', [OFFERS, NEWS, UPDATES]))
    .makes({
      type: 'consent.given',
      restores: true,
      fromAddress: true,
      topics: ['offers', 'updates'],
    })
})

test('names by START neither what was opted out otherwise nor what counted all along', () => {
  given(
    granted('08:00', 'form', [OFFERS, NEWS, UPDATES]),
    optedOut('08:30', 'topic', [OFFERS]),
    STOP('09:00'),
    granted('09:30', 'message', [NEWS]),
  )
    .when(restore('10:00', [OFFERS, NEWS, UPDATES]))
    .makes({ restores: true, topics: ['updates'] })
})

test('names by START what was typed while opted out, and nothing when all was opted out on a page', () => {
  given(STOP('09:00'), typedWhileOut('09:30'))
    .when(restore('10:00'))
    .makes({ topics: ['offers'] })
  given(granted('08:00', 'form'), optedOut('09:00'))
    .when(restore('10:00'))
    .makes({ restores: true, topics: [] })
})

test('names nothing by a START that is not later than the STOP', () => {
  given(granted('08:00', 'form'), STOP('10:00')).when(restore('10:00')).makes({ topics: [] })
})

test('counts a claimed time from the future as now', () => {
  const now = clock('10:00')
  const later = { occurredAt: now + 60_000, now }
  for (const what of [
    grantBy('form', '10:00', [OFFERS], later),
    withdraw('10:00', later),
    command('10:00', { type: 'receive', sender: SENDER, ...later }),
  ]) {
    given().when(what).makes({ occurredAt: now, recordedAt: now })
  }
})

test('carries channel, actor, precision, batch and zone of the order into the event', () => {
  const more = {
    actor: 'business',
    channel: 'import',
    precision: 's',
    batch: 'b',
    zone: 'Asia/Tokyo',
  }
  given()
    .when(command('10:00', { ...grantBy('import', '10:00'), ...more }))
    .makes(more)
})

test('lifts a hold that is there, and records nothing for one that is not', () => {
  const hold = fact('09:00', { type: 'hold.placed', holdId: 'h' })
  const lift = command('10:00', { type: 'lift-hold', holdId: 'h' })
  given(hold).when(lift).makes({ type: 'hold.lifted', holdId: 'h' })
  given().when(lift).makes()
  given(hold, fact('09:30', { type: 'hold.lifted', holdId: 'h' }))
    .when(lift)
    .makes()
})

test('records that somebody is off a list, whatever hold there is, and lifts none by it', () => {
  const off = command('10:00', { type: 'lift-list', list: 'infobip.all.SMS' })
  given().when(off).makes({ type: 'hold.lifted', list: 'infobip.all.SMS' })
  given(fact('09:00', { type: 'hold.placed', holdId: 'infobip.all.SMS.1~x' }))
    .when(off)
    .makes({ type: 'hold.lifted', list: 'infobip.all.SMS' })
})

test('records holds, messages and the switches of the platform as they come', () => {
  const expiresAt = clock('12:00')
  given()
    .when(command('10:00', { type: 'hold', holdId: 'h', expiresAt }))
    .makes({ type: 'hold.placed', holdId: 'h', expiresAt })
  given()
    .when(command('10:00', { type: 'receive', sender: SENDER }))
    .makes({ type: 'message.received', sender: SENDER })
  given()
    .when(command('10:00', { type: 'stop-marketing', sender: SENDER }))
    .makes({ type: 'marketing.stopped', sender: SENDER })
  given()
    .when(command('10:00', { type: 'resume-marketing', sender: SENDER }))
    .makes({ type: 'marketing.resumed', sender: SENDER })
})
