// An embedded store of a test's own, in a folder that goes with it.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { ToolkitError } from '../../src/errors.ts'
import { createKeyring } from '../../src/keys/keyring.ts'
import { openEmbedded } from '../../src/ledger/embedded/open.ts'
import type { Documents } from '../../src/ledger/port.ts'

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

/** Has the next write of a kind fail; so many more as `left` is set to. */
export function refusing(documents: Documents, kind: string) {
  const refusals = { left: 1 }
  const { put } = documents
  documents.put = (doc, ...about) => {
    if (doc.kind !== kind || refusals.left-- <= 0) return put(doc, ...about)
    throw new ToolkitError('store_unavailable', 'The store does not answer.')
  }
  return refusals
}
