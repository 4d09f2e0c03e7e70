// A business all of whose doors are open, at providers whose messages are kept; and reading what a
// person is shown, off the page, the message or the call itself and not out of the code behind it.

import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { DOOR_KINDS } from '../../src/consent/events.ts'
import { startApi, TWILIO } from '../support/api.ts'
import { PNID, postMeta, SENDER, textFrom } from '../support/meta.ts'
import { keptSends } from '../support/sent.ts'
import { twilioForm } from '../support/twilio.ts'

/** Of the business, for texts, at Twilio. */
export const SMS = '+815000000001'
/** A number of the business that none of its doors leads to. */
export const ANOTHER = '+815000000009'
/** A shop whose pages carry doors. */
export const SHOP = 'https://shop.example'
export type Kind = (typeof DOOR_KINDS)[number]
export type Language = 'en' | 'ja'

/** Who comes, in which language, and to which door. */
export interface Visit {
  readonly slug: string
  readonly language: Language
  readonly phone: string
}

/** Topics of every door, as people read them. */
export const LABELS: Readonly<Record<Language, readonly string[]>> = {
  en: ['offers and news', 'order updates'],
  ja: ['お得な情報とお知らせ', 'ご注文の状況'],
}

export type World = Awaited<ReturnType<typeof openDoors>>
/** An event as the API shows it. */
export interface Shown {
  readonly id: string
  readonly type: string
  readonly channel: string
  readonly entryPoint: string | null
  readonly topics: readonly string[]
  readonly strength?: string
  readonly answers?: string
  readonly evidence: Readonly<Record<string, unknown>>
}

export async function openDoors(
  t: TestContext,
  options: Omit<NonNullable<Parameters<typeof startApi>[1]>, 'sends'> = {},
) {
  const { sent, sends } = keptSends(['meta', 'twilio', 'sandbox'], (count) => `out.${count}`)
  const api = await startApi(t, { ...options, sends })
  const must = async (method: string, path: string, body?: object) => {
    const answer = await api.call(method, path, body)
    assert.ok(answer.status < 300, JSON.stringify(answer.body))
    return answer.body
  }
  // Listed first, so that a door which forgets its own number is seen to name this one.
  await must('POST', '/v1/senders', { phone: ANOTHER, provider: 'infobip', providerId: '1' })
  await must('POST', '/v1/senders', { phone: SENDER, provider: 'meta', providerId: PNID })
  await must('POST', '/v1/senders', { phone: SMS, provider: 'twilio', providerId: SMS })
  // A keyword is heard at the number it is sent to; all else belongs to the number at Meta.
  for (const kind of DOOR_KINDS.filter((each) => each !== 'sms_keyword')) {
    await must('PATCH', `/v1/entry-points/${slugOf(kind)}`, { sender: SENDER })
  }

  const get = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
    const response = await fetch(api.url + path, { headers, redirect: 'manual' })
    const body = Buffer.from(await response.arrayBuffer())
    return { status: response.status, headers: response.headers, body, html: body.toString() }
  }
  /** A page that is there. */
  const page = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
    const { status, html } = await get(path, headers)
    assert.equal(status, 200, path)
    return html
  }
  const post = (
    path: string,
    fields: readonly (readonly [string, string])[],
    headers: Readonly<Record<string, string>> = {},
  ) =>
    fetch(api.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers,
      body: new URLSearchParams(fields.map(([name, value]) => [name, value])),
    })
  /** They write to us on WhatsApp. */
  const write = async (phone: string, text: string, more: object = {}) => {
    api.clock.now += 1_000
    assert.equal(await postMeta(api.url, textFrom(phone, text, api.clock.now, more)), 200)
    await api.parts.drain()
  }
  let texts = 0
  /** They send us an SMS. */
  const text = async (phone: string, body: string) => {
    api.clock.now += 1_000
    const form = { MessageSid: `SMin${++texts}`, From: phone, To: SMS, Body: body }
    const { status } = await twilioForm(
      ...[api.url, '/webhooks/twilio/message', form, TWILIO.authToken],
    )
    assert.equal(status, 200)
    await api.parts.drain()
  }
  /** The last message that went to somebody. */
  const lastTo = (phone: string) =>
    sent.findLast(({ to }) => to.phone === phone) ?? assert.fail('nothing was sent')
  const check = async (phone: string, topic: string) => {
    const body = { to: phone, sender: SENDER, message: { type: 'template', topic } }
    return must('POST', '/v1/eligibility', body)
  }
  const eventsOf = async (phone: string): Promise<readonly Shown[]> => {
    const { personId } = await must('POST', '/v1/people/lookup', { person: phone })
    return (await api.call('GET', `/v1/people/${personId}/events?limit=500`)).body.events
  }
  return { ...api, sent, must, get, page, post, write, text, lastTo, check, eventsOf }
}

export const slugOf = (kind: Kind): string => `demo-${kind.replaceAll('_', '-')}`

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ '&lt;': '<', '&gt;': '>', '&#34;': '"', '&#39;': "'", '&amp;': '&' },
}
/** HTML as it is read. */
export const readable = (html: string): string =>
  html.replaceAll(/&(?:lt|gt|amp|#34|#39);/g, (entity) => ENTITIES[entity] ?? '')

/** What the words on a page say; it must hold them once. */
export function wordsOn(html: string): string {
  const found = [...html.matchAll(/<section class="words"[^>]*>.*?<p [^>]*>(.*?)<\/p>/gs)]
  assert.equal(found.length, 1, 'a page with its words')
  return readable(found[0]?.[1] ?? '')
}

/** The value of a field as the page has it. */
export function fieldOn(html: string, name: string): string {
  const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]
  return readable(value ?? assert.fail(`no field ${name}`))
}

/** Where the page's form goes that begins with these. */
export const actionOn = (html: string, start: string): string =>
  readable(
    new RegExp(`<form[^>]* action="(${start}[^"]*)"`).exec(html)?.[1] ?? assert.fail('no form'),
  )
