// Which facts we answer in the chat, and with what. One answer or question per fact, only while it
// is fresh: somebody who hears from us an hour after their STOP did not get what they asked for.

import type { Question } from '../../consent/commands.ts'
import type { RecordedEvent } from '../../consent/events.ts'
import { languageOf } from '../../consent/kept.ts'
import { holdsOf } from '../../consent/noes.ts'
import { indexOf } from '../../consent/standing-index.ts'
import type { Keyring } from '../../keys/keyring.ts'
import type { Ledger } from '../../ledger/port.ts'
import type { Effect } from '../../outbound/outbox/follow.ts'
import { personIn } from '../../people/identify.ts'
import type { KnownSender } from '../../settings/senders.ts'
import {
  calledLately,
  isCalled,
  isOpen,
  openQuestions,
  QUESTION_WITHIN_MS,
  waitingBefore,
} from './open.ts'
import { createQuestions, type QuestionDeps } from './question.ts'
import { createReplies, isAnsweredByProvider } from './replies.ts'
import type { Whom } from './ways.ts'

/** We reply within this or not at all (CTIA, Messaging Principles, 2023: within five minutes). */
const ANSWER_WITHIN_MS = 5 * 60_000

export interface AsksDeps extends Omit<QuestionDeps, 'wordsFor'> {
  readonly ledger: Ledger
  readonly keyring: Keyring
  readonly clock: () => number
}

/**
 * Until when we may reply to a fact. For a no, the time counts from when it was said, since its webhook
 * may have been late; where the provider tells no time, that is when it was received.
 */
const answerableUntil = ({ type, occurredAt, recordedAt }: RecordedEvent): number =>
  (type === 'consent.withdrawn' ? occurredAt : recordedAt) + ANSWER_WITHIN_MS

/** Facts that we may reply to in the chat they came through. */
const ANSWERED: ReadonlySet<string> = new Set([
  'consent.given',
  'consent.confirmed',
  'consent.withdrawn',
  'message.received',
])

export function createAsks(deps: AsksDeps): Effect {
  const { ledger, catalog, keyring, outgoing, clock } = deps

  const { wordsFor, replyTo, pastOf } = createReplies({ ledger, catalog })
  const questions = createQuestions({ ...deps, wordsFor })

  /** Through which of our numbers a fact came. */
  const receiverOf = (business: string, { evidence }: RecordedEvent): KnownSender | undefined =>
    catalog
      .senders(business)
      .find(
        (sender) =>
          sender.provider === evidence?.provider && sender.providerId === evidence?.receiver,
      )

  async function personOf(key: string) {
    const [record] = await ledger.read([key])
    if (!record) return undefined
    const to = personIn(keyring, record.identifiers)
    // An erased person has nowhere to be written to.
    return to.phone || to.userId ? { record, to } : undefined
  }

  async function ask(
    business: string,
    event: RecordedEvent & Question,
    now: number,
  ): Promise<void> {
    // A tap on a link may be a scanner's; it waits for a message of theirs, and is asked about never.
    if (event.evidence?.until === 'message') return
    const person = await personOf(event.person)
    // Not where the call has turned out meanwhile to be answered by a machine.
    const isAsked =
      person &&
      (event.channel !== 'voice' || isOpen(catalog, business, event, person.record.standing, now))
    if (isAsked) await questions.ask(business, event, person, now)
  }

  /**
   * The question that START is answered with, where a consent waits for one: `asked` now, one for each
   * START, or asked `earlier` and still there to be answered.
   */
  async function questionTo(business: string, event: RecordedEvent, whom: Whom, now: number) {
    const { standing } = whom.record
    if (holdsOf(standing, now).length > 0) return undefined
    const waiting = await waitingBefore(ledger, catalog, business, whom.record, event, now)
    const start = { event, notAfter: answerableUntil(event) }
    for (const pending of waiting) {
      const isAsked = await questions.ask(business, pending, whom, now, start)
      if (isAsked) return { onward: 'asked', id: pending.id } as const
    }
    for (const pending of waiting) {
      const isAsked = await questions.isAsked(business, pending, whom, now)
      if (isAsked) return { onward: 'earlier', id: pending.id } as const
    }
    return undefined
  }

  async function answer(business: string, event: RecordedEvent, now: number): Promise<void> {
    const via = receiverOf(business, event)
    if (!via) return
    const isInChat = event.channel === 'whatsapp'
    const isMessage = event.type === 'message.received' && isInChat
    const isStart = event.type === 'consent.given' && event.restores === true
    const isAnswered = isAnsweredByProvider(event, via)
    // A provider may answer START in the chat itself, but it does not ask our question.
    if (isAnswered && !(isStart && isInChat)) return
    const mayReply = !isAnswered && replyTo(business, event, {}) !== undefined
    if (!mayReply && !isMessage && !(isStart && isInChat)) return
    const person = await personOf(event.person)
    if (!person) return
    // This message is START, which is a fact of its own and is answered by that.
    if (isMessage && indexOf(person.record.standing).start?.id === `${event.id}.said`) return
    const question = isStart ? await questionTo(business, event, person, now) : undefined
    if (mayReply) {
      const past = await pastOf(event)
      if (past.isTold) return
      const chosen = languageOf(person.record.standing)
      const languages = { chosen, spoken: past.language }
      const { record, to } = person
      const stands = { standing: record.standing, to, via, onward: question?.onward }
      const reply = replyTo(business, event, languages, stands)
      if (reply) {
        const { content, ...about } = reply
        const claim = { type: 'ask', ...about } as const
        const key = `answer ${event.id}`
        const notAfter = answerableUntil(event)
        await outgoing.send({ business, key, sender: via, claim, to, content, now, notAfter })
      }
    }
    // They wrote, or said START, so a question that waits for that can be asked now.
    if (!mayReply || isStart) {
      const called = await calledLately(ledger, catalog, business, person.record, now)
      const waiting = await openQuestions(ledger, catalog, business, person.record, now)
      for (const asked of [...waiting, ...called]) {
        // What this very message led to is a fact of its own and is asked about by that.
        if (asked.id.startsWith(`${event.id}.`) || asked.id === question?.id) continue
        await questions.ask(business, asked, person, now)
      }
    }
  }

  return (business, event) => {
    const now = clock()
    const isPending = event.type === 'consent.pending' && event.awaits === 'confirmation'
    if (isPending || isCalled(event)) {
      return now < event.recordedAt + QUESTION_WITHIN_MS ? ask(business, event, now) : undefined
    }
    const isHeard = event.channel === 'whatsapp' || event.channel === 'sms'
    const isAnswered = isHeard && ANSWERED.has(event.type) && now < answerableUntil(event)
    return isAnswered ? answer(business, event, now) : undefined
  }
}
