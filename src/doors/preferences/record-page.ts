// The full record as a page to read, print and keep.

import type { RecordedEvent } from '../../consent/events.ts'
import { wordsIn } from '../../languages/language.ts'
import type { Exported } from '../../people/export.ts'
import { labelOf } from '../../settings/notices.ts'
import type { Business, EntryPoint, Topic } from '../../settings/schemas.ts'
import { frame } from '../../web/pages/frame.ts'
import { spacedPhone } from '../../world/phones/spaced.ts'
import { capital } from '../optin/shown.ts'
import { dayOf, eventsTold, historyLines, timeOf } from './history.ts'
import type { TopicState } from './state.ts'

export function recordPage(view: {
  readonly business: Business
  readonly topics: readonly Topic[]
  readonly states: readonly TopicState[]
  /** Oldest first. */
  readonly events: readonly RecordedEvent[]
  readonly exported: readonly Exported[]
  readonly doorOf: (slug: string) => Pick<EntryPoint, 'kind'> | undefined
  readonly language: string
  readonly back: string
  readonly now: number
}) {
  const { business, language, exported } = view
  const { record, preferences, history } = wordsIn(language).preferences
  const day = (at: number | undefined) => dayOf(at ?? view.now, language, business.timeZone)
  const stateText = ({ status, since, until }: TopicState) =>
    ({
      on: preferences.on(day(since)),
      paused: preferences.paused(day(until)),
      waiting: preferences.waitingAnswer,
      lapsed: preferences.lapsed,
      off: preferences.off(day(since)),
      never: '–',
    })[status]
  return {
    ...frame(language, `${record.title} – ${business.displayName}`, []),
    style: '/preferences.css',
    isWide: true,
    business: business.displayName,
    heading: record.title,
    lead: record.lead(business.legalName),
    facts: [
      {
        name: record.number,
        value: exported
          .flatMap(({ identifiers }) => identifiers.map(({ value }) => spacedPhone(value)))
          .join(' / '),
      },
      {
        name: record.person,
        value: exported.map(({ personId }) => personId).join(' / '),
        isKey: true,
      },
      { name: record.made, value: timeOf(view.now, language, business.timeZone) },
    ].filter(({ value }) => value !== ''),
    nowTitle: record.now,
    topics: view.states.map((state) => {
      const topic = view.topics.find(({ key }) => key === state.key)
      return {
        label: topic ? capital(labelOf(topic, language), language) : state.key,
        state: stateText(state),
      }
    }),
    historyTitle: record.history,
    nothing: view.events.length === 0 ? preferences.heldNothing : '',
    lines: historyLines(eventsTold(view.events.toReversed()), view),
    receiptsTitle: record.receipts,
    receiptsText: record.receiptsText,
    receipts: exported.flatMap(({ receipts, events }) =>
      receipts.map(({ eventId, jws }) => {
        const at = events.find(({ id }) => id === eventId)?.occurredAt
        const when = at === undefined ? '' : timeOf(Date.parse(at), language, business.timeZone)
        return { title: `${record.receipt} ${when} (${history.what['consent.given']})`, jws }
      }),
    ),
    // It has the receipts too.
    ...{ file: preferences.takeJson, fileHref: 'data.json' },
    back: record.back,
    backHref: view.back,
  }
}
