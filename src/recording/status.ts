// What became of a message, as facts: its state, and what its failure says about the person. A status
// webhook tells it, or the provider's answer to our sending.

import type { Category, Channel, ConsentEvent } from '../consent/events.ts'
import type { Evidence } from '../consent/evidence.ts'
import type { PersonKey } from '../ledger/port.ts'
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
  /** The provider's id of a message that we did not send; it can hold a number, as only evidence may. */
  readonly foreignId?: string | undefined
  readonly state: 'sent' | 'delivered' | 'read' | 'failed' | 'unknown'
  readonly category?: Category | undefined
  readonly error?: ProviderError | undefined
  /** Until when a free entry point is open, as of this, epoch ms. */
  readonly freeUntil?: number | undefined
  readonly leaving?: Leaving | undefined
}

/** How a message of ours left. */
export interface Leaving {
  /** When its latest try began, epoch ms. */
  readonly at: number
  readonly isTemplate: boolean
}

/** The facts of one step of a message. */
export function statusEvents(
  { messageId, foreignId, state, category, error, freeUntil, leaving }: Told,
  base: FactBase,
  { sender, provider }: { readonly sender: string; readonly provider: string },
): ConsentEvent[] {
  const evidence: Evidence = {
    provider,
    ...(foreignId !== undefined && { messageId: foreignId }),
    ...(error && { errorCode: error.code }),
  }
  // A template needs no window, so this error on one says nothing about the window.
  const isMistaken = error?.failure === 'window' && leaving?.isTemplate
  const failure = error && (isMistaken ? 'other' : FAILURES[error.failure])
  const updated: ConsentEvent = {
    ...clocked(base),
    type: 'message.updated',
    actor: 'provider',
    messageId,
    sender,
    state,
    ...(category && { category }),
    ...(failure && { failure }),
    ...(failure === 'window' && leaving && { leftAt: leaving.at }),
    ...(freeUntil !== undefined && { freeUntil }),
    evidence,
  }
  return error
    ? [updated, ...failureEvents(error, base, { sender, provider }, evidence)]
    : [updated]
}

/** What a failure says about the person. */
function failureEvents(
  error: ProviderError,
  base: FactBase,
  { sender, provider }: { readonly sender: string; readonly provider: string },
  evidence: Evidence,
): ConsentEvent[] {
  const { failure } = error
  const isBarred = failure === 'barred'
  const isInvalid = failure === 'invalid'
  // A batch of its own for each, so that taking one back leaves what else the person said.
  const batch = `${ERRORS}${provider}.${base.id}`
  const events: ConsentEvent[] = []
  if (base.channel === 'sms' && (isInvalid || isBarred || failure === 'stopped')) {
    events.push({
      ...clocked({ ...base, id: `${base.id}.${failure}` }),
      ...{ type: 'undeliverable.marked', actor: 'provider', evidence },
      ...(!isInvalid && { isNo: true }),
    })
  }
  if (base.channel === 'whatsapp' && (isInvalid || isBarred)) {
    events.push({
      ...clocked({ ...base, id: `${base.id}.${failure}` }),
      ...{ type: 'undeliverable.marked', actor: 'provider', evidence },
      // Not only offers: all messages wait until they write again. Taken back with the stop beside it.
      ...(isBarred && { batch }),
    })
  }
  if (failure === 'reassigned') {
    const about = { provider, becomes: undefined }
    events.push(changed({ ...base, id: `${base.id}.owner` }, 'owner', about))
  }
  if (error.class === 'personStop') {
    const heard = {
      ...clocked({ ...base, id: `${base.id}.stop` }),
      ...({ actor: 'platform', batch, evidence } as const),
    }
    events.push(
      failure === 'stopped'
        ? { ...heard, type: 'consent.withdrawn', scope: 'all', topics: [], byStopWord: true }
        : { ...heard, type: 'marketing.stopped', sender },
    )
  }
  return events
}

/** Consent does not follow a change of number or owner; noes do. */
export const changed = (
  base: FactBase,
  cause: 'number' | 'owner' | 'user_id',
  { provider, becomes }: { readonly provider: string; readonly becomes: PersonKey | undefined },
): ConsentEvent => ({
  ...clocked(base),
  type: 'identity.changed',
  actor: 'platform',
  cause,
  ...(becomes !== undefined && { becomes }),
  evidence: { provider },
})

/** A provider's failure as `message.updated` has it. The rest of what it says is facts of their own. */
const FAILURES = {
  undelivered: 'undelivered',
  limit: 'limit',
  experiment: 'experiment',
  window: 'window',
  invalid: 'other',
  reassigned: 'other',
  stopped: 'other',
  barred: 'other',
  other: 'other',
} as const

/** Opt-outs made from error codes are kept apart from all others, so that a burst can be voided. */
const ERRORS = 'errors.'

/** Whether a provider's error code made this fact. */
export const isFromError = ({ batch }: { readonly batch?: string }): boolean =>
  batch?.startsWith(ERRORS) ?? false
