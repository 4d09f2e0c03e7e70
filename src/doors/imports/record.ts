// An import as it is kept, and as the API shows it.

import { randomBytes } from 'node:crypto'
import type { Doc } from '../../ledger/port.ts'
import { DAY_MS, isoOrNull } from '../../time.ts'
import type { Mode } from './columns.ts'
import type { RowCode } from './rows.ts'

export const KIND = 'import'
/** Imports with work left: one small document each, so that whoever starts finds them. */
export const ACTIVE_KIND = 'import.active'
/** No business can be called this. */
export const NOBODY = '*'

/** Buckets of persons, by the first character of their hash; a small file has but one. */
export const BUCKETS = 64
/** Rows named with their fault in the answer; all are in the file of rejected rows. */
export const MOST_ERRORS = 100

/** A dry run whose rows are held can be recorded for so long; they are there for longer, so that
 * none goes while it is. */
export const HELD_MS = DAY_MS
export const HELD_ROWS_MS = 3 * DAY_MS
/** Rejected rows, and what a dry run would change, are kept so long. */
export const KEPT_MS = 30 * DAY_MS

export type Outcome = 'accepted' | 'unchanged' | 'optedOut' | 'rejected'
export type Counts = Readonly<Record<Outcome, number>>

/** How a file is meant. */
export interface Meaning {
  readonly mode: Mode
  readonly format: 'csv' | 'ndjson'
  readonly dryRun: boolean
}

/** Where the work stands: the bucket, the pass over it, the rows of that pass done. */
export interface Cursor {
  readonly bucket: number
  readonly pass: number
  readonly done: number
}

/** An import. Times are epoch ms. */
export interface Import extends Meaning {
  /** `receiving` and `undoing` are told as not there yet, and as `running`. */
  readonly state: 'receiving' | 'running' | 'finished' | 'undoing' | 'undone' | 'failed'
  readonly createdAt: number
  readonly finishedAt: number | null
  /** API key it came with. */
  readonly recordedBy: string | null
  /** Names the file and how it was meant; the same file has the same. */
  readonly file: string
  /** What its facts belong to: all uploads of one file share it, until it is undone. */
  readonly batch: string
  /** Head of the CSV file, as it was. */
  readonly head: readonly string[]
  /** Rows of the file, in all and by bucket. */
  readonly total: number
  readonly buckets: readonly number[]
  readonly counts: Counts
  readonly errors: readonly { readonly row: number; readonly code: RowCode }[]
  readonly cursor: Cursor
  /** Until when a dry run can be recorded as it is: so long its rows are held. */
  readonly heldUntil?: number | null
  /** Whether any fact was recorded. */
  readonly hasFacts: boolean
  /** Process that works on it, and until when it must have said so again. */
  readonly lease: { readonly boot: string; readonly until: number } | null
}

/** Sorts the newest first, so that a list by id is one. */
const LAST = 36 ** 9 - 1

export const newId = (now: number): string =>
  `imp_${(LAST - now).toString(36).padStart(9, '0')}${randomBytes(6).toString('hex')}`

/** The end of the ids of a batch's facts. */
export const batchHash = (batch: string): string => batch.slice(batch.lastIndexOf('.') + 1)

/** Whether its rows are to outlive the work on them. */
export const isHeld = ({ dryRun, heldUntil }: Pick<Import, 'dryRun' | 'heldUntil'>): boolean =>
  dryRun && typeof heldUntil === 'number'

/** Whether a dry run can be recorded as it is. @param now epoch ms */
export const isRecordable = (about: Import, now: number): boolean =>
  isHeld(about) && about.state === 'finished' && now < (about.heldUntil ?? 0)

/** An import as the API shows it. The four counts add up to `rows` at every moment. */
export function view({ id, body }: Doc<Import>) {
  const { counts, state, errors, dryRun, mode, format, total, createdAt, finishedAt } = body
  const isWorking = state === 'receiving' || state === 'undoing'
  return {
    id,
    state: isWorking ? ('running' as const) : state,
    ...{ dryRun, mode, format },
    rows: counts.accepted + counts.unchanged + counts.optedOut + counts.rejected,
    ...counts,
    errors,
    total,
    createdAt: isoOrNull(createdAt),
    finishedAt: isoOrNull(finishedAt),
  }
}
export type ImportView = ReturnType<typeof view>
