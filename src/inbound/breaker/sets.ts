// What is kept of bursts: every opt-out that an error code made, by time, and the sets of those
// that were too many.

import { createHash } from 'node:crypto'
import type { RecordedEvent } from '../../consent/events.ts'
import { isLate, madeOnce, revised } from '../../ledger/late.ts'
import type { Doc, Documents } from '../../ledger/port.ts'
import { walked } from '../../ledger/walk.ts'
import { DAY_MS } from '../../time.ts'
import type { Target } from './facts.ts'

/** A set of parked opt-outs. Times are epoch ms. */
export interface Breaker {
  readonly provider: string
  /** Recorded within these two, both included. */
  readonly from: number
  readonly to: number
  readonly openedAt: number
  /** Messages that left through the provider in the time that was looked at. */
  readonly sends: number
  readonly target: Target
  /** One more at each decision. */
  readonly step: number
  /** Every one of the set is where the target says. */
  readonly isDone: boolean
  readonly decisions: readonly {
    readonly decision: 'reverted' | 'confirmed'
    readonly by: string
    readonly at: number
  }[]
}

/** An opt-out that an error code made: whose, and which fact. */
export interface Stop {
  readonly person: string
  readonly event: string
}

const STOP = 'error-stop'
const BREAKER = 'breaker'
/** Which breaker of a provider is the last one, by business. */
const LAST = 'breaker-last'
const KEPT_MS = 400 * DAY_MS
const PAGE = 200

const padded = (at: number) => String(at).padStart(15, '0')
/** By provider, then time, so that a list by id is a list by time. */
const startOf = (provider: string, at: number) => `${provider}.${padded(at)}`
const recordedOf = (id: string) => Number(id.split('.').at(-2))

export function createSets({
  documents,
  clock,
}: {
  readonly documents: Documents
  readonly clock: () => number
}) {
  const get = (id: string) => documents.get<Breaker>(BREAKER, id)
  const until = () => ({ expiresAt: clock() + KEPT_MS })

  /** @returns false when it was there already */
  const keep = <T>(kind: string, id: string, business: string, body: T): Promise<boolean> =>
    madeOnce(documents, { kind, id, business, body }, until())

  /** Stops of a provider recorded within a span (epoch ms, both included), oldest first. */
  async function* stops(
    business: string,
    { provider, from, to }: Pick<Breaker, 'provider' | 'from' | 'to'>,
  ): AsyncGenerator<Doc<Stop>> {
    // Ids of this moment and later are greater than its number alone.
    const span = { prefix: `${provider}.`, after: startOf(provider, from), page: PAGE }
    for await (const doc of walked<Stop>(documents, STOP, business, span)) {
      if (recordedOf(doc.id) > to) return
      yield doc
    }
  }

  return {
    get,
    stops,
    idOf: (business: string, provider: string, at: number) =>
      `breaker.${padded(at)}.${provider}.${business}`,
    create: (id: string, business: string, body: Breaker) => keep(BREAKER, id, business, body),
    remove: (id: string) => documents.remove(BREAKER, id),

    /** Keeps one stop; once, however often it is told. */
    async note(business: string, provider: string, event: RecordedEvent): Promise<void> {
      const name = JSON.stringify([event.person, event.id])
      const hash = createHash('sha256').update(name).digest('hex').slice(0, 24)
      const id = `${startOf(provider, event.recordedAt)}.${hash}`
      await keep<Stop>(STOP, id, business, { person: event.person, event: event.id })
    },

    /** Changes a breaker; a lost race is decided again. `make` undefined leaves it. */
    async change(
      id: string,
      make: (body: Breaker) => Partial<Breaker> | undefined,
    ): Promise<Doc<Breaker> | undefined> {
      const doc = await get(id)
      if (!doc) return undefined
      return revised(documents, doc, (body) => {
        const changed = body && make(body)
        return changed && { body: { ...body, ...changed }, ...until() }
      })
    },

    /** The provider's last breaker, and how to put the next one in its place. */
    async last(business: string, provider: string) {
      const id = `${business}.${provider}`
      const pointer = await documents.get<{ id: string }>(LAST, id)
      const doc = { kind: LAST, id, business }
      return {
        breaker: pointer && (await get(pointer.body.id)),
        /** @returns false when another process was first */
        async replace(by: string): Promise<boolean> {
          try {
            await documents.put({ ...doc, body: { id: by } }, pointer?.version ?? 0)
            return true
          } catch (error) {
            if (!isLate(error)) throw error
            return false
          }
        },
      }
    },

    async people(business: string, set: Breaker): Promise<number> {
      const found = new Set<string>()
      for await (const { body } of stops(business, set)) found.add(body.person)
      return found.size
    },

    /** All of them, oldest first. */
    all: (business: string) => walked<Breaker>(documents, BREAKER, business),

    /** Oldest first. */
    list: (business: string, after: string | undefined, limit: number) =>
      documents.list<Breaker>(BREAKER, business, after, limit),

    /** Stops of a set, a page. */
    async members(business: string, set: Breaker, after: string | undefined, limit: number) {
      const start = after ?? startOf(set.provider, set.from)
      const docs = await documents.list<Stop>(STOP, business, start, limit)
      return docs.filter(({ id }) => id.startsWith(`${set.provider}.`) && recordedOf(id) <= set.to)
    },
  }
}
