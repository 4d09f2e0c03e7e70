// Opens the embedded store: one process, one file, nothing else to install.

import { ToolkitError } from '../../errors.ts'
import type { Keyring } from '../../keys/keyring.ts'
import type { Documents, LedgerReading, Store } from '../port.ts'
import { startCommitter } from './committer.ts'
import { embeddedDocuments } from './documents.ts'
import { embeddedLedger } from './ledger.ts'
import { People } from './people.ts'
import { embeddedReader, guarded } from './reader.ts'
import { connect, own } from './schema.ts'
import { documentWriterOf } from './writes.ts'

/** Persons kept in memory, about 5 kB each. */
const CACHE = 4_000

/**
 * @param options.dataDir folder of the store, made if needed
 * @param options.commitDelayMs slows each commit, as a disk would; for measuring only
 * @throws OwnedError when another process owns the folder
 */
export async function openEmbedded(options: {
  readonly dataDir: string
  readonly keyring: Keyring
  readonly commitDelayMs?: number
  readonly cacheSize?: number
  readonly clock?: () => number
}): Promise<Store> {
  const release = own(options.dataDir)
  const db = connect(options.dataDir)
  const people = new People(db, options.cacheSize ?? CACHE)
  const committer = startCommitter({
    dataDir: options.dataDir,
    commitDelayMs: options.commitDelayMs ?? 0,
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
    close() {
      closing ??= (async () => {
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
 */
export function openDocuments(options: { readonly dataDir: string }): {
  readonly documents: Documents
  close(): void
} {
  const db = connect(options.dataDir)
  const write = documentWriterOf(db)
  const documents = embeddedDocuments(
    db,
    async (doc) => {
      db.exec('BEGIN IMMEDIATE')
      try {
        const version = write(doc)
        db.exec('COMMIT')
        return version
      } catch (error) {
        db.exec('ROLLBACK')
        throw error
      }
    },
    Date.now,
  )
  return { documents, close: () => db.close() }
}

/** The ledger to read, beside a running server: each call sees what was durable when it came. */
export function openReading(options: { readonly dataDir: string; readonly keyring: Keyring }): {
  readonly ledger: LedgerReading
  close(): void
} {
  const db = connect(options.dataDir)
  const people = new People(db, 0)
  const { keyring } = options
  return { ledger: embeddedReader({ db, people, keyring }), close: () => db.close() }
}
