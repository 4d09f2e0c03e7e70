// The only way out. Every message is decided twice: when it is asked for, and at the last moment,
// where the decision and the reserve are one step of the ledger. An opt-out recorded before that
// step wins; what counts against a frequency cap is counted in it.

import type { Asker } from '../../check/asker.ts'
import { isRefusal } from '../../errors.ts'
import type { Keyring } from '../../keys/keyring.ts'
import type { Doc, Ledger } from '../../ledger/port.ts'
import type { Person } from '../../people/identify.ts'
import type { Content, Send } from '../../providers/sending.ts'
import type { Catalog } from '../../settings/catalog.ts'
import type { Count } from '../../web/http/metrics.ts'
import type { DeadLetters } from '../outbox/dead.ts'
import { type Job, LEASE_MS, type Next } from '../outbox/queue.ts'
import { addressIn } from './address.ts'
import { type Halts, WAIT_MOST_MS } from './halts.ts'
import { beganOf } from './interrupted.ts'
import { notEligible, reasonsIn } from './kept-back.ts'
import { createThroughput } from './limits.ts'
import { messageOf } from './lines.ts'
import type { MessageError, Messages, StoredMessage } from './message.ts'
import { createOutcomes } from './outcomes.ts'
import { createReserve, type Reserved, refused, senderOf } from './reserve.ts'
import type { SendCounts } from './send-counts.ts'
import { createStatuses, type Statuses } from './statuses.ts'

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
  readonly sendCounts: SendCounts
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

const TOO_LATE: MessageError = {
  class: 'temporary',
  code: 'too_late',
  detail: 'It could not leave while it was of use.',
}
const PROVIDER_UNSET: MessageError = {
  class: 'ours',
  code: 'provider_unset',
  detail: 'This provider has no credentials here.',
}

export function createGate(deps: GateDeps): Gate {
  const { ledger, catalog, keyring, messages, sends, sendCounts, halts, clock } = deps
  const outcomes = createOutcomes(deps)
  const reserve = createReserve(deps)
  const throughput = createThroughput(deps.processes ?? (() => 1))

  /**
   * Settles a try whose process died. Once it had reserved, the message may have left, so it is not
   * sent again; where the gate had told that it keeps it back, it stays so.
   * @returns undefined where the try had come to neither, so that it can be made again
   */
  async function settleInterrupted(doc: Stored, to: Person): Promise<Next | undefined> {
    const began = await beganOf(ledger, keyring, doc, to)
    if (began?.type !== 'message.updated') return undefined
    if (began.state === 'failed') {
      await outcomes.finish(doc, 'failed', notEligible(reasonsIn(began)))
      return 'done'
    }
    // The same order may have been queued once more while the first one is on its way.
    const { triedAt = 0 } = doc.body
    const mayLive = clock() >= triedAt && clock() < triedAt + LEASE_MS
    if (mayLive) return { again: triedAt + LEASE_MS }
    await outcomes.doubt(doc, to, 'interrupted')
    return 'done'
  }

  /** How long it has to wait for its sender's turn, ms. A sender that is gone is refused later. */
  function turnOf({ business, body }: Stored, now: number): number {
    const sender = catalog
      .senders(business)
      .find(({ provider, providerId }) => provider === body.provider && providerId === body.from)
    return sender ? throughput.waitOf(sender, now, body.claim.type === 'ask') : 0
  }

  /** Back into the queue as it was: no try was made. */
  async function putBack(doc: Stored, again: number): Promise<Next> {
    await outcomes.changeOpen(doc, ({ tries }) => ({ state: 'queued', tries: tries - 1 }))
    return { again }
  }

  /**
   * When a message may look again whose only hindrance is that its provider stopped its sender, epoch
   * ms; undefined where it may not.
   */
  function laterOf({ business, body }: Stored, reasons: readonly string[]): number | undefined {
    const now = clock()
    if (reasons.join() !== 'sender_blocked' || now >= body.createdAt + WAIT_MOST_MS)
      return undefined
    return halts.againAt(senderOf(catalog, business, body), now)
  }

  /** Decides for the last time, reserves in the same step, and sends. */
  async function reserveAndSend(
    doc: Stored,
    send: Send,
    { to, content }: { readonly to: Person; readonly content: Content },
  ): Promise<Next> {
    const decidedAt = clock()
    const reserved = await reserve(doc, to, decidedAt).catch(refusal)
    const { reasons, waitMs, isTaken, person } = reserved
    // Somebody else holds this very try: what became of it is looked at when their lease is over.
    if (isTaken) return { again: clock() + LEASE_MS }
    if (waitMs > 0) return putBack(doc, clock() + waitMs)
    if (reasons.length > 0) {
      const later = laterOf(doc, reasons)
      if (later !== undefined) return putBack(doc, later)
      await outcomes.keepBack(doc, to, reasons, notEligible(reasons))
      return 'done'
    }
    const { id, business, body } = doc
    const { channel, from, provider } = body
    const address = await addressIn(deps, doc, to)
    if (clock() - decidedAt > FRESH_MS) {
      await outcomes.changeOpen(doc, () => ({ state: 'queued' }))
      return { again: clock() }
    }
    const result = await send({ messageId: id, channel, from, to: address, content })
    const hasLeft = result.outcome !== 'refused' || result.error.class === 'personStop'
    if (hasLeft) sendCounts.add(business, provider)
    const next = await outcomes.answered(doc, to, result, person)
    if (result.outcome === 'sent' && reserved.answersAd) await outcomes.openFreeEntry(doc, to)
    return next
  }

  return {
    async pass({ subject, hasTurn, dueAt }) {
      const id = messageOf(subject)
      const before = await messages.get(id)
      if (!before) return 'done'
      if (before.body.sealed === null) {
        await outcomes.bury(before)
        return 'done'
      }
      const { state, sealed } = before.body
      if (state !== 'queued' && state !== 'sending') return 'done'
      const { to, content } = messages.open(id, sealed)
      const settled = state === 'sending' ? await settleInterrupted(before, to) : undefined
      if (settled) return settled
      const isInTurn = hasTurn && clock() < dueAt + TURN_MS
      if (state === 'queued' && !isInTurn) {
        const waitMs = turnOf(before, clock())
        if (waitMs > 0) return { again: clock() + waitMs, hasTurn: true }
      }
      const tries = state === 'queued' ? before.body.tries + 1 : before.body.tries
      const triedAt = clock()
      const doc = await outcomes.changeOpen(before, () => ({ state: 'sending', tries, triedAt }))
      // A status of an earlier try came just now: nothing more is to leave.
      if (doc && doc.body.sealed === null) return 'done'
      if (doc && clock() >= (doc.body.notAfter ?? Infinity)) {
        await outcomes.keepBack(doc, to, [TOO_LATE.code], TOO_LATE)
        return 'done'
      }
      const send = doc && sends.get(doc.body.provider)
      if (!doc || !send) {
        await outcomes.keepBack(doc ?? before, to, [PROVIDER_UNSET.code], PROVIDER_UNSET)
        return 'done'
      }
      return reserveAndSend(doc, send, { to, content })
    },

    ...createStatuses({ messages, halts, bury: outcomes.bury, clock }),
  }
}

/** A topic, template or sender that is gone since: no yes can stand on it. */
function refusal(error: unknown): Reserved {
  if (!isRefusal(error)) throw error
  return refused(error.code)
}
