// What happened with one person, as whoever works for the business reads it: the fact, when,
// through what, the words shown and all other evidence. Pure.

import type { RecordedEvent } from '../consent/events.ts'
import type { Evidence } from '../consent/evidence.ts'
import { wordsOf } from '../doors/preferences/history.ts'
import { wordsIn } from '../languages/language.ts'
import { labelOf } from '../settings/notices.ts'
import type { Business, EntryPoint, Topic } from '../settings/schemas.ts'
import { timeIn } from './frame.ts'
import { peopleWordsOf } from './people-words.ts'
import { consoleWords } from './words.ts'

export interface TimelineFrame {
  readonly business: Business
  readonly topics: readonly Topic[]
  readonly doorOf: (slug: string) => Pick<EntryPoint, 'kind'> | undefined
  readonly language: string
}

/** One line, ready to be placed. Empty strings where there is nothing to say. */
export interface TimelineLine {
  readonly what: string
  readonly tone: Tone
  readonly when: string
  /** What was told of the same message before. */
  readonly before: string
  /** When it was recorded, where that was later than it happened. */
  readonly recorded: string
  readonly topics: string
  readonly through: string
  readonly erased: string
  /** The words shown, written or sent, what these are, and their language. */
  readonly words: string
  readonly wordsTitle: string
  readonly wordsLanguage: string
  readonly evidence: readonly { readonly name: string; readonly value: string }[]
}

/** A consent, a no, and everything else. */
export type Tone = 'yes' | 'no' | 'quiet'

const TONES: Readonly<Partial<Record<RecordedEvent['type'], Tone>>> = {
  ...{ 'consent.given': 'yes', 'consent.confirmed': 'yes' },
  ...{ 'consent.withdrawn': 'no', 'consent.refused': 'no', 'marketing.stopped': 'no' },
  ...{ 'hold.placed': 'no', 'undeliverable.marked': 'no' },
}
export const toneOf = ({ type }: Pick<RecordedEvent, 'type'>): Tone => TONES[type] ?? 'quiet'

/** Shorter than this, and it is the same moment to whoever reads. */
const SAME_MS = 60_000

/** @param events oldest first; @returns latest first */
export function timelineOf(events: readonly RecordedEvent[], frame: TimelineFrame): TimelineLine[] {
  const { business, language } = frame
  const words = peopleWordsOf(language).history
  const { kinds, channels } = wordsIn(language).pages
  const time = timeIn(business, language)
  const topicsOf = (keys: readonly string[]) =>
    new Intl.ListFormat(language).format(keys.map((key) => topicLabel(frame, key)))
  return folded(events)
    .map(({ event, before }): TimelineLine => {
      const { evidence = {}, entryPoint } = event
      const door = entryPoint === undefined ? undefined : frame.doorOf(entryPoint)
      const channel = channels[event.channel]
      const isLater = event.recordedAt - event.occurredAt >= SAME_MS
      return {
        what: whatOf(event, language),
        tone: toneOf(event),
        when: time(event.occurredAt),
        before: before
          .map((told) => `${whatOf(told, language)}: ${time(told.occurredAt)}`)
          .join(' · '),
        recorded: isLater ? words.recorded(time(event.recordedAt)) : '',
        topics: 'topics' in event ? topicsOf(event.topics) : '',
        through: door ? `${kinds[door.kind]} (${entryPoint})` : channel,
        erased: event.erased ? words.erased : '',
        words: evidence.text ?? '',
        wordsTitle: wordsOf(event) === '' ? words.said : words.words,
        wordsLanguage: evidence.language ?? '',
        evidence: [...before, event].flatMap((each) => evidenceOf(each.id, each.evidence ?? {})),
      }
    })
    .reverse()
}

/** One of each message, whatever was told of it: the latest, with what came before it. */
export function folded(events: readonly RecordedEvent[]) {
  const told = new Map<string, { event: RecordedEvent; before: RecordedEvent[] }>()
  for (const event of events) {
    const key = event.type === 'message.updated' ? `message ${event.messageId}` : event.id
    const earlier = told.get(key)
    // It stands where the latest does.
    told.delete(key)
    told.set(key, { event, before: earlier ? [...earlier.before, earlier.event] : [] })
  }
  return [...told.values()]
}

/** Label of a topic in a language; its key when it is gone. */
export function topicLabel(frame: Pick<TimelineFrame, 'topics' | 'language'>, key: string): string {
  const topic = frame.topics.find((each) => each.key === key)
  return topic ? labelOf(topic, frame.language) : key
}

/** All but the words, which stand by themselves. */
function evidenceOf(id: string, { text: _, ...rest }: Evidence) {
  const shown = Object.entries(rest).map(([name, value]) => ({
    name,
    value: typeof value === 'string' ? value : JSON.stringify(value),
  }))
  return [{ name: 'id', value: id }, ...shown]
}

/** The fact in a few words. */
export function whatOf(event: RecordedEvent, language: string): string {
  const words = peopleWordsOf(language).history
  const shared = consoleWords(language)
  switch (event.type) {
    case 'consent.given':
      if (event.restores) return words.restored
      return event.actor === 'business' ? words.byBusiness : shared.events[event.type]
    case 'consent.pending':
      return event.awaits === 'address' ? words.waitsForAddress : shared.events[event.type]
    case 'consent.withdrawn':
      if (event.doubtful) return words.doubtful
      if (event.scope === 'marketing' && event.forDays !== undefined) {
        return words.paused(event.forDays)
      }
      return words.scopes[event.scope]
    case 'hold.lifted':
      return 'list' in event ? words.offList : shared.events[event.type]
    case 'message.updated':
      return words.messages[event.state]
    default:
      return shared.events[event.type]
  }
}
