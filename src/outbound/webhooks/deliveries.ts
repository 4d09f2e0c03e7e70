// Tells the business's own servers what was recorded, as Standard Webhooks: signed, repeated with
// growing pauses for three days, with a log of every try.
// Source: Standard Webhooks specification 1.0 (headers, signature, retry schedule).

import { Webhook } from 'standardwebhooks'
import type { RecordedEvent } from '../../consent/events.ts'
import type { Keyring } from '../../keys/keyring.ts'
import { madeOnce } from '../../ledger/late.ts'
import type { Doc, Documents } from '../../ledger/port.ts'
import type { WebhookType } from '../../settings/access.ts'
import type { Catalog } from '../../settings/catalog.ts'
import { type StoredEndpoint, secretOf } from '../../settings/endpoints.ts'
import { iso, MINUTE_MS } from '../../time.ts'
import type { DeadLetters } from '../outbox/dead.ts'
import type { Effect } from '../outbox/follow.ts'
import type { Job, Next, Queue } from '../outbox/queue.ts'
import type { Part } from '../outbox/waiting.ts'
import {
  type Delivery,
  type DeliveryState,
  deliveryId,
  KEPT_MS,
  KIND,
  messageIdOf,
  nameOf,
  payloadOf,
  toldAs,
} from './delivery.ts'
import { createPatience } from './patience.ts'
import type { Post } from './post.ts'

/** Pauses between tries; together three days. */
const PAUSES_MS = [
  5_000,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  ...[2, 5, 10, 14, 16, 24].map((hours) => hours * 60 * MINUTE_MS),
]

/** Tries to one business's endpoints under way at once. */
const BUSINESS_LANES = 8
/** Longer than all tries take: what waits longer waits for others' tries, which come to nothing. */
const LEFT_MS = 4 * 24 * 60 * MINUTE_MS

export interface DeliveriesDeps {
  readonly documents: Documents
  readonly catalog: Catalog
  readonly keyring: Keyring
  readonly clock: () => number
  readonly deadLetters: DeadLetters
  readonly post: Post
  /** The queue that works on them; made with `work`. */
  readonly queue: () => Queue
}

export type Deliveries = ReturnType<typeof createDeliveries>

export function createDeliveries(deps: DeliveriesDeps) {
  const { documents, catalog, keyring, clock } = deps
  const patience = createPatience(clock)

  const endpointOf = (business: string, id: string) => {
    const doc = catalog.doc('webhook-endpoint', id)
    return doc?.business === business && !doc.body.disabled ? doc.body : undefined
  }

  /** Keeps one delivery and queues it. `again` tells a replay from the first one. */
  async function keep(endpoint: string, business: string, event: RecordedEvent, again = '') {
    const type = toldAs(event)
    if (type === undefined) return
    const id = deliveryId(endpoint, event, again)
    await lay(business, { id, endpoint, type, eventId: event.id, payload: payloadOf(type, event) })
  }

  /** Keeps what an endpoint is to be told, once per id, and queues it. */
  async function lay(
    business: string,
    told: {
      readonly id: string
      readonly endpoint: string
      readonly type: string
      readonly eventId: string
      readonly payload: string
    },
  ) {
    const { id, endpoint, type, eventId, payload } = told
    const sealed = keyring.seal(payload, id)
    const now = clock()
    const body: Delivery = {
      endpoint,
      type,
      eventId,
      sealed,
      state: 'waiting',
      tries: [],
      laidAt: now,
    }
    await madeOnce(documents, { kind: KIND, id, business, body }, { expiresAt: now + KEPT_MS })
    await deps.queue().add(id, now)
  }

  const effect: Effect = (business, event) => {
    const type = toldAs(event)
    if (type === undefined) return undefined
    const told = catalog
      .list('webhook-endpoint', business)
      .filter(({ body }) => !body.disabled && event.recordedAt >= (body.createdAt ?? 0))
      .filter(({ body }) => body.types.includes(type))
      .map(({ id }) => id)
    return told.length > 0 ? keepAll(told, business, event) : undefined
  }

  async function keepAll(endpoints: readonly string[], business: string, event: RecordedEvent) {
    for (const id of endpoints) await keep(id, business, event)
  }

  /** Sends once. @returns as `Post` */
  function send(url: string, secret: string, id: string, payload: string) {
    const at = new Date(clock())
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'whatsapp-optin-toolkit',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(secret).sign(id, at, payload),
    }
    return deps.post({ url, headers, body: payload })
  }

  /** Tries one delivery: the handler of the queue. */
  async function work({ subject: id, attempt }: Job): Promise<Next> {
    const doc = await documents.get<Delivery>(KIND, id)
    if (!doc?.body.sealed || doc.body.state !== 'waiting') {
      // A crash may have come before it was listed.
      if (doc) await bury(doc)
      return 'done'
    }
    const endpoint = endpointOf(doc.business, doc.body.endpoint)
    const at = clock()
    if (endpoint && isLeft(doc.body, endpoint, at)) {
      await settle(doc, { ...doc.body, state: 'failed', sealed: null }, at)
      return 'done'
    }
    const payload = keyring.open(doc.body.sealed, id)
    const secretIn = (to: StoredEndpoint) => secretOf(keyring, doc.body.endpoint, to)
    const status = endpoint
      ? await send(endpoint.url, secretIn(endpoint), messageIdOf(id), payload)
      : 'disabled'
    if (endpoint) patience.note(nameOfReceiver(doc.body.endpoint, endpoint), status !== 'timeout')
    const isTaken = typeof status === 'number' && status >= 200 && status < 300
    const pause = PAUSES_MS[attempt - 1]
    // 410: the receiver wants no more of this.
    const isOver = !endpoint || status === 410 || pause === undefined
    const state: DeliveryState = isTaken ? 'delivered' : isOver ? 'failed' : 'waiting'
    const tries = [...doc.body.tries, { at, status }]
    const sealed = state === 'waiting' ? doc.body.sealed : null
    await settle(doc, { ...doc.body, state, tries, sealed }, at)
    return state === 'waiting' && pause !== undefined ? { again: at + jittered(pause, id) } : 'done'
  }

  /** Keeps what became of a try. */
  async function settle(doc: Doc<Delivery>, body: Delivery, at: number) {
    const kept = body.state === 'failed' ? { ...body, failedAt: at } : body
    const expiresAt = at + KEPT_MS
    await bury(await documents.put({ ...doc, body: kept }, doc.version, { expiresAt }))
  }

  /** Lists what was given up; the same one once. */
  async function bury({ id, business, body: { endpoint, failedAt, tries } }: Doc<Delivery>) {
    if (failedAt === undefined) return
    const last = tries.at(-1)
    // Given up without another try, since nobody answers there.
    const code = last?.at === failedAt ? String(last.status) : 'timeout'
    const detail = 'This webhook was given up; replay sends it again.'
    const letter = { about: id, via: endpoint, at: failedAt, code, detail }
    await deps.deadLetters.add(business, { ...letter, what: 'webhook' })
  }

  /** Whether it waited so long for a receiver that does not answer that it is not tried any more. */
  function isLeft({ endpoint, laidAt, tries }: Delivery, { url }: StoredEndpoint, at: number) {
    const since = laidAt ?? tries[0]?.at ?? at
    return at - since > LEFT_MS && patience.isSilent(nameOfReceiver(endpoint, { url }))
  }

  /** What a delivery is part of: its endpoint, and its business. */
  function partsOf(id: string): readonly Part[] {
    const name = id.slice(0, id.indexOf('.'))
    const doc = catalog.doc('webhook-endpoint', name)
    // Made by another process a moment ago: it waits until it is known here.
    const most = doc ? patience.lanesOf(nameOfReceiver(name, doc.body)) : 0
    return [
      { name, most },
      { name: doc?.business ?? '', most: BUSINESS_LANES },
    ]
  }

  return {
    effect,
    work,
    partsOf,
    keep,
    /**
     * Tells of what is no fact about one person, to whoever asked for that type.
     * @param about `key`: the same is told once
     */
    async announce(
      business: string,
      about: { type: WebhookType; key: string; at: number; data: object },
    ): Promise<void> {
      const { type, key, at } = about
      const timestamp = iso(at)
      const times = { occurredAt: timestamp, recordedAt: timestamp }
      const data = { type, ...times, ...about.data }
      const payload = JSON.stringify({ type, timestamp, ...times, data })
      for (const { id: endpoint, body } of catalog.list('webhook-endpoint', business)) {
        if (body.disabled || !body.types.includes(type)) continue
        const id = nameOf(endpoint, at, ['', key])
        await lay(business, { id, endpoint, type, eventId: key, payload })
      }
    },
    /** Newest page last; `after` is the `id` of the last one seen. */
    async list(business: string, endpoint: string, after: string | undefined, limit: number) {
      const from = after?.startsWith(`${endpoint}.`) ? after : `${endpoint}.`
      const docs = await documents.list<Delivery>(KIND, business, from, limit)
      return docs.filter(({ body }) => body.endpoint === endpoint)
    },
  }
}

/** An endpoint that names another address is another receiver. */
const nameOfReceiver = (endpoint: string, { url }: Pick<StoredEndpoint, 'url'>) =>
  `${endpoint} ${url}`

/** Up to a tenth longer, by its own name: many that failed together do not come back together. */
const jittered = (pause: number, id: string) =>
  Math.round(pause * (1 + Number.parseInt(id.slice(-4), 16) / 655_350))
