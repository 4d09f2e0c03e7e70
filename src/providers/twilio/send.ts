// Sends SMS and WhatsApp messages, and places calls, through Twilio's own package.
// Source: Twilio, Messages and Calls resources, Content API (API version 2010-04-01); `twilio` 6.

import twilio from 'twilio'
import { REPEATED } from '../port.ts'
import {
  ANSWER_BYTES,
  ANSWER_MS,
  attemptOfFault,
  attemptOfStatus,
  type Outgoing,
  type Send,
  type Written,
} from '../sending.ts'
import { twilioError } from './errors.ts'

export interface TwilioSending {
  readonly accountSid: string
  readonly authToken: string
  readonly baseUrl: string
  /** Where Twilio reports; signed with the address, so our own id in it can be trusted. */
  readonly statusUrl: string
  /** Where it asks what a call is to do, without the slug of the door. */
  readonly voiceUrl: string
  /** Milliseconds an answer may take. */
  readonly answerMs?: number
}

/** Seconds a phone rings: long enough to be found, short enough not to be a nuisance. */
const RING_SECONDS = 30
/** No script of ours takes longer. */
const CALL_SECONDS = 300

export function twilioSend(settings: TwilioSending): Send {
  const { accountSid, authToken, answerMs = ANSWER_MS } = settings
  const httpClient = new twilio.RequestClient({ timeout: answerMs, autoRetry: false })
  // Its own time-out is one of silence: an answer that drips would take a lane for as long.
  httpClient.axios.interceptors.request.use((config) => ({
    ...config,
    signal: AbortSignal.timeout(answerMs),
    maxContentLength: ANSWER_BYTES,
  }))
  const client = twilio(accountSid, authToken, { httpClient })
  client.api.baseUrl = settings.baseUrl

  const write = (message: Outgoing, content: Written) =>
    client.messages.create({
      from: message.from,
      to: addressOf(message),
      ...contentOf(content),
      statusCallback: `${settings.statusUrl}?m=${encodeURIComponent(message.messageId)}${REPEATED}`,
    })

  /** Waits for the verdict on who answered, so that no machine ever hears the question. */
  const call = (message: Outgoing, { door, language }: CallContent) => {
    const query = new URLSearchParams({ m: message.messageId, language })
    const url = `${settings.voiceUrl}/${encodeURIComponent(door)}?${query}${REPEATED}`
    return client.calls.create({
      from: message.from,
      to: message.to.phone ?? '',
      url,
      method: 'POST',
      machineDetection: 'Enable',
      statusCallback: url,
      statusCallbackMethod: 'POST',
      statusCallbackEvent: ['initiated', 'answered', 'completed'],
      timeout: RING_SECONDS,
      timeLimit: CALL_SECONDS,
    })
  }

  return async (message) => {
    const { content } = message
    try {
      const { sid } = await (content.type === 'call'
        ? call(message, content)
        : write(message, content))
      if (!sid) return { outcome: 'unknown', code: 'unreadable' }
      return { outcome: 'sent', providerMessageId: sid }
    } catch (error) {
      const { status, code } = (error ?? {}) as { status?: unknown; code?: unknown }
      // By shape: several classes of errors share it, and none is exported. Never printed: those
      // of the connection hold the token.
      if (typeof status !== 'number') return attemptOfFault(error)
      const known =
        typeof code === 'number' && code > 0 ? twilioError(code, message.channel) : undefined
      return attemptOfStatus(status, known, undefined)
    }
  }
}

type CallContent = Extract<Outgoing['content'], { type: 'call' }>

const addressOf = ({ channel, to }: Outgoing): string => {
  const address = to.phone ?? to.userId ?? ''
  return channel === 'whatsapp' ? `whatsapp:${address}` : address
}

function contentOf(content: Written) {
  switch (content.type) {
    case 'text':
      return { body: content.text }
    case 'buttons':
      // Buttons need a registered content at Twilio; the text says how to answer without them.
      return { body: content.text }
    case 'template': {
      const { variables, providerId } = content
      const numbered = Array.isArray(variables)
        ? Object.fromEntries(variables.map((text: string, i: number) => [String(i + 1), text]))
        : variables
      return {
        contentSid: providerId ?? '',
        ...(numbered && { contentVariables: JSON.stringify(numbered) }),
      }
    }
    default:
      return content satisfies never
  }
}
