// Through what a question can be asked. By SMS it holds a link; on WhatsApp it has two buttons, or goes
// as a registered template.

import { smsWithLink } from '../../chat/sms.ts'
import type { RecordedEvent } from '../../consent/events.ts'
import { languageOf } from '../../consent/kept.ts'
import { textBarOf } from '../../consent/reach.ts'
import type { answersIn } from '../../languages/language.ts'
import type { PersonRecord } from '../../ledger/port.ts'
import type { Person } from '../../people/identify.ts'
import type { Content } from '../../providers/sending.ts'
import type { Catalog } from '../../settings/catalog.ts'
import type { KnownSender } from '../../settings/senders.ts'
import { textSender } from '../../settings/text-sender.ts'
import { lineOf, lineRefusal } from '../../world/phones/line.ts'
import type { Asked } from './open.ts'
import { chatOf, registeredOf } from './via.ts'

type Words = ReturnType<typeof answersIn>

export interface WaysDeps {
  readonly catalog: Catalog
  /** Link by which a pending consent can be confirmed from an SMS. */
  readonly confirmUrl: (about: {
    readonly business: string
    readonly person: string
    readonly question: string
    readonly door: string | undefined
  }) => Promise<string>
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
export interface Way {
  readonly via: KnownSender
  /** Not asked for by a message of theirs: it counts against the limits of the business. */
  readonly isPaid: boolean
  readonly isTemplate?: true
  /** Makes what it says, and the link behind it. */
  readonly content: () => Content | Promise<Content>
}

/** @returns the ways a question can be asked now, the first one first; none: it waits until they write */
export function createWays(deps: WaysDeps) {
  const { catalog, wordsFor } = deps

  return (
    business: string,
    pending: Asked,
    { record, to }: Whom,
    now: number,
    start?: Started,
  ): Way[] => {
    const door = catalog.entryPoint(pending.entryPoint ?? '')
    const { evidence } = pending
    const spoken = evidence?.language
    const { language, words, named } = wordsFor(business, languageOf(record.standing), spoken)
    const payloads = [`CONFIRM:${pending.id}`, `DECLINE:${pending.id}`] as const

    function inChat(): Way[] {
      const about = start?.event ?? pending
      const via = chatOf(catalog.senders(business), about, door, record.standing, now)
      if (!via) return []
      // Asked where they wrote, so the words of the notice are what they are shown.
      const asksWith = evidence?.asksWith === 'words' ? evidence.text : undefined
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
}
