// A free-form message that WhatsApp refuses because no window was open: the next one is kept back.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { verifyBusiness } from '../../../src/cli/verify.ts'
import { metaSend } from '../../../src/providers/meta/send.ts'
import { META, START_MS, startApi } from '../../support/api.ts'
import { PNID, postMeta, SENDER, statusOf, textFrom } from '../../support/meta.ts'
import { json, type Reply, startProvider } from '../../support/provider.ts'

const NUMBER = '+819012345678'
const MINUTE = 60_000
const REFUSAL = json(400, { error: { code: 131047 } })
const TAKEN = json(200, { messages: [{ id: 'wamid.r' }] })

async function start(t: TestContext, reply: Reply) {
  const provider = await startProvider(t, reply)
  const send = metaSend({ ...META, baseUrl: provider.url })
  const api = await startApi(t, { sends: new Map([['meta', send]]) })
  const { call, clock, url, parts } = api
  const sender = { phone: SENDER, provider: 'meta', providerId: PNID }
  assert.equal((await call('POST', '/v1/senders', sender)).status, 201)
  const wrote = async (at: number) =>
    assert.equal(await postMeta(url, textFrom(NUMBER, 'Hi', at)), 200)
  await wrote(START_MS)
  clock.now = START_MS + MINUTE
  const sendOne = async (message: object) => {
    const answer = await call('POST', '/v1/messages', { to: NUMBER, sender: SENDER, message })
    await parts.drain()
    return answer
  }
  const free = { type: 'freeform', text: 'Hello' }
  const decision = async () => {
    const body = { to: NUMBER, sender: SENDER, message: { type: 'freeform' } }
    return (await call('POST', '/v1/eligibility', body)).body.decision
  }
  const failed = async (at: number, more: object = {}) => {
    const about = { id: 'wamid.r', phone: NUMBER, status: 'failed', at }
    const errors = [{ code: 131047 }]
    assert.equal(await postMeta(url, statusOf(about, { errors, ...more })), 200)
  }
  return { ...api, provider, wrote, send: sendOne, free, decision, failed }
}

test('once one was refused, the next is not tried until they write again', async (t) => {
  const { send, free, decision, provider, wrote, clock, store, settings, keyring } = await start(
    t,
    REFUSAL,
  )
  assert.equal((await send(free)).status, 202)
  assert.equal(await decision(), 'deny')
  const { status, body } = await send(free)
  assert.deepEqual([status, body.decision.reasons[0].code], [422, 'window_closed'])
  assert.equal(provider.calls.length, 1)
  clock.now += MINUTE
  await wrote(clock.now)
  assert.equal((await send(free)).status, 202)
  assert.equal(provider.calls.length, 2)
  const verified = await verifyBusiness('demo', {
    ...{ ledger: store.ledger, catalog: settings.catalog, keyring },
    ...{ tell: assert.fail, terminal: { write: () => undefined } },
  })
  assert.deepEqual([verified.persons, verified.faults], [1, 0])
})

test('one refused later closes nothing of what they wrote since it left', async (t) => {
  for (const isLate of [false, true]) {
    const { send, free, decision, wrote, clock, failed } = await start(t, TAKEN)
    await send(free)
    clock.now += 5 * MINUTE
    const told = clock.now
    if (isLate) {
      await failed(told)
      assert.equal(await decision(), 'deny')
    }
    await wrote(START_MS + 2 * MINUTE)
    for (const _ of [1, 2]) await failed(told)
    assert.equal(await decision(), 'allow', `late: ${isLate}`)
  }
})

test('the failure of a template closes no window', async (t) => {
  const { call, send, decision, failed } = await start(t, TAKEN)
  const act = { kind: 'form', at: new Date(START_MS).toISOString() }
  const consent = { person: NUMBER, topics: ['order-updates'], entryPoint: 'demo-form', act }
  const given = { ...consent, notice: { id: 'demo-notice' }, evidence: {} }
  assert.equal((await call('POST', '/v1/consents', given)).status, 201)
  const template = { type: 'template', template: 'shipped', language: 'en', variables: [] }
  const message = { ...template, topic: 'order-updates', category: 'utility' }
  assert.equal((await send(message)).status, 202)
  await failed(START_MS + 2 * MINUTE)
  assert.equal(await decision(), 'allow')
})
