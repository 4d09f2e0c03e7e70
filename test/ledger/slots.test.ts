// Persons whose keys begin at the same slot of the embedded store's table.

import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { createKeyring } from '../../src/keys/keyring.ts'
import { openEmbedded } from '../../src/ledger/embedded/open.ts'

test('keeps persons apart whose keys begin at one slot, also after reopening', async (t) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'optin-slots-'))
  t.after(() => rm(dataDir, { recursive: true, force: true }))
  const keyring = createKeyring('a secret for the slots, long enough to be one')
  const open = () => openEmbedded({ dataDir, keyring })
  let store = await open()
  // The last 48 bits say where a person is; those with the last one less come one slot before.
  const ends = ['AAAAAAAB', 'AAAAAAAB', 'AAAAAAAA', 'AAAAAAAB', 'AAAAAAAA', 'AAAAAAAC']
  const keys = ends.map((end, i) => `demo.1${'x'.repeat(34)}${i}${end}`)
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
  const found = await store.ledger.read([...keys, `demo.1${'x'.repeat(35)}AAAAAAAB`])
  assert.deepEqual(
    found.map((record) => record && [record.person, Object.keys(record.standing)]),
    [...keys.map((key, i) => [key, [`hold|h${i}`]]), undefined],
  )
})
