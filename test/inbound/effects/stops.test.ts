// Each opt-out is confirmed once, whatever its wording, and never by two.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { WORDS_VERSION } from '../../../src/chat/lists.ts'
import { createParts } from '../../../src/parts.ts'
import type { Outgoing } from '../../../src/providers/sending.ts'
import { START_MS, startApi, TWILIO } from '../../support/api.ts'
import { PNID, postMeta, SENDER, textFrom } from '../../support/meta.ts'
import { eventsOf } from '../../support/people.ts'
import { twilioForm } from '../../support/twilio.ts'

const NUMBER = '+819012345678'
const OFFERS = { type: 'template', topic: 'offers' }
const UPDATES = { type: 'template', topic: 'order-updates' }

/** A server whose Meta and Twilio senders take everything; NUMBER agreed to both topics. */
async function start(t: Parameters<typeof startApi>[0], twilioSender: object = {}) {
  const sent: Outgoing[] = []
  const provider = { isAway: false }
  const take = (name: string) => async (message: Outgoing) => {
    const error = { code: '503', class: 'temporary', failure: 'other' } as const
    if (provider.isAway) return { outcome: 'refused' as const, error }
    sent.push(message)
    return { outcome: 'sent' as const, providerMessageId: `${name}.${sent.length}` }
  }
  const sends = new Map(['meta', 'twilio'].map((name) => [name, take(name)]))
  const api = await startApi(t, { sends })
  const senders = [
    { phone: SENDER, provider: 'meta', providerId: PNID },
    {
      phone: '+15550000002',
      provider: 'twilio',
      providerId: 'whatsapp:+15550000002',
      ...twilioSender,
    },
    { phone: '+15550000003', provider: 'twilio', providerId: '+15550000003', ...twilioSender },
  ]
  for (const sender of senders) {
    assert.equal((await api.call('POST', '/v1/senders', sender)).status, 201)
  }
  const { status } = await api.call('POST', '/v1/consents', {
    ...{ person: NUMBER, topics: ['offers', 'order-updates'], entryPoint: 'demo-form' },
    act: { kind: 'form', at: new Date(START_MS - 3_600_000).toISOString() },
    notice: { id: 'demo-notice', language: 'en' },
  })
  assert.equal(status, 201)
  const hear = async (text: string, more: object = {}) => {
    api.clock.now += 1_000
    assert.equal(await postMeta(api.url, textFrom(NUMBER, text, api.clock.now, more)), 200)
    await api.parts.drain()
  }
  let count = 0
  const twilio = async (to: string, text: string, more: Record<string, string> = {}) => {
    api.clock.now += 1_000
    const prefix = to.startsWith('whatsapp:') ? 'whatsapp:' : ''
    const form = { MessageSid: `SM${++count}`, From: prefix + NUMBER, To: to, Body: text, ...more }
    const answer = await twilioForm(api.url, '/webhooks/twilio/message', form, TWILIO.authToken)
    assert.equal(answer.status, 200)
    await api.parts.drain()
  }
  const reasons = async (message: object, sender = SENDER) => {
    const { body } = await api.call('POST', '/v1/eligibility', { to: NUMBER, sender, message })
    return body.reasons.map(({ code }: { code: string }) => code)
  }
  const texts = () => sent.map(({ content }) => (content.type === 'text' ? content.text : ''))
  return { ...api, sent, provider, hear, twilio, reasons, texts }
}

test('a clear sentence is an opt-out of all, confirmed once; START lifts it', async (t) => {
  const { hear, reasons, texts } = await start(t)
  await hear('please stop sending me this')
  assert.deepEqual(await reasons(OFFERS), ['opted_out'])
  assert.deepEqual(await reasons(UPDATES), ['opted_out'])
  assert.equal(texts().length, 1)
  assert.match(texts()[0] ?? '', /no more messages from Sakura Coffee.*reply START/)
  await hear('I said stop messaging me')
  assert.equal(texts().length, 1)
  await hear('START')
  assert.deepEqual(await reasons(OFFERS), [])
  assert.match(texts()[1] ?? '', /again get messages about .*offers and news/i)
})

test('a sentence that names offers or a topic stops that alone, and the answer names it', async (t) => {
  const { hear, reasons, texts } = await start(t)
  await hear('no more offers please')
  assert.deepEqual(await reasons(OFFERS), ['opted_out_marketing'])
  assert.deepEqual(await reasons(UPDATES), [])
  assert.match(texts()[0] ?? '', /no more messages about offers from/)
  await hear('and no more ads!')
  assert.equal(texts().length, 1)
  await hear('stop the order updates')
  assert.deepEqual(await reasons(UPDATES), ['opted_out_topic'])
  assert.match(texts()[1] ?? '', /no more messages about order updates from/i)
  assert.equal(texts().length, 2)
})

test('offers and a topic in one sentence are two opt-outs and one answer', async (t) => {
  const { hear, reasons, texts } = await start(t)
  await hear('stop offers and order updates')
  assert.deepEqual(await reasons(OFFERS), ['opted_out_marketing'])
  assert.deepEqual(await reasons(UPDATES), ['opted_out_topic'])
  assert.equal(texts().length, 1)
  assert.match(texts()[0] ?? '', /about order updates and offers from/i)
})

test('a STOP is answered though a page was told so before; a second one is not', async (t) => {
  const { hear, call, texts, clock } = await start(t)
  const withdrawal = {
    person: NUMBER,
    scope: 'all',
    act: { kind: 'form', at: new Date(clock.now) },
  }
  assert.equal((await call('POST', '/v1/withdrawals', withdrawal)).status, 201)
  for (const text of ['STOP', 'STOP', 'stop', '停止']) await hear(text)
  assert.equal(texts().length, 1)
})

test('words in doubt pause marketing, answer nothing, and a STOP after them is answered', async (t) => {
  const { hear, reasons, texts } = await start(t)
  await hear('you send too many messages')
  assert.deepEqual(await reasons(OFFERS), ['opt_out_in_review'])
  assert.deepEqual(await reasons(UPDATES), [])
  assert.equal(texts().length, 0)
  await hear('STOP')
  assert.equal(texts().length, 1)
})

test('what was read from words, and by which lists, stands in the evidence', async (t) => {
  const { hear, call } = await start(t)
  await hear('you send too many messages')
  await hear('hello this is ann please take me off your list i moved away')
  const events = await eventsOf(call, NUMBER)
  const noes = events
    .filter(({ type }: { type: string }) => type === 'consent.withdrawn')
    .map(({ scope, evidence }: { scope: string; evidence: { read: object } }) => [
      scope,
      evidence.read,
    ])
  const list = WORDS_VERSION
  assert.partialDeepStrictEqual(noes, [
    ['marketing', { meaning: 'doubt', level: 3, list, language: 'en' }],
    ['all', { meaning: 'stop', level: 2, list, language: 'en' }],
  ])
  assert.equal(noes.length, 2)
})

test('a wrong number is an opt-out of all, and START brings no consent of another back', async (t) => {
  const { hear, reasons, texts } = await start(t)
  await hear('You have the wrong number')
  assert.deepEqual(await reasons(OFFERS), ['opted_out'])
  assert.equal(texts().length, 1)
  await hear('START')
  assert.deepEqual(await reasons(OFFERS), ['identity_changed'])
  assert.match(texts()[1] ?? '', /only about what you agree to/)
})

test('the label of WhatsApp’s own button stops marketing; a button of ours by its payload', async (t) => {
  const { hear, reasons, texts } = await start(t)
  const button = (payload: string, text: string) => ({
    ...{ type: 'button', text: undefined, button: { payload, text } },
  })
  await hear('', button('Parar promoções', 'Parar promoções'))
  assert.deepEqual(await reasons(OFFERS), ['opted_out_marketing'])
  assert.match(texts()[0] ?? '', /Você não receberá mais mensagens/)
  await hear('', button('OPTOUT_ALL', 'Bye'))
  assert.deepEqual(await reasons(UPDATES), ['opted_out'])
  await hear('START')
  assert.deepEqual(await reasons(UPDATES), [])
  // A button of the business's own bot: what it cancels is its business.
  await hear('', button('booking.cancel.17', 'Cancel'))
  assert.deepEqual(await reasons(UPDATES), [])
  await hear('', button('menu.unsubscribe', 'Unsubscribe'))
  assert.deepEqual(await reasons(UPDATES), ['opted_out'])
})

test('two processes that follow the same facts confirm once', async (t) => {
  const { url, clock, parts, sent, ...rest } = await start(t)
  const take = async (message: Outgoing) => {
    sent.push(message)
    return { outcome: 'sent' as const, providerMessageId: `other.${sent.length}` }
  }
  const second = createParts({ ...rest.deps, sends: new Map([['meta', take]]) })
  const body = textFrom(NUMBER, 'STOP', clock.now)
  assert.equal(await postMeta(url, body), 200)
  assert.equal(await postMeta(url, body), 200)
  await Promise.all([parts.drain(), second.drain(), parts.drain(), second.drain()])
  assert.equal(sent.length, 1)
})

test('a confirmation that could not leave within five minutes does not leave later', async (t) => {
  const { hear, provider, clock, parts, sent } = await start(t)
  provider.isAway = true
  await hear('STOP')
  clock.now += 4 * 60_000
  provider.isAway = false
  await parts.drain()
  assert.equal(sent.length, 1)
  provider.isAway = true
  await hear('START')
  await hear('STOP')
  provider.isAway = false
  clock.now += 5 * 60_000
  await parts.drain()
  assert.equal(sent.length, 1)
})

test('Twilio’s own words on SMS are answered by Twilio alone, other words by us', async (t) => {
  const { twilio, sent, reasons } = await start(t)
  await twilio('+15550000003', ' stop ')
  assert.deepEqual(await reasons(OFFERS), ['opted_out'])
  await twilio('+15550000003', 'START')
  await twilio('+15550000003', 'help')
  assert.equal(sent.length, 0)
  await twilio('+15550000003', 'please stop texting me')
  assert.deepEqual(
    sent.map(({ channel, from }) => [channel, from]),
    [['sms', '+15550000003']],
  )
  await twilio('+15550000003', 'Start')
  await twilio('+15550000003', '配信停止')
  assert.equal(sent.length, 2)
})

test('a short code of Twilio’s answers nothing by itself, unless Advanced Opt-Out is on', async (t) => {
  for (const advancedOptOut of [undefined, true]) {
    const { call, twilio, sent, reasons } = await start(t)
    const sender = { phone: '+15550000004', provider: 'twilio', providerId: '12345' }
    const body = { ...sender, ...(advancedOptOut && { advancedOptOut }) }
    assert.equal((await call('POST', '/v1/senders', body)).status, 201)
    for (const text of ['help', 'STOP']) await twilio('12345', text)
    assert.deepEqual(
      sent.map(({ channel }) => channel),
      advancedOptOut ? [] : ['sms', 'sms'],
    )
    assert.deepEqual(await reasons(OFFERS), ['opted_out'])
  }
})

test('on WhatsApp a STOP is ours to answer, unless Advanced Opt-Out is on', async (t) => {
  const to = 'whatsapp:+15550000002'
  const plain = await start(t)
  await plain.twilio(to, 'STOP')
  assert.equal(plain.sent.length, 1)
  const advanced = await start(t, { advancedOptOut: true })
  await advanced.twilio(to, 'STOP', { OptOutType: 'STOP' })
  await advanced.twilio(to, 'START', { OptOutType: 'START' })
  await advanced.twilio(to, 'HELP', { OptOutType: 'HELP' })
  await advanced.twilio(to, 'STOP')
  assert.equal(advanced.sent.length, 0)
  assert.deepEqual(await advanced.reasons(OFFERS), ['opted_out'])
  await advanced.twilio(to, 'START')
  await advanced.twilio(to, 'please stop messaging me')
  assert.equal(advanced.sent.length, 1)
})

test('a send that Twilio refuses since they sent it a STOP makes our standing agree', async (t) => {
  const { url, clock, reasons, twilio } = await start(t, { advancedOptOut: true })
  const whatsApp = '+15550000002'
  const failed = (id: string, sender: string) => {
    const prefix = sender.startsWith('whatsapp:') ? 'whatsapp:' : ''
    const form = { MessageSid: id, MessageStatus: 'failed', ErrorCode: '21610', From: sender }
    const to = { ...form, To: prefix + NUMBER }
    return twilioForm(url, '/webhooks/twilio/status', to, TWILIO.authToken)
  }
  // A STOP to the SMS number that we never heard says nothing about WhatsApp.
  assert.equal((await failed('SM900', '+15550000003')).status, 200)
  assert.deepEqual(await reasons(OFFERS, whatsApp), [])
  clock.now += 1_000
  assert.equal((await failed('SM901', 'whatsapp:+15550000002')).status, 200)
  assert.deepEqual(await reasons(UPDATES, whatsApp), ['opted_out'])
  await twilio('whatsapp:+15550000002', 'START', { OptOutType: 'START' })
  assert.deepEqual(await reasons(UPDATES, whatsApp), [])
})
