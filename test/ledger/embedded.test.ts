// The embedded store under the contract, and what only it promises.

import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openEmbedded } from '../../src/ledger/embedded/open.ts'
import { keyring, ledgerContract } from '../contract/ledger.ts'

async function openFresh() {
  const dataDir = await mkdtemp(join(tmpdir(), 'optin-ledger-'))
  let store = await openEmbedded({ dataDir, keyring })
  return {
    store,
    dataDir,
    async reopen() {
      await store.close()
      store = await openEmbedded({ dataDir, keyring })
      return store
    },
    async destroy() {
      await store.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

ledgerContract('embedded', openFresh, { racers: 50 })

test('embedded: refuses a second owner of the same folder', async () => {
  const opened = await openFresh()
  try {
    await assert.rejects(openEmbedded({ dataDir: opened.dataDir, keyring }), /Another process/)
  } finally {
    await opened.destroy()
  }
})
