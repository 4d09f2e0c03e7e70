// Which consents stood when a fact was recorded, and which of them a withdrawal ends. As counts see
// it: by acts in the order recorded, whatever a standing makes of them.

import type { RecordedEvent } from '../../consent/events.ts'

/**
 * By the category a topic had at a moment, epoch ms: a stop of marketing reaches as far as it did when
 * it was recorded, whatever topics became later.
 */
export type IsMarketing = (topic: string, at: number) => boolean

export type Withdrawn = Extract<RecordedEvent, { type: 'consent.withdrawn' }>

/** By topic: the door of the latest consent, and whether it still stands. */
export type Consents = Map<string, { readonly door: string | undefined; stands: boolean }>

/** @param past what was recorded of a person, oldest first */
export function consentsIn(past: readonly RecordedEvent[], isMarketing: IsMarketing): Consents {
  const consents: Consents = new Map()
  const end = (reaches: (topic: string) => boolean) => {
    for (const [topic, consent] of consents) if (reaches(topic)) consent.stands = false
  }
  for (const event of past) {
    switch (event.type) {
      case 'consent.given':
      case 'consent.confirmed': {
        const isRestored = event.type === 'consent.given' && event.restores === true
        for (const topic of event.topics) {
          const known = consents.get(topic)
          if (!isRestored) consents.set(topic, { door: event.entryPoint, stands: true })
          else if (known) known.stands = true
        }
        break
      }
      case 'consent.refused':
        end((topic) => event.topics.includes(topic))
        break
      case 'consent.withdrawn':
        if (mayEnd(event)) end((topic) => reaches(event, topic, isMarketing))
        break
      default:
    }
  }
  return consents
}

/** The doors of the consents a withdrawal ends, each once, in order. */
export function doorsEnded(
  event: Withdrawn,
  before: readonly RecordedEvent[],
  isMarketing: IsMarketing,
): string[] {
  const doors = new Set<string>()
  for (const [topic, { door, stands }] of consentsIn(before, isMarketing)) {
    if (stands && door !== undefined && reaches(event, topic, isMarketing)) doors.add(door)
  }
  return [...doors]
}

/** Not wording in doubt, whatever comes of it; nor a pause, after which all counts as before. */
export const mayEnd = ({ doubtful, forDays }: Withdrawn): boolean =>
  doubtful !== true && forDays === undefined

function reaches(event: Withdrawn, topic: string, isMarketing: IsMarketing): boolean {
  if (event.scope === 'topic') return event.topics.includes(topic)
  return event.scope === 'all' || isMarketing(topic, event.recordedAt)
}
