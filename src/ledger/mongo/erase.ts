// Erasing on MongoDB, without a transaction. First all events of the person are copied out, so that
// they stand in one place; then one compare-and-set of the person's document takes the identifiers
// out, puts the standing of the tombstones in, and says how far the events are to be rewritten;
// then they are, and the note goes. Whoever meets the note, or the sweep, goes on where a crash
// left off. Rewriting first was rejected: a person half erased would have lost the words of grants
// that still count.

import { setTimeout } from 'node:timers/promises'
import type { ConsentEvent, RecordedEvent } from '../../consent/events.ts'
import { erasureOf } from '../../consent/kept.ts'
import { standingOf } from '../../consent/standing.ts'
import { encodeEvent, erasedText } from '../codec.ts'
import type { PersonKey, Recorded } from '../port.ts'
import { sequence } from '../resolve.ts'
import { isUnsure, unavailable } from './errors.ts'
import type { Merger } from './merge.ts'
import { bodyText, type Entry, entryOf, type People } from './people.ts'
import type { Reader } from './reader.ts'
import type { Relay } from './relay.ts'
import type { EventDoc, PersonDoc } from './schema.ts'
import type { Context } from './state.ts'

const PATIENCE_MS = 15_000
const MOST_UNSURE = 3
const BACKGROUND = { comment: 'sweep' } as const
/** Events rewritten by one command. */
const AT_ONCE = 500

export class Eraser {
  readonly #context: Context
  readonly #people: People
  readonly #merger: Merger
  readonly #reader: Reader
  readonly #relay: Relay

  constructor(
    context: Context,
    parts: { people: People; merger: Merger; reader: Reader; relay: Relay },
  ) {
    this.#context = context
    this.#people = parts.people
    this.#merger = parts.merger
    this.#reader = parts.reader
    this.#relay = parts.relay
  }

  async erase(key: PersonKey, event: ConsentEvent): Promise<Recorded | undefined> {
    const deadline = performance.now() + PATIENCE_MS
    let unsure = 0
    for (let lost = 0; performance.now() < deadline; lost++) {
      if (lost > 0) await setTimeout(Math.random() * Math.min(5 * lost, 100))
      try {
        const done = await this.#attempt(key, event)
        if (done !== 'lost') return done
      } catch (error) {
        // Carried out or not: the next attempt reads which.
        if (!isUnsure(error) || ++unsure > MOST_UNSURE) throw error
      }
    }
    throw unavailable('The store is too busy with this person.')
  }

  /** Finishes every erasure that was left half-way. */
  async sweep(): Promise<void> {
    const left = await this.#context.persons
      .find({ 'erasing.stamp': { $gt: 0 } }, { projection: { erasing: 1 }, ...BACKGROUND })
      .limit(1_000)
      .toArray()
    for (const doc of left) await this.#finish(doc)
  }

  async #attempt(key: PersonKey, event: ConsentEvent): Promise<Recorded | undefined | 'lost'> {
    const { persons } = this.#context
    await this.#relay.catchUp()
    const { person, target } = await this.#people.target(key)
    if (!target) return undefined
    if (target.into) {
      await this.#merger.finish(person)
      return 'lost'
    }
    if (target.erasing) {
      await this.#finish(target)
      return 'lost'
    }
    const entry = entryOf(target)
    const owners = [person, ...entry.absorbed]
    if (entry.isErased) return this.#again(entry, owners, event)
    const done = await this.#before(entry, owners, event)
    if (done) return done
    const waiting = await persons.findOne(
      { _id: { $in: owners }, freshSince: { $gt: 0 } },
      { projection: { _id: 1 } },
    )
    if (waiting) return 'lost'
    const rows = await this.#rowsOf(owners).toArray()
    const bare = rows.map((row) => erasedText(row, this.#context.keyring).event)
    const added = sequence([event], person, entry.count, entry.last)
    const standing = standingOf([...bare, ...added])
    if (!(await this.#write(entry, owners, standing, added))) return 'lost'
    await this.#context.step('erased')
    await this.#finish(await this.#noteOf(person))
    return { person, standing, events: added, duplicate: false }
  }

  /** Nothing was recorded since: the erasure before is the answer, also when it was this very one. */
  async #again(entry: Entry, owners: readonly PersonKey[], { id }: ConsentEvent) {
    const { person, standing } = entry
    const known = erasureOf(standing)?.id ?? ''
    const found = (await this.#reader.find(owners, [known], true)).get(known)
    return { person, standing, events: found ? [found.event] : [], duplicate: known !== id }
  }

  /** Done already, by an attempt whose answer was lost; what was recorded since stands after it. */
  async #before(entry: Entry, owners: readonly PersonKey[], { id }: ConsentEvent) {
    if (!entry.seen.may(id)) return undefined
    const found = (await this.#reader.find(owners, [id], true)).get(id)
    const { person, standing } = entry
    return found && { person, standing, events: [found.event], duplicate: false }
  }

  /** The one step in which the person is erased. @returns false when somebody else wrote first */
  async #write(
    entry: Entry,
    owners: readonly PersonKey[],
    standing: Entry['standing'],
    added: readonly RecordedEvent[],
  ): Promise<boolean> {
    const { persons, keyring, stamp: next } = this.#context
    const { person, version, absorbed, count, last, seen } = entry
    let stamp = entry.stamp
    const fresh = added.map(({ n, person: owner, ...event }) => {
      stamp = next(stamp)
      return { n, id: event.id, stamp, body: encodeEvent(event as ConsentEvent, owner, n, keyring) }
    })
    const body = bodyText({
      ...{ standing, identifiers: [], absorbed, stamp },
      count: count + added.length,
      last: added.at(-1)?.recordedAt ?? last,
      isErased: true,
    })
    const { matchedCount } = await persons.updateOne(
      { _id: person, v: version, freshSince: { $exists: false }, erasing: { $exists: false } },
      {
        $set: {
          ...{ body, v: version + 1, fresh, freshSince: fresh[0]?.stamp ?? stamp },
          seen: seen.with(
            [],
            added.map(({ id }) => id),
          ),
          erasing: { stamp: entry.stamp, owners: [...owners] },
        },
      },
    )
    return matchedCount === 1
  }

  async #noteOf(person: PersonKey): Promise<Pick<PersonDoc, '_id' | 'erasing'>> {
    const doc = await this.#context.persons.findOne({ _id: person }, { projection: { erasing: 1 } })
    return doc ?? { _id: person }
  }

  /** Rewrites what the note names; what is rewritten already stays as it is. */
  async #finish({ _id, erasing }: Pick<PersonDoc, '_id' | 'erasing'>): Promise<void> {
    if (!erasing) return
    const { events, persons, keyring, step } = this.#context
    const { stamp, owners } = erasing
    let batch: Parameters<typeof events.bulkWrite>[0][number][] = []
    const flush = async () => {
      if (batch.length > 0) await events.bulkWrite(batch, { ordered: false, ...BACKGROUND })
      batch = []
    }
    for await (const row of this.#rowsOf(owners, stamp)) {
      const { event, body } = erasedText(row, keyring)
      const update = { $set: { id: event.id, body } }
      if (body !== row.body) batch.push({ updateOne: { filter: { _id: row._id }, update } })
      if (batch.length >= AT_ONCE) await flush()
    }
    await flush()
    await step('rewritten')
    await persons.updateOne({ _id, 'erasing.stamp': stamp }, { $unset: { erasing: 1 } })
  }

  #rowsOf(owners: readonly PersonKey[], upTo = Number.MAX_SAFE_INTEGER) {
    return this.#context.events.find<EventDoc>(
      { person: { $in: [...owners] }, stamp: { $lte: upTo } },
      { projection: { person: 1, n: 1, id: 1, body: 1 }, ...BACKGROUND },
    )
  }
}
