// What had been recorded of a person when a fact was recorded, however much later one asks.

import type { RecordedEvent } from '../../consent/events.ts'

/**
 * What was recorded of a person before a fact, oldest first: its own facts, and those of persons
 * merged into it by then. Facts of persons merged later do not count, however much later one asks.
 * @param history of the person, as the ledger has it at any later time
 */
export function earlier(event: RecordedEvent, history: readonly RecordedEvent[]): RecordedEvent[] {
  const found: RecordedEvent[] = []
  const owners = [{ person: event.person, before: event.n }]
  for (const { person, before } of owners) {
    for (const each of history) {
      if (each.person !== person || each.n >= before) continue
      found.push(each)
      if (each.type === 'person.merged' && !owners.some((o) => o.person === each.absorbed)) {
        owners.push({ person: each.absorbed, before: Number.POSITIVE_INFINITY })
      }
    }
  }
  return found.sort(
    (a, b) =>
      a.recordedAt - b.recordedAt ||
      (a.person === b.person ? a.n - b.n : a.person < b.person ? -1 : 1),
  )
}

/**
 * Whether one fact was recorded before another, as far as that was the same person then.
 * @param history holds both
 */
export const isBefore = (
  event: RecordedEvent,
  other: RecordedEvent,
  history: readonly RecordedEvent[],
): boolean =>
  event.person === other.person ? event.n < other.n : earlier(other, history).includes(event)
