// A standing sorted into shelves, once, so that each rule can reach what it needs directly.
// Facts of a voided batch (an undone import or breaker set) are left out here.

import { isVoided } from './kept.ts'
import { type GrantClass, isFromAddress } from './slots.ts'
import { type Fact, hasFailed, outranks, type Standing } from './standing.ts'

/** A grant on record, with the class of its evidence. */
export interface Grant extends Fact {
  readonly topic: string
  readonly cls: GrantClass
}

/** Everything a standing holds, by kind. Maps are by topic or by sender. */
export interface Index {
  readonly grants: Grant[]
  pending: ReadonlyMap<string, Fact>
  refused: ReadonlyMap<string, Fact>
  /** The latest opt-out of all that a stop word made, and the latest one made otherwise. */
  stop?: Fact
  optOut?: Fact
  start?: Fact
  optOutMarketing?: Fact
  optOutTopic: ReadonlyMap<string, Fact>
  /** Pauses of marketing, in no order; each ends at its `until`. */
  readonly pauses: Fact[]
  /** By topic: acts from the address that an erasure took the words of; they only lift. */
  lifted: ReadonlyMap<string, Fact>
  /** The same of typed acts, which lift the platform's stop alone. */
  acted: ReadonlyMap<string, Fact>
  /** By topic: acts from the address whose set was taken back. They lift nothing. */
  undone: ReadonlyMap<string, Fact>
  /** The latest erasure: nothing older grants anything. */
  erased?: Fact
  language?: Fact
  /** Wording in doubt, each for itself, in no order. */
  readonly reviews: Fact[]
  platformStop: ReadonlyMap<string, Fact>
  platformResume: ReadonlyMap<string, Fact>
  /** Holds not lifted by hand, by id; expiry is in `until`. */
  holds: ReadonlyMap<string, Fact>
  unreachable?: Fact
  /** Texts of ours are not wanted, or reach nobody; and the latest text of theirs. */
  textNo?: Fact
  textless?: Fact
  texted?: Fact
  readonly undelivered: Fact[]
  delivered?: Fact
  inbound: ReadonlyMap<string, Fact>
  /** By sender: the latest free-form message that WhatsApp refused because no window was open. */
  shut: ReadonlyMap<string, Fact>
  /** By sender: the latest message through an advertisement, and the free entry point known. */
  ads: ReadonlyMap<string, Fact>
  free: ReadonlyMap<string, Fact>
  limit?: Fact
  experiment?: Fact
  identity?: Fact
  /** The latest moment at which the address was somebody else's, as far as is known. */
  left?: Fact
  /** Moves to other numbers or accounts, by person key. */
  moved: ReadonlyMap<string, Fact>
  readonly sent: Fact[]
  /**
   * Our last question by channel and sender (`askedIn`), unless it failed; `answers` is the consent
   * it asks about.
   */
  asked: ReadonlyMap<string, Fact>
  /** The latest moment any fact claims, epoch ms; 0 when there are none. */
  latest: number
}

const known = new WeakMap<Standing, Index>()

/** One chat of ours: by it a question is found. */
export const askedIn = (channel: string, sender: string): string => `${channel}|${sender}`

/** The shelves of a standing; remembered for as long as the standing itself is. */
export function indexOf(standing: Standing): Index {
  let index = known.get(standing)
  if (index === undefined) {
    index = build(standing)
    known.set(standing, index)
  }
  return index
}

/** Whether they ever moved; told without making the shelves. */
export function hasMoved(standing: Standing): boolean {
  for (const name in standing) if (name.startsWith('moved|')) return true
  return false
}

/** Most people have nothing on most shelves: one is made when something is put on it. */
const NONE: ReadonlyMap<string, Fact> = new Map()

type Shelf = {
  [K in keyof Index]-?: Index[K] extends ReadonlyMap<string, Fact> ? K : never
}[keyof Index]

function put(index: Index, shelf: Shelf, key: string, fact: Fact): void {
  if (index[shelf] === NONE) index[shelf] = new Map()
  const facts = index[shelf] as Map<string, Fact>
  facts.set(key, fact)
}

const later = (a: Fact | undefined, b: Fact): Fact => (a === undefined || outranks(b, a) ? b : a)

function build(standing: Standing): Index {
  const index: Index = {
    grants: [],
    pending: NONE,
    refused: NONE,
    optOutTopic: NONE,
    pauses: [],
    lifted: NONE,
    acted: NONE,
    undone: NONE,
    reviews: [],
    platformStop: NONE,
    platformResume: NONE,
    holds: NONE,
    undelivered: [],
    inbound: NONE,
    shut: NONE,
    ads: NONE,
    free: NONE,
    moved: NONE,
    asked: NONE,
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
  const isVoid = (batch: string | undefined) => batch !== undefined && isVoided(standing, batch)
  /** Consents can be taken back without their batch's noes. */
  const isTakenBack = (batch: string | undefined) =>
    isVoid(batch) || (batch !== undefined && standing[`taken-back|${batch}`] !== undefined)
  switch (kind) {
    case 'grant':
      if (!isTakenBack(parts[3])) index.grants.push({ ...fact, topic: a, cls: b as GrantClass })
      else if (isFromAddress(b as GrantClass)) put(index, 'undone', a, fact)
      break
    case 'pending':
      if (!isTakenBack(parts[2])) put(index, 'pending', a, later(index.pending.get(a), fact))
      break
    case 'refused':
      put(index, 'refused', a, fact)
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
      if (!isVoid(parts[2])) put(index, 'optOutTopic', a, later(index.optOutTopic.get(a), fact))
      break
    case 'pause':
      if (!isVoid(parts[2])) index.pauses.push(fact)
      break
    case 'lifted':
    case 'acted':
      if (!isTakenBack(parts[2])) put(index, kind, a, later(index[kind].get(a), fact))
      else if (kind === 'lifted') put(index, 'undone', a, fact)
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
      if (!isVoid(parts[2])) put(index, 'platformStop', a, later(index.platformStop.get(a), fact))
      break
    case 'platform-resume':
      put(index, 'platformResume', a, fact)
      break
    case 'hold':
      if (standing[`hold-lifted|${a}`] === undefined) put(index, 'holds', a, fact)
      break
    case 'unreachable':
      if (!isVoid(parts[1])) index.unreachable = later(index.unreachable, fact)
      break
    case 'text-no':
      if (!isVoid(parts[1])) index.textNo = later(index.textNo, fact)
      break
    case 'textless':
      if (!isVoid(parts[1])) index.textless = later(index.textless, fact)
      break
    case 'texted':
      index.texted = fact
      break
    case 'undelivered':
      index.undelivered.push(fact)
      break
    case 'delivered':
      index.delivered = fact
      break
    case 'inbound':
    case 'shut':
      put(index, kind, a, fact)
      break
    case 'ad':
      put(index, 'ads', a, fact)
      break
    case 'free':
      if ((index.free.get(a)?.t ?? 0) <= fact.t) put(index, 'free', a, fact)
      break
    case 'reckoned':
      // Stands until something is told of the same advertisement's.
      if ((index.free.get(a)?.t ?? 0) < fact.t) put(index, 'free', a, fact)
      break
    case 'moved':
      put(index, 'moved', a, fact)
      break
    case 'limit':
      index.limit = later(index.limit, fact)
      break
    case 'experiment':
      index.experiment = later(index.experiment, fact)
      break
    case 'asked':
      if (!hasFailed(standing, fact.message ?? '')) put(index, 'asked', askedIn(a, b), fact)
      break
    case 'identity':
      index.identity = fact
      break
    case 'left':
      index.left = fact
      break
    case 'sent':
      if (!hasFailed(standing, a)) index.sent.push(fact)
      break
  }
}
