// What our client asks of Twilio is what Twilio's published operations take.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Content, Outgoing } from '../../src/providers/sending.ts'
import { twilioSend } from '../../src/providers/twilio/send.ts'
import { json, startProvider } from '../support/provider.ts'
import { faultsOf } from '../support/twilio-openapi.ts'

const SID = `AC${'0'.repeat(32)}`
const CONTENTS: readonly Content[] = [
  { type: 'text', text: 'はい ✅ & = +' },
  { type: 'buttons', text: 'Agree?', buttons: [{ id: 'CONFIRM:1', title: 'Yes' }] },
  {
    type: 'template',
    name: 'spring_sale',
    language: 'ja',
    variables: ['花', 'x'],
    providerId: `HX${'0'.repeat(32)}`,
  },
  {
    type: 'template',
    name: 'spring_sale',
    language: 'ja',
    variables: { first_name: 'Ana' },
    providerId: `HX${'a'.repeat(32)}`,
  },
]
const TO: readonly Pick<Outgoing, 'channel' | 'from' | 'to'>[] = [
  { channel: 'whatsapp', from: 'whatsapp:+15550783881', to: { phone: '+819012345678' } },
  { channel: 'whatsapp', from: 'whatsapp:+15550783881', to: { userId: 'JP.13491208655302741918' } },
  { channel: 'sms', from: '+15550783881', to: { phone: '+819012345678' } },
]

test('sends messages as the published operation has them', async (t) => {
  const provider = await startProvider(t, json(201, { sid: 'SM1' }))
  const send = twilioSend({
    ...{ accountSid: SID, authToken: 'the token', baseUrl: provider.url },
    statusUrl: 'https://optin.example.com/webhooks/twilio/status',
    voiceUrl: 'https://optin.example.com/webhooks/twilio/voice',
  })
  for (const content of CONTENTS) {
    for (const to of TO) {
      const attempt = await send({ messageId: 'msg_1', content, ...to })
      assert.equal(attempt.outcome, 'sent')
      const call = provider.calls.at(-1)
      assert.ok(call)
      assert.deepEqual(faultsOf('CreateMessage', call), [], call.text)
      const form = new URLSearchParams(call.text)
      assert.equal(form.get('To')?.startsWith('whatsapp:'), to.channel === 'whatsapp')
      assert.match(form.get('StatusCallback') ?? '', /\/status\?m=msg_1#rc=5&rp=all$/)
    }
  }
})

test('places calls as the published operation has them', async (t) => {
  const provider = await startProvider(t, json(201, { sid: 'CA1' }))
  const send = twilioSend({
    ...{ accountSid: SID, authToken: 'the token', baseUrl: provider.url },
    statusUrl: 'https://optin.example.com/webhooks/twilio/status',
    voiceUrl: 'https://optin.example.com/webhooks/twilio/voice',
  })
  const content = { type: 'call', door: 'demo-ivr', language: 'ja' } as const
  const to = { phone: '+819012345678' }
  const call = { messageId: 'msg_1', channel: 'voice', from: '+15550783881', to, content } as const
  assert.equal((await send(call)).outcome, 'sent')
  const [sent = assert.fail()] = provider.calls
  assert.deepEqual(faultsOf('CreateCall', sent), [], sent.text)
  assert.match(sent.text, /MachineDetection=Enable/)
})

test('the check finds what is wrong, so that it can fail', () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const path = `/2010-04-01/Accounts/${SID}/Messages.json`
  const of = (form: Record<string, string>, more: object = {}) =>
    faultsOf('CreateMessage', { path, headers, text: String(new URLSearchParams(form)), ...more })
  const good = { To: '+819012345678', From: '+15550783881', Body: 'Hello' }
  assert.deepEqual(of(good), [])
  assert.deepEqual(of({ ...good, MessageIntent: 'otp' }), [])
  for (const bad of [
    { From: '+1', Body: 'Hello' },
    { ...good, Boddy: 'typo' },
    { ...good, ContentSid: 'HX1' },
    { ...good, ScheduleType: 'someday' },
    { ...good, ValidityPeriod: 'long' },
  ]) {
    assert.ok(of(bad).length > 0, JSON.stringify(bad))
  }
  assert.deepEqual(of(good, { path: '/2010-04-01/Messages.json' }), [
    'path /2010-04-01/Messages.json',
  ])
  assert.deepEqual(of(good, { headers: { 'content-type': 'application/json' } }), ['content-type'])
  const call = `/2010-04-01/Accounts/${SID}/Calls.json`
  const text = String(new URLSearchParams({ To: '+819012345678', Url: 'https://x.example/' }))
  assert.equal(faultsOf('CreateCall', { path: call, headers, text }).length, 1)
})
