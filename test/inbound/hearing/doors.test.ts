// Doors people enter by writing or tapping: keywords, and buttons that stand for a door.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Outgoing } from '../../../src/providers/sending.ts'
import { startApi, TWILIO } from '../../support/api.ts'
import { PNID, postMeta, SENDER, textFrom } from '../../support/meta.ts'
import { eventsOf } from '../../support/people.ts'
import { twilioForm } from '../../support/twilio.ts'

const NUMBER = '+819012345678'
const SMS = '+815000000001'

async function start(t: Parameters<typeof startApi>[0]) {
  const sent: Outgoing[] = []
  const take = async (message: Outgoing) => {
    sent.push(message)
    return { outcome: 'sent' as const, providerMessageId: `m${sent.length}` }
  }
  const api = await startApi(t, {
    sends: new Map([
      ['meta', take],
      ['twilio', take],
    ]),
  })
  for (const sender of [
    { phone: SENDER, provider: 'meta', providerId: PNID },
    { phone: SMS, provider: 'twilio', providerId: SMS },
  ]) {
    assert.equal((await api.call('POST', '/v1/senders', sender)).status, 201)
  }
  const events = () => eventsOf(api.call, NUMBER)
  let count = 0
  const text = async (body: string, to = SMS) => {
    api.clock.now += 1_000
    const form = { MessageSid: `SM${++count}`, From: NUMBER, To: to, Body: body }
    const answer = await twilioForm(api.url, '/webhooks/twilio/message', form, TWILIO.authToken)
    assert.equal(answer.status, 200)
    await api.parts.drain()
  }
  return { ...api, sent, events, text }
}

test('a keyword by SMS is a consent with the notice it stands for, and is answered with it', async (t) => {
  const { text, events, sent } = await start(t)
  await text(' Join ')
  const grant = (await events()).find(({ type }: { type: string }) => type === 'consent.given')
  assert.deepEqual(grant.topics, ['offers', 'order-updates'])
  assert.equal(grant.strength, 'explicit')
  assert.equal(grant.entryPoint, 'demo-sms-keyword')
  assert.equal(grant.evidence.keyword, 'JOIN')
  assert.equal(grant.evidence.said, ' Join ')
  assert.match(grant.evidence.text, /Sakura Coffee/)
  assert.equal(sent.length, 1)
  const content = sent[0]?.content
  assert.equal(content?.type === 'text' && content.text, grant.evidence.text)
  assert.equal(sent[0]?.channel, 'sms')
})

test('a keyword among other words, paused, or of another business is conversation', async (t) => {
  const { text, events, call } = await start(t)
  await text('Can I JOIN you?')
  await call('PATCH', '/v1/entry-points/demo-sms-keyword', { state: 'paused' })
  await text('JOIN')
  assert.ok((await events()).every(({ type }: { type: string }) => type === 'message.received'))
})

test('what stops, starts, helps or answers can be no keyword', async (t) => {
  const { call } = await start(t)
  for (const word of ['STOP', 'Unsubscribe', 'START', 'HELP', 'yes', '停止', 'いいえ']) {
    const { status, body } = await call('PATCH', '/v1/entry-points/demo-sms-keyword', {
      keywords: ['COFFEE', word],
    })
    assert.deepEqual([status, body.code, body.errors[0].path], [422, 'field_invalid', 'keywords.1'])
  }
})

test('the default words at Twilio are answered by Twilio', async (t) => {
  const { text, sent, events } = await start(t)
  await text('STOP')
  await text('START')
  await text('HELP')
  assert.equal(sent.length, 0)
  const types = (await events()).map(({ type }: { type: string }) => type)
  assert.ok(types.includes('consent.withdrawn'))
})

test('a button that stands for a door is a consent from the address; of a paused one it is none', async (t) => {
  const { url, clock, events, call, parts, sent } = await start(t)
  const tap = async (payload: string) => {
    clock.now += 1_000
    const more = { type: 'button', text: undefined, button: { payload, text: 'Yes please' } }
    assert.equal(await postMeta(url, textFrom(NUMBER, '', clock.now, more)), 200)
    await parts.drain()
  }
  await tap('OPTIN:nothing')
  await call('PATCH', '/v1/entry-points/demo-popup', { state: 'paused' })
  await tap('OPTIN:demo-popup')
  assert.ok((await events()).every(({ type }: { type: string }) => type === 'message.received'))
  await postMeta(url, textFrom(NUMBER, 'STOP', clock.now))
  await parts.drain()
  await tap('OPTIN:demo-chat')
  const grant = (await events()).find(({ type }: { type: string }) => type === 'consent.given')
  assert.deepEqual([grant.entryPoint, grant.fromAddress], ['demo-chat', true])
  assert.match(grant.evidence.text, /Sakura Coffee/)
  const body = { to: NUMBER, sender: SENDER, message: { type: 'template', topic: 'offers' } }
  assert.equal((await call('POST', '/v1/eligibility', body)).body.decision, 'allow')
  const content = sent.at(-1)?.content
  assert.match(content?.type === 'text' ? content.text : '', /Thank you/)
})

test('what a door is called is no word of whoever sends its text', async (t) => {
  const { call, url, clock, events, settings } = await start(t)
  const slugs = ['ac-paused', 'unsubscribe-me', 'stop-and-shop', 'pause-cafe', 'cancel-club']
  const door = { kind: 'wa_link', topics: ['offers'], noticeId: 'demo-notice' } as const
  const say = async (text: string) => {
    clock.now += 1_000
    assert.equal(await postMeta(url, textFrom(NUMBER, text, clock.now)), 200)
  }
  for (const slug of slugs) {
    const live = { ...door, slug, state: 'live' } as const
    const made = await call('POST', '/v1/entry-points', live)
    // No new one is called just what somebody may mean; one of before is there still.
    assert.equal(made.status, slug === 'unsubscribe-me' ? 422 : 201)
    if (made.status === 422)
      await settings.create('entry-point', slug, 'demo', {
        ...live,
        ...{ topics: [...live.topics], confirmation: 'none' },
      })
    await say(`Good morning! (${slug})`)
    const paused = await call('PATCH', `/v1/entry-points/${slug}`, { state: 'paused' })
    assert.equal(paused.status, 200)
    await say(`I agree to get offers and news from Sakura Coffee on WhatsApp. (${slug})`)
  }
  const noes = async () =>
    (await events()).filter(({ type }: { type: string }) => type === 'consent.withdrawn').length
  assert.equal(await noes(), 0)
  // Typed as words, they are words.
  await say('unsubscribe-me')
  assert.equal(await noes(), 1)
})
