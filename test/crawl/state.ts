// All that a store holds, byte for byte, read beside the server out of its file.

import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { FILE } from '../../src/ledger/embedded/schema.ts'

type Row = Readonly<Record<string, unknown>>

export interface Held {
  /** Events in their order, as they are kept. */
  readonly events: readonly Row[]
  readonly people: readonly Row[]
  /** Every other document: settings, tokens, messages on their way, limits; counts of looks apart. */
  readonly documents: readonly Row[]
  readonly looks: readonly Row[]
}

/** Documents that looking may change: how often something was looked at, and nothing else. */
const LOOKS = 'looks'

export function heldIn(dataDir: string): Held {
  const db = new DatabaseSync(join(dataDir, FILE), { readOnly: true })
  try {
    const all = (sql: string): Row[] =>
      db
        .prepare(sql)
        .all()
        .map((row) => ({ ...row }))
    const documents = all('SELECT kind, id, version, body, expires_at FROM doc ORDER BY kind, id')
    return {
      events: all('SELECT * FROM event ORDER BY seq'),
      people: all('SELECT * FROM person ORDER BY slot'),
      documents: documents.filter(({ kind }) => kind !== LOOKS),
      looks: documents.filter(({ kind }) => kind === LOOKS),
    }
  } finally {
    db.close()
  }
}
