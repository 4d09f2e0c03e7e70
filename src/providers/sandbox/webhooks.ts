// What happens on the sandbox's network, told as Meta and Twilio tell it, with real signatures.

import { createHmac } from 'node:crypto'
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js'
import type { Ad, Happening } from './network.ts'

/** The sandbox's own secrets: never those of a real provider. */
export interface SandboxSecrets {
  readonly appSecret: string
  readonly authToken: string
}

export const SANDBOX_PATHS = {
  meta: '/webhooks/sandbox/meta',
  message: '/webhooks/sandbox/message',
  status: '/webhooks/sandbox/status',
  voice: '/webhooks/sandbox/voice',
} as const

/** One webhook, ready to be posted to a path of ours. */
export interface Webhook {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export function webhookOf(
  happening: Happening,
  secrets: SandboxSecrets,
  publicUrl: string,
  now: number,
): Webhook | undefined {
  const isSms = 'bubble' in happening && happening.bubble.channel === 'sms'
  if (!isSms) return meta(happening, secrets, now)
  return twilio(happening, secrets, publicUrl)
}

function meta(happening: Happening, { appSecret }: SandboxSecrets, now: number): Webhook {
  const value = metaValue(happening, String(Math.floor(now / 1_000)))
  const field = happening.type === 'preference' ? 'user_preferences' : 'messages'
  const sender = 'bubble' in happening ? happening.bubble.sender : happening.sender
  const metadata = { display_phone_number: sender.slice(1), phone_number_id: sender }
  const change = { field, value: { messaging_product: 'whatsapp', metadata, ...value } }
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: 'sandbox', changes: [change] }],
  })
  const signature = createHmac('sha256', appSecret).update(body).digest('hex')
  return {
    path: SANDBOX_PATHS.meta,
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
    body,
  }
}

function metaValue(happening: Happening, timestamp: string) {
  const waId = happening.phone.number.slice(1)
  const contacts = [{ wa_id: waId, profile: { name: 'Sandbox' } }]
  switch (happening.type) {
    case 'said': {
      const { bubble, payload, answers, ad } = happening
      const common = {
        from: waId,
        id: bubble.id,
        timestamp,
        ...(answers && { context: { id: answers } }),
        ...(ad && { referral: referralOf(ad, bubble.id) }),
      }
      const { text } = bubble
      if (payload === undefined) {
        return { contacts, messages: [{ ...common, type: 'text', text: { body: text } }] }
      }
      const button = bubble.isTemplate
        ? { type: 'button', button: { payload, text } }
        : {
            type: 'interactive',
            interactive: { type: 'button_reply', button_reply: { id: payload, title: text } },
          }
      return { contacts, messages: [{ ...common, ...button }] }
    }
    case 'status': {
      const { bubble, status, code, reference } = happening
      const one = {
        ...{ id: bubble.id, status, timestamp, recipient_id: waId },
        ...(code !== undefined && { errors: [{ code }] }),
        ...(reference !== undefined && { biz_opaque_callback_data: reference }),
      }
      return { statuses: [one] }
    }
    case 'preference': {
      const { value } = happening
      const one = {
        wa_id: waId,
        category: 'marketing_messages',
        value,
        timestamp: Number(timestamp),
      }
      return { contacts, user_preferences: [one] }
    }
    case 'moved': {
      const { from, sender } = happening
      const system = { type: 'user_changed_number', wa_id: waId }
      const id = `wamid.moved.${from.slice(1)}.${waId}.${sender.slice(1)}`
      return { messages: [{ from: from.slice(1), id, timestamp, type: 'system', system }] }
    }
    default:
      return happening satisfies never
  }
}

/** What Meta hangs on the first message after an advertisement. */
const referralOf = ({ id, headline }: Ad, messageId: string) => ({
  source_url: `https://fb.me/${id}`,
  source_id: id,
  source_type: 'ad',
  body: headline,
  headline,
  media_type: 'image',
  image_url: `https://fb.me/${id}.jpg`,
  ctwa_clid: messageId,
})

/** A status of a text in Twilio's words. */
const STATES = { sent: 'sent', delivered: 'delivered', read: 'delivered', failed: 'undelivered' }

function twilio(happening: Happening, { authToken }: SandboxSecrets, publicUrl: string) {
  const form = new URLSearchParams()
  const { phone } = happening
  let path: string = SANDBOX_PATHS.message
  if (happening.type === 'said') {
    form.set('MessageSid', happening.bubble.id)
    form.set('From', phone.number)
    form.set('To', happening.bubble.sender)
    form.set('Body', happening.bubble.text)
  } else if (happening.type === 'status') {
    const { bubble, status, code, reference } = happening
    path =
      SANDBOX_PATHS.status + (reference === undefined ? '' : `?m=${encodeURIComponent(reference)}`)
    form.set('MessageSid', bubble.id)
    form.set('MessageStatus', STATES[status])
    form.set('From', bubble.sender)
    form.set('To', phone.number)
    if (code !== undefined) form.set('ErrorCode', String(code))
  } else {
    return undefined
  }
  return signedForm(path, form, authToken, publicUrl)
}

/** A form signed as Twilio signs: over the public address. */
export function signedForm(
  path: string,
  form: URLSearchParams,
  authToken: string,
  publicUrl: string,
): Webhook {
  const params = Object.fromEntries(form)
  const signature = getExpectedTwilioSignature(authToken, publicUrl + path, params)
  return {
    path,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': signature,
    },
    body: form.toString(),
  }
}
