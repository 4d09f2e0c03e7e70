// What the preference page shows, as a file. A link may have been handed on to anybody, so it gives no
// more than the page does; the whole record, with number, receipts and what they wrote, is for whoever
// proves that the number is theirs.

import type { NewestEvents } from '../../ledger/port.ts'
import type { Business } from '../../settings/schemas.ts'
import { iso } from '../../time.ts'
import { wordsOf } from './history.ts'
import type { TopicState } from './state.ts'

const isoOf = (at: number | undefined): string | null => (at === undefined ? null : iso(at))

/** So many of the last events stand in it. */
export const EVENTS_MOST = 500

/**
 * @param view.end the last of their events
 * @param view.masked the number as its owner knows it
 */
export function shownFile(view: {
  readonly business: Business
  readonly masked: string
  readonly states: readonly TopicState[]
  readonly end: NewestEvents
  readonly now: number
}) {
  const { business, masked, states, end, now } = view
  return {
    exportedAt: isoOf(now),
    business: {
      displayName: business.displayName,
      legalName: business.legalName,
      privacyUrl: business.privacyUrl ?? null,
    },
    number: masked,
    topics: states.map(({ key, status, since, until }) => ({
      ...{ topic: key, status, since: isoOf(since), until: isoOf(until) },
    })),
    earlierEntries: end.count - end.events.length,
    history: end.events.toReversed().map((event) => ({
      at: isoOf(event.occurredAt),
      type: event.type,
      channel: event.channel,
      entryPoint: event.entryPoint ?? null,
      topics: 'topics' in event ? event.topics : [],
      scope: 'scope' in event ? event.scope : null,
      wordsShown: wordsOf(event) || null,
    })),
  }
}
