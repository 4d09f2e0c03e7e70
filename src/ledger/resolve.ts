// Which person a fact is about when it comes with several identifiers, and who has to be merged. The
// same in both stores.

import type { ConsentEvent, EventType } from '../consent/events.ts'
import { erasureOf } from '../consent/kept.ts'
import { evolve, join, type Standing } from '../consent/standing.ts'
import type { Ledger, Met, PersonKey, Posting, Recorded, SealedIdentifier } from './port.ts'

/** What resolving needs to know of a stored person. */
export interface Known {
  readonly person: PersonKey
  readonly standing: Standing
  readonly identifiers: readonly SealedIdentifier[]
  readonly absorbed: readonly PersonKey[]
  readonly count: number
  readonly last: number
}

/** The person facts are recorded for, as it stands before them. */
export interface Resolved<T extends Known> {
  readonly person: PersonKey
  /** The survivor as stored; undefined for a new person. */
  readonly survivor: T | undefined
  /** Persons shown to be the same, to be merged into the survivor. */
  readonly others: readonly T[]
  /** Keys that lead nowhere yet, and are to lead to the person. */
  readonly unknown: readonly PersonKey[]
  readonly standing: Standing
  /** As listed so far; see `identifiersAfter`. */
  readonly identifiers: readonly SealedIdentifier[]
  readonly absorbed: readonly PersonKey[]
  readonly met: Met
}

/** The known identifiers, with what a provider tells anew about them (`form`, `via`). */
function renewed(known: readonly SealedIdentifier[], given: readonly SealedIdentifier[]) {
  return known.map((old): SealedIdentifier => {
    const told = given.find(({ key }) => key === old.key)
    if (told?.form !== undefined && told.form !== old.form) return { ...told }
    return told?.via !== undefined && old.via === undefined ? { ...old, via: told.via } : old
  })
}

const isMade = ({ count }: Known): boolean => count > 0

/**
 * The first identifier that is known leads; other persons found are merged into it. Both
 * histories count.
 * @param found what the store knows under each identifier, in their order
 */
export function resolve<T extends Known>(
  identifiers: readonly SealedIdentifier[],
  found: readonly (T | undefined)[],
): Resolved<T> {
  const people = new Map<PersonKey, T>()
  for (const known of found) if (known) people.set(known.person, known)
  const all = [...people.values()]
  // A person whom so far only an alias names has no facts, and leads only where nobody else does.
  const survivor = all.find(isMade) ?? all[0]
  const rest = all.filter((one) => one !== survivor)
  const others = rest.filter(isMade)
  const unknown = identifiers.filter((_, i) => found[i] === undefined).map(({ key }) => key)
  const first = identifiers[0]
  if (!first) throw new Error('a person needs an identifier')
  return {
    person: survivor?.person ?? first.key,
    survivor,
    others,
    unknown: [...unknown, ...rest.flatMap((one) => (isMade(one) ? [] : [one.person]))],
    standing: others.reduce((all, other) => join(all, other.standing), survivor?.standing ?? {}),
    identifiers: [
      ...renewed(survivor?.identifiers ?? [], identifiers),
      ...others.flatMap((other) => renewed(other.identifiers, identifiers)),
    ],
    met: found,
    absorbed: [
      ...(survivor?.absorbed ?? []),
      ...others.flatMap((other) => [other.person, ...other.absorbed]),
    ],
  }
}

/**
 * The identifiers a person has after these events.
 * @param given those the events came with. To an erased person they are added only where the person or
 *   the business brought an event that is no tombstone itself
 */
export function identifiersAfter(
  { standing, identifiers }: Pick<Resolved<Known>, 'standing' | 'identifiers'>,
  given: readonly SealedIdentifier[],
  events: readonly ConsentEvent[],
): readonly SealedIdentifier[] {
  const isBack = events.some(
    ({ actor, erased }) => !erased && (actor === 'person' || actor === 'business'),
  )
  if (erasureOf(standing) !== undefined && !isBack) return identifiers
  const unlisted = given.filter(({ key }) => !identifiers.some((listed) => listed.key === key))
  return unlisted.length === 0 ? identifiers : [...identifiers, ...unlisted]
}

/** One fact of many, recorded by itself. */
export async function recordPosting(
  ledger: Pick<Ledger, 'record' | 'recordFor'>,
  { person, identifier, decide }: Posting,
): Promise<Recorded> {
  if (identifier) return ledger.record([identifier()], decide)
  const recorded = await ledger.recordFor(person, decide)
  if (!recorded) throw new Error('a person without identifiers is made with others only')
  return recorded
}

/** The facts of merging: one for each person absorbed, at the time of the fact that showed it. */
export function mergeEvents(others: readonly Known[], now: number): ConsentEvent[] {
  return others.map(({ person }) => ({
    id: `merged.${person}`,
    type: 'person.merged',
    absorbed: person,
    occurredAt: now,
    recordedAt: now,
    actor: 'system',
    channel: 'api',
  }))
}

/** Events that say a no which a later yes ends. Holds are not among them: only their own lift ends one. */
const NOES: ReadonlySet<EventType> = new Set([
  'consent.refused',
  'consent.withdrawn',
  'marketing.stopped',
  'undeliverable.marked',
  'identity.changed',
  'person.erased',
])

/**
 * Numbers the events, and raises record times so that they never run backwards. Where a no's own time
 * was its record time, it is raised along with that: recorded by a machine whose clock is behind, it
 * would otherwise count before the yes that it follows. A yes is never raised: one that was held up
 * while a later no was recorded looks the same, and would lift that no. A yes that loses by this can be
 * said again.
 */
export function sequence(
  events: readonly ConsentEvent[],
  person: PersonKey,
  count: number,
  last: number,
) {
  let latest = last
  return events.map((event, i) => {
    const { type, occurredAt: at, recordedAt } = event
    latest = Math.max(latest, recordedAt)
    const occurredAt = at === recordedAt && NOES.has(type) ? latest : at
    return { ...event, occurredAt, recordedAt: latest, n: count + i + 1, person }
  })
}

export const evolveAll = (standing: Standing, events: readonly ConsentEvent[]): Standing =>
  events.reduce(evolve, standing)
