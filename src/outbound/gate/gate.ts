// The only way out. Every message is decided twice: when it is asked for, and at the last moment,
// where the decision and the reserve are one step of the ledger. An opt-out recorded before that
// step wins; what counts against a frequency cap is counted in it.

import type { Asker } from '../../check/asker.ts'
import { ToolkitError } from '../../errors.ts'
import type { Keyring } from '../../keys/keyring.ts'
import type { Doc, Ledger, PersonKey } from '../../ledger/port.ts'
import { type Person, sealedOf } from '../../people/identify.ts'
import type { Attempt, Send } from '../../providers/sending.ts'
import { reckoned } from '../../recording/free-entry.ts'
import { reachEvents } from '../../recording/reach.ts'
import { statusEvents, type Told } from '../../recording/status.ts'
import type { Catalog } from '../../settings/catalog.ts'
import type { Count } from '../../web/http/metrics.ts'
import type { DeadLetters } from '../outbox/dead.ts'
import { type Job, LEASE_MS, type Next } from '../outbox/queue.ts'
import { addressIn } from './address.ts'
import type { Flow } from './flow.ts'
import { type Halts, WAIT_MOST_MS } from './halts.ts'
import { notEligible, reasonsIn, tellKeptBack } from './kept-back.ts'
import { createThroughput } from './limits.ts'
import { messageOf } from './lines.ts'
import {
  furthest,
  leavingOf,
  type MessageError,
  type Messages,
  type StoredMessage,
} from './message.ts'
import { createReserve, type Reserved, refused, senderOf } from './reserve.ts'
import { beganOf } from './reserved.ts'
import { createStatuses, DETAILS, type Statuses } from './statuses.ts'

/** Tries of a message whose provider asks for another one; then it is a dead letter. */
const MOST_TRIES = 6
/** Pause before the second try; each next one is four times as long (Meta's pair rate, 4^X). */
const FIRST_PAUSE_MS = 1_000
/**
 * What was reserved longer ago is decided again: its process was stopped meanwhile, or the store was
 * slow to answer, and a no may have come. Far less than a lease, so that nobody else is at it.
 */
const FRESH_MS = 10_000

/**
 * A turn not taken for so long (we were away, or the provider was slow) is over: those of an hour
 * taken together are more than a provider lets through, and each refusal uses up a try.
 */
const TURN_MS = 5_000

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
  readonly deadLetters: DeadLetters
  readonly halts: Halts
  /** Counts messages that may have left, and which nobody sends again. */
  readonly unknown: Count<'provider'>
  readonly clock: () => number
  /** How many processes send through the same senders; this one alone when left out. */
  readonly processes?: () => number
}

export interface Gate extends Statuses {
  /** Brings one message as far as it can go now: the handler of the queue. */
  pass(job: Job): Promise<Next>
}

type Stored = Doc<StoredMessage>

export function createGate(deps: GateDeps): Gate {
  const { ledger, catalog, keyring, messages, sends, flow, deadLetters, halts, clock } = deps
  const reserve = createReserve(deps)
  const throughput = createThroughput(deps.processes ?? (() => 1))

  /** Writes what became of a try, first in the ledger, then where the caller reads it. */
  async function settle(doc: Stored, to: Person, told: Told, detail: string) {
    const { body } = doc
    const now = clock()
    const base = {
      id: `${doc.id}.${told.state}.${body.tries}`,
      occurredAt: now,
      now,
      channel: body.channel,
    }
    const events = statusEvents({ ...told, leaving: leavingOf(body) }, base, body)
    const given = sealedOf(keyring, doc.business, to)
    const { person } = await ledger.record(given, (standing) => [
      ...events,
      ...reachEvents(events, standing),
    ])
    const { error } = told
    const known = error && { class: error.class, code: error.code, detail }
    return finish(doc, told.state, known, person)
  }

  async function finish(
    doc: Stored,
    state: Told['state'],
    error: MessageError | undefined,
    person?: PersonKey,
  ) {
    const done = await messages.change(doc.id, doc, (body) => {
      const next = furthest(body.state, state)
      return {
        state: next,
        // A status may have told more of it already.
        error: next === state ? (error ?? null) : body.error,
        sealed: null,
        ...(state === 'failed' && { failedAt: body.failedAt ?? clock() }),
        ...(state === 'unknown' && person !== undefined && { person }),
      }
    })
    if (done) await bury(done)
    return done
  }

  /** Ours is the no: first in the ledger, then where the caller reads it. */
  async function keepBack(
    doc: Stored,
    to: Person,
    reasons: readonly string[],
    error: MessageError,
  ) {
    await tellKeptBack(deps, doc, to, { reasons, now: clock() })
    await finish(doc, 'failed', error)
  }

  /**
   * Lists what failed for good; what the rules refused stands at the message alone. Done once more
   * where a crash may have come between the two.
   */
  async function bury({ id, business, body }: Stored) {
    const { state, error, failedAt } = body
    if (state !== 'failed' || failedAt === undefined) return
    if (!error || error.code === 'not_eligible') return
    const { code, detail } = error
    const via = `${body.provider}.${body.from}`
    const letter = { what: 'message', about: id, via, at: failedAt, code, detail } as const
    await deadLetters.add(business, letter)
  }

  /** Changes a message, unless a status has told meanwhile that nothing of it is to leave. */
  const changeOpen = (doc: Stored, next: (body: StoredMessage) => Partial<StoredMessage>) =>
    messages.change(doc.id, doc, (body) => (body.sealed === null ? undefined : next(body)))

  /** Back into the queue as it was: no try was made. */
  async function putBack(doc: Stored, again: number): Promise<Next> {
    await changeOpen(doc, ({ tries }) => ({ state: 'queued', tries: tries - 1 }))
    return { again }
  }

  /** When a message may look again whose sender its provider has stopped, if it may at all. */
  function laterOf({ business, body }: Stored, reasons: readonly string[]): number | undefined {
    const now = clock()
    if (reasons.join() !== 'sender_blocked' || now >= body.createdAt + WAIT_MOST_MS)
      return undefined
    return halts.againAt(senderOf(catalog, business, body), now)
  }

  async function attempt(
    doc: Stored,
    to: Person,
    result: Attempt,
    person?: PersonKey,
  ): Promise<Next> {
    const { id, body } = doc
    switch (result.outcome) {
      case 'sent':
        await messages.refer(body.provider, result.providerMessageId, doc, person)
        await finish(doc, 'sent', undefined)
        return 'done'
      case 'unknown': {
        const error = { code: result.code, class: 'unsure', failure: 'other' } as const
        const told = { messageId: id, state: 'unknown', error } as const
        const done = await settle(doc, to, told, 'It may have left; a status will tell.')
        if (done?.body.state === 'unknown') deps.unknown.add({ provider: body.provider })
        return 'done'
      }
      case 'refused': {
        const { error } = result
        const now = clock()
        // This one fails, so that its caller sees it; those behind it wait.
        await halts.note(doc.business, body, error, now)
        if (error.class === 'temporary' && error.failure === 'other' && body.tries < MOST_TRIES) {
          await changeOpen(doc, () => ({ state: 'queued' }))
          const pause = FIRST_PAUSE_MS * 4 ** (body.tries - 1)
          return { again: now + Math.max(pause, result.retryAfterMs ?? 0) }
        }
        const told = { messageId: id, state: 'failed', error } as const
        await settle(doc, to, told, DETAILS[error.class])
        return 'done'
      }
      default:
        return result satisfies never
    }
  }

  /** A first answer to an advertisement opens a free entry point, until a status says otherwise. */
  async function reckon({ id, business, body }: Stored, to: Person): Promise<void> {
    const base = { messageId: id, tries: body.tries, now: clock() }
    const given = sealedOf(keyring, business, to)
    await ledger.record(given, (standing) => reckoned(standing, base, body))
  }

  /** How long it has to wait for its sender's turn, ms. A sender that is gone is refused later. */
  function turnOf({ business, body }: Stored, now: number): number {
    const sender = catalog
      .senders(business)
      .find(({ provider, providerId }) => provider === body.provider && providerId === body.from)
    return sender ? throughput.waitOf(sender, now, body.claim.type === 'ask') : 0
  }

  return {
    async pass({ subject, hasTurn, dueAt }) {
      const id = messageOf(subject)
      const before = await messages.get(id)
      if (!before) return 'done'
      if (before.body.sealed === null) {
        await bury(before)
        return 'done'
      }
      const { state, sealed } = before.body
      if (state !== 'queued' && state !== 'sending') return 'done'
      const { to, content } = messages.open(id, sealed)
      // Whoever was at it before died: it may have left, if it had come as far as the reserve. What
      // was told to be kept back stays so.
      const began = state === 'sending' ? await beganOf(ledger, keyring, before, to) : undefined
      if (began?.type === 'message.updated') {
        const { triedAt = 0 } = before.body
        const isKept = began.state === 'failed'
        // The same order may have been queued once more while the first one is on its way.
        const mayLive = clock() >= triedAt && clock() < triedAt + LEASE_MS
        if (!isKept && mayLive) return { again: triedAt + LEASE_MS }
        if (isKept) await finish(before, 'failed', notEligible(reasonsIn(began)))
        else await attempt(before, to, { outcome: 'unknown', code: 'interrupted' })
        return 'done'
      }
      const isInTurn = hasTurn && clock() < dueAt + TURN_MS
      if (state === 'queued' && !isInTurn) {
        const waitMs = turnOf(before, clock())
        if (waitMs > 0) return { again: clock() + waitMs, hasTurn: true }
      }
      const tries = state === 'queued' ? before.body.tries + 1 : before.body.tries
      const triedAt = clock()
      const doc = await changeOpen(before, () => ({ state: 'sending', tries, triedAt }))
      // A status told of an earlier try just now.
      if (doc && doc.body.sealed === null) return 'done'
      if (doc && clock() >= (doc.body.notAfter ?? Infinity)) {
        const detail = 'It could not leave while it was of use.'
        const error = { class: 'temporary', code: 'too_late', detail } as const
        await keepBack(doc, to, [error.code], error)
        return 'done'
      }
      const send = doc && sends.get(doc.body.provider)
      if (!doc || !send) {
        const detail = 'This provider has no credentials here.'
        const error = { class: 'ours', code: 'provider_unset', detail } as const
        await keepBack(doc ?? before, to, [error.code], error)
        return 'done'
      }
      const decidedAt = clock()
      const reserved = await reserve(doc, to, decidedAt).catch(refusal)
      const { reasons, waitMs, isTaken, person } = reserved
      // Somebody else holds this very try: what became of it is looked at when their lease is over.
      if (isTaken) return { again: clock() + LEASE_MS }
      if (waitMs > 0) return putBack(doc, clock() + waitMs)
      if (reasons.length > 0) {
        const later = laterOf(doc, reasons)
        if (later !== undefined) return putBack(doc, later)
        await keepBack(doc, to, reasons, notEligible(reasons))
        return 'done'
      }
      const { business } = doc
      const { channel, from, provider } = doc.body
      const address = await addressIn(deps, doc, to)
      if (clock() - decidedAt > FRESH_MS) {
        await changeOpen(doc, () => ({ state: 'queued' }))
        return { again: clock() }
      }
      const result = await send({ messageId: id, channel, from, to: address, content })
      const hasLeft = result.outcome !== 'refused' || result.error.class === 'personStop'
      if (hasLeft) flow.add(business, provider)
      const next = await attempt(doc, to, result, person)
      if (result.outcome === 'sent' && reserved.answersAd) await reckon(doc, to)
      return next
    },

    ...createStatuses({ messages, halts, bury, clock }),
  }
}

/** A topic, template or sender that is gone since: no yes can stand on it. */
function refusal(error: unknown): Reserved {
  if (!(error instanceof ToolkitError) || error.code === 'store_unavailable') throw error
  return refused(error.code)
}
