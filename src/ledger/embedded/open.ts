// Opens the embedded store: one process, one file, nothing else to install.

import type { DatabaseSync } from 'node:sqlite'
import { ToolkitError } from '../../errors.ts'
import type { Keyring } from '../../keys/keyring.ts'
import { proveKey } from '../key-check.ts'
import type { Documents, LedgerReading, Store } from '../port.ts'
import { startCommitter } from './committer.ts'
import { embeddedDocuments } from './documents.ts'
import { embeddedLedger } from './ledger.ts'
import { People } from './people.ts'
import { embeddedReader, guarded } from './reader.ts'
import { connect, own } from './schema.ts'
import type { DocWrite } from './work.ts'
import { documentWriterOf } from './writes.ts'

/** Persons kept in memory, about 5 kB each. */
const CACHE = 1_500

/**
 * @param options.dataDir folder of the store, made if needed
 * @param options.commitDelayMs slows each commit, as a disk would; for measuring only
 * @throws OwnedError when another process owns the folder, KeyError when the key is another one
 */
export async function openEmbedded(options: {
  readonly dataDir: string
  readonly keyring: Keyring
  readonly commitDelayMs?: number
  readonly cacheSize?: number
  readonly clock?: () => number
}): Promise<Store> {
  const release = own(options.dataDir)
  const { db } = await openKnowing(options).catch((error: unknown) => {
    release()
    throw error
  })
  const people = new People(db, options.cacheSize ?? CACHE)
  const committer = startCommitter({
    dataDir: options.dataDir,
    commitDelayMs: options.commitDelayMs ?? 0,
    sealingKey: options.keyring.sealingKey,
    onFailure: () => people.forget(),
  })
  const { keyring } = options
  const reader = embeddedReader({ db, people, keyring })
  let closing: Promise<void> | undefined
  return {
    name: 'embedded',
    ledger: embeddedLedger({ reader, people, committer, keyring }),
    documents: embeddedDocuments(
      db,
      (write) => committer.commit({ type: 'doc', write }),
      options.clock ?? Date.now,
    ),
    ping: () =>
      guarded(() => {
        if (closing) throw new ToolkitError('store_unavailable', 'The store is closed.')
        db.prepare('SELECT 1').get()
      }),
    // Facts have their place in the feed from the commit on.
    lagMs: async () => 0,
    close() {
      closing ??= (async () => {
        // What came in this turn is decided on at its end.
        await new Promise<void>((resolve) => process.nextTick(resolve))
        await committer.close()
        db.close()
        release()
      })()
      return closing
    },
  }
}

/**
 * Documents alone, beside a running server: for the command line. The server notices within
 * two seconds.
 * @throws KeyError when the key is another one
 */
export async function openDocuments(options: {
  readonly dataDir: string
  readonly keyring: Keyring
}): Promise<{ readonly documents: Documents; close(): void }> {
  const { db, documents } = await openKnowing(options)
  return { documents, close: () => db.close() }
}

/**
 * The ledger to read, beside a running server: each call sees what was durable when it came.
 * @throws KeyError when the key is another one
 */
export async function openReading(options: {
  readonly dataDir: string
  readonly keyring: Keyring
}): Promise<{ readonly ledger: LedgerReading; close(): void }> {
  const { db, ledger } = await openKnowing(options)
  return { ledger, close: () => db.close() }
}

/** A connection to a store this key belongs to, with documents it writes itself. */
async function openKnowing({
  dataDir,
  keyring,
}: {
  readonly dataDir: string
  readonly keyring: Keyring
}): Promise<{
  readonly db: DatabaseSync
  readonly documents: Documents
  readonly ledger: LedgerReading
}> {
  const db = connect(dataDir)
  try {
    const documents = embeddedDocuments(db, ownWriter(db), Date.now)
    const ledger = embeddedReader({ db, people: new People(db, 0), keyring })
    await proveKey({ documents, ledger }, keyring)
    return { db, documents, ledger }
  } catch (error) {
    db.close()
    throw error
  }
}

/** Writes a document on this connection, in a transaction of its own. */
function ownWriter(db: DatabaseSync) {
  const write = documentWriterOf(db)
  return async (doc: DocWrite) => {
    db.exec('BEGIN IMMEDIATE')
    try {
      const version = write(doc)
      db.exec('COMMIT')
      return version
    } catch (error) {
      db.exec('ROLLBACK')
      throw error
    }
  }
}
