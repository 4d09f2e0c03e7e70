// How fast messages leave, what stops a sender, and what nobody will try again.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  createThroughput,
  PAIR_BURST,
  PAIR_EVERY_MS,
  paced,
} from '../../../src/outbound/gate/limits.ts'
import { metaError } from '../../../src/providers/meta/errors.ts'
import type { Attempt, Outgoing } from '../../../src/providers/sending.ts'
import { START_MS, startApi } from '../../support/api.ts'
import { PNID, postMeta, SENDER, statusOf, textFrom } from '../../support/meta.ts'

const NUMBER = '+819012345678'
const FREE = { to: NUMBER, sender: SENDER, message: { type: 'freeform', text: 'Hello' } }
const refused = (code: number): Attempt => ({ outcome: 'refused', error: metaError(code) })

/** A server with an open window to NUMBER, and a provider that answers as it is told to. */
async function start(t: Parameters<typeof startApi>[0], sender: object = {}) {
  const sent: Outgoing[] = []
  const provider: { answer: Attempt | undefined } = { answer: undefined }
  const send = async (message: Outgoing): Promise<Attempt> => {
    if (provider.answer) return provider.answer
    sent.push(message)
    return { outcome: 'sent', providerMessageId: `wamid.${sent.length}` }
  }
  const api = await startApi(t, { sends: new Map([['meta', send]]) })
  const body = { phone: SENDER, provider: 'meta', providerId: PNID, ...sender }
  assert.equal((await api.call('POST', '/v1/senders', body)).status, 201)
  const write = async (phone = NUMBER) => {
    assert.equal(await postMeta(api.url, textFrom(phone, 'Hi there', api.clock.now)), 200)
  }
  await write()
  const post = async (to = NUMBER) => (await api.call('POST', '/v1/messages', { ...FREE, to })).body
  const stateOf = async (id: string) => (await api.call('GET', `/v1/messages/${id}`)).body
  const drainAt = async (at: number) => {
    api.clock.now = at
    await api.parts.drain()
    return sent.length
  }
  const letters = async () => (await api.call('GET', '/v1/dead-letters')).body.items
  return { ...api, sent, provider, write, post, stateOf, drainAt, letters }
}

test('45 leave at once to one person, then one in six seconds, and none fails', async (t) => {
  const { post, drainAt, stateOf } = await start(t)
  const ids: string[] = []
  for (let i = 0; i < 48; i++) ids.push((await post()).messageId)
  assert.equal(await drainAt(START_MS), 45)
  assert.equal(await drainAt(START_MS + 5_999), 45)
  assert.equal(await drainAt(START_MS + 6_000), 46)
  assert.equal(await drainAt(START_MS + 12_000), 47)
  assert.equal(await drainAt(START_MS + 18_000), 48)
  for (const id of ids) assert.deepEqual(await stateOf(id), { id, state: 'sent', error: null })
})

test('the pace to one person slows nobody else', async (t) => {
  const { post, drainAt, write } = await start(t)
  const other = '+819087654321'
  await write(other)
  for (let i = 0; i < 46; i++) await post()
  await post(other)
  assert.equal(await drainAt(START_MS), 46)
})

test('the allowance to a person: a burst, then one each interval, whatever the times', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 200 }), (gaps) => {
      let until = 0
      let now = 1_000_000
      const left: number[] = []
      for (const gap of gaps) {
        now += gap
        const pace = paced(until, now)
        if (pace.waitMs > 0) {
          assert.equal(paced(until, now + pace.waitMs).waitMs, 0)
          continue
        }
        until = pace.until
        left.push(now)
      }
      for (const [i, at] of left.entries()) {
        const span = 10 * PAIR_EVERY_MS
        const within = left.slice(0, i + 1).filter((each) => each > at - span).length
        assert.ok(within <= PAIR_BURST + 10)
      }
    }),
  )
})

test('a sender sends its second’s worth at once, the rest in turn, and processes share it', () => {
  const { waitOf } = createThroughput(() => 1)
  const sender = {
    ...{ id: 'meta.1', phone: SENDER, providerId: '1', isWhatsApp: true },
    ...{ provider: 'meta' as const, perSecond: 10 },
  }
  const waits = Array.from({ length: 30 }, () => waitOf(sender, 1_000))
  assert.deepEqual(waits.slice(0, 11), [...Array(10).fill(0), 100])
  assert.equal(waits.at(-1), 2_000)
  assert.equal(waitOf({ ...sender, id: 'meta.2' }, 1_000), 0)
  const shares = [createThroughput(() => 2), createThroughput(() => 2)]
  const turns = shares.flatMap((share) =>
    Array.from({ length: 15 }, () => share.waitOf(sender, 1_000)),
  )
  assert.deepEqual([turns.filter((wait) => wait === 0).length, Math.max(...turns)], [10, 2_000])
  const { perSecond: _, ...plain } = sender
  const defaults = Array.from({ length: 82 }, () => waitOf({ ...plain, id: 'meta.3' }, 1_000))
  assert.deepEqual([defaults[79], (defaults[80] ?? 0) > 0], [0, true])
  const texts = { ...plain, id: 'twilio.1', isWhatsApp: false }
  for (let i = 0; i < 500; i++) assert.equal(waitOf(texts, 1_000), 0)
})

test('beyond its sender’s rate a message waits its turn and leaves then', async (t) => {
  const { post, drainAt, write } = await start(t, { perSecond: 2 })
  for (let i = 0; i < 6; i++) {
    await write(`+81901234000${i}`)
    await post(`+81901234000${i}`)
  }
  assert.equal(await drainAt(START_MS), 2)
  assert.equal(await drainAt(START_MS + 500), 3)
  assert.equal(await drainAt(START_MS + 2_000), 6)
})

test('an answer waits behind no campaign, and what it takes the campaign has less of', async (t) => {
  const { post, drainAt, write, sent, url } = await start(t, { perSecond: 1 })
  // As it would behind six minutes of it, where it would be too late to be an answer.
  for (let i = 0; i < 40; i++) {
    const phone = `+81902${String(i).padStart(7, '0')}`
    await write(phone)
    await post(phone)
  }
  assert.equal(await drainAt(START_MS), 1)
  assert.equal(await postMeta(url, textFrom(NUMBER, 'STOP', START_MS)), 200)
  assert.equal(await drainAt(START_MS + 1_000), 3)
  assert.ok(sent.some(({ to }) => to.phone === NUMBER))
  const { waitOf } = createThroughput(() => 1)
  const sender = { id: 'meta.1', phone: SENDER, providerId: '1', isWhatsApp: true, perSecond: 1 }
  const given = [true, true, false].map((isAnswer) =>
    waitOf({ ...sender, provider: 'meta' as const }, 1_000, isAnswer),
  )
  assert.deepEqual(given, [0, 1_000, 2_000])
})

test('a clock that is put back an hour holds up nobody', async (t) => {
  const { post, drainAt, write, stateOf } = await start(t, { perSecond: 2 })
  await post()
  assert.equal(await drainAt(START_MS), 1)
  const back = await drainAt(START_MS - 3_600_000)
  const other = '+819087654321'
  await write(other)
  const ids = [(await post()).messageId, (await post(other)).messageId]
  await drainAt(START_MS - 3_590_000)
  assert.equal(await drainAt(START_MS - 3_589_000), back + 2)
  for (const id of ids) assert.equal((await stateOf(id)).state, 'sent')
  // What a person's allowance says is kept with them, so it outlives a process.
  assert.equal(paced(START_MS, START_MS - 3_600_000).waitMs, 0)
  assert.equal(paced(START_MS + PAIR_BURST * PAIR_EVERY_MS, START_MS).waitMs, PAIR_EVERY_MS)
})

test('turns that nobody took while we were away are given anew, not all at once', async (t) => {
  const { post, drainAt, write } = await start(t, { perSecond: 2 })
  for (let i = 0; i < 8; i++) {
    await write(`+81901234000${i}`)
    await post(`+81901234000${i}`)
  }
  assert.equal(await drainAt(START_MS), 2)
  const back = START_MS + 3_600_000
  assert.equal(await drainAt(back), 4)
  assert.equal(await drainAt(back + 500), 5)
  assert.equal(await drainAt(back + 2_000), 8)
})

test('131056 is tried again after 1, 4, 16, 64 and 256 seconds', async (t) => {
  const { post, provider, parts, clock, sent } = await start(t)
  provider.answer = refused(131056)
  await post()
  let tries = 0
  provider.answer = refused(131056)
  const pauses = [1, 4, 16, 64, 256]
  await parts.drain()
  for (const pause of pauses) {
    clock.now += pause * 1_000 - 1
    await parts.drain()
    clock.now += 1
    if (++tries === pauses.length) provider.answer = undefined
    await parts.drain()
  }
  assert.equal(sent.length, 1)
})

for (const code of [131048, 368, 131031, 131042]) {
  test(`${code} blocks the sender: one message fails, those behind it wait for its repair`, async (t) => {
    const { post, provider, stateOf, call, drainAt, lines, letters } = await start(t)
    const first = await post()
    provider.answer = refused(code)
    await drainAt(START_MS)
    const failed = await stateOf(first.messageId)
    assert.deepEqual([failed.state, failed.error.code], ['failed', String(code)])
    assert.equal((await letters())[0].about, first.messageId)
    assert.ok(lines.some((line) => line.includes('may send nothing more')))
    const denied = await call('POST', '/v1/messages', FREE)
    assert.deepEqual([denied.status, denied.body.decision.reasons[0].code], [422, 'sender_blocked'])
    const { body } = await call('GET', `/v1/senders/meta.${PNID}`)
    assert.equal(body.blocked, `meta ${code}`)
    provider.answer = undefined
    await call('PATCH', `/v1/senders/meta.${PNID}`, { blocked: null })
    assert.equal((await call('POST', '/v1/messages', FREE)).status, 202)
    assert.equal(await drainAt(START_MS + 1_000), 1)
  })
}

test('what was queued when a sender was blocked waits, leaves after its repair, or dies in a day', async (t) => {
  const { post, provider, stateOf, call, drainAt, clock } = await start(t)
  const [first, second] = [await post(), await post()]
  provider.answer = refused(131031)
  await drainAt(START_MS)
  provider.answer = undefined
  const states = await Promise.all(
    [first, second].map(async ({ messageId }) => (await stateOf(messageId)).state),
  )
  // Both may have been on their way together; at least the later one waits where it did not fail.
  assert.ok(states.includes('failed'))
  await call('PATCH', `/v1/senders/meta.${PNID}`, { blocked: null })
  const third = await post()
  await call('PATCH', `/v1/senders/meta.${PNID}`, { blocked: 'Closed by us.' })
  await drainAt(clock.now)
  assert.equal((await stateOf(third.messageId)).error.detail, 'sender_blocked')
})

test('a message waits while its provider has the sender blocked', async (t) => {
  const { post, call, drainAt, stateOf, sent, url, clock } = await start(t)
  const { messageId } = await post()
  // Told by a status of another message of ours, before this one had its turn.
  await drainAt(START_MS)
  const later = await post()
  const about = { id: 'wamid.1', phone: NUMBER, status: 'failed', at: clock.now, code: 131042 }
  assert.equal(await postMeta(url, statusOf(about)), 200)
  assert.equal((await stateOf(messageId)).state, 'failed')
  await drainAt(START_MS + 1_000)
  assert.equal((await stateOf(later.messageId)).state, 'queued')
  await call('PATCH', `/v1/senders/meta.${PNID}`, { blocked: null })
  await drainAt(START_MS + 15 * 60_000 + 1_000)
  assert.equal(sent.length, 2)
  const last = await post()
  const again = { ...about, id: 'wamid.2' }
  assert.equal(await postMeta(url, statusOf(again)), 200)
  for (let hours = 1; hours <= 26; hours++) await drainAt(START_MS + hours * 3_600_000)
  assert.deepEqual((await stateOf(last.messageId)).state, 'failed')
})

test('a wrong token pauses the sender for five minutes, which the answer says', async (t) => {
  const { post, provider, call, drainAt, stateOf } = await start(t)
  const { messageId } = await post()
  provider.answer = refused(190)
  await drainAt(START_MS)
  assert.equal((await stateOf(messageId)).error.code, '190')
  const ask = async () =>
    (await call('POST', '/v1/eligibility', { ...FREE, message: { type: 'freeform' } })).body
  const { reasons, retryAt } = await ask()
  assert.equal(reasons[0].code, 'sender_blocked')
  assert.equal(retryAt, new Date(START_MS + 300_000).toISOString())
  provider.answer = undefined
  await drainAt(START_MS + 300_000)
  assert.equal((await ask()).decision, 'allow')
  await post()
  assert.equal(await drainAt(START_MS + 300_000), 1)
})

test('dead letters hold what failed for good, of this business alone, and no content', async (t) => {
  const { post, provider, drainAt, letters, call, other, clock, parts, lines } = await start(t)
  const { messageId } = await post()
  provider.answer = refused(132001)
  await drainAt(START_MS)
  provider.answer = undefined
  await call('POST', '/v1/messages', FREE)
  const endpoint = { url: 'http://127.0.0.1:9/hook', types: ['hold.placed'] }
  assert.equal((await call('POST', '/v1/webhook-endpoints', endpoint)).status, 201)
  await call('POST', '/v1/holds', { person: NUMBER, reason: 'A dispute.' })
  for (let hour = 0; hour < 120; hour++) {
    clock.now += 3_600_000
    await parts.drain()
  }
  const found = await letters()
  const kinds = found.map(({ what, code }: { what: string; code: string }) => [what, code])
  assert.deepEqual(kinds, [
    ['webhook', 'connection'],
    ['message', '132001'],
  ])
  assert.equal(found[1].about, messageId)
  assert.ok(!JSON.stringify(found).includes('Hello'))
  const stranger = await other()
  assert.deepEqual((await stranger('GET', '/v1/dead-letters')).body, { items: [], next: null })
  assert.equal((await call('GET', '/v1/dead-letters?limit=1')).body.items.length, 1)
  assert.ok(!lines.join('').includes(NUMBER.slice(1)))
})
