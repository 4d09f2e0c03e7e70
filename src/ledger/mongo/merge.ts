// Two identifiers turn out to be one person. No transaction: first the other person is frozen on
// its way into the survivor, then the survivor takes in all it holds (and the new fact), then the
// other becomes an alias. Frozen, it cannot change under the survivor's hands. Whoever meets a
// frozen person, or the sweep, makes it an alias where the survivor holds it, and lets it go where
// not: so two are joined only together with what was decided on them as two. Joining them for
// somebody who lost a race or died was rejected: what they had decided would be missing. Absorbing
// before freezing was rejected: what the other recorded in between would be missed until somebody
// absorbed again.

import type { ConsentEvent } from '../../consent/events.ts'
import type { PersonKey } from '../port.ts'
import { mergeEvents, type Resolved } from '../resolve.ts'
import { LOST } from './errors.ts'
import { type Entry, entryOf, type People } from './people.ts'
import type { PersonDoc } from './schema.ts'
import { type Context, type Written, writeState } from './state.ts'

const BACKGROUND = { comment: 'sweep' }

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
        { $set: { into: { person } }, $inc: { v: 1 } },
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

  /** Brings to its end every merge that was left half-way. */
  async sweep(): Promise<void> {
    const left = await this.#context.persons
      .find({ 'into.person': { $gt: '' } }, { projection: { _id: 1 }, ...BACKGROUND })
      .limit(1_000)
      .toArray()
    for (const { _id } of left) await this.finish(_id)
  }

  /**
   * Brings a frozen person to its end: an alias, or itself again. Where somebody else was faster
   * it leaves the rest to them, or to whoever meets it next.
   */
  async finish(key: PersonKey): Promise<void> {
    const { target: doc } = await this.#people.target(key)
    if (!doc?.into) return
    const { person, target } = await this.#people.target(doc.into.person)
    const isHeld = target !== undefined && entryOf(target).absorbed.includes(doc._id)
    await (isHeld ? this.#alias(entryOf(doc), person) : this.#thaw(doc, target))
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
   * Lets a frozen person go. The one it was to go into is moved on first: a write that was still to
   * take it in is lost then, and cannot take in what may change again.
   */
  async #thaw({ _id, v }: PersonDoc, target: PersonDoc | undefined): Promise<void> {
    const { persons, step } = this.#context
    if (target) {
      const { matchedCount } = await persons.updateOne(
        { _id: target._id, v: target.v },
        { $inc: { v: 1 } },
      )
      if (matchedCount === 0) return
    }
    await step('moved-on')
    await persons.updateOne({ _id, v }, { $set: { v: v + 1 }, $unset: { into: 1 } })
  }
}
