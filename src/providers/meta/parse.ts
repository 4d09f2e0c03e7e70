// What a webhook of Meta's Cloud API says, in our words. Several entries, changes and messages
// share one POST; each is read for itself.

import type { z } from 'zod'
import { type Named, ofEntry, type Part, rowOf, type To, unplaced } from '../port.ts'
import { accountOf, templateOf } from './affairs.ts'
import { callOf, messageOf } from './messages.ts'
import { named } from './named.ts'
import * as schema from './schema.ts'
import { preferenceOf, statusOf } from './statuses.ts'

type Value = z.output<typeof schema.value>
type Entry = z.output<typeof schema.entry>

/**
 * @param body the parsed JSON, one envelope or a list of them
 * @returns every fact, and what could not be placed
 */
export const parseMeta = (body: unknown): Part[] =>
  Array.isArray(body) && body.length > 0 ? body.flatMap(envelopeOf) : envelopeOf(body)

function envelopeOf(body: unknown): Part[] {
  const found = schema.envelope.safeParse(body)
  if (!found.success) return ofEntry([unplaced('broken', 'envelope')], body)
  return found.data.entry.flatMap((each): Part[] => {
    const { data: entry } = schema.entry.safeParse(each)
    if (!entry) return ofEntry([unplaced('broken', 'entry')], each)
    const account = entry.id !== undefined && { wabaId: entry.id }
    return entry.changes.flatMap((one): Part[] => {
      const { data: change } = schema.change.safeParse(one)
      if (!change) return ofEntry([unplaced('broken', 'change')], one, { ...account })
      const number = schema.numbered.safeParse(change.value).data?.metadata.phone_number_id
      const to = { ...account, ...(number !== undefined && { receivers: [number] }) }
      return ofEntry(partsOf(change.field, change.value, entry), one, to)
    })
  })
}

/** The fields we know, each with the reader of its value. */
const READERS: Readonly<Record<string, (value: unknown, field: string, entry: Entry) => Part[]>> = {
  messages: conversation,
  user_preferences: conversation,
  calls: conversation,
  template_category_update: templateOf,
  message_template_status_update: templateOf,
  message_template_quality_update: templateOf,
  account_update: accountOf,
  phone_number_quality_update: accountOf,
  business_capability_update: accountOf,
}

function partsOf(field: string, value: unknown, entry: Entry): Part[] {
  const read = rowOf(READERS, field)
  return read ? read(value, field, entry) : [unplaced('unknown_field', field)]
}

/** Whatever people did with one of our numbers. */
function conversation(raw: unknown, field: string): Part[] {
  const read = schema.value.safeParse(raw)
  if (!read.success) return [unplaced('broken', field)]
  const value: Value = read.data
  const receiver = value.metadata.phone_number_id
  const to = { receivers: [receiver] }
  const contacts = (value.contacts ?? []).flatMap((each) => {
    const { data } = schema.contact.safeParse(each)
    return data ? [named(data.wa_id, data.user_id, data.parent_user_id)] : []
  })
  /** Contacts stand beside messages without saying which is whose, unless there is one. */
  const only = contacts.length === 1 ? contacts[0] : undefined
  return [
    ...each(value.messages, to, schema.message, 'message', (one) => messageOf(one, receiver, only)),
    ...each(value.statuses, to, schema.status, 'status', (one) => statusOf(one, receiver, only)),
    ...each(value.user_preferences, to, schema.preference, 'user_preferences', (one) =>
      preferenceOf(one, receiver, only),
    ),
    ...each(value.calls, to, schema.call, 'call', (one) =>
      callOf(one, receiver, only, value.metadata.display_phone_number),
    ),
  ]
}

function each<T>(
  list: readonly unknown[] | undefined,
  to: To,
  form: z.ZodType<T>,
  name: string,
  make: (one: T, only?: Named) => readonly Part[],
): Part[] {
  return (list ?? []).flatMap((one): readonly Part[] => {
    const { data } = form.safeParse(one)
    return ofEntry(data === undefined ? [unplaced('broken', name)] : make(data), one, to)
  })
}
