// What a door is told to have led to, walked from end to end: the same when it is counted anew.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startApi } from '../../support/api.ts'
import { startIvr } from '../../support/ivr.ts'
import { PNID, postMeta, SENDER, textFrom } from '../../support/meta.ts'
import { keptSends } from '../../support/sent.ts'
import { inbound } from '../../support/voice.ts'
import { NUMBER, startInviting } from '../invitations/kit.ts'
import { startPreferences } from '../preferences/kit.ts'

const GB = '+447700900125'

/** Counts of doors, by name, counted as it went and counted anew. */
function countsOf({ call }: Pick<Awaited<ReturnType<typeof startApi>>, 'call'>) {
  const read = async (slug: string) => {
    const { status, body } = await call('GET', `/v1/entry-points/${slug}/counts`)
    assert.equal(status, 200, JSON.stringify(body))
    return body
  }
  return async (slug: string, ...names: string[]) => {
    const body = await read(slug)
    assert.equal((await call('POST', '/v1/counts/recount')).status, 202)
    assert.deepEqual(await read(slug), body)
    const counts = { ...body.totals, ...body.totals.doubleOptIn }
    return names.map((name) => counts[name])
  }
}

test('a call is one consent, also once the chat confirms it', async (t) => {
  const api = await startIvr(t)
  const counts = countsOf(api)
  const call = inbound(api.url, 'line', GB)
  await call.ring()
  await call.press('1')
  await api.parts.drain()
  assert.deepEqual(await counts('line', 'given', 'withdrawn'), [1, 0])
  const [yes = '', no = ''] = api.payloads()
  await api.press(GB, yes)
  await api.press(GB, yes)
  assert.deepEqual(await counts('line', 'given', 'withdrawn'), [1, 0])
  await api.press(GB, no)
  await api.press(GB, no)
  assert.deepEqual(await counts('line', 'given', 'withdrawn'), [1, 1])
  await api.press(GB, yes)
  assert.deepEqual(await counts('line', 'given', 'withdrawn'), [2, 1])
  assert.deepEqual(await counts('line', 'asked', 'answered'), [0, 0])
})

test('a pause on the preference page is no withdrawal; the stop after it is one', async (t) => {
  const api = await startPreferences(t)
  const counts = countsOf(api)
  await api.agree()
  const path = api.linkOf('address')
  const pause = [
    ['action', 'pause'],
    ['days', '7'],
  ] as const
  assert.equal((await api.post(path, pause)).status, 303)
  assert.deepEqual(await api.reasons(), ['opted_out_marketing'])
  assert.deepEqual(await counts('demo-checkbox', 'given', 'withdrawn'), [1, 0])
  assert.equal((await api.post(path, [['action', 'stop']])).status, 303)
  assert.deepEqual(await counts('demo-checkbox', 'given', 'withdrawn'), [1, 1])
})

/** Forms of a double opt-in, and the questions they lead to. */
async function startAsking(t: Parameters<typeof startApi>[0]) {
  const { sent, sends } = keptSends()
  const api = await startApi(t, { sends })
  const { call, clock, url, parts } = api
  await call('POST', '/v1/senders', { phone: SENDER, provider: 'meta', providerId: PNID })
  await call('PATCH', '/v1/entry-points/demo-form', { confirmation: 'double' })
  await call('POST', '/v1/templates', {
    ...{ name: 'optin_confirmation', language: 'ja', category: 'utility' },
    topic: 'order-updates',
  })
  const fill = async (phone: string) => {
    clock.now += 1_000
    const { body } = await call('POST', '/v1/consents', {
      ...{ person: phone, topics: ['offers'], entryPoint: 'demo-form', act: { kind: 'form' } },
      notice: { id: 'demo-notice', language: 'ja' },
    })
    await parts.drain()
    return body.eventIds[0] as string
  }
  const press = async (phone: string, id: string) => {
    clock.now += 1_000
    const more = {
      ...{ type: 'interactive', text: undefined },
      interactive: { type: 'button_reply', button_reply: { id, title: 'OK' } },
    }
    assert.equal(await postMeta(url, textFrom(phone, '', clock.now, more)), 200)
    await parts.drain()
  }
  return { ...api, sent, fill, press }
}

test('a form sent three times is asked about once, and one answer is enough', async (t) => {
  const api = await startAsking(t)
  const counts = countsOf(api)
  const names = ['pending', 'asked', 'answered', 'unanswered', 'given']
  const [first = ''] = [await api.fill(GB), await api.fill(GB), await api.fill(GB)]
  assert.equal(api.sent.length, 1)
  assert.deepEqual(await counts('demo-form', ...names), [3, 1, 0, 1, 0])
  await api.press(GB, `CONFIRM:${first}`)
  assert.deepEqual(await counts('demo-form', ...names), [3, 1, 1, 0, 1])
  // Asked again before they answer, they are still one who was asked.
  await api.fill('+447700900126')
  api.clock.now += 11 * 60_000
  const again = await api.fill('+447700900126')
  assert.deepEqual(await counts('demo-form', ...names), [5, 2, 1, 1, 1])
  await api.press('+447700900126', `DECLINE:${again}`)
  assert.deepEqual(await counts('demo-form', ...names), [5, 2, 2, 0, 1])
})

test('a tap that waits for a message is not asked about', async (t) => {
  const api = await startInviting(t)
  const counts = countsOf(api)
  await api.call('POST', '/v1/senders', { phone: SENDER, provider: 'meta', providerId: PNID })
  await api.patch('/v1/entry-points/demo-sms-link', { onTap: true, sender: SENDER })
  const path = await api.invited()
  await api.press(path, 'tap')
  const { html } = await api.page(path)
  const link = /href="https:\/\/wa\.me\/\d+\?text=([^"]+)"/.exec(html)?.[1] ?? assert.fail(html)
  api.clock.now += 1_000
  const text = decodeURIComponent(link)
  assert.equal(await postMeta(api.url, textFrom(NUMBER, text, api.clock.now)), 200)
  await api.parts.drain()
  const names = ['pending', 'given', 'asked', 'answered', 'unanswered']
  assert.deepEqual(await counts('demo-sms-link', ...names), [1, 1, 0, 0, 0])
})

test('a topic that becomes marketing later changes nothing that was counted', async (t) => {
  const api = await startPreferences(t)
  const counts = countsOf(api)
  await api.agree(['order-updates'])
  await api.withdraw('marketing')
  assert.deepEqual(await counts('demo-checkbox', 'given', 'withdrawn'), [1, 0])
  api.tick()
  const { status } = await api.call('PATCH', '/v1/topics/order-updates', { category: 'marketing' })
  assert.equal(status, 200)
  assert.deepEqual(await counts('demo-checkbox', 'given', 'withdrawn'), [1, 0])
  await api.withdraw('marketing')
  assert.deepEqual(await counts('demo-checkbox', 'given', 'withdrawn'), [1, 1])
})

test('a message that came through a door has started there, whatever it says', async (t) => {
  const { sends } = keptSends()
  const api = await startApi(t, { sends })
  const counts = countsOf(api)
  await api.call('POST', '/v1/senders', { phone: SENDER, provider: 'meta', providerId: PNID })
  const say = async (text: string, more: object = {}) => {
    api.clock.now += 1_000
    assert.equal(await postMeta(api.url, textFrom(GB, text, api.clock.now, more)), 200)
    await api.parts.drain()
  }
  const started = async (slug: string) => (await counts(slug, 'started'))[0]
  await say('Hello', { referral: { source_id: '1', source_type: 'ad' } })
  assert.equal(await started('demo-ctwa-ad'), 1)
  const agreed = 'I agree to get offers and news from Sakura Coffee on WhatsApp. (demo-qr)'
  await say(agreed)
  await say('What is this? (demo-qr)')
  assert.deepEqual(await counts('demo-qr', 'started', 'given'), [2, 1])
  // Nobody's door: nothing named, somebody else's words, a door that is shut.
  await say('Hello')
  await say(agreed, { context: { forwarded: true } })
  await api.call('PATCH', '/v1/entry-points/demo-qr', { state: 'paused' })
  await say('Hello (demo-qr)')
  assert.equal(await started('demo-qr'), 2)
})

test('a page that is begun and a message through the same door add up', async (t) => {
  const api = await startApi(t)
  const counts = countsOf(api)
  await api.call('POST', '/v1/senders', { phone: SENDER, provider: 'meta', providerId: PNID })
  api.parts.tally.addKnown('demo-qr', 'started', false)
  assert.equal(await postMeta(api.url, textFrom(GB, 'Hi (demo-qr)', api.clock.now)), 200)
  assert.deepEqual(await counts('demo-qr', 'started'), [2])
})

test('a chat has started when it is asked in, not at each message after that', async (t) => {
  const { sends } = keptSends()
  const api = await startApi(t, { sends })
  const counts = countsOf(api)
  await api.call('POST', '/v1/senders', { phone: SENDER, provider: 'meta', providerId: PNID })
  await api.call('PATCH', '/v1/entry-points/demo-chat', { confirmation: 'double' })
  for (const text of ['Hello', 'Are you there?']) {
    api.clock.now += 1_000
    assert.equal(await postMeta(api.url, textFrom(GB, text, api.clock.now)), 200)
    await api.parts.drain()
  }
  assert.deepEqual(await counts('demo-chat', 'started', 'pending', 'asked'), [1, 1, 1])
})
