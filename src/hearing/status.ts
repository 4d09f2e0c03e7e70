// What became of a message, as facts: its way, and what its failure says about the person. Said by
// a status webhook, or at once by the answer to a send.

import type { Category, Channel, ConsentEvent, Evidence } from '../consent/events.ts'
import type { ProviderError } from '../providers/port.ts'

/** What every fact heard has. Times are epoch ms. */
export interface FactBase {
  readonly id: string
  readonly occurredAt: number
  readonly precision?: 's'
  readonly now: number
  readonly channel: Channel
}

/** Nothing from the future: a time ahead of ours counts as ours. */
export const clocked = ({ now, ...base }: FactBase) => ({
  ...base,
  occurredAt: Math.min(base.occurredAt, now),
  recordedAt: now,
})

export interface Told {
  readonly messageId: string
  readonly state: 'sent' | 'delivered' | 'read' | 'failed' | 'unknown'
  readonly category?: Category | undefined
  readonly error?: ProviderError | undefined
  /** Until when a free entry point is open, as of this, epoch ms. */
  readonly freeUntil?: number | undefined
}

const FAILURES = {
  undelivered: 'undelivered',
  limit: 'limit',
  experiment: 'experiment',
  invalid: 'other',
  reassigned: 'other',
  other: 'other',
} as const

/** The facts of one step of a message. */
export function statusEvents(
  { messageId, state, category, error, freeUntil }: Told,
  base: FactBase,
  { sender, provider }: { readonly sender: string; readonly provider: string },
): ConsentEvent[] {
  const evidence: Evidence = { provider, ...(error && { errorCode: error.code }) }
  const updated: ConsentEvent = {
    ...clocked(base),
    type: 'message.updated',
    actor: 'provider',
    messageId,
    sender,
    state,
    ...(category && { category }),
    ...(error && { failure: FAILURES[error.failure] }),
    ...(freeUntil !== undefined && { freeUntil }),
    evidence,
  }
  if (error?.failure === 'invalid' && base.channel === 'whatsapp') {
    const marked: ConsentEvent = {
      ...clocked({ ...base, id: `${base.id}.invalid` }),
      type: 'undeliverable.marked',
      actor: 'provider',
      evidence,
    }
    return [updated, marked]
  }
  if (error?.class !== 'personStop') return [updated]
  const stop: ConsentEvent = {
    ...clocked({ ...base, id: `${base.id}.stop` }),
    type: 'marketing.stopped',
    actor: 'platform',
    sender,
    evidence,
  }
  return [updated, stop]
}
