// The statements that change the embedded store. The writer thread runs them for the server;
// the command line runs them directly, for documents.

import type { DatabaseSync } from 'node:sqlite'
import type { Seal } from '../../keys/seal.ts'
import { sealedText } from '../codec.ts'
import { businessOf } from '../port.ts'
import { firstOf, slotsOf, tagOf, withFirst } from './slots.ts'
import type { DocWrite, IdentifierRow, PersonRow, Work } from './work.ts'

/** Applies one piece of work inside a transaction that is open already. */
export function writerOf(db: DatabaseSync, seal: Seal): (work: Work) => number | null {
  const find = slotsOf(db)
  const person = db.prepare('INSERT OR REPLACE INTO person (slot, record) VALUES (?, ?)')
  const event = db.prepare(
    `INSERT INTO event (person, n, id, business, recorded_at, body, slot, tag)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const rewrite = db.prepare('UPDATE event SET id = ?, tag = ?, body = ? WHERE seq = ?')
  const document = documentWriterOf(db)
  const recordOf = ({ record, identifiers }: PersonRow): string =>
    typeof record === 'string'
      ? record
      : record.join(JSON.stringify(identifiers.map((one) => sealedRow(one, seal))))
  return (work) => {
    if (work.type === 'doc') return document(work.write)
    const { rewrites = [] } = work
    for (const row of rewrites) rewrite.run(row.id, tagOf(row.id), row.body, row.seq)
    for (const row of work.people) {
      const { slot, record: before } = find(row.id)
      const business = businessOf(row.id)
      let first = firstOf(before)
      for (const one of row.events) {
        const { n, id, recordedAt } = one
        const body = sealedText(one, row.id, n, seal)
        const { lastInsertRowid: seq } = event.run(
          ...[row.id, n, id, business, recordedAt, body, slot, tagOf(id)],
        )
        first ??= Number(seq)
      }
      const record = recordOf(row)
      person.run(slot, first === undefined ? record : withFirst(record, first))
    }
    return null
  }
}

/** An identifier as it is stored. */
function sealedRow({ value, ...identifier }: IdentifierRow, seal: Seal) {
  return value === undefined ? identifier : { ...identifier, sealed: seal(value, identifier.key) }
}

/** Compare-and-set of a document; an expired one counts as none. */
export function documentWriterOf(db: DatabaseSync): (write: DocWrite) => number | null {
  const find = db.prepare('SELECT version, expires_at FROM doc WHERE kind = ? AND id = ?')
  const remove = db.prepare('DELETE FROM doc WHERE kind = ? AND id = ?')
  const tick = db.prepare('UPDATE tick SET value = value + 1 RETURNING value')
  const sweep = db.prepare(
    'DELETE FROM doc WHERE (kind, id) IN (SELECT kind, id FROM doc WHERE expires_at <= ? LIMIT 20)',
  )
  const put = db.prepare(
    `INSERT INTO doc (kind, id, business, version, body, expires_at, changed)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET
     business = excluded.business, version = excluded.version, body = excluded.body,
     expires_at = excluded.expires_at, changed = excluded.changed`,
  )
  return ({ kind, id, business, body, expected, expiresAt, now }) => {
    if (body === null) {
      remove.run(kind, id)
      return 0
    }
    const found = find.get(kind, id) as { version: number; expires_at: number | null } | undefined
    const isThere = found && (found.expires_at === null || found.expires_at > now)
    if ((isThere ? found.version : 0) !== expected) return null
    if (expiresAt !== null) sweep.run(now)
    const { value } = tick.get() as { value: number }
    put.run(kind, id, business, expected + 1, body, expiresAt, value)
    return expected + 1
  }
}
