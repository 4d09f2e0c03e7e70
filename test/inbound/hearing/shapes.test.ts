// The shapes a webhook may have: each address of a provider takes any of its payloads, one object
// or a list. What is not signed is refused without a word.

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { test } from 'node:test'
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js'
import { createApp } from '../../../src/app.ts'
import { INFOBIP, START_MS, startApi, TWILIO } from '../../support/api.ts'
import { PNID, postMeta, SENDER, textFrom } from '../../support/meta.ts'

const OURS = '+447700900000'
const PERSON = '+447700900123'
const TIME = new Date(START_MS).toISOString()

type Api = Awaited<ReturnType<typeof startApi>>

async function withSenders(t: Parameters<typeof startApi>[0]) {
  const api = await startApi(t)
  for (const sender of [
    { phone: SENDER, provider: 'meta', providerId: PNID },
    { phone: OURS, provider: 'twilio', providerId: `whatsapp:${OURS}` },
    { phone: '+447700900001', provider: 'infobip', providerId: '447700900001' },
  ]) {
    assert.equal((await api.call('POST', '/v1/senders', sender)).status, 201)
  }
  return api
}

/** Types of what is recorded for somebody, oldest first. */
async function typesOf({ call }: Api, phone: string): Promise<unknown> {
  const { body } = await call('POST', '/v1/people/lookup', { person: { phone } })
  const { body: page } = await call('GET', `/v1/people/${body.personId}/events`)
  return page.events?.map(({ type }: { type: string }) => type)
}

/** Posts JSON as Twilio signs it: over an address that holds the digest of the body. */
async function twilioJson(url: string, path: string, body: unknown): Promise<number> {
  const text = JSON.stringify(body)
  const digest = createHash('sha256').update(text).digest('hex')
  const at = `${path}${path.includes('?') ? '&' : '?'}bodySHA256=${digest}`
  const response = await fetch(url + at, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-twilio-signature': getExpectedTwilioSignature(
        TWILIO.authToken,
        `http://localhost${at}`,
        {},
      ),
    },
    body: text,
  })
  assert.match(response.headers.get('content-type') ?? '', /xml/)
  await response.arrayBuffer()
  return response.status
}

const message = (id: string, from: string, Body: string) => ({
  ...{ MessageSid: id, From: `whatsapp:${from}`, To: `whatsapp:${OURS}`, Body, NumMedia: 0 },
})

test('hears the fields of a form as JSON, one object and a list of them', async (t) => {
  const api = await withSenders(t)
  const { url } = api
  assert.equal(
    await twilioJson(url, '/webhooks/twilio/message', message('SM1', PERSON, 'STOP')),
    200,
  )
  assert.deepEqual(await typesOf(api, PERSON), ['message.received', 'consent.withdrawn'])
  const two = ['+447700900124', '+447700900125']
  const list = two.map((phone, i) => message(`SM2${i}`, phone, 'hello'))
  assert.equal(await twilioJson(url, '/webhooks/twilio/status', list), 200)
  for (const phone of two) assert.deepEqual(await typesOf(api, phone), ['message.received'])
})

test('hears a message once, whether as a form or as an event of the stream', async (t) => {
  const api = await withSenders(t)
  const { from, to, body } = { from: `whatsapp:${PERSON}`, to: `whatsapp:${OURS}`, body: 'STOP' }
  const event = {
    ...{ specversion: '1.0', id: 'EZ1', time: TIME },
    type: 'com.twilio.messaging.inbound-message.received',
    data: { messageSid: 'SM1', from, to, body, numMedia: 0 },
  }
  assert.equal(await twilioJson(api.url, '/webhooks/twilio/events', [event]), 200)
  const form = message('SM1', PERSON, 'STOP')
  assert.equal(await twilioJson(api.url, '/webhooks/twilio/message', form), 200)
  assert.deepEqual(await typesOf(api, PERSON), ['message.received', 'consent.withdrawn'])
  const failed = {
    ...{ specversion: '1.0', id: 'EZ2', time: TIME },
    type: 'com.twilio.messaging.message.failed',
    data: { messageSid: 'SM9', from: to, to: from, errorCode: 63033 },
  }
  assert.equal(await twilioJson(api.url, '/webhooks/twilio/events', failed), 200)
  assert.deepEqual((await typesOf(api, PERSON)) as unknown[], [
    ...['message.received', 'consent.withdrawn', 'message.updated'],
    'marketing.stopped',
  ])
})

test('hears each envelope of a list', async (t) => {
  const api = await withSenders(t)
  const { url } = api
  const [one, two] = ['+447700900124', '+447700900125']
  const list = [one, two].map((phone) => JSON.parse(textFrom(phone, 'hello', START_MS)))
  assert.equal(await postMeta(url, JSON.stringify(list)), 200)
  const credentials = Buffer.from(`${INFOBIP.webhookUser}:${INFOBIP.webhookPassword}`)
  const envelope = (phone: string) => ({
    results: [
      {
        ...{ from: phone.slice(1), to: '447700900001', messageId: `in-${phone}` },
        ...{ integrationType: 'WHATSAPP', receivedAt: TIME },
        message: { type: 'TEXT', text: 'hello' },
        contact: { phoneNumber: phone.slice(1) },
      },
    ],
  })
  const response = await fetch(`${url}/webhooks/infobip/report`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Basic ${credentials.toString('base64')}`,
    },
    body: JSON.stringify([one, two].map(envelope)),
  })
  assert.equal(response.status, 200)
  for (const phone of [one, two]) {
    assert.deepEqual(await typesOf(api, phone), ['message.received', 'message.received'])
  }
})

test('hears a stop word under a picture', async (t) => {
  const api = await withSenders(t)
  for (const [phone, type, more] of [
    ['+447700900124', 'image', { image: { id: '1', caption: 'STOP' } }],
    ['+447700900125', 'document', { document: { id: '1', filename: 'a.pdf', caption: 'Stop.' } }],
    ['+447700900126', 'video', { video: { id: '1' } }],
    ['+447700900127', 'image', { image: 'odd' }],
  ] as const) {
    const body = textFrom(phone, '', START_MS, { text: undefined, type, ...more })
    assert.equal(await postMeta(api.url, body), 200)
    const said = JSON.stringify(more).includes('caption') ? ['consent.withdrawn'] : []
    assert.deepEqual(await typesOf(api, phone), ['message.received', ...said])
  }
})

test('hears what was said at a time that cannot be read, from when it came', async (t) => {
  const api = await withSenders(t)
  const times = [undefined, 'yesterday', `${START_MS}`, -5, null]
  for (const [i, timestamp] of times.entries()) {
    const phone = `+44770090013${i}`
    const body = textFrom(phone, 'STOP', START_MS, { timestamp })
    assert.equal(await postMeta(api.url, body), 200)
    assert.deepEqual(await typesOf(api, phone), ['message.received', 'consent.withdrawn'])
  }
  const { webhookUser, webhookPassword } = INFOBIP
  const credentials = Buffer.from(`${webhookUser}:${webhookPassword}`).toString('base64')
  for (const [i, receivedAt] of [undefined, 'yesterday', 5].entries()) {
    const phone = `44770090014${i}`
    const said = { from: phone, to: '447700900001', messageId: `m${i}`, receivedAt }
    const response = await fetch(`${api.url}/webhooks/infobip/message`, {
      method: 'POST',
      headers: { authorization: `Basic ${credentials}`, 'content-type': 'application/json' },
      body: JSON.stringify({ results: [{ ...said, message: { type: 'TEXT', text: 'STOP' } }] }),
    })
    assert.equal(response.status, 200)
    assert.deepEqual(await typesOf(api, `+${phone}`), ['message.received', 'consent.withdrawn'])
  }
})

test('refuses without a word what is not signed, of providers that are set or not', async (t) => {
  const { url, deps, parts, recorded } = await startApi(t)
  const bare = createApp({ ...deps, endpoints: [], calls: [] }, parts).listen(0, '127.0.0.1')
  await once(bare, 'listening')
  t.after(() => {
    bare.closeAllConnections()
    bare.close()
  })
  const address = bare.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const paths: readonly [string, number][] = [
    ['/webhooks/meta', 401],
    ['/webhooks/twilio/message', 403],
    ['/webhooks/twilio/status', 403],
    ['/webhooks/twilio/voice/demo-ivr', 403],
    ['/webhooks/infobip/subscription', 401],
  ]
  for (const at of [url, `http://127.0.0.1:${port}`]) {
    for (const [path, status] of paths) {
      const response = await fetch(at + path, { method: 'POST', body: '{}' })
      assert.deepEqual([path, response.status, await response.text()], [path, status, ''])
    }
  }
  assert.deepEqual(await recorded(), [])
})
