// Persons of the embedded store as the main thread sees them: committed ones (cached, bounded)
// and those with writes under way, which only deciding may look at.

import type { DatabaseSync } from 'node:sqlite'
import { LRUCache } from 'lru-cache'
import type { RecordedEvent } from '../../consent/events.ts'
import type { Standing } from '../../consent/standing.ts'
import { Twice } from '../../keys/twice.ts'
import { textOf } from '../codec.ts'
import type { PersonKey, PersonRecord, SealedIdentifier } from '../port.ts'
import { unsealedIn } from '../unsealed.ts'
import { freeAmongOf, slotsOf } from './slots.ts'
import type { EventRow, IdentifierRow, PersonRow } from './work.ts'

/** A person as stored. `count`: events so far; `last`: the latest `recordedAt`, epoch ms. */
export interface Entry extends PersonRecord {
  readonly absorbed: readonly PersonKey[]
  readonly count: number
  readonly last: number
  /** The last thing recorded was an erasure. */
  readonly isErased?: true | undefined
}

/** What a person will be, and by which events. */
export interface Write {
  /** Of the person, and its new aliases. */
  readonly keys: readonly PersonKey[]
  readonly entry: Entry
  readonly added: readonly RecordedEvent[]
}

/** A write under way, and when it is durable. */
interface Pending {
  readonly write: Write
  readonly durable: Promise<unknown>
}

const nameOf = (person: PersonKey, id: string) => `${person} ${id}`

export class People {
  readonly #find
  readonly #freeAmong
  /** By their own key, never by an alias. None where another process writes. */
  readonly #cache: LRUCache<PersonKey, Entry> | undefined
  readonly #twice = new Twice()
  /** By person and by alias. */
  readonly #pending = new Map<PersonKey, Pending>()
  /** By person and id, so that a duplicate of one is known for what it is. */
  readonly #events = new Map<string, RecordedEvent>()

  /** @param cacheSize 0 keeps none */
  constructor(db: DatabaseSync, cacheSize: number) {
    this.#find = slotsOf(db)
    this.#freeAmong = freeAmongOf(db)
    if (cacheSize > 0) this.#cache = new LRUCache({ max: cacheSize })
  }

  /** The committed person a key leads to. */
  committed(key: PersonKey): Entry | undefined {
    const known = this.#cache?.get(key)
    if (known) return known
    const { slot, record } = this.#find(key)
    if (record === undefined) return undefined
    const found = decoded(record)
    if (typeof found === 'string') return this.committed(found)
    if (this.#twice.came(slot)) this.#cache?.set(key, found)
    return found
  }

  /** The latest person a key leads to, writes under way included. */
  latest(key: PersonKey): Entry | undefined {
    const entry = this.#pending.get(key)?.write.entry ?? this.committed(key)
    // What an alias was put under way with may be older than what its person is under way to.
    return entry && (this.#pending.get(entry.person)?.write.entry ?? entry)
  }

  /** Whether writes about a person are under way. */
  isUnderWay(person: PersonKey): boolean {
    return this.#pending.has(person)
  }

  /** An event of a person that is under way. */
  eventUnderWay(person: PersonKey, id: string): RecordedEvent | undefined {
    return this.#events.get(nameOf(person, id))
  }

  /** Which of these keys surely name nobody, writes under way included; one look for all. */
  unknownAmong(keys: readonly PersonKey[]): (key: PersonKey) => boolean {
    const isFree = this.#freeAmong(keys)
    return (key) => isFree(key) && !this.#pending.has(key)
  }

  /** Resolves when everything under way for a person is durable; rejects if it fails. */
  async settled(person: PersonKey): Promise<void> {
    await this.#pending.get(person)?.durable
  }

  /** Puts writes under way, committed together at `durable`. Rejects if that does. */
  async follow(writes: readonly Write[], durable: Promise<unknown>): Promise<void> {
    const pendings = writes.map((write): Pending => ({ write, durable }))
    for (const pending of pendings) this.#begin(pending)
    let isDurable = false
    try {
      await durable
      isDurable = true
    } finally {
      for (const pending of pendings) this.#end(pending, isDurable)
    }
  }

  #begin(pending: Pending): void {
    const { keys, added } = pending.write
    for (const key of keys) this.#pending.set(key, pending)
    for (const event of added) this.#events.set(nameOf(event.person, event.id), event)
  }

  /** Once a write was forgotten, what stands in its place is another one's. */
  #end(pending: Pending, isDurable: boolean): void {
    const { keys, entry, added } = pending.write
    for (const event of added) {
      const name = nameOf(event.person, event.id)
      if (this.#events.get(name) === event) this.#events.delete(name)
    }
    for (const key of keys) {
      // With a later write under way, what a reader found meanwhile may be newer than this.
      const isLatest = this.#pending.get(key) === pending
      if (isLatest) this.#pending.delete(key)
      // Kept on for whoever was asked about; most who write are asked about once, if at all.
      const isKept = isDurable && isLatest && key === entry.person && this.#cache?.has(key)
      if (isKept) this.#cache?.set(key, entry)
      else this.#cache?.delete(key)
    }
  }

  /** A commit failed: whatever was under way is gone, what is stored stands. */
  forget(): void {
    this.#pending.clear()
    this.#events.clear()
    this.#cache?.clear()
  }
}

interface StoredPerson {
  readonly id: PersonKey
  readonly standing: Standing
  readonly identifiers: readonly SealedIdentifier[]
  readonly absorbed?: readonly PersonKey[]
  readonly count: number
  readonly last: number
  readonly isErased?: true | undefined
}

interface StoredAlias {
  readonly id: PersonKey
  readonly aliasOf: PersonKey
}

/** The person a record holds, or the key an alias leads to. */
export function decoded(record: string): Entry | PersonKey {
  const stored = JSON.parse(record) as StoredPerson | StoredAlias
  if ('aliasOf' in stored) return stored.aliasOf
  // Field by field: what takes the rest of an object costs as much as parsing it.
  const { id: person, standing, identifiers, absorbed = [], count, last, isErased } = stored
  const entry: Entry = { person, standing, identifiers, absorbed, count, last }
  return isErased ? { ...entry, isErased } : entry
}

/** The row of a person. `id` comes first, as slots.ts expects. */
export function rowOf(entry: Entry, added: readonly RecordedEvent[]): PersonRow {
  const { person: id, standing, identifiers, absorbed, count, last, isErased } = entry
  const begin: Pick<StoredPerson, 'id' | 'standing'> = { id, standing }
  const end: Omit<StoredPerson, 'id' | 'standing' | 'identifiers'> = {
    ...(absorbed.length > 0 && { absorbed }),
    count,
    last,
    ...(isErased && { isErased }),
  }
  return {
    id,
    record: [
      `${JSON.stringify(begin).slice(0, -1)},"identifiers":`,
      `,${JSON.stringify(end).slice(1)}`,
    ],
    identifiers: identifiers.map(identifierRow),
    events: added.map(eventRow),
  }
}

function identifierRow(identifier: SealedIdentifier): IdentifierRow {
  const value = unsealedIn(identifier)
  if (value === undefined) return identifier
  const { key, kind, via, form } = identifier
  return {
    key,
    kind,
    ...(via !== undefined && { via }),
    ...(form !== undefined && { form }),
    value,
  }
}

const eventRow = (event: RecordedEvent): EventRow => {
  const { n, id, recordedAt } = event
  return { n, id, recordedAt, ...textOf(event) }
}

/** The row of an alias. */
export function aliasRow(id: PersonKey, aliasOf: PersonKey): PersonRow {
  const record = JSON.stringify({ id, aliasOf } satisfies StoredAlias)
  return { id, record, identifiers: [], events: [] }
}
