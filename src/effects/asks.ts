// Which facts we answer in the chat, and with what. One answer or question per fact, only while it
// is fresh: somebody who hears from us an hour after their STOP did not get what they asked for.

import type { ConsentEvent, RecordedEvent } from '../consent/events.ts'
import { indexOf } from '../consent/index.ts'
import { readTopic, windowOf } from '../consent/reading.ts'
import type { Outgoing } from '../gate/outgoing.ts'
import type { Keyring } from '../keys/keyring.ts'
import type { Ledger, PersonRecord } from '../ledger/port.ts'
import { opened, type Person } from '../people/identify.ts'
import type { Content } from '../providers/sending.ts'
import type { Catalog, KnownSender } from '../settings/catalog.ts'
import type { Effect } from './follow.ts'
import { createReplies, isAnsweredByProvider, textOf } from './replies.ts'

/** An answer later than this is none (CTIA, Messaging Principles, 2023: within five minutes). */
const ANSWER_WITHIN_MS = 5 * 60_000
/** A question may wait longer: for a store or a server that was away. */
const QUESTION_WITHIN_MS = 24 * 3_600_000
/** Name of the template a question goes by while no window is open: two quick replies. */
export const CONFIRMATION_TEMPLATE = 'optin_confirmation'

export interface AsksDeps {
  readonly ledger: Ledger
  readonly catalog: Catalog
  readonly keyring: Keyring
  readonly outgoing: Outgoing
  readonly clock: () => number
  /** Link by which a pending consent can be confirmed from an SMS. */
  readonly confirmUrl: (about: { business: string; person: string; question: string }) => string
}

type Pending = Extract<ConsentEvent, { type: 'consent.pending' }>

export function createAsks(deps: AsksDeps): Effect {
  const { ledger, catalog, keyring, outgoing, clock } = deps

  const { wordsFor, replyTo, pastOf } = createReplies({ ledger, catalog })

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
    const known = record.identifiers.map((identifier) => opened(keyring, identifier))
    const of = (kind: string) => known.findLast((identifier) => identifier.kind === kind)?.value
    const [phone, userId] = [of('phone'), of('userId')]
    const to: Person = { ...(phone && { phone }), ...(userId && { userId }) }
    return { record, to }
  }

  /** The question of a double opt-in, once it can be asked. */
  function questionOf(
    business: string,
    pending: Pick<Pending, 'id' | 'topics' | 'entryPoint' | 'evidence'>,
    record: PersonRecord,
    now: number,
  ) {
    const door = catalog.entryPoint(pending.entryPoint ?? '')
    const senders = catalog.senders(business)
    const { language, words, named } = wordsFor(business, textOf(pending.evidence?.language))
    const about = { purpose: 'confirmation' as const, topics: pending.topics }
    const text = words.question(named(pending.topics))
    if (door?.confirmVia === 'sms') {
      const texts = senders.filter((sender) => !sender.isWhatsApp)
      const via =
        texts.find(({ phone }) => phone === door.sender) ??
        texts.find(({ provider }) => provider !== 'sandbox') ??
        texts[0]
      const url = deps.confirmUrl({ business, person: record.person, question: pending.id })
      return via && { ...about, via, content: { type: 'text' as const, text: `${text} ${url}` } }
    }
    const via =
      senders.find((sender) => sender.isWhatsApp && sender.phone === door?.sender) ??
      senders.find((sender) => sender.isWhatsApp)
    if (!via) return undefined
    const payloads = [`CONFIRM:${pending.id}`, `DECLINE:${pending.id}`] as const
    if (windowOf(record.standing, via.phone, now).open) {
      const buttons = [
        { id: payloads[0], title: words.yes },
        { id: payloads[1], title: words.no },
      ]
      return { ...about, via, content: { type: 'buttons' as const, text, buttons } }
    }
    const template =
      catalog.template(business, CONFIRMATION_TEMPLATE, language, now) ??
      catalog.template(business, CONFIRMATION_TEMPLATE, undefined, now)
    // Without a template the question waits until they write; the thank-you page says so.
    if (template?.state !== 'approved') return undefined
    const { business: name, topics } = named(pending.topics)
    const content: Content = {
      type: 'template',
      name: template.name,
      language: template.language,
      variables: [name, topics],
      payloads,
      providerId: template.providerId,
    }
    return { ...about, via, content, isTemplate: true }
  }

  async function ask(
    business: string,
    pending: Parameters<typeof questionOf>[1],
    person: { record: PersonRecord; to: Person },
    now: number,
  ): Promise<void> {
    const found = questionOf(business, pending, person.record, now)
    if (!found) return
    const { via, content, topics, purpose } = found
    const claim = {
      type: 'ask',
      purpose,
      topics,
      question: pending.id,
      ...('isTemplate' in found && { isTemplate: true }),
    } as const
    const key = `question ${pending.id}`
    await outgoing.send({ business, key, sender: via, claim, to: person.to, content, now })
  }

  return async (business, event) => {
    const now = clock()
    const age = now - event.recordedAt
    if (event.type === 'consent.pending' && event.awaits === 'confirmation') {
      const person = age < QUESTION_WITHIN_MS && (await personOf(event.person))
      if (person) await ask(business, event, person, now)
      return
    }
    if (event.channel !== 'whatsapp' && event.channel !== 'sms') return
    if (age >= ANSWER_WITHIN_MS) return
    const via = receiverOf(business, event)
    if (!via || isAnsweredByProvider(event, via)) return
    const isMessage = event.type === 'message.received' && event.channel === 'whatsapp'
    const mayReply = replyTo(business, event, undefined) !== undefined
    if (!mayReply && !isMessage) return
    const person = await personOf(event.person)
    if (!person) return
    if (mayReply) {
      const past = await pastOf(event)
      if (past.isTold) return
      const reply = replyTo(business, event, past.language)
      if (!reply) return
      const { purpose, topics, content } = reply
      const claim = { type: 'ask', purpose, topics } as const
      const key = `answer ${event.id}`
      const notAfter = event.recordedAt + ANSWER_WITHIN_MS
      const order = { business, key, sender: via, claim, to: person.to, content, now, notAfter }
      await outgoing.send(order)
    } else {
      // They wrote, so a question that waits for its window can be asked now.
      for (const pending of openQuestions(business, person.record, now)) {
        await ask(business, pending, person, now)
      }
    }
  }

  /** Pending double opt-ins that nothing has answered, one entry per question. */
  function openQuestions(business: string, { standing }: PersonRecord, now: number) {
    const questions = new Map<string, { id: string; topics: string[]; entryPoint?: string }>()
    for (const [key, fact] of indexOf(standing).pending) {
      const topic = catalog.topic(business, key)
      if (!topic || now - fact.t >= QUESTION_WITHIN_MS) continue
      const marketing = topic.category === 'marketing'
      if (readTopic(standing, { key, marketing }, now).act !== fact) continue
      const question = questions.get(fact.id) ?? {
        id: fact.id,
        topics: [],
        ...(fact.door !== undefined && { entryPoint: fact.door }),
      }
      question.topics.push(key)
      questions.set(fact.id, question)
    }
    return [...questions.values()]
  }
}
