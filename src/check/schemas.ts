// Requests and answers of the eligibility routes: one schema for types, validation and OpenAPI.

import { z } from 'zod'
import { REASON_CODES } from '../eligibility/rules.ts'
import { personSchema } from '../people/schema.ts'
import { category } from '../settings/fields.ts'
import { timeSchema } from '../web/http/schemas.ts'

const time = z.iso.datetime()

const messageSchema = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('template'),
      template: z.string().min(1).max(512).optional(),
      language: z.string().min(1).max(35).optional(),
      category: category.optional(),
      topic: z.string().min(1).max(64).optional(),
    }),
    z.strictObject({ type: z.literal('freeform') }),
  ])
  .meta({ id: 'Message' })

const asked = {
  sender: z.string().min(1).max(64).optional(),
  message: messageSchema,
  at: timeSchema.optional(),
  knownAt: timeSchema.optional(),
}

export const eligibilityRequest = z.strictObject({ to: personSchema, ...asked })
export const streamHead = z.strictObject(asked)
export const streamLine = z.strictObject({ to: z.unknown() })
/** Each address is checked by itself, so that one bad one spoils nothing else. */
export const batchRequest = z.strictObject({
  to: z.array(z.unknown()).meta({ description: 'Up to 5,000 persons' }),
  ...asked,
})

export type Asked = z.output<typeof streamHead>

const reasonCode = z.enum(REASON_CODES as [string, ...string[]]).meta({ id: 'ReasonCode' })

export const eligibilityAnswer = z
  .strictObject({
    decision: z.enum(['allow', 'deny']),
    reasons: z.array(
      z.strictObject({
        code: reasonCode,
        message: z.string(),
        liftedBy: z.enum(['person', 'business', 'time', 'sender', 'nobody']),
        since: time.nullable(),
        until: time.nullable(),
        eventId: z.string().nullable(),
      }),
    ),
    window: z.strictObject({
      open: z.boolean(),
      closesAt: time.nullable(),
      freeEntryUntil: time.nullable(),
    }),
    consent: z
      .strictObject({
        topic: z.string(),
        status: z.enum(['given', 'pending', 'withdrawn', 'refused', 'expired']),
        strength: z.enum(['recorded', 'explicit', 'confirmed']).nullable(),
        givenAt: time.nullable(),
        entryPoint: z.string().nullable(),
        noticeId: z.string().nullable(),
        eventId: z.string(),
      })
      .nullable(),
    retryAt: time.nullable(),
    checkedAt: time,
  })
  .meta({ id: 'Eligibility' })

const batchResult = z
  .union([
    z.strictObject({
      to: z.unknown(),
      decision: z.enum(['allow', 'deny']),
      reasons: z.array(reasonCode),
      retryAt: time.nullable(),
    }),
    z.strictObject({ to: z.unknown(), error: z.strictObject({ code: z.string() }) }),
  ])
  .meta({ id: 'BatchResult' })

const totalsSchema = z
  .strictObject({
    allow: z.int(),
    deny: z.int(),
    errors: z.int(),
    byReason: z.record(z.string(), z.int()),
  })
  .meta({ id: 'Totals' })

export const batchAnswer = z
  .strictObject({ results: z.array(batchResult), totals: totalsSchema })
  .meta({ id: 'EligibilityBatch' })
