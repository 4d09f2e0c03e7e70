// The ways in which a question can be asked: as an SMS with a link, in an open WhatsApp chat with two
// buttons, or as a registered template where no window is open.

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

/** The START that a question answers. */
export interface Started {
  readonly event: RecordedEvent
  /** From then on it is too late for a reply; epoch ms. */
  readonly notAfter: number
}

/** A way in which a question can be asked now. */
export interface Way {
  readonly via: KnownSender
  /** No message of theirs asked for it, so it costs money and counts against the business's limits. */
  readonly isPaid: boolean
  readonly isTemplate?: true
  /** Makes what it says, and the link behind it. */
  readonly content: () => Content | Promise<Content>
}

/** @returns the ways in which a question can be asked now, best first; with none it waits till they write */
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
      // Where they wrote without having seen the notice, the question shows its words.
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
      // Not to a premium number: somebody might earn on it.
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
      // The gate would refuse it, and the person's turn to be asked would be used up.
      const isBarred = textBarOf(record.standing) !== undefined
      const sender = isTextable && !isBarred ? textSender(catalog, business, door) : undefined
      if (!sender) return []
      const about = { business, person: record.person, question: pending.id, door: door?.slug }
      const content = async (): Promise<Content> => {
        // The text has a link and does not ask for a YES, though we would take one: at Twilio YES is a
        // START word, which Twilio answers itself and which lifts its own block.
        const url = await deps.confirmUrl(about)
        return { type: 'text', text: smsWithLink(words.question, named(pending.topics), url) }
      }
      return [{ via: sender, isPaid: true, content }]
    }

    // The answer to START goes where START was said.
    if (start?.event.channel === 'whatsapp') return inChat()
    if (start) return door?.confirmVia === 'sms' ? byText() : []
    // The link confirms a pending consent; one given in a call is confirmed in the chat alone.
    if (door?.confirmVia === 'sms' && pending.type !== 'consent.given') {
      return [...byText(), ...inChat()]
    }
    const free = inChat()
    return free.length > 0 ? free : byTemplate()
  }
}
