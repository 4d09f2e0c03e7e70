// A day's comparison of block lists: by itself, once, however many processes look.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createParts } from '../../../src/parts.ts'
import type { Blocked, ReadBlocklist } from '../../../src/providers/blocklist.ts'
import { DAY_MS as DAY } from '../../../src/time.ts'
import { startApi } from '../../support/api.ts'

const SENDER = '+447700900000'

async function start(t: Parameters<typeof startApi>[0]) {
  const listed: Blocked[] = [{ phone: '+819010000001', source: 'CUSTOM', at: 1 }]
  let reads = 0
  const read: ReadBlocklist = async function* () {
    reads++
    yield listed
  }
  const api = await startApi(t, { blocklists: new Map([['infobip', read]]) })
  const addSender = async (call = api.call, phone = SENDER) => {
    const sender = { phone, provider: 'infobip', providerId: phone.slice(1) }
    assert.equal((await call('POST', '/v1/senders', sender)).status, 201)
  }
  const list = async (call = api.call) =>
    (await call('GET', '/v1/blocklist-comparisons')).body.items
  return { ...api, listed, addSender, list, reads: () => reads }
}

test('compares once a day, whoever looks and however often, and lists what differs', async (t) => {
  const { parts, deps, clock, addSender, list, call, reads, recorded } = await start(t)
  await addSender()
  const before = await recorded()
  const other = createParts(deps)
  await Promise.all([parts.compareDaily(), other.compareDaily(), parts.compareDaily()])
  await Promise.all([parts.drain(), other.drain()])
  clock.now += 3_600_000
  await other.compareDaily()
  await other.drain()
  const [today, ...more] = await list()
  assert.deepEqual([more, reads()], [[], 1])
  assert.deepEqual(
    [today.provider, today.daily, today.take, today.state, today.onlyTheirs, today.theirs],
    ['infobip', true, false, 'finished', 1, []],
  )
  const { theirs } = (await call('GET', `/v1/blocklist-comparisons/${today.id}`)).body
  assert.deepEqual(theirs[0].person, ['+81 ••••••••01'])
  assert.deepEqual(await recorded(), before)
  clock.now += DAY
  await parts.compareDaily()
  await parts.drain()
  const days = (await list()).map(({ startedAt }: { startedAt: string }) => startedAt.slice(0, 10))
  assert.deepEqual([days, reads()], [['2026-11-25', '2026-11-24'], 2])
})

test('leaves out who has no sender there, and asks one account for one business after another', async (t) => {
  const { parts, clock, addSender, list, reads, other } = await start(t)
  const call = await other()
  await parts.compareDaily()
  assert.deepEqual([await list(), await list(call)], [[], []])
  await addSender()
  await addSender(call, '+447700900001')
  await parts.compareDaily()
  await parts.drain()
  assert.equal(reads(), 1)
  clock.now += 1_200_000
  await parts.drain()
  assert.equal(reads(), 2)
  for (const who of [await list(), await list(call)]) {
    assert.deepEqual(
      who.map(({ state, daily }: { state: string; daily: boolean }) => [state, daily]),
      [['finished', true]],
    )
  }
})

test('takes up what a crash left before it was queued, and pages newest first', async (t) => {
  const { parts, store, clock, addSender, list, call } = await start(t)
  await addSender()
  const { put } = store.documents
  store.documents.put = (doc, ...more) => {
    if (doc.kind.startsWith('queue.')) throw new Error('killed')
    return put(doc, ...more)
  }
  await assert.rejects(parts.compareDaily(), /killed/)
  store.documents.put = put
  await parts.drain()
  assert.equal((await list())[0].state, 'running')
  await parts.compareDaily()
  await parts.drain()
  assert.equal((await list())[0].state, 'finished')
  clock.now += 1_000
  const asked = await call('POST', '/v1/blocklist-comparisons', { provider: 'infobip' })
  const first = (await call('GET', '/v1/blocklist-comparisons?limit=1')).body
  assert.deepEqual([first.items[0].id, first.items[0].daily], [asked.body.id, false])
  const rest = (await call('GET', `/v1/blocklist-comparisons?limit=1&after=${first.next}`)).body
  assert.equal(rest.items[0].daily, true)
})
