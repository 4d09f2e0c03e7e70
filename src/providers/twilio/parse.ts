// What Twilio's message and status webhooks say, in our words. They hold no time: first receipt
// counts. All values are strings, and new names may come at any time.
// Source: Twilio, Messaging webhooks (9 March 2026); WhatsApp BSUID changelog (20 July 2026).

import { plainJson } from '../../json.ts'
import { USER_ID } from '../../world/places/user-id.ts'
import { isSomebody, type Named, type Part, rowOf, type To, unplaced } from '../port.ts'
import { agreed, formReadings } from '../readings.ts'
import { twilioError } from './errors.ts'

const PREFIX = 'whatsapp:'

const isWhatsApp = (address: string) => address.startsWith(PREFIX)
const bare = (address: string) => (isWhatsApp(address) ? address.slice(PREFIX.length) : address)

/** An address is a number or, where Meta shares none, a user id. */
function named(address: string, external: string): Named {
  const plain = bare(address)
  const userId = [bare(external), plain].find((value) => USER_ID.test(value))
  return {
    ...(plain.startsWith('+') && { phone: plain }),
    ...(userId !== undefined && { userId }),
  }
}

/** Reads known names only: the signature does not prove where a name ends. */
const reader = (form: URLSearchParams) => (name: string) => form.get(name) ?? ''

/**
 * Any form Twilio posts, whichever of our addresses it was given. The signature does not cover the
 * order of values that share a name, so each of them may be meant.
 */
export const parseForm = (form: URLSearchParams, reference?: string): readonly Part[] =>
  agreed(formReadings(form).map((reading) => partsOf(reading, reference)))

/** Status words of what a person sent us. */
const THEIRS = new Set(['receiving', 'received'])

function partsOf(form: URLSearchParams, reference: string | undefined): Part[] {
  const isOurs = form.has('MessageStatus') && !THEIRS.has(reader(form)('MessageStatus'))
  const parts = isOurs ? parseStatus(form, reference) : parseMessage(form)
  const to: To = { receivers: [...form.getAll('To'), ...form.getAll('From')] }
  return parts.map((part) => (part.type === 'unplaced' ? { ...part, to } : part))
}

const HANDLED: Readonly<Record<string, 'stop' | 'start' | 'help'>> = {
  STOP: 'stop',
  START: 'start',
  HELP: 'help',
}

function parseMessage(form: URLSearchParams): Part[] {
  const field = reader(form)
  const [id, from, to] = [field('MessageSid'), field('From'), field('To')]
  if (id === '' || from === '' || to === '') return [unplaced('broken', 'message')]
  const who = named(from, field('ExternalUserId') || field('ExternalUserIdentifier'))
  if (!isSomebody(who)) return [unplaced('no_person', 'message')]
  const payload = field('ButtonPayload') || field('ListId')
  const handled = rowOf(HANDLED, field('OptOutType'))
  const flow = flowOf(field('FlowData') || field('InteractiveData'))
  const about = {
    messageId: id,
    kind: field('MessageType') || 'text',
    answers: field('OriginalRepliedMessageSid'),
    adId: field('ReferralSourceId'),
    adType: field('ReferralSourceType'),
  }
  const part: Part = {
    key: `twilio.${id}`,
    channel: isWhatsApp(to) ? 'whatsapp' : 'sms',
    receiver: to,
    from: who,
    at: undefined,
    type: 'message',
    text: field('Body') || field('ButtonText') || field('ListTitle'),
    ...(payload !== '' && { payload }),
    ...(handled && { handled }),
    ...(flow && { flow }),
    ...((about.adId !== '' || about.adType !== '') && { fromAd: true as const }),
    isForwarded: field('Forwarded') === 'true' || field('FrequentlyForwarded') === 'true',
    about: Object.fromEntries(Object.entries(about).filter(([, value]) => value !== '')),
  }
  return [part]
}

/** The answers of a Flow, JSON in a string; anything else is none. */
function flowOf(json: string) {
  const { flow_token: token, ...answers } = (plainJson(json) ?? {}) as Record<string, unknown>
  return typeof token === 'string' ? { token, answers } : undefined
}

const STATES: Readonly<Record<string, 'sent' | 'delivered' | 'read' | 'failed'>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  undelivered: 'failed',
  failed: 'failed',
}
/** On the way; they say nothing that a later one does not. */
const PASSING = new Set(['accepted', 'scheduled', 'queued', 'sending', 'canceled'])

/**
 * Here `From` is ours and `To` the person.
 * @param reference `m` of the query, which the signature covers
 */
function parseStatus(form: URLSearchParams, reference?: string): Part[] {
  const field = reader(form)
  const [id, from, to] = [field('MessageSid'), field('From'), field('To')]
  const status = field('MessageStatus')
  if (PASSING.has(status)) return []
  const state = rowOf(STATES, status)
  if (state === undefined) return [unplaced('unknown_value', status || 'MessageStatus')]
  const who = named(to, field('ChannelToAddress'))
  if (id === '' || from === '') return [unplaced('broken', 'status')]
  const code = Number(field('ErrorCode'))
  const channel = isWhatsApp(from) ? 'whatsapp' : 'sms'
  const error = state === 'failed' && code > 0 ? twilioError(code, channel) : undefined
  const part: Part = {
    key: `twilio.${id}.${status}`,
    channel,
    receiver: from,
    from: who,
    at: undefined,
    type: 'status',
    messageId: id,
    ...(reference !== undefined && { reference }),
    state,
    ...(error && { error }),
  }
  return [part]
}
