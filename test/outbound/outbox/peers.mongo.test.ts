// On MongoDB processes see each other, and those that ended no more.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createPeers } from '../../../src/outbound/outbox/peers.ts'
import { newDatabase, opened, serverForTests } from '../../ledger/mongo-kit.ts'

const { server, skip } = await serverForTests()

test('two processes count each other, until one ends', { skip }, async (t) => {
  const database = newDatabase()
  const stores = [await opened(t, server, database), await opened(t, server, database)]
  const [one, other] = stores.map(({ documents }) =>
    createPeers({ documents, isShared: true, clock: Date.now, report: assert.ifError }),
  )
  assert.ok(one && other)
  for (const each of [one, other, one]) await each.beat()
  assert.deepEqual([one.count(), other.count()], [2, 2])
  await other.stop()
  await one.beat()
  assert.equal(one.count(), 1)
  await one.stop()
})
