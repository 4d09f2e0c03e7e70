// A button tapped again says nothing new: recorded as the message it is, and thanked for once. With
// a no of any kind in between it is an act of its own.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { DAY_MS as DAY } from '../../../src/time.ts'
import { startApi } from '../../support/api.ts'
import { metaEnvelope, PNID, postMeta, SENDER, textFrom } from '../../support/meta.ts'
import { eventsOf } from '../../support/people.ts'
import { keptSends } from '../../support/sent.ts'

const NUMBER = '+819012345678'

/** Somebody who was asked in the chat and tapped yes. */
async function start(t: TestContext) {
  const { sent, sends } = keptSends()
  const api = await startApi(t, { sends })
  const { call, clock, parts, url } = api
  const sender = { phone: SENDER, provider: 'meta', providerId: PNID }
  assert.equal((await call('POST', '/v1/senders', sender)).status, 201)
  const set = await call('PATCH', '/v1/entry-points/demo-chat', { confirmation: 'double' })
  assert.equal(set.status, 200)
  const post = async (body: string) => {
    assert.equal(await postMeta(url, body), 200)
    await parts.drain()
  }
  const say = (text: string, more: object = {}) => {
    clock.now += 2_000
    return post(textFrom(NUMBER, text, clock.now, more))
  }
  await say('Hello')
  /** The first button of the latest question. */
  const tap = () => {
    const question = sent.findLast(({ content }) => content.type === 'buttons')?.content
    const [button] = question?.type === 'buttons' ? question.buttons : []
    return say('', {
      ...{ type: 'interactive', text: undefined },
      interactive: { type: 'button_reply', button_reply: button },
    })
  }
  const prefer = (value: string) => {
    clock.now += 2_000
    const timestamp = Math.floor(clock.now / 1_000)
    const one = { wa_id: NUMBER.slice(1), category: 'marketing_messages', value, timestamp }
    return post(metaEnvelope({ user_preferences: [one] }, 'user_preferences'))
  }
  const confirmed = async () => {
    const events = await eventsOf(call, NUMBER)
    return events.filter(({ type }: { type: string }) => type === 'consent.confirmed').length
  }
  const reasons = async () => {
    const message = { type: 'template', topic: 'offers' }
    const { body } = await call('POST', '/v1/eligibility', { to: NUMBER, sender: SENDER, message })
    return body.reasons.map(({ code }: { code: string }) => code).join(' ')
  }
  await tap()
  assert.deepEqual([await confirmed(), await reasons()], [1, ''])
  return { ...api, sent, say, tap, prefer, confirmed, reasons }
}

test('a yes tapped again records the message alone, and nobody is thanked twice', async (t) => {
  const { tap, sent, confirmed, reasons, call } = await start(t)
  const before = sent.length
  await tap()
  await tap()
  assert.deepEqual([sent.length, await confirmed(), await reasons()], [before, 1, ''])
  const events = await eventsOf(call, NUMBER)
  assert.equal(events.at(-1).type, 'message.received')
})

for (const [no, reason] of [
  ['STOP', 'opted_out'],
  ['cancel my offers maybe', 'opt_out_in_review'],
] as const) {
  test(`after "${no}" a yes tapped again is an act of its own`, async (t) => {
    const { say, tap, confirmed, reasons } = await start(t)
    await say(no)
    assert.equal(await reasons(), reason)
    await tap()
    assert.deepEqual([await confirmed(), await reasons()], [2, ''])
  })
}

test('so it is after WhatsApp’s own switch, and once what was agreed to has lapsed', async (t) => {
  const { prefer, tap, confirmed, reasons, call, clock, sent } = await start(t)
  await prefer('stop')
  assert.equal(await reasons(), 'platform_marketing_stop')
  await tap()
  assert.deepEqual([await confirmed(), await reasons()], [2, ''])
  assert.equal((await call('PUT', '/v1/policy', { consentLifetimeDays: 30 })).status, 200)
  clock.now += 31 * DAY
  assert.equal(await reasons(), 'consent_expired')
  // By then the button has run out: it leads to the question once more, and its yes counts.
  const before = sent.length
  await tap()
  assert.deepEqual([await confirmed(), sent.length], [2, before + 1])
  await tap()
  assert.deepEqual([await confirmed(), await reasons()], [3, ''])
})
