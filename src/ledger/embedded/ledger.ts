// The ledger on SQLite. It decides on this thread, also on facts that are not durable yet, and writes
// through the committer.

import type { ConsentEvent, RecordedEvent } from '../../consent/events.ts'
import { erasureOf } from '../../consent/kept.ts'
import { standingOf } from '../../consent/standing.ts'
import type { Keyring } from '../../keys/keyring.ts'
import { erasedId, erasedText } from '../codec.ts'
import type { Decide, Ledger, PersonKey, Recorded, SealedIdentifier } from '../port.ts'
import {
  evolveAll,
  identifiersAfter,
  mergeEvents,
  type Resolved,
  recordPosting,
  resolve,
  sequence,
} from '../resolve.ts'
import type { Committer } from './committer.ts'
import { recordAllOf } from './many.ts'
import { aliasRow, type Entry, type People, rowOf } from './people.ts'
import { guarded, type Reader } from './reader.ts'
import type { Rewrite } from './work.ts'

/** From so many facts on, one look for all whom nobody knew costs less than one each. */
const MANY = 4

/** A fact to decide on before the turn ends. */
interface Waiting {
  readonly identifiers: readonly SealedIdentifier[]
  readonly decide: Decide
  decided(recorded: Promise<Recorded>): void
}

export function embeddedLedger(deps: {
  readonly reader: Reader
  readonly people: People
  readonly committer: Committer
  readonly keyring: Keyring
}): Ledger {
  const { reader, people, committer, keyring } = deps

  const known = (owners: readonly PersonKey[], id: string, wasErased: boolean) => {
    for (const owner of owners) {
      const event = people.eventUnderWay(owner, id) ?? reader.find(owner, id)
      if (event) return event
      const erased = wasErased ? reader.find(owner, erasedId(id, owner, keyring)) : undefined
      if (erased) return erased
    }
    return undefined
  }

  /** Hands a person's new state, with what made it, to the writer; resolves when durable. */
  function write(
    entry: Entry,
    added: readonly RecordedEvent[],
    more: { readonly aliases?: readonly PersonKey[]; readonly rewrites?: readonly Rewrite[] },
  ): Promise<void> {
    const { person } = entry
    const { aliases = [], rewrites } = more
    const durable = committer.commit({
      type: 'facts',
      people: [rowOf(entry, added), ...aliases.map((key) => aliasRow(key, person))],
      ...(rewrites && { rewrites }),
    })
    return people.follow([{ keys: [person, ...aliases], entry, added }], durable)
  }

  async function commit(
    resolved: Resolved<Entry>,
    given: readonly SealedIdentifier[],
    decide: Decide,
  ): Promise<Recorded> {
    const { person, survivor, others, unknown, absorbed } = resolved
    const decidedEvents = decide(resolved.standing, resolved.met)
    const owners = [person, ...absorbed]
    const wasErased = erasureOf(resolved.standing) !== undefined
    const before = survivor ? decidedEvents.map(({ id }) => known(owners, id, wasErased)) : []
    const fresh = decidedEvents.filter((_, i) => before[i] === undefined)
    const isIdle = fresh.length === 0 && (others.length === 0 || decidedEvents.length === 0)
    if (isIdle && (unknown.length === 0 || decidedEvents.length === 0)) {
      await people.settled(person)
      const events = before.filter((event) => event !== undefined)
      return { person, standing: resolved.standing, events, duplicate: events.length > 0 }
    }
    const all = [survivor, ...others]
    const last = Math.max(0, ...all.map((entry) => entry?.last ?? 0))
    const count = all.reduce((sum, entry) => sum + (entry?.count ?? 0), 0)
    const now = Math.max(0, ...decidedEvents.map((event) => event.recordedAt))
    const added = sequence([...mergeEvents(others, now), ...fresh], person, count, last)
    const entry: Entry = {
      person,
      standing: evolveAll(resolved.standing, added),
      identifiers: identifiersAfter(resolved, given, fresh),
      absorbed,
      count: count + added.length,
      last: added.at(-1)?.recordedAt ?? last,
    }
    const aliases = [...unknown, ...others.map((other) => other.person)].filter(
      (key) => key !== person,
    )
    await write(entry, added, { aliases })
    const mine = new Map(added.map((event) => [event.id, event]))
    const events = decidedEvents.map((event, i) => before[i] ?? mine.get(event.id))
    return {
      person,
      standing: entry.standing,
      events: events.filter((event) => event !== undefined),
      duplicate: fresh.length === 0,
    }
  }

  /** In one turn from what is durable to what is under way, so that no fact can come in between. */
  async function erase(entry: Entry, event: ConsentEvent): Promise<Recorded> {
    const { person, standing, absorbed, count, last } = entry
    const owners = [person, ...absorbed]
    if (entry.isErased) {
      const events = [known(owners, erasureOf(standing)?.id ?? '', true)]
      return {
        person,
        standing,
        events: events.filter((each) => each !== undefined),
        duplicate: true,
      }
    }
    const bare = reader.rowsOf(owners).map((row) => ({
      seq: row.seq,
      ...erasedText(row, keyring),
    }))
    const added = sequence([event], person, count, last)
    const erased: Entry = {
      person,
      standing: standingOf([...bare.map((each) => each.event), ...added]),
      identifiers: [],
      absorbed,
      count: count + 1,
      last: added[0]?.recordedAt ?? last,
      isErased: true,
    }
    const rewrites = bare.map(({ seq, event: { id }, body }) => ({ seq, id, body }))
    await write(erased, added, { rewrites })
    return { person, standing: erased.standing, events: added, duplicate: false }
  }

  let waiting: Waiting[] = []

  /** Decides on all that one turn of the event loop brought. */
  function decideAll(): void {
    const all = waiting
    waiting = []
    const isUnknown = unknownIn(all)
    for (const { identifiers, decide, decided } of all) {
      const latest = ({ key }: SealedIdentifier) =>
        isUnknown(key) ? undefined : people.latest(key)
      decided(
        guarded(() => commit(resolve(identifiers, identifiers.map(latest)), identifiers, decide)),
      )
    }
  }

  function unknownIn(all: readonly Waiting[]): (key: PersonKey) => boolean {
    if (all.length < MANY) return () => false
    try {
      return people.unknownAmong(all.flatMap((one) => one.identifiers.map(({ key }) => key)))
    } catch {
      // A store that is away says so of each.
      return () => false
    }
  }

  const { find: _find, rowsOf: _rowsOf, ...reading } = reader
  const ledger: Omit<Ledger, 'recordAll'> = {
    ...reading,
    record: (identifiers, decide) =>
      new Promise((decided) => {
        if (waiting.length === 0) process.nextTick(decideAll)
        waiting.push({ identifiers, decide, decided })
      }),
    recordFor: (key, decide) =>
      guarded(async () => {
        const entry = people.latest(key)
        if (!entry) return undefined
        const { person, standing, identifiers, absorbed } = entry
        const resolved = { person, survivor: entry, others: [], unknown: [], met: [entry] }
        return commit({ ...resolved, standing, identifiers, absorbed }, [], decide)
      }),
    erase: (key, event) =>
      guarded(async () => {
        for (;;) {
          const entry = people.latest(key)
          if (!entry) return undefined
          if (!people.isUnderWay(entry.person)) return erase(entry, event)
          await people.settled(entry.person)
        }
      }),
  }
  const recordAll = recordAllOf({
    ...{ people, committer },
    record: (posting) => recordPosting(ledger, posting),
  })
  return { ...ledger, recordAll: (postings) => guarded(() => recordAll(postings)) }
}
