// The parts of Meta's webhook payloads that we read. Unknown fields are Meta's to add; what we do
// read must have the type it says, else only a no in its entry counts (`loose.ts`).
// Source: Meta, Webhooks reference (messages, statuses, user_preferences, system, calls, edit,
// templates, account), 2025 to 2026; `signup` as client libraries parse it (July 2026).

import { z } from 'zod'
import { loosened } from '../loose.ts'
import { messageText as text } from '../readings.ts'

const id = z.string().min(1).max(300)
const word = z.string().max(100)
/** Absent, or (in drafts before February 2026) empty. */
const maybe = z
  .string()
  .max(300)
  .transform((value) => (value === '' ? undefined : value))
  .optional()
/** Unix seconds: a string with messages and statuses, a number with preferences. */
const seconds = z
  .union([z.string().regex(/^\d{1,12}$/), z.int().nonnegative()])
  .transform((value) => Number(value) * 1_000)

/** A moment of before WhatsApp was there, such as 0, is none. */
const moment = seconds.refine((ms) => ms >= Date.UTC(2009, 1, 24))

/** A time that cannot be read says nothing against what was said: it counts from when it came. */
const readable = moment.optional().catch(undefined)

export const contact = z.object({ wa_id: maybe, user_id: maybe, parent_user_id: maybe })

const body = z.object({ body: text }).optional()

/** Words of the person's own under what they sent; odd ones are none. */
const media = z.object({ caption: text.optional() }).optional().catch(undefined)

const reply = z.object({ id: text.optional(), title: text.optional() }).optional()

export const message = z.object({
  id,
  from: maybe,
  from_user_id: maybe,
  from_parent_user_id: maybe,
  timestamp: readable,
  type: z.string().max(60),
  group_id: maybe,
  text: body,
  image: media,
  video: media,
  document: media,
  button: z.object({ payload: text.optional(), text: text.optional() }).optional(),
  interactive: z
    .object({
      type: z.string().max(60),
      button_reply: reply,
      list_reply: reply,
      nfm_reply: z.object({ response_json: z.string().max(60_000) }).optional(),
    })
    .optional(),
  reaction: z.object({ message_id: maybe, emoji: text.optional() }).optional().catch(undefined),
  edit: z
    .object({ message: z.object({ text: body }).optional(), original_message_id: maybe })
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
    .object({
      type: z.string().max(60),
      wa_id: maybe,
      user_id: maybe,
      parent_user_id: maybe,
      previous_user_id: maybe,
      previous_parent_user_id: maybe,
    })
    .optional(),
})

/** The fields of a Flow by their names, and the token it was sent with. */
export const flowAnswers = z.looseObject({ flow_token: z.string().min(1).max(2_000) })

export const call = z.object({
  id,
  from: maybe,
  from_user_id: maybe,
  from_parent_user_id: maybe,
  timestamp: seconds,
  direction: maybe,
})

export const status = z.object({
  id,
  status: z.string().max(60),
  timestamp: moment.optional(),
  recipient_id: maybe,
  recipient_user_id: maybe,
  recipient_parent_user_id: maybe,
  recipient_type: maybe,
  biz_opaque_callback_data: maybe.catch(undefined),
  conversation: z.object({ expiration_timestamp: seconds.optional() }).optional().catch(undefined),
  pricing: z.object({ category: maybe, type: maybe }).optional().catch(undefined),
  errors: z.array(z.unknown()).optional().catch(undefined),
})

/** Read one by one, as entries are. */
export const failure = z.object({
  code: z.union([
    z.int(),
    z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
  ]),
})

export const preference = z.object({
  wa_id: maybe,
  user_id: maybe,
  parent_user_id: maybe,
  category: z.string().max(60),
  value: z.string().max(60),
  signup_id: maybe,
  timestamp: moment.optional(),
})

/** A kind of fact, of which a value holds a list. */
export interface Listed<T> {
  /** As it is called where it is set aside. */
  readonly name: string
  readonly form: z.ZodType<T>
  /** Of one that cannot be read whole; nothing of a call is a no. */
  readonly loose?: z.ZodType<T>
}

const listed = <Shape extends Record<string, z.ZodType>>(
  name: string,
  form: z.ZodObject<Shape>,
  blank: Parameters<typeof loosened<Shape>>[1],
): Listed<z.output<z.ZodObject<Shape>>> => ({ name, form, loose: loosened(form, blank) })

export const messages = listed('message', message, { id: '', type: '' })
export const statuses = listed('status', status, { id: '', status: '' })
export const preferences = listed('user_preferences', preference, { category: '', value: '' })
export const calls: Listed<z.output<typeof call>> = { name: 'call', form: call }

/** Entries are checked one by one, so that a broken one spoils nothing else. */
export const envelope = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(z.unknown()),
})
export const entry = z.object({
  id: z.string().max(100).optional(),
  time: seconds.optional().catch(undefined),
  changes: z.array(z.unknown()),
})
export const change = z.object({ field: z.string().max(100), value: z.unknown() })

/** Whose number a change is about, whatever else of it can be read. */
export const numbered = z.object({ metadata: z.object({ phone_number_id: id }) })

export const value = z.object({
  metadata: z.object({ phone_number_id: id, display_phone_number: maybe.catch(undefined) }),
  contacts: z.array(z.unknown()).optional().catch(undefined),
  /** Lists, each for itself: an odd one spoils no other. */
  messages: z.unknown().optional(),
  statuses: z.unknown().optional(),
  user_preferences: z.unknown().optional(),
  calls: z.unknown().optional(),
})

/** `template_category_update`, `message_template_status_update`, `message_template_quality_update`. */
export const template = z.object({
  message_template_name: z.string().min(1).max(512),
  message_template_language: z.string().min(1).max(35),
  new_category: word.optional(),
  correct_category: word.optional(),
  category_update_timestamp: seconds.optional(),
  event: word.optional(),
  new_quality_score: word.optional(),
})

/** `account_update`, `phone_number_quality_update`, `business_capability_update`. */
export const account = z.object({
  event: word.optional(),
  display_phone_number: maybe,
  violation_info: z.object({ violation_type: word.optional() }).optional().catch(undefined),
  ban_info: z.object({ waba_ban_state: z.union([word, z.array(word)]).optional() }).optional(),
  restriction_info: z
    .array(z.object({ restriction_type: word, expiration: z.union([word, z.int()]).optional() }))
    .optional(),
  current_limit: word.optional().catch(undefined),
  max_daily_conversations_per_business: z.union([word, z.int()]).optional().catch(undefined),
})
