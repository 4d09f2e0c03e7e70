// Opening what a configuration asks for: the store (the only place that names one), the keys,
// the catalog. The server and the command line both start here.

import type { Config } from './config.ts'
import { developmentSecret } from './keys/development-secret.ts'
import { createKeyring, type Keyring } from './keys/keyring.ts'
import { openDocuments as embeddedDocuments, openEmbedded } from './ledger/embedded/open.ts'
import type { Documents, Store } from './ledger/port.ts'
import { Catalog } from './settings/catalog.ts'
import { createSettings, type Settings } from './settings/store.ts'

export function keyringOf(config: Config): Keyring {
  return createKeyring(config.secretKey ?? developmentSecret(config.dataDir))
}

/** @throws Error when MONGODB_URI is set: only the embedded store exists so far */
export async function openStore(config: Config, keyring: Keyring): Promise<Store> {
  refuseMongo(config)
  return openEmbedded({ dataDir: config.dataDir, keyring })
}

/** Documents alone, also beside a running server. */
export async function openDocuments(
  config: Config,
): Promise<{ documents: Documents; close(): Promise<void> | void }> {
  refuseMongo(config)
  return embeddedDocuments({ dataDir: config.dataDir })
}

/** Facts must not go to another store than the one asked for. */
function refuseMongo(config: Config): void {
  if (config.mongodbUri === undefined) return
  throw new Error('MONGODB_URI is set, but this version has the embedded store only.')
}

export async function loadSettings(documents: Documents): Promise<Settings> {
  const catalog = new Catalog(documents)
  await catalog.refresh()
  return createSettings(documents, catalog)
}
