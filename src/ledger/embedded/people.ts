// Persons of the embedded store as the main thread sees them: committed ones (cached, bounded)
// and those with writes under way, which only deciding may look at.

import type { DatabaseSync } from 'node:sqlite'
import { LRUCache } from 'lru-cache'
import type { Standing } from '../../consent/standing.ts'
import type { PersonKey, PersonRecord, SealedIdentifier } from '../port.ts'
import type { PersonRow } from './work.ts'

/** A person as stored. `count`: events so far; `last`: the latest `recordedAt`, epoch ms. */
export interface Entry extends PersonRecord {
  readonly absorbed: readonly PersonKey[]
  readonly count: number
  readonly last: number
}

/** A write under way: what the person will be, and when that is durable. */
interface Pending {
  readonly entry: Entry
  readonly durable: Promise<unknown>
}

export class People {
  readonly #find
  /** Persons by key; of an alias only whom it leads to, so that nothing is kept twice. */
  readonly #cache: LRUCache<PersonKey, Entry | { readonly aliasOf: PersonKey }>
  /** By person and by alias. */
  readonly #pending = new Map<PersonKey, Pending>()

  constructor(db: DatabaseSync, cacheSize: number) {
    this.#find = db.prepare('SELECT id, alias_of, record, count, last FROM person WHERE id = ?')
    this.#cache = new LRUCache({ max: cacheSize })
  }

  /** The committed person a key leads to. */
  committed(key: PersonKey): Entry | undefined {
    const cached = this.#cache.get(key)
    if (cached) return 'aliasOf' in cached ? this.committed(cached.aliasOf) : cached
    const row = this.#find.get(key) as
      | { id: string; alias_of: string | null; record: string; count: number; last: number }
      | undefined
    if (!row) return undefined
    if (row.alias_of !== null) {
      this.#cache.set(key, { aliasOf: row.alias_of })
      return this.committed(row.alias_of)
    }
    const entry = entryOf(row)
    this.#cache.set(key, entry)
    return entry
  }

  /** The latest person a key leads to, writes under way included. */
  latest(key: PersonKey): Entry | undefined {
    const entry = this.#pending.get(key)?.entry ?? this.committed(key)
    // What an alias was put under way with may be older than what its person is under way to.
    return entry && (this.#pending.get(entry.person)?.entry ?? entry)
  }

  /** Resolves when everything under way for a person is durable; rejects if it fails. */
  async settled(person: PersonKey): Promise<void> {
    await this.#pending.get(person)?.durable
  }

  /** Puts a write under way for the person and its aliases; committed once `durable` resolves. */
  async follow(keys: readonly PersonKey[], entry: Entry, durable: Promise<unknown>): Promise<void> {
    const pending = { entry, durable }
    for (const key of keys) this.#pending.set(key, pending)
    await durable
    for (const key of keys) {
      if (this.#pending.get(key) === pending) this.#pending.delete(key)
    }
    for (const key of keys) {
      if (key !== entry.person) this.#cache.set(key, { aliasOf: entry.person })
    }
    const cached = this.#cache.peek(entry.person)
    if (!cached || 'aliasOf' in cached || cached.count <= entry.count) {
      this.#cache.set(entry.person, entry)
    }
  }

  /** A commit failed: whatever was under way is gone, what is stored stands. */
  forget(): void {
    this.#pending.clear()
    this.#cache.clear()
  }
}

function entryOf(row: { id: string; record: string; count: number; last: number }): Entry {
  const record = JSON.parse(row.record) as {
    standing: Standing
    identifiers: SealedIdentifier[]
    absorbed?: PersonKey[]
  }
  return {
    person: row.id,
    standing: record.standing,
    identifiers: record.identifiers,
    absorbed: record.absorbed ?? [],
    count: row.count,
    last: row.last,
  }
}

/** The row of a person. */
export function rowOf(entry: Entry): PersonRow {
  const { standing, identifiers, absorbed } = entry
  return {
    id: entry.person,
    aliasOf: null,
    record: JSON.stringify({
      standing,
      identifiers,
      ...(absorbed.length > 0 && { absorbed }),
    }),
    count: entry.count,
    last: entry.last,
  }
}

/** The row of an alias. */
export function aliasRow(id: PersonKey, aliasOf: PersonKey): PersonRow {
  return { id, aliasOf, record: '{}', count: 0, last: 0 }
}
