// A double opt-in that its own link finishes: ticked on a page, then sent from the address itself.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { startApi } from '../../support/api.ts'
import { PNID, postMeta, SENDER, textFrom } from '../../support/meta.ts'
import { eventsOf } from '../../support/people.ts'

const NUMBER = '+819012345678'
const LABELS = { 'order-updates': 'order updates', offers: 'offers and news' }

async function start(t: TestContext) {
  const api = await startApi(t, {
    sends: new Map([['meta', async () => ({ outcome: 'sent', providerMessageId: 'wamid.out' })]]),
  })
  const { call, clock, parts, url } = api
  const sender = { phone: SENDER, provider: 'meta', providerId: PNID }
  assert.equal((await call('POST', '/v1/senders', sender)).status, 201)
  for (const slug of ['first-door', 'other-door']) {
    const door = {
      ...{ slug, kind: 'form', topics: Object.keys(LABELS), noticeId: 'demo-notice' },
      ...{ state: 'live', confirmation: 'double', sender: SENDER },
    }
    assert.equal((await call('POST', '/v1/entry-points', door)).status, 201)
  }
  const tick = async (...topics: string[]) => {
    clock.now += 2_000
    const { status } = await call('POST', '/v1/consents', {
      ...{ person: NUMBER, topics, entryPoint: 'first-door', act: { kind: 'form' } },
      notice: { id: 'demo-notice', language: 'en' },
    })
    assert.equal(status, 201)
    await parts.drain()
  }
  const hear = async (text: string) => {
    clock.now += 2_000
    assert.equal(await postMeta(url, textFrom(NUMBER, text, clock.now)), 200)
    await parts.drain()
  }
  /** The text of a door's link, as it stands in the box. */
  const send = (door: string, ...topics: (keyof typeof LABELS)[]) =>
    hear(
      `I agree to get ${topics.map((key) => LABELS[key]).join(' and ')} from Sakura Coffee on WhatsApp. (${door})`,
    )
  const standing = async () => {
    const { body } = await call('POST', '/v1/people/lookup', { person: NUMBER })
    return Object.fromEntries(
      Object.entries<{ status: string; strength: string | null }>(body.standing.topics).map(
        ([key, { status, strength }]) => [key, strength ?? status],
      ),
    )
  }
  const events = async (type: string) => {
    const events = await eventsOf(call, NUMBER)
    return events.filter((event: { type: string }) => event.type === type)
  }
  return { ...api, tick, hear, send, standing, events }
}

test('the text of the very door confirms what was ticked there', async (t) => {
  const { tick, send, standing, events } = await start(t)
  await tick('offers')
  await send('first-door', 'offers')
  assert.deepEqual(await standing(), { offers: 'confirmed' })
  const [pending] = await events('consent.pending')
  const [confirmed] = await events('consent.confirmed')
  assert.equal(confirmed.answers, pending.id)
  assert.equal(confirmed.entryPoint, 'first-door')
  assert.match(confirmed.evidence.said, /^I agree to get offers/)
  assert.equal(confirmed.evidence.text, pending.evidence.text)
  // Sent again it answers nothing more, and is an act as any.
  await send('first-door', 'offers')
  assert.equal((await events('consent.confirmed')).length, 1)
  assert.deepEqual(await standing(), { offers: 'confirmed' })
})

test('what was taken out of the text waits on', async (t) => {
  const { tick, send, standing } = await start(t)
  await tick('offers', 'order-updates')
  await send('first-door', 'order-updates')
  assert.deepEqual(await standing(), { offers: 'pending', 'order-updates': 'confirmed' })
})

test('without a first act, or with one at another door, the text is one act alone', async (t) => {
  const { tick, send, standing } = await start(t)
  await send('other-door', 'order-updates')
  await tick('offers')
  await send('other-door', 'offers')
  assert.deepEqual(await standing(), { offers: 'explicit', 'order-updates': 'explicit' })
})

test('it confirms no question that a no has settled, and what was typed after a STOP', async (t) => {
  const { tick, hear, send, standing } = await start(t)
  await tick('offers')
  await hear('STOP')
  await send('first-door', 'offers')
  assert.deepEqual(await standing(), { offers: 'explicit' })
  await hear('STOP')
  await tick('offers')
  await send('first-door', 'offers')
  assert.deepEqual(await standing(), { offers: 'confirmed' })
})
