// Every raw fixture, and what it says in our words.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parseInfobip } from '../../src/providers/infobip/parse.ts'
import { parseMeta } from '../../src/providers/meta/parse.ts'
import type { Part } from '../../src/providers/port.ts'
import { parseJson } from '../../src/providers/twilio/events.ts'
import { parseForm } from '../../src/providers/twilio/parse.ts'

type Provider = 'meta' | 'twilio' | 'infobip'
const folder = new URL('../fixtures/', import.meta.url)
const read = (provider: Provider, name: string): unknown =>
  JSON.parse(readFileSync(new URL(`${provider}/${name}.json`, folder), 'utf8'))

function parse(provider: Provider, body: unknown): readonly Part[] {
  if (provider === 'meta') return [...parseMeta(body)]
  if (provider === 'infobip') return parseInfobip(body)
  if (Array.isArray(body)) return parseJson(body)
  return parseForm(new URLSearchParams(body as Record<string, string>), 'msg_1')
}

/** What the parts must hold; more may be in them. Undefined: must not be there. */
type Expected = Readonly<Record<string, unknown>>
const PNID = '106540352242922'
const USER = 'US.13491208655302741918'
const AT = 1_763_629_200_000
const IB_AT = Date.parse('2026-11-20T09:00:00.000Z')
const message = (more: Expected): Expected => ({ type: 'message', receiver: PNID, ...more })
const ana = { phone: '+12025550123', userId: USER, parentId: 'US.ENT.11815799212886844830' }
const affair = (about: Expected): Expected => ({
  ...{ type: 'affair', at: AT, of: { wabaId: '102290129340398' } },
  about,
})
const spring = { what: 'template', name: 'spring_sale', language: 'en_US' }
const aside = (reason: string, what: string): Expected => ({ type: 'unplaced', reason, what })
const uk = { phone: '+447700900124' }
const twilioStatus = (code: string, failure: string, kind: string): Expected[] => [
  {
    ...{ type: 'status', state: 'failed', from: uk, receiver: 'whatsapp:+447700900000' },
    ...{ reference: 'msg_1', error: { code, class: kind, failure } },
  },
]
const ibStatus = (code: string, kind: string, failure: string): Expected[] => [
  {
    ...{ type: 'status', state: 'failed', receiver: undefined, messageId: 'optin-0001' },
    ...{ from: uk, at: IB_AT + 2_000, error: { code, class: kind, failure } },
  },
]

const EXPECTED: Readonly<Record<Provider, Readonly<Record<string, readonly Expected[]>>>> = {
  meta: {
    'text-with-everything': [
      message({
        ...{ text: 'Hello', from: ana, at: AT, precision: 's', fromAd: true, isForwarded: false },
        about: {
          ...{ messageId: 'wamid.HBgLMTIwMjU1NTAxMjMVAgASGBQ1', kind: 'text' },
          ...{ answers: 'wamid.before', adId: '120000000000000000', adType: 'ad' },
        },
      }),
    ],
    'text-forwarded': [message({ text: 'STOP', isForwarded: true })],
    unsupported: [message({ text: undefined, payload: undefined, from: ana })],
    'button-reply': [message({ text: 'Yes, I agree', payload: 'CONFIRM:abc' })],
    'list-reply': [message({ text: 'No offers', payload: 'OPTOUT_TOPIC:offers' })],
    'flow-reply': [
      message({
        ...{ text: undefined, payload: undefined },
        flow: { token: 'the token', answers: { offers: true, news: false } },
      }),
    ],
    // Leave to call is no consent to messages: it says nothing that could be read as one.
    'call-permission-reply': [
      message({ text: undefined, payload: undefined, flow: undefined, from: ana }),
    ],
    'template-button': [message({ text: 'Unsubscribe', payload: 'OPTOUT_MARKETING' })],
    edit: [message({ text: 'STOP', isEdit: true })],
    revoke: [],
    'group-message': [aside('unknown_value', 'group message')],
    'user-id-only': [message({ text: 'STOP', from: { userId: USER } })],
    'system-number': [
      {
        ...{ type: 'identity', cause: 'number' },
        from: { phone: '+16505551234', userId: 'US.OLD1' },
        becomes: { phone: '+12195555358', userId: 'US.NEW1' },
      },
    ],
    'system-user-id': [
      {
        ...{ type: 'identity', cause: 'user_id' },
        ...{ from: { userId: 'US.OLD1' }, becomes: { userId: 'US.NEW1' } },
      },
    ],
    'system-identity': [
      { type: 'identity', cause: 'owner', from: { phone: '+16505551234' }, becomes: undefined },
    ],
    'preference-stop': [{ type: 'preference', value: 'stop', at: AT }],
    'preference-resume': [{ type: 'preference', value: 'resume' }],
    'preference-signup': [{ type: 'signup', signupId: '987654321', at: AT }],
    'status-sent-free-entry': [
      {
        ...{ type: 'status', state: 'sent', reference: 'msg_1', error: undefined },
        freeEntry: { isOpen: true, until: 1_763_888_400_000 },
        from: { phone: '+12025550123', userId: USER },
      },
    ],
    'status-delivered-regular': [
      { type: 'status', state: 'delivered', category: 'marketing', freeEntry: { isOpen: false } },
    ],
    'status-played': [{ type: 'status', state: 'read', freeEntry: undefined }],
    'status-failed-nobody': [
      {
        ...{ type: 'status', state: 'failed', from: {}, messageId: 'wamid.out' },
        error: { code: '131050', class: 'personStop', failure: 'other' },
      },
    ],
    'status-failed-without-error': [{ type: 'status', state: 'failed', error: undefined }],
    'status-group': [aside('unknown_value', 'group status')],
    'call-connect': [{ type: 'call', key: 'meta.call.wacid.1', from: ana, at: AT }],
    'call-terminate': [{ type: 'call', key: 'meta.call.wacid.1' }],
    'call-ours': [],
    'template-category-coming': [
      affair({
        ...{ ...spring, category: 'utility' },
        next: { category: 'marketing', from: 1_763_800_000_000 },
      }),
    ],
    'template-category-done': [affair({ ...spring, category: 'marketing' })],
    'template-status-paused': [affair({ ...spring, state: 'paused' })],
    'template-quality': [affair({ ...spring, quality: 'RED' })],
    'template-quality-misnamed': [affair({ ...spring, quality: 'YELLOW' })],
    'number-limit': [
      {
        ...{ type: 'affair', of: { wabaId: '102290129340398', phone: '+15550783881' } },
        about: { what: 'sender', health: { event: 'THROUGHPUT_UPGRADE', dailyLimit: 'TIER_100K' } },
      },
    ],
    capability: [affair({ what: 'sender', health: { dailyLimit: '2000' } })],
    'account-violation': [
      affair({ what: 'sender', health: { event: 'ACCOUNT_VIOLATION', violation: 'SCAM' } }),
    ],
    'account-banned': [
      affair({
        ...{ what: 'sender', block: { reason: 'Banned by Meta.' } },
        health: { event: 'DISABLED_UPDATE' },
      }),
    ],
    'account-reinstated': [
      {
        type: 'affair',
        about: { what: 'sender', block: null, health: { event: 'DISABLED_UPDATE' } },
      },
    ],
    'account-restricted': [
      affair({
        what: 'sender',
        block: { reason: 'Restricted by Meta.', until: Date.parse('2025-11-23T09:00:00Z') },
        health: { event: 'ACCOUNT_RESTRICTION' },
      }),
    ],
  },
  twilio: {
    'f01-sms-yes': [
      { type: 'message', channel: 'sms', text: 'Yes ', from: { phone: '+12025550123' } },
    ],
    'f02-sms-stop-advanced': [{ type: 'message', channel: 'sms', handled: 'stop' }],
    'f03-sms-stop-sentence': [
      { type: 'message', handled: undefined, text: 'please stop texting me' },
    ],
    'f04-whatsapp-reference': [
      {
        ...{ type: 'message', channel: 'whatsapp', receiver: 'whatsapp:+447700900000' },
        from: { phone: '+447700900123', userId: 'GB.EXAMPLE123' },
      },
    ],
    'f05-whatsapp-ad': [
      {
        ...{ type: 'message', fromAd: true, text: 'お知らせを受け取りたいです', at: undefined },
        about: {
          ...{ messageId: 'SM00000000000000000000000000000005', kind: 'text' },
          ...{ adId: '120000000000000000', adType: 'ad' },
        },
      },
    ],
    'f06-whatsapp-quick-reply': [
      {
        ...{ type: 'message', payload: 'optin:confirm:K7QF2M9D', fromAd: undefined },
        about: {
          ...{ messageId: 'SM00000000000000000000000000000006', kind: 'button' },
          answers: 'SM00000000000000000000000000000090',
        },
      },
    ],
    'f07-whatsapp-stop-promotions': [
      { type: 'message', text: 'Parar promoções', payload: 'Parar promoções' },
    ],
    'f08-whatsapp-user-id': [{ type: 'message', text: 'STOP', from: { userId: 'US.EXAMPLE8' } }],
    'f08b-whatsapp-user-identifier': [
      { type: 'message', text: 'STOP', from: { userId: 'US.EXAMPLE8' } },
    ],
    'f16-status-delivered': [
      { type: 'status', state: 'delivered', from: { phone: '+447700900123' }, at: undefined },
    ],
    'f16a-status-sent-late': [{ type: 'status', state: 'sent' }],
    'f16b-status-read': [{ type: 'status', state: 'read' }],
    'f17-status-stop': twilioStatus('63033', 'other', 'personStop'),
    'f18-status-63049': twilioStatus('63049', 'limit', 'temporary'),
    'f18b-status-63032': twilioStatus('63032', 'experiment', 'temporary'),
    'f18c-status-63024': twilioStatus('63024', 'undelivered', 'person'),
    'f18d-sms-status-30006': [
      {
        type: 'status',
        channel: 'sms',
        error: { code: '30006', class: 'person', failure: 'invalid' },
      },
    ],
    'f18e-status-63050': twilioStatus('63050', 'other', 'unsure'),
    'f25-reassigned-number': [
      {
        ...{ type: 'identity', cause: 'owner', receiver: undefined, becomes: undefined },
        ...{ from: { phone: '+12025550127' }, at: Date.parse('2026-11-05T09:00:00Z') },
      },
    ],
    'template-category': [
      {
        ...{ type: 'affair', of: {}, at: Date.parse('2026-11-05T09:00:00Z') },
        about: {
          ...{ what: 'template', name: 'owl_update_hx123456', language: 'en' },
          ...{ providerId: `HX${'0'.repeat(32)}`, category: 'marketing' },
        },
      },
    ],
  },
  infobip: {
    'f20-stop': [
      {
        ...{ type: 'preference', value: 'stop', receiver: '447700900000', at: IB_AT },
        from: { phone: '+447700900123' },
      },
    ],
    'f20b-resume': [{ type: 'preference', value: 'resume', at: IB_AT + 3_600_000 }],
    'f20c-older-stop': [{ type: 'preference', value: 'stop', at: IB_AT + 1_800_000 }],
    'f21-inbound': [
      {
        ...{ type: 'message', text: 'START', fromAd: true, receiver: '447700900000' },
        from: { phone: '+447700900123', userId: 'GB.EXAMPLE123' },
      },
    ],
    'f21b-button': [
      {
        type: 'message',
        text: 'Yes, I agree',
        payload: 'optin:confirm:K7QF2M9D',
        fromAd: undefined,
      },
    ],
    'f21c-user-id': [{ type: 'message', from: { userId: 'GB.EXAMPLE123' } }],
    'f21d-two': [
      { type: 'message', text: 'START' },
      { type: 'message', text: 'STOP' },
    ],
    'f22-report-stop': ibStatus('7033', 'personStop', 'other'),
    'f22b-report-limit': ibStatus('7032', 'temporary', 'limit'),
    'f22c-seen': [
      { type: 'status', state: 'read', receiver: '447700900000', at: IB_AT + 300_000, from: uk },
    ],
    'f23-blocklist': [
      {
        ...{ type: 'block', isBlocked: true, by: 'keyword', list: 'SMS', channel: 'sms' },
        ...{ from: { phone: '+447700900126' }, receiver: '447700900000', at: IB_AT },
      },
    ],
    'f24-identity': [
      { type: 'identity', cause: 'owner', from: { phone: '+447700900123' }, at: IB_AT },
    ],
    'template-update': [
      {
        ...{ type: 'affair', of: { receiver: '447700900000' }, at: IB_AT },
        about: {
          ...{ what: 'template', name: 'owl_update', language: 'en_GB' },
          ...{ state: 'paused', category: 'marketing' },
        },
      },
    ],
  },
}

/** Read elsewhere: calls by the voice webhooks, refusals by the client. */
const ELSEWHERE = /^f(09|1[0-5]|19)/

for (const provider of ['meta', 'twilio', 'infobip'] as const) {
  test(`${provider}: every fixture says what it should, and each time under the same key`, () => {
    const files = readdirSync(new URL(provider, folder))
      .filter((file) => file.endsWith('.json'))
      .map((file) => file.slice(0, -'.json'.length))
    const unread = files.filter((name) => !ELSEWHERE.test(name))
    assert.deepEqual(Object.keys(EXPECTED[provider]).sort(), unread.sort())
    for (const [name, expected] of Object.entries(EXPECTED[provider])) {
      const parts = parse(provider, read(provider, name))
      const seen = parts.map((part, i) =>
        Object.fromEntries(
          Object.keys(expected[i] ?? part).map((key) => [key, Reflect.get(part, key)]),
        ),
      )
      assert.deepEqual(seen, expected, name)
      assert.deepEqual(parse(provider, read(provider, name)), parts, name)
    }
  })
}

test('names of tables are no names of objects: nothing is read from a prototype', () => {
  for (const odd of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    const form = new URLSearchParams({ MessageSid: 'SM1', From: '+12025550123', To: '+1202' })
    form.set('OptOutType', odd)
    assert.equal(Reflect.get(parseForm(form)[0] ?? {}, 'handled'), undefined)
    form.set('MessageStatus', odd)
    assert.equal(parseForm(form)[0]?.type, 'unplaced')
    const field = { field: odd, value: {} }
    const body = { object: 'whatsapp_business_account', entry: [{ changes: [field] }] }
    assert.equal([...parseMeta(body)][0]?.type, 'unplaced')
    assert.equal(parseJson({ id: '1', type: odd })[0]?.type, 'unplaced')
  }
})

test('what Twilio received for us is a message, also where its status is told as ours are', () => {
  const form = { MessageSid: 'SM1', From: '+12025550123', To: '+12025550100', Body: 'STOP' }
  for (const MessageStatus of ['received', 'receiving']) {
    const [part] = parseForm(new URLSearchParams({ ...form, MessageStatus }))
    assert.deepEqual([part?.type, Reflect.get(part ?? {}, 'text')], ['message', 'STOP'])
  }
})

test('an entry of a list says at Twilio what it is called, where nothing else does', () => {
  const form = { MessageSid: 'SM1', From: 'whatsapp:+12025550123', To: 'whatsapp:+12025550100' }
  const [part] = parseForm(new URLSearchParams({ ...form, ListId: '3', ListTitle: 'STOP' }))
  assert.equal(Reflect.get(part ?? {}, 'text'), 'STOP')
})
