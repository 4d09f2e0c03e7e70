// Who may be invited by SMS, how often, and what leaves.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { segmentsOf } from '../../../src/chat/sms.ts'
import { createInvitations } from '../../../src/doors/invitations/invite.ts'
import { INVITATION_TURNS } from '../../../src/doors/invitations/limits.ts'
import { createKeyring } from '../../../src/keys/keyring.ts'
import { createMessages } from '../../../src/outbound/gate/message.ts'
import { createBudget } from '../../../src/outbound/limits/budget.ts'
import { createTurns } from '../../../src/outbound/limits/turns.ts'
import { lineOf, lineRefusal } from '../../../src/world/phones/line.ts'
import { DAY_MS, NUMBER, SMS, startInviting } from './kit.ts'

const LANDLINE = '+81312345678'
const reasonsOf = (body: { decision?: { reasons: { code: string }[] } }) =>
  body.decision?.reasons.map(({ code }) => code)

test('sends one text that names the business and the topics and ends in the link', async (t) => {
  const { invite, parts, sent, textOf, pathIn, reasons, call, lines } = await startInviting(t)
  const { status, body } = await invite()
  assert.equal(status, 202)
  assert.match(body.id, /^inv_[0-9a-f]{32}$/)
  assert.deepEqual(
    [body.channel, body.entryPoint, body.language, body.expiresAt],
    ['sms', 'demo-sms-link', 'ja', '2026-12-01T10:00:00.000Z'],
  )
  await parts.drain()
  assert.equal(sent.length, 1)
  const [message] = sent
  assert.deepEqual([message?.channel, message?.from, message?.to], ['sms', SMS, { phone: NUMBER }])
  assert.match(textOf(message), /^Sakura Coffeeです。.*お得な情報とお知らせ.*ご注文の状況.*STOP/)
  assert.match(pathIn(message), /^\/c\/[a-z0-9]{19}$/)
  assert.ok(segmentsOf(textOf(message)).count <= 3)
  const state = await call('GET', `/v1/messages/${body.messageId}`)
  assert.equal(state.body.state, 'sent')
  // An invitation is no consent.
  assert.deepEqual(await reasons(), ['no_consent'])
  assert.deepEqual(lines, [])
})

test('is asked for in a language, or in the one of the number’s country', async (t) => {
  const { invited, sent, textOf } = await startInviting(t)
  await invited(NUMBER, { language: 'en' })
  await invited('+447911123456')
  for (const message of sent) assert.match(textOf(message), /^Sakura Coffee: may we send you/)
})

test('asks for no reply to a name, whatever the name ends in', async (t) => {
  for (const [providerId, isAsked] of [
    ['Shop2026', false],
    ['SAKURA', false],
    ['12345', true],
    [SMS, true],
  ] as const) {
    const { call, invite, parts, sent, textOf } = await startInviting(t)
    if (providerId !== SMS) {
      const sender = { phone: '+815000000009', provider: 'twilio', providerId }
      assert.equal((await call('POST', '/v1/senders', sender)).status, 201)
      const door = { sender: '+815000000009' }
      assert.equal((await call('PATCH', '/v1/entry-points/demo-sms-link', door)).status, 200)
    }
    assert.equal((await invite(NUMBER, { language: 'en' })).status, 202)
    await parts.drain()
    assert.equal(sent.at(-1)?.from, providerId)
    assert.equal(/Reply STOP/.test(textOf(sent.at(-1))), isAsked, providerId)
  }
})

test('never invites who said no in any way, who agreed, or whom no text reaches', async (t) => {
  const { invite, call, sent, parts, clock } = await startInviting(t)
  const no = async (person: string, scope: string, more: object = {}) => {
    const body = { person, scope, act: { kind: 'call' }, ...more }
    assert.equal((await call('POST', '/v1/withdrawals', body)).status, 201)
  }
  const expected: [string, string][] = []
  const expect = (person: string, code: string) => expected.push([person, code])
  await no('+819011111101', 'all')
  expect('+819011111101', 'opted_out')
  await no('+819011111102', 'marketing')
  expect('+819011111102', 'opted_out_marketing')
  await no('+819011111103', 'topic', { topics: ['offers'] })
  expect('+819011111103', 'opted_out_topic')
  const held = { person: '+819011111104', reason: 'Complaint' }
  assert.equal((await call('POST', '/v1/holds', held)).status, 201)
  expect('+819011111104', 'business_hold')
  const agreed = {
    ...{ person: '+819011111105', topics: ['offers', 'order-updates'], act: { kind: 'form' } },
    ...{ entryPoint: 'demo-form', notice: { id: 'demo-notice' } },
  }
  assert.equal((await call('POST', '/v1/consents', agreed)).status, 201)
  expect('+819011111105', 'already_agreed')
  expect(LANDLINE, 'landline')
  expect('+81990123456', 'special_number')
  expect('+881612345678', 'special_number')
  // Under Meta's own table of countries.
  expect('+5352345678', 'country_blocked')
  for (const [person, code] of expected) {
    const { status, body } = await invite(person)
    assert.deepEqual([status, body.code, reasonsOf(body)], [422, 'not_eligible', [code]], person)
    const [reason] = body.decision.reasons
    assert.ok(reason.message.length > 10 && reason.liftedBy)
    assert.equal(body.decision.checkedAt, new Date(clock.now).toISOString())
    assert.ok(!JSON.stringify(body).includes(person.slice(-6)))
  }
  await parts.drain()
  assert.equal(sent.length, 0)
})

test('somebody who agreed to a part, or whose agreement no longer counts, may be invited', async (t) => {
  const { invite, call } = await startInviting(t)
  const consent = (person: string, more: object) =>
    call('POST', '/v1/consents', {
      ...{ person, topics: ['offers', 'order-updates'], act: { kind: 'form' } },
      ...{ entryPoint: 'demo-form', notice: { id: 'demo-notice' }, ...more },
    })
  assert.equal((await consent('+819011111101', { topics: ['offers'] })).status, 201)
  assert.equal((await consent('+819011111102', { act: { kind: 'import' } })).status, 201)
  for (const person of ['+819011111101', '+819011111102']) {
    assert.equal((await invite(person)).status, 202)
  }
})

test('tells all reasons at once, and when time alone heals them', async (t) => {
  const { invite, call, clock } = await startInviting(t)
  const hours = { from: '18:00', to: '08:00', categories: ['marketing'] }
  assert.equal((await call('PUT', '/v1/policy', { quietHours: hours })).status, 200)
  const expiresAt = new Date(clock.now + 3_600_000).toISOString()
  await call('POST', '/v1/holds', { person: NUMBER, reason: 'Complaint', expiresAt })
  const { status, body } = await invite()
  assert.equal(status, 422)
  assert.deepEqual(reasonsOf(body), ['business_hold', 'quiet_hours'])
  // 19:00 in Tokyo; the quiet hours end at 08:00, which is 23:00 UTC.
  assert.equal(body.decision.retryAt, '2026-11-24T23:00:00.000Z')
  clock.now = Date.parse(body.decision.retryAt)
  assert.equal((await invite()).status, 202)
})

test('without a number for texts, without a phone, or by voice with nobody to call', async (t) => {
  const { invite, other } = await startInviting(t)
  const noPhone = await invite({ userId: 'JP.1234567890' })
  assert.deepEqual([noPhone.status, reasonsOf(noPhone.body)], [422, ['no_address']])
  const call = await other()
  const topic = { key: 'news', category: 'marketing', labels: { en: 'news' } }
  assert.equal((await call('POST', '/v1/topics', topic)).status, 201)
  const texts = { en: '{business} sends {topics}. {stop}' }
  const notice = await call('POST', '/v1/notices', { topics: ['news'], texts })
  await call('POST', `/v1/notices/${notice.body.id}/publish`)
  const kinds = { sms: 'sms_link', voice: 'ivr' } as const
  for (const [channel, kind] of Object.entries(kinds)) {
    const door = { slug: channel, kind, topics: ['news'], noticeId: notice.body.id, state: 'live' }
    assert.equal((await call('POST', '/v1/entry-points', door)).status, 201)
    const none = await call('POST', '/v1/invitations', {
      ...{ person: NUMBER, channel, entryPoint: channel },
    })
    assert.deepEqual([none.status, reasonsOf(none.body)], [422, [`no_${channel}_sender`]])
  }
})

test('places the call of an invitation by voice, in the language of the number', async (t) => {
  const { invite, parts, sent } = await startInviting(t)
  const made = await invite(NUMBER, { channel: 'voice', entryPoint: 'demo-ivr' })
  assert.deepEqual([made.status, made.body.language], [202, 'ja'])
  await parts.drain()
  const [{ channel, to, content } = assert.fail()] = sent
  assert.deepEqual([channel, to], ['voice', { phone: NUMBER }])
  assert.deepEqual(content, { type: 'call', door: 'demo-ivr', language: 'ja' })
  const again = await invite(NUMBER, { channel: 'sms', entryPoint: 'demo-sms-link' })
  assert.deepEqual([again.status, again.body.limit], [429, 'number_a_day'])
})

test('the door must be the business’s own, open, and of the channel’s kind', async (t) => {
  const { invite, other, patch, sent, parts } = await startInviting(t)
  const codes = async (body: object) => {
    const answer = await invite(NUMBER, body)
    return [answer.status, answer.body.code, answer.body.errors?.[0]?.path]
  }
  const unknown = [422, 'entry_point_unknown', 'entryPoint']
  assert.deepEqual(await codes({ entryPoint: 'nothing' }), unknown)
  const foreign = await (await other())('POST', '/v1/invitations', {
    ...{ person: NUMBER, channel: 'sms', entryPoint: 'demo-sms-link' },
  })
  assert.equal(foreign.body.code, 'entry_point_unknown')
  const kind = [422, 'field_invalid', 'entryPoint']
  assert.deepEqual(await codes({ entryPoint: 'demo-form' }), kind)
  assert.deepEqual(await codes({ entryPoint: 'demo-ivr' }), kind)
  assert.deepEqual(await codes({ channel: 'voice' }), kind)
  await patch('/v1/entry-points/demo-sms-link', { state: 'paused' })
  assert.deepEqual(await codes({}), [422, 'entry_point_not_live', 'entryPoint'])
  await parts.drain()
  assert.equal(sent.length, 0)
})

test('bad requests are refused by name, and a key without the scope may not invite', async (t) => {
  const { invite, url, keyOf } = await startInviting(t)
  for (const [person, body] of [
    [NUMBER, { channel: 'fax' }],
    [NUMBER, { entryPoint: '' }],
    [NUMBER, { text: 'Buy!' }],
    [NUMBER, { language: 'x' }],
    [12, {}],
  ] as const) {
    const answer = await invite(person as string, body)
    assert.deepEqual([answer.status, answer.body.code], [400, 'request_invalid'])
  }
  for (const person of ['12', '\u0000', '+'.repeat(9), '９９']) {
    assert.equal((await invite(person)).body.code, 'phone_invalid')
  }
  const key = await keyOf('demo', ['check', 'send', 'read', 'manage'])
  const response = await fetch(`${url}/v1/invitations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ person: NUMBER, channel: 'sms', entryPoint: 'demo-sms-link' }),
  })
  assert.equal(response.status, 403)
})

test('one a day and three in thirty days leave for a number; over that comes Retry-After', async (t) => {
  const { invite, call, clock, url, key, parts, sent } = await startInviting(t)
  const door = { kind: 'sms_link', topics: ['offers'], noticeId: 'demo-notice', state: 'live' }
  for (const slug of ['d0', 'd1', 'd2', 'd3']) {
    assert.equal((await call('POST', '/v1/entry-points', { slug, ...door })).status, 201)
  }
  const through = (entryPoint: string) => invite(NUMBER, { entryPoint })
  assert.equal((await through('d0')).status, 202)
  const soon = await through('d1')
  assert.deepEqual(
    [soon.status, soon.body.code, soon.body.limit],
    [429, 'rate_limited', 'number_a_day'],
  )
  assert.equal(soon.body.retryAfter, 86_400)
  const raw = await fetch(`${url}/v1/invitations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ person: NUMBER, channel: 'sms', entryPoint: 'd1' }),
  })
  assert.equal(raw.headers.get('retry-after'), '86400')
  await parts.drain()
  clock.now += DAY_MS
  // The first one can still be answered.
  const open = await through('d0')
  assert.deepEqual([open.status, open.body.limit], [429, 'open_invitation'])
  assert.equal(open.body.retryAfter, (6 * DAY_MS) / 1_000)
  assert.equal((await through('d1')).status, 202)
  clock.now += DAY_MS
  assert.equal((await through('d2')).status, 202)
  clock.now += DAY_MS
  const month = await through('d3')
  assert.deepEqual([month.status, month.body.limit], [429, 'number_in_30_days'])
  assert.equal(month.body.retryAt, new Date(clock.now + 27 * DAY_MS).toISOString())
  clock.now += 27 * DAY_MS
  assert.equal((await through('d3')).status, 202)
  // Somebody else is not concerned.
  assert.equal((await invite('+819087654321', { entryPoint: 'd0' })).status, 202)
  await parts.drain()
  assert.equal(sent.length, 5)
})

test('of many at once one leaves', async (t) => {
  const { invite, parts, sent } = await startInviting(t)
  const answers = await Promise.all(Array.from({ length: 20 }, () => invite()))
  // Who comes while the first is being sent may be told of the same one.
  const made = answers.filter(({ status }) => status === 202)
  assert.equal(new Set(made.map(({ body }) => body.id)).size, 1)
  assert.ok(answers.every(({ status }) => status === 202 || status === 429))
  await parts.drain()
  assert.equal(sent.length, 1)
})

test('the policy bounds what a business and each foreign country get in a day, exactly', async (t) => {
  const { invite, call, clock, parts, sent } = await startInviting(t)
  const invitations = { perDay: 5, perCountryPerDay: 2 }
  assert.equal((await call('PUT', '/v1/policy', { invitations })).status, 200)
  const british = Array.from({ length: 6 }, (_, i) => `+44791112345${i}`)
  const answers = await Promise.all(british.map((person) => invite(person)))
  assert.equal(answers.filter(({ status }) => status === 202).length, 2)
  const over = answers.find(({ status }) => status === 429)
  assert.equal(over?.body.limit, 'country_a_day')
  const japanese = Array.from({ length: 6 }, (_, i) => `+81901111110${i}`)
  const own = await Promise.all(japanese.map((person) => invite(person)))
  assert.equal(own.filter(({ status }) => status === 202).length, 3)
  assert.equal(own.find(({ status }) => status === 429)?.body.limit, 'business_a_day')
  await parts.drain()
  assert.equal(sent.length, 5)
  clock.now += 26 * 3_600_000
  // Whoever was refused was not counted as invited.
  const refused = japanese[own.findIndex(({ status }) => status === 429)]
  assert.equal((await invite(refused)).status, 202)
})

test('the same Idempotency-Key is the same invitation; its refusal is given again', async (t) => {
  const { invite, parts, sent } = await startInviting(t)
  const headers = { 'idempotency-key': 'order-1' }
  const [first, second] = [await invite(NUMBER, {}, headers), await invite(NUMBER, {}, headers)]
  assert.deepEqual(first, second)
  const other = await invite('+819087654321', {}, headers)
  assert.equal(other.status, 409)
  await parts.drain()
  assert.equal(sent.length, 1)
})

test('a text that never left does not stand in the way of the next day’s', async (t) => {
  let refuses = true
  const refusing = async () =>
    refuses
      ? ({
          outcome: 'refused',
          error: { code: '21408', class: 'ours', failure: 'other' },
        } as const)
      : ({ outcome: 'sent', providerMessageId: 'x' } as const)
  const { invite, parts, sent, clock } = await startInviting(t, refusing)
  assert.equal((await invite()).status, 202)
  await parts.drain()
  assert.equal(sent.length, 0)
  refuses = false
  assert.equal((await invite()).body.limit, 'number_a_day')
  clock.now += DAY_MS
  assert.equal((await invite()).status, 202)
  await parts.drain()
  assert.equal(sent.length, 1)
})

test('who says no between the request and the sending gets nothing', async (t) => {
  const { invite, call, parts, sent } = await startInviting(t)
  const { body } = await invite()
  await call('POST', '/v1/withdrawals', {
    person: NUMBER,
    scope: 'marketing',
    act: { kind: 'call' },
  })
  await parts.drain()
  assert.equal(sent.length, 0)
  const { body: message } = await call('GET', `/v1/messages/${body.messageId}`)
  assert.deepEqual([message.state, message.error.code], ['failed', 'not_eligible'])
})

test('an invitation whose sending was cut off is finished, not sent twice', async (t) => {
  const api = await startInviting(t)
  const { store, settings, parts, sent, clock } = api
  const { documents } = store
  const keyring = createKeyring('a secret for the API, long enough to be one')
  const common = {
    ...{ ledger: parts.ledger, catalog: settings.catalog, keyring },
    messages: createMessages({ documents, keyring }),
    turns: createTurns(documents, 'invitations', INVITATION_TURNS),
    budget: createBudget(documents, 'invitations'),
    linkTo: async (about: { id: string; business: string; person: string; door: string }) =>
      parts.links.make({ purpose: 'invitation', ...about }, clock.now),
    placeCall: parts.placeCall,
  }
  let isAway = true
  const outgoing: typeof parts.outgoing = {
    ...parts.outgoing,
    send: (order) => {
      if (isAway) throw new Error('the store went away')
      return parts.outgoing.send(order)
    },
  }
  const invitations = createInvitations({ ...common, outgoing })
  const door = settings.catalog.entryPoint('demo-sms-link') ?? assert.fail()
  const order = {
    ...({ business: 'demo', to: { phone: NUMBER }, channel: 'sms', door } as const),
    ...{ key: undefined, now: clock.now },
  }
  await assert.rejects(invitations.invite(order), /went away/)
  isAway = false
  const made = await invitations.invite(order)
  await parts.drain()
  assert.equal(sent.length, 1)
  await assert.rejects(invitations.invite(order), { code: 'rate_limited' })
  assert.match(made.id, /^inv_/)
})

test('by voice the same checks hold, and the call is ordered once per invitation', async (t) => {
  const { store, settings, parts, clock } = await startInviting(t)
  const { documents } = store
  const keyring = createKeyring('a secret for the API, long enough to be one')
  const calls: { key: string | undefined; language: string }[] = []
  const invitations = createInvitations({
    ...{ ledger: parts.ledger, catalog: settings.catalog, keyring },
    ...{ messages: createMessages({ documents, keyring }), outgoing: parts.outgoing },
    turns: createTurns(documents, 'invitations', INVITATION_TURNS),
    budget: createBudget(documents, 'invitations'),
    linkTo: () => assert.fail('a call has no link'),
    placeCall: async ({ key, language, ...order }) => {
      calls.push({ key, language })
      const sender = settings.catalog.senders('demo')[0] ?? assert.fail()
      const claim = { type: 'ask', purpose: 'invitation', topics: order.door.topics } as const
      return parts.outgoing.send({
        ...{ ...order, key, sender, claim, content: { type: 'text', text: 'a call' } },
      })
    },
  })
  const door = settings.catalog.entryPoint('demo-ivr') ?? assert.fail()
  const order = (phone: string, key?: string) => ({
    ...({ business: 'demo', to: { phone }, channel: 'voice', door } as const),
    ...{ key, now: clock.now },
  })
  // A landline can be called.
  const made = await invitations.invite(order(LANDLINE, 'k'))
  assert.deepEqual(calls, [{ key: `invitation ${made.id}`, language: 'ja' }])
  assert.match(made.messageId, /^msg_/)
  assert.equal((await invitations.invite(order(LANDLINE, 'k'))).id, made.id)
  await assert.rejects(invitations.invite(order(LANDLINE, 'other')), { code: 'rate_limited' })
  await assert.rejects(invitations.invite(order('+81990123456')), { code: 'not_eligible' })
})

test('tells landlines from what may be a mobile, wherever the plan tells', () => {
  assert.equal(lineOf('+819012345678'), 'other')
  assert.equal(lineOf('+81312345678'), 'fixed')
  assert.equal(lineOf('+12025550123'), 'other')
  assert.equal(lineOf('+442079460123'), 'fixed')
  assert.equal(lineOf('+81990123456'), 'special')
  // Inmarsat, Iridium, Globalstar, EMnify, Thuraya, iNum; shared cost and premium rate of no country.
  for (const satellite of [
    ...['+870773111632', '+881612345678', '+881812345678', '+8821234567890', '+88216123456789'],
    ...['+883510012345678', '+878101234567890', '+80812345678', '+979123456789'],
  ]) {
    assert.equal(lineOf(satellite), 'special', satellite)
    assert.equal(lineRefusal(satellite, 'sms'), 'special_number')
    assert.equal(lineRefusal(satellite, 'voice'), 'special_number')
  }
  assert.equal(lineRefusal('+81312345678', 'sms'), 'landline')
  assert.equal(lineRefusal('+81312345678', 'voice'), undefined)
  fc.assert(
    fc.property(fc.string(), (text) => ['fixed', 'special', 'other'].includes(lineOf(text))),
  )
})
