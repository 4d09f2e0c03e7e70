// Calls to a door, as Twilio's webhooks bring them: what is said, what is recorded, what follows.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Outgoing } from '../../src/providers/sending.ts'
import { startApi } from '../support/api.ts'
import { PNID, postMeta, SENDER, textFrom } from '../support/meta.ts'
import { inbound } from '../support/voice.ts'

const GB = '+447700900125'
const JP = '+819012345678'

/** A server with a Meta sender whose messages are kept, and a door of each rule. */
async function start(t: Parameters<typeof startApi>[0]) {
  const sent: Outgoing[] = []
  const take = async (message: Outgoing) => {
    sent.push(message)
    return { outcome: 'sent' as const, providerMessageId: `sent.${sent.length}` }
  }
  const api = await startApi(t, { sends: new Map([['meta', take]]) })
  const sender = { phone: SENDER, provider: 'meta', providerId: PNID }
  assert.equal((await api.call('POST', '/v1/senders', sender)).status, 201)
  const notice = await api.call('POST', '/v1/notices', {
    topics: ['offers'],
    texts: {
      en: '{business} sends {topics} on WhatsApp from {number}.\n{stop}',
      ja: '{business}から{topics}をWhatsAppでお送りします。\n{stop}',
    },
  })
  assert.equal(notice.status, 201)
  const noticeId = notice.body.id
  assert.equal((await api.call('POST', `/v1/notices/${noticeId}/publish`)).status, 200)
  const door = async (slug: string, more: object = {}) => {
    const body = {
      ...{ slug, kind: 'ivr', topics: ['offers'], noticeId, state: 'live', sender: SENDER },
      ...more,
    }
    const { status } = await api.call('POST', '/v1/entry-points', body)
    assert.equal(status, 201)
  }
  await door('line', { confirmation: 'none' })
  await door('twice', { confirmation: 'double' })
  for (const language of ['en', 'ja']) {
    const template = { name: 'optin_confirmation', language, category: 'utility' }
    const body = { ...template, topic: 'order-updates' }
    assert.equal((await api.call('POST', '/v1/templates', body)).status, 201)
  }
  const check = async (phone: string, topic = 'offers') => {
    const body = { to: phone, sender: SENDER, message: { type: 'template', topic } }
    return (await api.call('POST', '/v1/eligibility', body)).body
  }
  const reasons = async (phone: string) =>
    (await check(phone)).reasons.map(({ code }: { code: string }) => code)
  const eventsOf = async (phone: string) => {
    const { status, body } = await api.call('POST', '/v1/people/lookup', { person: phone })
    if (status === 404) return []
    const { events } = (await api.call('GET', `/v1/people/${body.personId}/events`)).body
    return events.filter(({ type }: { type: string }) => type !== 'message.updated')
  }
  const press = async (phone: string, payload: string) => {
    api.clock.now += 1_000
    const button = { type: 'button', text: undefined, button: { payload, text: payload } }
    assert.equal(await postMeta(api.url, textFrom(phone, '', api.clock.now, button)), 200)
    await api.parts.drain()
  }
  const payloads = () => {
    const content = sent.at(-1)?.content
    return content?.type === 'template' ? (content.payloads ?? []) : []
  }
  return { ...api, sent, door, noticeId, check, reasons, eventsOf, press, payloads }
}

test('key 1 is explicit where the door says none; the chat asks once, and confirms', async (t) => {
  const { url, parts, sent, check, eventsOf, press, payloads } = await start(t)
  const call = inbound(url, 'line', GB)
  await call.ring()
  assert.match(call.last(), /^Hello, this is Sakura Coffee\./)
  assert.match(call.last(), /offers and news on WhatsApp from plus 1, 5 5 5/)
  assert.match(call.last(), /STOP/)
  assert.match(call.last(), /To agree, press 1\. To decline, press 2\./)
  assert.deepEqual(await eventsOf(GB), [])
  await call.press('1')
  assert.match(call.last(), /Thank you/)
  assert.equal(call.next, undefined)
  assert.equal((await check(GB)).consent.strength, 'explicit')
  await parts.drain()
  assert.equal(sent.length, 1)
  assert.deepEqual(sent[0]?.to, { phone: GB })
  await press(GB, payloads()[0] ?? '')
  assert.equal((await check(GB)).consent.strength, 'confirmed')
  const [given, , confirmed] = await eventsOf(GB)
  assert.deepEqual([given.type, given.channel], ['consent.given', 'voice'])
  assert.equal(given.evidence.text, call.said[0])
  assert.equal(given.evidence.language, 'en')
  assert.deepEqual(given.evidence.provided, {
    ...{ callId: call.sid, direction: 'inbound', keys: '1', number: 'caller id' },
    ...{ attestation: null, answeredBy: null, receiver: '+815012345679' },
  })
  assert.equal(confirmed.type, 'consent.confirmed')
  assert.equal(confirmed.answers, given.id)
})

test('a no to the question withdraws what the key press gave', async (t) => {
  const { url, parts, reasons, eventsOf, press, payloads } = await start(t)
  const call = inbound(url, 'line', GB)
  await call.ring()
  await call.press('1')
  await parts.drain()
  await press(GB, payloads()[1] ?? '')
  const last = (await eventsOf(GB)).at(-1)
  assert.deepEqual([last.type, last.scope, last.topics], ['consent.withdrawn', 'topic', ['offers']])
  assert.ok((await reasons(GB)).includes('opted_out_topic'))
})

test('key 1 is pending where the door says double, until the button is pressed', async (t) => {
  const { url, parts, sent, reasons, check, press, payloads } = await start(t)
  const call = inbound(url, 'twice', JP)
  await call.ring()
  assert.match(call.last(), /^お電話ありがとうございます。こちらはSakura Coffeeです。/)
  assert.match(call.last(), /お得な情報とお知らせをWhatsAppでお送りします/)
  await call.press('1')
  assert.deepEqual(await reasons(JP), ['consent_pending'])
  await parts.drain()
  assert.equal(sent.length, 1)
  await press(JP, payloads()[0] ?? '')
  assert.equal((await check(JP)).consent.strength, 'confirmed')
})
