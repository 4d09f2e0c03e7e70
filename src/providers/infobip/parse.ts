// What Infobip's webhooks say, in our words: messages, reports, the marketing switch.
// Source: Infobip OpenAPI 3.210.0; WhatsApp subscriptions (August 2026).

import { z } from 'zod'
import { type Named, type Part, unplaced } from '../port.ts'
import { infobipError } from './errors.ts'

const id = z.string().min(1).max(300)
const text = z.string().max(5_000)
/** `2026-11-20T09:00:00.000+0000`: an offset without its colon. */
const time = z
  .string()
  .max(40)
  .transform((value) => Date.parse(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')))
  .refine(Number.isFinite)

const inbound = z.object({
  from: id,
  to: id,
  messageId: id,
  receivedAt: time,
  message: z.object({
    type: z.string().max(60),
    text: text.optional(),
    payload: text.optional(),
    id: text.optional(),
    title: text.optional(),
    referral: z.object({ sourceId: id.optional(), sourceType: id.optional() }).optional(),
    context: z.object({ forwarded: z.boolean().optional() }).optional(),
  }),
  contact: z.object({ phoneNumber: id.optional(), userId: id.optional() }).optional(),
})

const report = z.object({
  messageId: id,
  to: id,
  /** The sender; reports of WhatsApp carry it, those of text messages do not. */
  from: id.optional(),
  sender: id.optional(),
  doneAt: time.optional(),
  seenAt: time.optional(),
  status: z.object({ groupId: z.int() }).optional(),
  error: z.object({ id: z.int() }).optional(),
})

/** Two fields called `from`: the outer one is ours, the inner one the person. */
const subscription = z.object({
  from: id,
  content: z.object({ from: id, notificationMessagesStatus: id, userId: id.optional() }),
  createdAt: time,
})

const identity = z.object({
  from: id,
  content: z.object({
    type: z.literal('user_identity_changed'),
    userNumber: id.optional(),
    userId: id.optional(),
    hash: id.optional(),
  }),
  createdAt: time,
})

const DIGITS = /^\d{5,15}$/
const USER_ID = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/

/** Numbers come without `+`. */
function named(...values: readonly (string | undefined)[]): Named | undefined {
  const phone = values.find((value) => value !== undefined && DIGITS.test(value))
  const userId = values.find((value) => value !== undefined && USER_ID.test(value))
  if (phone === undefined && userId === undefined) return undefined
  return {
    ...(phone !== undefined && { phone: `+${phone}` }),
    ...(userId !== undefined && { userId }),
  }
}

/** One object, a list, or a list in `results`: whatever was sent, each for itself. */
function entries(body: unknown): readonly unknown[] {
  if (Array.isArray(body)) return body
  const results = (body as { results?: unknown } | null | undefined)?.results
  return Array.isArray(results) ? results : [body]
}

export const parseInfobip = (body: unknown): Part[] => entries(body).map(partOf)

function partOf(entry: unknown): Part {
  const message = inbound.safeParse(entry)
  if (message.success) return messageOf(message.data)
  const switched = subscription.safeParse(entry)
  if (switched.success) return preferenceOf(switched.data)
  const changed = identity.safeParse(entry)
  if (changed.success) return identityOf(changed.data)
  const reported = report.safeParse(entry)
  if (reported.success) return statusOf(reported.data)
  return unplaced('broken', 'entry')
}

function messageOf(one: z.output<typeof inbound>): Part {
  const who = named(one.contact?.phoneNumber, one.contact?.userId, one.from)
  if (!who) return unplaced('no_person', 'message')
  const { message } = one
  const said = message.text ?? message.title
  const payload = message.payload ?? message.id
  return {
    key: `infobip.${one.messageId}`,
    channel: 'whatsapp',
    receiver: one.to,
    from: who,
    at: one.receivedAt,
    type: 'message',
    ...(said !== undefined && { text: said }),
    ...(payload !== undefined && { payload }),
    isForwarded: message.context?.forwarded === true,
    about: {
      messageId: one.messageId,
      kind: message.type,
      ...(message.referral?.sourceId !== undefined && { adId: message.referral.sourceId }),
      ...(message.referral?.sourceType !== undefined && { adType: message.referral.sourceType }),
    },
  }
}

function preferenceOf(one: z.output<typeof subscription>): Part {
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

function identityOf(one: z.output<typeof identity>): Part {
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

/** Groups: 1 pending, 2 undeliverable, 3 delivered, 4 expired, 5 rejected. */
const STATES: Readonly<Record<number, 'sent' | 'delivered' | 'failed'>> = {
  1: 'sent',
  2: 'failed',
  3: 'delivered',
  4: 'failed',
  5: 'failed',
}

function statusOf(one: z.output<typeof report>): Part {
  const who = named(one.to)
  const receiver = one.sender ?? one.from
  if (!who) return unplaced('no_person', 'report')
  // Without its sender a report belongs to a message we do not know.
  if (receiver === undefined) return unplaced('unknown_value', 'report without sender')
  const state = one.seenAt !== undefined ? 'read' : STATES[one.status?.groupId ?? 0]
  if (state === undefined) return unplaced('unknown_value', 'status group')
  const at = one.seenAt ?? one.doneAt
  const isFailed = state === 'failed' && one.error !== undefined && one.error.id !== 0
  return {
    key: `infobip.${one.messageId}.${state}.${at ?? ''}`,
    channel: 'whatsapp',
    receiver,
    from: who,
    at,
    type: 'status',
    messageId: one.messageId,
    state,
    ...(isFailed && one.error && { error: infobipError(one.error.id) }),
  }
}
