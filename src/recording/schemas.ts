// What is reported of one person: requests of the recording routes, lines of an import.

import { z } from 'zod'
import type { Provided } from '../consent/evidence.ts'
import { isWithin } from '../json.ts'
import { personSchema } from '../people/schema.ts'
import { timeSchema } from '../web/http/schemas.ts'

/** Bytes of JSON that a caller's evidence may take. */
export const EVIDENCE_BYTES = 8 * 1024
/** Objects and lists in one another: whatever reads evidence later may go from level to level. */
const EVIDENCE_LEVELS = 32

/** It came as JSON, so any object is JSON: it is taken as it is, strange keys included. */
const isObject = (value: unknown): value is Provided =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const evidenceSchema = z
  .custom<Provided>(isObject, { message: 'This must be an object.', abort: true })
  .refine((value) => isWithin(EVIDENCE_LEVELS, value), {
    message: `Evidence may have ${EVIDENCE_LEVELS} levels.`,
    params: { code: 'too_deep' },
    abort: true,
  })
  .refine((value) => Buffer.byteLength(JSON.stringify(value)) <= EVIDENCE_BYTES, {
    message: 'Evidence may take 8 kB of JSON.',
    params: { code: 'too_large' },
  })
  .meta({ type: 'object', description: 'Any JSON object up to 8 kB and 32 levels, kept exactly' })

const kinds = ['form', 'terminal', 'paper', 'call', 'message', 'import'] as const
const actSchema = z.strictObject({
  kind: z.enum(kinds),
  at: timeSchema.optional().meta({ description: 'When it happened; now when left out' }),
})

const topicKey = z.string().min(1).max(64)
const topicKeys = z
  .array(topicKey)
  .min(1)
  .max(50)
  .transform((keys) => [...new Set(keys)])

export const noticeGiven = z.union([
  z.strictObject({
    id: z.string().min(1).max(100),
    version: z.int().min(1).optional(),
    language: z.string().min(2).max(35).optional(),
  }),
  z.strictObject({ text: z.string().min(1).max(10_000), language: z.string().min(2).max(35) }),
])

export const consentRequest = z
  .strictObject({
    person: personSchema,
    topics: topicKeys,
    entryPoint: z.string().min(1).max(64),
    act: actSchema,
    notice: noticeGiven,
    evidence: evidenceSchema.optional(),
  })
  .meta({ id: 'ConsentRequest' })

export const withdrawalRequest = z
  .strictObject({
    person: personSchema,
    scope: z.enum(['all', 'marketing', 'topic']),
    topics: topicKeys.optional(),
    act: actSchema,
    evidence: evidenceSchema.optional(),
  })
  .refine((body) => (body.scope === 'topic') === (body.topics !== undefined), {
    message: '`topics` goes with scope `topic`, and only with it.',
    path: ['topics'],
  })
  .meta({
    id: 'WithdrawalRequest',
    if: { properties: { scope: { const: 'topic' } } },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it so
    then: { required: ['topics'] },
    else: { properties: { topics: false } },
  })

export const holdRequest = z
  .strictObject({
    person: personSchema,
    reason: z.string().trim().min(1).max(500),
    expiresAt: timeSchema.optional(),
  })
  .meta({ id: 'HoldRequest' })
