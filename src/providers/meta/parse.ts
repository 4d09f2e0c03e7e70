// What a webhook of Meta's Cloud API says, in our words. Several entries, changes and messages
// share one POST; each is read for itself.

import type { z } from 'zod'
import { type Heard, type Named, type Part, unplaced } from '../port.ts'
import { metaError } from './errors.ts'
import * as schema from './schema.ts'

type Value = z.output<typeof schema.value>

/**
 * @param body the parsed JSON
 * @returns every fact, and what could not be placed; empty never: at least one of either
 */
export function parseMeta(body: unknown): Part[] {
  const found = schema.envelope.safeParse(body)
  if (!found.success) return [unplaced('broken', 'envelope')]
  return found.data.entry.flatMap(({ changes }) =>
    changes.flatMap(({ field, value }): Part[] => {
      if (field !== 'messages' && field !== 'user_preferences') {
        return [unplaced('unknown_field', field)]
      }
      const read = schema.value.safeParse(value)
      return read.success ? partsOf(read.data) : [unplaced('broken', field)]
    }),
  )
}

function partsOf(value: Value): Part[] {
  const receiver = value.metadata.phone_number_id
  const contacts = (value.contacts ?? []).flatMap((each) => {
    const { data } = schema.contact.safeParse(each)
    return data ? [named(data.wa_id, data.user_id)] : []
  })
  /** Contacts stand beside messages without saying which is whose, unless there is one. */
  const only = contacts.length === 1 ? contacts[0] : undefined
  const read = <T>(
    list: readonly unknown[] | undefined,
    form: z.ZodType<T>,
    name: string,
    make: (one: T) => Part,
  ) =>
    (list ?? []).map((one): Part => {
      const { data } = form.safeParse(one)
      return data === undefined ? unplaced('broken', name) : make(data)
    })
  return [
    ...read(value.messages, schema.message, 'message', (one) => messageOf(one, receiver, only)),
    ...read(value.statuses, schema.status, 'status', (one) => statusOf(one, receiver, only)),
    ...read(value.user_preferences, schema.preference, 'user_preferences', (one) =>
      preferenceOf(one, receiver, only),
    ),
  ]
}

/** Meta writes numbers without `+`. */
function named(waId: string | undefined, userId: string | undefined): Named {
  return {
    ...(waId !== undefined && /^\d{5,15}$/.test(waId) && { phone: `+${waId}` }),
    ...(userId !== undefined && { userId }),
  }
}

/** The contact beside a fact names the same person, unless it contradicts. */
function together(contact: Named | undefined, own: Named): Named {
  const differs = (name: keyof Named) =>
    contact?.[name] !== undefined && own[name] !== undefined && contact[name] !== own[name]
  return contact === undefined || differs('phone') || differs('userId')
    ? own
    : { ...contact, ...own }
}

const isSomebody = (who: Named) => who.phone !== undefined || who.userId !== undefined

function messageOf(
  one: z.output<typeof schema.message>,
  receiver: string,
  only: Named | undefined,
): Part {
  const from = together(only, named(one.from, one.from_user_id))
  const base = {
    key: `meta.${one.id}`,
    channel: 'whatsapp' as const,
    receiver,
    at: one.timestamp,
    precision: 's' as const,
  }
  if (one.type === 'system') return identityOf(one, base)
  if (!isSomebody(from)) return unplaced('no_person', 'message')
  if (one.group_id !== undefined) return unplaced('unknown_value', 'group message')
  const reply = one.interactive?.button_reply ?? one.interactive?.list_reply
  const text = one.text?.body ?? one.button?.text ?? reply?.title
  const payload = one.button?.payload ?? reply?.id
  const { referral, context } = one
  return {
    ...base,
    type: 'message',
    from,
    ...(text !== undefined && { text }),
    ...(payload !== undefined && { payload }),
    isForwarded: context?.forwarded === true || context?.frequently_forwarded === true,
    about: {
      messageId: one.id,
      kind: one.type,
      ...(context?.id !== undefined && { answers: context.id }),
      ...(referral?.source_id !== undefined && { adId: referral.source_id }),
      ...(referral?.source_type !== undefined && { adType: referral.source_type }),
    },
  }
}

const CAUSES: Readonly<Record<string, 'number' | 'owner' | 'user_id'>> = {
  user_changed_number: 'number',
  user_changed_user_id: 'user_id',
  customer_identity_changed: 'owner',
}

function identityOf(
  { system, from, from_user_id }: z.output<typeof schema.message>,
  base: Pick<Heard, 'key' | 'channel' | 'receiver' | 'at' | 'precision'>,
): Part {
  const cause = CAUSES[system?.type ?? '']
  if (!system || cause === undefined) return unplaced('unknown_value', system?.type ?? 'system')
  const before = named(from, system.previous_user_id ?? (from_user_id || undefined))
  if (!isSomebody(before)) return unplaced('no_person', system.type)
  const becomes = named(system.wa_id, system.user_id)
  return {
    ...base,
    type: 'identity',
    from: before,
    cause,
    ...(isSomebody(becomes) && cause !== 'owner' && { becomes }),
  }
}

const STATES: Readonly<Record<string, 'sent' | 'delivered' | 'read' | 'failed'>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  // A voice message that was listened to.
  played: 'read',
  failed: 'failed',
}

function statusOf(
  one: z.output<typeof schema.status>,
  receiver: string,
  only: Named | undefined,
): Part {
  const state = STATES[one.status]
  if (state === undefined) return unplaced('unknown_value', one.status)
  if (one.recipient_type === 'group') return unplaced('unknown_value', 'group status')
  const from = together(only, named(one.recipient_id, one.recipient_user_id))
  if (!isSomebody(from)) return unplaced('no_person', 'status')
  const code = one.errors?.[0]?.code
  const category = one.pricing?.category?.replace(/(_lite|-international)$/, '')
  const isCategory =
    category === 'marketing' || category === 'utility' || category === 'authentication'
  return {
    key: `meta.${one.id}.${one.status}.${one.timestamp}`,
    channel: 'whatsapp',
    receiver,
    from,
    at: one.timestamp,
    precision: 's',
    type: 'status',
    messageId: one.id,
    ...(one.biz_opaque_callback_data !== undefined && {
      reference: one.biz_opaque_callback_data,
    }),
    state,
    ...(isCategory && { category }),
    ...(state === 'failed' && code !== undefined && { error: metaError(code) }),
  }
}

function preferenceOf(
  one: z.output<typeof schema.preference>,
  receiver: string,
  only: Named | undefined,
): Part {
  const { category, value, timestamp } = one
  const from = together(only, named(one.wa_id, one.user_id))
  if (!isSomebody(from)) return unplaced('no_person', 'user_preferences')
  if (category !== 'marketing_messages') return unplaced('unknown_value', category)
  if (value !== 'stop' && value !== 'resume') return unplaced('unknown_value', value)
  const who = from.userId ?? from.phone
  return {
    // No id of its own: its own fields tell a repeated delivery from a second switch.
    key: `meta.preference.${receiver}.${who}.${value}.${timestamp}`,
    channel: 'whatsapp',
    receiver,
    from,
    at: timestamp,
    precision: 's',
    type: 'preference',
    value,
  }
}
