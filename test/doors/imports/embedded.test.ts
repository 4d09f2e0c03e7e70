// Imports on the embedded store.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '../../../src/ledger/embedded/open.ts'
import { importContract, importKeyring } from '../../contract/imports.ts'

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
const cuts = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 13, 16, 15, 20, 17, 26, 18, 30, 19, 33, 21],
  ...[37, 22, 50, 23, 80, 24, 120, 25, 150],
]
importContract('embedded', open, {
  ...{ size: 5_000, crowd: 17_000 },
  ...{ cuts, cutsAfter: [1, 2, 3, 5, 8, 13, 21, 50] },
})
