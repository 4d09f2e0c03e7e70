// The same things said through Meta, Twilio and Infobip: one standing, whoever carries them.

import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import twilio from 'twilio'
import { INFOBIP, META, START_MS, startApi, TWILIO } from '../../support/api.ts'

const SENDER = '+15550783881'
const NUMBER = '+819012345678'
const WA_ID = NUMBER.slice(1)
const SECOND = START_MS / 1_000

type Api = Awaited<ReturnType<typeof startApi>>
interface Carrier {
  readonly providerId: string
  /** A text the person sent, so many seconds ago. */
  readonly text: (api: Api, id: string, body: string, ago: number) => Promise<Response>
  /** A button of ours that the person tapped. */
  readonly button: (api: Api, id: string, payload: string, ago: number) => Promise<Response>
  /** The first message after an advertisement was clicked. */
  readonly ad: (api: Api, id: string, body: string, ago: number) => Promise<Response>
  /** A message of ours arrived. */
  readonly delivered: (api: Api, id: string, ago: number) => Promise<Response>
  /** A failed marketing message, by the provider's own code for each kind. */
  readonly failed: (api: Api, id: string, kind: keyof typeof CODES) => Promise<Response>
}

const CODES = {
  stop: { meta: 131050, twilio: 63033, infobip: 7033 },
  limit: { meta: 131049, twilio: 63049, infobip: 7032 },
  unreachable: { meta: 131026, twilio: 63024, infobip: 7002 },
  unknown: { meta: 999999, twilio: 63050, infobip: 99999 },
} as const

const metaPost = (api: Api, value: object) => {
  const metadata = { display_phone_number: '15550783881', phone_number_id: '106540352242922' }
  const changes = [{ field: 'messages', value: { metadata, ...value } }]
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: '1', changes }],
  })
  const signature = createHmac('sha256', META.appSecret).update(body).digest('hex')
  return fetch(`${api.url}/webhooks/meta`, {
    method: 'POST',
    headers: { 'x-hub-signature-256': `sha256=${signature}` },
    body,
  })
}

const twilioPost = (
  api: Api,
  path: string,
  form: Record<string, string>,
  token: string = TWILIO.authToken,
) => {
  const url = `http://localhost/webhooks/twilio/${path}`
  const headers = { 'x-twilio-signature': twilio.getExpectedTwilioSignature(token, url, form) }
  return fetch(`${api.url}/webhooks/twilio/${path}`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(form),
  })
}

/** Twilio tells no times: the clock is set back instead, as it is when the webhook comes. */
async function twilioAgo(api: Api, ago: number, path: string, form: Record<string, string>) {
  api.clock.now = START_MS - ago * 1_000
  const answer = await twilioPost(api, path, form)
  api.clock.now = START_MS
  return answer
}

const infobipPost = (
  api: Api,
  path: string,
  body: unknown,
  credentials = `${INFOBIP.webhookUser}:${INFOBIP.webhookPassword}`,
) =>
  fetch(`${api.url}/webhooks/infobip/${path}`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
    body: JSON.stringify(body),
  })

const stamp = (ago: number) => new Date(START_MS - ago * 1_000).toISOString().replace('Z', '+0000')

const CARRIERS: Readonly<Record<'meta' | 'twilio' | 'infobip', Carrier>> = {
  meta: {
    providerId: '106540352242922',
    text: (api, id, body, ago) =>
      metaPost(api, {
        messages: [
          {
            from: WA_ID,
            id: `wamid.${id}`,
            timestamp: String(SECOND - ago),
            type: 'text',
            text: { body },
          },
        ],
      }),
    button: (api, id, payload, ago) =>
      metaPost(api, {
        messages: [
          {
            ...{ from: WA_ID, id: `wamid.${id}`, timestamp: String(SECOND - ago) },
            ...{ type: 'button', button: { payload, text: 'Tapped' } },
          },
        ],
      }),
    ad: (api, id, body, ago) =>
      metaPost(api, {
        messages: [
          {
            ...{ from: WA_ID, id: `wamid.${id}`, timestamp: String(SECOND - ago) },
            ...{ type: 'text', text: { body }, referral: { source_id: '77', source_type: 'ad' } },
          },
        ],
      }),
    delivered: (api, id, ago) =>
      metaPost(api, {
        statuses: [
          {
            ...{ id: `wamid.${id}`, status: 'delivered', timestamp: String(SECOND - ago) },
            recipient_id: WA_ID,
          },
        ],
      }),
    failed: (api, id, kind) =>
      metaPost(api, {
        statuses: [
          {
            id: `wamid.${id}`,
            status: 'failed',
            timestamp: String(SECOND),
            recipient_id: WA_ID,
            errors: [{ code: CODES[kind].meta }],
          },
        ],
      }),
  },
  twilio: {
    providerId: `whatsapp:${SENDER}`,
    text: (api, id, body, ago) =>
      twilioAgo(api, ago, 'message', {
        MessageSid: `SM${id}`,
        From: `whatsapp:${NUMBER}`,
        To: `whatsapp:${SENDER}`,
        WaId: WA_ID,
        ProfileName: '山田 <b>',
        MessageType: 'text',
        Body: body,
        NumMedia: '0',
      }),
    button: (api, id, payload, ago) =>
      twilioAgo(api, ago, 'message', {
        ...{ MessageSid: `SM${id}`, From: `whatsapp:${NUMBER}`, To: `whatsapp:${SENDER}` },
        ...{ MessageType: 'button', Body: 'Tapped', ButtonText: 'Tapped', ButtonPayload: payload },
      }),
    ad: (api, id, body, ago) =>
      twilioAgo(api, ago, 'message', {
        ...{ MessageSid: `SM${id}`, From: `whatsapp:${NUMBER}`, To: `whatsapp:${SENDER}` },
        ...{ Body: body, ReferralSourceId: '77', ReferralSourceType: 'ad' },
      }),
    delivered: (api, id, ago) =>
      twilioAgo(api, ago, 'status', {
        ...{ MessageSid: `SM${id}`, MessageStatus: 'delivered' },
        ...{ From: `whatsapp:${SENDER}`, To: `whatsapp:${NUMBER}` },
      }),
    failed: (api, id, kind) =>
      twilioPost(api, 'status', {
        MessageSid: `SM${id}`,
        MessageStatus: 'undelivered',
        ErrorCode: String(CODES[kind].twilio),
        From: `whatsapp:${SENDER}`,
        To: `whatsapp:${NUMBER}`,
        ChannelPrefix: 'whatsapp',
      }),
  },
  infobip: {
    providerId: SENDER.slice(1),
    text: (api, id, text, ago) =>
      infobipPost(api, 'message', {
        results: [
          {
            ...{ from: WA_ID, to: SENDER.slice(1), messageId: id, receivedAt: stamp(ago) },
            message: { type: 'TEXT', text },
            contact: { phoneNumber: WA_ID },
          },
        ],
      }),
    button: (api, id, payload, ago) =>
      infobipPost(api, 'message', {
        results: [
          {
            ...{ from: WA_ID, to: SENDER.slice(1), messageId: id, receivedAt: stamp(ago) },
            message: { type: 'BUTTON', text: 'Tapped', payload },
          },
        ],
      }),
    ad: (api, id, text, ago) =>
      infobipPost(api, 'message', {
        results: [
          {
            ...{ from: WA_ID, to: SENDER.slice(1), messageId: id, receivedAt: stamp(ago) },
            message: { type: 'TEXT', text, referral: { sourceId: '77', sourceType: 'AD' } },
          },
        ],
      }),
    delivered: (api, id, ago) =>
      infobipPost(api, 'report', {
        results: [
          {
            ...{ messageId: id, to: WA_ID, sender: SENDER.slice(1), doneAt: stamp(ago) },
            status: { groupId: 3 },
          },
        ],
      }),
    failed: (api, id, kind) =>
      infobipPost(api, 'report', {
        results: [
          {
            ...{ messageId: id, to: WA_ID, sender: SENDER.slice(1), doneAt: stamp(0) },
            status: { groupId: 2 },
            error: { id: CODES[kind].infobip, permanent: true },
          },
        ],
      }),
  },
}

async function start(t: Parameters<typeof startApi>[0], provider: keyof typeof CARRIERS) {
  const api = await startApi(t)
  const { providerId } = CARRIERS[provider]
  await api.call('POST', '/v1/senders', { phone: SENDER, provider, providerId })
  const consent = {
    person: NUMBER,
    topics: ['offers', 'order-updates'],
    entryPoint: 'demo-api',
    act: { kind: 'form', at: new Date(START_MS - 3_600_000).toISOString() },
    notice: { id: 'demo-notice' },
  }
  // Recorded when it was given: what a provider tells without a time follows it.
  api.clock.now = START_MS - 3_600_000
  assert.equal((await api.call('POST', '/v1/consents', consent)).status, 201)
  api.clock.now = START_MS
  const ask = async (topic?: string) => {
    const message = topic === undefined ? { type: 'freeform' } : { type: 'template', topic }
    const { body } = await api.call('POST', '/v1/eligibility', {
      to: NUMBER,
      sender: SENDER,
      message,
    })
    return body.reasons.map((reason: { code: string }) => reason.code)
  }
  return { ...api, ask }
}

for (const [name, carrier] of Object.entries(CARRIERS)) {
  const provider = name as keyof typeof CARRIERS

  test(`${name}: a message opens the window, STOP closes all, START opens again`, async (t) => {
    const api = await start(t, provider)
    assert.deepEqual(await api.ask(), ['window_closed'])
    assert.equal((await carrier.text(api, 'a', 'Hello', 90)).status, 200)
    assert.deepEqual(await api.ask(), [])
    assert.equal((await carrier.text(api, 'b', '配信停止', 60)).status, 200)
    assert.deepEqual(await api.ask('offers'), ['opted_out'])
    assert.deepEqual(await api.ask('order-updates'), ['opted_out'])
    assert.equal((await carrier.text(api, 'c', 'start', 30)).status, 200)
    assert.deepEqual(await api.ask('offers'), [])
    const before = await api.recorded()
    for (const [id, text, ago] of [
      ['c', 'start', 30],
      ['b', '配信停止', 60],
    ] as const) {
      assert.equal((await carrier.text(api, id, text, ago)).status, 200)
    }
    assert.deepEqual(await api.recorded(), before)
    assert.deepEqual(await api.ask('offers'), [])
  })

  test(`${name}: tells the person’s stop from limits, dead ends and unknown codes`, async (t) => {
    for (const [kind, reasons] of [
      ['stop', ['platform_marketing_stop']],
      ['limit', ['platform_limit']],
      ['unreachable', []],
      ['unknown', []],
    ] as const) {
      const api = await start(t, provider)
      assert.equal((await carrier.failed(api, kind, kind)).status, 200)
      assert.deepEqual(await api.ask('offers'), reasons, kind)
      assert.deepEqual(await api.ask('order-updates'), [], kind)
    }
  })
}

test('gives one standing whoever carried the same things', async (t) => {
  const standings: unknown[] = []
  for (const name of ['meta', 'twilio', 'infobip'] as const) {
    const api = await start(t, name)
    await CARRIERS[name].ad(api, 'ad', 'Hello', 120)
    await CARRIERS[name].delivered(api, 'reply', 100)
    await CARRIERS[name].text(api, 'a', 'Hello', 90)
    await CARRIERS[name].button(api, 'tap', 'OPTOUT_TOPIC:offers', 70)
    await CARRIERS[name].text(api, 'b', 'please stop', 60)
    await CARRIERS[name].button(api, 'late', 'CONFIRM:nothing', 50)
    await CARRIERS[name].failed(api, 'c', 'stop')
    const { body } = await api.call('POST', '/v1/people/lookup', { person: NUMBER })
    const noes = body.standing.noes.map(
      ({ eventId: _, since: __, ...no }: { eventId: string; since: string }) => no,
    )
    const { windows } = body.standing
    assert.equal(windows.length, 1)
    assert.ok(windows[0].freeEntryUntil)
    const { events } = (await api.call('GET', `/v1/people/${body.personId}/events`)).body
    const ads = events.map(({ entryPoint }: { entryPoint: string | null }) => entryPoint)
    standings.push({ topics: body.standing.topics, noes, windows, ads })
  }
  assert.deepEqual(standings[1], standings[0])
  assert.deepEqual(standings[2], standings[0])
})

test('Twilio: checks the signature over PUBLIC_URL, with either token, and answers TwiML', async (t) => {
  const api = await start(t, 'twilio')
  const form = {
    MessageSid: 'SM1',
    From: `whatsapp:${NUMBER}`,
    To: `whatsapp:${SENDER}`,
    Body: 'はい ✅',
  }
  const good = await twilioPost(api, 'message', form)
  assert.match(good.headers.get('content-type') ?? '', /^text\/xml/)
  assert.match(await good.text(), /<Response><\/Response>$/)
  const second = await twilioPost(
    api,
    'message',
    { ...form, MessageSid: 'SM2' },
    TWILIO.authTokenSecondary,
  )
  assert.equal(second.status, 200)
  const before = await api.recorded()
  const wrong = await twilioPost(api, 'message', { ...form, MessageSid: 'SM3' }, 'x'.repeat(32))
  assert.equal(wrong.status, 403)
  // Signed for the address the caller claims by header, which is not ours.
  const url = `${api.url}/webhooks/twilio/message`
  const headers = {
    'x-twilio-signature': twilio.getExpectedTwilioSignature(TWILIO.authToken, url, form),
    'x-forwarded-host': new URL(api.url).host,
  }
  const forged = await fetch(url, { method: 'POST', headers, body: new URLSearchParams(form) })
  assert.equal(forged.status, 403)
  assert.deepEqual(await api.recorded(), before)
})

test('Twilio: believes its OptOutType, and keeps texts apart from WhatsApp’s window', async (t) => {
  const api = await start(t, 'twilio')
  await api.call('POST', '/v1/senders', { phone: SENDER, provider: 'twilio', providerId: SENDER })
  const form = { MessageSid: 'SM1', From: NUMBER, To: SENDER, Body: 'Ni hao' }
  assert.equal((await twilioPost(api, 'message', form)).status, 200)
  assert.deepEqual(await api.ask(), ['window_closed'])
  const stop = { ...form, MessageSid: 'SM2', Body: 'HALT', OptOutType: 'STOP' }
  assert.equal((await twilioPost(api, 'message', stop)).status, 200)
  assert.deepEqual(await api.ask('offers'), ['opted_out'])
})

test('Twilio: knows who writes by user id where no number is shared', async (t) => {
  const api = await start(t, 'twilio')
  for (const [i, name] of ['ExternalUserId', 'ExternalUserIdentifier'].entries()) {
    const user = `US.EXAMPLE${i}`
    const form = { MessageSid: `SM${i}`, To: `whatsapp:${SENDER}`, Body: 'STOP' }
    const from = { From: `whatsapp:${user}`, [name]: `whatsapp:${user}` }
    assert.equal((await twilioPost(api, 'message', { ...form, ...from })).status, 200)
    const { status, body } = await api.call('POST', '/v1/people/lookup', {
      person: { userId: user },
    })
    assert.equal(status, 200)
    assert.equal(body.standing.noes[0].kind, 'optout')
  }
})

test('Infobip: takes its switch for the person in it, never for the business', async (t) => {
  const api = await start(t, 'infobip')
  const switched = (status: string, ago: number) => ({
    from: SENDER.slice(1),
    content: { sender: SENDER.slice(1), from: WA_ID, notificationMessagesStatus: status },
    createdAt: stamp(ago),
  })
  assert.equal((await infobipPost(api, 'subscription', switched('stop', 60))).status, 200)
  assert.deepEqual(await api.ask('offers'), ['platform_marketing_stop'])
  await infobipPost(api, 'message', [switched('resume', 30)])
  assert.deepEqual(await api.ask('offers'), [])
  await infobipPost(api, 'subscription', switched('stop', 45))
  assert.deepEqual(await api.ask('offers'), [])
  const business = await api.call('POST', '/v1/people/lookup', { person: SENDER })
  assert.equal(business.status, 404)
})

test('Infobip: takes nothing without its credentials', async (t) => {
  const api = await start(t, 'infobip')
  const before = await api.recorded()
  for (const credentials of ['infobip:wrong', ':', '']) {
    assert.equal((await infobipPost(api, 'message', {}, credentials)).status, 401)
  }
  assert.equal((await fetch(`${api.url}/webhooks/infobip/report`, { method: 'POST' })).status, 401)
  assert.deepEqual(await api.recorded(), before)
})
