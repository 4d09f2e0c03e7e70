// What lies outside the ledger for a while and is about somebody: an export tells it, as an erasure
// takes it out.

import type { Named } from './erasing.ts'

export interface Lying {
  /** A message of ours that has not left, a provider's entry nobody could place, a row refused. */
  readonly kind: 'message' | 'set_aside' | 'rejected_row'
  /** Epoch ms; null where it is not known of the one. */
  readonly since: number | null
  /** As it is kept: words and their settings as JSON, else the text that came. */
  readonly content: unknown
}

/** Finds what lies in one place. */
export type Tell = (who: Named) => AsyncIterable<Lying>
