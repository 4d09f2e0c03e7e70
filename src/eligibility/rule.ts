// What a rule is, and what it finds.

import { claimedAt, type Fact } from '../consent/fact.ts'
import type { Case } from './question.ts'

/** Who can lift a reason. */
export type LiftedBy = 'person' | 'business' | 'time' | 'sender' | 'nobody'

/** What a rule finds: since when, until when (time alone heals it), and the event behind it. */
export interface Finding {
  /** Epoch ms. */
  readonly since?: number | undefined
  /** The first moment at which this reason no longer applies, epoch ms; absent: time heals nothing. */
  readonly until?: number | undefined
  readonly eventId?: string | undefined
  /** Where they differ from those of the rule. */
  readonly liftedBy?: LiftedBy
  readonly message?: string
}

/** A rule looks at the case and finds something, or nothing. Pure. */
export type Rule = (c: Case) => Finding | undefined

/** What a rule finds where one fact is the whole reason. @param until when it is over, epoch ms */
export const because = (fact: Fact | undefined, until?: number): Finding | undefined =>
  fact && { since: claimedAt(fact), until, eventId: fact.id }
