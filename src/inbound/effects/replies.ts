// What we reply to a fact, in which words, and whether at all: an opt-out is confirmed once.

import { MOST_SEGMENTS, segmentsOf } from '../../chat/sms.ts'
import type { Channel, ConsentEvent, RecordedEvent } from '../../consent/events.ts'
import { EMPTY } from '../../consent/standing.ts'
import type { AskPurpose } from '../../eligibility/ask.ts'
import { answersIn } from '../../languages/language.ts'
import { historyOf } from '../../ledger/history.ts'
import type { Ledger, PersonKey } from '../../ledger/port.ts'
import type { Content } from '../../providers/sending.ts'
import type { Catalog } from '../../settings/catalog.ts'
import { labelOf } from '../../settings/notices.ts'
import type { KnownSender } from '../../settings/senders.ts'
import { type Now, type Restarted, restarted, restartText } from './restart.ts'

/** For facts to which the reply is the same however somebody stands. */
const NOBODY: Now = { standing: EMPTY, to: {} }
/** Meta's most for a text. */
const CHAT_MOST = 4_096

/** A reply: what it is for, and what it says. */
export interface Reply {
  readonly purpose: AskPurpose
  readonly content: Content
  /** Keys of the topics it says were agreed to: a no to one of them forbids it. */
  readonly topics: readonly string[]
  /** For a reply to START: when they said it, epoch ms. A later no forbids it. */
  readonly saidAt?: number
}

export function createReplies({
  ledger,
  catalog,
}: {
  readonly ledger: Ledger
  readonly catalog: Catalog
}) {
  const wordsFor = (business: string, ...languages: (string | undefined)[]) => {
    const owner = catalog.business(business)
    const { language, words } = answersIn(...languages, ...(owner?.languages ?? []))
    const named = (keys: readonly string[], marketing = false) => ({
      business: owner?.displayName ?? '',
      topics: new Intl.ListFormat(language, { type: 'conjunction' }).format([
        ...catalog.topics(business, keys).map((topic) => labelOf(topic, language)),
        ...(marketing ? [words.marketing] : []),
      ]),
    })
    return { language, words, named }
  }

  /**
   * The reply to what a person just told us in a chat.
   * @param languages.chosen the language the person chose
   * @param languages.spoken that of what they agreed to last, for words such as STOP that tell none
   * @param now how they stand: the reply to START says what it has not ended
   */
  function replyTo(
    business: string,
    event: RecordedEvent,
    languages: { readonly chosen?: string | undefined; readonly spoken?: string | undefined },
    now: Now = NOBODY,
  ): Reply | undefined {
    const evidence = event.evidence ?? {}
    if (evidence.handled !== undefined || evidence.partOf !== undefined) return undefined
    // A keyword sent again: the consent stands already, and had its reply.
    if (evidence.repeats === true) return undefined
    const { read } = evidence
    const { words, named } = wordsFor(
      business,
      languages.chosen,
      evidence.language,
      read?.language || undefined,
      languages.spoken,
    )
    const reply = (
      purpose: AskPurpose,
      text: string,
      more: Pick<Reply, 'saidAt'> & { readonly topics?: readonly string[] } = {},
    ): Reply => ({ purpose, content: { type: 'text', text }, topics: [], ...more })
    /** Where a stop word that came with START or after it is in force, they are told that instead. */
    const startReply = (outcome: Restarted, saidAt: number): Reply | undefined => {
      if (outcome.stands === 'word') return reply('optout', words.stopped(named([])))
      const text = restartText(outcome, now.onward, words, named)
      if (text === undefined) return undefined
      const { again: topics } = outcome
      return topics.length > 0
        ? reply('welcome', text, { topics })
        : reply('start', text, { saidAt })
    }
    switch (event.type) {
      case 'consent.withdrawn':
        if (event.doubtful) return undefined
        if (event.scope === 'all') return reply('optout', words.stopped(named([])))
        return reply('optout', words.stoppedTopics(named(event.topics, isAllMarketing(event))))
      case 'consent.given': {
        if (!event.fromAddress) return undefined
        const { topics, occurredAt: saidAt } = event
        // A keyword is answered with the notice it stands for, unless that is a long letter.
        if (evidence.keyword !== undefined) {
          const notice = evidence.text ?? ''
          const fits =
            event.channel === 'sms'
              ? segmentsOf(notice).count <= MOST_SEGMENTS
              : notice.length <= CHAT_MOST
          return reply('welcome', fits ? notice : words.welcome(named(topics)), { topics })
        }
        if (!event.restores) return reply('welcome', words.welcome(named(topics)), { topics })
        return startReply(restarted(catalog, business, event, now), saidAt)
      }
      case 'consent.confirmed': {
        const { topics } = event
        return reply('welcome', words.welcome(named(topics)), { topics })
      }
      case 'message.received':
        return read?.meaning === 'help' ? reply('help', words.help(named([]))) : undefined
      default:
        return undefined
    }
  }

  /**
   * What a person's history says about a reply: which language they agreed in last, and whether an
   * opt-out that is repeated had its reply in a chat already. One made on a page or in a call had none.
   */
  async function pastOf({ person, evidence }: RecordedEvent) {
    const { events } = await ledger.newest(person, LATELY)
    const repeated = evidence?.repeats
    if (typeof repeated === 'string') {
      const before = events.find(({ id }) => id === repeated) ?? (await found(person, repeated))
      if (before?.actor === 'person' && CHATS.has(before.channel)) return { isTold: true }
    }
    return { isTold: false, language: events.find(isSpoken)?.evidence?.language }
  }

  async function found(person: PersonKey, id: string): Promise<RecordedEvent | undefined> {
    for await (const event of historyOf(ledger, person)) if (event.id === id) return event
    return undefined
  }

  return { wordsFor, replyTo, pastOf }
}

/**
 * So many of the latest facts are looked through for a language, and for the opt-out that is repeated,
 * before the whole history is: STOP may come ten thousand times.
 */
const LATELY = 500
const isSpoken = ({ type, evidence }: RecordedEvent): boolean =>
  type.startsWith('consent.') && evidence?.language !== undefined

const CHATS: ReadonlySet<Channel> = new Set(['whatsapp', 'sms'])

/** Whether an opt-out reaches marketing as a whole, perhaps beside topics it names. */
const isAllMarketing = ({
  scope,
  evidence,
}: Extract<ConsentEvent, { type: 'consent.withdrawn' }>): boolean =>
  scope === 'marketing' || evidence?.also?.includes('marketing') === true

/**
 * Twilio answers its default words itself: on SMS always, on WhatsApp and on short codes, which it leaves
 * alone otherwise, where Advanced Opt-Out is on.
 * Matched as Twilio matches them: the whole message, in any case, without outer blanks.
 */
export function isAnsweredByProvider(
  { channel, evidence }: RecordedEvent,
  via: KnownSender,
): boolean {
  if (via.provider !== 'twilio') return false
  if (!via.advancedOptOut && (channel !== 'sms' || isShortCode(via))) return false
  return TWILIO_WORDS.has((evidence?.said ?? evidence?.text ?? '').trim().toUpperCase())
}
const isShortCode = ({ providerId }: KnownSender): boolean => /^\d{3,8}$/.test(providerId)
/** Source: Twilio support, "default words", 2026: STOP, START and HELP sets of long codes. */
const TWILIO_WORDS: ReadonlySet<string> = new Set([
  ...['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'],
  ...['START', 'YES', 'UNSTOP', 'HELP', 'INFO'],
])
