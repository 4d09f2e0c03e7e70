// A text on its way to Twilio: what our client posts, and what is made of Twilio's answers.
// Source of the fields: Twilio, Messages resource (API version 2010-04-01).

import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { test } from 'node:test'
import { segmentsOf } from '../../src/chat/sms.ts'
import { twilioSend } from '../../src/providers/twilio/send.ts'
import { NUMBER, SMS, startInviting } from '../doors/invitations/kit.ts'
import { TWILIO } from '../support/api.ts'
import { json, type Reply, startProvider } from '../support/provider.ts'
import { twilioForm } from '../support/twilio.ts'

const SID = 'SM0123456789abcdef0123456789abcdef'
const ACCOUNT = 'AC0123456789abcdef0123456789abcdef'
const taken: Reply = json(201, { sid: SID, status: 'queued' })

async function start(t: TestContext, reply: Reply) {
  const provider = await startProvider(t, reply)
  const send = twilioSend({
    ...{ accountSid: ACCOUNT, authToken: TWILIO.authToken, baseUrl: provider.url },
    statusUrl: 'http://localhost/webhooks/twilio/status',
    voiceUrl: 'http://localhost/webhooks/twilio/voice',
  })
  const api = await startInviting(t, send)
  const stateOf = async (id: string) => {
    const { body } = await api.call('GET', `/v1/messages/${id}`)
    return [body.state, body.error?.class ?? null, body.error?.code ?? null]
  }
  return { ...api, provider, stateOf }
}

test('an invitation is one request of known fields, within what Twilio takes', async (t) => {
  const { invite, parts, provider } = await start(t, taken)
  const { body } = await invite()
  await parts.drain()
  assert.equal(provider.calls.length, 1)
  const [call] = provider.calls
  assert.equal(call?.path, `/2010-04-01/Accounts/${ACCOUNT}/Messages.json`)
  const basic = Buffer.from(`${ACCOUNT}:${TWILIO.authToken}`).toString('base64')
  assert.equal(call?.headers.authorization, `Basic ${basic}`)
  const form = new URLSearchParams(call?.text)
  assert.deepEqual([...form.keys()].sort(), ['Body', 'From', 'StatusCallback', 'To'])
  assert.equal(form.get('To'), NUMBER)
  assert.equal(form.get('From'), SMS)
  const text = form.get('Body') ?? ''
  assert.match(text, /Sakura Coffee.*http:\/\/localhost\/c\/[a-z0-9]{19}$/)
  assert.ok(text.length <= 1_600 && segmentsOf(text).count <= 3)
  const callback = new URL(form.get('StatusCallback') ?? '')
  assert.equal(callback.searchParams.get('m'), body.messageId)
  assert.equal(callback.hash, '#rc=5&rp=all')
  // Neither the link nor the number is in any address.
  assert.ok(!callback.href.includes('/c/') && !callback.href.includes(NUMBER.slice(-8)))
})

test('what Twilio answers decides what became of it, and whether it is tried again', async (t) => {
  const error = (status: number, code: number): Reply =>
    json(status, { code, status, message: 'x' })
  const cases: [Reply, unknown[]][] = [
    [error(400, 21614), ['failed', 'person', '21614']],
    [error(400, 21635), ['failed', 'person', '21635']],
    [error(400, 21610), ['failed', 'person', '21610']],
    [error(400, 21408), ['failed', 'ours', '21408']],
    [error(429, 20429), ['queued', null, null]],
    [json(500, { message: 'x' }), ['unknown', 'unsure', '500']],
    [(res) => res.end('half an ans'), ['unknown', 'unsure', 'connection']],
    // Last, since it stops the sender for a while.
    [error(401, 20003), ['failed', 'ours', '20003']],
  ]
  const { invite, parts, provider, stateOf, reasons } = await start(t, taken)
  for (const [i, [reply, expected]] of cases.entries()) {
    provider.reply = reply
    const { status, body } = await invite(`+81901111220${i}`)
    assert.equal(status, 202)
    await parts.drain()
    assert.deepEqual(await stateOf(body.messageId), expected)
  }
  assert.equal(provider.calls.length, cases.length)
  assert.deepEqual(await reasons(), ['no_consent'])
})

test('a text that did not arrive says nothing about WhatsApp, and grants nothing', async (t) => {
  const { invite, parts, stateOf, url, reasons } = await start(t, taken)
  const { body } = await invite()
  await parts.drain()
  assert.deepEqual(await stateOf(body.messageId), ['sent', null, null])
  const form = {
    ...{ MessageSid: SID, MessageStatus: 'undelivered', ErrorCode: '30006' },
    ...{ From: SMS, To: NUMBER },
  }
  const path = `/webhooks/twilio/status?m=${body.messageId}`
  const { status } = await twilioForm(url, path, form, TWILIO.authToken)
  assert.equal(status, 200)
  assert.deepEqual(await stateOf(body.messageId), ['failed', 'person', '30006'])
  assert.deepEqual(await reasons(), ['no_consent'])
})
