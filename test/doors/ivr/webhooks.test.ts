// Webhooks of calls as they must not be, or come again, late, at once: nothing is recorded twice,
// and nothing that was not asked.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js'
import { TWILIO } from '../../support/api.ts'
import { startIvr as start } from '../../support/ivr.ts'
import { twilioForm } from '../../support/twilio.ts'
import { callSid, inbound, OURS } from '../../support/voice.ts'

const GB = '+447700900125'
const PATH = '/webhooks/twilio/voice/line'
const FORM = {
  ...{ CallSid: 'CA0', From: GB, To: '+442079460000', Direction: 'inbound' },
  ...{ CallStatus: 'in-progress', ApiVersion: '2010-04-01' },
}
const kinds = (events: readonly { type: string }[]) => events.map(({ type }) => type)

test('refuses what Twilio did not sign, and keeps nothing of it', async (t) => {
  const { url, store, recorded } = await start(t)
  const call = inbound(url, 'line', GB)
  await call.ring()
  const next = call.next ?? ''
  const form = { ...FORM, CallSid: call.sid, Digits: '1' }
  const sign = (path: string, token: string = TWILIO.authToken, params: object = form) =>
    getExpectedTwilioSignature(token, `http://localhost${path}`, { ...params })
  const post = async (path: string, signature: string | undefined, body: object = form) =>
    fetch(url + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...(signature !== undefined && { 'x-twilio-signature': signature }),
        'x-forwarded-host': 'evil.example',
      },
      body: new URLSearchParams({ ...body }),
    })
  const bad = [
    await post(next, undefined),
    await post(next, ''),
    await post(next, sign(next, 'another account’s token')),
    await post(next, sign(next, TWILIO.authToken, { ...form, Digits: '2' })),
    await post(next, sign(PATH)),
    await post(`${next}&step=0`, sign(next)),
    await post('/webhooks/twilio/voice/nowhere', undefined),
  ]
  for (const response of bad) assert.equal(response.status, 403)
  assert.deepEqual(await recorded(), [])
  assert.equal((await store.documents.list('call', 'demo', undefined, 10)).length, 1)
  const second = await post(next, sign(next, TWILIO.authTokenSecondary))
  assert.equal(second.status, 200)
  assert.equal((await recorded()).length, 1)
})

test('answers each step the same again, and records it once', async (t) => {
  const { url, eventsOf } = await start(t)
  const call = inbound(url, 'line', GB)
  const first = await call.ring()
  const asked = call.next ?? ''
  const again = await call.press('9')
  const offered = call.next ?? ''
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => call.post(offered, { CallStatus: 'in-progress', Digits: '1' })),
  )
  for (const { status, xml } of answers) {
    assert.deepEqual([status, xml], [200, answers[0]?.xml])
  }
  const repeat = (path: string, digits: string) => call.post(path, { Digits: digits })
  assert.equal((await call.post(PATH, { CallStatus: 'ringing' })).xml, first)
  assert.equal((await repeat(asked, '9')).xml, again)
  // The first answer to a question stands, whatever comes for it later.
  assert.equal((await repeat(asked, '2')).xml, again)
  assert.equal((await repeat(offered, '2')).xml, answers[0]?.xml)
  assert.deepEqual(kinds(await eventsOf(GB)), ['consent.given'])
})

test('the fallback goes on where the call was, and hears what is pressed then', async (t) => {
  const { url, eventsOf } = await start(t)
  const failed = {
    CallStatus: 'in-progress',
    ErrorCode: '11200',
    ErrorUrl: 'http://localhost/webhooks/twilio/voice/line?step=1',
  }
  const call = inbound(url, 'line', GB)
  const first = await call.ring()
  assert.equal(await call.follow(PATH, failed), first)
  const again = await call.press('9')
  assert.equal(await call.follow(PATH, failed), again)
  const end = await call.press('2')
  assert.match(call.last(), /We will not send you these messages/)
  assert.equal(await call.follow(PATH, failed), end)
  assert.deepEqual(kinds(await eventsOf(GB)), ['consent.refused'])
  // Agreed to, but nobody heard that: it is said, and not asked again.
  const yes = inbound(url, 'line', '+447700900126')
  await yes.ring()
  const agreed = await yes.press('1')
  assert.equal(await yes.follow(PATH, failed), agreed)
  assert.equal(yes.next, undefined)
  // A call whose first answer was lost begins.
  const fresh = inbound(url, 'line', '+447700900127')
  await fresh.follow(PATH, failed)
  await fresh.press('1')
  assert.match(fresh.last(), /^Thank you/)
})

test('a key counts only where it was asked for: never at the start, ahead, or in an unknown call', async (t) => {
  const { url, recorded } = await start(t)
  const call = inbound(url, 'line', GB)
  const posts = [
    // A key in the very first webhook, and one for a call that nobody asked.
    await twilioForm(url, PATH, { ...FORM, CallSid: callSid(), Digits: '1' }, TWILIO.authToken),
    await twilioForm(
      url,
      `${PATH}?step=0`,
      { ...FORM, CallSid: callSid(), Digits: '1' },
      TWILIO.authToken,
    ),
    await twilioForm(
      url,
      `${PATH}?step=7`,
      { ...FORM, CallSid: callSid(), Digits: '1' },
      TWILIO.authToken,
    ),
  ]
  for (const response of posts) {
    assert.equal(response.status, 200)
    assert.match(await response.text(), /<Gather.*step=0/)
  }
  await call.ring()
  for (const step of ['1', '5', '99', '1000', '-1', 'x', '1e1', ' ']) {
    const query = `?step=${encodeURIComponent(step)}`
    const { status, xml } = await call.post(PATH + query, { Digits: '1' })
    assert.equal(status, 200)
    assert.match(xml, /<Gather.*step=0/, step)
  }
  assert.deepEqual(await recorded(), [])
})

test('takes no key from strange digits, and no harm from strange fields', async (t) => {
  const { url, recorded, lines } = await start(t)
  for (const digits of [
    '１',
    '1\u0000',
    ' 1',
    '1 ',
    '11',
    'one',
    '1'.repeat(60_000),
    '<Say>',
    '\u202e1',
  ]) {
    const call = inbound(url, 'line', GB)
    await call.ring()
    await call.press(digits)
    assert.match(call.last(), /not one of the choices/)
  }
  const strange = [
    { CallSid: '' },
    { CallSid: '../../x' },
    { CallSid: 'CA\u0000' },
    { CallSid: 'C'.repeat(65) },
  ]
  for (const changed of strange) {
    const response = await twilioForm(url, PATH, { ...FORM, ...changed }, TWILIO.authToken)
    assert.deepEqual(
      [response.status, await response.text()],
      [200, '<?xml version="1.0" encoding="UTF-8"?><Response/>'],
    )
  }
  for (const From of [
    '+44\u0000',
    `+${'9'.repeat(400)}`,
    'whatsapp:+447700900125',
    '+0',
    '＋447700900125',
  ]) {
    const call = inbound(url, 'line', From)
    await call.ring()
    assert.match(call.last(), /We cannot see the number/)
  }
  const huge = await twilioForm(url, PATH, { ...FORM, X: 'x'.repeat(70_000) }, TWILIO.authToken)
  assert.equal(huge.status, 413)
  assert.deepEqual(await recorded(), [])
  assert.ok(lines.some((line) => line.includes('set aside')))
  for (const line of lines) assert.doesNotMatch(line, /7700900125/)
})

test('a door that is unknown or no line is 404; a paused or draft one says so kindly', async (t) => {
  const { url, door, call: api, recorded } = await start(t)
  await door('sleeping', { state: 'paused' })
  await door('unready', { state: 'draft' })
  for (const slug of ['nowhere', 'demo-form', '%00', 'a'.repeat(300)]) {
    const response = await twilioForm(url, `/webhooks/twilio/voice/${slug}`, FORM, TWILIO.authToken)
    assert.equal(response.status, 404, slug)
    assert.match(response.headers.get('content-type') ?? '', /xml/)
  }
  for (const slug of ['sleeping', 'unready']) {
    const call = inbound(url, slug, GB)
    await call.ring()
    assert.equal(call.next, undefined)
    assert.match(call.last(), /takes no sign-ups at the moment/)
    assert.match(call.last(), /受付を行っておりません/)
  }
  const call = inbound(url, 'line', GB)
  await call.ring()
  assert.equal((await api('PATCH', '/v1/entry-points/line', { state: 'paused' })).status, 200)
  await call.press('1')
  assert.match(call.last(), /takes no sign-ups/)
  assert.deepEqual(await recorded(), [])
  const open = async (...keys: string[]) => {
    await api('PATCH', '/v1/entry-points/line', { state: 'live' })
    const another = inbound(url, 'line', GB)
    await another.ring()
    await api('PATCH', '/v1/entry-points/line', { state: 'paused' })
    for (const key of keys) await another.press(key)
    return another.last()
  }
  assert.match(await open('9'), /takes no sign-ups/)
  assert.deepEqual(await recorded(), [])
  // A no is heard all the same.
  assert.match(await open('2'), /That is fine/)
  assert.equal((await recorded()).length, 1)
})

test('a store that is away is 503, and the same webhook later is recorded once', async (t) => {
  const { url, store, eventsOf } = await start(t)
  const call = inbound(url, 'line', GB)
  await call.ring()
  const away = () => Promise.reject(new Error('the disk is gone'))
  const { put } = store.documents
  Object.assign(store.documents, { put: away })
  const failed = await call.post(call.next ?? '', { Digits: '1' })
  assert.ok(failed.status >= 500)
  Object.assign(store.documents, { put })
  assert.deepEqual(await eventsOf(GB), [])
  await call.press('1')
  assert.deepEqual(kinds(await eventsOf(GB)), ['consent.given'])
})

test('a key kept by a server that then died is recorded when its webhook comes again', async (t) => {
  const { url, store, eventsOf } = await start(t)
  const call = inbound(url, 'line', GB)
  await call.ring()
  const { record } = store.ledger
  Object.assign(store.ledger, { record: () => Promise.reject(new Error('killed')) })
  assert.equal((await call.post(call.next ?? '', { Digits: '1' })).status, 500)
  Object.assign(store.ledger, { record })
  assert.deepEqual(await eventsOf(GB), [])
  await call.press('1')
  assert.match(call.last(), /Thank you/)
  assert.deepEqual(kinds(await eventsOf(GB)), ['consent.given'])
})

test('a call id that comes to two doors is two calls', async (t) => {
  const { url, eventsOf } = await start(t)
  const CallSid = callSid()
  for (const door of ['line', 'twice']) {
    const call = inbound(url, door, GB, { CallSid })
    await call.ring()
    await call.press('1')
  }
  assert.deepEqual(kinds(await eventsOf(GB)), ['consent.given', 'consent.pending'])
})

test('looking at the address of a line does nothing', async (t) => {
  const { url, recorded } = await start(t)
  for (const method of ['GET', 'HEAD', 'OPTIONS']) {
    const response = await fetch(`${url + PATH}?step=0`, { method })
    assert.ok(response.status === 404 || response.status === 200, method)
  }
  assert.deepEqual(await recorded(), [])
})

test('prints the address of a line for Twilio, with what makes it repeat', async (t) => {
  const { call } = await start(t)
  const { body } = await call('GET', '/v1/entry-points/line')
  assert.equal(body.urls.voice, 'http://localhost/webhooks/twilio/voice/line#rc=5&rp=all')
  const other = await call('GET', '/v1/entry-points/demo-form')
  assert.equal(other.body.urls.voice, undefined)
})

test('a call to another business’s number is hung up, and shown to the business it came to', async (t) => {
  const { url, call: own, other, recorded } = await start(t)
  const theirs = await other()
  const number = '+447700900200'
  const sender = { phone: number, provider: 'twilio', providerId: number }
  assert.equal((await theirs('POST', '/v1/senders', sender)).status, 201)
  const call = inbound(url, 'line', '+447700900125', { To: number })
  const xml = await call.ring()
  assert.match(xml, /<Response><Hangup\/><\/Response>/)
  // Nor by the address that a question would have led to.
  const late = inbound(url, 'line', '+447700900125', { To: number })
  await late.follow('/webhooks/twilio/voice/line?step=0', { Digits: '1' })
  assert.deepEqual(await recorded(), [])
  const { items } = (await theirs('GET', '/v1/set-aside')).body
  assert.deepEqual(
    items.map(({ reason, what, isOwn }: Record<string, unknown>) => [reason, what, isOwn]),
    [
      ['foreign_door', 'call', true],
      ['foreign_door', 'call', true],
    ],
  )
  assert.deepEqual((await own('GET', '/v1/set-aside')).body.items, [])
  // A number of the business, or one nobody registered, is answered.
  const mine = { phone: OURS, provider: 'twilio', providerId: OURS }
  assert.equal((await own('POST', '/v1/senders', mine)).status, 201)
  for (const To of [OURS, '+447700900201']) {
    const good = inbound(url, 'line', '+447700900125', { To })
    await good.ring()
    assert.ok(good.next)
  }
})
