// A standing sorted by kind of fact, once, so that each rule can reach what it needs directly. Facts
// of a batch that was taken back (an undone import, a breaker set) are left out.

import { buildIndex } from './build-index.ts'
import type {
  EndingFact,
  Fact,
  FreeEntryFact,
  GrantClass,
  GrantFact,
  LanguageFact,
  QuestionFact,
  RefusalFact,
  SentFact,
  UndeliveredFact,
} from './fact.ts'
import type { Standing } from './standing.ts'

/** A grant on record, with the class of its evidence. */
export interface Grant extends GrantFact {
  readonly topic: string
  readonly cls: GrantClass
}

/** Everything a standing holds, by kind. Where a person can have several, the latest. */
export interface Index {
  readonly grants: Grant[]
  /** By topic: double opt-ins, answered or not. */
  pending: ReadonlyMap<string, GrantFact>
  /** By topic: noes to a question of ours. */
  refused: ReadonlyMap<string, RefusalFact>
  /** Opt-outs of all: `stop` by a stop word, which `start` lifts; `optOut` in any other way. */
  stop?: Fact
  optOut?: Fact
  start?: Fact
  optOutMarketing?: Fact
  /** By topic. */
  optOutTopic: ReadonlyMap<string, Fact>
  /** Pauses of marketing, in no order; each ends at its `until`. */
  readonly pauses: EndingFact[]
  /** By topic: acts from the address itself, of which an erasure left only that they lift noes. */
  lifted: ReadonlyMap<string, Fact>
  /** By topic: the same of acts typed into a form, which lift WhatsApp's own stop alone. */
  acted: ReadonlyMap<string, Fact>
  /** By topic: acts from the address whose batch was taken back. They lift nothing. */
  undone: ReadonlyMap<string, Fact>
  /** Nothing from before it grants anything. */
  erased?: Fact
  language?: LanguageFact
  /** Wording in doubt that nobody has decided about, in no order. */
  readonly reviews: Fact[]
  /** By sender. */
  platformStop: ReadonlyMap<string, Fact>
  platformResume: ReadonlyMap<string, Fact>
  /** By hold id: holds not lifted by hand. They may be over: see `until`. */
  holds: ReadonlyMap<string, EndingFact>
  /** Nothing reaches the address over WhatsApp. */
  unreachable?: Fact
  /** Texts of ours are not wanted, or reach nobody; and the latest text of theirs. */
  textNo?: Fact
  textless?: Fact
  texted?: Fact
  /** Messages of ours that were not delivered, in no order, and the latest sign that one can be. */
  readonly undelivered: UndeliveredFact[]
  delivered?: Fact
  /** By sender: their latest message. */
  inbound: ReadonlyMap<string, Fact>
  /** By sender: the latest free-form message that WhatsApp refused because no window was open. */
  shut: ReadonlyMap<string, Fact>
  /** By sender: their latest message through an advertisement, and the free entry point known. */
  ads: ReadonlyMap<string, Fact>
  free: ReadonlyMap<string, FreeEntryFact>
  limit?: Fact
  experiment?: Fact
  identity?: Fact
  /** The latest moment at which the address was somebody else's, as far as is known. */
  left?: Fact
  /** By the person key they moved to. */
  moved: ReadonlyMap<string, Fact>
  /** Template messages that left and did not fail, in no order. */
  readonly sent: SentFact[]
  /** By channel and sender (`askedIn`): our latest question, unless it failed. */
  asked: ReadonlyMap<string, QuestionFact>
  /** The latest moment any fact claims, epoch ms; 0 when there are none. */
  latest: number
}

const known = new WeakMap<Standing, Index>()

/** A standing by kind; remembered for as long as the standing itself is. */
export function indexOf(standing: Standing): Index {
  let index = known.get(standing)
  if (index === undefined) {
    index = buildIndex(standing)
    known.set(standing, index)
  }
  return index
}

/** Whether they ever moved to another number or account; told without making the index. */
export function hasMoved(standing: Standing): boolean {
  for (const name in standing) if (name.startsWith('moved|')) return true
  return false
}
