// What an answer says beside its reasons: the consent it stands on, and which of several it is.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConsentEvent } from '../../src/consent/events.ts'
import { standingOf } from '../../src/consent/standing.ts'
import { answer } from '../../src/eligibility/answer.ts'
import type { Message, Question } from '../../src/eligibility/question.ts'
import {
  asked,
  clock,
  DAY,
  fact,
  failed,
  granted,
  optedOut,
  refused,
  SENDER,
  START,
  STOP,
  wrote,
} from '../consent/facts.ts'

const AT = clock('12:00')
const HOUR_MS = 3_600_000
const WEAK = { marketing: 'recorded', utility: 'recorded', authentication: 'recorded' } as const
const OFFERS_TOPIC = { key: 'offers', category: 'marketing' } as const
const UPDATES_TOPIC = { key: 'updates', category: 'utility' } as const
const UPDATES = [{ key: 'updates', marketing: false }]
const offer: Message = { type: 'template', category: 'marketing', topic: OFFERS_TOPIC }
const update: Message = { type: 'template', category: 'utility', topic: UPDATES_TOPIC }

const ask = (events: readonly ConsentEvent[], more: Partial<Question> = {}) =>
  answer({
    at: AT,
    standing: standingOf(events),
    person: { phone: '+819012345678', country: 'JP' },
    sender: { phone: SENDER },
    message: offer,
    policy: { minimumStrength: WEAK },
    outdatedFrom: () => undefined,
    ...more,
  })
const codesOf = (...asking: Parameters<typeof ask>) =>
  ask(...asking).reasons.map(({ code }) => code)

/** How a consent is shown: status, strength, when it was given, and the event it stands on. */
const shown = (...asking: Parameters<typeof ask>) => {
  const { consent } = ask(...asking)
  return consent && [consent.status, consent.strength, consent.givenAt, consent.eventId]
}

test('shows the consent it stands on, with its door and notice', () => {
  const yes = granted('10:00', 'form', [{ key: 'offers', marketing: true }], {
    entryPoint: 'poster',
  })
  assert.deepEqual(ask([yes]).consent, {
    topic: 'offers',
    status: 'given',
    strength: 'explicit',
    givenAt: clock('10:00'),
    entryPoint: 'poster',
    noticeId: 'notice-1',
    eventId: yes.id,
  })
  const bare = fact('10:00', {
    ...{ type: 'consent.given', strength: 'recorded', fromAddress: false, topics: ['offers'] },
  })
  const { entryPoint, noticeId } = ask([bare]).consent ?? {}
  assert.deepEqual([entryPoint, noticeId], [null, null])
})

test('shows a consent that fell short as what it is: no time of giving where none was given', () => {
  const yes = granted('10:00', 'form')
  const ten = clock('10:00')
  assert.deepEqual(shown([yes, STOP('11:00')]), ['withdrawn', 'explicit', ten, yes.id])
  assert.deepEqual(shown([asked('10:00')]), ['pending', null, null, 'e.10:00'])
  assert.deepEqual(shown([refused('10:00')]), ['refused', null, null, 'e.10:00'])
  const policy = { minimumStrength: WEAK, consentLifetimeDays: 1 }
  const late = { at: ten + DAY, policy }
  assert.deepEqual(shown([yes], { ...late, at: ten + DAY - 1 }), ['given', 'explicit', ten, yes.id])
  assert.deepEqual(shown([yes], late), ['expired', 'explicit', ten, yes.id])
  // Withdrawn says more than too old.
  assert.deepEqual(shown([yes, STOP('11:00')], late), ['withdrawn', 'explicit', ten, yes.id])
  const outdated = { outdatedFrom: () => AT }
  assert.deepEqual(shown([yes], outdated), ['given', 'explicit', ten, yes.id])
})

test('shows no consent to whoever has none, nor for free form', () => {
  assert.equal(shown([]), null)
  assert.equal(shown([STOP('10:00')]), null)
  assert.equal(shown([granted('10:00', 'form')], { message: { type: 'freeform' } }), null)
  assert.equal(shown([granted('10:00', 'form')], { message: update }), null)
})

test('a yes by a plain word was given when it was said, and counts from its question', () => {
  const yes = fact('11:00', {
    ...{ type: 'consent.confirmed', topics: ['offers'], answers: 'e.10:00' },
    asOf: clock('10:00'),
  })
  assert.deepEqual(shown([asked('10:00'), yes]), ['given', 'confirmed', clock('11:00'), yes.id])
  // So a no between the two outlives it.
  assert.deepEqual(codesOf([asked('10:00'), STOP('10:30'), yes]), ['opted_out'])
})

test('stands on a grant without flaws where there is one, however weak, else on the best', () => {
  const form = granted('09:00', 'form', undefined, { id: 'form' })
  const list = granted('11:30', 'import', undefined, { id: 'list' })
  const policy = { minimumStrength: WEAK, consentLifetimeDays: 1 }
  const both = [form, list]
  assert.equal(shown(both, { policy })?.[3], 'form')
  // The form is too old by then, and the list is not.
  const at = clock('09:00') + DAY
  assert.deepEqual(shown(both, { policy, at }), ['given', 'recorded', clock('11:30'), 'list'])
  assert.deepEqual(codesOf(both, { policy, at }), [])
  // Both are too old: the reason speaks of the better one.
  const later = { policy, at: clock('11:30') + DAY }
  assert.deepEqual(shown(both, later), ['expired', 'explicit', clock('09:00'), 'form'])
  assert.equal(ask(both, later).reasons[0]?.since, clock('09:00') + DAY)
  // One is too old, the other too weak: only the better one's flaw is told.
  const strict = { policy: { ...policy, minimumStrength: { ...WEAK, marketing: 'explicit' } }, at }
  assert.deepEqual(codesOf(both, strict as Partial<Question>), ['consent_expired'])
})

test('is marketing when its template, its caller or its topic says so', () => {
  const events = [granted('10:00', 'form', UPDATES), optedOut('11:00', 'marketing')]
  const of = (message: Message) => codesOf(events, { message })
  assert.deepEqual(of(update), [])
  assert.deepEqual(of({ ...update, category: 'marketing' }), ['opted_out_marketing'])
  assert.deepEqual(of({ ...update, claimed: 'marketing' }), ['opted_out_marketing'])
  assert.deepEqual(of({ ...update, topic: { key: 'updates', category: 'marketing' } }), [
    'opted_out_marketing',
    'category_mismatch',
  ])
})

test('a category may be stricter than the topic asks, never laxer, and never contradicts', () => {
  const events = [granted('10:00', 'form'), granted('10:00', 'form', UPDATES, { id: 'u' })]
  const of = (message: Message) => codesOf(events, { message })
  const approved = { category: 'utility', state: 'approved' } as const
  assert.deepEqual(of({ ...update, category: 'marketing', claimed: 'marketing' }), [])
  assert.deepEqual(of({ ...update, registered: approved }), [])
  assert.deepEqual(of({ ...update, registered: approved, claimed: 'utility' }), [])
  assert.deepEqual(of({ ...update, registered: approved, claimed: 'marketing' }), [
    'category_mismatch',
  ])
  assert.deepEqual(of({ ...update, category: 'authentication' }), ['category_mismatch'])
  assert.deepEqual(of({ ...update, claimed: 'authentication' }), ['category_mismatch'])
  assert.deepEqual(of({ ...offer, category: 'utility' }), ['category_mismatch'])
  assert.deepEqual(of({ ...offer, claimed: 'utility' }), ['category_mismatch'])
})

test('quiet hours and caps meet a message under its own category and under what it is called', () => {
  const events = [
    granted('10:00', 'form', UPDATES),
    fact('11:00', {
      ...{ type: 'message.updated', messageId: 'm', sender: SENDER },
      ...{ state: 'sending', category: 'marketing' },
    }),
  ]
  const frequencyCap = [{ category: 'marketing', max: 1, perHours: 24 }] as const
  // 12:00 UTC is 21:00 in Tokyo.
  const quietHours = { from: '21:00', to: '22:00', categories: ['marketing'] } as const
  const policy = { minimumStrength: WEAK, frequencyCap, quietHours }
  const of = (message: Message) => codesOf(events, { message, policy })
  assert.deepEqual(of(update), [])
  assert.deepEqual(of({ ...update, claimed: 'marketing' }), ['quiet_hours', 'frequency_cap'])
  assert.deepEqual(of({ ...update, category: 'marketing' }), ['quiet_hours', 'frequency_cap'])
  assert.deepEqual(of({ type: 'freeform' }), ['window_closed'])
})

test('of several caps the last to end counts, and one of nothing never ends', () => {
  const sent = (when: string) =>
    fact(when, {
      ...{ type: 'message.updated', messageId: when, sender: SENDER },
      ...{ state: 'sending', category: 'marketing' },
    })
  const events = [granted('08:00', 'form'), sent('09:00'), sent('11:00')]
  const capped = (...caps: { max: number; perHours: number }[]) => {
    const frequencyCap = caps.map((cap) => ({ category: 'marketing' as const, ...cap }))
    const { reasons, retryAt } = ask(events, { policy: { minimumStrength: WEAK, frequencyCap } })
    return [reasons.length, retryAt]
  }
  const day = { max: 2, perHours: 24 }
  assert.deepEqual(capped(day), [1, clock('09:00') + DAY])
  assert.deepEqual(capped(day, { max: 1, perHours: 2 }), [1, clock('09:00') + DAY])
  assert.deepEqual(capped({ max: 1, perHours: 2 }, day), [1, clock('09:00') + DAY])
  assert.deepEqual(capped({ max: 3, perHours: 24 }), [0, null])
  assert.deepEqual(capped({ max: 1, perHours: 1 }), [0, null])
  assert.deepEqual(capped({ max: 0, perHours: 1 }), [1, null])
})

test('takes the person’s zone from their latest grant that names one', () => {
  // 12:00 UTC is 07:00 in New York and 04:00 in Los Angeles.
  const coast = [
    granted('09:00', 'form', UPDATES, { zone: 'America/New_York' }),
    granted('10:00', 'import', UPDATES, { zone: 'America/Los_Angeles' }),
  ]
  const until = (events: readonly ConsentEvent[], from: string, to: string) => {
    const quietHours = { from, to, categories: ['utility'] } as const
    const policy = { minimumStrength: WEAK, quietHours }
    const person = { userId: 'DE.1', country: 'DE' }
    const { decision, retryAt } = ask(events, { message: update, policy, person })
    return decision === 'allow' ? 'now' : retryAt
  }
  for (const events of [
    coast,
    coast.toReversed(),
    [...coast, granted('11:00', 'message', UPDATES)],
  ]) {
    assert.equal(until(events, '03:30', '05:00'), AT + HOUR_MS)
    assert.equal(until(events, '06:30', '08:00'), 'now')
  }
  // START names no words, so no zone either.
  assert.equal(until([...coast, START('11:30')], '03:30', '05:00'), AT + HOUR_MS)
})

test('time is not asked for more than ten years', () => {
  const heldFor = (days: number) => {
    const hold = { type: 'hold.placed', holdId: 'h', expiresAt: AT + days * DAY }
    return ask([granted('10:00', 'form'), fact('11:00', hold)]).retryAt
  }
  assert.equal(heldFor(3_660), AT + 3_660 * DAY)
  assert.equal(heldFor(3_661), null)
})

test('a block of a sender that ends by itself is over at its end', () => {
  const blocked = { since: 1, reason: '', until: AT + HOUR_MS }
  const sender = { phone: SENDER, blocked }
  const events = [granted('10:00', 'form')]
  assert.equal(ask(events, { sender }).retryAt, AT + HOUR_MS)
  assert.deepEqual(codesOf(events, { sender, at: AT + HOUR_MS - 1 }), ['sender_blocked'])
  assert.deepEqual(codesOf(events, { sender, at: AT + HOUR_MS }), [])
})

test('a message after an opt-out opens the way for answers, and for nothing else', () => {
  const events = [granted('10:00', 'form'), STOP('11:00'), wrote('11:30')]
  assert.deepEqual(codesOf(events), ['opted_out'])
  assert.deepEqual(codesOf(events, { message: { type: 'freeform' } }), [])
})

test('what holds marketing back holds no answer back', () => {
  const events = [
    ...[wrote('11:30'), optedOut('11:00', 'marketing')],
    ...[failed('11:45', 'limit'), failed('11:46', 'experiment')],
    fact('11:00', { type: 'marketing.stopped', sender: SENDER }, { id: 'stopped' }),
  ]
  const person = { phone: '+12125550123', country: 'US' }
  assert.deepEqual(codesOf(events, { message: { type: 'freeform' }, person }), [])
})

test('tells of each no the time its source claims, though it counts from the end of that second', () => {
  const said = '11:00:30'
  const coarse = { precision: 's', id: 'no' } as const
  const noes: readonly ConsentEvent[] = [
    STOP(said, coarse),
    optedOut(said, 'marketing', [], coarse),
    fact(said, { type: 'marketing.stopped', sender: SENDER }, coarse),
    { ...failed(said, 'limit'), ...coarse },
    { ...failed(said, 'experiment'), ...coarse },
    fact(said, { type: 'undeliverable.marked' }, coarse),
  ]
  for (const no of noes) {
    const { reasons } = ask([granted('10:00', 'form'), no])
    assert.deepEqual(
      reasons.map(({ since, eventId }) => [since, eventId]),
      [[clock(said), 'no']],
      no.type,
    )
  }
})

test('a grant that no longer counts, with no no to say why, is no consent', () => {
  const list = granted('10:00', 'import')
  const erased = fact('11:00', { type: 'person.erased' })
  assert.deepEqual(codesOf([list, erased]), ['no_consent'])
  assert.deepEqual(codesOf([list, erased, granted('11:30', 'form')]), [])
})

test('a number moved to says so as long as nothing is on record there', () => {
  const moved = fact('11:00', { type: 'identity.changed', cause: 'number' })
  assert.deepEqual(codesOf([moved]), ['no_consent', 'identity_changed'])
  assert.deepEqual(codesOf([moved, granted('11:30', 'form', UPDATES)]), ['topic_not_covered'])
  assert.deepEqual(codesOf([moved, asked('11:30')]), ['consent_pending'])
})
