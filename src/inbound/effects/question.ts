// The question of a double opt-in: when it is asked, through what, and how often. By SMS it holds
// a link; on WhatsApp it has two buttons, or goes as a registered template. Texts and templates cost
// money on the word of whoever typed the number, so a business spends no more on them than its limits
// allow; what is not asked by them is asked in the chat, once the person writes.

import { smsWithLink } from '../../chat/sms.ts'
import type { Json, RecordedEvent } from '../../consent/events.ts'
import { textBarOf } from '../../consent/reach.ts'
import { asRead, languageOf } from '../../consent/reading.ts'
import { isRefused } from '../../eligibility/ask.ts'
import type { answersIn } from '../../languages/language.ts'
import type { PersonRecord } from '../../ledger/port.ts'
import type { Outgoing } from '../../outbound/gate/outgoing.ts'
import type { Purse } from '../../outbound/limits/purse.ts'
import { dailyShares } from '../../outbound/limits/spending.ts'
import { type Limit, reachedBy, type Turn, type Turns } from '../../outbound/limits/turns.ts'
import type { Person } from '../../people/identify.ts'
import type { Content } from '../../providers/sending.ts'
import type { Catalog } from '../../settings/catalog.ts'
import type { KnownSender } from '../../settings/senders.ts'
import { textSender } from '../../settings/text-sender.ts'
import { DAY_MS } from '../../time.ts'
import { lineOf, lineRefusal } from '../../world/phones/line.ts'
import type { HeldBack } from './held-back.ts'
import { type Asked, questionKey } from './open.ts'
import { chatOf, registeredOf } from './via.ts'

/**
 * Anyone can type a number into a form, so a person is not asked for each time somebody does. The
 * first question stands meanwhile: what it is answered with counts for the later forms too.
 */
export const QUESTION_LIMITS: readonly Limit[] = [
  { name: 'same_question', max: 1, withinMs: 10 * 60_000, same: true },
  { name: 'questions_a_day', max: 3, withinMs: DAY_MS },
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
  /** What a business may spend on those that cost money. */
  readonly purse: Purse
  readonly heldBack: HeldBack
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

export interface Whom {
  readonly record: PersonRecord
  readonly to: Person
}

/** START, where the question is its answer. */
export interface Started {
  readonly event: RecordedEvent
  /** Epoch ms from which on it is too late for an answer. */
  readonly notAfter: number
}

/** A way in which a question can be asked now. */
interface Way {
  readonly via: KnownSender
  /** Not asked for by a message of theirs: it counts against the limits of the business. */
  readonly isPaid: boolean
  readonly isTemplate?: true
  /** Makes what it says, and the link behind it. */
  readonly content: () => Content | Promise<Content>
}

export function createQuestions(deps: QuestionDeps) {
  const { catalog, outgoing, questions, purse, wordsFor } = deps

  /** The ways a question can be asked now, the first one first; none: it waits until they write. */
  function waysOf(
    business: string,
    pending: Asked,
    { record, to }: Whom,
    now: number,
    start?: Started,
  ): Way[] {
    const door = catalog.entryPoint(pending.entryPoint ?? '')
    const { evidence } = pending
    const spoken = textOf(evidence?.language)
    const { language, words, named } = wordsFor(business, languageOf(record.standing), spoken)
    const payloads = [`CONFIRM:${pending.id}`, `DECLINE:${pending.id}`] as const

    function inChat(): Way[] {
      const about = start?.event ?? pending
      const via = chatOf(catalog.senders(business), about, door, record.standing, now)
      if (!via) return []
      // Asked where they wrote, so the words of the notice are what they are shown.
      const asksWith = evidence?.asksWith === 'words' ? textOf(evidence.text) : undefined
      const question = words.question(named(pending.topics))
      const inWords = [asksWith, question, words.howToAnswer(words)]
      // Twilio shows no buttons that are not registered there.
      const text =
        via.provider === 'twilio'
          ? inWords.filter((part) => part !== undefined).join('\n\n')
          : (asksWith ?? question)
      const buttons = [
        { id: payloads[0], title: words.yes },
        { id: payloads[1], title: words.no },
      ]
      return [{ via, isPaid: false, content: () => ({ type: 'buttons', text, buttons }) }]
    }

    function byTemplate(): Way[] {
      // Where it costs its caller money somebody may earn on it.
      if (to.phone !== undefined && lineOf(to.phone) === 'special') return []
      const found = registeredOf(catalog, business, door, language, now)
      // Without a template the question waits until they write; the thank-you page says so.
      if (!found) return []
      const { via, template } = found
      const { business: name, topics } = named(pending.topics)
      const content: Content = {
        type: 'template',
        name: template.name,
        language: template.language,
        variables: [name, topics],
        payloads,
        ...(template.providerId !== undefined && { providerId: template.providerId }),
      }
      return [{ via, isPaid: true, isTemplate: true, content: () => content }]
    }

    function byText(): Way[] {
      const isTextable = to.phone !== undefined && lineRefusal(to.phone, 'sms') === undefined
      // It would be refused, with its turn used up.
      const isBarred = textBarOf(record.standing) !== undefined
      const sender = isTextable && !isBarred ? textSender(catalog, business, door) : undefined
      if (!sender) return []
      const about = { business, person: record.person, question: pending.id, door: door?.slug }
      const content = async (): Promise<Content> => {
        // A plain yes answers a text too, but none of ours asks for one: at Twilio YES is a START
        // word, so Twilio would answer it as well, and lift what it holds back. Where Twilio has
        // taken it for START (`OptOutType`), START is all it is.
        const url = await deps.confirmUrl(about)
        return { type: 'text', text: smsWithLink(words.question, named(pending.topics), url) }
      }
      return [{ via: sender, isPaid: true, content }]
    }

    // An answer goes where it was asked for.
    if (start?.event.channel === 'whatsapp') return inChat()
    if (start) return door?.confirmVia === 'sms' ? byText() : []
    // What a call has given is asked about in the chat alone; the link is for what waits.
    if (door?.confirmVia === 'sms' && pending.type !== 'consent.given') {
      return [...byText(), ...inChat()]
    }
    const free = inChat()
    return free.length > 0 ? free : byTemplate()
  }

  /**
   * The first way that costs nothing or is paid for, once the person's own limits allow it.
   * Asked first whether they do, so that whoever is over them does not use up what others share.
   */
  async function take(business: string, ways: readonly Way[], { record, to }: Whom, turn: Turn) {
    const { person } = record
    const before = await questions.list(person, turn.at)
    // Its sending may have been cut off: it is paid for, and the same message.
    if (before.some(({ id }) => id === turn.id)) return ways[0]
    if (reachedBy(before, turn, QUESTION_LIMITS)) return undefined
    const shares = dailyShares(catalog, business, to, turn.at)
    let way: Way | undefined
    for (const each of ways) {
      const over = each.isPaid ? await purse.spend(business, shares, turn.at) : undefined
      if (over) deps.heldBack(business, over, turn.at)
      way = over ? undefined : each
      if (way) break
    }
    if (!way || !(await questions.take(business, person, turn))) return way
    if (way.isPaid) await purse.giveBack(business, shares, turn.at)
    return undefined
  }

  const aboutOf = ({ entryPoint, topics }: Asked) =>
    JSON.stringify([entryPoint, [...topics].sort()])

  /**
   * Asks, once, unless the person was asked often enough.
   * @param start what the question answers: one for each
   * @returns whether it is on its way
   */
  async function ask(
    business: string,
    pending: Asked,
    whom: Whom,
    now: number,
    start?: Started,
  ): Promise<boolean> {
    const ways = waysOf(business, pending, whom, now, start)
    if (ways.length === 0) return false
    const { topics } = pending
    const saidAt = start?.event.occurredAt
    // It would be refused, and with its turn used up it could not be asked once they said START.
    const { standing } = whom.record
    const named = catalog.topics(business, topics).map(asRead)
    if (isRefused({ standing, topics: named, at: now, saidAt })) return false
    const turn = {
      ...{ id: start?.event.id ?? pending.id, about: aboutOf(pending), at: now },
      ...(start && { since: await overUntil(business, pending, whom, now) }),
    }
    // What is not asked now is asked when they write, or answered with the question before.
    const way = await take(business, ways, whom, turn)
    if (!way) return false
    const claim = {
      ...({ type: 'ask', purpose: 'confirmation', topics, question: pending.id } as const),
      door: pending.entryPoint,
      ...(way.isTemplate && { isTemplate: true }),
      ...(saidAt !== undefined && { saidAt }),
    }
    const key = start
      ? `question to ${start.event.id}`
      : questionKey(pending, whom.record.person, now)
    const content = await way.content()
    const { via: sender } = way
    const order = { business, key, sender, claim, to: whom.to, content, now }
    await outgoing.send({ ...order, notAfter: start?.notAfter })
    return true
  }

  /** Whether the same was asked today, so that the question is there to be answered. */
  async function isAsked(business: string, pending: Asked, whom: Whom, now: number) {
    const over = await overUntil(business, pending, whom, now)
    return (await sameBefore(pending, whom, now)).some(({ at }) => at >= over)
  }

  const sameBefore = async (pending: Asked, { record }: Whom, now: number) =>
    (await questions.list(record.person, now)).filter(({ about }) => about === aboutOf(pending))

  /**
   * What was asked before this moment (epoch ms) is over: a no came after it, which a yes in words
   * would not lift.
   */
  async function overUntil(business: string, pending: Asked, whom: Whom, now: number) {
    const { standing } = whom.record
    const topics = catalog.topics(business, pending.topics).map(asRead)
    const over = (await sameBefore(pending, whom, now)).filter(({ at }) =>
      isRefused({ standing, topics, at: now, saidAt: at }),
    )
    return Math.max(0, ...over.map(({ at }) => at + 1))
  }

  return { ask, isAsked }
}

const textOf = (value: Json | undefined) => (typeof value === 'string' ? value : undefined)
