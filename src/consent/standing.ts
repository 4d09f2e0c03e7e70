// What all events of one person in one business amount to now: for each slot, the latest fact.
// Joining two standings takes the later fact of each slot, so the order in which events arrive,
// and how often, cannot matter (a join-semilattice).

import { DAY_MS } from '../time.ts'
import type { ConsentEvent } from './events.ts'
import { placesOf } from './slots.ts'

/**
 * The fact that holds a slot. `t`: the moment at which it counts, epoch ms (a no known only to
 * the second counts at that second's end); `id`: its event. The rest depends on the slot.
 */
export interface Fact {
  readonly t: number
  readonly id: string
  /** Moment the event claims, where it differs from `t`. */
  readonly at?: number
  /** Slug of the door, notice id and version: of grants and pendings. */
  readonly door?: string
  readonly notice?: string
  readonly version?: number
  /** IANA time zone the evidence of a grant names. */
  readonly zone?: string
  /** Event this one answers (a confirmation or refusal), or asks about. */
  readonly answers?: string
  /** The message of ours that asks, or that failed. */
  readonly message?: string
  /** Expiry of a hold or of a free entry point, end of a pause, epoch ms. */
  readonly until?: number
  /** What somebody decided about wording in doubt. */
  readonly decision?: 'optout' | 'not_optout'
  /** Category of a message sent. */
  readonly category?: string
  /** The language chosen. */
  readonly language?: string
}

/** Slot name to the fact that holds it. A plain object, so that it is JSON as it stands. */
export type Standing = Readonly<Record<string, Fact>>

/** Nothing known. */
export const EMPTY: Standing = Object.freeze({})

/** 31 days: no frequency cap looks back further, so older sends are forgotten. */
const SEND_MEMORY_MS = 31 * DAY_MS
/** So much wording in doubt is kept each for itself; older than that, it is an opt-out. */
export const REVIEWS_MOST = 20
/** 30 days: three undelivered messages within it make a person undeliverable. */
const UNDELIVERED_SPAN_MS = 30 * DAY_MS

/** Doubtful wording that nobody reviewed becomes a marketing opt-out after ten days. */
export const REVIEW_MS = 10 * DAY_MS

/** Whether `a` outranks `b` in their slot: later first, then the greater id, so never a draw. */
export function outranks(a: Fact, b: Fact): boolean {
  return a.t > b.t || (a.t === b.t && a.id > b.id)
}

/** Messages that left, and those of them that failed: only the others count towards a cap. */
const SENT = /^(?:un)?sent\|/
/** Whether a message of ours left and failed, of the last month. */
export const hasFailed = (standing: Standing, messageId: string): boolean =>
  standing[`unsent|${messageId}`] !== undefined
/** Slots whose facts others may make superfluous. */
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
  const failures: [slot: string, fact: Fact][] = []
  const reviews: [slot: string, fact: Fact][] = []
  for (const slot in facts) {
    const fact = facts[slot] as Fact
    if (SENT.test(slot)) newestSend = Math.max(newestSend, fact.t)
    else if (slot.startsWith('undelivered|')) failures.push([slot, fact])
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
 * for a review, and what came before them is an opt-out of marketing. What was dropped is never
 * among the newest again, and the opt-out is as late as the latest that was dropped, so it does
 * not matter in which order they came.
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
 * The latest 30 days in which three messages failed: the failure they begin with, and the one that
 * made it three. One message that is told of again is one, at each of its times. Older failures can
 * never again make a triple that outlives this one.
 * @param failures in any order
 */
export function lastThree(
  failures: readonly Fact[],
): { readonly first: Fact; readonly third: Fact } | undefined {
  /** Of three messages, each by its first failure from here on, in the order of time. */
  let next: readonly Fact[] = []
  const of = (failure: Fact) => failure.message ?? failure.id
  for (const first of failures.toSorted((a, b) => b.t - a.t || (a.id < b.id ? 1 : -1))) {
    next = [first, ...next.filter((failure) => of(failure) !== of(first))].slice(0, 3)
    const third = next[2]
    if (third && third.t - first.t <= UNDELIVERED_SPAN_MS) return { first, third }
  }
  return undefined
}
