// The stand-in for MongoDB keeps what it acknowledged: other tests' crash runs stand on this.

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { MongoClient } from 'mongodb'
import { startMongoServer } from './mongo-server.ts'

const server = await startMongoServer({ durable: true })
const skip =
  'skipped' in server ? server.skipped : !server.isOwn && 'MONGODB_URI is not ours to kill'

test('keeps every acknowledged insert when the server is killed and started again', {
  skip,
}, async (t) => {
  if ('skipped' in server) return
  const client = new MongoClient(server.uri, {
    serverSelectionTimeoutMS: 10_000,
    retryWrites: false,
  })
  t.after(async () => {
    await client.close()
    await server.stop()
  })
  const numbers = client
    .db(`t${randomUUID().slice(0, 8)}`)
    .collection<{ _id: number }>('numbers', { writeConcern: { w: 'majority', journal: true } })
  let acknowledged = 0
  const writing = (async () => {
    for (;;) {
      await numbers.insertOne({ _id: acknowledged })
      if (++acknowledged === 50) void server.kill()
    }
  })()
  await assert.rejects(writing)
  await server.restart()
  assert.ok(acknowledged >= 50)
  const kept = await numbers.countDocuments({ _id: { $lt: acknowledged } })
  assert.equal(kept, acknowledged)
})
