// `POST /v1/messages`: what leaves, what is refused, and what is told of it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { metaSend } from '../../../src/providers/meta/send.ts'
import { agreed, NUMBER } from '../../support/agreed.ts'
import { META, START_MS, startApi } from '../../support/api.ts'
import { metaEnvelope, PNID, postMeta, SENDER, statusOf, textFrom } from '../../support/meta.ts'
import { json, type Reply, startProvider } from '../../support/provider.ts'

const taken = (id: string): Reply =>
  json(200, {
    messaging_product: 'whatsapp',
    contacts: [{ input: NUMBER, wa_id: NUMBER.slice(1) }],
    messages: [{ id, message_status: 'accepted' }],
  })
const OFFER = {
  to: NUMBER,
  sender: SENDER,
  message: {
    type: 'template',
    template: 'spring_sale',
    language: 'ja',
    topic: 'offers',
    variables: ['花'],
  },
}

/** A server that sends through a provider of the test, with a consent of NUMBER to both topics. */
async function start(t: Parameters<typeof startApi>[0]) {
  const provider = await startProvider(t, taken('wamid.out1'))
  const send = metaSend({ ...META, baseUrl: provider.url, accessToken: 'the access token' })
  const api = await startApi(t, { sends: new Map([['meta', send]]) })
  const sender = { phone: SENDER, provider: 'meta', providerId: PNID }
  await agreed(api, sender, { notice: { id: 'demo-notice', language: 'ja' } })
  const stateOf = async (id: string) => (await api.call('GET', `/v1/messages/${id}`)).body
  const post = async (body: object = OFFER) => (await api.call('POST', '/v1/messages', body)).body
  return { ...api, provider, stateOf, post }
}

test('a template leaves once, as Meta takes it, and its statuses are followed', async (t) => {
  const api = await start(t)
  const answer = await api.call('POST', '/v1/messages', OFFER)
  assert.equal(answer.status, 202)
  const id = answer.body.messageId
  assert.equal(answer.body.decision.decision, 'allow')
  assert.equal((await api.stateOf(id)).state, 'queued')
  await api.parts.drain()
  assert.deepEqual(await api.stateOf(id), { id, state: 'sent', error: null })
  await api.parts.drain()
  assert.equal(api.provider.calls.length, 1)
  const [call] = api.provider.calls
  assert.equal(call?.path, `/v25.0/${PNID}/messages`)
  assert.equal(call?.headers.authorization, 'Bearer the access token')
  assert.deepEqual(JSON.parse(call?.text ?? ''), {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to: NUMBER,
    type: 'template',
    template: {
      name: 'spring_sale',
      language: { code: 'ja' },
      components: [{ type: 'body', parameters: [{ type: 'text', text: '花' }] }],
    },
    biz_opaque_callback_data: id,
  })
  const at = START_MS + 5_000
  const told = (status: string) =>
    postMeta(api.url, statusOf({ id: 'wamid.out1', phone: NUMBER, status, at }))
  // Out of order, and twice: the furthest state stands.
  for (const status of ['delivered', 'sent', 'delivered']) assert.equal(await told(status), 200)
  assert.equal((await api.stateOf(id)).state, 'delivered')
  await told('read')
  await told('failed')
  assert.equal((await api.stateOf(id)).state, 'read')
})

test('a refused message leaves nothing, and says every reason', async (t) => {
  const api = await start(t)
  await api.call('POST', '/v1/withdrawals', {
    ...{ person: NUMBER, scope: 'all' },
    act: { kind: 'form', at: new Date(START_MS).toISOString() },
  })
  const { status, body } = await api.call('POST', '/v1/messages', OFFER)
  assert.equal(status, 422)
  assert.equal(body.code, 'not_eligible')
  assert.deepEqual(
    body.decision.reasons.map((reason: { code: string }) => reason.code),
    ['opted_out'],
  )
  const free = { to: NUMBER, sender: SENDER, message: { type: 'freeform', text: 'Hello' } }
  const closed = await api.call('POST', '/v1/messages', free)
  assert.deepEqual([closed.status, closed.body.code], [422, 'not_eligible'])
  await api.parts.drain()
  assert.equal(api.provider.calls.length, 0)
})

test('an opt-out between the answer and the sending wins', async (t) => {
  const api = await start(t)
  const { messageId } = await api.post()
  assert.equal(await postMeta(api.url, textFrom(NUMBER, 'STOP', START_MS)), 200)
  await api.parts.drain()
  const left = api.provider.calls.filter(({ text }) => text.includes('spring_sale'))
  assert.equal(left.length, 0)
  const { state, error } = await api.stateOf(messageId)
  assert.deepEqual([state, error.code, error.detail], ['failed', 'not_eligible', 'opted_out'])
})

test('free form leaves while the window is open, and not a moment later', async (t) => {
  const api = await start(t)
  await postMeta(api.url, textFrom(NUMBER, 'Are you open today?', START_MS))
  const free = { to: NUMBER, sender: SENDER, message: { type: 'freeform', text: 'Until 7 pm.' } }
  const { messageId } = await api.post(free)
  await api.parts.drain()
  assert.equal((await api.stateOf(messageId)).state, 'sent')
  assert.deepEqual(JSON.parse(api.provider.calls.at(-1)?.text ?? '').text, {
    body: 'Until 7 pm.',
    preview_url: false,
  })
  api.clock.now = START_MS + 86_400_000 - 1
  const late = await api.post(free)
  api.clock.now += 1
  await api.parts.drain()
  assert.equal((await api.stateOf(late.messageId)).error.detail, 'window_closed')
})

test('a cap holds when many are asked for at once', async (t) => {
  const api = await start(t)
  const policy = { frequencyCap: [{ category: 'marketing', max: 2, perHours: 24 }] }
  assert.equal((await api.call('PUT', '/v1/policy', policy)).status, 200)
  const asked = await Promise.all(Array.from({ length: 12 }, () => api.post()))
  await api.parts.drain()
  const states = await Promise.all(asked.map(({ messageId }) => api.stateOf(messageId)))
  assert.equal(states.filter(({ state }) => state === 'sent').length, 2)
  assert.equal(states.filter(({ error }) => error?.detail === 'frequency_cap').length, 10)
  assert.equal(api.provider.calls.length, 2)
})

test('what failed does not count towards the cap; what may have left does', async (t) => {
  const api = await start(t)
  const policy = { frequencyCap: [{ category: 'marketing', max: 1, perHours: 24 }] }
  assert.equal((await api.call('PUT', '/v1/policy', policy)).status, 200)
  const reasons = async () => {
    api.clock.now += 1_000
    const { variables: _, ...message } = OFFER.message
    const { body } = await api.call('POST', '/v1/eligibility', { ...OFFER, message })
    return body.reasons.map(({ code }: { code: string }) => code)
  }
  const send = async (reply: Reply) => {
    api.provider.reply = reply
    const { messageId } = await api.post()
    await api.parts.drain()
    return messageId as string
  }
  await send(json(400, { error: { code: 132001, message: 'No such template' } }))
  assert.deepEqual(await reasons(), [])
  // Refused later, by a status that names it in the provider's way, or in ours.
  for (const [id, more] of [
    ['wamid.one', {}],
    ['wamid.two', { biz_opaque_callback_data: '' }],
  ] as const) {
    const ours = await send(taken(id))
    assert.deepEqual(await reasons(), ['frequency_cap'])
    const about = { id, phone: NUMBER, status: 'failed', at: api.clock.now, code: 131026 }
    const own = 'biz_opaque_callback_data' in more ? { biz_opaque_callback_data: ours } : {}
    assert.equal(await postMeta(api.url, statusOf(about, own)), 200)
    assert.deepEqual(await reasons(), [])
  }
  const lost = await send((res) => res.destroy())
  assert.equal((await api.stateOf(lost)).state, 'unknown')
  assert.deepEqual(await reasons(), ['frequency_cap'])
})

const LOST: readonly (readonly [name: string, reply: Reply, state: string, code: string])[] = [
  ['garbage', (res) => res.end('<html>'), 'unknown', 'unreadable'],
  [
    'half a body',
    (res) => {
      res.writeHead(200, { 'content-length': '900' })
      res.write('{"mess')
      setTimeout(() => res.destroy(), 20)
    },
    'unknown',
    'connection',
  ],
  ['a hung-up connection', (res) => res.destroy(), 'unknown', 'connection'],
  ['500 without a code', json(500, {}), 'unknown', '500'],
  ['400', json(400, { error: { code: 132000, message: 'secret words' } }), 'failed', '132000'],
  ['401', json(401, { error: { code: 190 } }), 'failed', '190'],
  ['a code nobody knows', json(400, { error: { code: 999999 } }), 'failed', '999999'],
  ['131049', json(400, { error: { code: 131049 } }), 'failed', '131049'],
]
for (const [name, reply, state, code] of LOST) {
  test(`${name} from the provider: ${state}, and nothing is sent again`, async (t) => {
    const api = await start(t)
    api.provider.reply = reply
    const { messageId } = await api.post()
    await api.parts.drain()
    api.clock.now += 3_600_000
    await api.parts.drain()
    assert.equal(api.provider.calls.length, 1)
    const told = await api.stateOf(messageId)
    assert.deepEqual([told.state, told.error.code], [state, code])
    assert.ok(!JSON.stringify(told).includes('secret'))
  })
}

test('an unknown message is found again by what its status says', async (t) => {
  const api = await start(t)
  api.provider.reply = (res) => res.destroy()
  const { messageId } = await api.post()
  await api.parts.drain()
  assert.equal((await api.stateOf(messageId)).state, 'unknown')
  const about = { id: 'wamid.lost', phone: NUMBER, status: 'delivered', at: START_MS }
  await postMeta(api.url, statusOf(about, { biz_opaque_callback_data: messageId }))
  assert.deepEqual(await api.stateOf(messageId), { id: messageId, state: 'delivered', error: null })
})

test('an unknown message is found by our own id alone, and so is who it was for', async (t) => {
  const api = await start(t)
  const { messageId } = await api.post()
  api.provider.reply = json(500, {})
  await api.parts.drain()
  assert.equal((await api.stateOf(messageId)).state, 'unknown')
  const tell = (id: string, status: string, more: object) => {
    const reference = { biz_opaque_callback_data: id }
    const timestamp = String(START_MS / 1_000)
    const one = { id: 'wamid.lost', status, timestamp, ...reference, ...more }
    return postMeta(api.url, metaEnvelope({ statuses: [one] }))
  }
  assert.equal(await tell('msg_of_nobody', 'sent', {}), 200)
  assert.equal((await api.stateOf(messageId)).state, 'unknown')
  assert.equal(await tell(messageId, 'failed', { errors: [{ code: 131050 }] }), 200)
  const told = await api.stateOf(messageId)
  assert.deepEqual([told.state, told.error.code], ['failed', '131050'])
  const again = await api.call('POST', '/v1/messages', OFFER)
  assert.deepEqual(
    again.body.decision.reasons.map(({ code }: { code: string }) => code),
    ['platform_marketing_stop'],
  )
})

test('429 and 503-like codes are tried again, with growing pauses, then given up', async (t) => {
  const api = await start(t)
  api.provider.reply = json(429, { error: { code: 130429 } }, { 'retry-after': '30' })
  const { messageId } = await api.post()
  await api.parts.drain()
  assert.equal((await api.stateOf(messageId)).state, 'queued')
  api.clock.now += 29_000
  await api.parts.drain()
  assert.equal(api.provider.calls.length, 1)
  api.clock.now += 1_000
  api.provider.reply = json(503, { error: { code: 131016 } })
  for (let hour = 0; hour < 10; hour++) {
    await api.parts.drain()
    api.clock.now += 3_600_000
  }
  assert.equal(api.provider.calls.length, 6)
  const { state, error } = await api.stateOf(messageId)
  assert.deepEqual([state, error.class, error.code], ['failed', 'temporary', '131016'])
})

test('a message that a status says has arrived is queued no more, and leaves no second time', async (t) => {
  const api = await start(t)
  const arrived = async () => {
    const about = { id: 'wamid.early', phone: NUMBER, status: 'delivered', at: api.clock.now }
    const biz_opaque_callback_data = messageId
    await postMeta(api.url, statusOf(about, { biz_opaque_callback_data }))
  }
  // Told while the provider still answers that it would not take it.
  api.provider.reply = (res, call) => {
    arrived().then(() => json(429, { error: { code: 130429 } })(res, call))
  }
  let { messageId } = await api.post()
  await api.parts.drain()
  assert.equal((await api.stateOf(messageId)).state, 'delivered')
  // Told between a look at the message and the next try.
  api.provider.reply = json(429, { error: { code: 130429 } })
  messageId = (await api.post()).messageId
  await api.parts.drain()
  api.clock.now += 60_000
  api.provider.reply = taken('wamid.twice')
  const { get } = api.store.documents
  const looking = t.mock.method(api.store.documents, 'get', async (kind: string, id: string) => {
    const seen = await get.call(api.store.documents, kind, id)
    if (id !== messageId) return seen
    looking.mock.restore()
    await arrived()
    return seen
  })
  const before = api.provider.calls.length
  await api.parts.drain()
  assert.equal((await api.stateOf(messageId)).state, 'delivered')
  assert.equal(api.provider.calls.length, before)
})

test('what was taken after a refusal counts once against the cap', async (t) => {
  const api = await start(t)
  await api.call('PUT', '/v1/policy', {
    frequencyCap: [{ category: 'marketing', max: 1, perHours: 24 }],
  })
  api.provider.reply = json(429, {})
  const { messageId } = await api.post()
  await api.parts.drain()
  api.provider.reply = taken('wamid.second')
  api.clock.now += 1_000
  await api.parts.drain()
  assert.equal((await api.stateOf(messageId)).state, 'sent')
})

test('an invalid request leaves nothing; a message of another business is not there', async (t) => {
  const api = await start(t)
  const bad: readonly [object, number, string][] = [
    [{ ...OFFER, to: '12' }, 422, 'phone_invalid'],
    [{ ...OFFER, sender: '+819000000000' }, 422, 'sender_unknown'],
    [{ ...OFFER, message: { ...OFFER.message, topic: 'nothing' } }, 422, 'topic_unknown'],
    [{ ...OFFER, message: { ...OFFER.message, language: undefined } }, 422, 'template_invalid'],
    [{ ...OFFER, message: { type: 'freeform', text: ' ' } }, 400, 'request_invalid'],
    [{ ...OFFER, message: { type: 'freeform', text: 'a'.repeat(4_097) } }, 400, 'request_invalid'],
    [{ ...OFFER, message: { ...OFFER.message, variables: [''] } }, 400, 'request_invalid'],
    [
      { ...OFFER, message: { ...OFFER.message, variables: JSON.parse('{"__proto__":"x"}') } },
      400,
      'request_invalid',
    ],
    [{ ...OFFER, at: '2026-11-22T09:00:00Z' }, 400, 'request_invalid'],
  ]
  for (const [body, status, code] of bad) {
    const answer = await api.call('POST', '/v1/messages', body)
    assert.deepEqual(
      [answer.status, answer.body.code],
      [status, code],
      JSON.stringify(body).slice(0, 90),
    )
  }
  const { messageId } = await api.post()
  const other = await api.other()
  assert.equal((await other('GET', `/v1/messages/${messageId}`)).status, 404)
  assert.equal((await api.call('GET', '/v1/messages/nothing')).status, 404)
})

test('a retry with its own key is one message', async (t) => {
  const api = await start(t)
  const headers = { 'idempotency-key': 'order-7' }
  const [first, again] = [
    await api.call('POST', '/v1/messages', OFFER, headers),
    await api.call('POST', '/v1/messages', OFFER, headers),
  ]
  assert.equal(first.body.messageId, again.body.messageId)
  await api.parts.drain()
  assert.equal(api.provider.calls.length, 1)
})

test('a status of a message we never sent is taken, and set aside', async (t) => {
  const api = await start(t)
  const about = { id: 'wamid.foreign', phone: NUMBER, status: 'delivered', at: START_MS }
  assert.equal(await postMeta(api.url, statusOf(about)), 200)
  assert.ok(api.lines.some((line) => line.includes('unknown_message')))
})

test('words and numbers of a message are in no log and, once it left, in no store', async (t) => {
  const api = await start(t)
  const { messageId } = await api.post()
  await api.parts.drain()
  const doc = await api.store.documents.get<{ sealed: unknown }>('message', messageId)
  assert.ok(!JSON.stringify(doc).includes('90123'))
  assert.equal(doc?.body.sealed, null)
  assert.ok(!api.lines.join('').includes('90123'))
})

test('a status without our own id looks its message up once, one with it not at all', async (t) => {
  const api = await start(t)
  const { messageId } = await api.post()
  await api.parts.drain()
  const { mock } = t.mock.method(api.store.documents, 'get')
  const lookups = () => mock.calls.filter((call) => call.arguments[0] === 'message-reference')
  const told = async (status: string, more: object) => {
    mock.resetCalls()
    const about = { id: 'wamid.out1', phone: NUMBER, status, at: START_MS + 5_000 }
    assert.equal(await postMeta(api.url, statusOf(about, more)), 200)
    assert.equal((await api.stateOf(messageId)).state, status)
    return lookups().length
  }
  assert.equal(await told('delivered', {}), 1)
  assert.equal(await told('read', { biz_opaque_callback_data: messageId }), 0)
})
