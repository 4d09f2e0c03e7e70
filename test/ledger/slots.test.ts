// Persons whose keys begin at the same slot of the embedded store's table.

import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { createKeyring } from '../../src/keys/keyring.ts'
import { openEmbedded } from '../../src/ledger/embedded/open.ts'
import { FILE } from '../../src/ledger/embedded/schema.ts'

test('keeps persons apart whose keys begin at one slot, also after reopening', async (t) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'optin-slots-'))
  t.after(() => rm(dataDir, { recursive: true, force: true }))
  const keyring = createKeyring('a secret for the slots, long enough to be one')
  const open = () => openEmbedded({ dataDir, keyring })
  let store = await open()
  // The first 48 bits say where a person is; those with the last one less come one slot before.
  const starts = ['AAAAAAAB', 'AAAAAAAB', 'AAAAAAAA', 'AAAAAAAB', 'AAAAAAAA', 'AAAAAAAC']
  const keys = starts.map((start, i) => `demo.1${start}${'x'.repeat(34)}${i}`)
  for (const [i, key] of keys.entries()) {
    await store.ledger.record([{ key, kind: 'phone', sealed: '' }], () => [
      {
        id: `hold-${i}`,
        type: 'hold.placed',
        holdId: `h${i}`,
        occurredAt: 1,
        recordedAt: 1,
        actor: 'business',
        channel: 'api',
      },
    ])
  }
  await store.close()
  store = await open()
  t.after(() => store.close())
  const found = await store.ledger.read([...keys, `demo.1AAAAAAAB${'x'.repeat(35)}`])
  assert.deepEqual(
    found.map((record) => record && [record.person, Object.keys(record.standing)]),
    [...keys.map((key, i) => [key, [`hold|h${i}`]]), undefined],
  )
})

test('moves the persons of a store of version 1 to where they are looked for now', async (t) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'optin-slots-'))
  t.after(() => rm(dataDir, { recursive: true, force: true }))
  const keyring = createKeyring('a secret for the slots, long enough to be one')
  await (await openEmbedded({ dataDir, keyring })).close()
  const key = `demo.1AAAAAAAB${'x'.repeat(35)}`
  const record = { id: key, standing: {}, identifiers: [], count: 0, last: 0 }
  const db = new DatabaseSync(join(dataDir, FILE))
  db.exec('PRAGMA user_version = 1')
  db.prepare('INSERT INTO person (slot, record) VALUES (?, ?)').run(77, JSON.stringify(record))
  db.close()
  const store = await openEmbedded({ dataDir, keyring })
  t.after(() => store.close())
  assert.equal((await store.ledger.read([key]))[0]?.person, key)
})
