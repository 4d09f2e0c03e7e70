// What all events of one person in one business amount to now: for each slot, the latest fact.
// Joining two standings takes the later fact of each slot, so the order in which events arrive,
// and how often, cannot matter (a join-semilattice).

import { DAY_MS } from '../time.ts'
import type { ConsentEvent } from './events.ts'
import { type Fact, outranks, type UndeliveredFact } from './fact.ts'
import { placesOf } from './slots.ts'

/**
 * The name of each slot (`slot.ts`) to the fact that holds it. A plain object, so that it is JSON as
 * it stands.
 */
export type Standing = Readonly<Record<string, Fact>>

/** Nothing known. */
export const EMPTY: Standing = Object.freeze({})

/** 31 days: no frequency cap looks back further, so older sends are forgotten. */
const SEND_MEMORY_MS = 31 * DAY_MS
/** So many doubtful wordings wait for a review; an older one becomes an opt-out of marketing. */
export const REVIEWS_MOST = 20
/** 30 days: three undelivered messages within it make a person undeliverable. */
const UNDELIVERED_SPAN_MS = 30 * DAY_MS

/** Doubtful wording that nobody reviewed becomes a marketing opt-out after ten days. */
export const REVIEW_MS = 10 * DAY_MS

/** Messages that left, and those of them that failed. */
const SENT = /^(?:un)?sent\|/

/** Whether a message of ours left within the last month and failed, so that no cap counts it. */
export const hasFailed = (standing: Standing, messageId: string): boolean =>
  standing[`unsent|${messageId}`] !== undefined

/** Slots in which a new fact can make others superfluous. */
const FORGETTABLE = /^(?:delivered$|sent\||unsent\||undelivered\||review\|)/

/**
 * What both standings together amount to. Associative, commutative and idempotent.
 * @returns `a` itself when `b` adds nothing
 */
export function join(a: Standing, b: Standing): Standing {
  let out: Record<string, Fact> | undefined
  let mayForget = false
  for (const slot in b) {
    const theirs = b[slot] as Fact
    const ours = a[slot]
    if (ours === undefined || outranks(theirs, ours)) {
      out ??= { ...a }
      out[slot] = theirs
      mayForget ||= FORGETTABLE.test(slot)
    }
  }
  if (out === undefined) return a
  return mayForget ? forget(out) : out
}

/** The standing once `event` is known too. */
export function evolve(standing: Standing, event: ConsentEvent): Standing {
  return join(standing, placesOf(event))
}

/** The standing of a whole history, in whatever order it comes. */
export function standingOf(events: Iterable<ConsentEvent>): Standing {
  let standing = EMPTY
  for (const event of events) standing = evolve(standing, event)
  return standing
}

/** Drops facts that no rule can reach any more, so that a standing stays small for ever. */
function forget(facts: Record<string, Fact>): Record<string, Fact> {
  let newestSend = 0
  const failures: [slot: string, fact: UndeliveredFact][] = []
  const reviews: [slot: string, fact: Fact][] = []
  for (const slot in facts) {
    const fact = facts[slot] as Fact
    if (SENT.test(slot)) newestSend = Math.max(newestSend, fact.t)
    else if (slot.startsWith('undelivered|')) failures.push([slot, fact as UndeliveredFact])
    else if (slot.startsWith('review|')) reviews.push([slot, fact])
  }
  if (reviews.length > REVIEWS_MOST) settleOldest(facts, reviews)
  for (const slot in facts) {
    if (SENT.test(slot) && (facts[slot] as Fact).t <= newestSend - SEND_MEMORY_MS) {
      delete facts[slot]
    }
  }
  const cleared = facts.delivered?.t ?? 0
  const first = lastThree(failures.map(([, fact]) => fact))?.first.t ?? 0
  for (const [slot, fact] of failures) {
    if (fact.t < cleared || fact.t < first) delete facts[slot]
  }
  return facts
}

/**
 * Somebody who says doubtful things again and again means it: of each batch only the newest wait
 * for a review, and the latest of the older ones is kept as an opt-out of marketing. The outcome is
 * the same in whatever order they arrive: one that is dropped can never be among the newest again.
 */
function settleOldest(
  facts: Record<string, Fact>,
  reviews: readonly (readonly [slot: string, fact: Fact])[],
): void {
  const batches = Map.groupBy(reviews, ([slot]) => slot.split('|')[1] ?? '')
  for (const [batch, list] of batches) {
    const newestFirst = list.toSorted(([, a], [, b]) => (outranks(a, b) ? -1 : 1))
    const old = newestFirst.slice(REVIEWS_MOST)
    for (const [slot] of old) delete facts[slot]
    const latest = old[0]?.[1]
    const name = batch === '' ? 'optout-marketing' : `optout-marketing|${batch}`
    const known = facts[name]
    if (latest && (known === undefined || outranks(latest, known))) facts[name] = latest
  }
}

/**
 * Finds three messages that failed within 30 days, the latest such three. Several reports of one
 * message count as one failure. Failures older than the first of the three can be forgotten: no
 * later three would need them.
 * @param failures in any order
 */
export function lastThree(
  failures: readonly UndeliveredFact[],
): { readonly first: Fact; readonly third: Fact } | undefined {
  /** The three messages that failed next from here on, each by its first failure, oldest first. */
  let next: readonly UndeliveredFact[] = []
  const messageOf = (failure: UndeliveredFact) => failure.message ?? failure.id
  for (const first of failures.toSorted((a, b) => b.t - a.t || (a.id < b.id ? 1 : -1))) {
    next = [first, ...next.filter((failure) => messageOf(failure) !== messageOf(first))].slice(0, 3)
    const third = next[2]
    if (third && third.t - first.t <= UNDELIVERED_SPAN_MS) return { first, third }
  }
  return undefined
}
