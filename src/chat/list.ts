// What one language says to stop, to start again and to ask for help: the form of the word lists.

import type { Sets } from './pattern.ts'

/** Patterns are those of `pattern.ts`; lists of words have commas between them. */
export interface WordList {
  /** BCP 47. */
  readonly language: string
  /** Date of this list; stands in the evidence of what was read by it. */
  readonly version: string
  /** Where the words come from. */
  readonly source: string
  /** Whether somebody who grew up with the language has been through it. */
  readonly isNativeReviewed: boolean
  /** A script without blanks between words. */
  readonly isUnspaced?: true
  /** Level 1, and still clear with a `please` beside it. */
  readonly stop: string
  /** Level 1 only alone in a message: beside other words they mean other things too. */
  readonly bare: string
  readonly start: string
  readonly help: string
  /**
   * Sets used below. `things`: what is sent, by any name; `ads`: what makes it marketing. Both are
   * plain words with `|` between them, since topics called so are no topics of their own.
   */
  readonly sets: Sets & { readonly things: string; readonly ads: string }
  /** What changes nothing before or after a clear word or phrase. */
  readonly fillers: string
  /**
   * Level 2, and orders by itself: a whole clause, or within a longer one that has no punctuation,
   * as people dictate: "hello this is Ann please remove me I moved".
   */
  readonly firm: readonly string[]
  /** Words that tie a firm phrase to what stands before it: "_they_ dont write me". Commas between. */
  readonly ties: string
  /** What may begin another clause behind a firm phrase. */
  readonly onward: string
  /** Elsewhere in such a clause: then nothing in it is clear. "if", "why", "he said". */
  readonly hedges: string
  /** A script without blanks: such a clause is cut behind these; with `|` between them. */
  readonly cuts?: string
  /** What is sent for an order of theirs: to want only that takes no refusal of offers back. */
  readonly service: string
  /** Level 2: only a whole clause. `{topic}` and `{business}` stand for the names of the business's own. */
  readonly clear: readonly string[]
  /** Whole clauses among those that name nothing a business sends: level 3. "I want nothing more." */
  readonly vague: readonly string[]
  /** Level 2 too, and it says that the number is no longer whose it was. */
  readonly wrongNumber: readonly string[]
  /** Level 3, wherever in a clause. */
  readonly doubt: readonly string[]
  /** Level 3, a whole clause. */
  readonly doubtAlone: readonly string[]
  /** Words of stopping in another sense: left out before level 3 is looked for. */
  readonly other: readonly string[]
  /** A stop turned round, anywhere in the message: then nothing in it is level 2. */
  readonly turned: readonly string[]
  /** What begins a clause that takes some of another one back: then nothing is level 2. */
  readonly limits: readonly string[]
  /** Our own or another business's `Reply STOP to …`: quoted, not said. */
  readonly quoted: readonly string[]
}
