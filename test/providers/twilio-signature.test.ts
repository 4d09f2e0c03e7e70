// Known answers of Twilio's signature, computed elsewhere; each fails when anything is changed.

import assert from 'node:assert/strict'
import { test } from 'node:test'
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
