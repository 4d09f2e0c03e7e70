// Meta's webhooks, signed as Meta signs them.

import { createHmac } from 'node:crypto'
import { META } from './api.ts'

export const PNID = '106540352242922'
/** Our sender's number. */
export const SENDER = '+15550783881'

export const signed = (body: string, secret = META.appSecret) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

/** One webhook with one change of one sender. */
export const metaEnvelope = (value: object, field = 'messages') =>
  JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '102290129340398',
        changes: [
          {
            field,
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '15550783881', phone_number_id: PNID },
              ...value,
            },
          },
        ],
      },
    ],
  })

/** Posts a webhook. @returns its status */
export async function postMeta(url: string, body: string): Promise<number> {
  const response = await fetch(`${url}/webhooks/meta`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': signed(body) },
    body,
  })
  await response.arrayBuffer()
  return response.status
}

let count = 0
/** A text from a person. `at`: epoch ms. */
export const textFrom = (phone: string, body: string, at: number, more: object = {}) =>
  metaEnvelope({
    contacts: [{ wa_id: phone.slice(1) }],
    messages: [
      {
        from: phone.slice(1),
        id: `wamid.in${++count}`,
        timestamp: String(Math.floor(at / 1_000)),
        type: 'text',
        text: { body },
        ...more,
      },
    ],
  })

/** What became of a message. `at`: epoch ms. */
export const statusOf = (
  about: { id: string; phone: string; status: string; at: number; code?: number },
  more: object = {},
) =>
  metaEnvelope({
    statuses: [
      {
        id: about.id,
        status: about.status,
        timestamp: String(Math.floor(about.at / 1_000)),
        recipient_id: about.phone.slice(1),
        ...(about.code !== undefined && { errors: [{ code: about.code }] }),
        ...more,
      },
    ],
  })
