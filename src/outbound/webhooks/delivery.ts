// A delivery as it is kept: what one endpoint is to be told of one fact, and every try.

import { createHash } from 'node:crypto'
import type { EventType, RecordedEvent } from '../../consent/events.ts'
import { eventJson } from '../../people/events-json.ts'
import type { WebhookType } from '../../settings/access.ts'
import { DAY_MS } from '../../time.ts'

/** Facts that endpoints can ask for; an answered question is a consent too. */
const PUBLIC: Readonly<Partial<Record<EventType, WebhookType>>> = {
  'consent.given': 'consent.given',
  'consent.confirmed': 'consent.given',
  'consent.pending': 'consent.pending',
  'consent.withdrawn': 'consent.withdrawn',
  'consent.refused': 'consent.withdrawn',
  'marketing.stopped': 'marketing.stopped',
  'marketing.resumed': 'marketing.resumed',
  'hold.placed': 'hold.placed',
  'hold.lifted': 'hold.lifted',
  'message.updated': 'message.updated',
  'person.merged': 'person.merged',
  'person.erased': 'person.erased',
  'import.finished': 'import.finished',
}

/**
 * The type under which endpoints are told of a fact, if at all. A START that restored nothing gives no
 * consent: it is in the ledger only because an older STOP may still arrive. Neither is it told that
 * somebody was taken off a provider's list, since each hold that this lifts is told of by itself.
 */
export function toldAs(event: RecordedEvent): WebhookType | undefined {
  const isEmpty = event.type === 'consent.given' && event.restores && event.topics.length === 0
  const isOfList = event.type === 'hold.lifted' && 'list' in event
  return isEmpty || isOfList ? undefined : PUBLIC[event.type]
}

export type DeliveryState = 'waiting' | 'delivered' | 'failed'

/** A delivery as kept. Times are epoch ms. */
export interface Delivery {
  readonly endpoint: string
  readonly type: string
  readonly eventId: string
  /** The payload; gone once delivered or given up. */
  readonly sealed: string | null
  readonly state: DeliveryState
  /** `status`: HTTP status, or what kept the connection from being made. */
  readonly tries: readonly { readonly at: number; readonly status: number | string }[]
  /** When it began to wait. */
  readonly laidAt?: number
  /** When it was given up. */
  readonly failedAt?: number
}

export const KIND = 'delivery'
export const KEPT_MS = 30 * DAY_MS

/** What the ids of all deliveries begin with that tell an endpoint of facts recorded at a moment. */
export const startOf = (endpoint: string, at: number): string =>
  `${endpoint}.${String(at).padStart(15, '0')}.`

/** The id begins with the endpoint, then the time, so that a list by id is that endpoint's log. */
export function nameOf(endpoint: string, at: number, about: readonly string[]): string {
  const name = JSON.stringify([endpoint, ...about])
  return startOf(endpoint, at) + createHash('sha256').update(name).digest('hex').slice(0, 32)
}

/** @param again tells a replay from the first one */
export const deliveryId = (endpoint: string, event: RecordedEvent, again: string): string =>
  nameOf(endpoint, event.recordedAt, [event.person, event.id, again])

/** The fields that put facts in order stand outside of `data` too, for receivers that only sort. */
export function payloadOf(type: string, event: RecordedEvent): string {
  const data = { ...eventJson(event), type }
  const { personId, sequence, occurredAt, recordedAt } = data
  const order = { personId, sequence, occurredAt, recordedAt }
  return JSON.stringify({ type, timestamp: recordedAt, ...order, data })
}

/** The same for every try, so that a receiver can drop what it had. */
export const messageIdOf = (deliveryId: string): string =>
  `msg_${deliveryId.slice(deliveryId.lastIndexOf('.') + 1)}`
