// The only way out. Every message is decided twice: when it is asked for, and at the last moment,
// where the decision and the reserve are one step of the ledger. An opt-out recorded before that
// step wins; what counts against a frequency cap is counted in it.

import type { Flow } from '../breaker/flow.ts'
import type { Asker } from '../check/asker.ts'
import type { ConsentEvent } from '../consent/events.ts'
import type { Standing } from '../consent/standing.ts'
import { askReasons } from '../eligibility/ask.ts'
import { ToolkitError } from '../errors.ts'
import { statusEvents, type Told } from '../hearing/status.ts'
import type { Keyring } from '../keys/keyring.ts'
import type { Doc, Ledger } from '../ledger/port.ts'
import { type Job, LEASE_MS, type Next } from '../outbox/queue.ts'
import { countryOf, type Person, sealedOf } from '../people/identify.ts'
import type { Attempt, Send } from '../providers/sending.ts'
import type { Catalog } from '../settings/catalog.ts'
import {
  furthest,
  type MessageError,
  type Messages,
  reservationOf,
  type StoredMessage,
} from './message.ts'
import { wasReserved } from './reserved.ts'

/** Tries of a message whose provider asks for another one; then it is a dead letter. */
export const MOST_TRIES = 6
/** Pause before the second try; each next one is four times as long (Meta's pair rate, 4^X). */
const FIRST_PAUSE_MS = 1_000

export interface GateDeps {
  readonly ledger: Ledger
  readonly catalog: Catalog
  readonly keyring: Keyring
  readonly asker: Asker
  readonly messages: Messages
  /** By provider; one that is not there cannot send. */
  readonly sends: ReadonlyMap<string, Send>
  /** Counts what leaves. */
  readonly flow: Flow
  readonly clock: () => number
}

export interface Gate {
  /** Brings one message as far as it can go now: the handler of the queue. */
  pass(job: Job): Promise<Next>
  /** What a provider told about a message. @returns whether it is one of ours */
  told(
    provider: string,
    business: string,
    told: Told & { providerMessageId: string },
  ): Promise<boolean>
}

type Stored = Doc<StoredMessage>

export function createGate(deps: GateDeps): Gate {
  const { ledger, catalog, keyring, asker, messages, sends, flow, clock } = deps

  /** Codes of the rules that forbid it now, on this standing; pure once made. */
  function judgeOf({ id, business, body }: Stored, to: Person, now: number) {
    const { claim } = body
    if (claim.type === 'ask') {
      const sender = senderOf(catalog, business, body)
      const frame = { at: now, sender, policy: catalog.policyAt(business, now) }
      const topics = catalog
        .topics(business, claim.topics)
        .map((topic) => ({ key: topic.key, marketing: topic.category === 'marketing' }))
      return (standing: Standing) =>
        askReasons({
          ...frame,
          standing,
          person: { ...to, country: countryOf(to) },
          outdatedFrom: () => undefined,
          purpose: claim.purpose,
          channel: body.channel,
          isTemplate: claim.isTemplate ?? false,
          topics,
        })
    }
    const asking = asker.prepare(business, { sender: body.sender, message: claim }, now)
    return (standing: Standing) => {
      // A try of its own does not count against the next one.
      const { [`sent|${id}`]: _own, ...others } = standing
      return asking.judge(to, others).reasons.map((reason) => reason.code)
    }
  }

  /** The category a message counts under in frequency caps. */
  function categoryOf({ business, body }: Stored, now: number) {
    const { claim } = body
    if (claim.type !== 'template') return undefined
    const { message } = asker.prepare(business, { sender: body.sender, message: claim }, now)
    return message.type === 'template' ? message.category : undefined
  }

  /** Decides and reserves in one step. @returns what forbade it; empty: it may leave, once */
  async function reserve(doc: Stored, to: Person, now: number) {
    const { body } = doc
    const { claim } = body
    const id = reservationOf(doc)
    const judge = judgeOf(doc, to, now)
    const category = categoryOf(doc, now)
    const event: ConsentEvent = {
      id,
      type: 'message.updated',
      occurredAt: now,
      recordedAt: now,
      actor: 'system',
      channel: body.channel,
      messageId: doc.id,
      sender: body.sender,
      state: 'sending',
      ...(category && { category }),
      ...(claim.type === 'ask' && claim.question !== undefined && { asks: claim.question }),
      evidence: {
        provider: body.provider,
        kind: claim.type,
        ...(claim.type === 'ask' && { purpose: claim.purpose }),
      },
    }
    let reasons: readonly string[] = []
    const recorded = await ledger.record(sealedOf(keyring, doc.business, to), (standing) => {
      reasons = judge(standing)
      return reasons.length > 0 ? [] : [event]
    })
    return { reasons, isTaken: recorded.duplicate && recorded.events.length > 0 }
  }

  /** Writes what became of a try, first in the ledger, then where the caller reads it. */
  async function settle(doc: Stored, to: Person, told: Told, detail: string): Promise<void> {
    const { body } = doc
    const now = clock()
    const base = {
      id: `${doc.id}.${told.state}.${body.tries}`,
      occurredAt: now,
      now,
      channel: body.channel,
    }
    const events = statusEvents(told, base, body)
    await ledger.record(sealedOf(keyring, doc.business, to), () => events)
    const { error } = told
    await finish(doc, told.state, error && { class: error.class, code: error.code, detail })
  }

  const finish = (doc: Stored, state: Told['state'], error: MessageError | undefined) =>
    messages.change(doc.id, doc, (body) => ({
      state: furthest(body.state, state),
      error: state === 'failed' || state === 'unknown' ? (error ?? null) : body.error,
      sealed: null,
    }))

  async function attempt(doc: Stored, to: Person, result: Attempt): Promise<Next> {
    const { id, body } = doc
    switch (result.outcome) {
      case 'sent':
        await messages.refer(body.provider, result.providerMessageId, doc)
        await finish(doc, 'sent', undefined)
        return 'done'
      case 'unknown': {
        const error = { code: result.code, class: 'unsure', failure: 'other' } as const
        const told = { messageId: id, state: 'unknown', error } as const
        await settle(doc, to, told, 'It may have left; a status will tell.')
        return 'done'
      }
      case 'refused': {
        const { error } = result
        if (error.class === 'temporary' && error.failure === 'other' && body.tries < MOST_TRIES) {
          await messages.change(id, doc, () => ({ state: 'queued' }))
          const pause = FIRST_PAUSE_MS * 4 ** (body.tries - 1)
          return { again: clock() + Math.max(pause, result.retryAfterMs ?? 0) }
        }
        const told = { messageId: id, state: 'failed', error } as const
        await settle(doc, to, told, DETAILS[error.class])
        return 'done'
      }
      default:
        return result satisfies never
    }
  }

  return {
    async pass({ subject: id }) {
      const before = await messages.get(id)
      if (!before?.body.sealed) return 'done'
      const { state, sealed } = before.body
      if (state !== 'queued' && state !== 'sending') return 'done'
      const { to, content } = messages.open(id, sealed)
      // Whoever was at it before died: it may have left, if it had come as far as the reserve.
      if (state === 'sending' && (await wasReserved(ledger, keyring, before, to))) {
        await attempt(before, to, { outcome: 'unknown', code: 'interrupted' })
        return 'done'
      }
      const tries = state === 'queued' ? before.body.tries + 1 : before.body.tries
      const doc = await messages.change(id, before, () => ({ state: 'sending', tries }))
      if (doc && clock() >= (doc.body.notAfter ?? Infinity)) {
        const detail = 'It could not leave while it was of use.'
        await finish(doc, 'failed', { class: 'temporary', code: 'too_late', detail })
        return 'done'
      }
      const send = doc && sends.get(doc.body.provider)
      if (!doc || !send) {
        const detail = 'This provider has no credentials here.'
        await finish(before, 'failed', { class: 'ours', code: 'provider_unset', detail })
        return 'done'
      }
      const { reasons, isTaken } = await reserve(doc, to, clock()).catch(refusal)
      // Somebody else holds this very try: what became of it is looked at when their lease is over.
      if (isTaken) return { again: clock() + LEASE_MS }
      if (reasons.length > 0) {
        const detail = reasons.join(', ')
        await finish(doc, 'failed', { class: 'person', code: 'not_eligible', detail })
        return 'done'
      }
      const { channel, from } = doc.body
      const result = await send({ messageId: id, channel, from, to, content })
      const hasLeft = result.outcome !== 'refused' || result.error.class === 'personStop'
      if (hasLeft) flow.add(doc.business, doc.body.provider)
      return attempt(doc, to, result)
    },

    async told(provider, business, { messageId, providerMessageId, state, error }) {
      const own = await messages.referred(provider, providerMessageId)
      const id = own ?? messageId
      const doc = await messages.get(id)
      if (!doc || doc.business !== business || doc.body.provider !== provider) return false
      await messages.change(id, doc, (body) => {
        const next = furthest(body.state, state)
        if (next === body.state) return undefined
        const detail = error && DETAILS[error.class]
        const failed = error && { class: error.class, code: error.code, detail: detail ?? '' }
        return { state: next, error: next === 'failed' ? (failed ?? null) : null, sealed: null }
      })
      return true
    },
  }
}

/** The sender it leaves from, as the rules see it. @throws ToolkitError `sender_unknown` */
function senderOf(catalog: Catalog, business: string, { provider, from }: StoredMessage) {
  const found = catalog
    .senders(business)
    .find((sender) => sender.provider === provider && sender.providerId === from)
  if (found) return found
  throw new ToolkitError('sender_unknown', 'This sender is gone.')
}

/** A topic, template or sender that is gone since: no yes can stand on it. */
function refusal(error: unknown) {
  if (!(error instanceof ToolkitError) || error.code === 'store_unavailable') throw error
  return { reasons: [error.code], isTaken: false }
}

const DETAILS: Readonly<Record<MessageError['class'], string>> = {
  personStop: 'The person stopped marketing from this number.',
  person: 'The person cannot be reached with this message.',
  temporary: 'The provider would not take it for now.',
  ours: 'The provider refused how it was sent.',
  unsure: 'The provider did not say what became of it.',
}
