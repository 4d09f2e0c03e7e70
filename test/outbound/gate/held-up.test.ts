// A process that is held up while it sends: stopped for a while, or left waiting by the store.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { LEASE_MS } from '../../../src/outbound/outbox/queue.ts'
import { createParts } from '../../../src/parts.ts'
import { metaSend } from '../../../src/providers/meta/send.ts'
import { agreed, NUMBER } from '../../support/agreed.ts'
import { META, START_MS, startApi } from '../../support/api.ts'
import { PNID, postMeta, SENDER, textFrom } from '../../support/meta.ts'
import { json, startProvider } from '../../support/provider.ts'

const OFFER = {
  ...{ to: NUMBER, sender: SENDER },
  message: { type: 'template', template: 'spring_sale', language: 'ja', topic: 'offers' },
}

/** A queued message. `meanwhile` is done once, when its first try is reserved. */
async function start(t: TestContext, meanwhile: () => Promise<unknown>) {
  const provider = await startProvider(t, json(200, { messages: [{ id: 'wamid.out1' }] }))
  const send = metaSend({ ...META, baseUrl: provider.url, accessToken: 'the access token' })
  const api = await startApi(t, { sends: new Map([['meta', send]]) })
  await agreed(api, { phone: SENDER, provider: 'meta', providerId: PNID })
  const id = (await api.call('POST', '/v1/messages', OFFER)).body.messageId
  const { ledger } = api.store
  const record = ledger.record.bind(ledger)
  let isDone = false
  t.mock.method(ledger, 'record', async (...args: Parameters<typeof record>) => {
    const recorded = await record(...args)
    const isReserve = recorded.events.some((event) => event.id === `${id}.sending.1`)
    if (isReserve && !isDone) {
      isDone = true
      await meanwhile()
    }
    return recorded
  })
  /** Templates that left. */
  const left = () => provider.calls.filter(({ text }) => text.includes('spring_sale')).length
  const message = async () => (await api.call('GET', `/v1/messages/${id}`)).body
  return { ...api, left, message }
}

test('does not leave when the person opted out while it was held up', async (t) => {
  const api = await start(t, async () => {
    api.clock.now += 20_000
    assert.equal(await postMeta(api.url, textFrom(NUMBER, 'STOP', START_MS + 10_000)), 200)
  })
  await api.parts.drain()
  assert.equal(api.left(), 0)
  const { state, error } = await api.message()
  assert.deepEqual([state, error.code, error.detail], ['failed', 'not_eligible', 'opted_out'])
})

test('leaves once when nothing came meanwhile, and counts once', async (t) => {
  const api = await start(t, async () => {
    api.clock.now += 20_000
  })
  const cap = { frequencyCap: [{ category: 'marketing', max: 1, perHours: 24 }] }
  await api.call('PUT', '/v1/policy', cap)
  await api.parts.drain()
  assert.equal(api.left(), 1)
  assert.equal((await api.message()).state, 'sent')
})

test('what another process took for interrupted has left once it is known, without a fault', async (t) => {
  let left = 0
  const send = async () => {
    left++
    api.clock.now += LEASE_MS + 1
    await createParts(api.deps).drain()
    assert.equal((await message()).error.code, 'interrupted')
    return { outcome: 'sent', providerMessageId: 'wamid.out1' } as const
  }
  const api = await startApi(t, { sends: new Map([['meta', send]]) })
  await agreed(api, { phone: SENDER, provider: 'meta', providerId: PNID })
  const id = (await api.call('POST', '/v1/messages', OFFER)).body.messageId
  const message = async () => (await api.call('GET', `/v1/messages/${id}`)).body
  await api.parts.drain()
  assert.deepEqual(await message(), { id, state: 'sent', error: null })
  assert.equal(left, 1)
})
