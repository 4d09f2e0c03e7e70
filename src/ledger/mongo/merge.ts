// Two identifiers turn out to be one person. No transaction: first the other person is frozen on
// its way into the survivor, then the survivor takes in all it holds (and the new fact), then the
// other becomes an alias. Frozen, it cannot change under the survivor's hands, and whoever meets
// a frozen person, or the sweep, goes on where a crash left off. Absorbing before freezing was
// rejected: what the other recorded in between would be missed until somebody absorbed again.

import type { ConsentEvent } from '../../consent/events.ts'
import { join } from '../../consent/standing.ts'
import type { PersonKey } from '../port.ts'
import { mergeEvents, type Resolved } from '../resolve.ts'
import { LOST } from './errors.ts'
import { type Entry, entryOf, nobodyYet, type People } from './people.ts'
import type { PersonDoc } from './schema.ts'
import { type Context, type Written, writeState } from './state.ts'

const BACKGROUND = { comment: 'sweep' }
/** More rounds than this for one person means that others finish it meanwhile. */
const MOST_ROUNDS = 50

export class Merger {
  readonly #context: Context
  readonly #people: People

  constructor(context: Context, people: People) {
    this.#context = context
    this.#people = people
  }

  /**
   * Merges the others into the survivor, in the one write that also adds the events.
   * @param now epoch ms, the time of the fact that showed it
   */
  async merge(
    resolved: Omit<Resolved<Entry>, 'unknown' | 'met'>,
    events: readonly ConsentEvent[],
    now: number,
    more: { readonly isBounded: boolean; readonly sent: Set<string> },
  ): Promise<Written | typeof LOST> {
    const { persons, step } = this.#context
    const { person, others } = resolved
    for (const other of others) {
      const { matchedCount } = await persons.updateOne(
        { _id: other.person, v: other.version, into: { $exists: false } },
        { $set: { into: { person, at: now } }, $inc: { v: 1 } },
      )
      if (matchedCount === 0) return LOST
    }
    if (others.length > 0) await step('frozen')
    const all = [...mergeEvents(others, now), ...events]
    const written = await writeState(this.#context, resolved, all, more)
    if (written === LOST) return LOST
    await step('committed')
    for (const other of others) await this.finish(other.person)
    return written
  }

  /** Finishes every merge that was left half-way. */
  async sweep(): Promise<void> {
    const left = await this.#context.persons
      .find({ 'into.person': { $gt: '' } }, { projection: { _id: 1 }, ...BACKGROUND })
      .limit(1_000)
      .toArray()
    for (const { _id } of left) await this.finish(_id)
  }

  /** Brings a frozen person to its end: an alias, or itself again. Others may do so as well. */
  async finish(key: PersonKey): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const { target: doc } = await this.#people.target(key)
      if (!doc?.into) return
      const circle = await this.#circle(doc)
      if (circle) await this.#thaw(circle)
      else await this.#advance(doc)
    }
  }

  /** One step further for a frozen person: its target's merge, the taking in, or the alias. */
  async #advance(doc: PersonDoc): Promise<void> {
    if (!doc.into) return
    const { person, target } = await this.#people.target(doc.into.person)
    const survivor = target ? entryOf(target) : nobodyYet(person)
    const other = entryOf(doc)
    if (survivor.absorbed.includes(other.person)) return this.#alias(other, person)
    if (target?.into) return this.finish(person)
    const both = {
      standing: join(survivor.standing, other.standing),
      identifiers: [...survivor.identifiers, ...other.identifiers],
      absorbed: [...survivor.absorbed, other.person, ...other.absorbed],
    }
    const events = mergeEvents([other], doc.into.at)
    const more = { isBounded: false }
    await writeState(this.#context, { person, survivor, others: [other], ...both }, events, more)
  }

  async #alias(other: Entry, person: PersonKey): Promise<void> {
    const { persons, step } = this.#context
    // Its aliases lead straight on, so that no check needs a third command.
    const keys = other.identifiers.map(({ key }) => key)
    await persons.updateMany(
      { _id: { $in: keys }, aliasOf: other.person },
      { $set: { aliasOf: person } },
    )
    // What it has not copied out yet stays here until the relay has.
    await persons.updateOne(
      { _id: other.person, v: other.version },
      { $set: { aliasOf: person, v: other.version + 1 }, $unset: { body: 1, seen: 1, into: 1 } },
    )
    await step('aliased')
  }

  /**
   * Two calls may freeze persons into each other; then neither can commit.
   * @returns the one of a circle to be let go: the same for everybody who looks, and never one
   *   that its target holds already
   */
  async #circle(doc: PersonDoc): Promise<PersonDoc | undefined> {
    const path = [doc]
    for (let at = doc; at.into; ) {
      const { target: next } = await this.#people.target(at.into.person)
      if (!next || entryOf(next).absorbed.includes(at._id)) return undefined
      const start = path.findIndex((earlier) => earlier._id === next._id)
      if (start >= 0) return path.slice(start).reduce((a, b) => (b._id < a._id ? b : a))
      path.push(next)
      at = next
    }
    return undefined
  }

  async #thaw(doc: PersonDoc): Promise<void> {
    await this.#context.persons.updateOne(
      { _id: doc._id, v: doc.v },
      { $set: { v: doc.v + 1 }, $unset: { into: 1 } },
    )
  }
}
