// The 72 hours after an advertisement: reckoned from the moment our answer leaves, put right by what
// its status says.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { metaSend } from '../../../src/providers/meta/send.ts'
import { META, START_MS, startApi } from '../../support/api.ts'
import { PNID, postMeta, SENDER, statusOf, textFrom } from '../../support/meta.ts'
import { json, type Reply, startProvider } from '../../support/provider.ts'

const NUMBER = '+819012345678'
const HOUR = 3_600_000

/** A person came through an advertisement at the beginning; our answer leaves half an hour later. */
const TAKEN = json(200, { messages: [{ id: 'wamid.r' }] })

async function start(
  t: TestContext,
  reply: Reply = TAKEN,
  referral: object = { source_type: 'ad' },
) {
  const provider = await startProvider(t, reply)
  const send = metaSend({ ...META, baseUrl: provider.url })
  const api = await startApi(t, { sends: new Map([['meta', send]]) })
  const sender = { phone: SENDER, provider: 'meta', providerId: PNID }
  assert.equal((await api.call('POST', '/v1/senders', sender)).status, 201)
  const ad = { referral: { source_id: '1', ...referral } }
  assert.equal(await postMeta(api.url, textFrom(NUMBER, 'Hi', START_MS, ad)), 200)
  const answer = async () => {
    const message = { type: 'freeform', text: 'Hello' }
    const body = { to: NUMBER, sender: SENDER, message }
    const { body: taken } = await api.call('POST', '/v1/messages', body)
    await api.parts.drain()
    return taken.messageId
  }
  const free = async () => {
    const body = { to: NUMBER, sender: SENDER, message: { type: 'freeform' } }
    const { freeEntryUntil } = (await api.call('POST', '/v1/eligibility', body)).body.window
    return freeEntryUntil === null ? null : Date.parse(freeEntryUntil) - START_MS
  }
  const status = async (state: string, more: object = {}, id = 'wamid.r') => {
    const about = { id, phone: NUMBER, status: state, at: api.clock.now }
    assert.equal(await postMeta(api.url, statusOf(about, more)), 200)
  }
  return { ...api, provider, answer, free, status }
}

test('it is known as soon as our answer has left, and counts from the first one', async (t) => {
  const { answer, free, status, clock, recorded } = await start(t)
  clock.now += HOUR / 2
  assert.equal(await free(), null)
  await answer()
  assert.equal(await free(), 72.5 * HOUR)
  clock.now += HOUR
  await answer()
  await status('sent')
  assert.equal(await free(), 72.5 * HOUR)
  assert.equal((await recorded()).filter((id) => /\.sent\.1$/.test(id)).length, 1)
})

test('only an advertisement or a button of a page opens one', async (t) => {
  for (const [referral, expected] of [
    [{ source_type: 'post' }, 72 * HOUR],
    [{ source_type: 'AD' }, 72 * HOUR],
    [{ source_type: 'catalogue' }, null],
    [{ source_type: 'UNKNOWN' }, null],
    [{}, null],
  ] as const) {
    const { answer, free, status } = await start(t, TAKEN, referral)
    await answer()
    await status('sent')
    assert.equal(await free(), expected, JSON.stringify(referral))
  }
})

test('what its status says stands, though its clock shows the second before', async (t) => {
  const { answer, free, status, clock } = await start(t)
  clock.now += HOUR / 2 + 999
  await answer()
  clock.now -= 999
  const end = START_MS + 72 * HOUR
  await status('sent', {
    conversation: { id: 'c', expiration_timestamp: String(end / 1_000) },
    pricing: { type: 'free_entry_point', category: 'referral_conversion' },
  })
  clock.now += 1_000
  assert.equal(await free(), 72 * HOUR)
})

test('an answer that was paid for after all, or did not arrive, opened nothing', async (t) => {
  const paid = await start(t)
  await paid.answer()
  assert.equal(await paid.free(), 72 * HOUR)
  paid.clock.now += 2_000
  await paid.status('delivered', { pricing: { type: 'regular', category: 'service' } })
  assert.equal(await paid.free(), null)

  const failed = await start(t)
  const id = await failed.answer()
  failed.clock.now += 2_000
  await failed.status('failed', { errors: [{ code: 131026 }] }, 'wamid.other')
  assert.equal(await failed.free(), 72 * HOUR)
  const reference = { biz_opaque_callback_data: id }
  await failed.status('failed', { errors: [{ code: 131026 }], ...reference })
  assert.equal(await failed.free(), null)
})

test('what was refused, may not have left, or came a day late, opens nothing', async (t) => {
  const refusal = json(400, { error: { code: 131047 } })
  for (const reply of [refusal, json(500, {})]) {
    const { answer, free, provider } = await start(t, reply)
    await answer()
    assert.equal(provider.calls.length, 1)
    assert.equal(await free(), null)
  }
  const late = await start(t)
  late.clock.now += 23 * HOUR
  assert.equal(await postMeta(late.url, textFrom(NUMBER, 'Hi?', late.clock.now)), 200)
  late.clock.now += HOUR
  await late.answer()
  assert.equal(late.provider.calls.length, 1)
  assert.equal(await late.free(), null)
})
