// What a plain word answers: the question asked in that chat, before it, while nothing else has.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { startApi } from '../../support/api.ts'
import { PNID, postMeta, SENDER, statusOf, textFrom } from '../../support/meta.ts'
import { keptSends } from '../../support/sent.ts'

const NUMBER = '+819012345678'
const OTHER = { phone: '+15550783999', provider: 'meta', providerId: '777' }
const TEXTS = { phone: '+14155550100', provider: 'twilio', providerId: '+14155550100' }

async function start(t: TestContext) {
  const { sent, sends } = keptSends(['meta', 'twilio'], (count) => `out.${count}`)
  const api = await startApi(t, { sends })
  const { call, clock, parts, url } = api
  for (const sender of [{ phone: SENDER, provider: 'meta', providerId: PNID }, OTHER, TEXTS]) {
    assert.equal((await call('POST', '/v1/senders', sender)).status, 201)
  }
  const door = async (more: object = { sender: SENDER }) => {
    const body = {
      ...{ slug: 'asking', kind: 'form', topics: ['offers'], noticeId: 'demo-notice' },
      ...{ state: 'live', confirmation: 'double', ...more },
    }
    assert.equal((await call('POST', '/v1/entry-points', body)).status, 201)
  }
  /** @param at epoch ms, as the provider claims */
  const hear = async (text: string, { at = 0, to = PNID } = {}) => {
    clock.now += 1_000
    const body = textFrom(NUMBER, text, at || clock.now).replaceAll(PNID, to)
    assert.equal(await postMeta(url, body), 200)
    await parts.drain()
  }
  const tick = async () => {
    clock.now += 1_000
    const { status } = await call('POST', '/v1/consents', {
      ...{ person: NUMBER, topics: ['offers'], entryPoint: 'asking' },
      ...{ act: { kind: 'form' }, notice: { id: 'demo-notice', language: 'en' } },
    })
    assert.equal(status, 201)
    await parts.drain()
  }
  const answer = async () => {
    const message = { type: 'template', topic: 'offers' }
    const { body } = await call('POST', '/v1/eligibility', { to: NUMBER, sender: SENDER, message })
    const codes = body.reasons.map(({ code }: { code: string }) => code)
    return [body.decision, ...codes].join(' ')
  }
  /** Somebody who wrote, ticked a box and was asked. */
  const asked = async () => {
    await door()
    await hear('Hello')
    await tick()
    assert.equal(sent.at(-1)?.content.type, 'buttons')
    assert.equal(await answer(), 'deny consent_pending')
  }
  return { ...api, sent, door, hear, tick, answer, asked }
}

test('a yes answers the question, and an ok after a STOP nothing more', async (t) => {
  const { asked, hear, answer, clock, sent } = await start(t)
  await asked()
  await hear('yes')
  assert.equal(await answer(), 'allow')
  await hear('STOP')
  clock.now += 3_600_000
  const before = sent.length
  await hear('ok')
  assert.equal(await answer(), 'deny opted_out')
  assert.equal(sent.length, before, 'nobody is thanked')
  await hear('START')
  assert.equal(await answer(), 'allow')
})

test('an ok after a STOP or a no is no answer to the question before', async (t) => {
  for (const [no, reason] of [
    ['STOP', 'opted_out'],
    ['No thanks', 'no_consent'],
  ] as const) {
    await t.test(no, async (t) => {
      const { asked, hear, answer, clock } = await start(t)
      await asked()
      await hear(no)
      clock.now += 3_600_000
      await hear('ok')
      assert.match(await answer(), new RegExp(`^deny .*${reason}`))
    })
  }
})

test('nor where the no between them is told late', async (t) => {
  for (const no of ['STOP', 'No thanks']) {
    await t.test(no, async (t) => {
      const { asked, hear, answer, clock } = await start(t)
      await asked()
      const between = clock.now + 2_000
      clock.now += 60_000
      await hear('ok')
      await hear(no, { at: between })
      assert.match(await answer(), /^deny/)
    })
  }
})

test('a no is heard after a yes, in whichever chat', async (t) => {
  const { asked, hear, answer } = await start(t)
  await asked()
  await hear('yes')
  await hear('no thanks', { to: OTHER.providerId })
  assert.equal(await answer(), 'deny opted_out_topic')
})

test('a question that did not arrive is answered by nothing', async (t) => {
  const { asked, hear, answer, clock, url, parts } = await start(t)
  await asked()
  clock.now += 2_000
  const failed = { id: 'out.1', phone: NUMBER, status: 'failed', at: clock.now, code: 131026 }
  assert.equal(await postMeta(url, statusOf(failed)), 200)
  await parts.drain()
  await hear('ok')
  assert.equal(await answer(), 'deny consent_pending')
})

test('a word from before the question does not answer it, one of the same second does', async (t) => {
  const { door, hear, tick, answer, clock } = await start(t)
  await door()
  await hear('Hello')
  const before = clock.now + 500
  clock.now += 300_000
  await tick()
  const asked = clock.now
  clock.now += 10_000
  await hear('ok', { at: before })
  assert.equal(await answer(), 'deny consent_pending')
  await hear('yes', { at: asked - (asked % 1_000) })
  assert.equal(await answer(), 'allow')
})

test('a yes in another chat than the one that asked answers nothing', async (t) => {
  await t.test('to another of our numbers', async (t) => {
    const { asked, hear, answer } = await start(t)
    await asked()
    await hear('ok', { to: OTHER.providerId })
    assert.equal(await answer(), 'deny consent_pending')
    await hear('ok')
    assert.equal(await answer(), 'allow')
  })
  await t.test('where a text asked', async (t) => {
    const { door, hear, tick, answer, sent } = await start(t)
    await door({ confirmVia: 'sms' })
    await hear('Where is my order?')
    await tick()
    assert.equal(sent.at(-1)?.channel, 'sms')
    await hear('ok')
    assert.equal(await answer(), 'deny consent_pending')
  })
})

test('a form filled in once more before the answer leaves the question open, but for a no', async (t) => {
  const { asked, tick, hear, answer, sent } = await start(t)
  await asked()
  const before = sent.length
  await tick()
  assert.equal(sent.length, before, 'it was asked a moment ago')
  await hear('yes')
  assert.equal(await answer(), 'allow')

  await hear('STOP')
  await tick()
  await hear('yes')
  assert.equal(await answer(), 'deny opted_out consent_pending')
})

test('nor is it open for a form after a no that was told late', async (t) => {
  const { asked, tick, hear, answer, clock, call } = await start(t)
  await asked()
  const stopped = clock.now
  clock.now += 5_000
  await tick()
  await hear('yes')
  const act = { kind: 'call', at: new Date(stopped + 1_000).toISOString() }
  const no = { person: NUMBER, scope: 'topic', topics: ['offers'], act }
  assert.equal((await call('POST', '/v1/withdrawals', no)).status, 201)
  assert.match(await answer(), /^deny/)
})

test('an ok after a no answers nothing, also where the form was filled in again in between', async (t) => {
  const { asked, hear, tick, answer, store } = await start(t)
  await asked()
  await hear('No thanks')
  await tick()
  await hear('ok')
  assert.equal(await answer(), 'deny consent_pending')
  const { events } = await store.ledger.feed('demo', undefined, 500)
  assert.ok(!events.some(({ type }) => type === 'consent.confirmed'))
})

test('nobody is told that messages come while what they wrote may be a no', async (t) => {
  const { asked, hear, answer, sent } = await start(t)
  await asked()
  await hear('please stop messaging me at night')
  const before = sent.length
  await hear('yes')
  assert.match(await answer(), /^deny opt_out_in_review/)
  assert.equal(sent.length, before)
})
