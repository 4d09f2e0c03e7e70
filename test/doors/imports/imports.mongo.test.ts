// Imports on MongoDB: several processes on one store.

import { randomUUID } from 'node:crypto'
import { after } from 'node:test'
import { openMongo } from '../../../src/ledger/mongo/open.ts'
import { importContract, importKeyring } from '../../contract/imports.ts'
import { startMongoServer } from '../../support/mongo-server.ts'

const server = await startMongoServer()
after(async () => {
  if (!('skipped' in server)) await server.stop()
})

async function open() {
  if ('skipped' in server) return server
  const options = {
    ...{ uri: server.uri, keyring: importKeyring, databaseName: `optin-${randomUUID()}` },
    relayMs: 0,
  }
  const store = await openMongo(options)
  return { store, again: () => openMongo(options), destroy: () => store.close() }
}

// The stand-in is slow: small files, and every third write.
const cuts = Array.from({ length: 12 }, (_, i) => 3 * i + 1)
importContract('mongodb', open, { size: 300, cuts, cutsAfter: [1, 4, 13] })
