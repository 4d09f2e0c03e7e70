// The MongoDB store behind a network that loses commands and answers, at each command of what it
// does in turn. What is acknowledged is there, once; what is not may be there, but whole.

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { standingOf } from '../../src/consent/standing.ts'
import { revised } from '../../src/ledger/late.ts'
import type { MongoStore } from '../../src/ledger/mongo/open.ts'
import type { SealedIdentifier } from '../../src/ledger/port.ts'
import { type Fate, startMongoProxy } from '../support/mongo-proxy.ts'
import {
  BUSINESS,
  grant,
  newDatabase,
  opened,
  optOut,
  serverForTests,
  somebody,
  wholeFeed,
} from './mongo-kit.ts'

const { server, skip } = await serverForTests()
// To a standalone the driver repeats no write by itself: all is left to us.
const proxy = server && (await startMongoProxy(server.uri, 'standalone'))
after(() => proxy?.close())

/** Does something with its first command lost, then anew with its second one, and so on. */
async function atEachCommand(fault: Fate, doIt: (i: number) => Promise<void>): Promise<void> {
  if (!proxy) throw new Error('no proxy')
  for (let at = 0, isMet = true; isMet; at++) {
    let count = 0
    proxy.fate = () => (count++ === at ? fault : 'pass')
    await doIt(at)
    isMet = count > at
  }
}

/** Ids of the facts of a person, who is whole. */
async function factsOf(store: MongoStore, { key }: SealedIdentifier) {
  const [record] = await store.ledger.read([key])
  const { events } = await store.ledger.history(key, undefined, 500)
  assert.deepEqual(record?.standing ?? {}, standingOf(events))
  const ids = events.map(({ id }) => id)
  assert.equal(new Set(ids).size, ids.length, ids.join())
  return ids
}

/** Whether it was acknowledged; all else it may say is that the store is away. */
const isKept = (work: Promise<unknown>) =>
  work.then(
    () => true,
    (error: unknown) => {
      assert.equal((error as { code?: unknown }).code, 'store_unavailable', String(error))
      return false
    },
  )

const open = async (t: Parameters<typeof opened>[0]) =>
  opened(t, server, newDatabase(), { uri: proxy?.uri ?? '' })

async function feedIsWhole(store: MongoStore) {
  await store.relay()
  const places = (await wholeFeed(store)).map(({ person, n }) => `${person} ${n}`)
  assert.equal(new Set(places).size, places.length)
  assert.equal(await store.ledger.missing([BUSINESS]), 0)
}

for (const fault of ['cut-before', 'cut-after'] as const) {
  test(`keeps many facts it acknowledged at once, whichever command is lost (${fault})`, {
    skip,
  }, async (t) => {
    const store = await open(t)
    const checks: (() => Promise<void>)[] = []
    await atEachCommand(fault, async (i) => {
      const people = [somebody(), somebody()]
      const all = people.map((who) => ({
        ...{ person: who.key, identifier: () => who, decide: () => [grant(`all${i}`, 10)] },
      }))
      if (!(await isKept(store.ledger.recordAll(all)))) return
      checks.push(async () => {
        for (const who of people) assert.deepEqual(await factsOf(store, who), [`all${i}`])
      })
    })
    assert.ok(checks.length > 1)
    for (const check of checks) await check()
    await feedIsWhole(store)
  })
}

test('keeps what it acknowledged, once and whole, whichever answer is lost', {
  skip,
}, async (t) => {
  const store = await open(t)
  const { ledger, documents } = store
  const checks: (() => Promise<void>)[] = []

  await atEachCommand('cut-after', async (i) => {
    const [phone, userId] = [somebody(), somebody('userId')]
    const record = (id: string, ...who: SealedIdentifier[]) =>
      isKept(ledger.record(who, () => [optOut(`${id}${i}`, 10)]))
    const isPhoneKept = await record('phone', phone, somebody('userId'))
    const isUserKept = await record('user', userId)
    const isJoined = await record('joined', phone, userId)
    checks.push(async () => {
      const theirs = [...(await factsOf(store, phone)), ...(await factsOf(store, userId))]
      if (isPhoneKept) assert.ok(theirs.includes(`phone${i}`))
      if (isUserKept) assert.ok(theirs.includes(`user${i}`))
      if (!isJoined) return
      assert.ok(theirs.includes(`joined${i}`))
      assert.deepEqual(await ledger.read([userId.key]), await ledger.read([phone.key]))
    })
  })

  await atEachCommand('cut-after', async (i) => {
    const who = somebody()
    if (!(await isKept(ledger.record([who], () => [optOut(`no${i}`, 10)])))) return
    const event = { ...optOut(`gone${i}`, 20), type: 'person.erased' as const }
    if (!(await isKept(ledger.erase(who.key, event)))) return
    checks.push(async () => {
      assert.equal((await factsOf(store, who)).length, 2)
      const [record] = await ledger.read([who.key])
      assert.deepEqual(record?.identifiers, [])
    })
  })

  await atEachCommand('cut-after', async (i) => {
    const doc = { kind: 'count', id: `count${i}`, business: BUSINESS }
    const add = () => revised<number>(documents, doc, (body = 0) => ({ body: body + 1 }))
    const kept = [await isKept(add()), await isKept(add())].filter(Boolean).length
    checks.push(async () => {
      const { body = 0 } = (await documents.get<number>(doc.kind, doc.id)) ?? {}
      assert.ok(kept <= body && body <= 2, `${kept} were acknowledged, ${body} are there`)
    })
  })

  await store.sweep()
  for (const check of checks) await check()
  await feedIsWhole(store)
})
