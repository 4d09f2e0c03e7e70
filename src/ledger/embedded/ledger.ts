// The ledger on SQLite: reads on this thread and only what is durable, deciding here on what is
// under way too, writing through the committer.

import type { DatabaseSync } from 'node:sqlite'
import type { ConsentEvent, RecordedEvent } from '../../consent/events.ts'
import type { Standing } from '../../consent/standing.ts'
import { ToolkitError } from '../../errors.ts'
import type { Keyring } from '../../keys/keyring.ts'
import { decodeEvent } from '../codec.ts'
import type { FeedPage, Ledger, PersonKey, Recorded } from '../port.ts'
import {
  evolveAll,
  mergeEvents,
  type Resolved,
  recordPosting,
  resolve,
  sequence,
} from '../resolve.ts'
import type { Committer } from './committer.ts'
import { eventRow, recordAllOf } from './many.ts'
import { aliasRow, type Entry, type People, rowOf } from './people.ts'

interface StoredEvent {
  seq: number
  person: string
  n: number
  body: string
}

const COLUMNS = 'seq, person, n, body'

export function embeddedLedger(deps: {
  readonly db: DatabaseSync
  readonly people: People
  readonly committer: Committer
  readonly keyring: Keyring
}): Ledger {
  const { db, people, committer, keyring } = deps
  const byId = db.prepare(`SELECT ${COLUMNS} FROM event WHERE person = ? AND id = ?`)
  const historyOne = db.prepare(
    `SELECT ${COLUMNS} FROM event WHERE person = ? AND seq > ? ORDER BY seq LIMIT ?`,
  )
  const historyMany = db.prepare(
    `SELECT ${COLUMNS} FROM event WHERE person IN (SELECT value FROM json_each(?)) AND seq > ?
     ORDER BY seq LIMIT ?`,
  )
  const feed = db.prepare(
    `SELECT ${COLUMNS} FROM event WHERE business = ? AND seq > ? ORDER BY seq LIMIT ?`,
  )
  const latest = db.prepare(
    `SELECT ${COLUMNS} FROM event WHERE business = ? ORDER BY seq DESC LIMIT ?`,
  )
  /** Events under way, by person and id, so that a duplicate of one is known for what it is. */
  const underWay = new Map<string, RecordedEvent>()

  const decoded = (row: StoredEvent) => decodeEvent(row.body, row.person, row.n, keyring)
  const pageOf = (rows: readonly StoredEvent[], after: number): FeedPage => ({
    events: rows.map(decoded),
    next: String(rows.at(-1)?.seq ?? after),
  })
  const known = (owners: readonly PersonKey[], id: string): RecordedEvent | undefined => {
    for (const owner of owners) {
      const event = underWay.get(`${owner} ${id}`)
      if (event) return event
      const row = byId.get(owner, id) as StoredEvent | undefined
      if (row) return decoded(row)
    }
    return undefined
  }

  async function commit(
    resolved: Resolved<Entry>,
    decide: (standing: Standing) => readonly ConsentEvent[],
  ): Promise<Recorded> {
    const { person, survivor, others } = resolved
    const decidedEvents = decide(resolved.standing)
    const owners = [person, ...resolved.absorbed]
    const before = survivor ? decidedEvents.map((event) => known(owners, event.id)) : []
    const fresh = decidedEvents.filter((_, i) => before[i] === undefined)
    const isIdle = fresh.length === 0 && (others.length === 0 || decidedEvents.length === 0)
    if (isIdle && (resolved.unknown.length === 0 || decidedEvents.length === 0)) {
      await people.settled(person)
      const events = before.filter((event) => event !== undefined)
      return { person, standing: resolved.standing, events, duplicate: events.length > 0 }
    }
    const all = [survivor, ...others]
    const last = Math.max(0, ...all.map((entry) => entry?.last ?? 0))
    const count = all.reduce((sum, entry) => sum + (entry?.count ?? 0), 0)
    const now = Math.max(0, ...decidedEvents.map((event) => event.recordedAt))
    const added = sequence([...mergeEvents(others, now), ...fresh], person, count, last)
    const entry: Entry = {
      person,
      standing: evolveAll(resolved.standing, added),
      identifiers: resolved.identifiers,
      absorbed: resolved.absorbed,
      count: count + added.length,
      last: added.at(-1)?.recordedAt ?? last,
    }
    const aliases = [
      ...resolved.unknown.map((identifier) => identifier.key),
      ...others.map((other) => other.person),
    ].filter((key) => key !== person)
    for (const event of added) underWay.set(`${person} ${event.id}`, event)
    const rows = [rowOf(entry), ...aliases.map((key) => aliasRow(key, person))]
    const durable = committer.commit({
      type: 'facts',
      people: rows,
      events: added.map((event) => eventRow(event, keyring)),
    })
    try {
      await people.follow(rows, entry, durable)
    } finally {
      for (const event of added) underWay.delete(`${person} ${event.id}`)
    }
    const mine = new Map(added.map((event) => [event.id, event]))
    const events = decidedEvents.map((event, i) => before[i] ?? mine.get(event.id))
    return {
      person,
      standing: entry.standing,
      events: events.filter((event) => event !== undefined),
      duplicate: fresh.length === 0,
    }
  }

  const ledger: Omit<Ledger, 'recordAll'> = {
    read: (keys) =>
      guarded(() => {
        return keys.map((key) => people.committed(key))
      }),
    record: (identifiers, decide) =>
      guarded(() => {
        const found = identifiers.map((identifier) => people.latest(identifier.key))
        return commit(resolve(identifiers, found), decide)
      }),
    recordFor: (key, decide) =>
      guarded(async () => {
        const entry = people.latest(key)
        if (!entry) return undefined
        const { person, standing, identifiers, absorbed } = entry
        const resolved = { person, survivor: entry, others: [], unknown: [] }
        return commit({ ...resolved, standing, identifiers, absorbed }, decide)
      }),
    history: (key, after, limit) =>
      guarded(() => {
        const from = cursor(after)
        const entry = people.committed(key)
        if (!entry) return { events: [], next: String(from) }
        const rows =
          entry.absorbed.length === 0
            ? historyOne.all(entry.person, from, limit)
            : historyMany.all(JSON.stringify([entry.person, ...entry.absorbed]), from, limit)
        return pageOf(rows as unknown as StoredEvent[], from)
      }),
    feed: (business, after, limit) =>
      guarded(() => {
        const from = cursor(after)
        return pageOf(feed.all(business, from, limit) as unknown as StoredEvent[], from)
      }),
    latest: (business, limit) =>
      guarded(() => (latest.all(business, limit) as unknown as StoredEvent[]).map(decoded)),
  }
  const recordAll = recordAllOf({
    ...{ people, committer, keyring, underWay },
    record: (posting) => recordPosting(ledger, posting),
  })
  return { ...ledger, recordAll: (postings) => guarded(() => recordAll(postings)) }
}

/** @throws ToolkitError `request_invalid` for a cursor this store never gave out */
function cursor(after: string | undefined): number {
  if (after === undefined) return 0
  if (/^\d{1,15}$/.test(after)) return Number(after)
  throw new ToolkitError('request_invalid', '`after` is not a cursor of this list.', {
    faults: [{ path: 'after', code: 'cursor_invalid', message: 'Pass `next` of the page before.' }],
  })
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
