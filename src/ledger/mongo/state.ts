// One person's new state, written if nobody else wrote first: the commit point of the store.

import type { ConsentEvent, RecordedEvent } from '../../consent/events.ts'
import type { Standing } from '../../consent/standing.ts'
import type { Keyring } from '../../keys/keyring.ts'
import { encodeEvent } from '../codec.ts'
import type { PersonKey } from '../port.ts'
import { evolveAll, type Resolved, sequence } from '../resolve.ts'
import { isTaken, LOST } from './errors.ts'
import { bodyText, type Entry } from './people.ts'
import type { Collections, FreshEvent } from './schema.ts'
import { Seen } from './seen.ts'

/** With so many events not yet copied out, the copying comes before the next one. */
const MOST_FRESH = 200

/** Points between two writes; tests stop a process there. */
export type Step =
  | 'reserved'
  | 'frozen'
  | 'moved-on'
  | 'committed'
  | 'aliased'
  | 'collected'
  | 'copied'
  | 'removed'
  | 'erased'
  | 'rewritten'

/** What the parts of the ledger share. */
export interface Context extends Collections {
  readonly keyring: Keyring
  readonly stamp: (after: number) => number
  readonly step: (name: Step) => Promise<void> | void
}

/** A person after a write, and what was added. */
export interface Written {
  readonly standing: Standing
  readonly added: readonly RecordedEvent[]
}

/** Tells an event of ours from one with the same id that another process recorded. */
export const markOf = (id: string, stamp: number): string => `${stamp} ${id}`

/**
 * Adds events to the survivor (made if need be), and all that the others hold.
 * @param more.isBounded false writes even when much waits to be copied out
 * @param more.sent gets the mark of each event before it leaves, so that a lost answer can be
 *   understood
 * @returns LOST when the stored person is not the one given, or too much waits
 */
export async function writeState(
  context: Context,
  resolved: Omit<Resolved<Entry>, 'unknown' | 'met'>,
  events: readonly ConsentEvent[],
  more: { readonly isBounded: boolean; readonly sent: Set<string> },
): Promise<Written | typeof LOST> {
  const { person, survivor } = resolved
  const { state, fresh, ...written } = nextState(context, resolved, events, more.sent)
  const version = survivor?.version ?? 0
  const isWritten =
    version === 0
      ? await insert(context, newDocument(person, state, fresh))
      : await replace(context, person, version, state, fresh, more.isBounded)
  return isWritten ? written : LOST
}

/** What a person becomes by these events, ready to be written. */
export function nextState(
  context: Context,
  resolved: Omit<Resolved<Entry>, 'unknown' | 'met'>,
  events: readonly ConsentEvent[],
  sent?: Set<string>,
): Written & { readonly state: State; readonly fresh: FreshEvent[] } {
  const { person, survivor, others, identifiers, absorbed } = resolved
  const all = survivor ? [survivor, ...others] : others
  const count = all.reduce((sum, entry) => sum + entry.count, 0)
  const latest = Math.max(0, ...all.map((entry) => entry.last))
  const added = sequence(events, person, count, latest)
  let stamp = Math.max(0, ...all.map((entry) => entry.stamp))
  const fresh = added.map((event): FreshEvent => {
    stamp = context.stamp(stamp)
    sent?.add(markOf(event.id, stamp))
    const body = encodeEvent(event, person, event.n, context.keyring)
    return { n: event.n, id: event.id, stamp, body }
  })
  const standing = evolveAll(resolved.standing, added)
  const state = {
    body: bodyText({
      standing,
      identifiers,
      absorbed,
      count: count + added.length,
      last: added.at(-1)?.recordedAt ?? latest,
      stamp,
    }),
    seen: (survivor?.seen ?? Seen.from(undefined, 0)).with(
      others.map((other) => other.seen),
      added.map((event) => event.id),
    ),
  }
  return { standing, added, state, fresh }
}

interface State {
  readonly body: string
  readonly seen: Buffer
}

/** The document of a person nobody knew. */
export function newDocument(person: PersonKey, state: State, fresh: FreshEvent[]) {
  const [first] = fresh
  return { _id: person, v: 1, ...state, ...(first && { fresh, freshSince: first.stamp }) }
}

async function insert(
  { persons }: Context,
  document: ReturnType<typeof newDocument>,
): Promise<boolean> {
  try {
    await persons.insertOne(document)
    return true
  } catch (error) {
    if (isTaken(error)) return false
    throw error
  }
}

async function replace(
  { persons }: Context,
  person: PersonKey,
  version: number,
  state: State,
  fresh: FreshEvent[],
  isBounded: boolean,
): Promise<boolean> {
  const [first] = fresh
  const { matchedCount } = await persons.updateOne(
    {
      _id: person,
      v: version,
      ...(isBounded && { [`fresh.${MOST_FRESH}`]: { $exists: false } }),
    },
    {
      $set: { ...state, v: version + 1 },
      ...(first && { $push: { fresh: { $each: fresh } }, $min: { freshSince: first.stamp } }),
    },
  )
  return matchedCount === 1
}
