// How a person stands with each topic, in the words of a page: on, off, paused, waiting. Pure.

import { marketingOptOutOf } from '../../consent/kept.ts'
import { endsOf, type Lasting } from '../../consent/lasting.ts'
import {
  type ConsentTopic,
  consentTopic,
  readTopic,
  type TopicReading,
} from '../../consent/reading.ts'
import type { Standing } from '../../consent/standing.ts'
import type { Topic } from '../../settings/schemas.ts'

/**
 * `on`: may be sent. `paused`: on again at `until`. `waiting`: asked for, and the address has not
 * spoken yet. `lapsed`: agreed to once, under words or a time that no longer count. `off`: said no
 * to. `never`: nothing said.
 */
type TopicStatus = 'on' | 'paused' | 'waiting' | 'lapsed' | 'off' | 'never'

export interface TopicState {
  readonly key: string
  readonly status: TopicStatus
  /** Since when, epoch ms. */
  readonly since?: number | undefined
  /** End of a pause, epoch ms. */
  readonly until?: number | undefined
}

export interface StateFrame extends Lasting {
  readonly topics: readonly Topic[]
  /** Epoch ms. */
  readonly now: number
}

/** One entry per topic, in the order given. */
export function topicStates(standing: Standing, frame: StateFrame): TopicState[] {
  return frame.topics.map(({ key, category }) => {
    const topic = consentTopic({ key, category })
    const reading = readTopic(standing, topic, frame.now)
    const { optOut, optOutMarketing, optOutTopic } = reading
    const until = optOutMarketing?.until
    if (until !== undefined && !optOut && !optOutTopic) {
      const after = readTopic(standing, topic, until)
      const isOnAfter = after.status === 'given' && counts(after, { ...frame, now: until })
      if (isOnAfter) return { key, status: 'paused', since: reading.since, until }
    }
    return { key, status: statusOf(reading, frame), since: reading.since }
  })
}

function statusOf(reading: TopicReading, frame: StateFrame): TopicStatus {
  switch (reading.status) {
    case 'given':
      return counts(reading, frame) ? 'on' : 'lapsed'
    case 'pending':
      return 'waiting'
    case 'withdrawn':
    case 'refused':
      return 'off'
    case undefined:
      return reading.optOut || reading.optOutMarketing || reading.optOutTopic ? 'off' : 'never'
    default:
      return reading.status satisfies never
  }
}

/**
 * Whether the person's own stop of marketing is in force for all that it reaches, so that it changes
 * nothing when it is said again. One of a batch does not count: it can be voided.
 */
export function isMarketingStopped(
  standing: Standing,
  topics: readonly Topic[],
  now: number,
): boolean {
  const own = marketingOptOutOf(standing)
  const isStopped = (topic: ConsentTopic) =>
    readTopic(standing, topic, now).optOutMarketing?.id === own?.id
  return (
    own !== undefined &&
    topics.map(consentTopic).every((topic) => !topic.marketing || isStopped(topic))
  )
}

/** Whether any grant is neither too old nor under words that no longer cover it. */
const counts = ({ grants }: TopicReading, frame: StateFrame): boolean =>
  grants.some((grant) => Object.keys(endsOf(grant, frame, frame.now)).length === 0)
