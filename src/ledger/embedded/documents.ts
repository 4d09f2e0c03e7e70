// Settings and other small documents on SQLite.

import type { DatabaseSync } from 'node:sqlite'
import { ToolkitError } from '../../errors.ts'
import type { Doc, Documents } from '../port.ts'
import { guarded } from './reader.ts'
import type { DocWrite } from './work.ts'

interface Row {
  kind: string
  id: string
  business: string
  version: number
  body: string
  changed: number
}

const COLUMNS = 'kind, id, business, version, body, changed'
const ALIVE = '(expires_at IS NULL OR expires_at > ?)'

const docOf = <T>(row: Row): Doc<T> => ({
  kind: row.kind,
  id: row.id,
  business: row.business,
  version: row.version,
  body: JSON.parse(row.body) as T,
})

/** @param write commits one document durably; null when the stored version is not the expected */
export function embeddedDocuments(
  db: DatabaseSync,
  write: (write: DocWrite) => Promise<number | null>,
  clock: () => number,
): Documents {
  const get = db.prepare(`SELECT ${COLUMNS} FROM doc WHERE kind = ? AND id = ? AND ${ALIVE}`)
  const list = db.prepare(
    `SELECT ${COLUMNS} FROM doc WHERE kind = ? AND business = ? AND id > ? AND ${ALIVE}
     ORDER BY id LIMIT ?`,
  )
  const changes = db.prepare(
    `SELECT ${COLUMNS} FROM doc WHERE changed > ?
     AND kind IN (SELECT value FROM json_each(?)) ORDER BY changed`,
  )
  const mark = db.prepare('SELECT value FROM tick')
  return {
    get: <T>(kind: string, id: string) =>
      guarded(() => {
        const row = get.get(kind, id, clock()) as Row | undefined
        return row && docOf<T>(row)
      }),
    put: <T>(doc: Omit<Doc<T>, 'version'>, expected: number, more: { expiresAt?: number } = {}) =>
      guarded(async () => {
        const version = await write({
          kind: doc.kind,
          id: doc.id,
          business: doc.business,
          body: JSON.stringify(doc.body),
          expected,
          expiresAt: more.expiresAt ?? null,
          now: clock(),
        })
        if (version === null) {
          throw expected === 0
            ? new ToolkitError('already_exists', 'This name is taken.')
            : new ToolkitError('version_conflict', 'Somebody else changed this first.')
        }
        return { ...doc, version }
      }),
    remove: (kind, id) =>
      guarded(async () => {
        await write({ kind, id, business: '', body: null, expected: 0, expiresAt: null, now: 0 })
      }),
    list: <T>(kind: string, business: string, after: string | undefined, limit: number) =>
      guarded(() => {
        const rows = list.all(kind, business, after ?? '', clock(), limit) as unknown as Row[]
        return rows.map(docOf<T>)
      }),
    changes: (kinds, since) =>
      guarded(() => {
        const now = (mark.get() as { value: number }).value
        if (since === String(now)) return { docs: [], mark: since }
        const rows = changes.all(Number(since ?? 0), JSON.stringify(kinds)) as unknown as Row[]
        return { docs: rows.map((row) => docOf(row)), mark: String(now) }
      }),
  }
}
