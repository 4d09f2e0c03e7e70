// What facts lead to: each effect before the mark moves on, in the order of the feed, by one round at
// a time.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { ConsentEvent, RecordedEvent } from '../../../src/consent/events.ts'
import { createFollower, type Effect, noticing } from '../../../src/outbound/outbox/follow.ts'
import { sealedOf } from '../../../src/people/identify.ts'
import { ownStore } from '../../support/store.ts'
import { until } from '../../support/until.ts'

const NOW = 1_800_000_000_000
const OFTEN_MS = 5

const optOut = (id: string): ConsentEvent => ({
  ...{ id, type: 'consent.withdrawn', scope: 'all', topics: [] },
  ...{ occurredAt: NOW, recordedAt: NOW, actor: 'person', channel: 'web' },
})

async function start(t: TestContext, effect: (event: RecordedEvent) => Promise<void>) {
  const { store, keyring } = await ownStore(t)
  const errors: unknown[] = []
  const followerOf = (businesses: readonly string[] = ['demo'], of: Effect = (_, e) => effect(e)) =>
    createFollower({
      ...{ ledger: store.ledger, documents: store.documents, effects: [of], pollMs: OFTEN_MS },
      ...{ businesses: () => businesses, report: (error: unknown) => errors.push(error) },
    })
  const record = (id: string, business = 'demo', ledger = store.ledger) =>
    ledger.record(sealedOf(keyring, business, { phone: '+819012345678' }), () => [optOut(id)])
  return { store, errors, followerOf, record }
}

test('follows each fact once, however many ask for it at once', async (t) => {
  const done: string[] = []
  let [atOnce, most] = [0, 0]
  const { followerOf, record } = await start(t, async ({ id }) => {
    most = Math.max(most, ++atOnce)
    await new Promise((resolve) => setTimeout(resolve, OFTEN_MS))
    atOnce--
    done.push(id)
  })
  const ids = Array.from({ length: 20 }, (_, i) => `no-${String(i).padStart(2, '0')}`)
  for (const id of ids) await record(id)
  const follower = followerOf()
  const first = follower.drain()
  follower.start()
  await Promise.all([first, follower.drain()])
  follower.poke('demo')
  await follower.drain()
  await follower.stop()
  assert.deepEqual({ done, most }, { done: ids, most: 1 })
})

test('repeats an effect that failed, and says so once', async (t) => {
  const tried: string[] = []
  const { followerOf, record, errors } = await start(t, async ({ id }) => {
    tried.push(id)
    if (tried.length === 2) throw new Error('not now')
  })
  await record('one')
  await record('two')
  const follower = followerOf()
  await assert.rejects(follower.drain(), /not now/)
  follower.start()
  await until(() => tried.length === 4)
  await follower.stop()
  assert.deepEqual(tried, ['one', 'two', 'one', 'two'])
  assert.deepEqual(errors, [])
  // Another follower goes on behind the mark.
  const next = followerOf()
  await record('three')
  await next.drain()
  assert.deepEqual(tried.slice(4), ['three'])
})

test('marks facts that led to nothing together, and what came of others at once', async (t) => {
  const { store, record, followerOf } = await start(t, async () => undefined)
  const followed: string[] = []
  const ledger = {
    ...store.ledger,
    feed: async (...about: Parameters<typeof store.ledger.feed>) => {
      const page = await store.ledger.feed(...about)
      followed.push(...page.events.map(({ id }) => id))
      return page
    },
  }
  const effect: Effect = (_, { id }) => (id.startsWith('told') ? Promise.resolve() : undefined)
  const businesses = () => ['demo']
  const report = (error: unknown) => assert.fail(String(error))
  const { documents } = store
  const slow = { ledger, documents, businesses, report, effects: [effect], pollMs: 60_000 }
  const marks = async () => (await documents.get('followed', 'demo'))?.version ?? 0
  const follower = createFollower(slow)
  follower.start()
  const follow = async (id: string) => {
    await record(id)
    follower.poke('demo')
    await until(() => followed.includes(id))
  }
  for (const id of ['a', 'b', 'c']) await follow(id)
  assert.equal(await marks(), 0)
  await follow('told')
  while ((await marks()) === 0) await new Promise((resolve) => setTimeout(resolve, OFTEN_MS))
  await follow('d')
  assert.deepEqual([await marks(), followed], [1, ['a', 'b', 'c', 'told', 'd']])
  await follower.stop()
  assert.equal(await marks(), 2)
  // Whoever comes next has nothing to look at.
  await createFollower(slow).drain()
  assert.equal(followed.length, 5)
  // Without a stop or an effect, the mark is as late as the looks of a process are apart.
  const quick = followerOf(['demo'], () => undefined)
  quick.start()
  await record('e')
  while ((await marks()) === 2) await new Promise((resolve) => setTimeout(resolve, OFTEN_MS))
  await quick.stop()
})

test('a business whose effects fail keeps no other from its own', async (t) => {
  const done: string[] = []
  const { followerOf, record, errors } = await start(t, async () => undefined)
  await record('no', 'broken')
  await record('no', 'sound')
  const follower = followerOf(['broken', 'sound'], async (business) => {
    if (business === 'broken') throw new Error('never')
    done.push(business)
  })
  follower.start()
  await until(() => done.length === 1 && errors.length > 0)
  await follower.stop()
  assert.deepEqual(done, ['sound'])
})

test('what one business has much of holds up no other', async (t) => {
  const done: string[] = []
  const { followerOf, record } = await start(t, async () => undefined)
  for (let i = 0; i < 201; i++) await record(`no-${i}`, 'large')
  await record('no', 'small')
  const follower = followerOf(['large', 'small'], async (business) => {
    done.push(business)
  })
  await follower.drain()
  assert.equal(done.length, 202)
  assert.deepEqual(done.slice(199, 202), ['large', 'small', 'large'])
})

test('has as many under way as it may, and marks none of a page of which one failed', async (t) => {
  const { store, record } = await start(t, async () => undefined)
  const ids = Array.from({ length: 10 }, (_, i) => `no-${i}`)
  for (const id of ids) await record(id)
  let [atOnce, most, isFailing] = [0, 0, true]
  const done = new Set<string>()
  const follower = createFollower({
    ...{ ledger: store.ledger, documents: store.documents, together: 4 },
    ...{ businesses: () => ['demo'], report: () => undefined },
    effects: [
      async (_, { id }) => {
        most = Math.max(most, ++atOnce)
        await new Promise((resolve) => setTimeout(resolve, OFTEN_MS))
        atOnce--
        if (isFailing && id === 'no-5') throw new Error('not now')
        done.add(id)
      },
    ],
  })
  await assert.rejects(follower.drain(), /not now/)
  assert.deepEqual([most, atOnce, done.size], [4, 0, 7])
  assert.equal(await store.documents.get('followed', 'demo'), undefined)
  isFailing = false
  await follower.drain()
  assert.deepEqual([...done].sort(), ids)
})

test('one with a name begins where the one without stands, and goes on by itself', async (t) => {
  const plain: string[] = []
  const named: string[] = []
  const { store, followerOf, record } = await start(t, async ({ id }) => {
    plain.push(id)
  })
  await record('one')
  await followerOf().drain()
  const { ledger, documents } = store
  const make = () =>
    createFollower({
      ...{ ledger, documents, name: 'apart', businesses: () => ['demo'] },
      report: (error: unknown) => assert.fail(String(error)),
      effects: [
        async (_, { id }) => {
          named.push(id)
        },
      ],
    })
  const follower = make()
  assert.equal(follower.hasBegun('demo'), false)
  await record('two')
  await follower.drain()
  assert.equal(follower.hasBegun('demo'), true)
  await make().drain()
  assert.deepEqual([plain, named], [['one'], ['two']])
  await followerOf().drain()
  assert.deepEqual([plain, named], [['one', 'two'], ['two']])
})

test('a ledger that is watched names the business of what is new, and of nothing else', async (t) => {
  const { store, record } = await start(t, async () => undefined)
  const noticed: string[] = []
  const ledger = noticing(store.ledger, (business) => noticed.push(business))
  await record('no', 'demo', ledger)
  await record('no', 'demo', ledger)
  await record('no', 'a.shop', ledger)
  assert.deepEqual(noticed, ['demo', 'a.shop'])
})
