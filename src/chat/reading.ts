// What a message may be read as.

/** Words that people of any language write: they tell nothing of the one they speak. */
export const INTERNATIONAL: ReadonlySet<string> = new Set([
  ...['stop', 'stop all', 'stopall', 'unsubscribe', 'optout', 'opt out', 'start', 'help', 'info'],
])

type Meaning = 'stop' | 'doubt' | 'start' | 'help' | 'none'

/** How far a clear stop reaches. */
export interface StopScope {
  readonly scope: 'all' | 'marketing' | 'topic'
  /** Keys of the topics it names. */
  readonly topics: readonly string[]
}

export interface Reading {
  readonly meaning: Meaning
  /** 1, 2 or 3; of stops and doubts. */
  readonly level?: 1 | 2 | 3
  /** The word or phrase it was read from, as folded. */
  readonly word?: string
  /** Language of the list it stands in; absent where the word is the same in all. */
  readonly language?: string
  /** Of a stop. Two entries where it names marketing and a topic besides. */
  readonly scopes?: readonly StopScope[]
  /** They say that the number is not whose we think it is. */
  readonly isWrongNumber?: true
  /** A word that orders to stop only alone: on a button it may mean something else. */
  readonly isAmbiguous?: true
}

/** How far a bare stop word reaches, and a button that names offers. */
export const ALL: readonly StopScope[] = [{ scope: 'all', topics: [] }]
export const MARKETING: readonly StopScope[] = [{ scope: 'marketing', topics: [] }]
