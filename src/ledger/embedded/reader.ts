// What the embedded store holds, read back: only what is durable. Also beside a running server.

import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { RecordedEvent } from '../../consent/events.ts'
import { badCursor, ToolkitError } from '../../errors.ts'
import type { Keyring } from '../../keys/keyring.ts'
import { decodeEvent } from '../codec.ts'
import type { FeedPage, LedgerReading, PersonKey } from '../port.ts'
import { decoded, type Entry, type People } from './people.ts'
import { LONG } from './schema.ts'
import { firstOf, keyOf, slotsOf, tagOf } from './slots.ts'

/** An event as its row has it. */
interface StoredEvent {
  readonly seq: number
  readonly person: string
  readonly n: number
  readonly body: string
}

export interface Reader extends LedgerReading {
  /** An event of a person by its id. */
  find(person: PersonKey, id: string): RecordedEvent | undefined
  /** Every event of these persons, in the order recorded. */
  rowsOf(owners: readonly PersonKey[]): readonly StoredEvent[]
}

const COLUMNS = 'seq, person, n, body'
/** From so many on, beginning and ending a transaction costs less than it saves. */
const MANY = 4
/** A limit that limits nothing. */
const ALL = -1

export function embeddedReader(deps: {
  readonly db: DatabaseSync
  readonly people: People
  readonly keyring: Keyring
}): Reader {
  const { db, people, keyring } = deps
  const find = slotsOf(db)
  const first = db.prepare(`SELECT ${COLUMNS} FROM event WHERE seq = ?`)
  const byId = db.prepare(
    `SELECT ${COLUMNS} FROM event INDEXED BY event_person
     WHERE slot = ? AND tag = ? AND id = ? AND n > 1`,
  )
  // The rows of a page only are read: which these are, the index tells.
  const later = db.prepare(
    `SELECT ${COLUMNS} FROM event WHERE seq IN (
       SELECT seq FROM event INDEXED BY event_person
       WHERE slot = ? AND n > 1 AND seq > ? ORDER BY seq LIMIT ?
     ) ORDER BY seq`,
  )
  const longHistory = db.prepare(
    `SELECT ${COLUMNS} FROM event INDEXED BY event_long
     WHERE slot = ? AND n > ${LONG} AND seq > ? ORDER BY seq LIMIT ?`,
  )
  const isLongAt = db.prepare(`SELECT 1 FROM event WHERE seq = ? AND slot = ? AND n >= ${LONG}`)
  const newest = db.prepare(
    `SELECT ${COLUMNS} FROM event WHERE seq IN (
       SELECT seq FROM event INDEXED BY event_person
       WHERE slot = ? AND n > 1 ORDER BY seq DESC LIMIT ?
     ) ORDER BY seq DESC`,
  )
  const longNewest = db.prepare(
    `SELECT ${COLUMNS} FROM event INDEXED BY event_long
     WHERE slot = ? AND n > ${LONG} ORDER BY seq DESC LIMIT ?`,
  )
  const feed = db.prepare(
    `SELECT ${COLUMNS} FROM event WHERE business = ? AND seq > ? ORDER BY seq LIMIT ?`,
  )
  const latest = db.prepare(
    `SELECT ${COLUMNS} FROM event WHERE business = ? ORDER BY seq DESC LIMIT ?`,
  )
  // The text alone tells no alias for sure: what somebody wrote into a record could look like one.
  const isAlias = `(record LIKE '%"aliasOf":%' AND json_type(record, '$.aliasOf') IS NOT NULL)`
  const rowsWhere = (which: string) =>
    db.prepare(
      `SELECT slot, record FROM person WHERE slot > ? AND record LIKE ? AND ${which}
       ORDER BY slot LIMIT ?`,
    )
  const persons = rowsWhere(`NOT ${isAlias}`)
  const aliases = rowsWhere(isAlias)
  // Places are given out with the facts, in the same commit: none is ever left out.
  const missing = db.prepare(
    `SELECT (SELECT seq FROM sqlite_sequence WHERE name = 'event') - count(*) AS places FROM event`,
  )

  const begin = db.prepare('BEGIN')
  const end = db.prepare('COMMIT')
  /** Many looks at one moment: locking the file for each costs a third of a look. */
  const together = <T, R>(all: readonly T[], look: (one: T) => R): R[] => {
    if (all.length < MANY) return all.map(look)
    begin.run()
    try {
      return all.map(look)
    } finally {
      end.run()
    }
  }
  const event = (row: StoredEvent) => decodeEvent(row.body, row.person, row.n, keyring)
  const pageOf = (rows: readonly StoredEvent[], after: number): FeedPage => ({
    events: rows.map(event),
    next: String(rows.at(-1)?.seq ?? after),
  })
  /** The first event of a person's own, if it comes after a place. */
  const firstAfter = (record: string | undefined, from: number) => {
    const seq = firstOf(record)
    return seq === undefined || seq <= from ? [] : (first.all(seq) as unknown as StoredEvent[])
  }
  const ownAfter = (owner: PersonKey, from: number, limit: number) => {
    const { slot, record } = find(owner)
    // Numbers grow with the order recorded: what follows a late event of theirs is late, too.
    const follows = isLongAt.get(from, slot) ? longHistory : later
    const rows = follows.all(slot, from, limit) as unknown as StoredEvent[]
    return [...firstAfter(record, from), ...rows]
  }
  const rowsAfter = (owners: readonly PersonKey[], from: number, limit: number) => {
    const rows = owners.flatMap((owner) => ownAfter(owner, from, limit))
    if (owners.length > 1) rows.sort((a, b) => a.seq - b.seq)
    return limit === ALL ? rows : rows.slice(0, limit)
  }
  const rowsBefore = ({ count, person, absorbed }: Entry, limit: number) =>
    [person, ...absorbed]
      .flatMap((owner) => {
        const { slot, record } = find(owner)
        const late = count > LONG ? longNewest.all(slot, limit) : []
        if (late.length === limit) return late as unknown as StoredEvent[]
        return [...(newest.all(slot, limit) as unknown as StoredEvent[]), ...firstAfter(record, 0)]
      })
      .sort((a, b) => b.seq - a.seq)
      .slice(0, limit)

  return {
    find(person, id) {
      const { slot, record } = find(person)
      const row = byId.get(slot, tagOf(id), id)
      if (row) return event(row as unknown as StoredEvent)
      const [begun] = firstAfter(record, 0).map(event)
      return begun?.id === id ? begun : undefined
    },
    rowsOf: (owners) => rowsAfter(owners, 0, ALL),
    read: (keys) => guarded(() => together(keys, (key) => people.committed(key))),
    history: (key, after, limit) =>
      guarded(() => {
        const from = cursor(after)
        const entry = people.committed(key)
        if (!entry) return { events: [], next: String(from) }
        return pageOf(rowsAfter([entry.person, ...entry.absorbed], from, limit), from)
      }),
    newest: (key, limit) =>
      guarded(() => {
        const entry = people.committed(key)
        if (!entry) return { events: [], count: 0 }
        return { events: rowsBefore(entry, limit).map(event), count: entry.count }
      }),
    feed: (business, after, limit) =>
      guarded(() => {
        const from = cursor(after)
        return pageOf(feed.all(business, from, limit) as unknown as StoredEvent[], from)
      }),
    latest: (business, limit) =>
      guarded(() => (latest.all(business, limit) as unknown as StoredEvent[]).map(event)),
    missing: () => guarded(() => (missing.get() as { places: number | null }).places ?? 0),
    people: (business, after, limit) =>
      guarded(() => {
        const { rows, next } = listed(persons, business, after, limit)
        const entries = rows.map(({ record }) => decoded(record) as Entry)
        return { people: entries.map(({ count, ...entry }) => ({ ...entry, events: count })), next }
      }),
    aliases: (business, after, limit) =>
      guarded(() => {
        const { rows, next } = listed(aliases, business, after, limit)
        return { keys: rows.map(({ record }) => keyOf(record)), next }
      }),
  }
}

interface PersonRow {
  readonly slot: number
  readonly record: string
}

/** A page of the rows of persons, by their slots. */
function listed(
  rowsAfter: StatementSync,
  business: string,
  after: string | undefined,
  limit: number,
) {
  const from = after === undefined ? -1 : cursor(after)
  const rows = rowsAfter.all(from, `{"id":"${business}.%`, limit) as unknown as PersonRow[]
  return { rows, next: String(rows.at(-1)?.slot ?? from) }
}

/** @throws ToolkitError `request_invalid` for a cursor this store never gave out */
function cursor(after: string | undefined): number {
  if (after === undefined) return 0
  if (/^\d{1,15}$/.test(after)) return Number(after)
  throw badCursor()
}

/** SQLite's own errors become `store_unavailable`; everything else is the caller's. */
export async function guarded<T>(run: () => T | Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    const code = (error as { code?: unknown } | null)?.code
    if (code === 'ERR_SQLITE_ERROR' || code === 'ERR_INVALID_STATE') {
      throw new ToolkitError('store_unavailable', 'The store does not answer.', { cause: error })
    }
    throw error
  }
}
