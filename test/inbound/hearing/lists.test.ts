// Statuses that name nobody, and providers' own lists of those not to be written to.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { infobipSend } from '../../../src/providers/infobip/send.ts'
import { metaSend } from '../../../src/providers/meta/send.ts'
import { INFOBIP, META, START_MS, startApi } from '../../support/api.ts'
import { metaEnvelope, PNID, postMeta, SENDER } from '../../support/meta.ts'
import { eventsOf } from '../../support/people.ts'
import { json, startProvider } from '../../support/provider.ts'

const NUMBER = '+819012345678'
const DIGITS = '15550783883'
const SECOND = Math.floor(START_MS / 1_000)

async function start(t: TestContext) {
  const provider = await startProvider(t, (res, call) => {
    const own = call.path.startsWith('/whatsapp')
      ? { messageId: JSON.parse(call.text).messages[0].messageId, status: { groupId: 1, id: 7 } }
      : { id: 'wamid.out1' }
    json(200, { messages: [own] })(res, call)
  })
  const api = await startApi(t, {
    sends: new Map([
      ['meta', metaSend({ ...META, baseUrl: provider.url, accessToken: 'x' })],
      ['infobip', infobipSend({ apiKey: 'x', baseUrl: provider.url })],
    ]),
  })
  for (const sender of [
    { phone: SENDER, provider: 'meta', providerId: PNID },
    { phone: `+${DIGITS}`, provider: 'infobip', providerId: DIGITS },
    { phone: '+15550783884', provider: 'infobip', providerId: '15550783884' },
  ]) {
    assert.equal((await api.call('POST', '/v1/senders', sender)).status, 201)
  }
  const agree = async (person: string, at = START_MS - 3_600_000) => {
    const consent = {
      ...{ person, topics: ['offers', 'order-updates'], entryPoint: 'demo-api' },
      ...{ act: { kind: 'form', at: new Date(at).toISOString() }, notice: { id: 'demo-notice' } },
    }
    assert.equal((await api.call('POST', '/v1/consents', consent)).status, 201)
  }
  await agree(NUMBER)
  const ask = async (topic = 'offers', sender = SENDER, to = NUMBER) => {
    const message = { type: 'template', topic }
    const { body } = await api.call('POST', '/v1/eligibility', { to, sender, message })
    return body.reasons.map(({ code }: { code: string }) => code)
  }
  const send = async (sender: string) => {
    const message = { type: 'template', template: 'x', language: 'ja', topic: 'offers' }
    const { body } = await api.call('POST', '/v1/messages', { to: NUMBER, sender, message })
    await api.parts.drain()
    return body.messageId as string
  }
  const stateOf = async (id: string) => (await api.call('GET', `/v1/messages/${id}`)).body.state
  const infobip = async (path: string, body: unknown) => {
    const credentials = Buffer.from(`${INFOBIP.webhookUser}:${INFOBIP.webhookPassword}`)
    const { status } = await fetch(`${api.url}/webhooks/infobip/${path}`, {
      method: 'POST',
      headers: { authorization: `Basic ${credentials.toString('base64')}` },
      body: JSON.stringify(body),
    })
    assert.equal(status, 200)
  }
  const aside = async () => {
    const text = await (await fetch(`${api.url}/metrics`)).text()
    const lines = text.matchAll(/^webhooks_set_aside_total\{.*reason="(\w+)"\} (\d+)/gm)
    return Object.fromEntries([...lines].map(([, reason, count]) => [reason, Number(count)]))
  }
  const block = (more: object, at = 0) =>
    infobip('subscription', {
      results: [
        {
          ...{ event: 'BLOCK', receivedAt: new Date(START_MS + at).toISOString(), messageId: 'm' },
          content: {
            ...{ sender: DIGITS, destination: NUMBER.slice(1), channel: 'WHATSAPP' },
            ...more,
          },
          ...('event' in more && { event: more.event }),
        },
      ],
    })
  return { ...api, agree, ask, send, stateOf, infobip, aside, block }
}

const failed = (more: object) =>
  metaEnvelope({
    statuses: [
      {
        ...{ id: 'wamid.out1', status: 'failed', timestamp: String(SECOND + 5) },
        ...{ errors: [{ code: 131050 }], ...more },
      },
    ],
  })

test('a failure that names nobody is found by the message, and its stop is kept', async (t) => {
  const { send, stateOf, ask, url, aside, recorded } = await start(t)
  const id = await send(SENDER)
  assert.equal(await postMeta(url, failed({})), 200)
  assert.equal(await stateOf(id), 'failed')
  assert.deepEqual(await ask(), ['platform_marketing_stop'])
  assert.deepEqual(await ask('order-updates'), [])
  const once = await recorded()
  assert.equal(await postMeta(url, failed({})), 200)
  assert.deepEqual(await recorded(), once)
  assert.deepEqual(await aside(), {})
})

test('one that comes before the answer to the sending is found by our own id', async (t) => {
  const { call, url, ask, recorded, parts, store } = await start(t)
  const message = { type: 'template', template: 'x', language: 'ja', topic: 'offers' }
  const body = { to: NUMBER, sender: SENDER, message }
  const { body: sent } = await call('POST', '/v1/messages', body)
  const early = failed({ biz_opaque_callback_data: sent.messageId })
  assert.equal(await postMeta(url, early), 200)
  assert.deepEqual(await ask(), ['platform_marketing_stop'])
  await parts.drain()
  assert.equal((await recorded()).length, 3)
  assert.equal(store.name, 'embedded')
})

test('a failure of a message nobody sent is nobody’s, and is set aside', async (t) => {
  const { url, recorded, aside } = await start(t)
  const before = await recorded()
  assert.equal(await postMeta(url, failed({ id: 'wamid.foreign' })), 200)
  assert.deepEqual(await recorded(), before)
  assert.deepEqual(await aside(), { unknown_message: 1 })
})

test('Infobip’s report without its sender is found by the message too', async (t) => {
  const { send, stateOf, ask, infobip, aside } = await start(t)
  const id = await send(`+${DIGITS}`)
  const report = {
    ...{ bulkId: 'b1', messageId: id, to: NUMBER.slice(1), messageCount: 1 },
    doneAt: '2026-11-24T10:00:02.000+0000',
    status: { groupId: 2, groupName: 'UNDELIVERABLE', id: 4 },
    error: { groupId: 2, id: 7033, name: 'EC_MARKETING_OPT_OUT', permanent: true },
  }
  await infobip('report', { results: [report] })
  assert.equal(await stateOf(id), 'failed')
  assert.deepEqual(await ask('offers', `+${DIGITS}`), ['platform_marketing_stop'])
  assert.deepEqual(await ask('offers', '+15550783884'), [])
  // Two senders, and no message of ours: nobody knows which of them it was.
  await infobip('report', { results: [{ ...report, messageId: 'theirs' }] })
  assert.deepEqual(await aside(), { unknown_message: 1 })
})

test('a number that was given up takes its consents with it, not its noes', async (t) => {
  const { infobip, ask, agree } = await start(t)
  await infobip('report', {
    results: [
      {
        ...{ messageId: 'm', to: NUMBER.slice(1), sender: DIGITS },
        doneAt: '2026-11-24T10:00:00.000+0000',
        status: { groupId: 2 },
        error: { id: 3041, permanent: true },
      },
    ],
  })
  assert.deepEqual(await ask(), ['identity_changed'])
  await agree(NUMBER, START_MS + 60_000)
  assert.deepEqual(await ask(), ['identity_changed'])
})

test('Infobip’s list: the person’s own keyword is a no to all, and stays when they are taken off', async (t) => {
  const { block, ask, recorded } = await start(t)
  await block({ sourceType: 'MO', channel: 'SMS' })
  assert.deepEqual(await ask(), ['opted_out'])
  assert.deepEqual(await ask('order-updates'), ['opted_out'])
  const once = await recorded()
  await block({ sourceType: 'MO', channel: 'SMS' })
  assert.deepEqual(await recorded(), once)
  await block({ event: 'UNBLOCK', sourceType: 'MO', channel: 'SMS' }, 60_000)
  assert.deepEqual(await ask(), ['opted_out'])
})

test('what staff put on the list is a hold, and they alone take it off', async (t) => {
  const { block, ask, call } = await start(t)
  for (const [i, sourceType] of ['CUSTOM', 'CAMPAIGN', 'SOMETHING_NEW', undefined].entries()) {
    const at = -600_000 + i * 60_000
    await block({ sourceType }, at)
    assert.deepEqual(await ask(), ['business_hold'])
    // Off another list, and off this one before they were put on it.
    await block({ event: 'UNBLOCK', sourceType, channel: 'SMS' }, at + 1_000)
    await block({ event: 'UNBLOCK', sourceType }, at - 1_000)
    assert.deepEqual(await ask(), ['business_hold'])
    await block({ event: 'UNBLOCK', sourceType }, at + 2_000)
    assert.deepEqual(await ask(), [])
  }
  await block({ sourceType: 'CUSTOM' }, 30_000)
  assert.deepEqual(await ask(), ['business_hold'])
  // Also by the toolkit's own door, by its id.
  const events = await eventsOf(call, NUMBER)
  const { holdId } = events.findLast(({ type }: { type: string }) => type === 'hold.placed')
  assert.equal((await call('DELETE', `/v1/holds/${encodeURIComponent(holdId)}`)).status, 200)
  assert.deepEqual(await ask(), [])
})

test('off the list told before on it: nothing is held, and the hold is told as lifted', async (t) => {
  const { block, ask, call, recorded, parts } = await start(t)
  const { url, calls: told } = await startProvider(t, json(200, {}))
  const endpoint = { url, types: ['hold.placed', 'hold.lifted'] }
  assert.equal((await call('POST', '/v1/webhook-endpoints', endpoint)).status, 201)
  await block({ event: 'UNBLOCK', sourceType: 'CUSTOM' }, -1_000)
  await block({ sourceType: 'CUSTOM' }, -2_000)
  assert.deepEqual(await ask(), [])
  const { body } = await call('POST', '/v1/people/lookup', { person: NUMBER })
  assert.deepEqual(body.standing.noes, [])
  const { events } = (await call('GET', `/v1/people/${body.personId}/events`)).body
  const [off, placed, lifted] = events.slice(-3)
  assert.deepEqual(
    [off, placed, lifted].map(({ type, occurredAt }) => [type, Date.parse(occurredAt) - START_MS]),
    [
      ['hold.lifted', -1_000],
      ['hold.placed', -2_000],
      ['hold.lifted', -1_000],
    ],
  )
  assert.equal(off.holdId, undefined)
  assert.equal(lifted.holdId, placed.holdId)
  assert.equal(lifted.evidence.because, off.id)
  const once = await recorded()
  await block({ sourceType: 'CUSTOM' }, -2_000)
  await block({ event: 'UNBLOCK', sourceType: 'CUSTOM' }, -1_000)
  assert.deepEqual(await recorded(), once)
  const hold = `/v1/holds/${encodeURIComponent(placed.holdId)}`
  assert.equal((await call('DELETE', hold)).status, 404)
  await parts.drain()
  // Each by its id; the list itself holds nothing.
  const ids = told.map(({ text }) => JSON.parse(text)).map(({ type, data }) => [type, data.holdId])
  assert.deepEqual(ids.sort(), [
    ['hold.lifted', placed.holdId],
    ['hold.placed', placed.holdId],
  ])
  await block({ sourceType: 'CUSTOM' }, -500)
  assert.deepEqual(await ask(), ['business_hold'])
})

test('a no on a list of a number we do not send from is the one business’s, else set aside', async (t) => {
  const { block, ask, other, aside } = await start(t)
  const unknown = { sender: '447700900000', channel: 'SMS', sourceType: 'MO' }
  await block(unknown)
  assert.deepEqual(await ask(), ['opted_out'])
  const their = await other()
  const foreign = { phone: '+15550783885', provider: 'infobip', providerId: '15550783885' }
  assert.equal((await their('POST', '/v1/senders', foreign)).status, 201)
  await block({ ...unknown, destination: '819099999999' })
  assert.deepEqual(await aside(), { unknown_receiver: 1 })
})

test('a list of the whole account counts for each business that sends through it, once', async (t) => {
  const { block, ask, other, recorded, settings, call } = await start(t)
  const their = await other()
  const foreign = { phone: '+15550783885', provider: 'infobip', providerId: '15550783885' }
  assert.equal((await their('POST', '/v1/senders', foreign)).status, 201)
  const before = (await recorded()).length
  await block({ sender: null, sourceType: 'URL_OPT_OUT', channel: 'WHATSAPP' })
  assert.equal((await recorded()).length, before + 1)
  assert.deepEqual(await ask(), ['opted_out'])
  const found = await their('POST', '/v1/people/lookup', { person: NUMBER })
  assert.equal(found.status, 200)
  assert.notEqual(
    found.body.personId,
    (await call('POST', '/v1/people/lookup', { person: NUMBER })).body.personId,
  )
  assert.equal(settings.catalog.businesses().length, 2)
})
