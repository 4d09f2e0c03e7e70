// Several relays of the MongoDB store on one feed, each of which may sleep between any two commands.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Step } from '../../src/ledger/mongo/state.ts'
import {
  BUSINESS,
  grant,
  newDatabase,
  opened,
  serverForTests,
  somebody,
  wholeFeed,
} from './mongo-kit.ts'

const { server, skip } = await serverForTests()

/** Sleeps at a step, the first time it comes there once it is told to. */
function sleeper(at: Step) {
  const [asleep, awake] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  let isTold = false
  return {
    asleep: asleep.promise,
    fallAsleep: () => {
      isTold = true
    },
    wake: awake.resolve,
    async onStep(step: Step) {
      if (!isTold || step !== at) return
      asleep.resolve()
      await awake.promise
    },
  }
}

test('numbers once what another relay has copied and not yet taken out', { skip }, async (t) => {
  const databaseName = newDatabase()
  const [late, slow] = [sleeper('collected'), sleeper('copied')]
  const writer = await opened(t, server, databaseName)
  const lateRelay = await opened(t, server, databaseName, { onStep: late.onStep })
  const slowRelay = await opened(t, server, databaseName, { onStep: slow.onStep })
  for (const store of [writer, lateRelay, slowRelay]) await store.relay()

  late.fallAsleep()
  slow.fallAsleep()
  await writer.ledger.record([somebody()], () => [grant('one', 10)])
  const relayingLate = lateRelay.relay()
  await Promise.race([late.asleep, relayingLate])
  await writer.ledger.record([somebody()], () => [grant('two', 20)])
  const relayingSlowly = slowRelay.relay()
  await Promise.race([slow.asleep, relayingSlowly])
  // It knows the first fact alone, and finds it copied; of the second, which waits still, it has to
  // ask.
  late.wake()
  await relayingLate
  await lateRelay.relay()
  slow.wake()
  await relayingSlowly

  await writer.ledger.record([somebody()], () => [grant('three', 30)])
  await lateRelay.relay()
  const feed = await wholeFeed(writer)
  assert.deepEqual(
    feed.map(({ id }) => id),
    ['one', 'two', 'three'],
  )
  assert.equal(await writer.ledger.missing([BUSINESS]), 0)
})
