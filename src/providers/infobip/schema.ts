// The parts of Infobip's webhook payloads that we read; whatever else is in them is Infobip's to add.
// Source: Infobip OpenAPI 3.210.0; WhatsApp subscriptions, blocklist (August 2026). The form of a
// template's update is not published where we looked: what it must hold is read from names that
// its other APIs use, and what does not fit is set aside.

import { z } from 'zod'
import { loosened } from '../loose.ts'
import { messageText as text } from '../readings.ts'

const id = z.string().min(1).max(300)
/** `2026-11-20T09:00:00.000+0000`: an offset without its colon. */
const time = z
  .string()
  .max(40)
  .transform((value) => Date.parse(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')))
  .refine(Number.isFinite)

/** A time that cannot be read says nothing against what was said: it counts from when it came. */
const readable = time.optional().catch(undefined)
/** Whatever stands there. */
const noTime = z
  .unknown()
  .optional()
  .transform(() => undefined)

/** The numbers of an entry, whatever else of it can be read. */
const maybe = id.optional().catch(undefined)
export const numbered = z.object({
  to: maybe,
  from: maybe,
  sender: maybe,
  content: z.object({ sender: maybe }).optional().catch(undefined),
})

export const inbound = z.object({
  from: id,
  to: id,
  messageId: id,
  receivedAt: readable,
  message: z.object({
    type: z.string().max(60),
    text: text.optional(),
    /** Under a picture, a film or a file. */
    caption: text.optional().catch(undefined),
    payload: text.optional(),
    id: text.optional(),
    title: text.optional(),
    response: z.union([z.string().max(60_000), z.record(z.string(), z.unknown())]).optional(),
    referral: z
      .object({ sourceId: id.optional(), sourceType: id.optional() })
      .nullish()
      .transform((value) => value ?? undefined)
      .catch(undefined),
    context: z
      .object({ forwarded: z.boolean().optional() })
      .nullish()
      .transform((value) => value ?? undefined),
  }),
  contact: z
    .object({
      phoneNumber: id.nullish(),
      userId: id.nullish(),
      parentUserId: id.nullish(),
    })
    .optional(),
})

/** Of a message that cannot be read whole: to which of our numbers, and its words. */
export const looseInbound = inbound.extend({
  from: id.catch(''),
  messageId: id.catch(''),
  message: loosened(inbound.shape.message, { type: '' }),
  contact: inbound.shape.contact.catch(undefined),
})

/** It says what became of a message, or it is none. */
export const report = z
  .object({
    messageId: id,
    to: id,
    /** The sender; not every report carries it. */
    from: id.nullish(),
    sender: id.nullish(),
    callbackData: z.string().max(300).nullish().catch(undefined),
    doneAt: readable,
    seenAt: readable,
    status: z.object({ groupId: z.int(), id: z.int().optional().catch(undefined) }).optional(),
    error: z.object({ id: z.int() }).optional().catch(undefined),
  })
  .refine(({ status, seenAt }) => status !== undefined || seenAt !== undefined)

/** Two fields called `from`: the outer one is ours, the inner one the person. */
export const subscription = z.object({
  from: id,
  content: z.object({ from: id, notificationMessagesStatus: id, userId: id.nullish() }),
  createdAt: time,
})

/** The same without a moment that can be read. */
export const undated = subscription.extend({ createdAt: noTime })

export const identity = z.object({
  from: id,
  content: z.object({
    type: z.literal('user_identity_changed'),
    userNumber: id.nullish(),
    userId: id.nullish(),
    hash: id.nullish(),
  }),
  createdAt: time,
})

export const blocklist = z.object({
  event: z.string().max(60),
  receivedAt: time,
  content: z.object({
    sender: id.nullish(),
    destination: id,
    channel: z.string().max(60).nullish(),
    sourceType: z.string().max(60).nullish(),
  }),
})

/** The same without a moment that can be read. */
export const undatedBlock = blocklist.extend({ receivedAt: noTime })

export const template = z.object({
  createdAt: time.optional(),
  from: id.nullish(),
  content: z
    .object({
      templateName: z.string().min(1).max(512),
      language: z.string().min(1).max(35),
      status: z.string().max(60).optional(),
      category: z.string().max(60).optional(),
      quality: z.string().max(60).optional(),
    })
    .refine(({ status, category, quality }) => (status ?? category ?? quality) !== undefined),
})
