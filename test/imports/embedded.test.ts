// Imports on the embedded store.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '../../src/ledger/embedded/open.ts'
import { importContract, importKeyring } from '../contract/imports.ts'

async function open() {
  const dataDir = await mkdtemp(join(tmpdir(), 'optin-imports-'))
  const store = await openEmbedded({ dataDir, keyring: importKeyring })
  return {
    store,
    async destroy() {
      await store.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

// While the file comes in, as it is accepted, in its first slices and far behind.
const cuts = [1, 2, 3, 15, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 80, 120, 150, 170]
importContract('embedded', open, { size: 5_000, cuts })
