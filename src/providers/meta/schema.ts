// The parts of Meta's webhook payloads that we read. Unknown fields are Meta's to add; what we do
// read must have the type it says.
// Source: Meta, Webhooks reference (messages, statuses, user_preferences, system), 2025 to 2026.

import { z } from 'zod'

const text = z.string().max(5_000)
const id = z.string().min(1).max(300)
/** Absent, or (in drafts before February 2026) empty. */
const maybe = z
  .string()
  .max(300)
  .optional()
  .transform((value) => (value === '' ? undefined : value))
/** Unix seconds: a string with messages and statuses, a number with preferences. */
const seconds = z
  .union([z.string().regex(/^\d{1,12}$/), z.int().nonnegative()])
  .transform((value) => Number(value) * 1_000)

export const contact = z.object({ wa_id: maybe, user_id: maybe })

export const message = z.object({
  id,
  from: maybe,
  from_user_id: maybe,
  timestamp: seconds,
  type: z.string().max(60),
  group_id: maybe,
  text: z.object({ body: text }).optional(),
  button: z.object({ payload: text.optional(), text: text.optional() }).optional(),
  interactive: z
    .object({
      type: z.string().max(60),
      button_reply: z.object({ id: text, title: text }).optional(),
      list_reply: z.object({ id: text, title: text }).optional(),
    })
    .optional(),
  context: z
    .object({
      id: maybe,
      forwarded: z.boolean().optional(),
      frequently_forwarded: z.boolean().optional(),
    })
    .optional(),
  referral: z
    .object({ source_id: maybe, source_type: maybe, headline: text.optional(), ctwa_clid: maybe })
    .optional(),
  system: z
    .object({ type: z.string().max(60), wa_id: maybe, user_id: maybe, previous_user_id: maybe })
    .optional(),
})

export const status = z.object({
  id,
  status: z.string().max(60),
  timestamp: seconds,
  recipient_id: maybe,
  recipient_user_id: maybe,
  recipient_type: maybe,
  biz_opaque_callback_data: maybe.catch(undefined),
  pricing: z.object({ category: maybe }).optional(),
  errors: z.array(z.object({ code: z.int() })).optional(),
})

export const preference = z.object({
  wa_id: maybe,
  user_id: maybe,
  category: z.string().max(60),
  value: z.string().max(60),
  timestamp: seconds,
})

/** Entries are checked one by one, so that a broken one spoils nothing else. */
export const envelope = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(
    z.object({
      id: z.string().max(100).optional(),
      changes: z.array(z.object({ field: z.string().max(100), value: z.unknown() })),
    }),
  ),
})

export const value = z.object({
  metadata: z.object({ phone_number_id: id }),
  contacts: z.array(z.unknown()).optional(),
  messages: z.array(z.unknown()).optional(),
  statuses: z.array(z.unknown()).optional(),
  user_preferences: z.array(z.unknown()).optional(),
})
