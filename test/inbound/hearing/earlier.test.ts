// Doors that were changed: what was sent, shown or made before agrees to what was asked then.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { DAY_MS, MINUTE_MS } from '../../../src/time.ts'
import { startApi } from '../../support/api.ts'
import { metaEnvelope, PNID, postMeta, SENDER, textFrom } from '../../support/meta.ts'

const NUMBER = '+819012345678'

async function start(t: TestContext) {
  const api = await startApi(t)
  const { call, clock, url, made } = api
  await made('/v1/senders', { phone: SENDER, provider: 'meta', providerId: PNID })
  const door = (slug: string, more: object = {}) =>
    made('/v1/entry-points', {
      ...{ slug, kind: 'chat', topics: ['order-updates'], noticeId: 'demo-notice', state: 'live' },
      ...more,
    })
  const set = async (slug: string, more: object) => {
    const { status, body } = await call('PATCH', `/v1/entry-points/${slug}`, more)
    assert.equal(status, 200, JSON.stringify(body))
    assert.equal('asked' in body, false)
  }
  const hear = async (text: string, at: number = clock.now, more: object = {}, from = NUMBER) =>
    assert.equal(await postMeta(url, textFrom(from, text, at, more)), 200)
  const press = (payload: string, at: number = clock.now, from = NUMBER) =>
    hear('', at, { type: 'button', text: undefined, button: { payload, text: 'Yes' } }, from)
  /** The last consent of a person; undefined where there is none. */
  const grant = async (person = NUMBER) => {
    const found = await call('POST', '/v1/people/lookup', { person })
    if (found.status === 404) return undefined
    const { body } = await call('GET', `/v1/people/${found.body.personId}/events`)
    return body.events.findLast(({ type }: { type: string }) => type === 'consent.given')
  }
  return { ...api, made, door, set, hear, press, grant }
}

test('a keyword agrees to what its door asked when it was sent, however late it is heard', async (t) => {
  const { door, set, hear, grant, made, call, clock } = await start(t)
  const texts = { en: '{business} sends {topics}. {stop}' }
  const notice = await made('/v1/notices', { topics: ['offers', 'order-updates'], texts })
  await call('POST', `/v1/notices/${notice.id}/publish`)
  await door('words', { kind: 'sms_keyword', keywords: ['COFFEE'] })
  clock.now += MINUTE_MS
  const sentAt = clock.now
  clock.now += MINUTE_MS
  await set('words', { topics: ['offers', 'order-updates'], noticeId: notice.id })
  clock.now += MINUTE_MS
  await hear('COFFEE', sentAt)
  const late = await grant()
  assert.deepEqual([late.topics, late.evidence.noticeId], [['order-updates'], 'demo-notice'])
  await hear('COFFEE', clock.now)
  const fresh = await grant()
  assert.deepEqual(fresh.topics, ['offers', 'order-updates'])
  assert.equal(fresh.evidence.noticeId, notice.id)
})

test('a keyword that stands for another door by now stood for its own when it was sent', async (t) => {
  const { door, set, hear, grant, clock } = await start(t)
  await door('orders', { kind: 'sms_keyword', keywords: ['COFFEE'] })
  clock.now += MINUTE_MS
  const sentAt = clock.now
  clock.now += MINUTE_MS
  await set('orders', { keywords: ['ORDERS'] })
  await door('shop', { kind: 'sms_keyword', keywords: ['BEANS'], topics: ['offers'] })
  clock.now += MINUTE_MS
  await set('shop', { keywords: ['BEANS', 'COFFEE'] })
  clock.now += MINUTE_MS
  await hear('COFFEE', sentAt)
  assert.deepEqual(
    [(await grant()).entryPoint, (await grant()).topics.join()],
    ['orders', 'order-updates'],
  )
  await hear('COFFEE', clock.now, {}, '+819011110001')
  assert.equal((await grant('+819011110001')).entryPoint, 'shop')
  await set('shop', { state: 'paused' })
  clock.now += MINUTE_MS
  const pausedAt = clock.now
  clock.now += MINUTE_MS
  await set('shop', { state: 'live' })
  await hear('COFFEE', pausedAt, {}, '+819011110003')
  assert.equal(await grant('+819011110003'), undefined)
})

test('of a time known to the second only what was asked all that second is agreed to', async (t) => {
  const { door, set, hear, grant, clock } = await start(t)
  await door('words', { kind: 'sms_keyword', keywords: ['COFFEE'] })
  clock.now += 500
  await set('words', { topics: ['offers', 'order-updates'] })
  await hear('COFFEE')
  assert.deepEqual((await grant()).topics, ['order-updates'])
})

test('a button agrees to what its door has asked for 30 days, since it does not tell its age', async (t) => {
  const { door, set, press, grant, clock } = await start(t)
  await door('rep')
  clock.now += DAY_MS
  await set('rep', { topics: ['offers', 'order-updates'] })
  clock.now += DAY_MS
  await press('OPTIN:rep')
  assert.deepEqual((await grant()).topics, ['order-updates'])
  clock.now += 29 * DAY_MS
  await press('OPTIN:rep')
  assert.deepEqual((await grant()).topics, ['offers', 'order-updates'])
  // What it asks no more is agreed to no more, also by an older one.
  await set('rep', { topics: ['offers'], campaign: 'May' })
  await press('OPTIN:rep', clock.now + 1_000, '+819011110001')
  assert.deepEqual((await grant('+819011110001')).topics, ['offers'])
  await set('rep', { topics: ['order-updates'] })
  clock.now += DAY_MS
  await press('OPTIN:rep', clock.now, '+819011110002')
  assert.equal(await grant('+819011110002'), undefined)
})

test('what a door would have asked while it was a draft is asked of nobody', async (t) => {
  const { door, set, press, grant, clock } = await start(t)
  await door('rep', { state: 'draft' })
  clock.now += MINUTE_MS
  await set('rep', { topics: ['offers'], state: 'live' })
  clock.now += MINUTE_MS
  await press('OPTIN:rep')
  assert.deepEqual((await grant()).topics, ['offers'])
})

test('a link agrees to what its text names, under the words of the day on which it was sent', async (t) => {
  const { door, set, hear, grant, made, call, clock } = await start(t)
  const texts = { en: '{business} sends {topics}. {stop}' }
  const notice = await made('/v1/notices', { topics: ['offers', 'order-updates'], texts })
  await call('POST', `/v1/notices/${notice.id}/publish`)
  await door('poster', { kind: 'qr' })
  clock.now += MINUTE_MS
  const sentAt = clock.now
  clock.now += MINUTE_MS
  await set('poster', { topics: ['offers', 'order-updates'], noticeId: notice.id })
  const said = 'I agree to order updates from Sakura Coffee on WhatsApp. (poster)'
  await hear(said, sentAt)
  const late = await grant()
  assert.deepEqual([late.topics, late.evidence.noticeId], [['order-updates'], 'demo-notice'])
  clock.now += MINUTE_MS
  await hear(said)
  const fresh = await grant()
  assert.deepEqual([fresh.topics, fresh.evidence.noticeId], [['order-updates'], notice.id])
})

test('a signup agrees to what its screen said then', async (t) => {
  const { set, grant, call, clock, url } = await start(t)
  await call('PATCH', '/v1/business', { country: 'US' })
  const screen = {
    ...{ id: '987', privacyUrl: 'https://shop.example/privacy', version: '1', language: 'en' },
    message: 'Get offers and news from Sakura Coffee on WhatsApp. Reply STOP at any time.',
  }
  await set('demo-social', { sender: SENDER, signup: screen })
  clock.now += MINUTE_MS
  const sentAt = clock.now
  clock.now += MINUTE_MS
  const message = `${screen.message} Every day.`
  await set('demo-social', { signup: { ...screen, message, version: '2' } })
  const one = {
    ...{ wa_id: NUMBER.slice(1), category: 'marketing_messages', value: 'signup' },
    ...{ signup_id: '987', detail: '', timestamp: Math.floor(sentAt / 1_000) },
  }
  const body = metaEnvelope({ user_preferences: [one] }, 'user_preferences')
  assert.equal(await postMeta(url, body), 200)
  const { evidence } = await grant()
  assert.deepEqual([evidence.text, evidence.signup.version], [screen.message, '1'])
})

test('a box of a Flow stands for what it stood for when the Flow was sent', async (t) => {
  const { set, hear, grant, made, clock } = await start(t)
  const box = { field: 'box', topic: 'order-updates', label: 'Send me order updates' }
  const flow = { id: 'flow-7', version: '3', language: 'en', optIns: [box] }
  await set('demo-chat', { flow })
  const { flowToken } = await made('/v1/flow-tokens', { person: NUMBER, entryPoint: 'demo-chat' })
  clock.now += DAY_MS
  await set('demo-chat', { flow: { ...flow, optIns: [{ ...box, topic: 'offers' }] } })
  clock.now += DAY_MS
  await hear('', clock.now, {
    ...{ type: 'interactive', text: undefined },
    interactive: {
      type: 'nfm_reply',
      nfm_reply: { response_json: JSON.stringify({ flow_token: flowToken, box: true }) },
    },
  })
  const { topics, evidence } = await grant()
  assert.deepEqual([topics, evidence.flow.ticked[0].label], [['order-updates'], box.label])
})
