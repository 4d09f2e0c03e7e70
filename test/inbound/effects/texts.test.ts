// A number to which Twilio or a carrier lets no text through is texted once and not again, whatever
// asks for it; WhatsApp stays as it was; a text of theirs ends it.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { twilioError } from '../../../src/providers/twilio/errors.ts'
import { HOUR_MS } from '../../../src/time.ts'
import { NUMBER, SMS, startInviting } from '../../doors/invitations/kit.ts'
import { TWILIO } from '../../support/api.ts'
import { metaEnvelope, PNID, postMeta, SENDER } from '../../support/meta.ts'
import { twilioForm } from '../../support/twilio.ts'

const OTHER = '+819087654321'

/** A server whose texts are refused with this code, at once; it can be changed. */
async function start(t: TestContext, code: number | undefined) {
  const provider = { code }
  const tries: string[] = []
  const api = await startInviting(t, async ({ channel, to }) => {
    if (channel !== 'sms') return { outcome: 'sent', providerMessageId: 'id' }
    tries.push(to.phone ?? '')
    return provider.code === undefined
      ? { outcome: 'sent', providerMessageId: `SM9${tries.length}` }
      : { outcome: 'refused', error: twilioError(provider.code, 'sms') }
  })
  const { call, url, clock, parts } = api
  const sender = { phone: SENDER, provider: 'meta', providerId: PNID }
  assert.equal((await call('POST', '/v1/senders', sender)).status, 201)
  await api.patch('/v1/entry-points/demo-form', { confirmation: 'double', confirmVia: 'sms' })
  const fill = async (phone = NUMBER) => {
    clock.now += 25 * HOUR_MS
    const body = new URLSearchParams({ phone, topics: 'offers' })
    const answer = await fetch(`${url}/o/demo-form`, { method: 'POST', redirect: 'manual', body })
    assert.equal(answer.status, 303)
    await parts.drain()
  }
  const askForCode = async (phone = NUMBER) => {
    const body = new URLSearchParams({ phone })
    const answer = await fetch(`${url}/stop`, { method: 'POST', redirect: 'manual', body })
    await parts.drain()
    return answer.status
  }
  const twilio = async (path: string, form: Record<string, string>) => {
    clock.now += 1_000
    const answer = await twilioForm(url, `/webhooks/twilio/${path}`, form, TWILIO.authToken)
    assert.equal(answer.status, 200)
    await parts.drain()
  }
  const refusedFor = async (channel: 'sms' | 'voice') => {
    const entryPoint = channel === 'sms' ? 'demo-sms-link' : 'demo-ivr'
    const { status, body } = await api.invite(NUMBER, { channel, entryPoint })
    if (status === 202) return []
    return body.decision.reasons.map((reason: { code: string }) => reason.code)
  }
  const noes = async () => {
    const { body } = await call('POST', '/v1/people/lookup', { person: NUMBER })
    return body.standing.noes.map((no: Record<string, unknown>) => [no.kind, no.channel])
  }
  return { ...api, provider, tries, fill, askForCode, twilio, refusedFor, noes }
}

test('whoever stopped texts at Twilio is texted once, and neither asked, invited nor sent codes by text', async (t) => {
  const api = await start(t, 21610)
  await api.fill()
  assert.deepEqual(api.tries, [NUMBER])
  await api.fill()
  assert.equal(await api.askForCode(), 303)
  assert.deepEqual(await api.refusedFor('sms'), ['texts_unwanted', 'undeliverable'])
  // A call would come as unasked as a text.
  assert.deepEqual(await api.refusedFor('voice'), ['texts_unwanted'])
  assert.deepEqual(api.tries, [NUMBER])
  assert.deepEqual(await api.noes(), [['undeliverable', 'sms']])
  // It may be older than what they agreed to since, so it is none of WhatsApp's.
  assert.deepEqual(await api.reasons('offers', { sender: SENDER }), ['consent_pending'])
})

test('it stays so when they are erased, and goes along to a new number', async (t) => {
  const api = await start(t, 21610)
  await api.fill()
  const { body } = await api.call('POST', '/v1/people/lookup', { person: NUMBER })
  assert.equal((await api.call('POST', `/v1/people/${body.personId}/erase`)).status, 200)
  await api.fill()
  assert.deepEqual(await api.refusedFor('sms'), ['texts_unwanted', 'undeliverable'])
  assert.deepEqual(api.tries, [NUMBER])
  const message = {
    ...{ from: NUMBER.slice(1), id: 'wamid.m1', timestamp: String(api.clock.now / 1_000) },
    ...{ type: 'system', system: { type: 'user_changed_number', wa_id: OTHER.slice(1) } },
  }
  assert.equal(await postMeta(api.url, metaEnvelope({ messages: [message] })), 200)
  const { body: invited } = await api.invite(OTHER)
  assert.equal(invited.decision?.reasons[0]?.code, 'texts_unwanted', JSON.stringify(invited))
})

test('a code goes as a template to whoever takes no text', async (t) => {
  const api = await start(t, 21610)
  const template = { name: 'optin_code', language: 'en', category: 'authentication' }
  const made = await api.call('POST', '/v1/templates', { ...template, topic: 'order-updates' })
  assert.equal(made.status, 201)
  await api.fill()
  assert.equal(await api.askForCode(), 303)
  assert.deepEqual(
    api.sent.map(({ channel, content }) => [channel, content.type]),
    [['whatsapp', 'template']],
  )
})

test('a text of theirs ends it, the next refusal begins it again', async (t) => {
  const api = await start(t, 21610)
  await api.fill()
  api.provider.code = undefined
  await api.twilio('message', { MessageSid: 'SM1', From: NUMBER, To: SMS, Body: 'JOIN' })
  assert.equal(api.tries.length, 2)
  assert.deepEqual(await api.noes(), [])
  const types = (await api.events()).map(({ type }: { type: string }) => type)
  assert.ok(types.includes('undeliverable.marked') && types.includes('undeliverable.cleared'))
  await api.twilio('status', {
    ...{ MessageSid: 'SM92', MessageStatus: 'undelivered', ErrorCode: '30004' },
    ...{ From: SMS, To: NUMBER },
  })
  assert.deepEqual(await api.noes(), [['undeliverable', 'sms']])
  assert.equal(await api.askForCode(), 303)
  assert.equal(api.tries.length, 2)
})

test('what takes no texts at all may still be called; what was only away is texted again', async (t) => {
  const api = await start(t, 30006)
  await api.fill()
  await api.fill()
  assert.deepEqual(api.tries, [NUMBER])
  assert.deepEqual(await api.refusedFor('sms'), ['undeliverable'])
  assert.deepEqual(await api.refusedFor('voice'), [])
  api.provider.code = 30005
  await api.fill(OTHER)
  await api.fill(OTHER)
  assert.deepEqual(api.tries, [NUMBER, OTHER, OTHER])
})
