// `optin verify` on MongoDB: silent on a sound store, and not on one that lacks an event.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MongoClient } from 'mongodb'
import { verifyBusiness } from '../../src/cli/verify.ts'
import { ensureDemo } from '../../src/settings/demo.ts'
import { loadSettings } from '../../src/start.ts'
import {
  keyring,
  message,
  newDatabase,
  opened,
  optOut,
  serverForTests,
  somebody,
} from '../ledger/mongo-kit.ts'

const { server, skip } = await serverForTests()

test('finds nothing in a sound store, and the event that was taken out', { skip }, async (t) => {
  const databaseName = newDatabase()
  const store = await opened(t, server, databaseName)
  const settings = await loadSettings(store.documents)
  await ensureDemo(settings, 1)
  const [phone, userId, other] = [somebody(), somebody('userId'), somebody()]
  await store.ledger.record([phone], () => [optOut('no', 10), message('m1', 20)])
  await store.ledger.record([userId], () => [message('m2', 30)])
  await store.ledger.record([phone, userId], () => [message('m3', 40)])
  await store.ledger.record([other], () => [optOut('gone', 10)])
  await store.ledger.erase(other.key, {
    ...{ id: 'erasure', type: 'person.erased', occurredAt: 20, recordedAt: 20 },
    ...{ actor: 'business', channel: 'api' },
  })
  const faults: string[] = []
  const tools = {
    ...{ ledger: store.ledger, catalog: settings.catalog, keyring },
    terminal: { write: () => undefined },
    tell: (fault: string) => faults.push(fault),
  }
  const sound = await verifyBusiness('demo', tools)
  assert.deepEqual(sound, { persons: 2, events: 7, loose: 0, notices: 2, faults: 0 })

  const client = await MongoClient.connect(server?.uri ?? '')
  t.after(() => client.close())
  const events = client.db(databaseName).collection('events')
  assert.equal(await store.ledger.missing(['demo']), 0)
  assert.equal((await events.deleteOne({ id: 'm1' })).deletedCount, 1)
  assert.equal(await store.ledger.missing(['demo']), 1)
  assert.equal((await verifyBusiness('demo', tools)).faults, faults.length)
  assert.ok(
    faults.some((fault) => /4 events are there of 5/.test(fault)),
    faults.join('\n'),
  )
  assert.ok(
    faults.some((fault) => fault.startsWith('feed of demo')),
    faults.join('\n'),
  )
})
