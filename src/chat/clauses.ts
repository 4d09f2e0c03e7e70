// What a reader of one language tells of the clauses of a message.

import type { Need } from './keys.ts'
import type { WordList } from './list.ts'

/** Stand for names of the business's own in a clause: no message of a person can hold them. */
export const BUSINESS = '\ue000'
export const TOPIC = '\ue001'

/** What a clause clearly says in one language. */
export interface ClauseReading {
  /** `word`: a stop word, perhaps with a please; `phrase`: a sentence of its own. */
  readonly kind: 'word' | 'phrase' | 'wrong_number'
  readonly word: string
  readonly isMarketing: boolean
}

/** A part of a clause; `read`: what it clearly says. */
export interface Part {
  readonly text: string
  readonly read?: ClauseReading | undefined
}

/** Takes clauses as `spaced` gives them. */
export interface Reader {
  readonly list: WordList
  /**
   * What a message must hold for each pattern, by root. Where none that `asks` is met the reader has
   * nothing to say.
   */
  readonly needs: readonly { readonly root: number; readonly need: Need; readonly asks: boolean }[]
  /** A message begins: only patterns with these roots may be in it. */
  readonly begin: (live: readonly number[]) => void
  readonly clear: (clause: string) => ClauseReading | undefined
  /** The parts of a longer clause, where one of them is clear and nothing in the others hedges. */
  readonly within: (clause: string) => readonly Part[] | undefined
  /** Whether the clause says nothing but hello and please. */
  readonly isFiller: (clause: string) => boolean
  /** The clause without what is quoted from us. */
  readonly unquoted: (clause: string) => string
  /** Whether the clause turns a stop round: "don't stop". */
  readonly isTurned: (clause: string) => boolean
  /** Whether it takes some of another clause back: "only order updates". */
  readonly isLimit: (clause: string) => boolean
  /** Whether it is about what is sent for an order. */
  readonly isService: (clause: string) => boolean
  /** The clause without words of stopping in another sense. */
  readonly withoutOther: (clause: string) => string
  /** The words that smell of a stop. */
  readonly doubt: (clause: string) => string | undefined
}
