// When a provider's error codes make more opt-outs in a short time than people would, the fault is more
// likely the provider's: the opt-outs of the burst are parked, the business is alarmed, and it confirms
// them or takes them back as a whole. Nothing is sent meanwhile. What a person said or switched
// themselves is never counted. Each opt-out is recorded first and parked afterwards, by an effect of its
// fact, so that it is in force all the time and no crash loses one.

import { ToolkitError } from '../../errors.ts'
import { historyOf } from '../../ledger/history.ts'
import type { Doc, Documents, Ledger } from '../../ledger/port.ts'
import type { SendCounts } from '../../outbound/gate/send-counts.ts'
import type { Effect } from '../../outbound/outbox/follow.ts'
import type { Job, Next, Queue } from '../../outbound/outbox/queue.ts'
import { isFromError } from '../../recording/status.ts'
import type { Catalog } from '../../settings/catalog.ts'
import type { Logger } from '../../web/http/logs.ts'
import type { Count } from '../../web/http/metrics.ts'
import { type ErrorStop, moved } from './facts.ts'
import { type Breaker, createSets, type Stop } from './sets.ts'

/** Unless the policy says otherwise: so many people, in so long, of so many sends. */
const DEFAULT_BREAKER = { stops: 50, minutes: 10, share: 0.2 } as const

/** A set as it is shown: with its id, and how many people it holds. */
export type ShownBreaker = Breaker & { readonly id: string; readonly people: number }

export type Breakers = ReturnType<typeof createBreakers>

export function createBreakers(deps: {
  readonly documents: Documents
  readonly ledger: Ledger
  readonly catalog: Catalog
  readonly sendCounts: SendCounts
  readonly logger: Logger
  readonly trips: Count<'provider'>
  readonly clock: () => number
  /** The queue that moves whole sets; made with `work`. */
  readonly queue: () => Queue
}) {
  const { ledger, catalog, sendCounts, clock } = deps
  const sets = createSets(deps)
  const limitsOf = (business: string, at: number) =>
    catalog.policyAt(business, at).breaker ?? DEFAULT_BREAKER

  async function move({ person, event: id }: Stop, doc: Doc<Breaker>): Promise<void> {
    let stop: ErrorStop | undefined
    for await (const event of historyOf(ledger, person)) {
      const isOne = event.type === 'marketing.stopped' || event.type === 'consent.withdrawn'
      if (event.id === id && isOne) stop = event
    }
    if (!stop) return
    const found = stop
    const { step, target } = doc.body
    await ledger.recordFor(person, (standing) =>
      moved(found, { id: doc.id, step, target }, standing, clock()),
    )
  }

  /** Opens a breaker if this stop makes too many. */
  async function judge(business: string, provider: string, event: ErrorStop): Promise<void> {
    const { stops, minutes, share } = limitsOf(business, event.recordedAt)
    const { breaker, replace } = await sets.last(business, provider)
    const to = event.recordedAt
    // What an earlier set holds is counted no second time.
    const from = Math.max(to - minutes * 60_000, (breaker?.body.to ?? -1) + 1)
    const people = new Set<string>()
    let sends: number | undefined
    for await (const { body } of sets.stops(business, { provider, from, to })) {
      people.add(body.person)
      if (people.size < stops) continue
      sends ??= await sendCounts.since(business, provider, from)
      if (people.size >= share * sends) break
    }
    if (sends === undefined || people.size < share * sends) return
    const id = sets.idOf(business, provider, to)
    const openedAt = clock()
    const isMade = await sets.create(id, business, {
      ...{ provider, from, to, openedAt, sends },
      ...{ target: 'parked', step: 0, isDone: false, decisions: [] },
    })
    if (!(await replace(id))) {
      // Another process opened one at this very moment: it takes this stop in.
      const other = (await sets.last(business, provider)).breaker
      if (isMade && other?.id !== id) await sets.remove(id)
      if (other) await join(event, other)
      return
    }
    deps.trips.add({ provider })
    const about = { business, provider, stops: people.size, sends, breaker: id }
    deps.logger.error(about, 'a provider made too many opt-outs: parked, somebody must look')
    await deps.queue().add(id, openedAt)
  }

  /** Takes a stop into a breaker's set, if it belongs there. @returns whether it does */
  async function join(event: ErrorStop, known: Doc<Breaker>): Promise<boolean> {
    const at = event.recordedAt
    const span = limitsOf(known.business, at).minutes * 60_000
    const doc = await sets.change(known.id, ({ target, to }) =>
      target === 'parked' && at > to && at <= to + span ? { to: at } : undefined,
    )
    if (!doc || at < doc.body.from || at > doc.body.to) return false
    // Whoever opened it may have died before the whole set was queued.
    if (!doc.body.isDone) await deps.queue().add(doc.id, doc.body.openedAt)
    await move({ person: event.person, event: event.id }, doc)
    return true
  }

  const effect: Effect = (business, event) => {
    const isOne = event.type === 'marketing.stopped' || event.type === 'consent.withdrawn'
    // Asked last: evidence is opened when looked at, and few events are such a stop.
    if (!isOne || !isFromError(event)) return undefined
    const provider = event.evidence?.provider
    return typeof provider === 'string' ? noteOf(business, provider, event) : undefined
  }

  async function noteOf(business: string, provider: string, event: ErrorStop): Promise<void> {
    await sets.note(business, provider, event)
    const { breaker } = await sets.last(business, provider)
    if (breaker && (await join(event, breaker))) return
    await judge(business, provider, event)
  }

  const shown = async ({ id, business, body }: Doc<Breaker>): Promise<ShownBreaker> => ({
    ...{ id, ...body },
    people: await sets.people(business, body),
  })

  /** @throws ToolkitError `not_found` */
  async function known(business: string, id: string): Promise<Doc<Breaker>> {
    const doc = await sets.get(id)
    if (doc?.business === business) return doc
    throw new ToolkitError('not_found', 'There is no such breaker.')
  }

  return {
    effect,

    /** Moves a whole set to where it should be: the handler of the queue. Safe to repeat. */
    async work({ subject: id }: Job): Promise<Next> {
      const doc = await sets.get(id)
      if (!doc || doc.body.isDone) return 'done'
      const { step } = doc.body
      for await (const stop of sets.stops(doc.business, doc.body)) await move(stop.body, doc)
      const after = await sets.change(id, (body) =>
        body.step === step ? { isDone: true } : undefined,
      )
      // Decided anew meanwhile: then once more.
      return after?.body.isDone === false ? { again: clock() + 1 } : 'done'
    },

    /** Oldest first. */
    async list(business: string, after: string | undefined, limit: number) {
      return Promise.all((await sets.list(business, after, limit)).map(shown))
    },

    /** Sets that wait for somebody to decide. */
    async waiting(business: string): Promise<readonly ShownBreaker[]> {
      const all = await Array.fromAsync(sets.all(business))
      return Promise.all(all.filter(({ body }) => body.target === 'parked').map(shown))
    },

    /** Whose opt-outs a set holds; a page. @throws ToolkitError `not_found` */
    async peopleOf(business: string, id: string, after: string | undefined, limit: number) {
      return sets.members(business, (await known(business, id)).body, after, limit)
    },

    /**
     * Confirms a set or takes it back, whatever was decided before; it moves at once, in the queue.
     * @throws ToolkitError `not_found`
     */
    async decide(
      business: string,
      id: string,
      decision: 'reverted' | 'confirmed',
      by: string,
    ): Promise<ShownBreaker> {
      const now = clock()
      await known(business, id)
      const doc = await sets.change(id, (body) =>
        body.target === decision
          ? undefined
          : {
              ...{ target: decision, step: body.step + 1, isDone: false },
              decisions: [...body.decisions, { decision, by, at: now }],
            },
      )
      if (!doc) throw new Error('a breaker that was there is gone')
      await deps.queue().add(id, now)
      return shown(doc)
    },
  }
}
