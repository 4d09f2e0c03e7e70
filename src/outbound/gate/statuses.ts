// What providers tell of messages that left, written where the caller reads it; and which message of
// ours a provider means by its own id.

import type { Doc, PersonKey } from '../../ledger/port.ts'
import type { Person } from '../../people/identify.ts'
import type { Leaving, Told } from '../../recording/status.ts'
import type { Halts } from './halts.ts'
import {
  furthest,
  leavingOf,
  type MessageError,
  type Messages,
  type Reference,
  type StoredMessage,
} from './message.ts'

interface SentBy {
  /** The sender's `providerId`. */
  readonly from: string
  /** Known as long as it may still leave. */
  readonly to?: Person | undefined
  /** Known once a provider took it, or may have taken it. */
  readonly person?: PersonKey | undefined
}

export interface Statuses {
  /**
   * What a provider told about a message.
   * @param told.providerMessageId looks up our own id, which then comes before `told.messageId`
   * @returns whether it is one of ours
   */
  told(
    provider: string,
    business: string,
    told: Told & { readonly providerMessageId?: string },
  ): Promise<boolean>
  /** Which message of ours a provider means by its own id. */
  referred(provider: string, providerMessageId: string): Promise<Reference | undefined>
  /** The question that a message of ours asks, by the provider's id of the message. */
  questionIn(provider: string, providerMessageId: string): Promise<string | undefined>
  /** Whether a message of ours may have arrived: not while it is queued, nor once it failed. */
  mayHaveArrived(messageId: string): Promise<boolean>
  /**
   * How the message that a status is about left, where that decides what its failure means; undefined
   * otherwise, and where the message is none of this business's.
   */
  leaving(
    provider: string,
    business: string,
    status: Pick<Told, 'messageId' | 'error'> & { readonly reference?: string },
  ): Promise<Leaving | undefined>
  /** Who sent a message and to whom. @param own what the provider's id means, where that is known */
  sentBy(
    provider: string,
    messageId: string,
    own: Reference | undefined,
  ): Promise<SentBy | undefined>
}

export const DETAILS: Readonly<Record<MessageError['class'], string>> = {
  personStop: 'The person stopped marketing from this number.',
  person: 'The person cannot be reached with this message.',
  temporary: 'The provider would not take it for now.',
  ours: 'The provider refused how it was sent.',
  unsure: 'The provider did not say what became of it.',
}

export function createStatuses(deps: {
  readonly messages: Messages
  readonly halts: Halts
  /** Lists what failed for good. */
  readonly bury: (doc: Doc<StoredMessage>) => Promise<void>
  readonly clock: () => number
}): Statuses {
  const { messages, halts, bury, clock } = deps
  return {
    async told(provider, business, { messageId, providerMessageId, state, error }) {
      const own =
        providerMessageId === undefined
          ? undefined
          : await messages.referred(provider, providerMessageId)
      const id = own?.messageId ?? messageId
      const doc = await messages.get(id)
      if (!doc || doc.business !== business || doc.body.provider !== provider) return false
      if (error) await halts.note(business, doc.body, error, clock())
      const failed = error && { class: error.class, code: error.code, detail: DETAILS[error.class] }
      const told = await messages.change(id, doc, (body) => {
        const next = furthest(body.state, state)
        if (next === body.state) return undefined
        if (next !== 'failed') return { state: next, error: null, sealed: null }
        return { state: next, error: failed ?? null, failedAt: clock(), sealed: null }
      })
      // Also where it is told again: then a crash may have come before it was listed.
      if (told && state === 'failed') await bury(told)
      return true
    },

    referred: messages.referred,

    async questionIn(provider, providerMessageId) {
      const own = await messages.referred(provider, providerMessageId)
      const claim = own && (await messages.get(own.messageId))?.body.claim
      return claim?.type === 'ask' ? claim.question : undefined
    },

    async mayHaveArrived(messageId) {
      const state = (await messages.get(messageId))?.body.state
      return state !== 'queued' && state !== 'failed'
    },

    async leaving(provider, business, { reference, messageId, error }) {
      if (error?.failure !== 'window') return undefined
      const doc = await messages.get(reference ?? messageId)
      const isOurs = doc?.business === business && doc.body.provider === provider
      return isOurs ? leavingOf(doc.body) : undefined
    },

    async sentBy(provider, messageId, own) {
      const doc = await messages.get(messageId)
      if (doc?.body.provider !== provider) return undefined
      const { from, sealed, person } = doc.body
      const to = sealed === null ? undefined : messages.open(doc.id, sealed).to
      return { from, to, person: own?.person ?? person }
    },
  }
}
