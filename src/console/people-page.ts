// What the page about one person shows, worked out beforehand.

import type { RecordedEvent } from '../consent/events.ts'
import type { describeStanding } from '../people/describe.ts'
import type { Business, Topic } from '../settings/schemas.ts'
import { phoneExample } from '../world/phones/example.ts'
import { consoleFrame, timeIn } from './frame.ts'
import { type NoName, peopleWordsOf } from './people-words.ts'
import { type TimelineFrame, timelineOf, topicLabel } from './timeline.ts'
import { consoleWords } from './words.ts'

type Described = ReturnType<typeof describeStanding>
type No = Described['noes'][number]

/** A person who was looked up. */
export interface Found {
  /** Ids of the records: several where hashes of the number are kept apart. */
  readonly people: readonly string[]
  readonly masked: readonly string[]
  readonly described: Described
  /** The latest of them, oldest first. */
  readonly events: readonly RecordedEvent[]
  /** There are more than these. */
  readonly hasMore: boolean
}

export interface PeopleState extends TimelineFrame {
  /** As typed. */
  readonly phone: string
  readonly isWrong: boolean
  /** `unknown`: asked, and nothing is recorded. */
  readonly found?: Found | 'unknown'
}

export function peoplePage(state: PeopleState) {
  const { business, language, found } = state
  const words = peopleWordsOf(language)
  const unknown = found === 'unknown' ? words.unknown : ''
  return {
    ...consoleFrame(state, words.title, 'people', { told: unknown, isFaulty: state.isWrong }),
    words,
    action: `/console/people?lang=${language}`,
    phone: state.phone,
    example: phoneExample(business.country).international,
    error: state.isWrong ? consoleWords(language).faults.phone_invalid : '',
    unknown,
    person: typeof found === 'object' ? personShown(found, state, business) : undefined,
  }
}

function personShown(found: Found, state: PeopleState, business: Business) {
  const { language } = state
  const words = peopleWordsOf(language)
  const time = timeIn(business, language)
  const at = (iso: string) => time(Date.parse(iso))
  const { described } = found
  return {
    heading: words.about((found.masked.length > 0 ? found.masked : found.people).join(' / ')),
    topics: state.topics.map((topic) => topicShown(topic, described, state, at)),
    noes: described.noes.map((no) => {
      const name = nameOf(no)
      const until = no.until === null ? '' : at(no.until)
      // A pause says by itself when it ends, and nobody has to lift it.
      const isPause = name === 'pause'
      return {
        what: words.noes.names[name]({
          topic: no.topic === null ? '' : topicLabel(state, no.topic),
          sender: no.sender ?? '',
          until,
        }),
        since: words.topics.since(at(no.since)),
        until: until === '' || isPause ? '' : words.noes.until(until),
        liftedBy: isPause ? '' : words.noes.liftedBy[no.liftedBy],
      }
    }),
    windows: described.windows.flatMap(({ sender, closesAt, freeEntryUntil }) => [
      ...(closesAt === null ? [] : [words.windows.reply(sender, at(closesAt))]),
      ...(freeEntryUntil === null ? [] : [words.windows.free(sender, at(freeEntryUntil))]),
    ]),
    lines: timelineOf(found.events, state),
    more: found.hasMore ? words.history.more(found.events.length) : '',
    downloads: found.people.map((id) => `/console/people/${encodeURIComponent(id)}/export`),
  }
}

function topicShown(
  topic: Topic,
  { topics, noes }: Described,
  { language }: PeopleState,
  at: (iso: string) => string,
) {
  const words = peopleWordsOf(language).topics
  const known = Object.hasOwn(topics, topic.key) ? topics[topic.key] : undefined
  const isStopped = known?.status === 'given' && noes.some((no) => reaches(no, topic))
  const status = isStopped ? 'stopped' : statusOf(known?.status)
  const strength = known?.strength as keyof typeof words.strengths | null | undefined
  return {
    label: topicLabel({ topics: [topic], language }, topic.key),
    state: words.states[status],
    tone: TONES[status],
    since: known?.since ? words.since(at(known.since)) : '',
    strength: strength ? words.strengths[strength] : '',
  }
}

type Status = keyof ReturnType<typeof peopleWordsOf>['topics']['states']

const TONES: Readonly<Record<Status, 'yes' | 'no' | 'quiet'>> = {
  ...{ given: 'yes', withdrawn: 'no', refused: 'no', stopped: 'no' },
  ...{ pending: 'quiet', expired: 'quiet', none: 'quiet' },
}

const statusOf = (status: string | undefined): Status =>
  status !== undefined && Object.hasOwn(TONES, status) ? (status as Status) : 'none'

/** Whether a no stands against messages about a topic. */
function reaches({ kind, scope, topic, channel }: No, about: Topic): boolean {
  // Topics are what WhatsApp messages are about.
  if (channel === 'sms') return false
  if (kind === 'hold' || kind === 'undeliverable') return true
  if (scope === 'topic') return topic === about.key
  return scope === 'all' || about.category === 'marketing'
}

const nameOf = ({ kind, scope, channel, until }: No): NoName => {
  if (kind === 'optout' && scope === 'marketing' && until !== null) return 'pause'
  if (kind === 'optout') return `optout_${scope ?? 'all'}`
  return channel === 'sms' ? 'no_texts' : kind
}
