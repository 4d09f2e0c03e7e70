// Meta, Twilio, Infobip and the sandbox under the one contract.

import { createHmac } from 'node:crypto'
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js'
import { createKeyring } from '../../src/keys/keyring.ts'
import { infobipSend } from '../../src/providers/infobip/send.ts'
import { metaSend } from '../../src/providers/meta/send.ts'
import { createSandbox } from '../../src/providers/sandbox/sandbox.ts'
import { SANDBOX_PATHS } from '../../src/providers/sandbox/webhooks.ts'
import { twilioSend } from '../../src/providers/twilio/send.ts'
import {
  isoAgo,
  type Kit,
  type Payload,
  PERSON,
  providerContract,
  SENDER,
  secondsAgo,
  type Text,
} from '../contract/provider.ts'
import { INFOBIP, META, TWILIO } from '../support/api.ts'

const PNID = '106540352242922'

/** Meta's webhooks, at a path and under a secret. */
function metaShaped(path: string, appSecret: string, providerId: string) {
  const envelope = (value: object, field = 'messages'): Payload => ({
    path,
    body: JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: '102290129340398',
          changes: [{ field, value: { metadata: { phone_number_id: providerId }, ...value } }],
        },
      ],
    }),
  })
  const message = ({ id, body, from = PERSON, ago }: Text) => ({
    from: from.slice(1),
    id: `wamid.${id}`,
    timestamp: secondsAgo(ago),
    type: 'text',
    text: { body },
  })
  const sign = (body: string, secret: string) =>
    `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
  return {
    providerId,
    refusal: 401,
    timed: true,
    headers: ({ body }, who) => ({
      'content-type': 'application/json',
      ...(who !== 'nobody' && {
        'x-hub-signature-256': sign(body, who === 'ours' ? appSecret : 'another secret'),
      }),
    }),
    text: (text) => envelope({ messages: [message(text)] }),
    status: ({ id, state, ago }) =>
      envelope({
        statuses: [
          {
            id: `wamid.${id}`,
            status: state === 'unheard' ? 'teleported' : state,
            timestamp: secondsAgo(ago),
            recipient_id: PERSON.slice(1),
            ...(state === 'failed' && { errors: [{ code: 131026 }] }),
          },
        ],
      }),
    batch: (texts, broken) =>
      envelope({
        messages: texts.map((text, i) =>
          i === broken ? { ...message(text), id: 5, from: [] } : message(text),
        ),
      }),
    strange: ({ body }) => {
      const read = JSON.parse(body)
      read.mood = 'good'
      read.entry[0].uid = { deep: [1] }
      read.entry[0].changes[0].value.messages[0].sticker_of_the_day = { id: null }
      read.entry[0].changes[0].value.contacts = [{ profile: { aura: 'blue' }, rank: 3 }]
      return { path, body: JSON.stringify(read) }
    },
    unknownValue: envelope(
      {
        user_preferences: [
          {
            wa_id: PERSON.slice(1),
            category: 'marketing_messages',
            value: 'perhaps',
            timestamp: Number(secondsAgo(10)),
          },
        ],
      },
      'user_preferences',
    ),
    malformed: [
      '',
      '{',
      'null',
      '[]',
      '"text"',
      '{"object":"page","entry":[]}',
      '\u0000',
      '{}{}',
    ].map((body) => ({ path, body })),
    twice: ['"body":"Hello","body":"STOP"', '"body":"STOP","body":"Hello"'].map((both) => {
      const { body } = envelope({ messages: [message({ id: 'twice', body: 'Hello', ago: 60 })] })
      return { path, body: body.replace('"body":"Hello"', both) }
    }),
    client: async (baseUrl, answerMs) => metaSend({ baseUrl, accessToken: 'the token', answerMs }),
    taken: { messages: [{ id: 'wamid.1' }] },
    wrong: { error: { code: 100, message: 'Invalid parameter' } },
    secrets: ['the token'],
  } satisfies Omit<Kit, 'provider'>
}

providerContract({ provider: 'meta', ...metaShaped('/webhooks/meta', META.appSecret, PNID) })

const keyring = createKeyring('a secret for the API, long enough to be one')
const sandbox = createSandbox({
  keyring,
  where: () => ({ origin: '', publicUrl: 'http://localhost' }),
  report: (error) => {
    throw error
  },
})
providerContract({
  provider: 'sandbox',
  ...metaShaped(SANDBOX_PATHS.meta, keyring.digest('sandbox', 'meta'), SENDER),
  endpoints: sandbox.endpoints,
})

/** Only forms are Twilio's here; its events are JSON and have a test of their own. */
const twilioForm = (path: string, form: Record<string, string>): Payload => ({
  path: `/webhooks/twilio/${path}`,
  body: new URLSearchParams(form).toString(),
})
const twilioText = ({ id, body, from = PERSON }: Text) =>
  twilioForm('message', {
    MessageSid: `SM${id}`,
    From: `whatsapp:${from}`,
    To: `whatsapp:${SENDER}`,
    Body: body,
    NumMedia: '0',
  })

providerContract({
  provider: 'twilio',
  providerId: `whatsapp:${SENDER}`,
  refusal: 403,
  timed: { skip: 'Twilio’s webhooks hold no time: first receipt counts' },
  batch: { skip: 'Twilio posts one message a webhook' },
  headers({ path, body }, who) {
    const params: Record<string, string | string[]> = {}
    const form = new URLSearchParams(body)
    for (const name of form.keys()) {
      const values = form.getAll(name)
      params[name] = values.length > 1 ? values : (values[0] ?? '')
    }
    const token = who === 'ours' ? TWILIO.authToken : 'f'.repeat(32)
    const url = `http://localhost${path}`
    return {
      'content-type': 'application/x-www-form-urlencoded',
      ...(who !== 'nobody' && {
        'x-twilio-signature': getExpectedTwilioSignature(token, url, params),
      }),
    }
  },
  text: twilioText,
  status: ({ id, state }) =>
    twilioForm('status', {
      MessageSid: `SM${id}`,
      MessageStatus: { unheard: 'teleported', failed: 'undelivered' }[state as 'failed'] ?? state,
      From: `whatsapp:${SENDER}`,
      To: `whatsapp:${PERSON}`,
      ...(state === 'failed' && { ErrorCode: '63024' }),
    }),
  strange: ({ path, body }) => ({ path, body: `${body}&Mood=good&constructor=x&Body%5Bx%5D=1` }),
  unknownValue: twilioForm('status', {
    MessageSid: 'SMv',
    MessageStatus: 'constructor',
    From: `whatsapp:${SENDER}`,
    To: `whatsapp:${PERSON}`,
  }),
  malformed: ['', '%', '=&=&', 'MessageSid=SM1', 'From=x&To=y', '{"a":1}', '\u0000'].map(
    (body) => ({
      path: '/webhooks/twilio/message',
      body,
    }),
  ),
  twice: [
    ['Hello', 'STOP'],
    ['STOP', 'Hello'],
  ].map(([first = '', second]) => {
    const payload = twilioText({ id: 'twice', body: first, ago: 0 })
    return { ...payload, body: `${payload.body}&Body=${second}` }
  }),
  client: async (baseUrl, answerMs) =>
    twilioSend({
      ...{ accountSid: `AC${'0'.repeat(32)}`, authToken: 'the token', baseUrl, answerMs },
      statusUrl: 'https://optin.example.com/webhooks/twilio/status',
      voiceUrl: 'https://optin.example.com/webhooks/twilio/voice',
    }),
  taken: { sid: 'SM1', status: 'queued' },
  wrong: { code: 20001, message: 'Unknown', status: 400 },
  secrets: ['the token', Buffer.from(`AC${'0'.repeat(32)}:the token`).toString('base64')],
})

const infobipText = ({ id, body, from = PERSON, ago }: Text) => ({
  from: from.slice(1),
  to: SENDER.slice(1),
  integrationType: 'WHATSAPP',
  receivedAt: isoAgo(ago),
  messageId: id,
  message: { type: 'TEXT', text: body },
  contact: { phoneNumber: from.slice(1) },
})
const infobip = (path: string, body: unknown): Payload => ({
  path: `/webhooks/infobip/${path}`,
  body: JSON.stringify(body),
})

providerContract({
  provider: 'infobip',
  providerId: SENDER.slice(1),
  refusal: 401,
  timed: true,
  headers(_payload, who) {
    const password = who === 'ours' ? INFOBIP.webhookPassword : 'of another account'
    const credentials = Buffer.from(`${INFOBIP.webhookUser}:${password}`).toString('base64')
    return { ...(who !== 'nobody' && { authorization: `Basic ${credentials}` }) }
  },
  text: (text) => infobip('message', { results: [infobipText(text)], messageCount: 1 }),
  status: ({ id, state, ago }) =>
    infobip('report', {
      results: [
        {
          messageId: id,
          to: PERSON.slice(1),
          sender: SENDER.slice(1),
          doneAt: isoAgo(ago),
          status: { groupId: { sent: 1, failed: 2, delivered: 3, unheard: 99 }[state] },
          error: { id: state === 'failed' ? 7002 : 0, permanent: true },
        },
      ],
    }),
  batch: (texts, broken) =>
    infobip('message', {
      results: texts.map((text, i) =>
        i === broken ? { ...infobipText(text), from: 5, receivedAt: 'soon' } : infobipText(text),
      ),
    }),
  strange: ({ path, body }) => {
    const read = JSON.parse(body)
    read.mood = 'good'
    Object.assign(read.results[0], { aura: [1], price: { pricePerMessage: 0 }, keyword: null })
    read.results[0].message.glitter = {}
    return { path, body: JSON.stringify(read) }
  },
  unknownValue: infobip('subscription', {
    from: SENDER.slice(1),
    content: { from: PERSON.slice(1), notificationMessagesStatus: 'perhaps' },
    createdAt: isoAgo(10),
  }),
  malformed: ['', '{', 'null', '"text"', '7', '{"results":{}}', '\u0000'].map((body) => ({
    path: '/webhooks/infobip/message',
    body,
  })),
  twice: ['"text":"Hello","text":"STOP"', '"text":"STOP","text":"Hello"'].map((both) => {
    const results = [infobipText({ id: 'twice', body: 'Hello', ago: 60 })]
    return {
      path: '/webhooks/infobip/message',
      body: JSON.stringify({ results }).replace('"text":"Hello"', both),
    }
  }),
  client: async (baseUrl, answerMs) => infobipSend({ baseUrl, apiKey: 'the key', answerMs }),
  taken: { messages: [{ messageId: 'm1', status: { groupId: 1, id: 7 } }] },
  wrong: { requestError: { serviceException: { messageId: 'BAD_REQUEST', text: 'No' } } },
  secrets: ['the key'],
})
