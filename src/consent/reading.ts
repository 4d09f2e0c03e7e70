// What a standing says about one topic: which noes are in force, which grants count, and what
// the consent's status is. Who may lift what stands in `lifting.ts`.

import type { Strength } from './events.ts'
import { type Grant, type Index, indexOf } from './index.ts'
import { actsOf, isActedAfter, isRestored, latestOf, liftOf, ownActOf } from './lifting.ts'
import type { GrantClass } from './slots.ts'
import { type Fact, outranks, REVIEW_MS, type Standing } from './standing.ts'
import { lastInbound } from './windows.ts'

type ConsentStatus = 'given' | 'pending' | 'withdrawn' | 'refused'

/** What a topic needs to be read: its key and whether marketing's noes reach it. */
export interface TopicOf {
  readonly key: string
  readonly marketing: boolean
}

/** A topic of the business's settings, as it is read. */
export const asRead = ({ key, category }: { key: string; category: string }): TopicOf => ({
  key,
  marketing: category === 'marketing',
})

/** What a standing says about one topic. */
export interface TopicReading {
  readonly status: ConsentStatus | undefined
  /** Grants that count, best evidence first. Empty unless `status` is `given`. */
  readonly grants: readonly Grant[]
  /** The act the status stands on: the best grant, the pending one, the withdrawn one. */
  readonly act: Fact | undefined
  readonly strength: Strength | undefined
  /** When the status began, epoch ms. */
  readonly since: number | undefined
  /** Any grant was ever recorded for this topic. */
  readonly wasGranted: boolean
  readonly optOut: Fact | undefined
  /** With `until`: a pause, and nothing but one; the one that ends last. */
  readonly optOutMarketing: Fact | undefined
  /** Also a refusal in force, where a grant of the topic is on record. */
  readonly optOutTopic: Fact | undefined
  /** A refusal that no own act, typed ones included, has followed. */
  readonly refusal: Fact | undefined
  readonly review: Fact | undefined
  /** A change of number or owner that cut grants off. */
  readonly identity: Fact | undefined
}

export const STRENGTH: Readonly<Record<GrantClass, Strength>> = {
  recorded: 'recorded',
  waiting: 'explicit',
  typed: 'explicit',
  own: 'explicit',
  confirmed: 'confirmed',
}
export const RANK: Readonly<Record<Strength, number>> = { recorded: 0, explicit: 1, confirmed: 2 }

const lastToEnd = (pauses: readonly Fact[]): Fact | undefined =>
  pauses.reduce<Fact | undefined>((a, b) => {
    const later = (b.until ?? 0) - (a?.until ?? 0)
    return a === undefined || later > 0 || (later === 0 && outranks(b, a)) ? b : a
  }, undefined)

/** The opt-outs of a person that a fresh act for a topic, made at `lift`, has not lifted. */
function noesInForce(
  index: Index,
  topic: TopicOf,
  { lift, takenBack }: { readonly lift: number; readonly takenBack: Fact | undefined },
  at: number,
) {
  const stands = (no: Fact | undefined) =>
    no !== undefined && no.t >= lift && !isRestored(index, no) ? no : undefined
  const reviews = topic.marketing ? index.reviews.filter(stands) : []
  const isSettled = (review: Fact) => at >= review.t + REVIEW_MS
  const pauses = topic.marketing
    ? index.pauses.filter((pause) => stands(pause) && at < (pause.until ?? 0))
    : []
  const optOutMarketing = topic.marketing
    ? latestOf([stands(index.optOutMarketing), ...reviews.filter(isSettled)])
    : undefined
  return {
    pauses,
    optOut: latestOf([stands(index.stop), stands(index.optOut)]),
    optOutMarketing: optOutMarketing ?? lastToEnd(pauses),
    optOutTopic: latestOf([stands(index.optOutTopic.get(topic.key)), stands(takenBack)]),
    review: latestOf(reviews.filter((review) => !isSettled(review))),
  }
}

/** Reads one topic of a standing at a moment (epoch ms, not before the facts in it). */
export function readTopic(standing: Standing, topic: TopicOf, at: number): TopicReading {
  const index = indexOf(standing)
  const acts = actsOf(index, topic.key)
  const lift = Math.max(0, ...acts)
  const all = index.grants.filter((grant) => grant.topic === topic.key)
  const refused = index.refused.get(topic.key)
  // Heard before the yes from the address that it takes back, a no was recorded as a refusal; it is
  // what `decide` makes of it in the other order. It stays that where the yes turns out to be nobody's.
  const isTakenBack =
    refused !== undefined && (acts.some((t) => t <= refused.t) || index.undone.has(topic.key))
  const takenBack = isTakenBack ? refused : undefined
  const { pauses, ...noes } = noesInForce(index, topic, { lift, takenBack }, at)
  const inForce = latestOf([noes.optOut, noes.optOutMarketing, noes.optOutTopic])
  const isAnswered = (no: Fact) => all.some((grant) => grant.cls !== 'recorded' && grant.t > no.t)
  const refusal = refused && !isTakenBack && !isAnswered(refused) ? refused : undefined

  /** The latest no this grant does not outlive, whether or not a later act lifted it. */
  const cutBy = (fact: Fact): boolean =>
    [
      inForce,
      refused,
      index.stop,
      index.optOut,
      topic.marketing ? index.optOutMarketing : undefined,
      index.optOutTopic.get(topic.key),
      index.erased,
      // What a pause holds back counts again when it ends, so only one in force is among these.
      ...pauses,
    ].some((no) => no !== undefined && no.t >= fact.t && !isRestored(index, no))
  const isStale = (fact: Fact) => index.identity !== undefined && index.identity.t >= fact.t

  // Reports of others bring back neither whoever refused nor whoever was erased.
  const isReportVoid = refused !== undefined || index.erased !== undefined
  const living = all.filter((grant) => !cutBy(grant) && !(grant.cls === 'recorded' && isReportVoid))
  const current = living.filter((grant) => !isStale(grant)).sort(byEvidence)
  const grants = inForce ? [] : current

  const typed =
    inForce && latestOf(current.filter(({ cls }) => cls === 'typed' || cls === 'waiting'))
  const double = index.pending.get(topic.key)
  const isOpen =
    double !== undefined &&
    double.t > lift &&
    !cutBy(double) &&
    refused?.answers !== double.id &&
    !all.some((grant) => grant.answers === double.id)
  const pending = typed ?? (isOpen ? double : undefined)

  const common = {
    ...noes,
    optOutTopic: noes.optOutTopic ?? (all.length > 0 ? refusal : undefined),
    refusal,
    wasGranted: all.length > 0,
    identity: living.some(isStale) && current.length === 0 ? index.identity : undefined,
    grants,
  }
  const best = grants[0]
  if (best) {
    return {
      ...common,
      status: 'given',
      act: best,
      strength: STRENGTH[best.cls],
      since: best.at ?? best.t,
    }
  }
  if (pending) {
    return { ...common, status: 'pending', act: pending, strength: undefined, since: pending.t }
  }
  const last = latestOf(all)
  const strength = last && STRENGTH[last.cls]
  const no = latestOf([inForce, refusal])
  if (no && last) {
    return { ...common, status: 'withdrawn', act: last, strength, since: no.at ?? no.t }
  }
  if (refusal) {
    const since = refusal.at ?? refusal.t
    return { ...common, status: 'refused', act: refusal, strength: undefined, since }
  }
  return { ...common, status: undefined, act: last, strength, since: undefined }
}

function byEvidence(a: Grant, b: Grant): number {
  return RANK[STRENGTH[b.cls]] - RANK[STRENGTH[a.cls]] || b.t - a.t || (a.id < b.id ? 1 : -1)
}

/** An opt-out of all that neither START nor any act of theirs from the address has followed. */
export function standingOptOut(standing: Standing): Fact | undefined {
  const index = indexOf(standing)
  const isFollowed = (no: Fact) => isRestored(index, no) || isActedAfter(index, no)
  return latestOf([index.stop, index.optOut].map((no) => (no && !isFollowed(no) ? no : undefined)))
}

/** The language a person chose to be written to in. */
export const languageOf = (standing: Standing): string | undefined =>
  indexOf(standing).language?.language

/** An opt-out of all that no later message of theirs has opened for free-form answers. */
export function optOutOfAnswers(standing: Standing): Fact | undefined {
  const index = indexOf(standing)
  const last = lastInbound(index)
  return latestOf(
    [index.stop, index.optOut].map((no) =>
      no && no.t >= last && !isRestored(index, no) ? no : undefined,
    ),
  )
}

/** `lapsed`: silence made it a marketing opt-out; `lifted`: by an act of the person's own. */
export type ReviewState = 'open' | 'optout' | 'not_optout' | 'lapsed' | 'lifted'

/** Where wording in doubt stands, and the moment at which silence decides. */
export function reviewOf(
  standing: Standing,
  id: string,
  topics: readonly TopicOf[],
  at: number,
): { readonly state: ReviewState; readonly deadline: number } | undefined {
  const review = Object.values(standing).find((fact) => fact.id === id)
  if (!review) return undefined
  const deadline = review.t + REVIEW_MS
  const settled = standing[`settled|${id}`]?.decision
  if (settled) return { state: settled, deadline }
  const index = indexOf(standing)
  const marketing = topics.filter((topic) => topic.marketing)
  const isLifted = marketing.every(({ key }) => liftOf(index, key) > review.t)
  if (!index.reviews.includes(review) || (marketing.length > 0 && isLifted)) {
    return { state: 'lifted', deadline }
  }
  return { state: at >= deadline ? 'lapsed' : 'open', deadline }
}

/** Holds in force at a moment, earliest first. */
export function holdsOf(standing: Standing, at: number): (Fact & { readonly holdId: string })[] {
  return [...indexOf(standing).holds]
    .filter(([, hold]) => hold.until === undefined || hold.until > at)
    .map(([holdId, hold]) => ({ ...hold, holdId }))
    .sort((a, b) => a.t - b.t || (a.id < b.id ? -1 : 1))
}

/**
 * The stop of marketing a person set in WhatsApp for one sender, unless lifted for this topic. A
 * form lifts it too: it is no opt-out of ours, WhatsApp itself goes on refusing for whoever did not
 * mean it, and Twilio never tells that somebody switched it on again.
 */
export function platformStopOf(standing: Standing, sender: string, topic: string) {
  const index = indexOf(standing)
  const stop = index.platformStop.get(sender)
  if (stop === undefined) return undefined
  const resumed = index.platformResume.get(sender)
  if (resumed !== undefined && resumed.t > stop.t) return undefined
  return stop.t >= ownActOf(index, topic) ? stop : undefined
}
