// What became of a try: told in the ledger first, then in the message, where its caller reads it.

import type { Keyring } from '../../keys/keyring.ts'
import type { Doc, Ledger, PersonKey } from '../../ledger/port.ts'
import { type Person, sealedOf } from '../../people/identify.ts'
import type { ProviderError } from '../../providers/port.ts'
import type { Attempt } from '../../providers/sending.ts'
import { reckoned } from '../../recording/free-entry.ts'
import { reachEvents } from '../../recording/reach.ts'
import { statusEvents, type Told } from '../../recording/status.ts'
import type { Count } from '../../web/http/metrics.ts'
import type { DeadLetters } from '../outbox/dead.ts'
import type { Next } from '../outbox/queue.ts'
import type { Halts } from './halts.ts'
import { tellKeptBack } from './kept-back.ts'
import {
  furthest,
  leavingOf,
  type MessageError,
  type Messages,
  type StoredMessage,
} from './message.ts'
import { DETAILS } from './statuses.ts'

/** Tries of a message whose provider asks for another one; then it is a dead letter. */
const MOST_TRIES = 6
/** Pause before the second try; each next one is four times as long (Meta's pair rate, 4^X). */
const FIRST_PAUSE_MS = 1_000

type Stored = Doc<StoredMessage>

export function createOutcomes(deps: {
  readonly ledger: Ledger
  readonly keyring: Keyring
  readonly messages: Messages
  readonly deadLetters: DeadLetters
  readonly halts: Halts
  /** Counts messages that may have left, and which nobody sends again. */
  readonly unknown: Count<'provider'>
  readonly clock: () => number
}) {
  const { ledger, keyring, messages, deadLetters, halts, clock } = deps

  /** Changes a message, unless a status told meanwhile that nothing of it is to leave any more. */
  const changeOpen = (doc: Stored, next: (body: StoredMessage) => Partial<StoredMessage>) =>
    messages.change(doc.id, doc, (body) => (body.sealed === null ? undefined : next(body)))

  /**
   * Lists a message that failed for good. What the rules forbade is no fault, and is not listed. Done
   * once more where a crash may have come between the failure and the list.
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

  /**
   * Ends a message in a state.
   * @param person whom it was for, where only a status can tell whether it left
   */
  async function finish(
    doc: Stored,
    state: Told['state'],
    error?: MessageError,
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

  /** A try that failed, or of which nobody knows whether it left. */
  async function settle(
    doc: Stored,
    to: Person,
    state: 'failed' | 'unknown',
    error: ProviderError,
    detail: string,
  ) {
    const { id, body } = doc
    const now = clock()
    const told = { messageId: id, state, error, leaving: leavingOf(body) }
    const base = {
      id: `${id}.${state}.${body.tries}`,
      occurredAt: now,
      now,
      channel: body.channel,
    }
    const events = statusEvents(told, base, body)
    const given = sealedOf(keyring, doc.business, to)
    const { person } = await ledger.record(given, (standing) => [
      ...events,
      ...reachEvents(events, standing),
    ])
    return finish(doc, state, { class: error.class, code: error.code, detail }, person)
  }

  /** Our own rules or settings keep it from leaving. @param reasons their codes */
  async function keepBack(
    doc: Stored,
    to: Person,
    reasons: readonly string[],
    error: MessageError,
  ) {
    await tellKeptBack(deps, doc, to, { reasons, now: clock() })
    await finish(doc, 'failed', error)
  }

  /** A provider may have taken it: it is never sent again, and only a status can tell. */
  async function doubt(doc: Stored, to: Person, code: string): Promise<void> {
    const error = { code, class: 'unsure', failure: 'other' } as const
    const done = await settle(doc, to, 'unknown', error, 'It may have left; a status will tell.')
    if (done?.body.state === 'unknown') deps.unknown.add({ provider: doc.body.provider })
  }

  /** What follows from a provider's answer. @param person whom it was reserved for */
  async function answered(
    doc: Stored,
    to: Person,
    result: Attempt,
    person: PersonKey | undefined,
  ): Promise<Next> {
    const { body } = doc
    switch (result.outcome) {
      case 'sent':
        await messages.refer(body.provider, result.providerMessageId, doc, person)
        await finish(doc, 'sent')
        return 'done'
      case 'unknown':
        await doubt(doc, to, result.code)
        return 'done'
      case 'refused': {
        const { error } = result
        const now = clock()
        // Where the error stops the whole sender, this message fails, so that its caller sees why;
        // those behind it wait.
        await halts.note(doc.business, body, error, now)
        if (error.class === 'temporary' && error.failure === 'other' && body.tries < MOST_TRIES) {
          await changeOpen(doc, () => ({ state: 'queued' }))
          const pause = FIRST_PAUSE_MS * 4 ** (body.tries - 1)
          return { again: now + Math.max(pause, result.retryAfterMs ?? 0) }
        }
        await settle(doc, to, 'failed', error, DETAILS[error.class])
        return 'done'
      }
      default:
        return result satisfies never
    }
  }

  /** A first answer to an advertisement opens a free entry point, until a status says otherwise. */
  async function openFreeEntry({ id, business, body }: Stored, to: Person): Promise<void> {
    const base = { messageId: id, tries: body.tries, now: clock() }
    const given = sealedOf(keyring, business, to)
    await ledger.record(given, (standing) => reckoned(standing, base, body))
  }

  return { changeOpen, bury, finish, keepBack, doubt, answered, openFreeEntry }
}
