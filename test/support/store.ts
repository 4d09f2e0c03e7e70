// An embedded store of a test's own, in a folder that goes with it.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { createKeyring } from '../../src/keys/keyring.ts'
import { openEmbedded } from '../../src/ledger/embedded/open.ts'

/** Closed first, then removed: a folder that is still written to cannot go. */
export async function ownStore(t: TestContext, more: { readonly clock?: () => number } = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'optin-store-'))
  const keyring = createKeyring('a secret for a store, long enough to be one')
  const store = await openEmbedded({ dataDir, keyring, ...more })
  t.after(async () => {
    await store.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  return { store, keyring, dataDir }
}
