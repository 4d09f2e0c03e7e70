// Two persons of the MongoDB store who become one while somebody else writes about them, or whose
// process dies on the way: they are joined with all that was decided on them as two, or not at all.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { readTopic } from '../../src/consent/reading.ts'
import { following } from '../../src/inbound/hearing/follow.ts'
import { isNewOwner } from '../../src/inbound/hearing/owner.ts'
import type { MongoStore } from '../../src/ledger/mongo/open.ts'
import type { Step } from '../../src/ledger/mongo/state.ts'
import type { Ledger, SealedIdentifier } from '../../src/ledger/port.ts'
import {
  grant,
  message,
  newDatabase,
  opened,
  optOut,
  serverForTests,
  somebody,
} from './mongo-kit.ts'

const { server, skip } = await serverForTests()

const OFFERS = { key: 'offers', marketing: true }
/** A ledger that keeps the noes of two whom only its caller says to be one. */
const keeping = (ledger: Ledger) =>
  following(ledger, (_, now) => ({ topics: [{ key: 'offers', category: 'marketing' }], now }))

/** A number that opted out, a user id that agreed later, and one store more on the same database. */
async function start(t: TestContext) {
  const databaseName = newDatabase()
  const store = await opened(t, server, databaseName)
  const [phone, userId] = [somebody(), somebody('userId')]
  await store.ledger.record([phone], () => [optOut('no', 1_000)])
  await store.ledger.record([userId], () => [grant('yes', 2_000)])
  return {
    ...{ store, phone, userId },
    other: (onStep: (step: Step) => Promise<void> | void) =>
      opened(t, server, databaseName, { onStep }),
  }
}

/** Something else happens between freezing one of two and joining them, the first time. */
function meanwhile(happen: () => Promise<unknown>) {
  let isOver = false
  return async (step: Step) => {
    if (step !== 'frozen' || isOver) return
    isOver = true
    await happen()
  }
}

/** No more commands come from it, as from a process that is gone. */
const dyingAt = (last: Step) => (step: Step) => {
  if (step === last) throw new Error('gone')
}

/** What they are read as under an identifier, and the person. */
async function readAs({ ledger }: MongoStore, { key }: SealedIdentifier) {
  const [record] = await ledger.read([key])
  assert.ok(record)
  return [readTopic(record.standing, OFFERS, 9_000).status, record.person] as const
}

const idsOf = async ({ ledger }: MongoStore, { key }: SealedIdentifier) =>
  (await ledger.history(key, undefined, 100)).events.map(({ id }) => id)

/** Both are one, and what the number said stands, said again once. */
async function assertKept(store: MongoStore, phone: SealedIdentifier, userId: SealedIdentifier) {
  const one = await readAs(store, phone)
  assert.equal(one[0], 'withdrawn')
  assert.deepEqual(await readAs(store, userId), one)
  const ids = await idsOf(store, phone)
  assert.equal(new Set(ids).size, ids.length)
  assert.equal(ids.filter((id) => id.startsWith('joined.')).length, 1, ids.join())
}

for (const first of ['phone', 'userId'] as const) {
  for (const about of ['phone', 'userId'] as const) {
    test(`keeps the stricter no of two joined by hand, ${first} first, though the ${about} writes meanwhile`, {
      skip,
    }, async (t) => {
      const { store, other, ...ids } = await start(t)
      const { phone, userId } = ids
      const joining = await other(
        meanwhile(() => store.ledger.record([ids[about]], () => [message('m', 4_000)])),
      )
      const both = first === 'phone' ? [phone, userId] : [userId, phone]
      await keeping(joining.ledger).record(both, () => [message('both', 5_000)])
      await assertKept(store, phone, userId)
      assert.ok((await idsOf(store, phone)).includes('m'))
    })
  }
}

test('keeps also the no that came while two were joined by hand', { skip }, async (t) => {
  const { store, other, phone, userId } = await start(t)
  const agreed = somebody()
  await store.ledger.record([agreed], () => [grant('first', 500)])
  const joining = await other(
    meanwhile(() => store.ledger.record([agreed], () => [optOut('late', 1_500)])),
  )
  await keeping(joining.ledger).record([agreed, userId], () => [message('both', 5_000)])
  await assertKept(store, agreed, userId)
  assert.equal((await readAs(store, phone))[0], undefined)
})

for (const dieAt of ['frozen', 'committed', 'aliased'] satisfies Step[]) {
  for (const isSwept of [true, false]) {
    const then = isSwept ? 'swept, ' : ''
    test(`keeps the stricter no of two joined by hand: died at "${dieAt}", ${then}called again`, {
      skip,
    }, async (t) => {
      const { store, other, phone, userId } = await start(t)
      const dying = await other(dyingAt(dieAt))
      const call = ({ ledger }: MongoStore) =>
        keeping(ledger).record([phone, userId], () => [message('both', 5_000)])
      await assert.rejects(call(dying), /gone/)
      if (isSwept) await store.sweep()
      if (dieAt === 'frozen') {
        // Nobody was told that they are one.
        assert.deepEqual(await readAs(store, phone), [undefined, phone.key])
        assert.deepEqual(await readAs(store, userId), ['given', userId.key])
      } else await assertKept(store, phone, userId)
      assert.equal((await call(store)).duplicate, dieAt !== 'frozen')
      await assertKept(store, phone, userId)
    })
  }
}

test('lets two go who were not joined, though whoever did so died of it', { skip }, async (t) => {
  const { store, other, phone, userId } = await start(t)
  const dying = await other(dyingAt('frozen'))
  const call = dying.ledger.record([phone, userId], () => [message('both', 5_000)])
  await assert.rejects(call, /gone/)
  const sweeper = await other(dyingAt('moved-on'))
  // Or it dies of the look with which every store begins.
  await sweeper.sweep().catch(() => undefined)
  await store.sweep()
  await store.ledger.record([userId], () => [message('m', 6_000)])
  assert.deepEqual(await idsOf(store, phone), ['no'])
  assert.deepEqual(await idsOf(store, userId), ['yes', 'm'])
})

test('joins nobody when a second look shows that there is nothing to record', {
  skip,
}, async (t) => {
  const { store, other, phone, userId } = await start(t)
  const joining = await other(
    meanwhile(() => store.ledger.record([phone], () => [message('m', 4_000)])),
  )
  let looks = 0
  const { events } = await joining.ledger.record([phone, userId], () =>
    looks++ === 0 ? [message('both', 5_000)] : [],
  )
  assert.deepEqual([events, looks], [[], 2])
  assert.equal((await readAs(store, phone))[1], phone.key)
  assert.equal((await readAs(store, userId))[1], userId.key)
  await store.ledger.record([userId], () => [message('after', 6_000)])
})

test('a webhook joins two by the moments of their facts, though something comes between', {
  skip,
}, async (t) => {
  const { store, other, phone, userId } = await start(t)
  const joining = await other(
    meanwhile(() => store.ledger.record([phone], () => [message('m', 4_000)])),
  )
  const heard = [phone, { ...userId, via: 'main' }]
  await keeping(joining.ledger).record(heard, () => [message('both', 5_000)])
  assert.deepEqual(await readAs(store, userId), ['given', phone.key])
})

test('a new owner is noticed though something comes between', { skip }, async (t) => {
  const { store, other, phone, userId } = await start(t)
  await store.ledger.record([phone, { ...somebody('userId'), via: 'main' }], () => [
    message('before', 3_000),
  ])
  const joining = await other(
    meanwhile(() => store.ledger.record([phone], () => [message('m', 4_000)])),
  )
  const heard = [phone, { ...userId, via: 'main' }]
  const { events } = await joining.ledger.record(heard, (standing, met) => {
    const isNew = isNewOwner(heard, met, standing, () => true)
    return [message(isNew ? 'new owner' : 'same owner', 5_000)]
  })
  assert.deepEqual(
    events.map(({ id }) => id),
    ['new owner'],
  )
})

test('two who are joined in either direction at once become one', { skip }, async (t) => {
  const { store, other, phone, userId } = await start(t)
  const bothFrozen = Promise.withResolvers<void>()
  let frozen = 0
  const wait = () =>
    meanwhile(() => {
      if (++frozen === 2) bothFrozen.resolve()
      return bothFrozen.promise
    })
  const [one, two] = [await other(wait()), await other(wait())]
  await Promise.all([
    keeping(one.ledger).record([phone, userId], () => [message('one', 5_000)]),
    keeping(two.ledger).record([userId, phone], () => [message('two', 5_000)]),
  ])
  await assertKept(store, phone, userId)
  const ids = await idsOf(store, phone)
  assert.ok(ids.includes('one') && ids.includes('two'))
})

test('goes on with whom so far only an alias names, beside somebody known', { skip }, async (t) => {
  for (const isNamedFirst of [true, false]) {
    const { store, other, phone } = await start(t)
    const [unmade, named] = [somebody(), somebody('userId')]
    const dying = await other(dyingAt('reserved'))
    const lost = dying.ledger.record([unmade, named], () => [message('lost', 3_000)])
    await assert.rejects(lost, /gone/)
    const both = isNamedFirst ? [named, phone] : [phone, named]
    await store.ledger.record(both, () => [message('both', 5_000)])
    for (const who of [phone, named, unmade]) {
      assert.deepEqual(await readAs(store, who), [undefined, phone.key])
    }
    assert.deepEqual(await idsOf(store, unmade), ['no', 'both'])
  }
})
