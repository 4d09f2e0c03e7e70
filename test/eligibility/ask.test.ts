// Messages that need no consent: which no keeps back which of them.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConsentEvent } from '../../src/consent/events.ts'
import { standingOf } from '../../src/consent/standing.ts'
import {
  type Asking,
  type AskPurpose,
  askFindings,
  askReasons,
  isRefused,
} from '../../src/eligibility/ask.ts'
import {
  asked,
  clock,
  DAY,
  doubted,
  fact,
  granted,
  OFFERS,
  OTHER_SENDER,
  optedOut,
  refused,
  SENDER,
  START,
  STOP,
  typedWhileOut,
  UPDATES,
  wrote,
} from '../consent/facts.ts'

const AT = clock('12:00')
const WEAK = { marketing: 'recorded', utility: 'recorded', authentication: 'recorded' } as const

const asking = (
  purpose: AskPurpose,
  events: readonly ConsentEvent[],
  more: Partial<Asking> = {},
): Asking => ({
  purpose,
  channel: 'sms',
  isTemplate: false,
  topics: [OFFERS],
  at: AT,
  standing: standingOf(events),
  person: { phone: '+819012345678', country: 'JP' },
  sender: { phone: SENDER },
  policy: { minimumStrength: WEAK },
  outdatedFrom: () => undefined,
  ...more,
})
const reasons = (...of: Parameters<typeof asking>) => askReasons(asking(...of))

const yes = granted('10:00', 'form')
const stopped = fact('11:00', { type: 'marketing.stopped', sender: OTHER_SENDER })

/** Each way of saying no, after a yes by form. */
const NOES = {
  stop: [yes, STOP('11:00')],
  all: [yes, optedOut('11:00')],
  marketing: [yes, optedOut('11:00', 'marketing')],
  topic: [yes, optedOut('11:00', 'topic', [OFFERS])],
  refusal: [yes, refused('11:00')],
  doubt: [yes, doubted('11:00')],
  whatsApp: [yes, stopped],
  hold: [yes, fact('11:00', { type: 'hold.placed', holdId: 'h' })],
} satisfies Record<string, readonly ConsentEvent[]>

type Kept = Partial<Record<keyof typeof NOES, string>>
const STOPPED: Kept = {
  stop: 'opted_out',
  all: 'opted_out',
  marketing: 'opted_out_marketing',
  topic: 'opted_out_topic',
}
/** What keeps each back; where nothing stands, nothing does. */
const KEPT: Record<AskPurpose, Kept> = {
  // Whatever may be a no, since it comes unasked.
  invitation: {
    ...STOPPED,
    refusal: 'opted_out_topic',
    doubt: 'opt_out_in_review',
    whatsApp: 'platform_marketing_stop',
    hold: 'business_hold',
  },
  confirmation: { ...STOPPED, hold: 'business_hold' },
  welcome: { ...STOPPED, refusal: 'opted_out_topic', doubt: 'opt_out_in_review' },
  start: STOPPED,
  // Only what they have just asked for goes to somebody who said no.
  proof: {},
  help: {},
  optout: {},
}

for (const purpose of Object.keys(KEPT) as AskPurpose[]) {
  test(`${purpose}: is kept back by the noes it is to heed, and by no other`, () => {
    for (const [name, events] of Object.entries(NOES)) {
      const code = KEPT[purpose][name as keyof typeof NOES]
      assert.deepEqual(reasons(purpose, events), code === undefined ? [] : [code], name)
    }
    assert.deepEqual(reasons(purpose, []), [])
  })
}

test('tells since when, by which event and who lifts it, by the time the source claims', () => {
  const stop = STOP('11:00:30', { precision: 's' })
  const [found, ...others] = askFindings(asking('confirmation', [yes, stop]))
  assert.deepEqual(others, [])
  assert.ok(found)
  const { code, since, eventId, liftedBy, until } = found
  assert.deepEqual(
    [code, since, eventId, liftedBy, until],
    ['opted_out', clock('11:00:30'), stop.id, 'person', null],
  )
})

test('tells all reasons, in the order of the answer', () => {
  const sender = { phone: SENDER, blocked: { since: 1, reason: '' } }
  const person = { phone: '+5351234567', country: 'CU' }
  const events = [...NOES.hold, ...NOES.doubt.slice(1), STOP('11:30')]
  assert.deepEqual(reasons('invitation', events, { sender, person }), [
    ...['sender_blocked', 'country_blocked', 'opted_out', 'business_hold', 'opt_out_in_review'],
  ])
})

test('a no to marketing keeps back no question about anything else', () => {
  const other = { topics: [UPDATES] }
  for (const name of ['marketing', 'topic', 'refusal', 'doubt', 'whatsApp'] as const) {
    assert.deepEqual(reasons('invitation', NOES[name], other), [], name)
  }
  assert.deepEqual(reasons('invitation', NOES.stop, other), ['opted_out'])
  // Of several topics the first no found is told.
  const both = { topics: [UPDATES, OFFERS] }
  assert.deepEqual(reasons('invitation', NOES.topic, both), ['opted_out_topic'])
  // About nothing by name: it may be marketing.
  const none = { topics: [] }
  assert.deepEqual(reasons('invitation', NOES.marketing, none), ['opted_out_marketing'])
  assert.deepEqual(reasons('invitation', NOES.topic, none), [])
})

test('what WhatsApp stopped keeps no invitation back once they agreed anew', () => {
  assert.deepEqual(reasons('invitation', [...NOES.whatsApp, granted('11:30', 'form')]), [])
})

test('over WhatsApp it needs an open window or a template, and an address that can be reached', () => {
  const over = (events: readonly ConsentEvent[], more: Partial<Asking> = {}) =>
    reasons('confirmation', events, { channel: 'whatsapp', ...more })
  assert.deepEqual(over([]), ['window_closed'])
  assert.deepEqual(over([], { isTemplate: true }), [])
  assert.deepEqual(over([wrote('11:00')]), [])
  const gone = [wrote('11:00'), fact('11:30', { type: 'undeliverable.marked' })]
  assert.deepEqual(over(gone), ['undeliverable'])
  assert.deepEqual(over(gone, { channel: 'sms' }), [])
  const person = { userId: 'JP.1', country: 'JP', isForeign: true }
  assert.deepEqual(over([wrote('11:00')], { person }), ['no_address'])
  assert.deepEqual(over([wrote('11:00')], { person, channel: 'sms' }), [])
})

test('what keeps texts away keeps texts back alone, until they text us', () => {
  const mark = (when: string, more: object = {}) =>
    fact(when, { type: 'undeliverable.marked', ...more }, { channel: 'sms' })
  for (const barred of [mark('11:00'), mark('11:00', { isNo: true })]) {
    const [found] = askFindings(asking('proof', [barred]))
    assert.deepEqual(
      [found?.code, found?.since, found?.eventId],
      ['undeliverable', clock('11:00'), barred.id],
    )
    assert.deepEqual(reasons('proof', [barred], { channel: 'voice' }), [])
    const template = { channel: 'whatsapp', isTemplate: true } as const
    assert.deepEqual(reasons('proof', [barred], template), [])
    const texted = (when: string) => ({ ...wrote(when, SENDER, 'sms'), id: 'texted' })
    assert.deepEqual(reasons('proof', [barred, texted('11:01')]), [])
    // At one moment the stricter counts.
    assert.deepEqual(reasons('proof', [barred, texted('11:00')]), ['undeliverable'])
    assert.deepEqual(reasons('proof', [barred, texted('10:59')]), ['undeliverable'])
  }
})

test('an invitation waits for the morning, what was just asked for does not', () => {
  // 12:00 UTC is 21:00 in Tokyo.
  const quietHours = { from: '21:00', to: '08:00', categories: ['marketing'] } as const
  const policy = { minimumStrength: WEAK, quietHours }
  const [found] = askFindings(asking('invitation', [], { policy }))
  assert.deepEqual([found?.code, found?.until], ['quiet_hours', AT + 11 * 3_600_000])
  assert.deepEqual(reasons('confirmation', [], { policy }), [])
})

test('an answer to START heeds the noes that came with it or after it, and no earlier one', () => {
  const said = (saidAt: string) => ({ saidAt: clock(saidAt) })
  const out = [yes, optedOut('11:00')]
  assert.deepEqual(reasons('start', out, said('11:30')), [])
  assert.deepEqual(reasons('start', out, said('11:00')), ['opted_out'])
  assert.deepEqual(reasons('start', out, said('10:30')), ['opted_out'])
})

test('START may ask for what waits for it, whatever was stopped before', () => {
  const said = { saidAt: clock('11:40') }
  const earlier = [
    ...[STOP('11:00'), optedOut('11:01', 'all', [], { id: 'all' })],
    ...[optedOut('11:02', 'marketing'), optedOut('11:03', 'topic', [OFFERS])],
    ...[refused('11:04'), doubted('11:05'), { ...stopped, id: 'stopped' }],
  ]
  const waiting = [...earlier, typedWhileOut('11:30')]
  assert.deepEqual(reasons('confirmation', waiting, said), [])
  const since: readonly (readonly [ConsentEvent, string])[] = [
    [STOP('11:40'), 'opted_out'],
    [optedOut('11:40'), 'opted_out'],
    [optedOut('11:40', 'marketing'), 'opted_out_marketing'],
    [{ ...optedOut('11:40', 'marketing'), forDays: 30 } as ConsentEvent, 'opted_out_marketing'],
    [optedOut('11:40', 'topic', [OFFERS]), 'opted_out_topic'],
    [refused('11:40'), 'opted_out_topic'],
    [doubted('11:40'), 'opt_out_in_review'],
    [{ ...stopped, id: 's', occurredAt: clock('11:40') }, 'platform_marketing_stop'],
  ]
  for (const [no, code] of since) {
    const later = [...waiting, no, { ...typedWhileOut('11:41'), id: 'again' }]
    assert.deepEqual(reasons('confirmation', later, said), [code], code)
  }
  // No no to marketing is one to what is not marketing.
  const updates = [...waiting, { ...typedWhileOut('11:31', [UPDATES]), id: 'updates' }]
  const noes = [optedOut('11:40', 'marketing'), doubted('11:41'), { ...stopped, id: 'x' }]
  assert.deepEqual(
    reasons('confirmation', [...updates, ...noes], { ...said, topics: [UPDATES] }),
    [],
  )
})

test('START may not ask for what does not wait for it while a no stands, a refusal too', () => {
  const said = { saidAt: clock('11:40') }
  const ask = (...events: ConsentEvent[]) => reasons('confirmation', events, said)
  assert.deepEqual(ask(yes, optedOut('11:00')), ['opted_out'])
  assert.deepEqual(ask(refused('11:00')), ['opted_out_topic'])
  assert.deepEqual(ask(yes, optedOut('11:00', 'topic', [OFFERS])), ['opted_out_topic'])
  assert.deepEqual(ask(), [])
  // One topic waits, the other does not: nothing is asked.
  const both = { ...said, topics: [OFFERS, UPDATES] }
  const one = [STOP('11:00'), typedWhileOut('11:30')]
  assert.deepEqual(reasons('confirmation', one, both), ['opted_out'])
})

test('whoever said no to what they would be asked about is known', () => {
  const about = (events: readonly ConsentEvent[], saidAt?: number) =>
    isRefused({ standing: standingOf(events), topics: [OFFERS], at: AT + DAY, saidAt })
  assert.equal(about([]), false)
  assert.equal(about(NOES.stop), true)
  assert.equal(about([...NOES.stop, START('11:30')]), false)
  assert.equal(about(NOES.refusal), false)
  assert.equal(about(NOES.refusal, AT), true)
  assert.equal(about([asked('11:00')], AT), false)
})
