// The noes of one standing, repeated as facts for another: of somebody who moved to another number,
// and of two persons who are taken for one.

import type { ConsentEvent } from '../consent/events.ts'
import { claimedAt } from '../consent/fact.ts'
import { withoutStopWords } from '../consent/kept.ts'
import { consentTopic, readTopic } from '../consent/reading.ts'
import type { Standing } from '../consent/standing.ts'
import { indexOf } from '../consent/standing-index.ts'
import { DAY_MS } from '../time.ts'
import { describeStanding, type Frame } from './describe.ts'

/** Why they are repeated. */
export interface Because {
  /** Of the fact that is the cause. */
  readonly id: string
  /** From when on they count, epoch ms. */
  readonly at: number
}

/** What every repeated fact has. @param follows id of the no it repeats */
export const againOf =
  ({ id, at }: Because, now: number) =>
  (follows: string, what: string) => ({
    id: `${id}.follows.${follows}.${what}`,
    occurredAt: Math.min(at, now),
    recordedAt: now,
    actor: 'system' as const,
    channel: 'whatsapp' as const,
    evidence: { follows, because: id },
  })

/** A fact that repeats a no. */
export interface Again {
  readonly event: ConsentEvent
  /** The no it says again: id of its event, and since when it is in force, epoch ms. */
  readonly of: { readonly id: string; readonly since: number }
}

/**
 * Opt-outs, refusals, doubts and stops of the platform in force, as facts. Their ids are made of the
 * cause and of the old facts, so that repeating them twice adds nothing.
 */
export const noesAgain = (standing: Standing, because: Because, frame: Frame): ConsentEvent[] =>
  noesTraced(standing, because, frame).map(({ event }) => event)

/** As `noesAgain`, each beside the no it says again. */
export function noesTraced(standing: Standing, because: Because, frame: Frame): Again[] {
  const base = againOf(because, frame.now)
  const refusals = refusalsOf(standing, frame)
  const { stop } = indexOf(standing)
  const noes = noesTold(standing, frame).flatMap((no): Again[] => {
    // A refusal, which beside a grant is told as an opt-out of the topic: it is repeated as a refusal.
    if (refusals.some(({ id }) => id === no.eventId)) return []
    const fact = base(no.eventId, no.sender ?? no.topic ?? no.scope ?? '')
    const of = { id: no.eventId, since: Date.parse(no.since) }
    switch (no.kind) {
      case 'optout':
      case 'review':
        return [
          {
            of,
            event: {
              ...fact,
              type: 'consent.withdrawn',
              scope: no.scope ?? 'all',
              topics: no.topic === null ? [] : [no.topic],
              ...(no.kind === 'review' && { doubtful: true as const }),
              // START lifts the repeated one too where it lifted this one.
              ...(no.eventId === stop?.id && { byStopWord: true as const }),
              ...(no.until !== null && { forDays: daysUntil(no.until, fact.occurredAt) }),
            },
          },
        ]
      case 'platform_stop':
        return no.sender === null
          ? []
          : [{ of, event: { ...fact, type: 'marketing.stopped', sender: no.sender } }]
      case 'hold':
      case 'undeliverable':
        // No no of the person's.
        return []
      default:
        return no.kind satisfies never
    }
  })
  const refused = refusals.map(
    ({ id, since, topic }): Again => ({
      of: { id, since },
      event: { ...base(id, topic), type: 'consent.refused', topics: [topic] },
    }),
  )
  return [...noes, ...refused]
}

/** Refusals in force, by topic: also where nothing was ever agreed to. */
const refusalsOf = (standing: Standing, { topics, now }: Frame) =>
  topics.flatMap((topic) => {
    const { refusal } = readTopic(standing, consentTopic(topic), now)
    if (!refusal) return []
    return [{ id: refusal.id, since: claimedAt(refusal), topic: topic.key }]
  })

/** All noes in force, also an opt-out of all behind a later stop word, which START would not lift. */
function noesTold(standing: Standing, frame: Frame) {
  const { noes } = describeStanding(standing, frame)
  const beneath = describeStanding(withoutStopWords(standing), frame).noes.filter(
    ({ scope, eventId }) => scope === 'all' && noes.every((no) => no.eventId !== eventId),
  )
  return [...noes, ...beneath]
}

/** What is left of a pause, in whole days: it may end a little later there, never earlier. */
const daysUntil = (until: string, from: number): number =>
  Math.max(1, Math.ceil((Date.parse(until) - from) / DAY_MS))
