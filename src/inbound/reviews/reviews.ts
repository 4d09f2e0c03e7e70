// Wording in doubt, listed for people to look at. The list follows from the facts; where an item
// stands is always read from the person's own standing, so a list that lags shows nothing decided
// as open.

import { createHash, randomUUID } from 'node:crypto'
import type { RecordedEvent } from '../../consent/events.ts'
import { settlementOf } from '../../consent/kept.ts'
import { type ReviewState, reviewOf } from '../../consent/noes.ts'
import { consentTopic } from '../../consent/reading.ts'
import { REVIEW_MS } from '../../consent/standing.ts'
import { ToolkitError } from '../../errors.ts'
import type { Keyring } from '../../keys/keyring.ts'
import { historyOf } from '../../ledger/history.ts'
import { madeOnce } from '../../ledger/late.ts'
import type { Doc, Documents, Ledger, PersonRecord } from '../../ledger/port.ts'
import type { Effect } from '../../outbound/outbox/follow.ts'
import { masked, opened } from '../../people/identify.ts'
import type { Catalog } from '../../settings/catalog.ts'
import { DAY_MS } from '../../time.ts'
import { type Doubt, settled, type Verdict } from './settle.ts'

/** An item as people see it. Times are epoch ms. */
export interface ReviewItem {
  readonly id: string
  readonly personId: string
  /** Identifiers, masked. */
  readonly person: readonly string[]
  /** The person's own words; null where they were carried over from an earlier number. */
  readonly text: string | null
  /** The words that raised the doubt, and the language they were read in. */
  readonly word: string | null
  readonly language: string | null
  readonly channel: string
  readonly receivedAt: number
  /** From then on silence has decided: it is a marketing opt-out. */
  readonly deadline: number
  readonly state: ReviewState
  readonly decision: Decision | null
}

export interface Decision {
  readonly decision: Verdict['decision']
  readonly by: string
  readonly at: number
  readonly scope: Verdict['scope'] | null
  readonly topics: readonly string[]
  readonly note: string | null
}

interface Stored {
  readonly person: string
  /** Id of the doubtful withdrawal. */
  readonly event: string
}

const ALL = 'review'
/** Those nobody has decided about yet; gone by themselves once silence has. */
const OPEN = 'review-open'
const KEPT_MS = 400 * DAY_MS

/** By the time it was recorded, so that a list by id is a list by time. */
function idOf({ person, id, recordedAt }: RecordedEvent): string {
  const name = createHash('sha256')
    .update(JSON.stringify([person, id]))
    .digest('hex')
  return `rev_${String(recordedAt).padStart(15, '0')}_${name.slice(0, 16)}`
}

export type Reviews = ReturnType<typeof createReviews>

export function createReviews(deps: {
  readonly documents: Documents
  readonly ledger: Ledger
  readonly catalog: Catalog
  readonly keyring: Keyring
}) {
  const { documents, ledger, catalog, keyring } = deps

  const keep = (kind: string, doc: Omit<Doc<Stored>, 'kind' | 'version'>, expiresAt: number) =>
    madeOnce(documents, { kind, ...doc }, { expiresAt })

  /** Keeps each new doubt in the list, and takes decided ones off it. */
  const effect: Effect = (business, event) => {
    if (event.type === 'review.settled') return close(event.person, event.review)
    const isDoubt = event.type === 'consent.withdrawn' && event.doubtful
    return isDoubt && event.batch === undefined ? open(business, event) : undefined
  }

  async function open(business: string, event: RecordedEvent): Promise<void> {
    const doc = { id: idOf(event), business, body: { person: event.person, event: event.id } }
    await keep(ALL, doc, event.recordedAt + KEPT_MS)
    await keep(OPEN, doc, event.recordedAt + REVIEW_MS)
  }

  async function close(person: string, review: string): Promise<void> {
    const found = await eventsOf(person, review)
    if (found) await documents.remove(OPEN, idOf(found.doubt))
  }

  /** The doubt and what was decided about it since, oldest first. */
  async function eventsOf(person: string, id: string) {
    let doubt: (Doubt & RecordedEvent) | undefined
    const decisions: Extract<RecordedEvent, { type: 'review.settled' }>[] = []
    for await (const event of historyOf(ledger, person)) {
      if (event.id === id && event.type === 'consent.withdrawn') doubt = event
      if (event.type === 'review.settled' && event.review === id) decisions.push(event)
    }
    return doubt && { doubt, decisions }
  }

  const topicsOf = (business: string) => catalog.topics(business).map(consentTopic)

  async function itemOf(
    { id, business, body }: Doc<Stored>,
    record: PersonRecord | undefined,
    now: number,
  ): Promise<ReviewItem | undefined> {
    const where = record && reviewOf(record.standing, body.event, topicsOf(business), now)
    const found = where && (await eventsOf(body.person, body.event))
    if (!record || !found) return undefined
    const { doubt, decisions } = found
    const last = decisions.at(-1)
    const { text, read } = doubt.evidence ?? {}
    return {
      id,
      personId: record.person,
      person: record.identifiers.map((sealed) => masked(opened(keyring, sealed))),
      text: text ?? null,
      word: read?.word ?? null,
      language: read?.language || null,
      channel: doubt.channel,
      receivedAt: doubt.occurredAt,
      ...where,
      decision: last ? decisionOf(last) : null,
    }
  }

  return {
    effect,

    /** Oldest first. `open` leaves out what is decided, also by an act of the person's own. */
    async list(
      business: string,
      about: { readonly state: 'open' | 'all'; readonly after?: string; readonly limit: number },
      now: number,
    ): Promise<{ items: ReviewItem[]; next: string | null }> {
      const kind = about.state === 'open' ? OPEN : ALL
      const docs = await documents.list<Stored>(kind, business, about.after, about.limit)
      const records = await ledger.read(docs.map(({ body }) => body.person))
      const all = await Promise.all(docs.map((doc, i) => itemOf(doc, records[i], now)))
      const items = all.filter(
        (item) => item !== undefined && (about.state === 'all' || item.state === 'open'),
      ) as ReviewItem[]
      return { items, next: docs.length === about.limit ? (docs.at(-1)?.id ?? null) : null }
    },

    /**
     * Decides about one. The same decision again changes nothing; another one takes it back.
     * @throws ToolkitError `not_found`; `review_closed` where silence has decided already
     */
    async settle(business: string, id: string, verdict: Verdict, now: number): Promise<ReviewItem> {
      const doc = await documents.get<Stored>(ALL, id)
      const found = doc?.business === business && (await eventsOf(doc.body.person, doc.body.event))
      if (!doc || !found) throw new ToolkitError('not_found', 'There is no such review.')
      const { doubt, decisions } = found
      const last = decisions.at(-1)
      let isClosed = false
      if (!last || !isSame(decisionOf(last), verdict)) {
        const unique = randomUUID()
        await ledger.recordFor(doc.body.person, (standing) => {
          const where = reviewOf(standing, doubt.id, topicsOf(business), now)
          isClosed =
            where === undefined || (verdict.decision === 'not_optout' && now >= where.deadline)
          if (!where || isClosed) return []
          const before = settlementOf(standing, doubt.id)
          return settled(doubt, verdict, { unique, before, deadline: where.deadline, now })
        })
      }
      if (isClosed) {
        throw new ToolkitError('review_closed', 'After ten days only the person can lift it.')
      }
      await documents.remove(OPEN, id)
      const [record] = await ledger.read([doc.body.person])
      const item = await itemOf(doc, record, now)
      if (!item) throw new Error('a review that was there is gone')
      return item
    },
  }
}

function decisionOf(event: Extract<RecordedEvent, { type: 'review.settled' }>): Decision {
  const { by = '', note = null, scope = 'all', topics = [] } = event.evidence ?? {}
  return {
    decision: event.decision,
    by,
    at: event.occurredAt,
    scope: event.decision === 'optout' ? scope : null,
    topics: event.decision === 'optout' ? topics : [],
    note,
  }
}

const isSame = (made: Decision, { decision, scope, topics }: Verdict): boolean =>
  made.decision === decision &&
  (decision === 'not_optout' ||
    (made.scope === scope && String([...made.topics].sort()) === String([...topics].sort())))
