// What a webhook of Meta's Cloud API says, in our words. Several entries, changes and messages
// share one POST; each is read for itself, when its turn comes: a thousand need not be held at once.

import type { z } from 'zod'
import { formed, noesOf } from '../loose.ts'
import { fromEntry, ofEntry, type Part, rowOf, type To, unplaced } from '../port.ts'
import { accountOf, templateOf } from './affairs.ts'
import { callOf, messageOf } from './messages.ts'
import { completedBy, named } from './named.ts'
import * as schema from './schema.ts'
import { preferenceOf, statusOf } from './statuses.ts'

type Value = z.output<typeof schema.value>
type Entry = z.output<typeof schema.entry>

/**
 * @param body the parsed JSON, one envelope or a list of them
 * @returns every fact, and what could not be placed
 */
export function* parseMeta(body: unknown): Generator<Part> {
  if (!Array.isArray(body) || body.length === 0) yield* envelopeOf(body)
  else for (const one of body) yield* envelopeOf(one)
}

function* envelopeOf(body: unknown): Generator<Part> {
  const found = schema.envelope.safeParse(body)
  if (!found.success) return yield fromEntry(unplaced('broken', 'envelope'), body)
  for (const each of found.data.entry) {
    const entry = formed(schema.entry, each)
    if (entry) for (const one of entry.changes) yield* changeOf(one, entry)
    else yield fromEntry(unplaced('broken', 'entry'), each)
  }
}

function* changeOf(one: unknown, entry: Entry): Generator<Part> {
  const account = entry.id !== undefined && { wabaId: entry.id }
  const { data: change } = schema.change.safeParse(one)
  if (!change) return yield fromEntry(unplaced('broken', 'change'), one, { ...account })
  const number = schema.numbered.safeParse(change.value).data?.metadata.phone_number_id
  const to = { ...account, ...(number !== undefined && { receivers: [number] }) }
  for (const part of partsOf(change.field, change.value, entry)) yield fromEntry(part, one, to)
}

/** The fields we know, each with the reader of its value. */
const READERS: Readonly<
  Record<string, (value: unknown, field: string, entry: Entry) => Iterable<Part>>
> = {
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

function partsOf(field: string, value: unknown, entry: Entry): Iterable<Part> {
  const read = rowOf(READERS, field)
  return read ? read(value, field, entry) : [unplaced('unknown_field', field)]
}

/** Whatever people did with one of our numbers. */
function* conversation(raw: unknown, field: string): Generator<Part> {
  const value: Value | undefined = formed(schema.value, raw)
  if (!value) return yield unplaced('broken', field)
  const receiver = value.metadata.phone_number_id
  const to = { receivers: [receiver] }
  const contacts = (value.contacts ?? []).map((each) => {
    const { data } = schema.contact.safeParse(each)
    return data && named(data.wa_id, data.user_id, data.parent_user_id)
  })
  const { messages, statuses, user_preferences: preferences, calls } = value
  const facts = [messages, statuses, preferences, calls].flatMap((list) => list ?? []).length
  const whole = completedBy(contacts, facts)
  yield* each(messages, to, schema.messages, (one) => messageOf(one, receiver, whole))
  yield* each(statuses, to, schema.statuses, (one) => statusOf(one, receiver, whole))
  yield* each(preferences, to, schema.preferences, (one) => preferenceOf(one, receiver, whole))
  yield* each(calls, to, schema.calls, (one) =>
    callOf(one, receiver, whole, value.metadata.display_phone_number),
  )
}

function* each<T>(
  list: unknown,
  to: To,
  { name, form, loose }: schema.Listed<T>,
  make: (one: T) => readonly Part[],
): Generator<Part> {
  if (list === undefined || list === null) return
  if (!Array.isArray(list)) return yield fromEntry(unplaced('broken', name), list, to)
  for (const one of list) {
    const data = formed(form, one)
    const rest = data === undefined ? loose?.safeParse(one).data : undefined
    const parts = data === undefined ? noesOf(rest ? make(rest) : [], name) : make(data)
    yield* ofEntry(parts, one, to)
  }
}
