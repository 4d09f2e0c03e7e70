// START: what its answer says is so. It ends what a stop word stopped; what was stopped otherwise
// ends by a form and START from the number itself, as the page after the form says.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startApi, TWILIO } from '../../support/api.ts'
import { metaEnvelope, PNID, postMeta, SENDER, textFrom } from '../../support/meta.ts'
import { keptSends } from '../../support/sent.ts'
import { twilioForm } from '../../support/twilio.ts'

const NUMBER = '+819012345678'
const OURS = '+447700900000'

async function start(t: Parameters<typeof startApi>[0]) {
  const { sent, sends } = keptSends(['meta', 'twilio'], (count) => `wamid.${count}`)
  const api = await startApi(t, { sends })
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
  /** WhatsApp's own switch, in the chat with our number at Meta. */
  const turn = async (value: 'stop' | 'resume') => {
    api.clock.now += 5_000
    const timestamp = Math.floor(api.clock.now / 1_000)
    const one = { wa_id: NUMBER.slice(1), category: 'marketing_messages', value, timestamp }
    const body = metaEnvelope({ user_preferences: [one] }, 'user_preferences')
    assert.equal(await postMeta(api.url, body), 200)
    await api.parts.drain()
  }
  const texts = () => sent.map(({ content }) => (content.type === 'text' ? content.text : ''))
  return { ...api, hear, fill, withdraw, turn, reasons, texts }
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

test('START promises nothing that WhatsApp’s own switch holds back, and says where it is', async (t) => {
  const { fill, hear, turn, reasons, texts, call, clock } = await start(t)
  await fill()
  await hear('STOP')
  await turn('stop')
  await hear('START')
  assert.deepEqual(await reasons(), ['platform_marketing_stop'])
  const told = texts().at(-1) ?? ''
  assert.doesNotMatch(told, /again get messages|Nothing is stopped/)
  assert.match(told, /^Messages about offers and news stay off: “Offers and announcements”/)
  assert.match(told, /switch it on/)
  // What is no marketing comes again.
  const act = { kind: 'terminal', at: new Date(clock.now).toISOString() }
  const { status } = await call('POST', '/v1/consents', {
    ...{ person: NUMBER, topics: ['order-updates'], entryPoint: 'demo-kiosk', act },
    notice: { id: 'demo-notice', language: 'en' },
  })
  assert.equal(status, 201)
  await hear('STOP')
  await hear('START')
  assert.match(texts().at(-1) ?? '', /again get messages about order updates from.*stay off/s)
  await hear('STOP')
  await turn('resume')
  await hear('START')
  assert.deepEqual(await reasons(), [])
  assert.match(texts().at(-1) ?? '', /again get messages about .*offers and news/)
  assert.doesNotMatch(texts().at(-1) ?? '', /stay off/)
})

test('START while wording in doubt is being read says that marketing waits for it', async (t) => {
  const { fill, hear, reasons, texts } = await start(t)
  await fill()
  await hear('cancel my offers maybe')
  assert.deepEqual(await reasons(), ['opt_out_in_review'])
  await hear('START')
  assert.deepEqual(await reasons(), ['opt_out_in_review'])
  assert.match(texts().at(-1) ?? '', /^Something you wrote may have been a no/)
  assert.match(texts().at(-1) ?? '', /no messages about offers and news/)
  await hear('STOP')
  await hear('START')
  assert.deepEqual(await reasons(), ['opt_out_in_review'])
  assert.doesNotMatch(texts().at(-1) ?? '', /again get messages/)
})

test('START names no consent that has lapsed meanwhile', async (t) => {
  const { fill, hear, reasons, texts, call, clock } = await start(t)
  await fill()
  await hear('STOP')
  assert.equal((await call('PUT', '/v1/policy', { consentLifetimeDays: 30 })).status, 200)
  clock.now += 31 * 86_400_000
  await hear('START')
  assert.deepEqual(await reasons(), ['consent_expired'])
  assert.match(texts().at(-1) ?? '', /^Nothing is stopped any more/)
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
