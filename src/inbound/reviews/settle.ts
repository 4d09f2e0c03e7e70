// What somebody's decision about wording in doubt amounts to, as facts. Pure.

import type { ConsentEvent, Scope } from '../../consent/events.ts'

/** Who decides what, and why. */
export interface Verdict {
  readonly decision: 'optout' | 'not_optout'
  /** How far the opt-out reaches; of `optout`. */
  readonly scope: Scope
  /** Keys of the topics it names, of scope `topic`. */
  readonly topics: readonly string[]
  /** Who decided, as the evidence names them: `key …` or `console`. */
  readonly by: string
  readonly note?: string | undefined
}

export type Doubt = Extract<ConsentEvent, { type: 'consent.withdrawn' }>

/** The set of one decision's withdrawal, so that a later one can take it back. */
const batchOf = (settledId: string) => `review.${settledId}`

/**
 * The facts of a decision. The withdrawal happened when the person wrote, so an act of theirs since
 * then lifts it as it would have lifted a clear one.
 * @param before the decision in force, by its id, where there is one
 * @param now epoch ms
 */
export function settled(
  review: Doubt,
  verdict: Verdict,
  {
    unique,
    before,
    deadline,
    now,
  }: {
    /** Makes the id of the decision its own. */
    readonly unique: string
    readonly before:
      | { readonly id: string; readonly t: number; readonly decision?: Verdict['decision'] }
      | undefined
    readonly deadline: number
    readonly now: number
  },
): ConsentEvent[] {
  const { decision, scope, topics, by, note } = verdict
  const isLate = now >= deadline
  // Decided by two within one millisecond, the one that saw the other has the greater id, and wins.
  const count = Number(/^settled\.(\d+)\./.exec(before?.id ?? '')?.[1] ?? 0) + 1
  const id = `settled.${String(count).padStart(6, '0')}.${unique}`
  const at = Math.max(now, before?.t ?? 0)
  const base = { recordedAt: at, actor: 'business', channel: 'api' } as const
  const decided: ConsentEvent = {
    ...base,
    ...{ id, type: 'review.settled', occurredAt: at },
    ...{ review: review.id, deadline, decision },
    // What silence or somebody decided is never narrowed after the deadline.
    ...(before?.decision === 'optout' && !isLate && { voided: batchOf(before.id) }),
    evidence: { by, ...(note !== undefined && { note }), scope, topics: [...topics] },
  }
  if (decision === 'not_optout') return [decided]
  const withdrawal: ConsentEvent = {
    id: `${id}.optout`,
    type: 'consent.withdrawn',
    occurredAt: review.occurredAt,
    ...(review.precision && { precision: review.precision }),
    recordedAt: at,
    actor: 'person',
    channel: review.channel,
    batch: batchOf(id),
    scope,
    topics: scope === 'topic' ? [...topics] : [],
    ...(scope === 'all' && { byStopWord: true }),
    evidence: { because: review.id, settledBy: id, by },
  }
  return [decided, withdrawal]
}
