// What became of our messages, and what people switched in WhatsApp itself.

import type { z } from 'zod'
import { formed } from '../loose.ts'
import { categoryOf, isSomebody, type Part, rowOf, unplaced } from '../port.ts'
import { metaError } from './errors.ts'
import { type Completed, named } from './named.ts'
import * as schema from './schema.ts'

const STATES: Readonly<Record<string, 'sent' | 'delivered' | 'read' | 'failed'>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  // A voice message that was listened to.
  played: 'read',
  failed: 'failed',
}

/** A failure may name nobody: then our own message tells whom it was for. */
export function statusOf(
  one: z.output<typeof schema.status>,
  receiver: string,
  whole: Completed,
): Part[] {
  const state = rowOf(STATES, one.status)
  if (state === undefined) return [unplaced('unknown_value', one.status)]
  if (one.recipient_type === 'group') return [unplaced('unknown_value', 'group status')]
  const own = named(one.recipient_id, one.recipient_user_id, one.recipient_parent_user_id)
  const code = codeOf(one.errors)
  const category = categoryOf(one.pricing?.category)
  const freeEntry = freeEntryOf(one)
  return [
    {
      key: `meta.${one.id}.${one.status}.${one.timestamp}`,
      channel: 'whatsapp',
      receiver,
      from: whole(own),
      at: one.timestamp,
      ...(one.timestamp !== undefined && { precision: 's' as const }),
      type: 'status',
      messageId: one.id,
      ...(one.biz_opaque_callback_data !== undefined && {
        reference: one.biz_opaque_callback_data,
      }),
      state,
      ...(category && { category }),
      ...(state === 'failed' && code !== undefined && { error: metaError(code) }),
      ...(freeEntry && { freeEntry }),
    },
  ]
}

/** Of several the one by which the person said no, else the first. */
function codeOf(errors: readonly unknown[] = []): number | undefined {
  const codes = errors.flatMap((one) => formed(schema.failure, one)?.code ?? [])
  return codes.find((code) => metaError(code).class === 'personStop') ?? codes[0]
}

/** The price says it: `free_entry_point`, with the end in `conversation` (v24.0 and later). */
function freeEntryOf({ pricing, conversation }: z.output<typeof schema.status>) {
  if (pricing?.type === undefined) return undefined
  const until = conversation?.expiration_timestamp
  return pricing.type === 'free_entry_point'
    ? { isOpen: true, ...(until !== undefined && { until }) }
    : { isOpen: false }
}

export function preferenceOf(
  one: z.output<typeof schema.preference>,
  receiver: string,
  whole: Completed,
): Part[] {
  const { category, value, timestamp, signup_id: signupId } = one
  const from = whole(named(one.wa_id, one.user_id, one.parent_user_id))
  if (!isSomebody(from)) return [unplaced('no_person', 'user_preferences')]
  if (category !== 'marketing_messages') return [unplaced('unknown_value', category)]
  const who = from.userId ?? from.phone ?? from.parentId
  const base = {
    // No id of its own: its own fields tell a repeated delivery from a second switch.
    key: `meta.preference.${receiver}.${who}.${value}.${timestamp}`,
    channel: 'whatsapp' as const,
    receiver,
    from,
    at: timestamp,
    ...(timestamp !== undefined && { precision: 's' as const }),
  }
  if (value === 'stop') return [{ ...base, type: 'preference', value }]
  if (value !== 'resume' && value !== 'signup') return [unplaced('unknown_value', value)]
  // Nobody knows whether it was before a stop.
  if (timestamp === undefined) return [unplaced('broken', `${value} without its time`)]
  if (value === 'resume') return [{ ...base, type: 'preference', value }]
  if (signupId === undefined) return [unplaced('broken', 'signup without its id')]
  return [{ ...base, key: `${base.key}.${signupId}`, type: 'signup', signupId }]
}
