// What was recorded, read back: histories, the feed, and single events. An event stands in its
// person's document until it is copied out, then in the events collection; for a moment in both.

import type { RecordedEvent } from '../../consent/events.ts'
import { badCursor } from '../../errors.ts'
import type { Keyring } from '../../keys/keyring.ts'
import { decodeEvent, erasedId } from '../codec.ts'
import type { FeedPage, NewestEvents, PersonKey } from '../port.ts'
import { entryOf, type People } from './people.ts'
import type { Collections, FreshEvent } from './schema.ts'

/** An event and its stamp. */
export interface Found {
  readonly event: RecordedEvent
  readonly stamp: number
}

type Row = FreshEvent & { readonly person: PersonKey }

/** Places in a business's feed, padded so that they sort as text. */
const DIGITS = 15

/** `_id` of the event at a place in the feed; the first place is 1. */
export const placeId = (business: string, place: number): string =>
  `${business}|${String(place).padStart(DIGITS, '0')}`

/** The place in an `_id`. */
export const placeOf = (id: string): number => Number(id.slice(-DIGITS))

/** All `_id`s of a business after a place. */
export const placesAfter = (business: string, place: number) => ({
  $gt: placeId(business, place),
  $lt: `${business}|~`,
})

const FIELDS = { person: 1, n: 1, id: 1, stamp: 1, body: 1 } as const

export class Reader {
  readonly #collections: Pick<Collections, 'persons' | 'events'>
  readonly #people: People
  readonly #keyring: Keyring

  constructor(
    collections: Pick<Collections, 'persons' | 'events'>,
    people: People,
    keyring: Keyring,
  ) {
    this.#collections = collections
    this.#people = people
    this.#keyring = keyring
  }

  /**
   * Events of these persons with these ids, by id.
   * @param wereErased looks for them under the names an erasure gave them, too
   */
  async find(
    owners: readonly PersonKey[],
    ids: readonly string[],
    wereErased: boolean,
  ): Promise<Map<string, Found>> {
    const [owner = ''] = owners
    const also = (id: string) => (wereErased ? [erasedId(id, owner, this.#keyring)] : [])
    const names = ids.flatMap((id) => [id, ...also(id)])
    const fresh = (await this.#fresh(owners)).filter(({ id }) => names.includes(id))
    const copied = await this.#collections.events
      .find({ person: { $in: [...owners] }, id: { $in: names } }, { projection: FIELDS })
      .toArray()
    const rows = new Map([...fresh, ...copied].map((row) => [row.id, row]))
    const found = new Map<string, Found>()
    for (const id of ids) {
      const row = rows.get(id) ?? also(id).map((name) => rows.get(name))[0]
      if (row) found.set(id, { event: this.#decoded(row), stamp: row.stamp })
    }
    return found
  }

  /** @throws ToolkitError `request_invalid` for a cursor this list never gave out */
  async history(key: PersonKey, after: string | undefined, limit: number): Promise<FeedPage> {
    const from = historyCursor(after)
    const start = after ?? '0'
    const { person, target } = await this.#people.target(key)
    if (!target) return { events: [], next: start }
    const owners = [person, ...entryOf(target).absorbed]
    const isBehind = (row: Row) =>
      row.stamp > from.stamp || (row.stamp === from.stamp && row.person > from.person)
    const fresh = (await this.#fresh(owners)).filter(isBehind)
    const copied = await this.#collections.events
      .find(
        {
          person: owners.length === 1 ? person : { $in: owners },
          stamp: { $gte: from.stamp },
        },
        { projection: FIELDS },
      )
      .sort({ stamp: 1, person: 1 })
      // Each owner has at most one event of that very stamp, given out already.
      .limit(limit + owners.length)
      .toArray()
    const page = inOrder([...fresh, ...copied.filter(isBehind)]).slice(0, limit)
    const last = page.at(-1)
    return {
      events: page.map((row) => this.#decoded(row)),
      next: last ? `${last.stamp}.${last.person}` : start,
    }
  }

  async newest(key: PersonKey, limit: number): Promise<NewestEvents> {
    const { person, target } = await this.#people.target(key)
    if (!target) return { events: [], count: 0 }
    const { absorbed, count } = entryOf(target)
    const owners = [person, ...absorbed]
    const fresh = await this.#fresh(owners)
    const copied = await this.#collections.events
      .find({ person: owners.length === 1 ? person : { $in: owners } }, { projection: FIELDS })
      .sort({ stamp: -1, person: -1 })
      .limit(limit)
      .toArray()
    const rows = inOrder([...fresh, ...copied])
      .reverse()
      .slice(0, limit)
    return { events: rows.map((row) => this.#decoded(row)), count }
  }

  /** @throws ToolkitError `request_invalid` for a cursor this list never gave out */
  async feed(business: string, after: string | undefined, limit: number): Promise<FeedPage> {
    const from = feedCursor(after)
    const rows = await this.#collections.events
      .find({ _id: placesAfter(business, from) }, { projection: FIELDS })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray()
    // Shards answer at slightly different moments: what follows a gap waits until it is filled.
    const gap = rows.findIndex((row, i) => placeOf(row._id) !== from + i + 1)
    const page = gap < 0 ? rows : rows.slice(0, gap)
    return {
      events: page.map((row) => this.#decoded(row)),
      next: String(from + page.length),
    }
  }

  async latest(business: string, limit: number): Promise<RecordedEvent[]> {
    const rows = await this.#collections.events
      .find({ _id: placesAfter(business, 0) }, { projection: FIELDS })
      .sort({ _id: -1 })
      .limit(limit)
      .toArray()
    return rows.map((row) => this.#decoded(row))
  }

  async missing(businesses: readonly string[]): Promise<number> {
    const { events } = this.#collections
    let sum = 0
    for (const business of businesses) {
      const _id = placesAfter(business, 0)
      const last = await events.findOne({ _id }, { sort: { _id: -1 }, projection: { _id: 1 } })
      if (!last) continue
      const there = await events.countDocuments({
        _id: { ...placesAfter(business, 0), $lte: last._id },
      })
      sum += placeOf(last._id) - there
    }
    return sum
  }

  /**
   * Events not copied out yet. Ask for these first, then for the copied ones: in that order none
   * can slip through on its way.
   */
  async #fresh(owners: readonly PersonKey[]): Promise<Row[]> {
    const docs = await this.#collections.persons
      .find(
        { _id: { $in: [...owners] } },
        { projection: { fresh: 1 }, batchSize: owners.length + 1 },
      )
      .toArray()
    return docs.flatMap(({ _id: person, fresh = [] }) =>
      fresh.map((event) => ({ ...event, person })),
    )
  }

  #decoded(row: Row): RecordedEvent {
    return decodeEvent(row.body, row.person, row.n, this.#keyring)
  }
}

/** By when they were recorded; one that is in both places is once. */
function inOrder(rows: readonly Row[]): Row[] {
  const unique = new Map(rows.map((row) => [`${row.n} ${row.person}`, row]))
  return [...unique.values()].sort((a, b) => a.stamp - b.stamp || (a.person < b.person ? -1 : 1))
}

function feedCursor(after: string | undefined): number {
  if (after === undefined) return 0
  if (!/^\d{1,15}$/.test(after)) throw badCursor()
  return Number(after)
}

function historyCursor(after: string | undefined): { stamp: number; person: PersonKey } {
  if (after === undefined || after === '0') return { stamp: 0, person: '' }
  const [, stamp, person] = /^(\d{1,16})\.([\w.-]{1,200})$/.exec(after) ?? []
  if (stamp === undefined || person === undefined) throw badCursor()
  return { stamp: Number(stamp), person }
}
