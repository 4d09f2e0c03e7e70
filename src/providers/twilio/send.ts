// Sends SMS and WhatsApp messages through Twilio's own package.
// Source: Twilio, Messages resource and Content API (API version 2010-04-01); `twilio` 6.

import twilio from 'twilio'
import {
  ANSWER_MS,
  attemptOfFault,
  attemptOfStatus,
  type Content,
  type Outgoing,
  type Send,
} from '../sending.ts'
import { twilioError } from './errors.ts'

export interface TwilioSending {
  readonly accountSid: string
  readonly authToken: string
  readonly baseUrl: string
  /** Where Twilio reports; signed with the address, so our own id in it can be trusted. */
  readonly statusUrl: string
}

export function twilioSend(settings: TwilioSending): Send {
  const client = twilio(settings.accountSid, settings.authToken, {
    timeout: ANSWER_MS,
    autoRetry: false,
  })
  client.api.baseUrl = settings.baseUrl
  return async (message) => {
    try {
      const { sid } = await client.messages.create({
        from: message.from,
        to: addressOf(message),
        ...contentOf(message.content),
        // Twilio repeats failed webhooks only where the address asks for it.
        statusCallback: `${settings.statusUrl}?m=${encodeURIComponent(message.messageId)}#rc=5&rp=all`,
      })
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

const addressOf = ({ channel, to }: Outgoing): string => {
  const address = to.phone ?? to.userId ?? ''
  return channel === 'whatsapp' ? `whatsapp:${address}` : address
}

function contentOf(content: Content) {
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
