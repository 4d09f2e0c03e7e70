// A commit that fails takes with it what was under way, and nothing else: what is told of it after
// that is neither acknowledged for it nor decided without what came in between.

import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type TestContext, test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import type { ConsentEvent } from '../../src/consent/events.ts'
import { type Standing, standingOf } from '../../src/consent/standing.ts'
import { ToolkitError } from '../../src/errors.ts'
import { openEmbedded } from '../../src/ledger/embedded/open.ts'
import { People, type Write } from '../../src/ledger/embedded/people.ts'
import { connect, FILE } from '../../src/ledger/embedded/schema.ts'
import type { Posting, SealedIdentifier } from '../../src/ledger/port.ts'
import { sealedOf } from '../../src/people/identify.ts'
import { keyring } from '../contract/ledger.ts'

const hold = (id: string): ConsentEvent => ({
  ...{ id, type: 'hold.placed', holdId: id, occurredAt: 1, recordedAt: 1 },
  ...{ actor: 'business', channel: 'api' },
})
const named = (phone: string) => sealedOf(keyring, 'demo', { phone })[0] as SealedIdentifier
const isAway = (error: unknown) =>
  error instanceof ToolkitError && error.code === 'store_unavailable'
/** So many persons are a transaction of their own. */
const MANY = 2_000

/** A store whose disk is full for everybody of a list; what is told after that goes another way. */
async function start(t: TestContext) {
  const dataDir = await mkdtemp(join(tmpdir(), 'optin-failed-'))
  const options = { dataDir, keyring, commitDelayMs: 50 }
  let store = await openEmbedded(options)
  t.after(async () => {
    await store.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  const other = new DatabaseSync(join(dataDir, FILE))
  other.exec(`
    CREATE TRIGGER full BEFORE INSERT ON event WHEN NEW.id = 'too much'
    BEGIN SELECT RAISE(ABORT, 'disk full'); END
  `)
  other.close()
  const postings = Array.from({ length: MANY }, (_, i): Posting => {
    const who = named(`+8180${10_000_000 + i}`)
    return { person: who.key, identifier: () => who, decide: () => [hold('too much')] }
  })
  return {
    ledger: store.ledger,
    documents: store.documents,
    fail: () => store.ledger.recordAll(postings),
    async reopen() {
      await store.close()
      store = await openEmbedded(options)
      return store.ledger
    },
  }
}

test('acknowledges no fact for a delivery of it that is refused, and records it when it comes again', async (t) => {
  const { ledger, fail, reopen } = await start(t)
  const who = named('+819011111111')
  await ledger.record([who], () => [hold('before')])
  const deliver = () => ledger.record([who], () => [hold('stop')])
  const failing = fail()
  const first = deliver()
  const again = failing.catch(() => Promise.all([deliver(), deliver()]))
  await assert.rejects(first, isAway)
  await assert.rejects(failing, isAway)
  assert.deepEqual(
    (await again).map((each) => 'duplicate' in each && each.duplicate),
    [false, true],
  )
  const { events } = await (await reopen()).history(who.key, undefined, 10)
  assert.deepEqual(
    events.map(({ id, n }) => [id, n]),
    [
      ['before', 1],
      ['stop', 2],
    ],
  )
})

test('decides on what came in since a failure, while more is refused for it', async (t) => {
  const { ledger, documents, fail } = await start(t)
  const [refused, who] = [named('+819011111111'), named('+819022222222')]
  const failing = fail()
  const behind = Promise.allSettled([
    ledger.record([refused], () => [hold('behind')]),
    documents.put({ kind: 'topic', id: 'd1', business: 'demo', body: {} }, 0),
  ])
  let isDurable = false
  const seen = new Set<number>()
  const since = await failing.catch(async () => {
    const all = [ledger.record([who], () => [hold('h0')]).finally(() => (isDurable = true))]
    for (let i = 1; !isDurable; i++) {
      const decide = (standing: Standing) => {
        seen.add(i - Object.keys(standing).length)
        return [hold(`h${i}`)]
      }
      all.push(ledger.record([who], decide))
      await setImmediate()
    }
    return Promise.all(all)
  })
  assert.deepEqual([...seen], [0], 'each on all before it')
  for (const each of await behind) assert.ok(each.status === 'rejected' && isAway(each.reason))
  const { events } = await ledger.history(who.key, undefined, 10_000)
  assert.deepEqual(
    events.map(({ n }) => n),
    since.map((_, i) => i + 1),
  )
  const [record] = await ledger.read([who.key])
  assert.deepEqual(record?.standing, standingOf(events))
})

test('a write that was forgotten ends nothing of one that took its place', async (t) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'optin-failed-'))
  const db = connect(dataDir)
  t.after(async () => {
    db.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  const people = new People(db, 10)
  const { key: person } = named('+819011111111')
  const writeOf = (count: number): Write => ({
    ...{ keys: [person, 'demo.alias'], added: [{ ...hold('same'), n: count, person }] },
    entry: { person, standing: {}, identifiers: [], absorbed: [], count, last: 1 },
  })
  const [first, second] = [writeOf(1), writeOf(2)]
  const [one, two] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const failed = people.follow([first], one.promise)
  assert.equal(people.eventUnderWay(person, 'same'), first.added[0])
  people.forget()
  assert.equal(people.eventUnderWay(person, 'same'), undefined)
  assert.equal(people.latest(person), undefined)
  const followed = people.follow([second], two.promise)
  one.reject(new Error('full'))
  await assert.rejects(failed, /full/)
  assert.equal(people.eventUnderWay(person, 'same'), second.added[0])
  assert.equal(people.latest('demo.alias'), second.entry)
  two.resolve()
  await followed
  assert.equal(people.eventUnderWay(person, 'same'), undefined)
  assert.equal(people.isUnderWay(person), false)
})
