// Counting from the feed: whatever fails in between, and however many count, it ends at what a
// plain count from the beginning gives.

import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Counter, createCounter } from '../../../src/doors/counting/counter.ts'
import { ToolkitError } from '../../../src/errors.ts'
import { createKeyring } from '../../../src/keys/keyring.ts'
import { openEmbedded } from '../../../src/ledger/embedded/open.ts'
import type { Store } from '../../../src/ledger/port.ts'
import { BUSINESS, counted, failing, isMarketing, kept, recorderOf, steps } from './histories.ts'

const keyring = createKeyring('a secret for counting, long enough to be one')

/** Runs on a fresh store each time. */
async function withStore(run: (store: Store) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'optin-counting-'))
  const store = await openEmbedded({ dataDir, keyring })
  try {
    await run(store)
  } finally {
    await store.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

const counterOf = (
  store: Pick<Store, 'ledger' | 'documents'>,
  fails: readonly (number | undefined)[] = [],
  pageSize = 3,
): Counter =>
  createCounter({
    ledger: store.ledger,
    documents: failing(store.documents, fails),
    businesses: () => [BUSINESS],
    isMarketing: (_, ...about) => isMarketing(...about),
    report: (error) => {
      throw error
    },
    pageSize,
  })

/** What a crash leaves: the store, and nothing in memory. */
const crashed = (error: unknown) => {
  if (!(error instanceof ToolkitError) || error.code !== 'store_unavailable') throw error
}

test('equals a count from the beginning, after crashes before and after writes anywhere', async () => {
  let marks = 0
  await fc.assert(
    fc.asyncProperty(steps, (history) =>
      withStore(async (store) => {
        const { record } = recorderOf(store, keyring)
        for (const step of history) {
          if (step.do !== 'count') await record(step)
          else await counterOf(store, step.fails).catchUp(BUSINESS).catch(crashed)
        }
        const counter = counterOf(store)
        assert.equal(await counter.catchUp(BUSINESS), true)
        const expected = await counted(store)
        assert.deepEqual(await kept(store, counter), expected)
        for (const { asked = 0, answered = 0 } of Object.values(expected).flatMap(Object.values)) {
          assert.ok(answered <= asked)
        }
        marks += JSON.stringify(expected).length
        // In one page too, in which each history is read once.
        for (const again of [counter, counterOf(store, [], 50)]) {
          await again.recount(BUSINESS)
          await again.catchUp(BUSINESS)
          assert.deepEqual(await kept(store, again), expected)
        }
      }),
    ),
    { numRuns: 40 },
  )
  assert.ok(marks > 1_000, 'something was counted')
})

test('equals it too when several count at once, one of them failing', async () => {
  await fc.assert(
    fc.asyncProperty(steps, (history) =>
      withStore(async (store) => {
        const { record } = recorderOf(store, keyring)
        const counters = [counterOf(store), counterOf(store), counterOf(store)]
        const under: Promise<unknown>[] = []
        for (const step of history) {
          if (step.do !== 'count') {
            await record(step)
            continue
          }
          const all = [...counters, counterOf(store, step.fails)]
          under.push(...all.map((counter) => counter.catchUp(BUSINESS).catch(crashed)))
        }
        await Promise.all(under)
        const answers = await Promise.all(counters.map((counter) => counter.catchUp(BUSINESS)))
        assert.deepEqual(answers, [true, true, true])
        const [counter] = counters
        assert.ok(counter)
        assert.deepEqual(await kept(store, counter), await counted(store))
      }),
    ),
    { numRuns: 25 },
  )
})

const DRAFT = {
  ...({ door: 'form', topics: ['offers'], scope: 'all' } as const),
  ...{ isDoubtful: false, isPause: false, later: 5, question: 0 },
}

test('reads the history of whoever stops again and again once a page', () =>
  withStore(async (store) => {
    const { record } = recorderOf(store, keyring)
    for (let i = 0; i < 60; i++) {
      await record({ do: 'record', who: i % 2, draft: { ...DRAFT, type: 'ended' } })
    }
    const reads: string[] = []
    const history: Store['ledger']['history'] = (person, ...asked) => {
      reads.push(person)
      return store.ledger.history(person, ...asked)
    }
    const ledger = { ...store.ledger, history }
    const counter = counterOf({ ...store, ledger }, [], 20)
    await counter.catchUp(BUSINESS)
    const { events } = await store.ledger.feed(BUSINESS, undefined, 500)
    const pages = [0, 20, 40].map((from) => events.slice(from, from + 20))
    const met = pages.map((page) => [...new Set(page.map(({ person }) => person))])
    assert.deepEqual(reads, met.flat())
    assert.ok(events.length > 4 * reads.length)
    assert.deepEqual(await kept(store, counter), await counted(store))
  }))

test('a recount amid counting by others ends at the same', () =>
  withStore(async (store) => {
    const { record } = recorderOf(store, keyring)
    for (let i = 0; i < 30; i++) {
      const type = i % 3 === 2 ? 'ended' : 'given'
      await record({ do: 'record', who: 1, draft: { ...DRAFT, type } })
    }
    const [one, two] = [counterOf(store), counterOf(store)]
    await Promise.all([one.catchUp(BUSINESS, 2), two.recount(BUSINESS), one.catchUp(BUSINESS, 3)])
    assert.equal(await one.catchUp(BUSINESS, 1), false)
    await Promise.all([one.catchUp(BUSINESS), two.catchUp(BUSINESS)])
    assert.deepEqual(await kept(store, one), await counted(store))
    assert.deepEqual(await kept(store, two), await counted(store))
    const old = await store.documents.list('outcomes', BUSINESS, `${BUSINESS}.1.`, 10)
    assert.ok(old.every(({ id }) => id.startsWith(`${BUSINESS}.2.`)))
  }))
