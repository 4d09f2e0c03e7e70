// Sends through Meta's Cloud API.
// Source: Meta, Cloud API, "Send messages" (21 May 2026), error codes in `errors.ts`.

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
import { metaError, metaWaitMs } from './errors.ts'

const VERSION = 'v25.0'

const taken = z.object({ messages: z.array(z.object({ id: z.string().min(1).max(300) })).min(1) })
const refused = z.object({ error: z.object({ code: z.int() }) })

export function metaSend(settings: {
  readonly baseUrl: string
  readonly accessToken: string
  /** Milliseconds an answer may take. */
  readonly answerMs?: number
}): Send {
  return async (message) => {
    const { content } = message
    if (content.type === 'call') return NO_CALLS
    const url = `${settings.baseUrl}/${VERSION}/${encodeURIComponent(message.from)}/messages`
    try {
      const headers = { authorization: `Bearer ${settings.accessToken}` }
      const answer = await postJson(url, bodyOf(message, content), headers, settings.answerMs)
      return attemptOf(answer)
    } catch (error) {
      return attemptOfFault(error)
    }
  }
}

function attemptOf(answer: { status: number; retryAfter: string | null; body: unknown }): Attempt {
  const { status, body } = answer
  if (status >= 200 && status < 300) {
    const id = taken.safeParse(body).data?.messages[0]?.id
    // Taken, or half an answer of it: it may have left either way.
    if (id === undefined) return { outcome: 'unknown', code: 'unreadable' }
    return { outcome: 'sent', providerMessageId: id }
  }
  const code = refused.safeParse(body).data?.error.code
  const wait = retryAfterOf(answer.retryAfter, Date.now())
  if (code === undefined) return attemptOfStatus(status, undefined, wait)
  return attemptOfStatus(status, metaError(code), wait ?? metaWaitMs(code))
}

/** With the plus sign: without it Meta puts the business's own country code before the number. */
function bodyOf({ to, messageId }: Outgoing, content: Written) {
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...(to.phone === undefined ? { recipient: to.userId } : { to: to.phone }),
    ...contentOf(content),
    biz_opaque_callback_data: messageId,
  }
}

function contentOf(content: Written) {
  switch (content.type) {
    case 'text':
      return { type: 'text', text: { body: content.text, preview_url: false } }
    case 'buttons':
      return {
        type: 'interactive',
        interactive: {
          type: 'button',
          body: { text: content.text },
          action: { buttons: content.buttons.map((reply) => ({ type: 'reply', reply })) },
        },
      }
    case 'template':
      return {
        type: 'template',
        template: {
          name: content.name,
          language: { code: content.language },
          components: componentsOf(content),
        },
      }
    default:
      return content satisfies never
  }
}

function componentsOf({ variables, payloads, copyCode }: Extract<Written, { type: 'template' }>) {
  const parameters = Array.isArray(variables)
    ? variables.map((text: string) => ({ type: 'text', text }))
    : Object.entries(variables ?? {}).map(([name, text]) => ({
        type: 'text',
        parameter_name: name,
        text,
      }))
  const buttons = (payloads ?? []).map((payload, index) => ({
    type: 'button',
    sub_type: 'quick_reply',
    index: String(index),
    parameters: [{ type: 'payload', payload }],
  }))
  // As Meta writes it: the copy button of a code is a button of kind `url`.
  const copy =
    copyCode === undefined
      ? []
      : [
          {
            ...{ type: 'button', sub_type: 'url', index: '0' },
            parameters: [{ type: 'text', text: copyCode }],
          },
        ]
  return [...(parameters.length > 0 ? [{ type: 'body', parameters }] : []), ...buttons, ...copy]
}
