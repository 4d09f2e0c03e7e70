// Looks on their way from memory to the store, several writes of one process at once.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayOf, readDays } from '../../../src/doors/counting/days.ts'
import { createTally, looksOf } from '../../../src/doors/counting/looks.ts'
import { ownStore } from '../../support/store.ts'

test('a stop waits for every write, however many were asked for during an earlier one', async (t) => {
  const { store } = await ownStore(t)
  const { documents } = store
  const writes: PromiseWithResolvers<void>[] = []
  const tally = createTally({
    documents: {
      ...documents,
      async put(...args) {
        const write = Promise.withResolvers<void>()
        writes.push(write)
        await write.promise
        return documents.put(...args)
      },
    },
    businessOf: () => 'demo',
    clock: () => 1_000,
    report: (error) => assert.fail(String(error)),
  })
  const wait = async (count: number) => {
    while (writes.length < count) await new Promise(setImmediate)
  }
  tally.addKnown('door', 'scanned', false)
  const first = tally.flush()
  await wait(1)
  tally.addKnown('door', 'clicked', false)
  const more = [tally.flush(), tally.flush()]
  writes[0]?.resolve()
  await first
  await wait(2)
  let isStopped = false
  const stopping = tally.stop().then(() => {
    isStopped = true
  })
  for (let i = 0; i < 20; i++) await new Promise(setImmediate)
  assert.equal(isStopped, false)
  writes[1]?.resolve()
  await Promise.all([stopping, ...more])
  const days = await readDays(documents, looksOf('demo', 'door'))
  assert.deepEqual(days, { [dayOf(1_000)]: { scanned: 1, clicked: 1 } })
})
