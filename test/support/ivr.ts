// A server with doors that can be called, and what tests ask of it.

import assert from 'node:assert/strict'
import type { Send } from '../../src/providers/sending.ts'
import { startApi } from './api.ts'
import { PNID, postMeta, SENDER, textFrom } from './meta.ts'
import { keptSends } from './sent.ts'

/** A server with a Meta sender whose messages are kept, and a door of each rule. */
export async function startIvr(
  t: Parameters<typeof startApi>[0],
  {
    sends = [],
    templates = true,
  }: { readonly sends?: readonly (readonly [string, Send])[]; readonly templates?: boolean } = {},
) {
  const kept = keptSends(['meta'], (count) => `sent.${count}`)
  const { sent } = kept
  const api = await startApi(t, { sends: new Map([...kept.sends, ...sends]) })
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
  for (const language of templates ? ['en', 'ja'] : []) {
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
  const write = async (phone: string, text: string) => {
    api.clock.now += 1_000
    assert.equal(await postMeta(api.url, textFrom(phone, text, api.clock.now)), 200)
    await api.parts.drain()
  }
  /** Of the last message: its yes, then its no. */
  const payloads = () => {
    const content = sent.at(-1)?.content
    if (content?.type === 'buttons') return content.buttons.map(({ id }) => id)
    return content?.type === 'template' ? (content.payloads ?? []) : []
  }
  return { ...api, sent, door, noticeId, check, reasons, eventsOf, press, write, payloads }
}
