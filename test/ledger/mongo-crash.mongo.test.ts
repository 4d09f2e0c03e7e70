// A process that dies between two writes of the MongoDB store, at each point where that can be;
// and several processes on the same persons at once.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { standingOf } from '../../src/consent/standing.ts'
import type { MongoStore } from '../../src/ledger/mongo/open.ts'
import type { Step } from '../../src/ledger/mongo/state.ts'
import type { SealedIdentifier } from '../../src/ledger/port.ts'
import { grant, newDatabase, opened, serverForTests, somebody, wholeFeed } from './mongo-kit.ts'
import type { Orders } from './mongo-victim.ts'

const { server, skip } = await serverForTests()
const uri = server?.uri ?? ''

/** Runs a process to its end. @returns the ids acknowledged, and the signal that ended it */
async function run(orders: Orders) {
  const file = fileURLToPath(new URL('./mongo-victim.ts', import.meta.url))
  const child = spawn(process.execPath, [file, JSON.stringify(orders)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString()
  })
  await once(child, 'close')
  return { acknowledged: text.split('\n').filter(Boolean), signal: child.signalCode }
}

/** Every person whole, every event once in the history and once in the feed. */
async function audit(
  store: MongoStore,
  people: readonly (readonly SealedIdentifier[])[],
  acknowledged: readonly string[],
) {
  const feed = (await wholeFeed(store)).map((event) => `${event.person} ${event.id}`)
  assert.equal(new Set(feed).size, feed.length, 'the feed doubles nothing')
  const found = new Set<string>()
  for (const identifiers of people) {
    const records = await store.ledger.read(identifiers.map(({ key }) => key))
    const [first] = records
    assert.ok(first)
    for (const record of records) assert.deepEqual(record, first)
    const { events } = await store.ledger.history(first.person, undefined, 500)
    assert.deepEqual(first.standing, standingOf(events))
    assert.equal(new Set(events.map(({ id }) => id)).size, events.length)
    for (const { id, person } of events) {
      found.add(id)
      assert.ok(feed.includes(`${person} ${id}`), `${id} is in the feed`)
    }
  }
  for (const id of acknowledged) assert.ok(found.has(id), `${id} was acknowledged and is there`)
}

const STEPS: readonly Step[] = ['reserved', 'frozen', 'committed', 'aliased', 'copied', 'removed']

for (const dieAt of STEPS) {
  test(`finishes what a process killed at "${dieAt}" left`, { skip }, async (t) => {
    const databaseName = newDatabase()
    const store = await opened(t, server, databaseName)
    // Two who are two persons so far, and one who comes with two new identifiers.
    const [phone, userId] = [somebody(), somebody('userId')]
    await store.ledger.record([phone], () => [grant('before-phone', 10)])
    await store.ledger.record([userId], () => [grant('before-user', 20)])
    const people = [
      [phone, userId],
      [somebody(), somebody('userId')],
    ]
    const orders = { uri, databaseName, people, rounds: 3 }
    const dead = await run({ ...orders, dieAt, name: 'dead' })
    assert.equal(dead.signal, 'SIGKILL')
    // Whoever meets the person first must not stumble over what is half done.
    const next = await run({ ...orders, dieAt: null, name: 'next' })
    assert.equal(next.signal, null)
    assert.equal(next.acknowledged.length, 6)
    await audit(store, people, [
      'before-phone',
      'before-user',
      ...dead.acknowledged,
      ...next.acknowledged,
    ])
  })

  test(`sweeps up behind a process killed at "${dieAt}", with nobody else writing`, {
    skip,
  }, async (t) => {
    const databaseName = newDatabase()
    const store = await opened(t, server, databaseName)
    const [phone, userId] = [somebody(), somebody('userId')]
    await store.ledger.record([phone], () => [grant('before-phone', 10)])
    await store.ledger.record([userId], () => [grant('before-user', 20)])
    // Else the victim may copy these as it starts, and die before it has written anything.
    await store.relay()
    const dead = await run({
      ...{ uri, databaseName, rounds: 3, people: [[phone, userId]] },
      dieAt,
      name: 'dead',
    })
    assert.equal(dead.signal, dieAt === 'reserved' ? null : 'SIGKILL')
    await store.sweep()
    await store.relay()
    // Nobody was told that the two are one before that was committed.
    const people = dieAt === 'frozen' ? [[phone], [userId]] : [[phone, userId]]
    await audit(store, people, ['before-phone', 'before-user', ...dead.acknowledged])
  })
}

test('keeps every fact of three processes that write about the same persons at once', {
  skip,
}, async (t) => {
  const databaseName = newDatabase()
  const store = await opened(t, server, databaseName)
  const [phone, userId] = [somebody(), somebody('userId')]
  await store.ledger.record([phone], () => [grant('before-phone', 10)])
  await store.ledger.record([userId], () => [grant('before-user', 20)])
  const people = [[phone, userId], [somebody()], [somebody(), somebody('userId')]]
  const orders = { uri, databaseName, people, rounds: 6, dieAt: null }
  const all = await Promise.all(['a', 'b', 'c'].map((name) => run({ ...orders, name })))
  for (const { signal, acknowledged } of all) {
    assert.equal(signal, null)
    assert.equal(acknowledged.length, 18)
  }
  await audit(
    store,
    people,
    all.flatMap(({ acknowledged }) => acknowledged),
  )
})
