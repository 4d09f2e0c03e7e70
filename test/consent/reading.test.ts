// What a history says about a topic: who may lift which no, which grants count, and since when.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConsentEvent } from '../../src/consent/events.ts'
import { platformStopOf } from '../../src/consent/noes.ts'
import { readTopic } from '../../src/consent/reading.ts'
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
  OTHER_SENDER,
  optedOut,
  refused,
  SENDER,
  START,
  STOP,
  typedWhileOut,
  UPDATES,
} from './facts.ts'

const BOTH = [OFFERS, UPDATES]
const read = (events: readonly ConsentEvent[], topic = OFFERS, at = clock('23:00')) =>
  readTopic(standingOf(events), topic, at)
const statusOf = (events: readonly ConsentEvent[], topic = OFFERS) => read(events, topic).status
const confirmed = (when: string, answers: string): ConsentEvent =>
  fact(when, { type: 'consent.confirmed', topics: ['offers'], answers })

test('knows nothing of somebody never heard of', () => {
  const reading = read([])
  assert.equal(reading.status, undefined)
  assert.deepEqual(reading.grants, [])
  assert.equal(reading.wasGranted, false)
})

test('gives each act the strength of its evidence', () => {
  assert.equal(read([granted('10:00', 'import')]).strength, 'recorded')
  assert.equal(read([granted('10:00', 'form')]).strength, 'explicit')
  assert.equal(read([granted('10:00', 'message')]).strength, 'explicit')
  assert.equal(read([asked('10:00'), confirmed('10:05', 'e.10:00')]).strength, 'confirmed')
})

test('stands on the best evidence, not on the latest', () => {
  const reading = read([granted('10:00', 'form'), granted('11:00', 'import')])
  assert.equal(reading.strength, 'explicit')
  assert.equal(reading.since, clock('10:00'))
  assert.equal(reading.grants.length, 2)
})

test('keeps the opt-out when a grant of 10:10 arrives after STOPs of 10:00 and 10:20', () => {
  const reading = read([STOP('10:00'), STOP('10:20'), granted('10:10', 'message')])
  assert.equal(reading.status, 'withdrawn')
  assert.equal(reading.optOut?.id, 'e.10:20')
  assert.equal(reading.since, clock('10:20'))
})

test('counts a grant of 10:30 that arrives before the STOP of 10:20', () => {
  assert.equal(statusOf([granted('10:30', 'message'), STOP('10:20')]), 'given')
})

test('lets the no win over a yes of the same moment, whoever arrives first', () => {
  const yes = granted('10:00', 'message', [OFFERS], { id: 'a' })
  const no = optedOut('10:00', 'all', [], { id: 'b' })
  assert.equal(statusOf([yes, no]), 'withdrawn')
  assert.equal(statusOf([no, yes]), 'withdrawn')
  assert.equal(statusOf([yes, refused('10:00')]), 'withdrawn')
  assert.equal(statusOf([granted('09:00', 'form'), STOP('10:00'), START('10:00')]), 'withdrawn')
})

test('a second-precise STOP beats a form grant within the same second', () => {
  const stop = STOP('10:00:30', { precision: 's' })
  assert.equal(statusOf([granted('10:00:30.700', 'form'), stop]), 'withdrawn')
  assert.equal(statusOf([granted('10:00:30.999', 'message'), stop]), 'withdrawn')
  assert.equal(statusOf([granted('10:00:31', 'message'), stop]), 'given')
})

test('a second-precise no counts to the end of its own second only, wherever in it it stands', () => {
  // An answer moved after its question, or a time cut to now, lies within its second.
  const stop = STOP('10:00:30.600', { precision: 's' })
  assert.equal(statusOf([granted('10:00:30.999', 'message'), stop]), 'withdrawn')
  assert.equal(statusOf([granted('10:00:31.200', 'message'), stop]), 'given')
})

test('a second-precise yes counts from the start of its second', () => {
  const yes = granted('10:00:30', 'message', [OFFERS], { precision: 's' })
  assert.equal(statusOf([yes, optedOut('10:00:30.100')]), 'withdrawn')
  assert.equal(statusOf([yes, optedOut('10:00:29.999')]), 'given')
})

test('names the second the source claimed as the time of a no', () => {
  const stop = STOP('10:00:30', { precision: 's' })
  assert.equal(read([granted('09:00', 'form'), stop]).since, clock('10:00:30'))
})

test('START restores what STOP took', () => {
  const history = [granted('09:00', 'form', BOTH), STOP('10:00'), START('11:00')]
  assert.equal(statusOf(history), 'given')
  assert.equal(statusOf(history, UPDATES), 'given')
  assert.equal(read(history).since, clock('09:00'))
})

test('START does not lift an opt-out made on the preference page', () => {
  const history = [granted('09:00', 'form'), optedOut('10:00'), STOP('10:30'), START('11:00')]
  assert.equal(statusOf(history), 'withdrawn')
  assert.equal(read(history).optOut?.id, 'e.10:00')
})

test('START lifts neither an opt-out of marketing, nor of a topic, nor a refusal, nor a doubt', () => {
  for (const no of [
    optedOut('10:00', 'marketing'),
    optedOut('10:00', 'topic', [OFFERS]),
    refused('10:00'),
  ]) {
    assert.equal(statusOf([granted('09:00', 'form'), no, START('11:00')]), 'withdrawn')
  }
  assert.equal(
    read([granted('09:00', 'form'), doubted('10:00'), START('11:00')]).review?.id,
    'e.10:00',
  )
})

test('a STOP after START takes everything again', () => {
  const history = [granted('09:00', 'form'), STOP('10:00'), START('11:00'), STOP('12:00')]
  assert.equal(statusOf(history), 'withdrawn')
  assert.equal(statusOf([...history, START('13:00')]), 'given')
})

test('a fresh message grant lifts an opt-out of all for its topics only', () => {
  const history = [granted('09:00', 'form', BOTH), optedOut('10:00'), granted('11:00', 'message')]
  assert.equal(statusOf(history), 'given')
  assert.equal(read(history).optOut, undefined)
  assert.equal(statusOf(history, UPDATES), 'withdrawn')
  assert.equal(statusOf(history, NEWS), undefined)
  assert.equal(read(history, NEWS).optOut?.id, 'e.10:00')
})

test('a grant made before the opt-out does not count again when a later own act lifts it', () => {
  const history = [granted('09:00', 'confirmed'), optedOut('10:00'), granted('11:00', 'message')]
  const reading = read(history)
  assert.equal(reading.strength, 'explicit')
  assert.deepEqual(
    reading.grants.map((grant) => grant.id),
    ['e.11:00'],
  )
})

test('only START makes earlier consents count again', () => {
  const history = [granted('09:00', 'confirmed'), STOP('10:00'), granted('11:00', 'message')]
  assert.equal(read(history).strength, 'explicit')
  assert.equal(read([...history, START('12:00')]).strength, 'confirmed')
})

test('paper and import never lift an opt-out, however late they come', () => {
  for (const no of [
    STOP('10:00'),
    optedOut('10:00', 'marketing'),
    optedOut('10:00', 'topic', [OFFERS]),
  ]) {
    assert.equal(statusOf([no, granted('11:00', 'import')]), 'withdrawn')
  }
})

test('a typed grant later than the opt-out is pending until the address speaks', () => {
  for (const typed of [granted('11:00', 'form'), typedWhileOut('11:00')]) {
    const history = [STOP('10:00'), typed]
    assert.equal(statusOf(history), 'pending')
    assert.equal(read(history).act?.id, 'e.11:00')
    assert.equal(read(history).optOut?.id, 'e.10:00')
    assert.equal(statusOf([...history, START('12:00')]), 'given')
    assert.equal(statusOf([...history, granted('12:00', 'message')]), 'given')
  }
})

test('a typed grant of before the opt-out is withdrawn, not pending', () => {
  assert.equal(statusOf([granted('09:00', 'form'), STOP('10:00')]), 'withdrawn')
})

test('a typed grant waits for an opt-out of marketing in marketing topics only', () => {
  const history = [optedOut('10:00', 'marketing'), granted('11:00', 'form', BOTH)]
  assert.equal(statusOf(history), 'pending')
  assert.equal(statusOf(history, UPDATES), 'given')
})

test('an opt-out of marketing leaves utility alone', () => {
  const history = [granted('09:00', 'form', BOTH), optedOut('10:00', 'marketing')]
  assert.equal(statusOf(history), 'withdrawn')
  assert.equal(read(history).optOutMarketing?.id, 'e.10:00')
  assert.equal(statusOf(history, UPDATES), 'given')
})

test('an opt-out of a topic leaves the others alone', () => {
  const history = [granted('09:00', 'form', [OFFERS, NEWS]), optedOut('10:00', 'topic', [NEWS])]
  assert.equal(statusOf(history), 'given')
  assert.equal(statusOf(history, NEWS), 'withdrawn')
  assert.equal(read(history, NEWS).optOutTopic?.id, 'e.10:00')
})

test('double opt-in is pending until it is confirmed, and refused when it is declined', () => {
  const question = asked('10:00', [OFFERS], { id: 'q' })
  assert.equal(statusOf([question]), 'pending')
  assert.equal(statusOf([question, confirmed('10:05', 'q')]), 'given')
  const declined = read([question, refused('10:05', [OFFERS], 'q')])
  assert.equal(declined.status, 'refused')
  assert.equal(declined.optOutTopic, undefined)
  assert.equal(declined.since, clock('10:05'))
})

test('an answer to a question asked after the opt-out lifts it', () => {
  const history = [STOP('10:00'), asked('10:30', [OFFERS], { id: 'q' })]
  assert.equal(statusOf(history), 'pending')
  assert.equal(statusOf([...history, confirmed('11:00', 'q')]), 'given')
})

test('an opt-out closes a question that was open', () => {
  assert.equal(statusOf([asked('10:00'), optedOut('11:00')]), undefined)
})

test('a question answered once stays answered, whatever is confirmed later', () => {
  const history = [
    asked('10:00', [OFFERS], { id: 'q' }),
    confirmed('10:05', 'q'),
    granted('11:00', 'confirmed'),
    fact('12:00', { type: 'identity.changed', cause: 'owner' }),
  ]
  assert.equal(statusOf(history), undefined)
  assert.equal(read(history).identity?.id, 'e.12:00')
})

test('a refusal withdraws earlier grants of its topics and no others', () => {
  const history = [granted('09:00', 'message', BOTH), refused('10:00')]
  assert.equal(statusOf(history), 'withdrawn')
  assert.equal(read(history).optOutTopic?.id, 'e.10:00')
  assert.equal(statusOf(history, UPDATES), 'given')
})

test('after a refusal a form or a message counts again, an import does not', () => {
  const history = [granted('09:00', 'form'), refused('10:00')]
  assert.equal(statusOf([...history, granted('11:00', 'form')]), 'given')
  assert.equal(statusOf([...history, granted('11:00', 'message')]), 'given')
  assert.equal(statusOf([...history, granted('11:00', 'import')]), 'withdrawn')
})

test('a refusal that a form has followed is no reason beside a later opt-out', () => {
  const reading = read([refused('09:00'), granted('10:00', 'form'), STOP('11:00')])
  assert.equal(reading.status, 'withdrawn')
  assert.equal(reading.optOut?.id, 'e.11:00')
  assert.equal(reading.optOutTopic, undefined)
})

test('wording in doubt keeps the grant and puts marketing in review', () => {
  const reading = read([granted('09:00', 'form', BOTH), doubted('10:00')])
  assert.equal(reading.status, 'given')
  assert.equal(reading.review?.id, 'e.10:00')
  assert.equal(read([granted('09:00', 'form', BOTH), doubted('10:00')], UPDATES).review, undefined)
})

test('wording in doubt becomes an opt-out of marketing after ten days, not a moment before', () => {
  const history = [granted('09:00', 'form'), doubted('10:00')]
  const end = clock('10:00') + 10 * DAY
  assert.equal(read(history, OFFERS, end - 1).optOutMarketing, undefined)
  const reading = read(history, OFFERS, end)
  assert.equal(reading.status, 'withdrawn')
  assert.equal(reading.optOutMarketing?.id, 'e.10:00')
  assert.equal(reading.review, undefined)
})

test('a second doubt does not put off the ten days of the first', () => {
  const second = doubted(clock('10:00') + 8 * DAY, { id: 'second' })
  const reading = read(
    [granted('09:00', 'form'), doubted('10:00'), second],
    OFFERS,
    clock('10:00') + 11 * DAY,
  )
  assert.equal(reading.optOutMarketing?.id, 'e.10:00')
  assert.equal(reading.review?.id, 'second')
})

test('a review ends by undoing its set, or by a fresh act of the person', () => {
  const parked = [granted('09:00', 'form'), doubted('10:00', { batch: 'set' })]
  assert.equal(
    read([...parked, fact('11:00', { type: 'import.finished', voided: 'set' })]).review,
    undefined,
  )
  assert.equal(read([...parked, granted('11:00', 'message')]).review, undefined)
  assert.equal(read([...parked, granted('11:00', 'form')]).review?.id, 'e.10:00')
})

test('after a change of number or owner the consent does not follow until the person acts', () => {
  for (const cause of ['number', 'owner']) {
    const history = [
      granted('09:00', 'message'),
      fact('10:00', { type: 'identity.changed', cause }),
    ]
    const reading = read(history)
    assert.equal(reading.status, undefined)
    assert.equal(reading.identity?.id, 'e.10:00')
    assert.equal(reading.wasGranted, true)
    assert.equal(statusOf([...history, granted('11:00', 'form')]), 'given')
  }
})

test('after a change of number or owner the noes follow, and waiting forms do not', () => {
  const change = fact('11:00', { type: 'identity.changed', cause: 'number' })
  assert.equal(statusOf([granted('09:00', 'form'), STOP('10:00'), change]), 'withdrawn')
  const history = [STOP('10:00'), typedWhileOut('10:30'), change]
  assert.equal(statusOf(history), 'withdrawn')
  assert.equal(statusOf([...history, START('12:00')]), undefined)
})

test('undoing an import takes its grants and its noes back, and leaves those of others', () => {
  const undo = fact('12:00', { type: 'import.finished', voided: 'i' })
  assert.equal(statusOf([granted('10:00', 'import', [OFFERS], { batch: 'i' }), undo]), undefined)
  const mistaken = optedOut('10:00', 'all', [], { batch: 'i' })
  assert.equal(statusOf([granted('09:00', 'form'), mistaken]), 'withdrawn')
  assert.equal(statusOf([granted('09:00', 'form'), mistaken, undo]), 'given')
  assert.equal(statusOf([granted('09:00', 'form'), STOP('09:30'), mistaken, undo]), 'withdrawn')
})

test('taking a batch back ends its consents alone, whichever comes first, and is nobody’s no', () => {
  const back = fact('11:00', {
    ...{ type: 'consent.withdrawn', scope: 'topic', topics: ['offers'], takesBack: 'call' },
  })
  const mistaken = granted('10:00', 'message', [OFFERS], { batch: 'call' })
  const waiting = asked('10:00', [OFFERS], { batch: 'call' })
  for (const made of [mistaken, waiting]) {
    assert.equal(statusOf([made, back]), undefined)
    assert.equal(statusOf([back, made]), undefined)
    assert.equal(statusOf([granted('09:00', 'form'), made, back]), 'given')
  }
  assert.equal(statusOf([granted('12:00', 'form'), back]), 'given')
  const no = optedOut('10:30', 'all', [], { batch: 'call' })
  assert.equal(statusOf([granted('09:00', 'form'), no, back]), 'withdrawn')
})

test('a no to the question after a call stays one when the yes turns out to be a machine’s', () => {
  const yes = granted('10:00', 'message', [OFFERS], { batch: 'call' })
  const back = fact('11:00', {
    ...{ type: 'consent.withdrawn', scope: 'topic', topics: ['offers'], takesBack: 'call' },
  })
  // The first was heard after the yes, the second before it; the person said the same.
  for (const type of ['consent.withdrawn', 'consent.refused']) {
    const no = fact('10:30', { type, scope: 'topic', topics: ['offers'] })
    for (const history of [
      [yes, no, back],
      [back, no, yes],
    ]) {
      assert.equal(read(history).optOutTopic?.id, 'e.10:30')
      assert.equal(statusOf([...history, granted('12:00', 'form')]), 'pending')
      assert.equal(statusOf([...history, granted('12:00', 'message')]), 'given')
    }
  }
})

test('a stop of marketing in WhatsApp holds on its sender until that sender resumes', () => {
  const stop = fact('10:00', { type: 'marketing.stopped', sender: SENDER })
  const resume = (sender: string) => fact('11:00', { type: 'marketing.resumed', sender })
  const stopOf = (events: ConsentEvent[], sender = SENDER) =>
    platformStopOf(standingOf(events), sender, 'offers')?.id
  assert.equal(stopOf([stop]), 'e.10:00')
  assert.equal(stopOf([stop], OTHER_SENDER), undefined)
  assert.equal(stopOf([stop, resume(OTHER_SENDER)]), 'e.10:00')
  assert.equal(stopOf([stop, resume(SENDER)]), undefined)
  assert.equal(
    stopOf([stop, fact('10:00', { type: 'marketing.resumed', sender: SENDER })]),
    'e.10:00',
  )
})

test('a fresh act of the person lifts the platform stop, typed or not; a report and START do not', () => {
  const stop = fact('10:00', { type: 'marketing.stopped', sender: SENDER })
  const stopOf = (...events: ConsentEvent[]) =>
    platformStopOf(standingOf([stop, ...events]), SENDER, 'offers')?.id
  for (const how of ['message', 'form'] as const) {
    assert.equal(stopOf(granted('11:00', how)), undefined)
    assert.equal(stopOf(granted('11:00', how, [UPDATES])), 'e.10:00')
    assert.equal(stopOf(granted('10:00', how, [OFFERS], { id: 'as late' })), 'e.10:00')
  }
  for (const weaker of [granted('11:00', 'import'), START('11:00'), typedWhileOut('11:00')]) {
    assert.equal(stopOf(weaker), 'e.10:00')
  }
  assert.equal(stopOf(granted('11:00', 'form'), typedWhileOut('12:00')), undefined)
})
