// What Twilio sends as JSON, one object or a list: the fields of a form, or CloudEvents of its Event
// Streams. Messages and what became of them, numbers that have a new owner, templates filed anew or
// paused.
// Source: Twilio, Event Streams: messaging reassigned numbers (November 2026), template approval
// (July 2026); CloudEvents 1.0.

import { z } from 'zod'
import { categoryOf, ofEntry, type Part, rowOf, type TemplateState, unplaced } from '../port.ts'
import { parseForm } from './parse.ts'

const text = z.string().max(300)

const event = z.object({
  id: text.min(1),
  type: text,
  time: text.optional(),
  data: z.unknown(),
})
const reassigned = z.object({
  to_number: z.string().regex(/^\+\d{5,15}$/),
  is_reassigned: z.boolean(),
})
/** Where a number of ours is named beside. */
const numbered = z.object({ from_number: text })
const approval = z.object({
  type: text,
  dateUpdated: text.optional(),
  template: z.object({
    sid: text.optional(),
    externalTemplateName: text.optional(),
    friendlyName: text.optional(),
    language: text.optional(),
    currentValue: text,
  }),
})

const fields = z.record(z.string(), z.unknown())

const KINDS: Readonly<Record<string, (one: z.output<typeof event>) => readonly Part[]>> = {
  'com.twilio.messaging.reassigned-number.detected': ownerOf,
  'com.twilio.messaging.template.approval.updated': templateOf,
  'com.twilio.messaging.inbound-message.received': ({ data }) => messageOf(data),
  ...Object.fromEntries(
    ['queued', 'sent', 'delivered', 'read', 'undelivered', 'failed'].map((status) => [
      `com.twilio.messaging.message.${status}`,
      ({ data }: z.output<typeof event>) => messageOf(data, status),
    ]),
  ),
}

/** @param reference our own id of the message, from the address */
export function parseJson(body: unknown, reference?: string): Part[] {
  const list = Array.isArray(body) ? body : [body]
  return list.flatMap((one) => ofEntry(partsOf(one, reference), one))
}

function partsOf(one: unknown, reference: string | undefined): readonly Part[] {
  const form = fields.safeParse(one).data
  if (form && 'MessageSid' in form) return parseForm(paramsOf(Object.entries(form)), reference)
  const { data } = event.safeParse(one)
  if (!data) return [unplaced('broken', 'event')]
  const read = rowOf(KINDS, data.type)
  const ours = numbered.safeParse(data.data).data?.from_number
  const to = ours === undefined ? {} : { receivers: [ours] }
  return ofEntry(read ? read(data) : [unplaced('unknown_value', data.type)], one, to)
}

/** Named as in a form, but for the case of the first letter; so is the fact, whichever comes first. */
function messageOf(data: unknown, status?: string): readonly Part[] {
  const known = fields.safeParse(data).data ?? {}
  const named = Object.entries(known).map(
    ([name, value]) => [name.slice(0, 1).toUpperCase() + name.slice(1), value] as const,
  )
  const told = named.filter(([name]) => status === undefined || name !== 'MessageStatus')
  return parseForm(paramsOf(status === undefined ? told : [...told, ['MessageStatus', status]]))
}

const paramsOf = (form: readonly (readonly [string, unknown])[]): URLSearchParams =>
  new URLSearchParams(
    form.flatMap(([name, value]) =>
      ['string', 'number', 'boolean'].includes(typeof value) ? [[name, String(value)]] : [],
    ),
  )

const momentOf = (...times: readonly (string | undefined)[]): number | undefined =>
  times.map((time) => Date.parse(time ?? '')).find(Number.isFinite)

/** About the number, not about one sender of ours: every consent given from it is void. */
function ownerOf({ id, time, data }: z.output<typeof event>): Part[] {
  const read = reassigned.safeParse(data)
  if (!read.success) return [unplaced('broken', 'reassigned number')]
  if (!read.data.is_reassigned) return []
  return [
    {
      key: `twilio.event.${id}`,
      channel: 'sms',
      receiver: undefined,
      from: { phone: read.data.to_number },
      at: momentOf(time),
      type: 'identity',
      cause: 'owner',
    },
  ]
}

const STATES: Readonly<Record<string, TemplateState>> = {
  approved: 'approved',
  received: 'pending',
  pending: 'pending',
  in_appeal: 'pending',
  rejected: 'rejected',
  paused: 'paused',
  disabled: 'disabled',
  deleted: 'disabled',
}

function templateOf({ id, time, data }: z.output<typeof event>): Part[] {
  const read = approval.safeParse(data)
  if (!read.success) return [unplaced('broken', 'template approval')]
  const { type, dateUpdated, template } = read.data
  const value = template.currentValue.toLowerCase()
  const category = type === 'category_update' ? categoryOf(value) : undefined
  const state = type === 'status_update' ? rowOf(STATES, value) : undefined
  if (!category && !state) return [unplaced('unknown_value', `template ${type}`)]
  const name = template.externalTemplateName ?? template.friendlyName
  if (template.sid === undefined && name === undefined) return [unplaced('broken', 'template')]
  return [
    {
      type: 'affair',
      key: `twilio.event.${id}`,
      at: momentOf(time, dateUpdated),
      of: {},
      about: {
        what: 'template',
        ...(name !== undefined && { name }),
        ...(template.sid !== undefined && { providerId: template.sid }),
        ...(template.language !== undefined && { language: template.language }),
        ...(category && { category }),
        ...(state && { state }),
      },
    },
  ]
}
