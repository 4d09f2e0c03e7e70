// A receiver that does not answer costs a few tries, and what waits for it nothing.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { createDeadLetters } from '../../../src/outbound/outbox/dead.ts'
import { createQueue, type Queue } from '../../../src/outbound/outbox/queue.ts'
import { createDeliveries } from '../../../src/outbound/webhooks/deliveries.ts'
import type { Post } from '../../../src/outbound/webhooks/post.ts'
import { DAY_MS } from '../../../src/time.ts'
import { startApi } from '../../support/api.ts'

/** So many facts wait for one endpoint; what a try comes to is set. */
async function start(t: TestContext, facts: number) {
  const api = await startApi(t)
  const { call, clock, store, settings, keyring } = api
  const { documents } = store
  const made = { url: 'https://shop.example/hook', types: ['consent.given'] }
  const { id } = (await call('POST', '/v1/webhook-endpoints', made)).body
  const receiver = { status: 'timeout' as number | string, urls: [] as string[] }
  const post: Post = async ({ url }) => {
    receiver.urls.push(url)
    return receiver.status
  }
  const one = () => {
    const deadLetters = createDeadLetters({ documents })
    const deliveries = createDeliveries({
      ...{ documents, catalog: settings.catalog, keyring, clock: () => clock.now },
      ...{ deadLetters, post, queue: (): Queue => queue },
    })
    const queue = createQueue({
      ...{ documents, name: 'webhooks', run: deliveries.work, partsOf: deliveries.partsOf },
      ...{ clock: () => clock.now, report: assert.ifError },
    })
    return { deliveries, queue }
  }
  const { deliveries, queue } = one()
  for (let i = 0; i < facts; i++) {
    await call('POST', '/v1/consents', {
      ...{ person: `+8190${80_000_000 + i}`, topics: ['offers'], entryPoint: 'demo-checkbox' },
      ...{ act: { kind: 'form' }, notice: { id: 'demo-notice', language: 'ja' } },
    })
  }
  const { events } = await store.ledger.feed('demo', undefined, 500)
  for (const event of events) await deliveries.keep(id, 'demo', event)
  const log = async () =>
    (await deliveries.list('demo', id, undefined, 500)).map(({ body }) => body)
  /** Tries made in a drain. */
  const tries = async (of = queue) => {
    const before = receiver.urls.length
    await of.drain()
    return receiver.urls.length - before
  }
  return { ...api, id, receiver, another: () => one().queue, tries, log }
}

test('leaves a receiver alone after time-outs in a row, asks once in a while, then tells all', async (t) => {
  const { tries, clock, log, receiver } = await start(t, 20)
  assert.ok((await tries()) <= 4)
  const tried = (await log()).filter((each) => each.tries.length > 0)
  const untouched = (await log()).filter((each) => each.tries.length === 0)
  assert.ok(tried.length <= 4 && tried.length + untouched.length === 20)
  assert.equal(await tries(), 0)
  // Ever longer, and never longer than a quarter of an hour.
  let quarters = 0
  for (let hours = 0; hours < 3 * 60; hours++) {
    clock.now += 60_000
    const now = await tries()
    assert.ok(now <= 1)
    quarters += now
  }
  assert.ok(quarters >= 12 && quarters < 24, `${quarters} tries in three hours`)
  receiver.status = 204
  clock.now += 900_000
  assert.ok((await tries()) >= 1)
  clock.now += DAY_MS
  await tries()
  assert.ok((await log()).every(({ state }) => state === 'delivered'))
})

test('does not take an answer of any kind for silence', async (t) => {
  const { tries, receiver } = await start(t, 20)
  receiver.status = 500
  assert.equal(await tries(), 20)
})

test('asks another process’s receiver afresh, and another address at once', async (t) => {
  const { tries, another, call, id, receiver } = await start(t, 20)
  const first = await tries()
  const second = await tries(another())
  assert.ok(first <= 4 && second > 0 && second <= 4)
  await call('PATCH', `/v1/webhook-endpoints/${id}`, { url: 'https://shop.example/new' })
  receiver.status = 204
  assert.equal(await tries(), 20 - first - second)
  assert.equal(receiver.urls.at(-1), 'https://shop.example/new')
})

test('gives up what waited for days for a receiver that never answers, visibly', async (t) => {
  const { tries, clock, log, call } = await start(t, 20)
  await tries()
  clock.now += 5 * DAY_MS
  assert.equal(await tries(), 0)
  assert.ok((await log()).every(({ state, sealed }) => state === 'failed' && sealed === null))
  const { items } = (await call('GET', '/v1/dead-letters')).body
  assert.equal(items.length, 20)
  assert.deepEqual([items[0].what, items[0].code], ['webhook', 'timeout'])
})
