// What a standing says about one topic: which noes are in force, which grants count, and what
// the consent's status is. What lifts a no stands in `lifting.ts`; noes of no one topic in `noes.ts`.

import type { Strength } from './events.ts'
import {
  claimedAt,
  type EndingFact,
  type Fact,
  type GrantClass,
  type GrantFact,
  latestOf,
  outranks,
} from './fact.ts'
import { actsOf, isRestored } from './lifting.ts'
import { REVIEW_MS, type Standing } from './standing.ts'
import { type Grant, type Index, indexOf } from './standing-index.ts'

type ConsentStatus = 'given' | 'pending' | 'withdrawn' | 'refused'

/** What a topic needs to be read: its key and whether marketing's noes reach it. */
export interface ConsentTopic {
  readonly key: string
  readonly marketing: boolean
}

/** The same of a topic of the business's settings. */
export const consentTopic = (topic: { key: string; category: string }): ConsentTopic => ({
  key: topic.key,
  marketing: topic.category === 'marketing',
})

/** What a standing says about one topic. */
export interface TopicReading {
  readonly status: ConsentStatus | undefined
  /** Grants that count, best evidence first. Empty unless `status` is `given`. */
  readonly grants: readonly Grant[]
  /** The act the status stands on: the best grant, the pending one, the withdrawn one. */
  readonly act: GrantFact | undefined
  readonly strength: Strength | undefined
  /** When the status began, epoch ms. */
  readonly since: number | undefined
  /** Any grant was ever recorded for this topic. */
  readonly wasGranted: boolean
  readonly optOut: Fact | undefined
  /** With `until` only where nothing but pauses is in force: then the pause that ends last. */
  readonly optOutMarketing: EndingFact | undefined
  /** Also a refusal in force, where a grant of the topic is on record. */
  readonly optOutTopic: Fact | undefined
  /** A refusal that no act of the person's own, typed ones included, has followed. */
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

const lastToEnd = (pauses: readonly EndingFact[]): EndingFact | undefined =>
  pauses.reduce<EndingFact | undefined>((a, b) => {
    const later = (b.until ?? 0) - (a?.until ?? 0)
    return a === undefined || later > 0 || (later === 0 && outranks(b, a)) ? b : a
  }, undefined)

/**
 * The noes to a topic that nothing has lifted.
 * @param lift moment of the person's latest act from the address for this topic, epoch ms
 * @param refused a refusal that counts as an opt-out of the topic
 */
function noesInForce(
  index: Index,
  topic: ConsentTopic,
  { lift, refused }: { readonly lift: number; readonly refused: Fact | undefined },
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
    optOutTopic: latestOf([stands(index.optOutTopic.get(topic.key)), stands(refused)]),
    review: latestOf(reviews.filter((review) => !isSettled(review))),
  }
}

/** Reads one topic of a standing at a moment (epoch ms, not before the facts in it). */
export function readTopic(standing: Standing, topic: ConsentTopic, at: number): TopicReading {
  const index = indexOf(standing)
  const acts = actsOf(index, topic.key)
  const lift = Math.max(0, ...acts)
  const all = index.grants.filter((grant) => grant.topic === topic.key)
  const refused = index.refused.get(topic.key)
  // A no to a question withdraws the yes that the address had given before, whichever of the two
  // arrived first: `decide` writes a withdrawal when it knows the yes, and a refusal when it does
  // not, so here such a refusal counts as a withdrawal. It goes on counting as one where the yes
  // turns out to be nobody's (its batch was taken back).
  const isWithdrawal =
    refused !== undefined && (acts.some((t) => t <= refused.t) || index.undone.has(topic.key))
  const withdrawal = isWithdrawal ? refused : undefined
  const { pauses, ...noes } = noesInForce(index, topic, { lift, refused: withdrawal }, at)
  const inForce = latestOf<Fact>([noes.optOut, noes.optOutMarketing, noes.optOutTopic])
  const isAnswered = (no: Fact) => all.some((grant) => grant.cls !== 'recorded' && grant.t > no.t)
  const refusal = refused && !isWithdrawal && !isAnswered(refused) ? refused : undefined

  /** Whether a no came after this grant. It ends the grant even where a later act lifted the no. */
  const isCut = (fact: Fact): boolean =>
    [
      inForce,
      refused,
      index.stop,
      index.optOut,
      topic.marketing ? index.optOutMarketing : undefined,
      index.optOutTopic.get(topic.key),
      index.erased,
      // Unlike other noes a pause ends no grant: when it is over, what it held back counts again.
      ...pauses,
    ].some((no) => no !== undefined && no.t >= fact.t && !isRestored(index, no))
  const isStale = (fact: Fact) => index.identity !== undefined && index.identity.t >= fact.t

  // What others report brings back neither whoever refused nor whoever was erased.
  const isReportVoid = refused !== undefined || index.erased !== undefined
  const living = all.filter((grant) => !isCut(grant) && !(grant.cls === 'recorded' && isReportVoid))
  const current = living.filter((grant) => !isStale(grant)).sort(byEvidence)
  const grants = inForce ? [] : current

  // Pending is what was typed for an address that had said no, and a double opt-in not answered yet.
  const typed =
    inForce && latestOf(current.filter(({ cls }) => cls === 'typed' || cls === 'waiting'))
  const double = index.pending.get(topic.key)
  const isUnanswered =
    double !== undefined &&
    double.t > lift &&
    !isCut(double) &&
    refused?.answers !== double.id &&
    !all.some((grant) => grant.answers === double.id)
  const pending = typed ?? (isUnanswered ? double : undefined)

  return {
    ...noes,
    optOutTopic: noes.optOutTopic ?? (all.length > 0 ? refusal : undefined),
    refusal,
    wasGranted: all.length > 0,
    identity: living.some(isStale) && current.length === 0 ? index.identity : undefined,
    grants,
    ...statusBy({ best: grants[0], pending, last: latestOf(all), inForce, refusal }),
  }
}

/** The status, with the act it stands on. */
function statusBy(known: {
  readonly best: Grant | undefined
  readonly pending: GrantFact | undefined
  /** The latest grant, whether or not it counts. */
  readonly last: Grant | undefined
  readonly inForce: Fact | undefined
  readonly refusal: Fact | undefined
}): Pick<TopicReading, 'status' | 'act' | 'strength' | 'since'> {
  const { best, pending, last, inForce, refusal } = known
  if (best) {
    return { status: 'given', act: best, strength: STRENGTH[best.cls], since: claimedAt(best) }
  }
  if (pending) return { status: 'pending', act: pending, strength: undefined, since: pending.t }
  const strength = last && STRENGTH[last.cls]
  const no = latestOf([inForce, refusal])
  if (no && last) return { status: 'withdrawn', act: last, strength, since: claimedAt(no) }
  if (refusal) {
    return { status: 'refused', act: refusal, strength: undefined, since: claimedAt(refusal) }
  }
  return { status: undefined, act: last, strength, since: undefined }
}

function byEvidence(a: Grant, b: Grant): number {
  return RANK[STRENGTH[b.cls]] - RANK[STRENGTH[a.cls]] || b.t - a.t || (a.id < b.id ? 1 : -1)
}
