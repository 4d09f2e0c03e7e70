// Each reason alone, all of them in order, and the moment at which time heals them.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ConsentEvent } from '../../src/consent/events.ts'
import { standingOf } from '../../src/consent/standing.ts'
import { answer } from '../../src/eligibility/answer.ts'
import type { Question } from '../../src/eligibility/question.ts'
import { REASON_CODES } from '../../src/eligibility/rules.ts'
import { HOUR_MS } from '../../src/time.ts'
import {
  asked,
  clock,
  DAY,
  doubted,
  fact,
  failed,
  granted,
  NEWS,
  optedOut,
  SENDER,
  STOP,
  wrote,
} from '../consent/facts.ts'
import { histories, SENDERS } from '../consent/histories.ts'

const AT = clock('12:00')
const WEAK = { marketing: 'recorded', utility: 'recorded', authentication: 'recorded' } as const
const offers = { key: 'offers', category: 'marketing' } as const
const template = { type: 'template', category: 'marketing', topic: offers } as const

type More = Partial<Question>
const ask = (events: readonly ConsentEvent[], more: More = {}): Question => ({
  at: AT,
  standing: standingOf(events),
  person: { phone: '+819012345678', country: 'JP' },
  sender: { phone: SENDER },
  message: template,
  policy: { minimumStrength: { ...WEAK, marketing: 'explicit' } },
  outdatedFrom: () => undefined,
  ...more,
})
const codes = (question: Question) => answer(question).reasons.map((reason) => reason.code)
const yes = granted('10:00', 'message')
const sent = (when: string) =>
  fact(when, {
    type: 'message.updated',
    messageId: `m.${when}`,
    sender: SENDER,
    state: 'sending',
    category: 'marketing',
  })

/** For each code a question that has this one reason; null: time does not heal it. */
const ALONE: Readonly<Record<string, readonly [Question, healsAt: number | null]>> = {
  sender_blocked: [
    ask([yes], { sender: { phone: SENDER, blocked: { since: 1, reason: '' } } }),
    null,
  ],
  country_blocked: [ask([yes], { person: { phone: '+5351234567', country: 'CU' } }), null],
  no_address: [
    ask([granted('10:00', 'message', [{ key: 'codes', marketing: false }])], {
      person: { userId: 'JP.1', country: 'JP' },
      message: {
        type: 'template',
        category: 'authentication',
        topic: { key: 'codes', category: 'authentication' },
      },
    }),
    null,
  ],
  opted_out: [ask([yes, STOP('11:00')]), null],
  business_hold: [
    ask([yes, fact('11:00', { type: 'hold.placed', holdId: 'h', expiresAt: AT + DAY })]),
    AT + DAY,
  ],
  undeliverable: [ask([yes, fact('11:00', { type: 'undeliverable.marked' })]), null],
  window_closed: [ask([yes], { message: { type: 'freeform' } }), null],
  no_consent: [ask([]), null],
  topic_not_covered: [ask([granted('10:00', 'message', [NEWS])]), null],
  consent_pending: [ask([asked('10:00')]), null],
  consent_expired: [
    ask([yes], { at: AT + 2 * DAY, policy: { minimumStrength: WEAK, consentLifetimeDays: 1 } }),
    null,
  ],
  notice_outdated: [ask([yes], { outdatedFrom: () => AT }), null],
  evidence_too_weak: [ask([granted('10:00', 'import')]), null],
  identity_changed: [ask([yes, fact('11:00', { type: 'identity.changed', cause: 'owner' })]), null],
  opted_out_topic: [ask([yes, optedOut('11:00', 'topic', [{ key: 'offers' }])]), null],
  opted_out_marketing: [ask([yes, optedOut('11:00', 'marketing')]), null],
  opt_out_in_review: [ask([yes, doubted('11:00')]), null],
  category_mismatch: [
    ask([yes], { message: { ...template, category: 'utility', claimed: 'utility' } }),
    null,
  ],
  template_unavailable: [
    ask([yes], {
      message: { ...template, registered: { category: 'marketing', state: 'paused' } },
    }),
    null,
  ],
  platform_marketing_stop: [
    ask([yes, fact('11:00', { type: 'marketing.stopped', sender: SENDER })]),
    null,
  ],
  us_marketing_pause: [ask([yes], { person: { phone: '+12125550123', country: 'US' } }), null],
  platform_limit: [ask([yes, failed('11:00', 'limit')]), clock('11:00') + DAY],
  platform_experiment: [ask([yes, failed('11:00', 'experiment')]), clock('11:00') + 90 * DAY],
  quiet_hours: [
    ask([yes], {
      policy: {
        minimumStrength: WEAK,
        quietHours: { from: '21:00', to: '22:00', categories: ['marketing'] },
      },
    }),
    // 12:00 UTC is 21:00 in Tokyo.
    AT + HOUR_MS,
  ],
  frequency_cap: [
    ask([yes, sent('09:00'), sent('11:00')], {
      policy: {
        minimumStrength: WEAK,
        frequencyCap: [{ category: 'marketing', max: 2, perHours: 24 }],
      },
    }),
    clock('09:00') + DAY,
  ],
}

test('has a case for every reason there is', () => {
  assert.deepEqual(Object.keys(ALONE), [...REASON_CODES])
})

for (const [code, [question, healsAt]] of Object.entries(ALONE)) {
  test(`denies with ${code} alone, healed by ${healsAt === null ? 'no time' : 'time'}`, () => {
    const { decision, reasons, retryAt } = answer(question)
    assert.equal(decision, 'deny')
    assert.deepEqual(
      reasons.map((reason) => reason.code),
      [code],
    )
    assert.equal(retryAt, healsAt)
    if (healsAt === null) return
    assert.deepEqual(codes({ ...question, at: healsAt - 1 }), [code])
    assert.deepEqual(codes({ ...question, at: healsAt }), [])
  })
}

test('says that the business lifts a block of its own, and nobody one of Meta', () => {
  const policy = { minimumStrength: WEAK, blockedCountries: ['JP', 'CU'] }
  const told = (country: string) =>
    answer(ask([yes], { person: { phone: '+819012345678', country }, policy })).reasons.map(
      ({ code, liftedBy, message }) => [code, liftedBy, /policy/.test(message)],
    )
  assert.deepEqual(told('JP'), [['country_blocked', 'business', true]])
  assert.deepEqual(told('CU'), [['country_blocked', 'nobody', false]])
})

test('tells all reasons at once, in the order of the table', () => {
  const question = ask(
    [
      granted('10:00', 'import'),
      optedOut('11:00', 'marketing'),
      fact('11:00', { type: 'hold.placed', holdId: 'h' }),
      fact('11:00', { type: 'marketing.stopped', sender: SENDER }),
      failed('11:00', 'limit'),
    ],
    { person: { phone: '+12125550123', country: 'US' } },
  )
  assert.deepEqual(codes(question), [
    'business_hold',
    'opted_out_marketing',
    'platform_marketing_stop',
    'us_marketing_pause',
    'platform_limit',
  ])
})

test('lets a limit and an experiment rest while the person’s window is open', () => {
  const events = [yes, failed('11:00', 'limit'), failed('11:10', 'experiment'), wrote('11:30')]
  assert.deepEqual(codes(ask(events)), [])
  const later = clock('11:30') + DAY
  assert.deepEqual(codes(ask(events, { at: later - 1 })), [])
  assert.deepEqual(codes(ask(events, { at: later })), ['platform_experiment'])
})

test('allows free form in the window of this sender, whatever was agreed to', () => {
  const message = { type: 'freeform' } as const
  const events = [wrote('11:30')]
  assert.deepEqual(codes(ask(events, { message })), [])
  assert.deepEqual(codes(ask(events, { message, sender: { phone: SENDERS[1] ?? '' } })), [
    'window_closed',
  ])
  assert.deepEqual(codes(ask([...events, STOP('11:40')], { message })), ['opted_out'])
  assert.deepEqual(codes(ask([...events, STOP('11:40'), wrote('11:50')], { message })), [])
})

test('says since when no window of this sender is open: a day after the message, or the change', () => {
  const message = { type: 'freeform' } as const
  const moved = fact('11:40', { type: 'identity.changed', cause: 'number' }, { actor: 'platform' })
  const reason = (events: readonly ConsentEvent[], more: More = {}) => {
    const { reasons, retryAt } = answer(ask(events, { message, ...more }))
    assert.equal(retryAt, null)
    return reasons.map(({ code, since, eventId }) => [code, since, eventId])
  }
  const change = ['window_closed', clock('11:40'), moved.id]
  assert.deepEqual(reason([wrote('11:30'), moved]), [change])
  const sender = { phone: SENDERS[1] ?? '' }
  assert.deepEqual(reason([wrote('11:30'), moved], { sender }), [['window_closed', null, null]])
  const dayBefore = clock('11:00') - DAY
  const over = [['window_closed', clock('11:00'), null]]
  assert.deepEqual(reason([wrote(dayBefore)]), over)
  assert.deepEqual(reason([wrote(dayBefore), moved]), over)
})

const policies = fc.record({
  minimumStrength: fc.constant(WEAK),
  consentLifetimeDays: fc.option(fc.integer({ min: 5, max: 60 }), { nil: undefined }),
  quietHours: fc.option(
    fc.constant({ from: '21:00', to: '08:00', categories: ['marketing'] as const }),
    { nil: undefined },
  ),
  frequencyCap: fc.option(fc.constant([{ category: 'marketing' as const, max: 1, perHours: 48 }]), {
    nil: undefined,
  }),
})

test('denies until retryAt and allows then, over random histories', () => {
  let healed = 0
  fc.assert(
    fc.property(
      histories,
      policies,
      fc.integer({ min: 0, max: 90 * 24 }),
      (events, policy, hours) => {
        const at = Math.max(...events.map((event) => event.recordedAt), 0) + hours * HOUR_MS
        const question = ask(events, { at, policy, sender: { phone: SENDERS[0] ?? '' } })
        const { decision, reasons, retryAt } = answer(question)
        assert.equal(decision === 'allow', reasons.length === 0)
        const places = reasons.map((reason) => REASON_CODES.indexOf(reason.code))
        assert.deepEqual(
          places,
          places.toSorted((a, b) => a - b),
        )
        if (retryAt === null) return
        healed++
        assert.equal(answer({ ...question, at: retryAt }).decision, 'allow')
        for (let i = 0; i < 20; i++) {
          const before: number = at + Math.floor(((retryAt - at) * i) / 20)
          assert.equal(answer({ ...question, at: before }).decision, 'deny')
        }
        assert.equal(answer({ ...question, at: retryAt - 1 }).decision, 'deny')
      },
    ),
    { numRuns: 4_000 },
  )
  assert.ok(healed > 5, `${healed} healed`)
})
