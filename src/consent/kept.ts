// Single facts of a standing, for callers outside of this folder, who do not know the names of slots.
// Whether a fact is in force is another question: see `reading.ts` and `noes.ts`.

import type { ConsentEvent } from './events.ts'
import type { Fact } from './fact.ts'
import { factIn, slot } from './slot.ts'
import { placesOf } from './slots.ts'
import { join, type Standing } from './standing.ts'

/** The latest erasure. */
export const erasureOf = (standing: Standing): Fact | undefined => standing.erased

/** The language a person chose to be written to in, as a tag. */
export const languageOf = (standing: Standing): string | undefined =>
  factIn(standing, 'language')?.language

/** What somebody decided about wording in doubt, by the id of its event. */
export const settlementOf = (standing: Standing, review: string): Fact | undefined =>
  standing[slot('settled', review)]

/** When they were last taken off a provider's list; also where we never heard that they were on it. */
export const listLiftOf = (standing: Standing, list: string): Fact | undefined =>
  standing[slot('list-lifted', list)]

/**
 * The person's latest opt-out of marketing, lifted or not. Those that belong to a batch, which can be
 * voided as a whole, are left out.
 */
export const marketingOptOutOf = (standing: Standing): Fact | undefined =>
  standing[slot('optout-marketing')]

/** Whether nothing but consents is on record. */
export function hasGrantsOnly(standing: Standing): boolean {
  for (const name in standing) if (!name.startsWith('grant|')) return false
  return true
}

const without = (standing: Standing, isOne: (kind: string, batch?: string) => boolean): Standing =>
  Object.fromEntries(
    Object.entries(standing).filter(([name]) => {
      const [kind = '', batch] = name.split('|')
      return !isOne(kind, batch)
    }),
  )

/** As if no stop word had been said. */
export const withoutStopWords = (standing: Standing): Standing =>
  without(standing, (kind) => kind === 'stop')

/** As if these batches held no opt-out of all. */
export const withoutOptOutsOf = (standing: Standing, isOne: (batch: string) => boolean): Standing =>
  without(
    standing,
    (kind, batch) => (kind === 'stop' || kind === 'optout') && batch !== undefined && isOne(batch),
  )

/** As if a message of ours had not left. */
export function withoutSent(standing: Standing, messageId: string): Standing {
  const { [slot('sent', messageId)]: _, ...others } = standing
  return others
}

/**
 * As `evolve`, for an event that repeats a no somewhere else (for a number they moved to): it counts
 * from its own moment, but answers name the event and the time of the no it repeats.
 * @param of the no it repeats
 */
export function sayAgain(
  standing: Standing,
  event: ConsentEvent,
  of: { readonly id: string; readonly since: number },
): Standing {
  const places = Object.entries(placesOf(event)).map(
    ([name, fact]) => [name, { ...fact, id: of.id, at: of.since }] as const,
  )
  return join(standing, Object.fromEntries(places))
}

/** The moment from which an event counts, epoch ms. */
export const countsFrom = (event: ConsentEvent): number =>
  Math.max(...Object.values(placesOf(event)).map(({ t }) => t))

/** The facts that hold the slots an event would go into. */
export const rivalsOf = (standing: Standing, event: ConsentEvent): Fact[] =>
  Object.keys(placesOf(event)).flatMap((name) => standing[name] ?? [])

/** Whether a batch of facts, of an import or of the breaker, was taken back as a whole. */
export const isVoided = (standing: Standing, batch: string): boolean =>
  standing[slot('void', batch)] !== undefined

/** The name of a slot ends in the batch of its fact. */
const batchIn = (name: string): string => name.slice(name.lastIndexOf('|') + 1)

/** The facts of a batch that a standing still shows: a slot keeps only the latest. */
export function factsOfSet(standing: Standing, batch: string): Fact[] {
  const found: Fact[] = []
  for (const name in standing) {
    if (batchIn(name) === batch && !name.startsWith('void|')) found.push(standing[name] as Fact)
  }
  return found
}

/** Facts whose ids begin like this, each with its batch. */
export function factsNamed(
  standing: Standing,
  begin: string,
): { readonly fact: Fact; readonly batch: string }[] {
  const found: { fact: Fact; batch: string }[] = []
  for (const name in standing) {
    const fact = standing[name] as Fact
    if (fact.id.startsWith(begin)) found.push({ fact, batch: batchIn(name) })
  }
  return found
}

/** The kinds of slots in which two standings differ, without what is in them: fit for a log. */
export function differing(a: Standing, b: Standing): string[] {
  const text = (value: unknown) =>
    JSON.stringify(Object.entries(value ?? {}).sort(([x], [y]) => (x < y ? -1 : 1)))
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return names
    .filter((name) => text(a[name]) !== text(b[name]))
    .map((name) => name.split('|')[0] ?? name)
}
