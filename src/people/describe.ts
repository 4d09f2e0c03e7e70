// A standing as the API shows it: what holds per topic, every no in force, every open window.

import { claimedAt, type EndingFact } from '../consent/fact.ts'
import { endsOf, type Lasting } from '../consent/lasting.ts'
import { holdsOf, platformStopOf } from '../consent/noes.ts'
import { textBarOf, undeliverableOf } from '../consent/reach.ts'
import { consentTopic, readTopic, type TopicReading } from '../consent/reading.ts'
import type { Standing } from '../consent/standing.ts'
import { indexOf } from '../consent/standing-index.ts'
import { windowOf } from '../consent/windows.ts'
import { iso } from '../time.ts'

/** What the business has set, as far as a standing's description needs it. Times are epoch ms. */
export interface Frame extends Omit<Lasting, 'outdatedFrom'> {
  readonly topics: readonly { readonly key: string; readonly category: string }[]
  readonly now: number
}

/** `{topics, noes, windows}` of the API. */
export function describeStanding(standing: Standing, frame: Frame) {
  const readings = frame.topics.map(consentTopic).map((topic) => ({
    ...topic,
    reading: readTopic(standing, topic, frame.now),
  }))
  const topics: Record<string, { status: string; strength: string | null; since: string | null }> =
    {}
  for (const { key, reading } of readings) {
    if (reading.status === undefined) continue
    topics[key] = {
      status: statusOf(reading, frame),
      strength: reading.strength ?? null,
      since: reading.since === undefined ? null : iso(reading.since),
    }
  }
  return {
    topics,
    noes: noesOf(standing, readings, frame.now),
    windows: windowsOf(standing, frame.now),
  }
}

function statusOf(reading: TopicReading, frame: Frame): string {
  const isExpired = reading.grants.every((grant) => endsOf(grant, frame, frame.now).expired)
  return reading.status === 'given' && isExpired ? 'expired' : (reading.status as string)
}

interface No {
  kind: 'optout' | 'review' | 'platform_stop' | 'hold' | 'undeliverable'
  scope: 'all' | 'marketing' | 'topic' | null
  topic: string | null
  sender: string | null
  /** Where it reaches one channel only. */
  channel?: 'sms'
  since: string
  /** When time alone ends it: of a pause or a hold; null when it never does. */
  until: string | null
  liftedBy: 'person' | 'business'
  eventId: string
}

function noesOf(
  standing: Standing,
  readings: readonly { key: string; marketing: boolean; reading: TopicReading }[],
  now: number,
): No[] {
  const found = new Map<string, No>()
  const add = (fact: EndingFact, no: Partial<No> & Pick<No, 'kind'>) => {
    const key = [no.kind, no.scope, no.topic, no.sender, no.channel, fact.id].join('|')
    found.set(key, {
      scope: null,
      topic: null,
      sender: null,
      liftedBy: 'person',
      since: iso(claimedAt(fact)),
      until: fact.until === undefined ? null : iso(fact.until),
      eventId: fact.id,
      ...no,
    })
  }
  for (const { key, marketing, reading } of readings) {
    if (reading.optOut) add(reading.optOut, { kind: 'optout', scope: 'all' })
    if (reading.optOutMarketing)
      add(reading.optOutMarketing, { kind: 'optout', scope: 'marketing' })
    if (reading.optOutTopic)
      add(reading.optOutTopic, { kind: 'optout', scope: 'topic', topic: key })
    if (reading.review)
      add(reading.review, { kind: 'review', scope: 'marketing', liftedBy: 'business' })
    if (!marketing) continue
    for (const sender of indexOf(standing).platformStop.keys()) {
      const stop = platformStopOf(standing, sender, key)
      if (stop) add(stop, { kind: 'platform_stop', scope: 'marketing', sender })
    }
  }
  for (const hold of holdsOf(standing, now)) add(hold, { kind: 'hold', liftedBy: 'business' })
  const undeliverable = undeliverableOf(standing)
  if (undeliverable) add(undeliverable, { kind: 'undeliverable' })
  const textBar = textBarOf(standing)
  if (textBar) add(textBar, { kind: 'undeliverable', channel: 'sms' })
  return [...found.values()].sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0))
}

function windowsOf(standing: Standing, now: number) {
  const { inbound, free } = indexOf(standing)
  return [...new Set([...inbound.keys(), ...free.keys()])].flatMap((sender) => {
    const { closesAt, freeEntryUntil } = windowOf(standing, sender, now)
    if (closesAt === null && freeEntryUntil === null) return []
    const shown = (time: number | null) => (time === null ? null : iso(time))
    return [{ sender, closesAt: shown(closesAt), freeEntryUntil: shown(freeEntryUntil) }]
  })
}
