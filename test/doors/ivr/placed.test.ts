// Calls of ours: through the gate, placed as Twilio takes them, and heard by people alone.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { twilioSend } from '../../../src/providers/twilio/send.ts'
import { TWILIO } from '../../support/api.ts'
import { startIvr } from '../../support/ivr.ts'
import { json, startProvider } from '../../support/provider.ts'
import { caller, callSid } from '../../support/voice.ts'

const JP = '+819012345678'
const OURS = '+815000000001'

/** A server that calls through a Twilio of the test. */
async function start(t: Parameters<typeof startIvr>[0]) {
  const sid = callSid()
  const provider = await startProvider(t, json(201, { sid, status: 'queued' }))
  const send = twilioSend({
    ...{ accountSid: `AC${'0'.repeat(32)}`, authToken: TWILIO.authToken, baseUrl: provider.url },
    statusUrl: 'http://localhost/webhooks/twilio/status',
    voiceUrl: 'http://localhost/webhooks/twilio/voice',
  })
  const api = await startIvr(t, { sends: [['twilio', send]] })
  const sender = { phone: OURS, provider: 'twilio', providerId: OURS }
  assert.equal((await api.call('POST', '/v1/senders', sender)).status, 201)
  const place = async (slug = 'line', phone = JP, key: string | undefined = undefined) => {
    const door = api.settings.catalog.entryPoint(slug)
    assert.ok(door)
    const order = { business: 'demo', to: { phone }, door, language: 'ja', key, now: api.clock.now }
    return api.parts.placeCall(order)
  }
  const stateOf = async (id: string) => (await api.call('GET', `/v1/messages/${id}`)).body
  /** The call as Twilio brings it: the person is in `To`. */
  const placed = (slug = 'line', query = '?language=ja') =>
    caller(
      api.url,
      slug,
      { CallSid: sid, From: OURS, To: JP, Direction: 'outbound-api', CallStatus: 'in-progress' },
      { query },
    )
  const consents = async () =>
    (await api.eventsOf(JP)).filter(({ type }: { type: string }) => type.startsWith('consent.'))
  return { ...api, sid, provider, place, stateOf, placed, consents }
}

const HUMAN = { AnsweredBy: 'human' }

test('places a call as Twilio takes it, once for one order, and follows its end', async (t) => {
  const { place, parts, provider, stateOf, sid, placed } = await start(t)
  const id = await place('line', JP, 'invitation 1')
  assert.equal(await place('line', JP, 'invitation 1'), id)
  assert.equal((await stateOf(id)).state, 'queued')
  await parts.drain()
  assert.equal(provider.calls.length, 1)
  const [made] = provider.calls
  assert.match(made?.path ?? '', /\/Calls\.json$/)
  const form = new URLSearchParams(made?.text)
  const address = `http://localhost/webhooks/twilio/voice/line?m=${id}&language=ja#rc=5&rp=all`
  assert.deepEqual(Object.fromEntries(form), {
    ...{ To: JP, From: OURS, Url: address, Method: 'POST', MachineDetection: 'Enable' },
    ...{ StatusCallback: address, StatusCallbackMethod: 'POST', Timeout: '30', TimeLimit: '300' },
    StatusCallbackEvent: 'completed',
  })
  assert.deepEqual(form.getAll('StatusCallbackEvent'), ['initiated', 'answered', 'completed'])
  assert.equal((await stateOf(id)).state, 'sent')
  const call = placed()
  const told = (CallStatus: string, more: object = {}) =>
    call.post(`/webhooks/twilio/voice/line?m=${id}&language=ja`, {
      ...{ CallSid: sid, CallStatus, CallbackSource: 'call-progress-events', SequenceNumber: '1' },
      ...more,
    })
  for (const status of ['completed', 'in-progress', 'initiated', 'completed', 'busy']) {
    assert.deepEqual(await told(status, HUMAN), {
      ...{ status: 200, xml: '<?xml version="1.0" encoding="UTF-8"?><Response/>' },
    })
  }
  assert.deepEqual(await stateOf(id), { id, state: 'delivered', error: null })
})

for (const [status, kind] of [
  ['busy', 'temporary'],
  ['no-answer', 'temporary'],
  ['failed', 'unsure'],
  ['canceled', 'ours'],
] as const) {
  test(`a call that ends ${status} has failed`, async (t) => {
    const { place, parts, stateOf, placed } = await start(t)
    const id = await place()
    await parts.drain()
    // By the id of the provider alone too.
    const { status: code } = await placed('line', '').post('/webhooks/twilio/voice/line', {
      CallStatus: status,
    })
    assert.equal(code, 200)
    const { state, error } = await stateOf(id)
    assert.deepEqual([state, error.class, error.code], ['failed', kind, status])
  })
}

test('a call that a machine took has failed, whatever Twilio calls its end', async (t) => {
  const { place, parts, stateOf, placed, consents } = await start(t)
  const id = await place()
  await parts.drain()
  const call = placed()
  await call.ring({ CallStatus: 'in-progress', AnsweredBy: 'machine_start' })
  assert.equal(call.next, undefined)
  assert.equal(
    call.last(),
    'Sakura Coffeeからのお電話でした。お客様にしていただくことは何もございません。失礼いたします。',
  )
  await call.post('/webhooks/twilio/voice/line', { CallStatus: 'completed' })
  const { state, error } = await stateOf(id)
  assert.deepEqual([state, error.code], ['failed', 'not_human'])
  assert.deepEqual(await consents(), [])
})

test('a status of a call nobody placed is set aside, visibly', async (t) => {
  const { placed, lines, recorded } = await start(t)
  const { status } = await placed().post('/webhooks/twilio/voice/line?m=msg_unknown', {
    CallStatus: 'completed',
  })
  assert.equal(status, 200)
  assert.ok(lines.some((line) => line.includes('unknown_message')))
  assert.deepEqual(await recorded(), [])
})

test('a person who picks up is asked, in the language of the order, and their key counts as theirs', async (t) => {
  const { placed, check, consents, parts, sent } = await start(t)
  const call = placed('line', '?m=msg_1&language=en')
  await call.ring({ CallStatus: 'in-progress', ...HUMAN })
  assert.match(call.last(), /^Hello, this is Sakura Coffee calling\./)
  await call.press('1', HUMAN)
  assert.equal((await check(JP)).consent.strength, 'explicit')
  const [given] = await consents()
  assert.equal(given.fromAddress, true)
  assert.equal(given.evidence.provided.direction, 'placed')
  assert.equal(given.evidence.provided.answeredBy, 'human')
  assert.equal(given.evidence.provided.messageId, 'msg_1')
  assert.equal(given.evidence.text, call.said[0])
  await parts.drain()
  assert.deepEqual(sent[0]?.to, { phone: JP })
})

test('machines, faxes, the unknown and the undetected hear no offer, and no key of theirs counts', async (t) => {
  const { url, consents } = await start(t)
  for (const AnsweredBy of [
    ...['machine_start', 'machine_end_beep', 'machine_end_silence', 'machine_end_other'],
    ...['fax', 'unknown', 'Human', 'robot', ''],
  ]) {
    const form = { CallSid: callSid(), From: OURS, To: JP, Direction: 'outbound-api' }
    const call = caller(url, 'line', AnsweredBy === '' ? form : { ...form, AnsweredBy })
    await call.ring({ CallStatus: 'in-progress' })
    assert.equal(call.next, undefined, AnsweredBy)
    assert.match(call.last(), /からのお電話でした/)
    await call.post('/webhooks/twilio/voice/line?step=0', { Digits: '1' })
  }
  assert.deepEqual(await consents(), [])
})

test('a key in a turn whose verdict is no longer human ends the call', async (t) => {
  const { placed, consents } = await start(t)
  const call = placed()
  await call.ring({ CallStatus: 'in-progress', ...HUMAN })
  await call.press('1', { AnsweredBy: 'machine_start' })
  assert.match(call.last(), /からのお電話でした/)
  assert.deepEqual(await consents(), [])
})

const LATE = { AnsweredBy: 'machine_end_beep', MachineDetectionDuration: '4150' }

/** The verdict as it comes apart from the call: with the call's id and nothing else. */
const verdict = (call: ReturnType<typeof caller>, more: object = LATE) =>
  call.post('/webhooks/twilio/voice/line', {
    ...{ CallStatus: '', From: '', To: '', Direction: '', CallSid: call.sid },
    ...more,
  })

for (const door of ['line', 'twice']) {
  test(`a verdict after the key takes back what it made, once, at a door of ${door}`, async (t) => {
    const { url, parts, sent, reasons, consents } = await start(t)
    const form = { From: OURS, To: JP, Direction: 'outbound-api' }
    const call = caller(url, door, { CallSid: callSid(), ...form })
    await call.ring({ CallStatus: 'in-progress', ...HUMAN })
    await call.press('1', HUMAN)
    assert.deepEqual(await reasons(JP), door === 'line' ? [] : ['consent_pending'])
    const path = `/webhooks/twilio/voice/${door}`
    for (let i = 0; i < 3; i++) {
      const { status } = await call.post(path, { CallStatus: '', ...LATE })
      assert.equal(status, 200)
    }
    assert.deepEqual(await reasons(JP), ['no_consent'])
    const [, back, ...more] = await consents()
    assert.deepEqual([back.type, back.topics, more], ['consent.withdrawn', ['offers'], []])
    await parts.drain()
    assert.equal(sent.length, 0)
    // It was nobody's no: a person who then agrees is taken at their word.
    const next = caller(url, 'line', { CallSid: callSid(), ...form })
    await next.ring({ CallStatus: 'in-progress', ...HUMAN })
    await next.press('1', HUMAN)
    assert.deepEqual(await reasons(JP), [])
  })
}

test('a verdict before the key keeps it from counting; one of a human changes nothing', async (t) => {
  const { placed, consents, reasons } = await start(t)
  const call = placed()
  await call.ring({ CallStatus: 'in-progress', ...HUMAN })
  await verdict(call)
  await call.press('1')
  assert.deepEqual(await consents(), [])
  assert.deepEqual(await reasons(JP), ['no_consent'])
})

test('a verdict and a key at once leave no consent, in whichever order they are taken', async (t) => {
  const { url, reasons } = await start(t)
  for (let i = 0; i < 10; i++) {
    const form = { CallSid: callSid(), From: OURS, To: JP, Direction: 'outbound-api' }
    const call = caller(url, 'line', form)
    await call.ring({ CallStatus: 'in-progress', ...HUMAN })
    const key = call.post(call.next ?? '', { CallStatus: 'in-progress', Digits: '1' })
    const answers = await Promise.all(i % 2 === 0 ? [key, verdict(call)] : [verdict(call), key])
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200],
    )
    assert.deepEqual(await reasons(JP), ['no_consent'])
  }
})

test('a verdict told with the end of the call, or with its first webhook again, counts too', async (t) => {
  const { url, reasons, consents } = await start(t)
  const lasts: readonly Record<string, string>[] = [
    { CallStatus: 'completed', CallbackSource: 'call-progress-events' },
    { CallStatus: 'in-progress', Digits: '1' },
  ]
  for (const last of lasts) {
    const form = { CallSid: callSid(), From: OURS, To: JP, Direction: 'outbound-api' }
    const call = caller(url, 'line', form)
    await call.ring({ CallStatus: 'in-progress', ...HUMAN })
    await call.press('1', HUMAN)
    assert.deepEqual(await reasons(JP), [])
    const path = '/webhooks/twilio/voice/line'
    const { xml } = await call.post(path, { ...last, AnsweredBy: 'machine_end_beep' })
    assert.doesNotMatch(xml, /Gather/)
    assert.deepEqual(await reasons(JP), ['no_consent'])
    assert.equal((await consents()).at(-1).type, 'consent.withdrawn')
  }
})

test('a verdict on a call nobody knows is set aside', async (t) => {
  const { url, lines, recorded } = await start(t)
  const call = caller(url, 'line', { CallSid: callSid() })
  assert.equal((await verdict(call)).status, 200)
  assert.ok(lines.some((line) => line.includes('set aside')))
  assert.deepEqual(await recorded(), [])
})

test('nobody who said no is called, also when they say it after the order', async (t) => {
  const { call: api, place, parts, provider, stateOf } = await start(t)
  const id = await place()
  const stop = { person: JP, scope: 'marketing', act: { kind: 'message' } }
  assert.equal((await api('POST', '/v1/withdrawals', stop)).status, 201)
  await parts.drain()
  assert.equal(provider.calls.length, 0)
  const { state, error } = await stateOf(id)
  assert.deepEqual(
    [state, error.code, error.detail],
    ['failed', 'not_eligible', 'opted_out_marketing'],
  )
})

test('a call that timed out is unknown and not placed again; a refusal of Twilio’s is a failure', async (t) => {
  const { place, parts, provider, stateOf, placed } = await start(t)
  provider.reply = (res) => res.destroy()
  const lost = await place()
  await parts.drain()
  assert.equal((await stateOf(lost)).state, 'unknown')
  await parts.drain()
  assert.equal(provider.calls.length, 1)
  // The status tells, by our own id in its address.
  await placed().post(`/webhooks/twilio/voice/line?m=${lost}`, { CallStatus: 'completed' })
  assert.equal((await stateOf(lost)).state, 'delivered')
  provider.reply = json(400, { code: 13224, message: 'Invalid number', status: 400 })
  const refused = await place()
  await parts.drain()
  const { state, error } = await stateOf(refused)
  assert.deepEqual([state, error.class, error.code], ['failed', 'person', '13224'])
})

test('orders that cannot be are refused: no phone, no number that calls', async (t) => {
  const { parts, settings, clock, other } = await start(t)
  const door = settings.catalog.entryPoint('line')
  assert.ok(door)
  const order = { business: 'demo', door, language: 'en', key: undefined, now: clock.now }
  await assert.rejects(parts.placeCall({ ...order, to: { userId: 'JP.abc' } }), {
    code: 'person_invalid',
  })
  await other()
  const foreign = { ...order, business: 'other', to: { phone: JP } }
  await assert.rejects(parts.placeCall(foreign), { code: 'sender_unknown' })
})
