// What Twilio's message and status webhooks say, in our words. They hold no time: first receipt
// counts. All values are strings, and new names may come at any time.
// Source: Twilio, Messaging webhooks (9 March 2026); WhatsApp BSUID changelog (20 July 2026).

import { type Named, type Part, unplaced } from '../port.ts'
import { twilioError } from './errors.ts'

const PREFIX = 'whatsapp:'
const USER_ID = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/

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

const isSomebody = ({ phone, userId }: Named) => phone !== undefined || userId !== undefined

/** Reads known names only: the signature does not prove where a name ends. */
const reader = (form: URLSearchParams) => (name: string) => form.get(name) ?? ''

const HANDLED: Readonly<Record<string, 'stop' | 'start' | 'help'>> = {
  STOP: 'stop',
  START: 'start',
  HELP: 'help',
}

/** `/webhooks/twilio/message` */
export function parseMessage(form: URLSearchParams): Part[] {
  const field = reader(form)
  const [id, from, to] = [field('MessageSid'), field('From'), field('To')]
  if (id === '' || from === '' || to === '') return [unplaced('broken', 'message')]
  const who = named(from, field('ExternalUserId') || field('ExternalUserIdentifier'))
  if (!isSomebody(who)) return [unplaced('no_person', 'message')]
  const payload = field('ButtonPayload') || field('ListId')
  const handled = HANDLED[field('OptOutType')]
  const about = {
    messageId: id,
    kind: field('MessageType') || 'text',
    answers: field('OriginalRepliedMessageSid'),
    adId: field('ReferralSourceId'),
    adType: field('ReferralSourceType'),
  }
  return [
    {
      key: `twilio.${id}`,
      channel: isWhatsApp(to) ? 'whatsapp' : 'sms',
      receiver: to,
      from: who,
      at: undefined,
      type: 'message',
      text: field('Body'),
      ...(payload !== '' && { payload }),
      ...(handled && { handled }),
      isForwarded: field('Forwarded') === 'true' || field('FrequentlyForwarded') === 'true',
      about: Object.fromEntries(Object.entries(about).filter(([, value]) => value !== '')),
    },
  ]
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
 * `/webhooks/twilio/status`: here `From` is ours and `To` the person.
 * @param reference `m` of the query, which the signature covers
 */
export function parseStatus(form: URLSearchParams, reference?: string): Part[] {
  const field = reader(form)
  const [id, from, to] = [field('MessageSid'), field('From'), field('To')]
  const status = field('MessageStatus')
  if (PASSING.has(status)) return []
  const state = STATES[status]
  if (state === undefined) return [unplaced('unknown_value', status || 'MessageStatus')]
  const who = named(to, field('ChannelToAddress'))
  if (id === '' || from === '') return [unplaced('broken', 'status')]
  if (!isSomebody(who)) return [unplaced('no_person', 'status')]
  const code = Number(field('ErrorCode'))
  const channel = isWhatsApp(from) ? 'whatsapp' : 'sms'
  const error = state === 'failed' && code > 0 ? twilioError(code, channel) : undefined
  return [
    {
      key: `twilio.${id}.${status}`,
      channel,
      receiver: from,
      from: who,
      at: undefined,
      type: 'status',
      messageId: id,
      ...(reference !== undefined && { reference }),
      state,
      // A text that did not arrive says nothing about WhatsApp.
      ...(error && { error: channel === 'sms' ? { ...error, failure: 'other' as const } : error }),
    },
  ]
}
