// Which facts we answer in the chat, and with what. One answer or question per fact, only while it
// is fresh: somebody who hears from us an hour after their STOP did not get what they asked for.

import { answersIn } from '../chat/answers.ts'
import { MOST_SEGMENTS, segmentsOf } from '../chat/sms.ts'
import type { Json, RecordedEvent } from '../consent/events.ts'
import { languageOf } from '../consent/reading.ts'
import type { AskPurpose } from '../eligibility/ask.ts'
import type { Keyring } from '../keys/keyring.ts'
import type { Ledger } from '../ledger/port.ts'
import { personIn } from '../people/identify.ts'
import type { Content } from '../providers/sending.ts'
import type { KnownSender } from '../settings/catalog.ts'
import { labelOf } from '../settings/notices.ts'
import type { Effect } from './follow.ts'
import { calledLately, isCalled, isOpen, openQuestions, QUESTION_WITHIN_MS } from './open.ts'
import { createQuestions, type QuestionDeps } from './question.ts'

/** An answer later than this is none (CTIA, Messaging Principles, 2023: within five minutes). */
const ANSWER_WITHIN_MS = 5 * 60_000

/** Meta's most for a text. */
const CHAT_MOST = 4_096

export interface AsksDeps extends Omit<QuestionDeps, 'wordsFor'> {
  readonly ledger: Ledger
  readonly keyring: Keyring
  readonly clock: () => number
}

/** Facts that can be answered in the chat they came through. */
const ANSWERED: ReadonlySet<string> = new Set([
  'consent.given',
  'consent.confirmed',
  'consent.withdrawn',
  'message.received',
])

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
  const questions = createQuestions({ ...deps, wordsFor })

  /** The answer to what a person just told us in a chat. */
  function replyTo(
    business: string,
    event: RecordedEvent,
    chosen: string | undefined,
  ): Reply | undefined {
    const evidence = event.evidence ?? {}
    if (evidence.handled !== undefined || evidence.repeats === true) return undefined
    const read = objectOf(evidence.read)
    const { words, named } = wordsFor(
      business,
      chosen,
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
        // A keyword is answered with the notice it stands for, unless that is a long letter.
        if (typeof evidence.keyword === 'string') {
          const notice = textOf(evidence.text) ?? ''
          const fits =
            event.channel === 'sms'
              ? segmentsOf(notice).count <= MOST_SEGMENTS
              : notice.length <= CHAT_MOST
          return reply('start', fits ? notice : words.welcome(named(event.topics)))
        }
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
    const to = personIn(keyring, record.identifiers)
    // An erased person has nowhere to be written to.
    return to.phone || to.userId ? { record, to } : undefined
  }

  return async (business, event) => {
    const now = clock()
    const age = now - event.recordedAt
    const isPending = event.type === 'consent.pending' && event.awaits === 'confirmation'
    if (isPending || isCalled(event)) {
      // It waits for their message, and may have been made by a scanner.
      if (event.evidence?.until === 'message') return
      const person = age < QUESTION_WITHIN_MS && (await personOf(event.person))
      // A call may have turned out to be a machine's in between.
      const isAsked =
        person &&
        (event.channel !== 'voice' || isOpen(catalog, business, event, person.record.standing, now))
      if (isAsked) await questions.ask(business, event, person, now)
      return
    }
    if (event.channel !== 'whatsapp' && event.channel !== 'sms') return
    if (age >= ANSWER_WITHIN_MS) return
    const via = receiverOf(business, event)
    if (!via || isAnsweredByTwilio(event, via)) return
    if (!ANSWERED.has(event.type)) return
    const person = await personOf(event.person)
    if (!person) return
    const isMessage = event.type === 'message.received' && event.channel === 'whatsapp'
    const reply = replyTo(business, event, languageOf(person.record.standing))
    if (!reply && !isMessage) return
    if (reply) {
      const { purpose, topics, content } = reply
      const claim = { type: 'ask', purpose, topics } as const
      const key = `answer ${event.id}`
      await outgoing.send({ business, key, sender: via, claim, to: person.to, content, now })
    } else {
      // They wrote, so a question that waits for its window can be asked now.
      const called = await calledLately(ledger, catalog, business, person.record, now)
      const waiting = openQuestions(catalog, business, person.record, now)
      for (const asked of [...waiting, ...called]) {
        // What this very message led to is asked by a fact of its own, with its words.
        if (asked.id.startsWith(`${event.id}.`)) continue
        await questions.ask(business, asked, person, now)
      }
    }
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
