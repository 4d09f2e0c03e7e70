// A no counts after the yes it follows, also when the clock was set back in between.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startApi, TWILIO } from '../support/api.ts'
import { twilioForm } from '../support/twilio.ts'

const NUMBER = '+819012345678'
const TEXTS = '+15550000003'
const CONSENT = {
  ...{ person: NUMBER, topics: ['offers'], entryPoint: 'demo-form', act: { kind: 'message' } },
  notice: { id: 'demo-notice', language: 'en' },
}

async function agreed(t: Parameters<typeof startApi>[0]) {
  const api = await startApi(t)
  const sender = { phone: TEXTS, provider: 'twilio', providerId: TEXTS }
  assert.equal((await api.call('POST', '/v1/senders', sender)).status, 201)
  assert.equal((await api.call('POST', '/v1/consents', CONSENT)).status, 201)
  const senders = (await api.call('GET', '/v1/senders')).body.items
  const from = senders.find(({ phone }: { phone: string }) => phone !== TEXTS).phone
  const reasons = async () => {
    const message = { type: 'template', category: 'marketing', topic: 'offers' }
    const asked = { to: NUMBER, sender: from, message }
    const { body } = await api.call('POST', '/v1/eligibility', asked)
    return body.reasons.map(({ code }: { code: string }) => code)
  }
  assert.deepEqual(await reasons(), [])
  api.clock.now -= 2_000
  return { ...api, reasons }
}

test('counts a withdrawal that claims no time', async (t) => {
  const { call, clock, reasons } = await agreed(t)
  const no = { person: NUMBER, scope: 'all', act: { kind: 'call' } }
  const { status, body } = await call('POST', '/v1/withdrawals', no)
  assert.equal(status, 201)
  assert.deepEqual(
    body.standing.noes.map(({ kind, scope }: Record<string, unknown>) => [kind, scope]),
    [['optout', 'all']],
  )
  assert.deepEqual(await reasons(), ['opted_out'])
  clock.now += 10_000
  assert.deepEqual(await reasons(), ['opted_out'])
  assert.equal((await call('POST', '/v1/consents', CONSENT)).status, 201)
  assert.deepEqual(await reasons(), [], 'a later yes lifts it')
})

test('counts STOP in a message whose webhook tells no time, and START once it is later', async (t) => {
  const { url, clock, parts, reasons } = await agreed(t)
  const text = async (id: string, body: string) => {
    const form = { MessageSid: id, From: NUMBER, To: TEXTS, Body: body }
    const answer = await twilioForm(url, '/webhooks/twilio/message', form, TWILIO.authToken)
    assert.equal(answer.status, 200)
    await parts.drain()
  }
  await text('SM1', 'STOP')
  assert.deepEqual(await reasons(), ['opted_out'])
  clock.now += 10_000
  await text('SM1', 'STOP')
  await text('SM2', 'START')
  assert.deepEqual(await reasons(), [])
})

test('leaves a withdrawal at the time that it claims', async (t) => {
  const { call, clock, reasons } = await agreed(t)
  const act = { kind: 'call', at: new Date(clock.now - 1).toISOString() }
  const no = { person: NUMBER, scope: 'all', act }
  assert.equal((await call('POST', '/v1/withdrawals', no)).status, 201)
  assert.deepEqual(await reasons(), [])
})
