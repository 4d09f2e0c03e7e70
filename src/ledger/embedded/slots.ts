// Where a person's row is: the table is a hash table by the bits of the person's key, so that a
// look-up among a million touches one page that is not in memory. An index on the text of the key
// was rejected: its pages are a second one, as cold.

import type { DatabaseSync } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import type { PersonKey } from '../port.ts'

export interface Found {
  /** The slot a key has, or is to have. */
  readonly slot: number
  /** Its row, if it has one. */
  readonly record: string | undefined
}

/** How each record begins, so that whose it is can be told without parsing it. */
const START = '{"id":"'

/** Whose record this is. */
export const keyOf = (record: string): PersonKey =>
  record.slice(START.length, record.indexOf('"', START.length))

const FIRST = ',"first":'

/** A record that says where its person's first event is. */
export const withFirst = (record: string, seq: number): string =>
  `${record.slice(0, -1)}${FIRST}${seq}}`

/** Where the first event is of the person of this record; undefined where there is none. */
export function firstOf(record: string | undefined): number | undefined {
  const at = record?.lastIndexOf(FIRST) ?? -1
  const told = record?.slice(at + FIRST.length, -1) ?? ''
  return at >= 0 && /^\d+$/.test(told) ? Number(told) : undefined
}

/** What an event is found by among those of its person; two of them may share one. */
export const tagOf = (id: string): number => crc32(id)

const CHARACTERS = 8
/** Of the keyed hash that ends every key. */
const HASH_CHARACTERS = 43

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** Value of each character of base64url, by its code. Many times as fast as a buffer. */
const SIX_BITS = Uint8Array.from({ length: 128 }, (_, code) =>
  Math.max(0, ALPHABET.indexOf(String.fromCharCode(code))),
)

/**
 * The first slot for a key: the first 48 bits of its keyed hash. By the first ones, so that persons
 * whose keys begin alike lie together here as they do in the indexes by key, and whoever writes
 * many sorted by key touches few pages.
 */
function firstSlot(key: PersonKey): number {
  const start = Math.max(0, key.length - HASH_CHARACTERS)
  let slot = 0
  for (let i = start; i < start + CHARACTERS; i++) {
    // Zeros where a key nobody was ever given is too short, or holds what no hash does.
    slot = slot * 64 + (SIX_BITS[key.charCodeAt(i)] ?? 0)
  }
  return slot
}

/**
 * Finds rows and places. Rows are never removed, so a key stands in its first slot or behind
 * others that took it before.
 */
export function slotsOf(db: DatabaseSync) {
  const at = db.prepare('SELECT record FROM person WHERE slot = ?')
  return (key: PersonKey): Found => {
    for (let slot = firstSlot(key); ; slot++) {
      const record = (at.get(slot) as { record: string } | undefined)?.record
      if (record === undefined || keyOf(record) === key) return { slot, record }
    }
  }
}

/**
 * Tells in one look which of many keys nobody has: a key is stored in its first slot, or behind
 * others that took that one before, so whose first slot is free is unknown.
 * @returns whether a key is surely free
 */
export function freeAmongOf(db: DatabaseSync) {
  const taken = db.prepare('SELECT slot FROM person WHERE slot IN (SELECT value FROM json_each(?))')
  return (keys: readonly PersonKey[]): ((key: PersonKey) => boolean) => {
    const rows = taken.all(JSON.stringify(keys.map(firstSlot))) as unknown as { slot: number }[]
    const slots = new Set(rows.map(({ slot }) => slot))
    return (key) => !slots.has(firstSlot(key))
  }
}
