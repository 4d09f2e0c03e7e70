// An erasure on MongoDB whose process dies between two of its writes, or whose relay slept.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mongo } from 'mongoose'
import type { ConsentEvent } from '../../src/consent/events.ts'
import { standingOf } from '../../src/consent/standing.ts'
import type { Step } from '../../src/ledger/mongo/state.ts'
import {
  grant,
  newDatabase,
  opened,
  optOut,
  serverForTests,
  somebody,
  wholeFeed,
} from './mongo-kit.ts'

const { server, skip } = await serverForTests()

const erasure = (id: string, at: number): ConsentEvent => ({
  ...{ id, type: 'person.erased', occurredAt: at, recordedAt: at },
  ...{ actor: 'business', channel: 'api' },
})

for (const dieAt of ['copied', 'removed', 'erased', 'rewritten'] satisfies Step[]) {
  test(`finishes an erasure that stopped at "${dieAt}", by the sweep of another`, {
    skip,
  }, async (t) => {
    const databaseName = newDatabase()
    const other = await opened(t, server, databaseName)
    const dying = await opened(t, server, databaseName, {
      onStep(step) {
        // No more commands come from it, as from a process that is gone.
        if (step === dieAt) throw new Error('gone')
      },
    })
    const who = somebody()
    await other.ledger.record([who], () => [grant('meta.wamid.1', 10)])
    await other.ledger.record([who], () => [optOut('no', 20)])
    await assert.rejects(dying.ledger.erase(who.key, erasure('gone', 30)), /gone/)
    await other.sweep()
    await other.relay()
    const wasCommitted = dieAt === 'erased' || dieAt === 'rewritten'
    const again = await other.ledger.erase(who.key, erasure('again', 40))
    assert.equal(again?.duplicate, wasCommitted)
    const { events } = await other.ledger.history(who.key, undefined, 10)
    assert.deepEqual(
      events.map(({ type, erased, evidence }) => [type, erased, evidence]),
      [
        ['consent.given', true, undefined],
        ['consent.withdrawn', true, undefined],
        ['person.erased', undefined, undefined],
      ],
    )
    const [record] = await other.ledger.read([who.key])
    assert.deepEqual(record?.standing, standingOf(events))
    assert.deepEqual(record?.identifiers, [])
    assert.deepEqual(
      (await wholeFeed(other)).map(({ n }) => n),
      [1, 2, 3],
    )
  })
}

test('erases once when the answer was lost, and leaves what was said before it came again', {
  skip,
}, async (t) => {
  const databaseName = newDatabase()
  const other = await opened(t, server, databaseName)
  const who = somebody()
  let isLost = false
  const store = await opened(t, server, databaseName, {
    async onStep(step) {
      if (step !== 'erased' || isLost) return
      isLost = true
      await other.ledger.record([who], () => [grant('later', 40)])
      throw new mongo.MongoNetworkError('the answer was lost')
    },
  })
  await store.ledger.record([who], () => [grant('meta.wamid.3', 10)])
  const done = await store.ledger.erase(who.key, erasure('gone', 20))
  assert.deepEqual([done?.events.map(({ id }) => id), done?.duplicate], [['gone'], false])
  const { events } = await store.ledger.history(who.key, undefined, 10)
  assert.deepEqual(
    events.map(({ type, erased, evidence }) => [type, erased, evidence?.text]),
    [
      ['consent.given', true, undefined],
      ['person.erased', undefined, undefined],
      ['consent.given', undefined, '同意します 👍'],
    ],
  )
})

test('puts nothing erased back when a relay wakes up that had read it before', {
  skip,
}, async (t) => {
  const databaseName = newDatabase()
  let wasAsleep = false
  const store = await opened(t, server, databaseName, {
    // The look with which every store begins may come late: it leaves the fact to the other one.
    async onStep(step) {
      if (step === 'collected' && !wasAsleep) throw new Error('not yet')
    },
  })
  const who = somebody()
  await store.ledger.record([who], () => [grant('meta.wamid.2', 10)])
  let wake: () => void = () => undefined
  let isAsleep: () => void = () => undefined
  const asleep = new Promise<void>((resolve) => {
    isAsleep = resolve
  })
  // It has read what waits, and sleeps before it asks for the next free place.
  const sleepy = await opened(t, server, databaseName, {
    async onStep(step) {
      if (step !== 'collected' || wasAsleep) return
      wasAsleep = true
      isAsleep()
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    },
  })
  // A server under load may show what waits only at a second look.
  const relaying = (async () => {
    for (let look = 0; look < 50 && !wasAsleep; look++) await sleepy.relay()
    isAsleep()
  })()
  await asleep
  assert.ok(wasAsleep)
  await store.ledger.erase(who.key, erasure('gone', 20))
  wake()
  await relaying
  const feed = await wholeFeed(store)
  assert.deepEqual(
    feed.map(({ type, evidence }) => [type, evidence]),
    [
      ['consent.given', undefined],
      ['person.erased', undefined],
    ],
  )
})
