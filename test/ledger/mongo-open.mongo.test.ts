// What the MongoDB store asks of its server when it is opened, whatever the URI and the clocks say.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { grant, newDatabase, opened, serverForTests, somebody } from './mongo-kit.ts'

const { server, skip } = await serverForTests()

test('waits for a majority and the journal, and reads what a majority has, whatever the URI says', {
  skip,
}, async (t) => {
  const asked: Record<string, unknown>[] = []
  const lax = 'w=1&journal=false&wtimeoutMS=1&readConcernLevel=local&readPreference=secondary'
  const uri = `${server?.uri}${server?.uri.includes('?') ? '&' : '?'}${lax}`
  const store = await opened(t, server, newDatabase(), {
    uri,
    onCommand: ({ command }) => asked.push(command),
  })
  asked.length = 0
  await store.ledger.record([somebody()], () => [grant('one', 10)])
  await store.documents.put({ kind: 'k', id: 'i', business: 'demo', body: 1 }, 0)
  await store.documents.get('k', 'i')
  const [reads, writes] = [asked.filter(({ find }) => find), asked.filter(({ find }) => !find)]
  assert.ok(reads.length > 1 && writes.length > 1)
  for (const { readConcern, $readPreference } of reads) {
    const { level } = readConcern as Record<string, unknown>
    assert.deepEqual([level, $readPreference], ['majority', undefined])
  }
  for (const { writeConcern } of writes) {
    const { w, j, wtimeout } = writeConcern as Record<string, unknown>
    assert.deepEqual([w, j, wtimeout], ['majority', true, 5_000])
  }
})

test('does not open where the clocks differ, and says that it is not ready when they begin to', {
  skip,
}, async (t) => {
  const store = await opened(t, server, newDatabase())
  await store.ping()
  const now = Date.now
  for (const ahead of [60_000, -60_000]) {
    const clock = t.mock.method(Date, 'now', () => now() + ahead)
    const apart = { code: 'store_unavailable', message: /60 seconds apart/ }
    await assert.rejects(store.ping(), apart)
    await assert.rejects(opened(t, server, newDatabase()), apart)
    clock.mock.restore()
  }
  await store.ping()
})
