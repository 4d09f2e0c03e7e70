// What Infobip's webhooks say, in our words: messages, reports, the marketing switch, its own list
// of noes, templates.

import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { plainJson } from '../../json.ts'
import { formed, noesOf } from '../loose.ts'
import {
  categoryOf,
  type Named,
  ofEntry,
  type Part,
  rowOf,
  type TemplateState,
  type To,
  USER_ID,
  unplaced,
} from '../port.ts'
import { infobipError, isListed } from './errors.ts'
import * as schema from './schema.ts'

const DIGITS = /^\d{5,15}$/

type Value = string | null | undefined

/** Numbers come without `+`. */
function named(...values: readonly Value[]): Named | undefined {
  const phone = values.find((value) => value && DIGITS.test(value))
  const userId = values.find((value) => value && USER_ID.test(value) && !isParent(value))
  const parentId = values.find((value) => value && USER_ID.test(value) && isParent(value))
  if (!phone && !userId && !parentId) return undefined
  return {
    ...(phone && { phone: `+${phone}` }),
    ...(userId && { userId }),
    ...(parentId && { parentId }),
  }
}
const isParent = (userId: string) => userId.startsWith('ENT.', 3)

/** One object, a list, or a list in `results`, of one envelope or several: each for itself. */
function entries(body: unknown): readonly unknown[] {
  const list = Array.isArray(body) ? body : [body]
  return list.flatMap((one: { results?: unknown } | null | undefined) =>
    Array.isArray(one?.results) ? one.results : [one],
  )
}

/** Each kind of entry with its reader; the first that fits is meant. */
const KINDS = [
  kind(schema.inbound, messageOf),
  kind(schema.subscription, preferenceOf),
  kind(schema.identity, identityOf),
  kind(schema.blocklist, blockOf),
  kind(schema.template, templateOf),
  kind(schema.report, statusOf),
]

/** The same for entries that cannot be read whole: only a no in them counts. */
const LOOSE = [
  kind(schema.looseInbound, messageOf),
  kind(schema.undated, preferenceOf),
  kind(schema.undatedBlock, blockOf),
]

function kind<T>(form: z.ZodType<T>, read: (one: T) => Part) {
  return (entry: unknown): Part | undefined => {
    const data = formed(form, entry)
    return data === undefined ? undefined : read(data)
  }
}

export const parseInfobip = (body: unknown): Part[] =>
  entries(body).flatMap((entry) => ofEntry(partsOf(entry), entry, toOf(entry)))

/** Which of its numbers is ours an entry says by its kind; of one that cannot be read, any may be. */
function toOf(entry: unknown): To {
  const { content, ...own } = schema.numbered.safeParse(entry).data ?? {}
  const values = [own.to, own.sender, own.from, content?.sender]
  return { receivers: values.filter((value) => value !== undefined) }
}

function partsOf(entry: unknown): Part[] {
  for (const read of KINDS) {
    const part = read(entry)
    if (part) return [part]
  }
  return noesOf(
    LOOSE.flatMap((read) => read(entry) ?? []),
    'entry',
  )
}

function messageOf(one: z.output<typeof schema.inbound>): Part {
  const { contact, message } = one
  const who = named(contact?.phoneNumber, contact?.userId, contact?.parentUserId, one.from)
  if (!who) return unplaced('no_person', 'message')
  const said = message.text ?? message.title ?? message.caption
  const payload = message.payload ?? message.id
  const flow = flowOf(message.response)
  return {
    key: `infobip.${one.messageId}`,
    channel: 'whatsapp',
    receiver: one.to,
    from: who,
    at: one.receivedAt,
    type: 'message',
    ...(said !== undefined && { text: said }),
    ...(payload !== undefined && { payload }),
    ...(flow && { flow }),
    ...(message.referral && { fromAd: true as const }),
    isForwarded: message.context?.forwarded === true,
    about: {
      messageId: one.messageId,
      kind: message.type,
      ...(message.referral?.sourceId !== undefined && { adId: message.referral.sourceId }),
      ...(message.referral?.sourceType !== undefined && { adType: message.referral.sourceType }),
    },
  }
}

function flowOf(response: string | Record<string, unknown> | undefined) {
  const read = typeof response === 'string' ? plainJson(response) : response
  const { flow_token: token, ...answers } = (read ?? {}) as Record<string, unknown>
  return typeof token === 'string' ? { token, answers } : undefined
}

function preferenceOf(one: z.output<typeof schema.subscription | typeof schema.undated>): Part {
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

function identityOf(one: z.output<typeof schema.identity>): Part {
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
function blockOf({
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

const TEMPLATE_STATES: Readonly<Record<string, TemplateState>> = {
  APPROVED: 'approved',
  REINSTATED: 'approved',
  PENDING: 'pending',
  IN_REVIEW: 'pending',
  IN_APPEAL: 'pending',
  REJECTED: 'rejected',
  PAUSED: 'paused',
  DISABLED: 'disabled',
  DELETED: 'disabled',
}

function templateOf(one: z.output<typeof schema.template>): Part {
  const { templateName: name, language, ...said } = one.content
  const state = said.status === undefined ? undefined : rowOf(TEMPLATE_STATES, said.status)
  const category = categoryOf(said.category)
  if (said.status !== undefined && !state) return unplaced('unknown_value', said.status)
  if (said.category !== undefined && !category) return unplaced('unknown_value', said.category)
  const digest = createHash('sha256').update(JSON.stringify(one)).digest('base64url')
  return {
    type: 'affair',
    key: `infobip.template.${digest}`,
    at: one.createdAt,
    ...(one.createdAt === undefined && { isUndated: true as const }),
    of: { ...(one.from && { receiver: one.from }) },
    about: {
      what: 'template',
      name,
      language,
      ...(state && { state }),
      ...(category && { category }),
      ...(said.quality !== undefined && { quality: said.quality }),
    },
  }
}

/** Groups: 1 pending, 2 undeliverable, 3 delivered, 4 expired, 5 rejected. */
const STATES: Readonly<Record<number, 'sent' | 'delivered' | 'failed'>> = {
  1: 'sent',
  2: 'failed',
  3: 'delivered',
  4: 'failed',
  5: 'failed',
}

/** A report without its sender is found by the message, whose id is our own. */
function statusOf(one: z.output<typeof schema.report>): Part {
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
