// Copies events out of their persons' documents into the events collection, each to the next
// place in its business's feed, and only then takes them out of the document.
//
// A lease (lease.ts) keeps relays from doing the same work twice, but nothing rests on it: a
// place is the `_id` of its event, so of two relays that number at once one fails at its first
// place, and starts over. It reads the next free place first and only then what is copied
// already; whatever another relay copies after that takes the place this one wants. So no event
// is numbered twice and no place is skipped, whoever sleeps or dies between any two commands. What
// is copied it need not read once it has seen everything that waits, and taken out what was copied
// before its place.

import { setTimeout } from 'node:timers/promises'
import { businessOf } from '../port.ts'
import { isTaken } from './errors.ts'
import { placeId, placeOf, placesAfter } from './reader.ts'
import type { EventDoc, PersonDoc } from './schema.ts'
import type { Context } from './state.ts'

/** Persons and events (about) in one round. */
const MOST_PERSONS = 100
const MOST_EVENTS = 1_000
/** How long one call may keep copying. */
const PATIENCE_MS = 2_000
/** Lets a reader of the server's log or a counter of commands tell these apart. */
const BACKGROUND = { comment: 'relay' } as const

type Row = Omit<EventDoc, '_id'>

export class Relay {
  readonly #context: Context
  /** The next free place by business, while no other relay took it. */
  readonly #next = new Map<string, number>()
  /** Businesses of which nothing that waits was copied to a place before that one. */
  readonly #clean = new Set<string>()
  #running: Promise<void> = Promise.resolve()
  #waiting: Promise<void> | undefined

  constructor(context: Context) {
    this.#context = context
  }

  /**
   * Copies out what was recorded before this call (or as much as two seconds allow). Calls that
   * come while one runs share the one after it.
   */
  catchUp(): Promise<void> {
    this.#waiting ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#waiting = undefined
        this.#running = this.#drain()
        return this.#running
      })
    return this.#waiting
  }

  /** Age of the oldest event not in the feed yet, in milliseconds; 0 when there is none. */
  async lagMs(): Promise<number> {
    const oldest = await this.#waitingPersons(1).next()
    return oldest ? Math.max(0, Date.now() - (oldest.freshSince ?? 0) / 1000) : 0
  }

  async #drain(): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS
    do {
      try {
        if (!(await this.#round())) return
      } catch (error) {
        this.#next.clear()
        this.#clean.clear()
        if (!isTaken(error)) throw error
        await setTimeout(Math.random() * 20)
      }
    } while (performance.now() < deadline)
  }

  #waitingPersons(limit: number) {
    return this.#context.persons
      .find(
        { freshSince: { $gt: 0 } },
        { projection: { v: 1, fresh: 1, freshSince: 1 }, ...BACKGROUND },
      )
      .sort({ freshSince: 1 })
      .limit(limit)
  }

  /** @returns whether more waits */
  async #round(): Promise<boolean> {
    const docs: PersonDoc[] = []
    const rows: Row[] = []
    const placed = [...this.#next.keys()]
    for await (const doc of this.#waitingPersons(MOST_PERSONS)) {
      docs.push(doc)
      for (const event of doc.fresh ?? []) rows.push({ ...event, person: doc._id })
      if (rows.length >= MOST_EVENTS) break
    }
    const isAll = docs.length < MOST_PERSONS && rows.length < MOST_EVENTS
    if (docs.length > 0) await this.#move(docs, rows)
    if (isAll) for (const business of placed) this.#clean.add(business)
    return !isAll
  }

  async #move(docs: readonly PersonDoc[], rows: Row[]): Promise<void> {
    await this.#context.step('collected')
    rows.sort((a, b) => a.stamp - b.stamp || (a.person < b.person ? -1 : 1))
    const byBusiness = Map.groupBy(rows, (row) => businessOf(row.person))
    for (const [business, list] of byBusiness) await this.#copy(business, list)
    await this.#context.step('copied')
    await this.#remove(docs)
    await this.#context.step('removed')
  }

  async #copy(business: string, rows: readonly Row[]): Promise<void> {
    const first = this.#next.get(business) ?? (await this.#nextPlace(business))
    const left = this.#clean.has(business) ? rows : await this.#notCopied(rows)
    const docs = left.map((row, i) => ({ _id: placeId(business, first + i), ...row }))
    if (docs.length > 0) {
      // In order, each durable before the next one, and none after one that fails.
      await this.#context.events.insertMany(docs, { ordered: true, ...BACKGROUND })
    }
    this.#next.set(business, first + docs.length)
  }

  async #nextPlace(business: string): Promise<number> {
    const last = await this.#context.events.findOne(
      { _id: placesAfter(business, 0) },
      { sort: { _id: -1 }, projection: { _id: 1 }, ...BACKGROUND },
    )
    return last ? placeOf(last._id) + 1 : 1
  }

  async #notCopied(rows: readonly Row[]): Promise<Row[]> {
    const persons = [...new Set(rows.map((row) => row.person))]
    const stamps = rows.map((row) => row.stamp)
    // By stamp, not by id: an erasure meanwhile may have given copied ones other ids.
    const copied = await this.#context.events
      .find(
        { person: { $in: persons }, stamp: { $in: stamps } },
        { projection: { person: 1, stamp: 1 }, ...BACKGROUND },
      )
      .toArray()
    const known = new Set(copied.map(({ person, stamp }) => `${person} ${stamp}`))
    return rows.filter(({ person, stamp }) => !known.has(`${person} ${stamp}`))
  }

  /** Takes out what was copied. Leaves the version alone, so that nobody recording loses a race. */
  async #remove(docs: readonly PersonDoc[]): Promise<void> {
    const { persons } = this.#context
    const unchanged = docs.map(({ _id, v }) => ({
      updateOne: {
        filter: { _id, v },
        update: { $unset: { fresh: 1 as const, freshSince: 1 as const } },
      },
    }))
    const options = { ordered: false, ...BACKGROUND }
    const { matchedCount } = await persons.bulkWrite(unchanged, options)
    if (matchedCount === docs.length) return
    // Those that got more meanwhile keep it, and their mark, and are found again.
    const changed = docs.map((doc) => ({
      updateOne: {
        filter: { _id: doc._id },
        update: { $pull: { fresh: { n: { $lte: doc.fresh?.at(-1)?.n ?? 0 } } } },
      },
    }))
    await persons.bulkWrite(changed, options)
  }
}
