// A standing sorted into shelves, once, so that each rule can reach what it needs directly.
// Facts of a voided batch (an undone import or breaker set) are left out here.

import type { GrantClass } from './slots.ts'
import { type Fact, outranks, type Standing } from './standing.ts'

/** A grant on record, with the class of its evidence. */
export interface Grant extends Fact {
  readonly topic: string
  readonly cls: GrantClass
}

/** Everything a standing holds, by kind. Maps are by topic or by sender. */
export interface Index {
  readonly grants: Grant[]
  readonly pending: Map<string, Fact>
  readonly refused: Map<string, Fact>
  /** The latest opt-out of all that a stop word made, and the latest one made otherwise. */
  stop?: Fact
  optOut?: Fact
  start?: Fact
  optOutMarketing?: Fact
  readonly optOutTopic: Map<string, Fact>
  /** Pauses of marketing, in no order; each ends at its `until`. */
  readonly pauses: Fact[]
  /** By topic: acts from the address that an erasure took the words of; they only lift. */
  readonly lifted: Map<string, Fact>
  /** The latest erasure: nothing older grants anything. */
  erased?: Fact
  language?: Fact
  /** Wording in doubt, each for itself, in no order. */
  readonly reviews: Fact[]
  readonly platformStop: Map<string, Fact>
  readonly platformResume: Map<string, Fact>
  /** Holds not lifted by hand, by id; expiry is in `until`. */
  readonly holds: Map<string, Fact>
  unreachable?: Fact
  readonly undelivered: Fact[]
  delivered?: Fact
  readonly inbound: Map<string, Fact>
  /** By sender: the latest message through an advertisement, and the free entry point known. */
  readonly ads: Map<string, Fact>
  readonly free: Map<string, Fact>
  limit?: Fact
  experiment?: Fact
  identity?: Fact
  /** Moves to other numbers or accounts, by person key. */
  readonly moved: Map<string, Fact>
  readonly sent: Fact[]
  /** Our last question; `answers` is the pending consent it asks about. */
  asked?: Fact
  /** The latest moment any fact claims, epoch ms; 0 when there are none. */
  latest: number
}

const known = new WeakMap<Standing, Index>()

/** The shelves of a standing; remembered for as long as the standing itself is. */
export function indexOf(standing: Standing): Index {
  let index = known.get(standing)
  if (index === undefined) {
    index = build(standing)
    known.set(standing, index)
  }
  return index
}

const later = (a: Fact | undefined, b: Fact): Fact => (a === undefined || outranks(b, a) ? b : a)

function build(standing: Standing): Index {
  const index: Index = {
    grants: [],
    pending: new Map(),
    refused: new Map(),
    optOutTopic: new Map(),
    pauses: [],
    lifted: new Map(),
    reviews: [],
    platformStop: new Map(),
    platformResume: new Map(),
    holds: new Map(),
    undelivered: [],
    inbound: new Map(),
    ads: new Map(),
    free: new Map(),
    moved: new Map(),
    sent: [],
    latest: 0,
  }
  for (const name in standing) {
    const fact = standing[name] as Fact
    index.latest = Math.max(index.latest, fact.at ?? fact.t)
    shelve(index, name.split('|'), fact, standing)
  }
  return index
}

function shelve(index: Index, parts: string[], fact: Fact, standing: Standing): void {
  const [kind, a = '', b = ''] = parts
  const isVoid = (batch: string | undefined) =>
    batch !== undefined && standing[`void|${batch}`] !== undefined
  /** Consents can be taken back without their batch's noes. */
  const isTakenBack = (batch: string | undefined) =>
    isVoid(batch) || (batch !== undefined && standing[`taken-back|${batch}`] !== undefined)
  switch (kind) {
    case 'grant':
      if (!isTakenBack(parts[3])) index.grants.push({ ...fact, topic: a, cls: b as GrantClass })
      break
    case 'pending':
      if (!isTakenBack(parts[2])) index.pending.set(a, later(index.pending.get(a), fact))
      break
    case 'refused':
      index.refused.set(a, fact)
      break
    case 'stop':
      if (!isVoid(parts[1])) index.stop = later(index.stop, fact)
      break
    case 'optout':
      if (!isVoid(parts[1])) index.optOut = later(index.optOut, fact)
      break
    case 'start':
      index.start = fact
      break
    case 'optout-marketing':
      if (!isVoid(parts[1])) index.optOutMarketing = later(index.optOutMarketing, fact)
      break
    case 'optout-topic':
      if (!isVoid(parts[2])) index.optOutTopic.set(a, later(index.optOutTopic.get(a), fact))
      break
    case 'pause':
      if (!isVoid(parts[2])) index.pauses.push(fact)
      break
    case 'lifted':
      if (!isTakenBack(parts[2])) index.lifted.set(a, later(index.lifted.get(a), fact))
      break
    case 'erased':
      index.erased = fact
      break
    case 'language':
      index.language = fact
      break
    case 'review':
      if (!isVoid(a) && standing[`settled|${fact.id}`] === undefined) index.reviews.push(fact)
      break
    case 'platform-stop':
      if (!isVoid(parts[2])) index.platformStop.set(a, later(index.platformStop.get(a), fact))
      break
    case 'platform-resume':
      index.platformResume.set(a, fact)
      break
    case 'hold':
      if (standing[`hold-lifted|${a}`] === undefined) index.holds.set(a, fact)
      break
    case 'unreachable':
      if (!isVoid(parts[1])) index.unreachable = later(index.unreachable, fact)
      break
    case 'undelivered':
      index.undelivered.push(fact)
      break
    case 'delivered':
      index.delivered = fact
      break
    case 'inbound':
      index.inbound.set(a, fact)
      break
    case 'ad':
      index.ads.set(a, fact)
      break
    case 'free':
      index.free.set(a, fact)
      break
    case 'moved':
      index.moved.set(a, fact)
      break
    case 'limit':
      index.limit = later(index.limit, fact)
      break
    case 'experiment':
      index.experiment = later(index.experiment, fact)
      break
    case 'asked':
      index.asked = fact
      break
    case 'identity':
      index.identity = fact
      break
    case 'sent':
      index.sent.push(fact)
      break
  }
}
