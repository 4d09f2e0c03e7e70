// What a row of a file is: as found in the file, and as it is kept until it is recorded.

import type { Scope } from '../../consent/events.ts'
import type { Provided } from '../../consent/evidence.ts'
import type { ErrorCode } from '../../errors.ts'
import type { Shown } from '../../recording/reported.ts'

/** Bytes one row may have: evidence of 8 kB and a text of 10,000 characters fit in. */
export const ROW_BYTES = 64 * 1024

/** What can be wrong with a row, besides what `POST /v1/consents` would say of it. */
export const ROW_CODES = [
  'row_malformed',
  'row_too_large',
  'hash_invalid',
  'scope_invalid',
  'topic_missing',
  'evidence_invalid',
] as const
export type RowCode = (typeof ROW_CODES)[number] | ErrorCode

/** A row as found, numbered from 1 as a spreadsheet does: the head of a CSV file is row 1. */
export type FoundRow =
  | { readonly row: number; readonly cells: readonly string[] }
  | { readonly row: number; readonly text: string }
  | { readonly row: number; readonly text: string; readonly bad: RowCode }

/** What every row that can be recorded has. Short names: there are millions of them. */
interface Kept {
  /** Number of the row. */
  readonly r: number
  /** Keyed hash of the person's first identifier (the person key without its business). */
  readonly k: string
  /** E.164; absent where the file gives a hash only. */
  readonly p?: string
  /** BSUID. */
  readonly u?: string
  /** Hash of what the row says: the same row has the same, in whatever file. */
  readonly c: string
  /** The moment it claims, epoch ms; 0 when it claims none. */
  readonly t: number
  /** What the file adds as evidence, kept exactly. */
  readonly e?: Provided
  /** The person was erased since the file came: nothing is left of what it says of them. */
  readonly x?: true
}

/** A row that says somebody agreed. */
export interface KeptConsent extends Kept {
  /** The words and the door, or their number in the import's own list. */
  readonly w: number | Shown
  /** What the row says was done; the record says `import`. */
  readonly a?: string
}

/** A row that says somebody does not want messages. */
export interface KeptOptOut extends Kept {
  readonly s: Scope
  readonly o?: readonly string[]
}

export type KeptRow = KeptConsent | KeptOptOut

export const isConsent = (row: KeptRow): row is KeptConsent => 'w' in row

/**
 * A row in its place, so that those behind it keep theirs, without what it says of its person: a
 * yes is gone, a no stays as one of somebody known by hash only.
 */
export function blankRow(row: KeptRow): KeptRow {
  const { r, k } = row
  if (isConsent(row)) return { r, k, c: '', t: 0, w: 0, x: true }
  const { p: _p, u: _u, e: _e, ...no } = row
  return { ...no, x: true }
}
