// Sends through Infobip's WhatsApp API.
// Source: Infobip, WhatsApp over API (OpenAPI 3.210.0, August 2026).

import { z } from 'zod'
import {
  type Attempt,
  attemptOfFault,
  attemptOfStatus,
  NO_CALLS,
  type Outgoing,
  postJson,
  retryAfterOf,
  type Send,
  type Written,
} from '../sending.ts'
import { infobipError } from './errors.ts'

const status = z.object({ groupId: z.int(), id: z.int() })
const message = z.object({ messageId: z.string().min(1).max(300), status })
/** A template's answer is a list, a free text's is one object. */
const taken = z.union([z.object({ messages: z.array(message).min(1) }), message])

/** Status groups 2 (undeliverable) and 5 (rejected) say at once that nothing leaves. */
const REFUSED = new Set([2, 5])

export function infobipSend(settings: {
  readonly baseUrl: string
  readonly apiKey: string
  /** Milliseconds an answer may take. */
  readonly answerMs?: number
}): Send {
  return async (outgoing) => {
    const { content } = outgoing
    if (content.type === 'call') return NO_CALLS
    const path = PATHS[content.type]
    try {
      const url = settings.baseUrl + path
      const headers = { authorization: `App ${settings.apiKey}` }
      const answer = await postJson(url, bodyOf(outgoing, content), headers, settings.answerMs)
      return attemptOf(answer)
    } catch (error) {
      return attemptOfFault(error)
    }
  }
}

const PATHS: Readonly<Record<Written['type'], string>> = {
  text: '/whatsapp/1/message/text',
  buttons: '/whatsapp/1/message/interactive/buttons',
  template: '/whatsapp/1/message/template',
}

function attemptOf(answer: { status: number; retryAfter: string | null; body: unknown }): Attempt {
  if (answer.status < 200 || answer.status >= 300) {
    const wait = retryAfterOf(answer.retryAfter, Date.now())
    return attemptOfStatus(answer.status, undefined, wait)
  }
  const { data } = taken.safeParse(answer.body)
  const first = data && ('messages' in data ? data.messages[0] : data)
  if (!first) return { outcome: 'unknown', code: 'unreadable' }
  if (REFUSED.has(first.status.groupId)) {
    return { outcome: 'refused', error: infobipError(first.status.id) }
  }
  return { outcome: 'sent', providerMessageId: first.messageId }
}

function bodyOf({ from, to, messageId }: Outgoing, content: Written) {
  const common = {
    from,
    to: to.phone?.slice(1) ?? to.userId,
    messageId,
    callbackData: messageId,
  }
  switch (content.type) {
    case 'text':
      return { ...common, content: { text: content.text } }
    case 'buttons':
      return {
        ...common,
        content: {
          body: { text: content.text },
          action: { buttons: content.buttons.map((each) => ({ type: 'REPLY', ...each })) },
        },
      }
    case 'template': {
      const placeholders = Array.isArray(content.variables)
        ? content.variables
        : Object.values(content.variables ?? {})
      const replies = content.payloads?.map((parameter) => ({ type: 'QUICK_REPLY', parameter }))
      // As at Meta: the button of a code is one of kind `URL`.
      const copy = content.copyCode && [{ type: 'URL', parameter: content.copyCode }]
      const buttons = replies ?? copy
      return {
        messages: [
          {
            ...common,
            content: {
              templateName: content.name,
              language: content.language,
              templateData: { body: { placeholders }, ...(buttons && { buttons }) },
            },
          },
        ],
      }
    }
    default:
      return content satisfies never
  }
}
