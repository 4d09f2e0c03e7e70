// Counts what became of people at each door, from the ledger's feed, each fact exactly once. One
// compare-and-set moves the place in the feed and lays down, beside it, what the facts passed over
// add; only then is that added to the doors' own months, each of which knows the last batch it
// took. So a crash anywhere, or several processes at once, can neither lose nor double a fact.

import { setImmediate } from 'node:timers/promises'
import type { RecordedEvent } from '../../consent/events.ts'
import { historyOf } from '../../ledger/history.ts'
import { isLate } from '../../ledger/late.ts'
import type { Doc, Documents, Ledger, PersonKey } from '../../ledger/port.ts'
import { repeating } from '../../repeating.ts'
import { addDays, addTo, type Days, dayOf, removeDays, type Sum } from './days.ts'
import type { IsMarketing } from './ended.ts'
import { looksBack, marksOf } from './outcomes.ts'
import { earlier } from './past.ts'

export interface Counter {
  /**
   * Counts what was recorded meanwhile.
   * @param pagesMost stops after so many pages of the feed
   * @returns whether that was all of it
   */
  catchUp(business: string, pagesMost?: number): Promise<boolean>
  /** Where the outcomes of a door are kept now. */
  placeOf(business: string, slug: string): Promise<ReturnType<typeof outcomesOf>>
  /** Forgets the outcomes of all doors, to be counted anew from the first fact on. */
  recount(business: string): Promise<void>
  /** Counts everything of every business. */
  drain(): Promise<void>
  start(): void
  stop(): Promise<void>
}

export interface CounterDeps {
  readonly ledger: Ledger
  readonly documents: Documents
  readonly businesses: () => readonly string[]
  readonly isMarketing: (business: string, ...about: Parameters<IsMarketing>) => boolean
  readonly report: (error: unknown) => void
  readonly pageSize?: number
}

/** Where the counting of a business stands. */
interface State {
  /** One more at each recount; its documents are other ones. */
  readonly generation: number
  /** Number of the last batch laid down. */
  readonly batch: number
  readonly after?: string
  /** A batch not yet known to be added everywhere. */
  readonly staged?: { readonly next: string; readonly adds: Readonly<Record<string, Days>> }
}

const KIND = 'counting'
const PAGE = 500
const POLL_MS = 2_000

/** So many facts of histories are kept at hand; and others have a turn when as many were looked at. */
const AT_HAND = 20_000

/**
 * Reads a person's history once for all of their facts in a page: somebody may have said STOP a
 * thousand times, and each looks back on all before it.
 */
function historiesOf(ledger: Ledger): (person: PersonKey) => Promise<RecordedEvent[]> {
  const known = new Map<PersonKey, RecordedEvent[]>()
  let held = 0
  let looked = 0
  return async (person) => {
    let history = known.get(person)
    if (!history) {
      history = await Array.fromAsync(historyOf(ledger, person))
      if (held > AT_HAND) known.clear()
      held = (held > AT_HAND ? 0 : held) + history.length
      known.set(person, history)
    }
    looked += history.length
    if (looked > AT_HAND) {
      looked = 0
      await setImmediate()
    }
    return history
  }
}

const outcomesOf = (business: string, generation: number, slug: string) =>
  ({ kind: 'outcomes', business, prefix: `${business}.${generation}.${slug}` }) as const

export function createCounter(deps: CounterDeps): Counter {
  const { ledger, documents, report } = deps
  const pageSize = deps.pageSize ?? PAGE
  const known = new Map<string, Doc<State>>()
  let isStopping = false
  let working: Promise<unknown> = Promise.resolve()

  async function stateOf(business: string): Promise<Doc<State>> {
    const found = known.get(business) ?? (await documents.get<State>(KIND, business))
    const first = { generation: 1, batch: 0 }
    return found ?? { kind: KIND, id: business, business, version: 0, body: first }
  }

  /** False when somebody else was first; then theirs is read the next time. */
  async function move(from: Doc<State>, body: State): Promise<boolean> {
    const { kind, id, business } = from
    try {
      known.set(business, await documents.put({ kind, id, business, body }, from.version))
      return true
    } catch (error) {
      known.delete(business)
      if (!isLate(error)) throw error
      return false
    }
  }

  /** What some facts add, by door. */
  async function addsOf(business: string, events: readonly RecordedEvent[]) {
    // A map: a door may be called `constructor`.
    const adds = new Map<string, Sum>()
    const isMarketing: IsMarketing = (...about) => deps.isMarketing(business, ...about)
    const historyOnce = historiesOf(ledger)
    for (const event of events) {
      const before = looksBack(event) ? earlier(event, await historyOnce(event.person)) : []
      for (const { door, outcome, at } of marksOf(event, before, isMarketing)) {
        const sum = adds.get(door) ?? {}
        adds.set(door, sum)
        addTo(sum, dayOf(at), outcome, 1)
      }
    }
    return Object.fromEntries(adds)
  }

  /** Adds what lies ready, then says so. */
  async function finish(state: Doc<State>): Promise<void> {
    const { staged, batch, generation } = state.body
    if (!staged) return
    for (const [slug, days] of Object.entries(staged.adds)) {
      await addDays(documents, outcomesOf(state.business, generation, slug), days, batch)
    }
    await move(state, { generation, batch, after: staged.next })
  }

  /** @returns whether there may be more to count */
  async function step(business: string): Promise<boolean> {
    const state = await stateOf(business)
    if (state.body.staged) {
      await finish(state)
      return true
    }
    const { generation, batch, after } = state.body
    const { events, next } = await ledger.feed(business, after, pageSize)
    if (events.length === 0) {
      // What this process remembers may be old: the newest word decides that all is counted.
      known.delete(business)
      return (await stateOf(business)).version !== state.version
    }
    const adds = await addsOf(business, events)
    const isIdle = Object.keys(adds).length === 0
    await move(
      state,
      isIdle
        ? { generation, batch, after: next }
        : {
            generation,
            batch: batch + 1,
            ...(after !== undefined && { after }),
            staged: { next, adds },
          },
    )
    return true
  }

  async function catchUp(business: string, pagesMost = Number.POSITIVE_INFINITY) {
    // Laying down and adding are two steps.
    for (let steps = 0; steps <= 2 * pagesMost; steps++) {
      if (!(await step(business))) return true
    }
    return false
  }

  /** One at a time within a process: they would only get in each other's way. */
  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const mine = working.then(run)
    working = mine.catch(() => undefined)
    return mine
  }

  async function round(): Promise<void> {
    for (const business of deps.businesses()) {
      if (isStopping) return
      await catchUp(business, 20)
    }
  }

  const rounds = repeating(() => inTurn(round), { everyMs: POLL_MS, report, first: 'later' })

  return {
    catchUp: (business, pagesMost) => inTurn(() => catchUp(business, pagesMost)),
    async placeOf(business, slug) {
      known.delete(business)
      return outcomesOf(business, (await stateOf(business)).body.generation, slug)
    },
    recount: (business) =>
      inTurn(async () => {
        for (;;) {
          known.delete(business)
          const state = await stateOf(business)
          const { generation } = state.body
          if (!(await move(state, { generation: generation + 1, batch: 0 }))) continue
          const place = { kind: 'outcomes', business, prefix: `${business}.${generation}` } as const
          return removeDays(documents, place)
        }
      }),
    async drain() {
      for (const business of deps.businesses()) await inTurn(() => catchUp(business))
    },
    start: rounds.start,
    async stop() {
      isStopping = true
      await rounds.stop()
      await working
    },
  }
}
