// Which facts we answer in the chat, and with what. One answer or question per fact, only while it
// is fresh: somebody who hears from us an hour after their STOP did not get what they asked for.

import { answersIn } from '../chat/answers.ts'
import type { ConsentEvent, Json, RecordedEvent } from '../consent/events.ts'
import { indexOf } from '../consent/index.ts'
import { readTopic, windowOf } from '../consent/reading.ts'
import type { AskPurpose } from '../eligibility/ask.ts'
import type { Outgoing } from '../gate/outgoing.ts'
import type { Keyring } from '../keys/keyring.ts'
import type { Ledger, PersonRecord } from '../ledger/port.ts'
import { opened, type Person } from '../people/identify.ts'
import type { Content } from '../providers/sending.ts'
import type { Catalog, KnownSender } from '../settings/catalog.ts'
import { labelOf } from '../settings/notices.ts'
import type { Effect } from './follow.ts'

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
interface Reply {
  readonly purpose: AskPurpose
  readonly content: Content
  readonly topics: readonly string[]
}

export function createAsks(deps: AsksDeps): Effect {
  const { ledger, catalog, keyring, outgoing, clock } = deps

  const wordsFor = (business: string, ...languages: (string | undefined)[]) => {
    const owner = catalog.business(business)
    const { language, words } = answersIn(...languages, ...(owner?.languages ?? []))
    const named = (keys: readonly string[]) => ({
      business: owner?.displayName ?? '',
      topics: new Intl.ListFormat(language, { type: 'conjunction' }).format(
        catalog.topics(business, keys).map((topic) => labelOf(topic, language)),
      ),
    })
    return { language, words, named }
  }

  /** The answer to what a person just told us in a chat. */
  function replyTo(business: string, event: RecordedEvent): Reply | undefined {
    const evidence = event.evidence ?? {}
    if (evidence.handled !== undefined || evidence.repeats === true) return undefined
    const read = objectOf(evidence.read)
    const { words, named } = wordsFor(
      business,
      textOf(evidence.language),
      textOf(read.language) || undefined,
    )
    const reply = (purpose: AskPurpose, text: string): Reply => ({
      purpose,
      content: { type: 'text', text },
      topics: [],
    })
    switch (event.type) {
      case 'consent.withdrawn':
        if (event.doubtful) return undefined
        return reply(
          'optout',
          event.scope === 'all'
            ? words.stopped(named([]))
            : words.stoppedTopics({
                ...named(event.topics),
                ...(event.scope === 'marketing' && { topics: words.marketing }),
              }),
        )
      case 'consent.given':
        if (!event.fromAddress) return undefined
        // A keyword is answered with the notice it stands for.
        if (typeof evidence.keyword === 'string') return reply('start', textOf(evidence.text) ?? '')
        if (!event.restores) return reply('start', words.welcome(named(event.topics)))
        return reply(
          'start',
          event.topics.length > 0
            ? words.started(named(event.topics))
            : words.startedNothing(named([])),
        )
      case 'consent.confirmed':
        return reply('start', words.welcome(named(event.topics)))
      case 'message.received':
        return read.meaning === 'help' ? reply('help', words.help(named([]))) : undefined
      default:
        return undefined
    }
  }

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
    const { evidence } = pending
    // Asked where they wrote, so the words of the notice are what they are shown.
    const asksWith = evidence?.asksWith === 'words' ? textOf(evidence.text) : undefined
    const text = asksWith ?? words.question(named(pending.topics))
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
      // Twilio shows no buttons that are not registered there: the question stands in words.
      const isBare = asksWith !== undefined && via.provider === 'twilio'
      const shown = isBare ? `${text}\n\n${words.question(named(pending.topics))}` : text
      return { ...about, via, content: { type: 'buttons' as const, text: shown, buttons } }
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
    if (!via || isAnsweredByTwilio(event, via)) return
    const reply = replyTo(business, event)
    const isMessage = event.type === 'message.received' && event.channel === 'whatsapp'
    if (!reply && !isMessage) return
    const person = await personOf(event.person)
    if (!person) return
    if (reply) {
      const { purpose, topics, content } = reply
      const claim = { type: 'ask', purpose, topics } as const
      const key = `answer ${event.id}`
      await outgoing.send({ business, key, sender: via, claim, to: person.to, content, now })
    } else {
      // They wrote, so a question that waits for its window can be asked now.
      for (const pending of openQuestions(business, person.record, now)) {
        // What this very message led to is asked by a fact of its own, with its words.
        const isOwn = pending.id.startsWith(`${event.id}.`)
        if (!isOwn) await ask(business, pending, person, now)
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

/** Twilio answers its default words on SMS itself (long codes, toll-free numbers). */
function isAnsweredByTwilio({ channel, evidence }: RecordedEvent, via: KnownSender): boolean {
  const { meaning, word } = objectOf(evidence?.read)
  if (via.provider !== 'twilio' || channel !== 'sms') return false
  return meaning === 'help' || (meaning !== undefined && word !== undefined && word !== '')
}

const textOf = (value: Json | undefined) => (typeof value === 'string' ? value : undefined)
const objectOf = (value: Json | undefined): { readonly [key: string]: Json | undefined } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
