// A message of ours in the store: whom it is for and what it says is sealed, its state is not.

import { createHash, randomUUID } from 'node:crypto'
import type { AskPurpose } from '../../eligibility/ask.ts'
import type { Keyring } from '../../keys/keyring.ts'
import { madeOnce, revised } from '../../ledger/late.ts'
import type { Doc, Documents, PersonKey } from '../../ledger/port.ts'
import type { Person } from '../../people/identify.ts'
import type { ErrorClass } from '../../providers/port.ts'
import type { Content } from '../../providers/sending.ts'
import type { Leaving } from '../../recording/status.ts'
import type { EntryPoint } from '../../settings/schemas.ts'
import { DAY_MS } from '../../time.ts'

export const MESSAGE_STATES = [
  'queued',
  'sending',
  'unknown',
  'sent',
  'failed',
  'delivered',
  'read',
] as const
/** In order: a later one in this list replaces an earlier one, never the other way round. */
export type MessageState = (typeof MESSAGE_STATES)[number]

/** Why a message did not arrive. `code` is the provider's, or one of ours: `not_eligible`, `too_late`. */
export interface MessageError {
  readonly class: ErrorClass
  readonly code: string
  readonly detail: string
}

/** What the gate asks before it lets a message leave. */
export type Claim =
  | {
      readonly type: 'template'
      readonly template: string
      readonly language: string
      readonly topic?: string | undefined
      readonly category?: 'marketing' | 'utility' | 'authentication' | undefined
    }
  | { readonly type: 'freeform' }
  | {
      readonly type: 'ask'
      readonly purpose: AskPurpose
      /** Keys of the topics it asks about, or says were agreed to. */
      readonly topics: readonly string[]
      /** When the person said what this answers, epoch ms: a later no forbids it. */
      readonly saidAt?: number | undefined
      /** The pending consent it asks about. */
      readonly question?: string | undefined
      /** Slug of the door it asks for. */
      readonly door?: string | undefined
      /** It goes as a registered template, so no window is needed. */
      readonly isTemplate?: boolean | undefined
    }

/** The claim of an invitation, by text or call: it asks for all that its door asks for. */
export const invitationTo = (door: Pick<EntryPoint, 'slug' | 'topics'>) =>
  ({ type: 'ask', purpose: 'invitation', topics: door.topics, door: door.slug }) as const

/** A message in the store. Times are epoch ms. */
export interface StoredMessage {
  /** E.164 of the WhatsApp sender the rules look at. */
  readonly sender: string
  readonly provider: string
  /** The `providerId` it leaves from. */
  readonly from: string
  readonly channel: 'whatsapp' | 'sms' | 'voice'
  readonly claim: Claim
  /** `{to, content}`; gone once nothing more can leave. */
  readonly sealed: string | null
  readonly state: MessageState
  readonly error: MessageError | null
  /** In the state `unknown`: whom it was for, since the status that settles it may name nobody. */
  readonly person?: PersonKey
  /** Tries begun. */
  readonly tries: number
  /** When the latest of them began; absent before the first. */
  readonly triedAt?: number
  /** When it failed for good. */
  readonly failedAt?: number
  readonly createdAt: number
  /** From then on it may no longer leave: an answer that comes too late helps nobody. */
  readonly notAfter?: number
}

export interface Sealed {
  readonly to: Person
  readonly content: Content
}

/** What a provider's message id stands for: our message, and whom it was for. */
export interface Reference {
  readonly messageId: string
  readonly person?: PersonKey
}

const KIND = 'message'
const REFERENCE = 'message-reference'
/** After so long no status comes any more. */
const KEPT_MS = 31 * DAY_MS

const REFERENCE_PURPOSE = 'message-reference'

const contextOf = (id: string) => `message ${id}`

/** A message id: the same for a retry with the same key, else random. Callers and effects differ. */
export function messageIdOf(
  business: string,
  key: string | undefined,
  from: 'caller' | 'effect' = 'caller',
): string {
  if (key === undefined) return `msg_${randomUUID().replaceAll('-', '')}`
  const digest = createHash('sha256')
    .update(JSON.stringify([from, business, key]))
    .digest('hex')
  return `msg_${digest.slice(0, 32)}`
}

/** Whether an id has the form of ours. What a provider sends back may be another system's id. */
export const isMessageId = (id: string): boolean => /^msg_[0-9a-f]{32}$/.test(id)

export type Messages = ReturnType<typeof createMessages>

export function createMessages({
  documents,
  keyring,
}: {
  readonly documents: Documents
  readonly keyring: Keyring
}) {
  const get = (id: string) => documents.get<StoredMessage>(KIND, id)
  /** A provider's id can hold the number it went to, so only its keyed digest is kept. */
  const referenceId = (provider: string, providerMessageId: string) =>
    keyring.digest(REFERENCE_PURPOSE, `${provider}.${providerMessageId}`)
  return {
    get,
    open: (id: string, sealed: string): Sealed =>
      JSON.parse(keyring.open(sealed, contextOf(id))) as Sealed,

    /** @returns false when it was there already */
    async create(
      id: string,
      business: string,
      { to, content, ...body }: Omit<StoredMessage, 'sealed'> & Sealed,
    ): Promise<boolean> {
      const sealed = keyring.seal(JSON.stringify({ to, content }), contextOf(id))
      const doc = { kind: KIND, id, business, body: { ...body, sealed } }
      return madeOnce(documents, doc, { expiresAt: body.createdAt + KEPT_MS })
    },

    /**
     * Changes a message; a lost race is decided again on what the other left.
     * @param known as last seen, where it was; saves reading it first
     * @param change undefined leaves it
     */
    async change(
      id: string,
      known: Doc<StoredMessage> | undefined,
      change: (body: StoredMessage) => Partial<StoredMessage> | undefined,
    ): Promise<Doc<StoredMessage> | undefined> {
      const doc = known ?? (await get(id))
      if (!doc) return undefined
      return revised(documents, doc, (body) => {
        const changed = body && change(body)
        return changed && { body: { ...body, ...changed }, expiresAt: body.createdAt + KEPT_MS }
      })
    },

    /** Keeps which message of ours a provider's id means. */
    async refer(
      provider: string,
      providerMessageId: string,
      doc: Doc<StoredMessage>,
      person: PersonKey | undefined,
    ) {
      const id = referenceId(provider, providerMessageId)
      const body: Reference = { messageId: doc.id, ...(person !== undefined && { person }) }
      const expiresAt = doc.body.createdAt + KEPT_MS
      const { business } = doc
      await madeOnce(documents, { kind: REFERENCE, id, business, body }, { expiresAt })
    },

    /** What we sent of what a provider names, if we did. */
    async referred(provider: string, providerMessageId: string): Promise<Reference | undefined> {
      return (await documents.get<Reference>(REFERENCE, referenceId(provider, providerMessageId)))
        ?.body
    },
  }
}

/** How and when its latest try left. */
export const leavingOf = ({ claim, createdAt, triedAt = createdAt }: StoredMessage): Leaving => ({
  at: triedAt,
  isTemplate: claim.type === 'template' || (claim.type === 'ask' && (claim.isTemplate ?? false)),
})

/** The state that stands when `next` is told too. */
export const furthest = (state: MessageState, next: MessageState): MessageState =>
  MESSAGE_STATES.indexOf(next) > MESSAGE_STATES.indexOf(state) ? next : state

/** Id of the fact that one try reserved. */
export const reservationOf = ({ id, body }: Doc<StoredMessage>): string =>
  `${id}.sending.${body.tries}`
/** Id of the fact that the gate kept it back. */
export const keptBackOf = ({ id, body }: Doc<StoredMessage>): string => `${id}.kept.${body.tries}`

/** What the facts of ours about a message have in common. @param now epoch ms */
export const updateOf = ({ id, body }: Doc<StoredMessage>, now: number) =>
  ({
    type: 'message.updated',
    occurredAt: now,
    recordedAt: now,
    actor: 'system',
    channel: body.channel,
    messageId: id,
    sender: body.sender,
  }) as const
