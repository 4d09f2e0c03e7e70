// When a person moves to another number or account, their noes go with them: consent does not.
// They stay with the old number too, since whoever gets it next never agreed either.

import type { ConsentEvent } from '../consent/events.ts'
import { DAY_MS, holdsOf } from '../consent/reading.ts'
import type { Standing } from '../consent/standing.ts'
import type { PersonKey } from '../ledger/port.ts'
import { describeStanding, type Frame } from '../people/describe.ts'
import { holdIdOf } from '../recorder/recorder.ts'

/** The change that moved them. */
export interface Change {
  /** Id of its fact. */
  readonly id: string
  /** When they moved, epoch ms. */
  readonly at: number
  /** Whom they are known as from now on. */
  readonly person: PersonKey
}

/**
 * The old one's noes as facts of the new one. Ids come from the change and the old facts, so a
 * webhook that comes again adds none.
 */
export function noesFollowing(standing: Standing, change: Change, frame: Frame): ConsentEvent[] {
  const base = (follows: string, what: string) => ({
    id: `${change.id}.follows.${follows}.${what}`,
    occurredAt: Math.min(change.at, frame.now),
    recordedAt: frame.now,
    actor: 'system' as const,
    channel: 'whatsapp' as const,
    evidence: { follows, because: change.id },
  })
  const holds = holdsOf(standing, frame.now).map((hold): ConsentEvent => {
    const placed = base(hold.id, 'hold')
    return {
      ...placed,
      type: 'hold.placed',
      holdId: holdIdOf(placed.id, change.person),
      ...(hold.until !== undefined && { expiresAt: hold.until }),
    }
  })
  const noes = describeStanding(standing, frame).noes.flatMap((no): ConsentEvent[] => {
    const fact = base(no.eventId ?? '', no.sender ?? no.topic ?? no.scope ?? '')
    switch (no.kind) {
      case 'optout':
      case 'review':
        return [
          {
            ...fact,
            type: 'consent.withdrawn',
            scope: no.scope ?? 'all',
            topics: no.topic === null ? [] : [no.topic],
            ...(no.kind === 'review' && { doubtful: true as const }),
            ...(no.until !== null && { forDays: daysUntil(no.until, fact.occurredAt) }),
          },
        ]
      case 'platform_stop':
        return no.sender === null ? [] : [{ ...fact, type: 'marketing.stopped', sender: no.sender }]
      case 'hold':
      case 'undeliverable':
        // Holds are taken above, whole; unreachable is the old address alone.
        return []
      default:
        return no.kind satisfies never
    }
  })
  return [...noes, ...holds]
}

/** What is left of a pause, in whole days: it may end a little later there, never earlier. */
const daysUntil = (until: string, from: number): number =>
  Math.max(1, Math.ceil((Date.parse(until) - from) / DAY_MS))
