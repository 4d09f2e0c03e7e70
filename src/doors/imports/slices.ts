// The rows of a bucket in the order they are worked on, in slices that fit into memory whatever the
// file says: a shop may have put one number to a hundred thousand orders.

import type { Doc } from '../../ledger/port.ts'
import type { Pieces } from './pieces.ts'
import type { Cursor, Import } from './record.ts'
import type { KeptRow } from './rows.ts'
import { bucketPrefix } from './spill.ts'

/** Rows between two marks. */
const SLICE = 8_000
/** Rows of a bucket in memory; a larger one is gone through several times. */
const MOST_ROWS = 40_000

/** Rows worked on together. */
export interface Part {
  readonly rows: readonly KeptRow[]
  /** More rows about the person of these follow in the next part. */
  readonly isOpen?: true
  /** They are done already, but what follows is about the same person. */
  readonly isDone?: true
}

/** How often a bucket is gone through. */
export const passesOver = (rows: number): number => Math.ceil(rows / MOST_ROWS)

interface Pass {
  /** By person, each person's in the order of the file. */
  readonly rows: readonly KeptRow[]
  /** Persons with more rows than a slice has, and how many; these are read again when it is their turn. */
  readonly crowds: readonly (readonly [k: string, count: number])[]
}

/**
 * One pass over a bucket, from where the import stands.
 * @returns how many rows the pass has, and its parts
 */
export async function partsOf(
  pieces: Pieces,
  about: Doc<Import>,
  { pass, bucket, done }: Cursor,
): Promise<{ readonly count: number; readonly parts: AsyncIterable<Part> }> {
  const { id, business, body } = about
  const passes = passesOver(body.buckets[bucket] ?? 0)
  async function* rows(): AsyncGenerator<Iterable<KeptRow>> {
    for await (const lines of pieces.lines('import.rows', business, bucketPrefix(id, bucket))) {
      yield rowsIn(lines, passes, pass)
    }
  }
  const read = pass < passes ? await passOf(rows()) : { rows: [], crowds: [] }
  const count = read.crowds.reduce((sum, [, rows]) => sum + rows, read.rows.length)
  return { count, parts: parted(read, done, rows) }
}

/** The rows of a piece that one of several passes takes, each read when it is its turn. */
function* rowsIn(lines: readonly string[], passes: number, pass: number): Generator<KeptRow> {
  for (const line of lines) {
    const row = JSON.parse(line) as KeptRow
    // By the last character of the hash, which the bucket does not depend on.
    if (passes === 1 || row.k.charCodeAt(row.k.length - 2) % passes === pass) yield row
  }
}

async function passOf(pieces: AsyncIterable<Iterable<KeptRow>>): Promise<Pass> {
  const rows: KeptRow[] = []
  const counts = new Map<string, number>()
  for await (const piece of pieces) {
    for (const row of piece) {
      const count = (counts.get(row.k) ?? 0) + 1
      counts.set(row.k, count)
      if (count <= SLICE) rows.push(row)
    }
  }
  const isCrowd = (k: string) => (counts.get(k) ?? 0) > SLICE
  return {
    rows: rows
      .filter(({ k }) => !isCrowd(k))
      .sort((a, b) => (a.k < b.k ? -1 : a.k > b.k ? 1 : a.r - b.r)),
    crowds: [...counts].filter(([k]) => isCrowd(k)).sort(([a], [b]) => (a < b ? -1 : 1)),
  }
}

async function* parted(
  { rows, crowds }: Pass,
  done: number,
  read: () => AsyncIterable<Iterable<KeptRow>>,
): AsyncGenerator<Part> {
  for (let start = done; start < rows.length; ) {
    const end = endOfSlice(rows, start)
    yield { rows: rows.slice(start, end) }
    start = end
  }
  let before = rows.length
  for (const [k, count] of crowds) {
    if (before + count > done) yield* crowdOf(k, count, done - before, read())
    before += count
  }
}

/** A person's rows are not parted where they fit into a slice. */
function endOfSlice(rows: readonly KeptRow[], start: number): number {
  let end = Math.min(start + SLICE, rows.length)
  while (end < rows.length && rows[end]?.k === rows[end - 1]?.k) end++
  return end
}

/** @param done rows of this person that are done; none when negative */
async function* crowdOf(
  k: string,
  count: number,
  done: number,
  pieces: AsyncIterable<Iterable<KeptRow>>,
): AsyncGenerator<Part> {
  let rows: KeptRow[] = []
  let seen = 0
  for await (const piece of pieces) {
    for (const row of piece) {
      if (row.k !== k) continue
      rows.push(row)
      seen++
      if (rows.length < SLICE && seen < count) continue
      yield {
        rows,
        ...(seen < count && { isOpen: true as const }),
        ...(seen <= done && { isDone: true as const }),
      }
      rows = []
    }
  }
}
