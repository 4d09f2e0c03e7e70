// What facts lead to: answers, questions, webhooks (a transactional outbox, with the ledger's feed as
// the outbox). Each effect follows from one fact and has a deterministic id, and is durable before the
// mark in the feed moves on. So a crash repeats some effects and loses none, and a repeat is no second
// message.

import { setImmediate } from 'node:timers/promises'
import type { RecordedEvent } from '../../consent/events.ts'
import { isLate } from '../../ledger/late.ts'
import { businessOf, type Doc, type Documents, type Ledger } from '../../ledger/port.ts'

/**
 * Keeps what a fact leads to; undefined where that is nothing, which it is for most facts. Must be
 * safe to call again for the same fact.
 */
export type Effect = (business: string, event: RecordedEvent) => Promise<void> | undefined

export interface Follower {
  /** Facts of a business were recorded: look soon. */
  poke(business: string): void
  /** Whether it has looked where it stands with this business. */
  hasBegun(business: string): boolean
  /** Follows every business to the end of its feed. */
  drain(): Promise<void>
  start(): void
  stop(): Promise<void>
}

/** What marks are kept under, and what they were before there were several. */
const KIND = 'followed'
const PAGE = 200
/** After so many effects other requests, such as eligibility checks, get a turn. */
const TURN = 16
/**
 * What other processes record is seen within this. The mark is written as late as this, too, behind
 * facts that led to nothing.
 */
const POLL_MS = 1_000

type Mark = Doc<{ readonly after: string }>

/** How far a business's feed was followed beyond the mark that is written. */
interface Ahead {
  /** The mark it began at; undefined where there is none yet. */
  readonly from: Mark | undefined
  readonly after: string
  /** When it began, as of `performance.now()`. */
  readonly since: number
}

export function createFollower(deps: {
  readonly ledger: Ledger
  readonly documents: Documents
  readonly businesses: () => readonly string[]
  readonly effects: readonly Effect[]
  readonly report: (error: unknown) => void
  /**
   * Of one whose marks are its own: what follows slowly would hold up what must be quick. Where it
   * has none yet, it begins where the one without a name stands.
   */
  readonly name?: string
  /** Facts whose effects are under way at once; one after another, in the feed's order, without. */
  readonly together?: number
  readonly pollMs?: number
}): Follower {
  const { ledger, documents, name, together = 1, pollMs = POLL_MS } = deps
  const kind = name === undefined ? KIND : `${KIND}.${name}`
  /** Where each business stands, as last written. */
  const marks = new Map<string, Mark>()
  /**
   * Businesses followed beyond their marks, over facts that led to nothing. After a crash these are
   * looked at once more, which costs little; to write a mark after each would double all commits.
   */
  const ahead = new Map<string, Ahead>()
  const begun = new Set<string>()
  const waiting = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let isStopping = false
  let working: Promise<void> | undefined

  const kept = (of: string, business: string) =>
    documents.get<{ readonly after: string }>(of, business)

  /** Where it goes on. */
  async function beginOf(business: string): Promise<{ from: Mark | undefined; after?: string }> {
    const from = marks.get(business) ?? (await kept(kind, business))
    const before = from ?? (kind === KIND ? undefined : await kept(KIND, business))
    begun.add(business)
    return { from, ...(before && { after: before.body.after }) }
  }

  async function move(business: string, { from, after }: Ahead): Promise<void> {
    const doc = { kind, id: business, business, body: { after } }
    try {
      marks.set(business, await documents.put(doc, from?.version ?? 0))
    } catch (error) {
      marks.delete(business)
      // Another process wrote the mark first. It is further, or repeats what we did: both are safe.
      if (!isLate(error)) throw error
    }
    ahead.delete(business)
  }

  /** Ends when all that began has, also where one fails. @returns how many there were */
  async function effectsOf(business: string, events: readonly RecordedEvent[]): Promise<number> {
    const failures: unknown[] = []
    let doing: Promise<unknown>[] = []
    let done = 0
    for (const event of events) {
      for (const effect of deps.effects) {
        const one = effect(business, event)
        if (!one) continue
        doing.push(one.catch((error: unknown) => failures.push(error)))
        if (doing.length >= together) {
          await Promise.all(doing)
          doing = []
        }
        if (failures.length > 0) break
        if (++done % TURN === 0) await setImmediate()
      }
      if (failures.length > 0) break
    }
    await Promise.all(doing)
    if (failures.length > 0) throw failures[0]
    return done
  }

  /** Follows a page. @returns whether there is more of it */
  async function follow(business: string): Promise<boolean> {
    const before = ahead.get(business)
    const { from, after } = before ?? (await beginOf(business))
    const { events, next } = await ledger.feed(business, after, PAGE)
    const done = await effectsOf(business, events)
    const now = performance.now()
    const to = { from, after: next, since: before?.since ?? now }
    if (events.length > 0) ahead.set(business, to)
    if (done > 0 || now - to.since >= pollMs) await move(business, to)
    return events.length === PAGE
  }

  async function markAll(): Promise<void> {
    for (const [business, to] of ahead) await move(business, to)
  }

  async function round(): Promise<void> {
    for (;;) {
      const [business] = waiting
      if (business === undefined || isStopping) return
      waiting.delete(business)
      // Behind the others: what one has much of holds up nobody else.
      if (await follow(business)) waiting.add(business)
    }
  }

  /** One round at a time; what is added meanwhile is followed too. */
  function run(): Promise<void> {
    working ??= round().finally(() => {
      working = undefined
    })
    return working
  }

  const look = () => {
    if (!working) run().catch(deps.report)
  }
  const addAll = () => {
    for (const business of deps.businesses()) waiting.add(business)
  }
  const lookAtAll = () => {
    addAll()
    look()
  }

  return {
    hasBegun: (business) => begun.has(business),
    poke(business) {
      if (timer === undefined) return
      waiting.add(business)
      look()
    },
    async drain() {
      addAll()
      do await run()
      while (waiting.size > 0 && !isStopping)
      await markAll()
    },
    start() {
      timer = setInterval(lookAtAll, pollMs)
      timer.unref()
      lookAtAll()
    },
    async stop() {
      isStopping = true
      clearInterval(timer)
      await working?.catch(() => undefined)
      // What stays unmarked is looked at once more.
      await markAll().catch(() => undefined)
    },
  }
}

/** A ledger that says of which business it recorded something. */
export function noticing(ledger: Ledger, notice: (business: string) => void): Ledger {
  const noticed = <T extends { duplicate: boolean; person: string } | undefined>(
    recorded: T,
  ): T => {
    if (recorded && !recorded.duplicate) notice(businessOf(recorded.person))
    return recorded
  }
  return {
    read: (people) => ledger.read(people),
    history: (person, after, limit) => ledger.history(person, after, limit),
    newest: (person, limit) => ledger.newest(person, limit),
    feed: (business, after, limit) => ledger.feed(business, after, limit),
    latest: (business, limit) => ledger.latest(business, limit),
    missing: (businesses) => ledger.missing(businesses),
    people: (business, after, limit) => ledger.people(business, after, limit),
    aliases: (business, after, limit) => ledger.aliases(business, after, limit),
    erase: async (person, event) => noticed(await ledger.erase(person, event)),
    record: async (identifiers, decide) => noticed(await ledger.record(identifiers, decide)),
    recordFor: async (person, decide) => noticed(await ledger.recordFor(person, decide)),
    recordAll: async (postings) => {
      const recorded = await ledger.recordAll(postings)
      noticed(recorded.find(({ duplicate }) => !duplicate))
      return recorded
    },
  }
}
