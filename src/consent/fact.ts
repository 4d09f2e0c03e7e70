// What a standing holds: for each slot the one fact that counts there. A fact says when it counts
// from and which event it comes from; the kinds that know more are below. `slot.ts` says which kind
// of slot holds which kind of fact.

export interface Fact {
  /**
   * The moment from which the fact counts, epoch ms. It differs from what the event claims where
   * the event's time is known to the second only: then a no counts at that second's end.
   */
  readonly t: number
  /** Id of the event. */
  readonly id: string
  /** The moment the event claims, epoch ms; left out where it is `t`. */
  readonly at?: number
}

/**
 * How good the evidence of a grant is: `recorded` by somebody else, `typed` by whoever filled in a
 * form, the address's `own` act, or `confirmed` by it. `waiting` was typed for an address that had
 * opted out, and counts once that address speaks. Each class has a slot of its own, so that a weaker
 * grant never hides a better one.
 */
export type GrantClass = 'recorded' | 'waiting' | 'typed' | 'own' | 'confirmed'

/** Whether the act came from the address itself. */
export const isFromAddress = (cls: GrantClass): boolean => cls === 'own' || cls === 'confirmed'

/** A consent given, or one that waits for an answer. */
export interface GrantFact extends Fact {
  /** Slug of the door. */
  readonly door?: string
  /** Id and version of the notice that was shown. */
  readonly notice?: string
  readonly version?: number
  /** IANA time zone that the evidence names. */
  readonly zone?: string
  /** Of a confirmation: id of the pending consent it answers. */
  readonly answers?: string
}

/** A no to one question. */
export interface RefusalFact extends Fact {
  /** Id of the pending consent it answers, where it answers one. */
  readonly answers?: string
}

/** A no that may end by itself: a pause, or a hold with an expiry. */
export interface EndingFact extends Fact {
  /** The first moment at which it is over, epoch ms; left out where only an act ends it. */
  readonly until?: number
}

/** Free messages after an advertisement, up to `until` (epoch ms). */
export interface FreeEntryFact extends Fact {
  readonly until: number
}

/** A question we sent. */
export interface QuestionFact extends Fact {
  /** Id of the pending consent it asks about. */
  readonly answers: string
  /** Id of the message. */
  readonly message: string
}

/** The chat in which a question was asked: the key of `Index.asked`. */
export const askedIn = (channel: string, sender: string): string => `${channel}|${sender}`

/** A template message that left. */
export interface SentFact extends Fact {
  readonly category: string
}

/** A message that could not be delivered. */
export interface UndeliveredFact extends Fact {
  /** Id of the message. Facts from before it was kept have none, and count each as a message. */
  readonly message?: string
}

/** What somebody of the business decided about wording in doubt. */
export interface SettledFact extends Fact {
  readonly decision: 'optout' | 'not_optout'
}

export interface LanguageFact extends Fact {
  /** A tag, for example `ja`. */
  readonly language: string
}

/** The moment the event claims, epoch ms: what people and answers are told. */
export const claimedAt = ({ t, at = t }: Fact): number => at

/** Whether `a` wins a slot against `b`: the later one does, then the greater id, so never a draw. */
export function outranks(a: Fact, b: Fact): boolean {
  return a.t > b.t || (a.t === b.t && a.id > b.id)
}

/** The one that outranks all others. */
export const latestOf = <F extends Fact>(facts: readonly (F | undefined)[]): F | undefined =>
  facts.reduce(
    (a, b) => (a === undefined || (b !== undefined && outranks(b, a)) ? b : a),
    undefined,
  )
