// Webhooks out: signed, repeated, logged, replayed; each fact told once to each endpoint.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Webhook } from 'standardwebhooks'
import { sealSecrets } from '../../../src/settings/endpoints.ts'
import { START_MS, startApi } from '../../support/api.ts'
import { PNID, postMeta, SENDER, textFrom } from '../../support/meta.ts'
import { json, type Reply, startProvider } from '../../support/provider.ts'
import { refusing } from '../../support/store.ts'

const NUMBER = '+819012345678'
const consent = (at: number) => ({
  ...{ person: NUMBER, topics: ['offers'], entryPoint: 'demo-checkbox' },
  act: { kind: 'form', at: new Date(at).toISOString() },
  notice: { id: 'demo-notice', language: 'ja' },
})

async function start(t: Parameters<typeof startApi>[0], types = ['consent.given'], reply?: Reply) {
  const api = await startApi(t)
  const receiver = await startProvider(t, reply ?? json(200, {}))
  const made = await api.call('POST', '/v1/webhook-endpoints', { url: receiver.url, types })
  assert.equal(made.status, 201)
  const { id, secret } = made.body
  const agree = async () => {
    assert.equal((await api.call('POST', '/v1/consents', consent(api.clock.now))).status, 201)
    await api.parts.drain()
  }
  const log = async () =>
    (await api.call('GET', `/v1/webhook-endpoints/${id}/deliveries`)).body.items
  return { ...api, receiver, id, secret, agree, log }
}

test('a fact is told once, signed, with its sequence', async (t) => {
  const { receiver, secret, agree, log, parts } = await start(t)
  await agree()
  await parts.drain()
  assert.equal(receiver.calls.length, 1)
  const [call] = receiver.calls
  const headers = call?.headers as Record<string, string>
  const body = call?.text ?? ''
  // Their own library's clock is the real one, so the time alone is left out of the check.
  const at = new Date(Number(headers['webhook-timestamp']) * 1_000)
  const expected = new Webhook(secret).sign(headers['webhook-id'] ?? '', at, body)
  assert.equal(headers['webhook-signature'], expected)
  assert.equal(at.getTime(), START_MS)
  const told = JSON.parse(body)
  assert.equal(told.type, 'consent.given')
  assert.deepEqual(told.data.topics, ['offers'])
  assert.equal(told.data.sequence, 1)
  assert.equal(told.data.occurredAt, new Date(START_MS).toISOString())
  for (const name of ['personId', 'sequence', 'occurredAt', 'recordedAt']) {
    assert.equal(told[name], told.data[name], name)
  }
  assert.ok(!body.includes(NUMBER))
  const [entry] = await log()
  assert.equal(entry.state, 'delivered')
  assert.deepEqual(entry.tries, [{ at: new Date(START_MS).toISOString(), status: 200 }])
})

test('only what an endpoint asked for, and nothing from before it was made', async (t) => {
  const { receiver, call, clock, parts, agree } = await start(t, ['consent.withdrawn'])
  await agree()
  assert.equal(receiver.calls.length, 0)
  clock.now += 1_000
  await call('POST', '/v1/withdrawals', {
    ...{ person: NUMBER, scope: 'all' },
    act: { kind: 'form', at: new Date(clock.now).toISOString() },
  })
  const late = await call('POST', '/v1/webhook-endpoints', {
    ...{ url: receiver.url, types: ['consent.given'] },
  })
  assert.equal(late.status, 201)
  await parts.drain()
  assert.deepEqual(
    receiver.calls.map(({ text }) => JSON.parse(text).type),
    ['consent.withdrawn'],
  )
})

test('START tells of consents that count again, and of nothing where there are none', async (t) => {
  const { receiver, call, clock, parts, agree, url, id } = await start(t)
  const sender = { phone: SENDER, provider: 'meta', providerId: PNID }
  assert.equal((await call('POST', '/v1/senders', sender)).status, 201)
  const say = async (text: string) => {
    clock.now += 2_000
    assert.equal(await postMeta(url, textFrom(NUMBER, text, clock.now)), 200)
    await parts.drain()
  }
  const told = () => receiver.calls.map(({ text }) => JSON.parse(text).data.topics)
  await say('START')
  assert.deepEqual(told(), [])
  // It stays on record: it may lift a STOP of before it that comes late.
  const { events } = (await call('GET', '/v1/events')).body
  assert.equal(events.at(-1).restores, true)
  assert.equal((await call('POST', `/v1/webhook-endpoints/${id}/replay`, {})).status, 202)
  await parts.drain()
  assert.deepEqual(told(), [])
  await agree()
  await say('STOP')
  await say('START')
  assert.deepEqual(told(), [['offers'], ['offers']])
})

test('a receiver that fails is tried again for three days, then it is a dead letter', async (t) => {
  const { receiver, agree, log, parts, clock } = await start(t, undefined, json(500, {}))
  await agree()
  const ids = new Set<string>()
  let tries = 0
  for (let hour = 0; hour < 90; hour++) {
    await parts.drain()
    if (receiver.calls.length > tries) tries = receiver.calls.length
    clock.now += 3_600_000
  }
  for (const { headers } of receiver.calls) ids.add(String(headers['webhook-id']))
  assert.equal(ids.size, 1)
  assert.equal(tries, 10)
  const [entry] = await log()
  assert.equal(entry.state, 'failed')
  assert.ok(Date.parse(entry.tries.at(-1).at) - START_MS > 71 * 3_600_000)
})

test('a receiver that comes back has it; one that answers 410 is left alone', async (t) => {
  const { receiver, agree, log, parts, clock } = await start(t, undefined, (res) => res.destroy())
  await agree()
  receiver.reply = json(204, {})
  clock.now += 6_000
  await parts.drain()
  assert.deepEqual(
    (await log())[0].tries.map(({ status }: { status: unknown }) => status),
    ['connection', 204],
  )
  receiver.reply = json(410, {})
  clock.now += 1_000
  await agree()
  clock.now += 86_400_000
  await parts.drain()
  assert.equal((await log()).at(-1).state, 'failed')
  assert.equal(receiver.calls.length, 3)
})

test('what was given up is listed, also where the store went away in between', async (t) => {
  const { agree, parts, call, clock, store } = await start(t, undefined, json(410, {}))
  refusing(store.documents, 'dead-letter')
  await agree()
  clock.now += 3_000
  await parts.drain()
  const { items } = (await call('GET', '/v1/dead-letters')).body
  assert.equal(items.length, 1)
  assert.deepEqual([items[0].code, items[0].at], ['410', new Date(START_MS).toISOString()])
})

test('replay delivers again what was recorded, under the endpoint’s types', async (t) => {
  const { receiver, agree, call, parts, id, clock } = await start(t)
  await agree()
  clock.now += 60_000
  await agree()
  const first = await call('POST', `/v1/webhook-endpoints/${id}/replay`, { limit: 1 })
  assert.deepEqual([first.status, first.body.queued], [202, 1])
  await parts.drain()
  assert.equal(receiver.calls.length, 3)
  const { next } = first.body
  const rest = await call('POST', `/v1/webhook-endpoints/${id}/replay`, { after: next })
  assert.equal(rest.body.queued, 1)
  await parts.drain()
  assert.equal(receiver.calls.length, 4)
  const events = receiver.calls.map(({ text }) => JSON.parse(text).data.id)
  assert.deepEqual([events[2], events[3]], [events[0], events[1]])
})

test('a business sees its own endpoints only', async (t) => {
  const { id, other } = await start(t)
  const call = await other()
  assert.equal((await call('GET', `/v1/webhook-endpoints/${id}/deliveries`)).status, 404)
  assert.equal((await call('POST', `/v1/webhook-endpoints/${id}/replay`, {})).status, 404)
})

test('keeps the secret sealed, and seals the one of an endpoint made before', async (t) => {
  const { store, settings, keyring, receiver, id, secret, agree } = await start(t)
  const kept = async () => JSON.stringify(await store.documents.get('webhook-endpoint', id))
  assert.ok(!(await kept()).includes(secret))
  await settings.change('webhook-endpoint', id, 'demo', (stored) => {
    const { sealed: _, ...before } = stored
    return { ...before, secret }
  })
  const isSigned = async () => {
    await agree()
    const call = receiver.calls.at(-1)
    const headers = call?.headers as Record<string, string>
    const at = new Date(Number(headers['webhook-timestamp']) * 1_000)
    const expected = new Webhook(secret).sign(headers['webhook-id'] ?? '', at, call?.text ?? '')
    assert.equal(headers['webhook-signature'], expected)
  }
  await isSigned()
  await sealSecrets(settings, keyring)
  assert.ok(!(await kept()).includes(secret))
  await isSigned()
})
