// What the main thread asks the writer thread to commit.

import type { KeyObject } from 'node:crypto'
import type { EventText } from '../codec.ts'
import type { PersonKey, SealedIdentifier } from '../port.ts'

/** What the writer begins with. */
export interface WriterData {
  readonly dataDir: string
  readonly commitDelayMs: number
  readonly sealingKey: KeyObject
}

/** One event of a person, to be sealed and stored. */
export interface EventRow extends EventText {
  readonly n: number
  readonly id: string
  readonly recordedAt: number
}

/** A stored event that an erasure changes. */
export interface Rewrite {
  readonly seq: number
  readonly id: string
  readonly body: string
}

/** An identifier: sealed, or still to be. */
export interface IdentifierRow extends Omit<SealedIdentifier, 'sealed'> {
  readonly sealed?: string
  readonly value?: string
}

/** One row of `person`, and what is new about them. */
export interface PersonRow {
  readonly id: PersonKey
  /** JSON text; begins with the id. Of a person in two pieces: between them go the identifiers. */
  readonly record: string | readonly [string, string]
  readonly identifiers: readonly IdentifierRow[]
  readonly events: readonly EventRow[]
}

/** A document to be written if its stored version is `expected`, or removed. */
export interface DocWrite {
  readonly kind: string
  readonly id: string
  readonly business: string
  /** JSON text; null removes. */
  readonly body: string | null
  readonly expected: number
  readonly expiresAt: number | null
  readonly now: number
}

/** Commits wholly or not at all. */
export type Work =
  | {
      readonly type: 'facts'
      readonly people: readonly PersonRow[]
      /** Of an erasure only. */
      readonly rewrites?: readonly Rewrite[]
    }
  | { readonly type: 'doc'; readonly write: DocWrite }

/** Persons and documents it writes. */
export const sizeOf = (work: Work): number => (work.type === 'facts' ? work.people.length : 1)

/** Whether it takes out what identifies a person. */
export const isErasure = (work: Work): boolean => work.type === 'facts' && !!work.rewrites

export interface Request {
  readonly ticket: number
  /** Raised after a failed commit, so that nothing built on it slips through. */
  readonly epoch: number
  readonly work: Work
}

/** `version`: the stored version after a document was written; null when it did not match. */
export type Outcome =
  | { readonly ticket: number; readonly ok: true; readonly version: number | null }
  | { readonly ticket: number; readonly ok: false; readonly reason: string }
