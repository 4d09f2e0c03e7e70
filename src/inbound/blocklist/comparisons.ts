// Comparisons asked for, by the API, the command line or the day, and worked on between requests.
// One that was cut off is begun again.

import { createHash, randomUUID } from 'node:crypto'
import { ToolkitError } from '../../errors.ts'
import { madeOnce, revised } from '../../ledger/late.ts'
import type { Doc, Documents } from '../../ledger/port.ts'
import { walked } from '../../ledger/walk.ts'
import type { Job, Next, Queue } from '../../outbound/outbox/queue.ts'
import type { Forget } from '../../people/erasing.ts'
import { BlocklistFault, type ReadBlocklist } from '../../providers/blocklist.ts'
import { takenBatch } from '../../recording/sets.ts'
import type { Catalog } from '../../settings/catalog.ts'
import { DAY_MS, HOUR_MS } from '../../time.ts'
import { type CompareDeps, compare, type Report, without } from './compare.ts'

/** As kept. Times are epoch ms. */
export interface Comparison {
  readonly provider: string
  readonly take: boolean
  /** By itself; else somebody asked for it. */
  readonly daily?: true
  readonly state: 'running' | 'finished' | 'failed'
  readonly startedAt: number
  readonly finishedAt: number | null
  /** Why it failed: a word of ours, or the provider's status. */
  readonly error: string | null
  readonly report: Report | null
}

const KIND = 'blocklist-comparison'
const KEPT_MS = 90 * DAY_MS
/** Names the queue in the store: the command line adds to it too. */
export const COMPARISONS = 'comparisons'
/** A list of a hundred thousand takes a quarter of an hour at a page a second. */
export const COMPARISON_LEASE_MS = HOUR_MS

export type Comparisons = ReturnType<typeof createComparisons>
export type ComparisonBook = ReturnType<typeof createComparisonBook>

/** Ascending ids are descending times. */
const idOf = (at: number, name: string) => `cmp_${String(1e15 - at).padStart(15, '0')}_${name}`

const BEGUN = { state: 'running', finishedAt: null, error: null, report: null } as const

/** Asking for comparisons and reading them; for the command line too. */
export function createComparisonBook({
  documents,
  queue,
}: {
  readonly documents: Documents
  readonly queue: () => Pick<Queue, 'add'>
}) {
  return {
    async get(business: string, id: string): Promise<Doc<Comparison>> {
      const doc = await documents.get<Comparison>(KIND, id)
      if (doc?.business === business) return doc
      throw new ToolkitError('not_found', 'There is no such comparison.')
    },

    /** Newest first. */
    list: (business: string, after: string | undefined, limit: number) =>
      documents.list<Comparison>(KIND, business, after, limit),

    /** @returns its id */
    async ask(business: string, provider: string, take: boolean, now: number): Promise<string> {
      const id = idOf(now, randomUUID().slice(0, 8))
      const body: Comparison = { ...BEGUN, provider, take, startedAt: now }
      await documents.put({ kind: KIND, id, business, body }, 0, { expiresAt: now + KEPT_MS })
      await queue().add(id, now)
      return id
    },

    /**
     * The one of a day (UTC), asked for once however many ask. It takes nothing over.
     * @param dueAt when it is begun, epoch ms
     */
    async askDaily(business: string, provider: string, now: number, dueAt: number): Promise<void> {
      const name = createHash('sha256').update(`${provider} ${business}`).digest('hex')
      const id = idOf(now - (now % DAY_MS), name.slice(0, 16))
      const known = await documents.get<Comparison>(KIND, id)
      const startedAt = known?.body.startedAt ?? dueAt
      if (!known) {
        const body: Comparison = { ...BEGUN, provider, take: false, daily: true, startedAt }
        const doc = { kind: KIND, id, business, body }
        if (!(await madeOnce(documents, doc, { expiresAt: now + KEPT_MS }))) return
      }
      // Also when it was there: a crash may have come before it was queued.
      if (known?.body.state !== 'finished' && known?.body.state !== 'failed') {
        await queue().add(id, startedAt)
      }
    },
  }
}

const PAGE = 20

/** Names an erased person no more in what was reported; they stay counted. */
export function createForgetComparisons({ documents }: { readonly documents: Documents }): Forget {
  async function bare(found: Doc<Comparison>, people: ReadonlySet<string>): Promise<void> {
    await revised(documents, found, (body) => {
      const report = body?.report && without(body.report, people)
      if (!report || report === body.report) return undefined
      return { body: { ...body, report }, expiresAt: (body.finishedAt ?? body.startedAt) + KEPT_MS }
    })
  }

  return async ({ business, people }) => {
    for await (const doc of walked<Comparison>(documents, KIND, business, { page: PAGE })) {
      await bare(doc, people)
    }
  }
}

export function createComparisons(
  deps: CompareDeps & {
    readonly documents: Documents
    readonly catalog: Catalog
    /** By provider; those that have no list are not there. */
    readonly blocklists: ReadonlyMap<string, ReadBlocklist>
    readonly clock: () => number
    readonly queue: () => Queue
  },
) {
  const { documents, catalog, blocklists, clock } = deps

  async function finish(doc: Doc<Comparison>, change: Partial<Comparison>): Promise<void> {
    const now = clock()
    const body = { ...doc.body, ...change, finishedAt: now }
    await documents.put({ ...doc, body }, doc.version, { expiresAt: now + KEPT_MS })
  }

  return {
    ...createComparisonBook(deps),

    /** Providers whose list can be read here. */
    providers: [...blocklists.keys()],

    /** Works on one: the handler of the queue. */
    async work({ subject: id }: Job): Promise<Next> {
      const doc = await documents.get<Comparison>(KIND, id)
      if (doc?.body.state !== 'running') return 'done'
      const { business, body } = doc
      const read = blocklists.get(body.provider)
      if (!read) {
        await finish(doc, { state: 'failed', error: 'provider_unset' })
        return 'done'
      }
      const senders = catalog
        .senders(business)
        .filter(({ provider }) => provider === body.provider)
        .map(({ providerId }) => providerId)
      const about = {
        ...{ business, provider: body.provider, take: body.take, now: clock() },
        ...{ senders: new Set(senders), batch: takenBatch(id) },
      }
      try {
        await finish(doc, { state: 'finished', report: await compare(deps, about, read) })
      } catch (error) {
        if (!(error instanceof BlocklistFault)) throw error
        await finish(doc, { state: 'failed', error: error.code })
      }
      return 'done'
    },
  }
}
