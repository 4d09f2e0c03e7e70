// What facts lead to: answers, questions, webhooks. The ledger's feed is the outbox of facts: each
// effect follows from one fact, has a name of its own, and is kept before the mark moves on. So a
// crash anywhere repeats some and loses none, and no two processes can double one.

import { setImmediate } from 'node:timers/promises'
import type { RecordedEvent } from '../../consent/events.ts'
import { isLate } from '../../ledger/late.ts'
import type { Doc, Documents, Ledger } from '../../ledger/port.ts'

/**
 * Keeps what a fact leads to; undefined where that is nothing, which it is for most facts. Must be
 * safe to call again for the same fact.
 */
export type Effect = (business: string, event: RecordedEvent) => Promise<void> | undefined

export interface Follower {
  /** Facts of a business were recorded: look soon. */
  poke(business: string): void
  /** Follows every business to the end of its feed. */
  drain(): Promise<void>
  start(): void
  stop(): Promise<void>
}

const KIND = 'followed'
const PAGE = 200
/** Effects in a row before others, such as whoever asks for eligibility, have a turn. */
const TURN = 16
/** What other processes record is seen within this; where nothing came of facts, so late is the mark. */
const POLL_MS = 1_000

type Mark = Doc<{ readonly after: string }>

/** How far a business was followed beyond its mark. */
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
  readonly pollMs?: number
}): Follower {
  const { ledger, documents, pollMs = POLL_MS } = deps
  /** Where each business stands, as last written. */
  const marks = new Map<string, Mark>()
  /**
   * Beyond their marks, facts of which nothing came. To look at these once more costs little; a mark
   * after each few would be as many commits as the facts are.
   */
  const ahead = new Map<string, Ahead>()
  const waiting = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let isStopping = false
  let working: Promise<void> | undefined

  const markOf = async (business: string) =>
    marks.get(business) ?? (await documents.get<{ after: string }>(KIND, business))

  async function move(business: string, { from, after }: Ahead): Promise<void> {
    const doc = { kind: KIND, id: business, business, body: { after } }
    try {
      marks.set(business, await documents.put(doc, from?.version ?? 0))
    } catch (error) {
      marks.delete(business)
      // Another process is further, or will repeat: both are safe.
      if (!isLate(error)) throw error
    }
    ahead.delete(business)
  }

  async function follow(business: string): Promise<void> {
    while (!isStopping) {
      const before = ahead.get(business)
      const from = before ? before.from : await markOf(business)
      const at = before?.after ?? from?.body.after
      const { events, next } = await ledger.feed(business, at, PAGE)
      let done = 0
      for (const event of events) {
        for (const effect of deps.effects) {
          const doing = effect(business, event)
          if (!doing) continue
          await doing
          if (++done % TURN === 0) await setImmediate()
        }
      }
      const now = performance.now()
      const to = { from, after: next, since: before?.since ?? now }
      if (events.length > 0) ahead.set(business, to)
      if (done > 0 || now - to.since >= pollMs) await move(business, to)
      if (events.length < PAGE) return
    }
  }

  async function markAll(): Promise<void> {
    for (const [business, to] of ahead) await move(business, to)
  }

  async function round(): Promise<void> {
    for (;;) {
      const [business] = waiting
      if (business === undefined || isStopping) return
      waiting.delete(business)
      await follow(business)
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
  const businessOf = (person: string) => person.slice(0, person.lastIndexOf('.'))
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
