// Counts by day, kept a month to a document: small enough to write again at every change.

import { revised } from '../../ledger/late.ts'
import type { Documents } from '../../ledger/port.ts'
import { walked } from '../../ledger/walk.ts'

/** `2026-11-24` in UTC. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** By day, by name. */
export type Days = Readonly<Record<string, Readonly<Record<string, number>>>>

/** Days that are being added up. */
export type Sum = Record<string, Record<string, number>>

/** Adds to one count of a day. */
export function addTo(sum: Sum, day: string, name: string, count: number): void {
  sum[day] ??= {}
  const counts = sum[day]
  counts[name] = (counts[name] ?? 0) + count
}

/** Both added up. */
export function added(a: Days, b: Days): Days {
  const sum: Sum = {}
  for (const days of [a, b]) {
    for (const [day, counts] of Object.entries(days)) {
      for (const [name, count] of Object.entries(counts)) addTo(sum, day, name, count)
    }
  }
  return sum
}

/** A month of counts. `batch`: the last one that was added, where they come in batches. */
interface Month {
  readonly batch: number
  readonly days: Days
}

/** Where the counts of one door, of one kind, stand. */
export interface Place {
  readonly kind: 'looks' | 'outcomes'
  readonly business: string
  /** Id without the month. */
  readonly prefix: string
}

/**
 * Adds counts to the months they belong to.
 * @param batch at most once for each number, counted up by whoever adds; 0 adds always
 * @throws ToolkitError `store_unavailable`
 */
export async function addDays(
  documents: Documents,
  { kind, business, prefix }: Place,
  days: Days,
  batch: number,
): Promise<void> {
  const months = Map.groupBy(Object.entries(days), ([day]) => day.slice(0, 7))
  for (const [month, entries] of months) {
    const id = `${prefix}.${month}`
    const more = Object.fromEntries(entries)
    await revised<Month>(documents, { kind, id, business }, (stored) => {
      if (batch > 0 && stored && stored.batch >= batch) return undefined
      return { body: { batch, days: added(stored?.days ?? {}, more) } }
    })
  }
}

/** All days kept at a place. */
export async function readDays(documents: Documents, place: Place): Promise<Days> {
  let days: Days = {}
  for await (const { body } of monthsOf(documents, place)) days = added(days, body.days)
  return days
}

/** Removes them. */
export async function removeDays(documents: Documents, place: Place): Promise<void> {
  for await (const { id } of monthsOf(documents, place)) await documents.remove(place.kind, id)
}

const monthsOf = (documents: Documents, { kind, business, prefix }: Place) =>
  walked<Month>(documents, kind, business, { prefix: `${prefix}.` })
