// What is cut off between two steps of the gate: it is not sent twice, and what became of it is told.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { metaError } from '../../../src/providers/meta/errors.ts'
import type { Attempt, Outgoing } from '../../../src/providers/sending.ts'
import { START_MS, startApi } from '../../support/api.ts'
import { PNID, postMeta, SENDER, statusOf, textFrom } from '../../support/meta.ts'
import { refusing } from '../../support/store.ts'

const NUMBER = '+819012345678'
const FREE = { to: NUMBER, sender: SENDER, message: { type: 'freeform', text: 'Hello' } }
const refused = (code: number): Attempt => ({ outcome: 'refused', error: metaError(code) })
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A server that works by itself, whose provider answers each message when it is told to. */
async function start(t: Parameters<typeof startApi>[0]) {
  const asked: { message: Outgoing; answer: (attempt: Attempt) => void }[] = []
  const send = (message: Outgoing) =>
    new Promise<Attempt>((answer) => asked.push({ message, answer }))
  const api = await startApi(t, { sends: new Map([['meta', send]]) })
  t.after(async () => {
    for (const { answer } of asked) answer({ outcome: 'unknown', code: 'timeout' })
    await api.parts.stop()
  })
  const body = { phone: SENDER, provider: 'meta', providerId: PNID }
  assert.equal((await api.call('POST', '/v1/senders', body)).status, 201)
  assert.equal(await postMeta(api.url, textFrom(NUMBER, 'Hi there', START_MS)), 200)
  const [sender] = api.settings.catalog.senders('demo').filter(({ id }) => id === `meta.${PNID}`)
  assert.ok(sender)
  /** The same order each time, as a caller repeats one whose answer was lost. */
  const order = () =>
    api.parts.outgoing.send({
      ...{ business: 'demo', key: 'one', sender, claim: { type: 'freeform' }, now: api.clock.now },
      ...{ to: { phone: NUMBER }, content: { type: 'text', text: 'Hello' } },
    })
  const stateOf = async (id: string) => (await api.call('GET', `/v1/messages/${id}`)).body
  const until = async (isSo: () => boolean | Promise<boolean>) => {
    for (let i = 0; i < 400; i++) {
      if (await isSo()) return
      await pause(5)
    }
    assert.fail('it never came to this')
  }
  const letters = async () => (await api.call('GET', '/v1/dead-letters')).body.items
  const unknown = async () =>
    (await api.deps.metrics.register.metrics()).match(/^messages_unknown_total.*/m)?.[0]
  return { ...api, asked, order, stateOf, until, letters, unknown }
}

test('an order that comes again while it is on its way is not taken for one that was cut off', async (t) => {
  const { asked, order, stateOf, until, parts, clock } = await start(t)
  const id = await order()
  parts.start()
  await until(() => asked.length === 1)
  clock.now += 1_000
  assert.equal(await order(), id)
  await pause(100)
  assert.equal((await stateOf(id)).state, 'sending')
  asked[0]?.answer(refused(130429))
  await until(async () => (await stateOf(id)).state === 'queued')
  clock.now += 5_000
  await until(() => asked.length === 2)
  asked[1]?.answer({ outcome: 'sent', providerMessageId: 'wamid.1' })
  await until(async () => (await stateOf(id)).state === 'sent')
  clock.now += 120_000
  await pause(100)
  assert.equal(asked.length, 2)
})

test('what was reserved when its process died is unknown after its lease, told and counted', async (t) => {
  const { asked, order, stateOf, until, parts, clock, unknown, letters, call } = await start(t)
  const id = await order()
  // Nobody ever hears what came of it, as after a kill.
  parts.start()
  await until(() => asked.length === 1)
  clock.now += 60_000
  await order()
  await until(async () => (await stateOf(id)).state === 'unknown')
  assert.equal((await stateOf(id)).error.code, 'interrupted')
  assert.equal(asked.length, 1)
  assert.equal(await unknown(), 'messages_unknown_total{provider="meta"} 1')
  assert.deepEqual(await letters(), [])
  const { events } = (await call('GET', '/v1/events?limit=500')).body
  const last = events.findLast(({ type }: { type: string }) => type === 'message.updated')
  assert.deepEqual([last.state, last.evidence.errorCode], ['unknown', 'interrupted'])
})

test('a status that comes before a time-out tells more than it', async (t) => {
  const { asked, order, stateOf, until, parts, url, unknown } = await start(t)
  const id = await order()
  parts.start()
  await until(() => asked.length === 1)
  const about = { id: 'wamid.1', phone: NUMBER, status: 'delivered', at: START_MS }
  const own = { biz_opaque_callback_data: id }
  assert.equal(await postMeta(url, statusOf(about, own)), 200)
  asked[0]?.answer({ outcome: 'unknown', code: 'timeout' })
  await pause(100)
  assert.deepEqual(await stateOf(id), { id, state: 'delivered', error: null })
  assert.equal(await unknown(), undefined)
})

test('what failed is listed, also where the store went away in between, and once', async (t) => {
  const { asked, order, stateOf, until, parts, clock, letters, store, url, call } = await start(t)
  const refusals = refusing(store.documents, 'dead-letter')
  const id = await order()
  parts.start()
  await until(() => asked.length === 1)
  asked[0]?.answer(refused(132001))
  await until(async () => (await stateOf(id)).state === 'failed')
  clock.now += 3_000
  await until(async () => (await letters()).length === 1)
  const [{ about, code, at }] = await letters()
  assert.deepEqual([about, code, at], [id, '132001', new Date(START_MS).toISOString()])
  // The same of what a webhook tells, which comes again where it was not acknowledged.
  const { messageId } = (await call('POST', '/v1/messages', FREE)).body
  await until(() => asked.length === 2)
  asked[1]?.answer({ outcome: 'sent', providerMessageId: 'wamid.2' })
  await until(async () => (await stateOf(messageId)).state === 'sent')
  refusals.left = 1
  const failed = { id: 'wamid.2', phone: NUMBER, status: 'failed', at: clock.now, code: 131026 }
  assert.equal(await postMeta(url, statusOf(failed)), 503)
  clock.now += 60_000
  for (let i = 0; i < 2; i++) assert.equal(await postMeta(url, statusOf(failed)), 200)
  assert.deepEqual(
    (await letters()).map((letter: { about: string }) => letter.about),
    [messageId, id],
  )
})
