// The question of a double opt-in: when it is asked, through what, and how often. By SMS it holds
// a link; on WhatsApp it has two buttons, or goes as a registered template.

import { type answersIn, CONFIRMATION_TEMPLATE } from '../chat/answers.ts'
import { smsWithLink } from '../chat/sms.ts'
import type { Json } from '../consent/events.ts'
import { languageOf, windowOf } from '../consent/reading.ts'
import type { Outgoing } from '../gate/outgoing.ts'
import type { PersonRecord } from '../ledger/port.ts'
import type { Limit, Turns } from '../limits/turns.ts'
import type { Person } from '../people/identify.ts'
import type { Content } from '../providers/sending.ts'
import type { Catalog } from '../settings/catalog.ts'
import { textSender } from '../settings/text-sender.ts'
import { type Asked, questionKey } from './open.ts'

/** The sandbox's numbers have the question as a template of their own: nothing to register. */
const SANDBOX_TEMPLATE = { name: CONFIRMATION_TEMPLATE, state: 'approved' } as const

/**
 * Anyone can type a number into a form, so a person is not asked for each time somebody does. The
 * first question stands meanwhile: what it is answered with counts for the later forms too.
 */
export const QUESTION_LIMITS: readonly Limit[] = [
  { name: 'same_question', max: 1, withinMs: 10 * 60_000, same: true },
  { name: 'questions_a_day', max: 3, withinMs: 86_400_000 },
]

type Words = ReturnType<typeof answersIn>

export interface QuestionDeps {
  readonly catalog: Catalog
  readonly outgoing: Outgoing
  /** Link by which a pending consent can be confirmed from an SMS. */
  readonly confirmUrl: (about: {
    readonly business: string
    readonly person: string
    readonly question: string
    readonly door: string | undefined
  }) => Promise<string>
  /** How often a person may be asked; `QUESTION_LIMITS`. */
  readonly questions: Turns
  /** Words in the first of these languages we have, and how to name things in it. */
  readonly wordsFor: (
    business: string,
    ...languages: (string | undefined)[]
  ) => Words & {
    readonly named: (keys: readonly string[]) => {
      readonly business: string
      readonly topics: string
    }
  }
}

export function createQuestions(deps: QuestionDeps) {
  const { catalog, outgoing, wordsFor } = deps

  /** The question of a double opt-in, once it can be asked. */
  async function questionOf(business: string, pending: Asked, record: PersonRecord, now: number) {
    const door = catalog.entryPoint(pending.entryPoint ?? '')
    const senders = catalog.senders(business)
    const { language, words, named } = wordsFor(
      business,
      languageOf(record.standing),
      textOf(pending.evidence?.language),
    )
    const about = { purpose: 'confirmation' as const, topics: pending.topics }
    const { evidence } = pending
    // Asked where they wrote, so the words of the notice are what they are shown.
    const asksWith = evidence?.asksWith === 'words' ? textOf(evidence.text) : undefined
    // What a call has given is asked about in the chat alone; the link is for what waits.
    if (door?.confirmVia === 'sms' && pending.type !== 'consent.given') {
      const via = textSender(catalog, business, door)
      if (!via) return undefined
      const { person } = record
      const url = await deps.confirmUrl({ business, person, question: pending.id, door: door.slug })
      // A plain yes answers a text too, but none of ours asks for one: at Twilio YES is a START
      // word, so Twilio would answer it as well, and lift what it holds back. Where Twilio has
      // taken it for START (`OptOutType`), START is all it is.
      const text = smsWithLink(words.question, named(pending.topics), url)
      return { ...about, via, content: { type: 'text' as const, text } }
    }
    const via =
      senders.find((sender) => sender.isWhatsApp && sender.phone === door?.sender) ??
      senders.find((sender) => sender.isWhatsApp)
    if (!via) return undefined
    const payloads = [`CONFIRM:${pending.id}`, `DECLINE:${pending.id}`] as const
    if (windowOf(record.standing, via.phone, now).open) {
      const question = words.question(named(pending.topics))
      // Twilio shows no buttons that are not registered there: the question stands in words.
      const isBare = asksWith !== undefined && via.provider === 'twilio'
      const text = isBare ? `${asksWith}\n\n${question}` : (asksWith ?? question)
      const buttons = [
        { id: payloads[0], title: words.yes },
        { id: payloads[1], title: words.no },
      ]
      return { ...about, via, content: { type: 'buttons' as const, text, buttons } }
    }
    const template =
      catalog.template(business, CONFIRMATION_TEMPLATE, language, now) ??
      catalog.template(business, CONFIRMATION_TEMPLATE, undefined, now) ??
      (via.provider === 'sandbox' ? { ...SANDBOX_TEMPLATE, language } : undefined)
    // Without a template the question waits until they write; the thank-you page says so.
    if (template?.state !== 'approved') return undefined
    const { business: name, topics } = named(pending.topics)
    const content: Content = {
      type: 'template',
      name: template.name,
      language: template.language,
      variables: [name, topics],
      payloads,
      ...('providerId' in template && { providerId: template.providerId }),
    }
    return { ...about, via, content, isTemplate: true }
  }

  /** Asks, once, unless the person was asked often enough. */
  async function ask(
    business: string,
    pending: Asked,
    person: { record: PersonRecord; to: Person },
    now: number,
  ): Promise<void> {
    const found = await questionOf(business, pending, person.record, now)
    if (!found) return
    const { via, content, topics, purpose } = found
    const about = JSON.stringify([pending.entryPoint, [...topics].sort()])
    const turn = { id: pending.id, about, at: now }
    // What is not asked now is asked when they write, or answered with the question before.
    if (await deps.questions.take(business, person.record.person, turn)) return
    const claim = {
      type: 'ask',
      purpose,
      topics,
      question: pending.id,
      door: pending.entryPoint,
      ...('isTemplate' in found && { isTemplate: true }),
    } as const
    const key = questionKey(pending, person.record.person, now)
    await outgoing.send({ business, key, sender: via, claim, to: person.to, content, now })
  }

  return { ask }
}

const textOf = (value: Json | undefined) => (typeof value === 'string' ? value : undefined)
