// Known answers of Twilio's signature, computed elsewhere; each fails when anything is changed.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js'
import type { Incoming } from '../../src/providers/port.ts'
import { twilioEndpoints } from '../../src/providers/twilio/endpoints.ts'

const TOKEN = '0123456789abcdef0123456789abcdef'
const [endpoint] = twilioEndpoints({ authToken: TOKEN, authTokenSecondary: undefined })
const zeros = (count: number) => '0'.repeat(count)
const MESSAGE = 'https://optin.example.com/hooks/twilio/message'

const VECTORS: readonly (readonly [
  url: string,
  form: Record<string, string>,
  signature: string,
])[] = [
  [
    MESSAGE,
    {
      MessageSid: `SM${zeros(31)}1`,
      AccountSid: `AC${zeros(32)}`,
      From: '+12025550123',
      To: '+12025550100',
      Body: 'YES',
      NumMedia: '0',
    },
    'hcYka9rrFbZy8zUWokGSO4RTubU=',
  ],
  [
    MESSAGE,
    {
      MessageSid: `SM${zeros(31)}2`,
      AccountSid: `AC${zeros(32)}`,
      From: 'whatsapp:+819000000001',
      To: 'whatsapp:+819000000000',
      Body: 'はい、同意します ✅',
      ProfileName: '山田 太郎',
      WaId: '819000000001',
      NumMedia: '0',
    },
    '76hpzyEsTw0DJlHLJF4Vyh1BV08=',
  ],
  [
    'https://optin.example.com/hooks/twilio/voice/gather?lang=ja-JP&k=abc%20d',
    {
      CallSid: `CA${zeros(31)}1`,
      AccountSid: `AC${zeros(32)}`,
      Digits: '1',
      From: '+447700900123',
      To: '+442079460000',
      CallStatus: 'in-progress',
    },
    'fWPNLlDuaS0Wm3FA+WesLtJHGZc=',
  ],
  [
    'https://optin.example.com:8443/hooks/twilio/message',
    { Body: '', From: '+12025550123' },
    'yaWyd7yn8XsamqjO0d/Hm8hyudE=',
  ],
]

const isOurs = (url: string, form: Record<string, string>, signature: string | undefined) => {
  const bytes = Buffer.from(new URLSearchParams(form).toString())
  const incoming: Incoming = { url, bytes, headers: { 'x-twilio-signature': signature } }
  return endpoint?.isOurs(incoming)
}

test('accepts the known signatures and none with a change anywhere', () => {
  for (const [url, form, signature] of VECTORS) {
    assert.equal(isOurs(url, form, signature), true, url)
    assert.equal(isOurs(url, { ...form, From: '+12025550124' }, signature), false)
    assert.equal(isOurs(url, { ...form, Extra: '1' }, signature), false)
    assert.equal(isOurs(`${url}x`, form, signature), false)
    assert.equal(isOurs(url.replace('https', 'http'), form, signature), false)
    assert.equal(isOurs(url, form, signature.replace(/^./, 'A')), false)
    assert.equal(isOurs(url, form, undefined), false)
    assert.equal(isOurs(url, form, ''), false)
  }
})

const fields = (count: number) => Array.from({ length: count }, (_, i) => `${i}=`).join('&')

/** A form with the signature of what it says. */
const signed = (body: string, params: Record<string, string | string[]>): Incoming => ({
  ...{ url: MESSAGE, bytes: Buffer.from(body) },
  headers: { 'x-twilio-signature': getExpectedTwilioSignature(TOKEN, MESSAGE, params) },
})

test('accepts a form in which names stand twice, in whichever order', () => {
  const params = { Body: ['STOP', 'Hello', ''], From: '+12025550123' }
  for (const body of [
    'Body=STOP&Body=Hello&Body=&From=%2B12025550123',
    'Body&From=%2B12025550123&Body=Hello&Body=STOP&Body=Hello',
  ]) {
    assert.equal(endpoint?.isOurs(signed(body, params)), true)
    assert.equal(endpoint?.isOurs(signed(`${body}&Body=Hi`, params)), false)
  }
})

test('refuses a form larger than any of Twilio, before it looks whether it is signed', () => {
  const named = (count: number) =>
    signed(fields(count), Object.fromEntries(Array.from({ length: count }, (_, i) => [i, ''])))
  assert.equal(endpoint?.isOurs(named(500)), true)
  for (const incoming of [
    named(501),
    signed(fields(300_000), {}),
    signed('&'.repeat(1_000_000), {}),
    signed(`Body=${'+'.repeat(300_000)}`, {}),
  ]) {
    assert.throws(() => endpoint?.isOurs(incoming), { code: 'body_too_large' })
  }
})

/** JSON has no parameters: its digest stands in the address, and the signature covers that. */
const EVENT = '{"specversion":"1.0","type":"com.twilio.messaging.reassigned-number.detected"}'
const DIGEST = 'aaf7206e321afe6f163c722a9052542c35843a732caebea10a2ad7b64d6cf211'
const EVENTS = `https://optin.example.com/hooks/twilio/events?bodySHA256=${DIGEST}`
const EVENT_SIGNATURE = 'yewmwONM0aDP+GGey3iVk5HmhMQ='

test('accepts the known signature of JSON, and none with a byte of body or digest changed', () => {
  const check = (url: string, body: string | Buffer, signature: string) =>
    endpoint?.isOurs({
      ...{ url, bytes: Buffer.from(body) },
      headers: { 'x-twilio-signature': signature },
    })
  assert.equal(check(EVENTS, EVENT, EVENT_SIGNATURE), true)
  for (let at = 0; at < EVENT.length; at += 5) {
    const altered = Buffer.from(EVENT)
    altered[at] = (altered[at] ?? 0) ^ 1
    assert.equal(check(EVENTS, altered, EVENT_SIGNATURE), false)
  }
  assert.equal(check(EVENTS, `${EVENT}\n`, EVENT_SIGNATURE), false)
  assert.equal(check(EVENTS, '', EVENT_SIGNATURE), false)
  assert.equal(check(EVENTS.replace('aaf7', 'baf7'), EVENT, EVENT_SIGNATURE), false)
  assert.equal(check(EVENTS.slice(0, -1), EVENT, EVENT_SIGNATURE), false)
  assert.equal(check(EVENTS.replace(/\?.*/, ''), EVENT, EVENT_SIGNATURE), false)
  // A form at an address that names a digest is none of Twilio's.
  const form = new URLSearchParams({ Body: 'STOP' }).toString()
  assert.equal(check(EVENTS, form, EVENT_SIGNATURE), false)
})
