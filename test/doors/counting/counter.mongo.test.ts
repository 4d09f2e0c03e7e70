// Counting on MongoDB, where the feed is numbered by a relay: the same counts as from the beginning.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createCounter } from '../../../src/doors/counting/counter.ts'
import { ToolkitError } from '../../../src/errors.ts'
import { keyring, newDatabase, opened, serverForTests } from '../../ledger/mongo-kit.ts'
import { BUSINESS, counted, failing, isMarketing, kept, recorderOf, steps } from './histories.ts'

const { server, skip } = await serverForTests()

test('equals a count from the beginning, with several counting and writes that fail', {
  skip,
}, async (t) => {
  await fc.assert(
    fc.asyncProperty(steps, async (history) => {
      const store = await opened(t, server, newDatabase())
      const counterOf = (fails: readonly (number | undefined)[] = []) =>
        createCounter({
          ledger: store.ledger,
          documents: failing(store.documents, fails),
          businesses: () => [BUSINESS],
          isMarketing: (_, ...about) => isMarketing(...about),
          report: () => undefined,
          pageSize: 3,
        })
      const counter = counterOf()
      const { record } = recorderOf(store, keyring)
      for (const step of history) {
        if (step.do !== 'count') {
          await record(step)
          continue
        }
        await store.relay()
        const both = [counter, counterOf(step.fails)].map((each) =>
          each.catchUp(BUSINESS).catch((error: unknown) => {
            if (!(error instanceof ToolkitError)) throw error
          }),
        )
        await Promise.all(both)
      }
      await store.sweep()
      await store.relay()
      await counter.catchUp(BUSINESS)
      assert.deepEqual(await kept(store, counter), await counted(store))
    }),
    { numRuns: 5 },
  )
})
