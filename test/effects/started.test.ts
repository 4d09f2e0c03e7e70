// START: what its answer says is so. It ends what a stop word stopped; what was stopped otherwise
// ends by a form and START from the number itself, as the page after the form says.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Outgoing } from '../../src/providers/sending.ts'
import { startApi, TWILIO } from '../support/api.ts'
import { PNID, postMeta, SENDER, textFrom } from '../support/meta.ts'
import { twilioForm } from '../support/twilio.ts'

const NUMBER = '+819012345678'
const OURS = '+447700900000'

async function start(t: Parameters<typeof startApi>[0]) {
  const sent: Outgoing[] = []
  const take = async (message: Outgoing) => {
    sent.push(message)
    return { outcome: 'sent' as const, providerMessageId: `wamid.${sent.length}` }
  }
  const api = await startApi(t, { sends: new Map(['meta', 'twilio'].map((name) => [name, take])) })
  for (const sender of [
    { phone: SENDER, provider: 'meta', providerId: PNID },
    { phone: OURS, provider: 'twilio', providerId: `whatsapp:${OURS}`, advancedOptOut: true },
  ]) {
    assert.equal((await api.call('POST', '/v1/senders', sender)).status, 201)
  }
  const hear = async (text: string, seconds = 5) => {
    api.clock.now += seconds * 1_000
    assert.equal(await postMeta(api.url, textFrom(NUMBER, text, api.clock.now)), 200)
    await api.parts.drain()
  }
  const fill = async () => {
    api.clock.now += 5_000
    const answer = await fetch(`${api.url}/o/demo-form?lang=en`, {
      ...{ method: 'POST', redirect: 'manual' },
      body: new URLSearchParams({ phone: NUMBER, topics: 'offers' }),
    })
    assert.equal(answer.status, 303)
  }
  const withdraw = async (more: object) => {
    api.clock.now += 5_000
    const act = { kind: 'call', at: new Date(api.clock.now).toISOString() }
    const body = { person: NUMBER, act, ...more }
    assert.equal((await api.call('POST', '/v1/withdrawals', body)).status, 201)
  }
  const reasons = async () => {
    const { body } = await api.call('POST', '/v1/eligibility', {
      ...{ to: NUMBER, sender: SENDER, message: { type: 'template', topic: 'offers' } },
    })
    return body.reasons.map(({ code }: { code: string }) => code)
  }
  const texts = () => sent.map(({ content }) => (content.type === 'text' ? content.text : ''))
  return { ...api, hear, fill, withdraw, reasons, texts }
}

for (const scope of ['all', 'marketing'] as const) {
  test(`START confirms a form filled in after an opt-out of ${scope} on the telephone`, async (t) => {
    const { fill, hear, reasons, texts, withdraw, call } = await start(t)
    await fill()
    await withdraw({ scope })
    const no = scope === 'all' ? 'opted_out' : 'opted_out_marketing'
    assert.deepEqual(await reasons(), [no])
    await fill()
    assert.deepEqual((await reasons()).sort(), ['consent_pending', no])
    await hear('hello')
    assert.deepEqual((await reasons()).sort(), ['consent_pending', no])
    await hear('START')
    assert.deepEqual(await reasons(), [])
    assert.equal(texts().length, 1)
    assert.match(texts()[0] ?? '', /may now write to you about offers and news/)
    const { body } = await call('POST', '/v1/people/lookup', { person: NUMBER })
    assert.equal(body.standing.topics.offers.strength, 'confirmed')
    // Not what nobody asked for again.
    assert.equal(body.standing.topics['order-updates'], undefined)
  })
}

test('START alone does not end what was stopped otherwise, and its answer says so', async (t) => {
  const { fill, hear, reasons, texts, withdraw } = await start(t)
  await fill()
  await withdraw({ scope: 'all' })
  await hear('START')
  assert.deepEqual(await reasons(), ['opted_out'])
  assert.match(texts()[0] ?? '', /another way than with STOP stays stopped/)
})

test('a form from before the opt-out, or from after START, is confirmed by nothing', async (t) => {
  const { fill, hear, reasons, withdraw } = await start(t)
  await fill()
  await withdraw({ scope: 'all' })
  await hear('START')
  await fill()
  assert.deepEqual(await reasons(), ['opted_out', 'consent_pending'])
})

test('a START of the very second of its STOP is answered with what stands', async (t) => {
  const { fill, hear, reasons, texts } = await start(t)
  await fill()
  await hear('STOP')
  await hear('START', 0)
  assert.deepEqual(await reasons(), ['opted_out'])
  assert.deepEqual(
    texts().map((text) => /no more messages/.test(text)),
    [true, true],
  )
})

test('HELP that Twilio has answered is not answered again', async (t) => {
  const { url, parts, texts } = await start(t)
  for (const [id, more] of [
    ['SM1', { OptOutType: 'HELP' }],
    ['SM2', {}],
  ] as const) {
    const from = `whatsapp:${NUMBER}`
    const form = { MessageSid: id, From: from, To: `whatsapp:${OURS}`, Body: 'help me', ...more }
    const path = '/webhooks/twilio/message'
    assert.equal((await twilioForm(url, path, form, TWILIO.authToken)).status, 200)
    await parts.drain()
    assert.equal(texts().length, id === 'SM1' ? 0 : 1)
  }
})
