// What the gate keeps back after it was taken: told once, to the business as in the history, and
// without any weight of its own.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StoredMessage } from '../../../src/outbound/gate/message.ts'
import { LEASE_MS } from '../../../src/outbound/outbox/queue.ts'
import { metaSend } from '../../../src/providers/meta/send.ts'
import { agreed, NUMBER } from '../../support/agreed.ts'
import { META, START_MS, startApi } from '../../support/api.ts'
import { PNID, postMeta, SENDER, textFrom } from '../../support/meta.ts'
import { json, startProvider } from '../../support/provider.ts'

const message = { type: 'template', template: 'spring_sale', language: 'ja', topic: 'offers' }
const OFFER = { to: NUMBER, sender: SENDER, message }

interface Fact {
  readonly id: string
  readonly type: string
  readonly state?: string
  readonly messageId?: string
  readonly evidence: { readonly reasons?: string[]; readonly purpose?: string }
}

async function start(t: Parameters<typeof startApi>[0]) {
  const reply = (id: string) => json(200, { contacts: [], messages: [{ id }] })
  const provider = await startProvider(t, reply('wamid.out1'))
  const receiver = await startProvider(t, json(200, {}))
  const send = metaSend({ ...META, baseUrl: provider.url, accessToken: 'the access token' })
  const api = await startApi(t, { sends: new Map([['meta', send]]) })
  await agreed(api, { phone: SENDER, provider: 'meta', providerId: PNID })
  const hook = { url: receiver.url, types: ['message.updated'] }
  assert.equal((await api.call('POST', '/v1/webhook-endpoints', hook)).status, 201)
  const person = async () => (await api.call('POST', '/v1/people/lookup', { person: NUMBER })).body
  return {
    ...{ ...api, provider, person, reply },
    async post(): Promise<string> {
      const { status, body } = await api.call('POST', '/v1/messages', OFFER)
      assert.equal(status, 202, JSON.stringify(body))
      return body.messageId
    },
    /** The steps of our messages in the person's history. */
    async steps(): Promise<Fact[]> {
      const { personId } = await person()
      const { body } = await api.call('GET', `/v1/people/${personId}/events?limit=500`)
      return body.events.filter(({ type }: Fact) => type === 'message.updated')
    },
    /** What the webhook was told of messages. */
    told: (): Fact[] => receiver.calls.map(({ text }) => JSON.parse(text).data),
    async drain() {
      await api.parts.drain()
      await api.parts.drain()
    },
  }
}

test('a message kept back at the last moment is told, in the history and by webhook', async (t) => {
  const api = await start(t)
  const id = await api.post()
  assert.equal(await postMeta(api.url, textFrom(NUMBER, 'STOP', START_MS)), 200)
  const before = (await api.person()).standing
  await api.drain()
  const own = (facts: readonly Fact[]) => facts.filter(({ messageId }) => messageId === id)
  for (const facts of [own(await api.steps()), own(api.told())]) {
    assert.deepEqual(
      facts.map(({ state, evidence }) => [state, evidence.reasons]),
      [['failed', ['opted_out']]],
    )
  }
  assert.deepEqual((await api.person()).standing, before)
  const page = await api.call('GET', `/v1/messages/${id}`)
  assert.deepEqual([page.body.state, page.body.error.code], ['failed', 'not_eligible'])
})

test('what many caps keep back leaves no trace in the standing', async (t) => {
  const api = await start(t)
  const cap = { frequencyCap: [{ category: 'marketing', max: 1, perHours: 24 }] }
  assert.equal((await api.call('PUT', '/v1/policy', cap)).status, 200)
  const ids = await Promise.all(Array.from({ length: 4 }, () => api.post()))
  await api.drain()
  const kept = (await api.steps()).filter(({ evidence }) => evidence.reasons !== undefined)
  assert.equal(kept.length, 3)
  for (const { evidence } of kept) assert.deepEqual(evidence.reasons, ['frequency_cap'])
  const { personId } = await api.person()
  const [record] = await api.store.ledger.read([personId])
  const slots = Object.keys(record?.standing ?? {}).filter((name) => /^(un)?sent\|/.test(name))
  assert.deepEqual(
    slots.map((name) => ids.includes(name.split('|')[1] as string)),
    [true],
  )
})

test('a try made before does not count once its message is kept back', async (t) => {
  const api = await start(t)
  const cap = { frequencyCap: [{ category: 'marketing', max: 1, perHours: 24 }] }
  await api.call('PUT', '/v1/policy', cap)
  api.provider.reply = json(429, {})
  await api.post()
  await api.drain()
  await api.call('PUT', '/v1/policy', { ...cap, blockedCountries: ['JP'] })
  api.clock.now += 60_000
  await api.drain()
  assert.deepEqual((await api.steps()).at(-1)?.evidence.reasons, ['country_blocked'])
  await api.call('PUT', '/v1/policy', cap)
  const { body } = await api.call('POST', '/v1/eligibility', OFFER)
  assert.equal(body.decision, 'allow')
})

test('a crash after it was told neither tells it again nor lets it leave', async (t) => {
  const api = await start(t)
  const id = await api.post()
  await api.call('PUT', '/v1/policy', { blockedCountries: ['JP'] })
  const { documents } = api.store
  const put = documents.put.bind(documents)
  const dying = t.mock.method(documents, 'put', (...args: Parameters<typeof put>) => {
    const [{ kind, body }] = args
    if (kind === 'message' && (body as { state: string }).state === 'failed') {
      throw new Error('killed')
    }
    return put(...args)
  })
  await api.parts.drain().catch(() => {})
  dying.mock.restore()
  assert.equal((await api.steps()).length, 1)
  await api.call('PUT', '/v1/policy', {})
  api.clock.now += LEASE_MS + 3_600_000
  await api.drain()
  const { body } = await api.call('GET', `/v1/messages/${id}`)
  assert.deepEqual([body.state, body.error.detail], ['failed', 'country_blocked'])
  assert.deepEqual(
    (await api.steps()).map(({ state }) => state),
    ['failed'],
  )
  assert.equal(api.told().length, 1)
  assert.equal(api.provider.calls.length, 0)
})

test('a question of ours that is kept back is told to nobody', async (t) => {
  const api = await start(t)
  await api.call('PUT', '/v1/policy', { blockedCountries: ['JP'] })
  assert.equal(await postMeta(api.url, textFrom(NUMBER, 'STOP', START_MS)), 200)
  await api.drain()
  const messages = await api.store.documents.list<StoredMessage>('message', 'demo', undefined, 9)
  assert.deepEqual(
    messages.map(({ body }) => [body.claim.type, body.state]),
    [['ask', 'failed']],
  )
  assert.deepEqual(
    (await api.steps()).filter(({ state }) => state === 'failed'),
    [],
  )
})
