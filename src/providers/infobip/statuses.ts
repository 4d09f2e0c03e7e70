// What became of messages, and what WhatsApp and Infobip itself say of people: the marketing switch, a
// number with a new owner, Infobip's own list of noes.

import type { z } from 'zod'
import { type Part, rowOf, unplaced } from '../port.ts'
import { infobipError, isListed } from './errors.ts'
import { named } from './named.ts'
import type * as schema from './schema.ts'

/** Groups: 1 pending, 2 undeliverable, 3 delivered, 4 expired, 5 rejected. */
const STATES: Readonly<Record<number, 'sent' | 'delivered' | 'failed'>> = {
  1: 'sent',
  2: 'failed',
  3: 'delivered',
  4: 'failed',
  5: 'failed',
}

/** A report without its sender is found by the message, whose id is our own. */
export function statusOf(one: z.output<typeof schema.report>): Part {
  const who = named(one.to)
  const state = one.seenAt !== undefined ? 'read' : STATES[one.status?.groupId ?? 0]
  if (state === undefined) return unplaced('unknown_value', 'status group')
  const at = one.seenAt ?? one.doneAt
  const told = isListed(one.status?.id) ? one.status?.id : one.error?.id
  const error = state === 'failed' && told ? infobipError(told) : undefined
  return {
    key: `infobip.${one.messageId}.${state}.${at ?? ''}`,
    channel: 'whatsapp',
    receiver: one.sender ?? one.from ?? undefined,
    from: who ?? {},
    at,
    type: 'status',
    messageId: one.messageId,
    ...(one.callbackData && { reference: one.callbackData }),
    state,
    ...(error && { error }),
  }
}

export function preferenceOf(
  one: z.output<typeof schema.subscription | typeof schema.undated>,
): Part {
  const { from, content, createdAt } = one
  const { notificationMessagesStatus: value } = content
  const who = named(content.from, content.userId)
  if (!who) return unplaced('no_person', 'subscription')
  if (value !== 'stop' && value !== 'resume') return unplaced('unknown_value', value)
  return {
    key: `infobip.preference.${from}.${content.from}.${value}.${createdAt}`,
    channel: 'whatsapp',
    receiver: from,
    from: who,
    at: createdAt,
    type: 'preference',
    value,
  }
}

export function identityOf(one: z.output<typeof schema.identity>): Part {
  const who = named(one.content.userNumber, one.content.userId)
  if (!who) return unplaced('no_person', 'identity')
  return {
    key: `infobip.identity.${one.from}.${who.phone ?? who.userId}.${one.createdAt}`,
    channel: 'whatsapp',
    receiver: one.from,
    from: who,
    at: one.createdAt,
    type: 'identity',
    cause: 'owner',
  }
}

/** Who put somebody on Infobip's list; what we do not know was the business. */
const SOURCES: Readonly<Record<string, 'keyword' | 'click'>> = {
  MO: 'keyword',
  URL_OPT_OUT: 'click',
}

/** On a list of the account, of one sender or one channel: without a sender, all of them. */
export function blockOf({
  event,
  receivedAt,
  content,
}: z.output<typeof schema.blocklist | typeof schema.undatedBlock>): Part {
  const who = named(content.destination)
  if (!who) return unplaced('no_person', 'blocklist')
  if (event !== 'BLOCK' && event !== 'UNBLOCK') return unplaced('unknown_value', event)
  const list = content.channel ?? 'ALL'
  const sender = content.sender ?? undefined
  return {
    key: `infobip.${event}.${sender ?? ''}.${list}.${content.destination}.${receivedAt}`,
    channel: list === 'WHATSAPP' ? 'whatsapp' : 'sms',
    receiver: sender,
    from: who,
    at: receivedAt,
    type: 'block',
    isBlocked: event === 'BLOCK',
    by: rowOf(SOURCES, content.sourceType ?? '') ?? 'business',
    list,
  }
}
