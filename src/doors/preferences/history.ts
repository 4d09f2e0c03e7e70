// A person's facts in plain words: what happened, when, through what, and which words were shown.

import type { RecordedEvent } from '../../consent/events.ts'
import { wordsIn, writtenIn } from '../../languages/language.ts'
import { labelOf } from '../../settings/notices.ts'
import type { Business, EntryPoint, Topic } from '../../settings/schemas.ts'

/** One line of a history, ready to be placed. Empty strings where there is nothing to say. */
export interface HistoryLine {
  readonly when: string
  readonly what: string
  readonly topics: string
  readonly through: string
  /** The words shown. */
  readonly words: string
  /** Of `words`. */
  readonly wordsLanguage: string
  readonly wordsTitle: string
  readonly removed: string
}

export interface HistoryFrame {
  readonly business: Business
  readonly topics: readonly Topic[]
  readonly language: string
  readonly doorOf: (slug: string) => Pick<EntryPoint, 'kind'> | undefined
}

/**
 * Those of a history that have a line: of each message of ours the last one, if it left; of a
 * provider's list the holds alone.
 * @param events newest first, the whole history or its end; @returns newest first
 */
export function eventsTold(events: readonly RecordedEvent[]): RecordedEvent[] {
  const messages = new Set<string>()
  return events.filter((event) => {
    if (event.type === 'hold.lifted') return 'holdId' in event
    if (event.type !== 'message.updated') return true
    const isLast = !messages.has(event.messageId)
    messages.add(event.messageId)
    return isLast && event.state !== 'sending' && !event.isUntried
  })
}

/** One line for each event, in their order; see `eventsTold`. */
export const historyLines = (
  events: readonly RecordedEvent[],
  frame: HistoryFrame,
): HistoryLine[] => events.map((event) => lineOf(event, frame))

function lineOf(event: RecordedEvent, frame: HistoryFrame): HistoryLine {
  const { language, business } = frame
  const { history } = wordsIn(language).preferences
  const keys: readonly string[] = 'topics' in event ? event.topics : []
  const labels = keys.map((key) => {
    const topic = frame.topics.find((each) => each.key === key)
    return topic ? labelOf(topic, language) : key
  })
  // Older ones do not say their language.
  const { language: wordsLanguage = '' } = event.evidence ?? {}
  return {
    when: timeOf(event.occurredAt, language, business.timeZone),
    what: whatOf(event, frame),
    topics: labels.length === 0 ? '' : history.about(listed(labels, language)),
    through: history.through(throughOf(event, frame)),
    words: wordsOf(event),
    wordsLanguage,
    wordsTitle: history.words,
    removed: event.erased ? history.removed : '',
  }
}

const YESES: ReadonlySet<string> = new Set([
  'consent.given',
  'consent.confirmed',
  'consent.pending',
])

/** The words a yes stands on, as they were shown; what was only said or pressed is none of them. */
export const wordsOf = ({ type, evidence }: RecordedEvent): string =>
  YESES.has(type) && evidence?.noticeId !== undefined ? (evidence.text ?? '') : ''

function throughOf(event: RecordedEvent, { language, doorOf }: HistoryFrame): string {
  const { kinds, channels } = wordsIn(language).pages
  const door = event.entryPoint === undefined ? undefined : doorOf(event.entryPoint)
  return door ? kinds[door.kind] : channels[event.channel]
}

function whatOf(event: RecordedEvent, { business, language }: HistoryFrame): string {
  const { history } = wordsIn(language).preferences
  switch (event.type) {
    case 'consent.given':
      if (event.restores) return history.started
      return event.actor === 'business'
        ? history.reported(business.displayName)
        : history.what['consent.given']
    case 'consent.pending':
      return event.awaits === 'address' ? history.waits : history.what['consent.pending']
    case 'consent.withdrawn':
      if (event.doubtful) return history.doubtful
      if (event.scope === 'topic') return history.stoppedTopics
      if (event.scope === 'all') return history.stoppedAll
      return event.forDays === undefined ? history.stoppedMarketing : history.paused(event.forDays)
    case 'message.updated':
      return event.state === 'sending' ? history.sent.sent : history.sent[event.state]
    default:
      return history.what[event.type]
  }
}

/**
 * A formatter costs a hundred times what it formats, and a record has a line for each event. As many
 * are kept as there are languages and time zones of businesses.
 */
const formatters = new Map<string, Intl.DateTimeFormat>()
function formatter(language: string, timeZone: string, timeStyle?: 'short'): Intl.DateTimeFormat {
  const name = `${language} ${timeZone} ${timeStyle}`
  let made = formatters.get(name)
  if (!made) {
    made = new Intl.DateTimeFormat(writtenIn(language), {
      ...{ dateStyle: 'long', timeZone },
      ...(timeStyle && { timeStyle }),
    })
    formatters.set(name, made)
  }
  return made
}

const lists = new Map<string, Intl.ListFormat>()
function listed(labels: readonly string[], language: string): string {
  let made = lists.get(language)
  if (!made) {
    made = new Intl.ListFormat(writtenIn(language))
    lists.set(language, made)
  }
  return made.format(labels)
}

/** Date and time where the business is, for example `24 November 2026 at 19:00`. */
export const timeOf = (at: number, language: string, timeZone: string): string =>
  formatter(language, timeZone, 'short').format(at)

/** The day alone. */
export const dayOf = (at: number, language: string, timeZone: string): string =>
  formatter(language, timeZone).format(at)
