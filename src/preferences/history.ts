// A person's facts in plain words: what happened, when, through what, and which words were shown.

import type { RecordedEvent } from '../consent/events.ts'
import { wordsOf } from '../pages/words.ts'
import { labelOf } from '../settings/notices.ts'
import type { Business, EntryPoint, Topic } from '../settings/schemas.ts'
import { preferenceWords } from './words.ts'

/** One line of a history, ready to be placed. Empty strings where there is nothing to say. */
export interface HistoryLine {
  readonly when: string
  readonly what: string
  readonly topics: string
  readonly through: string
  /** The words shown. */
  readonly words: string
  readonly wordsTitle: string
  readonly removed: string
}

export interface HistoryFrame {
  readonly business: Business
  readonly topics: readonly Topic[]
  readonly language: string
  readonly doorOf: (slug: string) => Pick<EntryPoint, 'kind'> | undefined
}

/** @param events oldest first; @returns latest first, one line for each message of ours */
export function historyLines(events: readonly RecordedEvent[], frame: HistoryFrame): HistoryLine[] {
  const last = new Map<string, RecordedEvent>()
  for (const event of events) {
    if (event.type === 'message.updated') last.set(event.messageId, event)
  }
  const isShown = (event: RecordedEvent) =>
    event.type !== 'message.updated' ||
    (last.get(event.messageId) === event && event.state !== 'sending')
  return events
    .filter(isShown)
    .map((event) => lineOf(event, frame))
    .reverse()
}

function lineOf(event: RecordedEvent, frame: HistoryFrame): HistoryLine {
  const { language, business } = frame
  const { history } = preferenceWords(language)
  const keys: readonly string[] = 'topics' in event ? event.topics : []
  const labels = keys.map((key) => {
    const topic = frame.topics.find((each) => each.key === key)
    return topic ? labelOf(topic, language) : key
  })
  const text = event.evidence?.text
  const isGrant = event.type === 'consent.given' || event.type === 'consent.confirmed'
  const isAsked = event.type === 'consent.pending'
  return {
    when: timeOf(event.occurredAt, language, business.timeZone),
    what: whatOf(event, frame),
    topics: labels.length === 0 ? '' : history.about(new Intl.ListFormat(language).format(labels)),
    through: history.through(throughOf(event, frame)),
    words: (isGrant || isAsked) && typeof text === 'string' ? text : '',
    wordsTitle: history.words,
    removed: event.erased ? history.removed : '',
  }
}

function throughOf(event: RecordedEvent, { language, doorOf }: HistoryFrame): string {
  const { kinds, channels } = wordsOf(language).console
  const door = event.entryPoint === undefined ? undefined : doorOf(event.entryPoint)
  return door ? kinds[door.kind] : channels[event.channel]
}

function whatOf(event: RecordedEvent, { business, language }: HistoryFrame): string {
  const { history } = preferenceWords(language)
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

/** Date and time where the business is, for example `24 November 2026 at 19:00`. */
export const timeOf = (at: number, language: string, timeZone: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(at)

/** The day alone. */
export const dayOf = (at: number, language: string, timeZone: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }).format(at)
