// The ledger on MongoDB. A fact is one read and one compare-and-set of its person's document;
// everything else (the history, the feed) is copied out behind it.

import { setTimeout } from 'node:timers/promises'
import type { ConsentEvent } from '../../consent/events.ts'
import { erasureOf } from '../../consent/kept.ts'
import type { Decide, Ledger, PersonKey, Recorded, SealedIdentifier } from '../port.ts'
import { identifiersAfter, type Resolved, recordPosting, resolve } from '../resolve.ts'
import type { Eraser } from './erase.ts'
import { type Door, isTaken, isUnsure, LOST, unavailable } from './errors.ts'
import { recordAllOf } from './many.ts'
import type { Merger } from './merge.ts'
import type { Entry, People } from './people.ts'
import { Queues } from './queues.ts'
import type { Found, Reader } from './reader.ts'
import type { Relay } from './relay.ts'
import { type Context, markOf } from './state.ts'

/** Losing a race again and again for so long counts as no answer. */
const PATIENCE_MS = 15_000
/** Lost answers borne in one call. */
const MOST_UNSURE = 3

/** One call of `record`, over all its attempts. */
interface Call {
  readonly decide: Decide
  readonly identifiers: readonly SealedIdentifier[]
  /** Marks of every event sent so far. */
  readonly sent: Set<string>
  /** Person and version the last attempt stood on: met again, no race was lost, but too much waits. */
  tried?: string
  isBounded: boolean
}

export function mongoLedger(deps: {
  readonly context: Context
  readonly people: People
  readonly merger: Merger
  readonly eraser: Eraser
  readonly reader: Reader
  readonly relay: Relay
  readonly door: Door
}): Ledger {
  const { context, people, merger, eraser, reader, relay, door } = deps
  const queues = new Queues<PersonKey>()

  async function commit(resolved: Resolved<Entry>, call: Call): Promise<Recorded | typeof LOST> {
    const { person, others, unknown, standing } = resolved
    const decided = call.decide(standing, resolved.met)
    const before = await knownOf(resolved, decided)
    const fresh = decided.filter((event) => !before.has(event.id))
    const identifiers = identifiersAfter(resolved, call.identifiers, fresh)
    // Also those an alias leads here for, though a crash kept them from the person's own list.
    const isListed = identifiers.length === resolved.identifiers.length
    const isIdle = isListed && [fresh, others, unknown].every((list) => list.length === 0)
    if (decided.length === 0 || isIdle) {
      const known = [...before.values()]
      const isOurs = known.some(({ event, stamp }) => call.sent.has(markOf(event.id, stamp)))
      const events = known.map(({ event }) => event)
      return { person, standing, events, duplicate: events.length > 0 && !isOurs }
    }
    if (!(await reserve(unknown, person))) return LOST
    const now = Math.max(...decided.map((event) => event.recordedAt))
    const written = await merger.merge({ ...resolved, identifiers }, fresh, now, call)
    if (written === LOST) return LOST
    const mine = new Map(written.added.map((event) => [event.id, event]))
    const events = decided.map((event) => mine.get(event.id) ?? before.get(event.id)?.event)
    return {
      person,
      standing: written.standing,
      events: events.filter((event) => event !== undefined),
      duplicate: fresh.length === 0,
    }
  }

  /** Those of the events that the person has already. No command where the ids say: none. */
  async function knownOf(
    { survivor, others, person, absorbed, standing }: Resolved<Entry>,
    decided: readonly ConsentEvent[],
  ) {
    const all = survivor ? [survivor, ...others] : others
    const ids = decided
      .map((event) => event.id)
      .filter((id) => all.some((entry) => entry.seen.may(id)))
    if (ids.length === 0) return new Map<string, Found>()
    return reader.find([person, ...absorbed], ids, erasureOf(standing) !== undefined)
  }

  /**
   * Makes new keys lead to the person, before it says so itself: whoever comes with one of
   * them from now on meets the same person, though its document may not be there yet.
   */
  async function reserve(unknown: readonly PersonKey[], person: PersonKey) {
    const keys = unknown.filter((key) => key !== person)
    if (keys.length === 0) return true
    try {
      await context.persons.insertMany(keys.map((key) => ({ _id: key, v: 1, aliasOf: person })))
    } catch (error) {
      if (isTaken(error)) return false
      throw error
    }
    await context.step('reserved')
    return true
  }

  /** @param mayMake also the person whom so far only an alias names */
  async function attempt(keys: readonly PersonKey[], call: Call, isNew: boolean, mayMake: boolean) {
    const found = await people.latest(keys)
    if ('unfinished' in found) {
      await merger.finish(found.unfinished)
      return LOST
    }
    const [first] = found.entries
    if (!isNew && (!first || (first.version === 0 && !mayMake))) return undefined
    const tried = found.entries.map((entry) => `${entry?.person} ${entry?.version}`).join()
    if (call.tried === tried) {
      await relay.catchUp()
      call.isBounded = false
    }
    call.tried = tried
    return isNew || !first
      ? commit(resolve(call.identifiers, found.entries), call)
      : commit({ ...first, survivor: first, others: [], unknown: [], met: [first] }, call)
  }

  /** Attempts until one is not lost. Calls for one person take turns, so as not to race each other. */
  async function record(
    keys: readonly PersonKey[],
    identifiers: readonly SealedIdentifier[],
    decide: Decide,
    mayMake = false,
  ): Promise<Recorded | undefined> {
    const call: Call = { decide, identifiers, sent: new Set(), isBounded: true }
    return queues.take(keys[0] ?? '', async () => {
      const deadline = performance.now() + PATIENCE_MS
      let unsure = 0
      for (let lost = 0; performance.now() < deadline; lost++) {
        if (lost > 0) await setTimeout(Math.random() * Math.min(5 * lost, 100))
        try {
          const recorded = await attempt(keys, call, identifiers.length > 0, mayMake)
          if (recorded !== LOST) return recorded
        } catch (error) {
          // Carried out or not: the next attempt reads which.
          if (!isUnsure(error) || ++unsure > MOST_UNSURE) throw error
        }
      }
      throw unavailable('The store is too busy with this person.')
    })
  }

  const ledger: Omit<Ledger, 'recordAll'> = {
    read: (keys) => door.run(() => people.records(keys)),
    record: (identifiers, decide) =>
      door.run(async () => {
        const unique = [...new Map(identifiers.map((each) => [each.key, each])).values()]
        const keys = unique.map(({ key }) => key)
        const recorded = await record(keys, unique, decide)
        if (!recorded) throw new Error('a person needs an identifier')
        return recorded
      }),
    recordFor: (key, decide) => door.run(() => record([key], [], decide)),
    erase: (key, event) => door.run(() => eraser.erase(key, event)),
    people: (business, after, limit) => door.run(() => people.page(business, after, limit)),
    aliases: (business, after, limit) => door.run(() => people.aliases(business, after, limit)),
    history: (key, after, limit) => door.run(() => reader.history(key, after, limit)),
    newest: (key, limit) => door.run(() => reader.newest(key, limit)),
    feed: (business, after, limit) =>
      door.run(async () => {
        await relay.catchUp()
        return reader.feed(business, after, limit)
      }),
    latest: (business, limit) =>
      door.run(async () => {
        await relay.catchUp()
        return reader.latest(business, limit)
      }),
    missing: (businesses) => door.run(() => reader.missing(businesses)),
  }
  const { record: recordNamed } = ledger
  const recordFor: Ledger['recordFor'] = (key, decide) => record([key], [], decide, true)
  const recordAll = recordAllOf(context, (posting) =>
    recordPosting({ record: recordNamed, recordFor }, posting),
  )
  return { ...ledger, recordAll: (postings) => door.run(() => recordAll(postings)) }
}
