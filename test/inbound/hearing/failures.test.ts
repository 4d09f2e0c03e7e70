// What a failed message says of its person: a block holds all of it back until they write, another
// owner voids what was agreed.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { metaSend } from '../../../src/providers/meta/send.ts'
import { agreed, NUMBER } from '../../support/agreed.ts'
import { INFOBIP, META, START_MS, startApi, TWILIO } from '../../support/api.ts'
import { PNID } from '../../support/meta.ts'
import { json, startProvider } from '../../support/provider.ts'
import { twilioForm } from '../../support/twilio.ts'

const PHONE = '+15550783881'
const PROVIDER_IDS = { meta: PNID, twilio: `whatsapp:${PHONE}`, infobip: PHONE.slice(1) }

async function start(
  t: Parameters<typeof startApi>[0],
  provider: keyof typeof PROVIDER_IDS,
  options: Parameters<typeof startApi>[1] = {},
) {
  const api = await startApi(t, options)
  const sender = { phone: PHONE, provider, providerId: PROVIDER_IDS[provider] }
  await agreed(api, sender)
  const ask = async (topic: string) => {
    const message = { type: 'template', topic }
    const asked = { to: NUMBER, sender: PHONE, message }
    const { body } = await api.call('POST', '/v1/eligibility', asked)
    return body.reasons.map((reason: { code: string }) => reason.code)
  }
  return { ...api, ask }
}

test('a block of ours at Twilio holds all of it back until the person writes', async (t) => {
  const { url, ask, clock } = await start(t, 'twilio')
  const tell = async (path: string, form: Record<string, string>) =>
    assert.equal((await twilioForm(url, path, form, TWILIO.authToken)).status, 200)
  const [From, To] = [`whatsapp:${PHONE}`, `whatsapp:${NUMBER}`]
  const failed = { MessageSid: 'SM1', MessageStatus: 'undelivered', ErrorCode: '63014', From, To }
  await tell('/webhooks/twilio/status', failed)
  assert.deepEqual(await ask('order-updates'), ['undeliverable'])
  assert.deepEqual(await ask('offers'), ['undeliverable', 'platform_marketing_stop'])
  clock.now += 1_000
  const hello = { MessageSid: 'SM2', From: To, To: From, Body: 'Hello' }
  await tell('/webhooks/twilio/message', hello)
  assert.deepEqual(await ask('order-updates'), [])
  assert.deepEqual(await ask('offers'), ['platform_marketing_stop'])
})

test('Infobip says a register by its status alone; another telephone is perhaps another owner', async (t) => {
  const report = async (about: object) => {
    const api = await start(t, 'infobip')
    const { webhookUser, webhookPassword } = INFOBIP
    const credentials = Buffer.from(`${webhookUser}:${webhookPassword}`).toString('base64')
    const one = {
      ...{ messageId: 'm1', to: NUMBER.slice(1), sender: PHONE.slice(1) },
      doneAt: new Date(START_MS - 1_000).toISOString().replace('Z', '+0000'),
    }
    const { status } = await fetch(`${api.url}/webhooks/infobip/report`, {
      method: 'POST',
      headers: { authorization: `Basic ${credentials}` },
      body: JSON.stringify({ results: [{ ...one, ...about }] }),
    })
    assert.equal(status, 200)
    return [await api.ask('order-updates'), await api.ask('offers')]
  }
  const barred = [['undeliverable'], ['undeliverable', 'platform_marketing_stop']]
  assert.deepEqual(await report({ status: { groupId: 5, id: 10 }, error: { id: 0 } }), barred)
  assert.deepEqual(await report({ status: { groupId: 5, id: 14 } }), barred)
  assert.deepEqual(await report({ status: { groupId: 2, id: 4 }, error: { id: 7003 } }), barred)
  const owner = [['identity_changed'], ['identity_changed']]
  assert.deepEqual(await report({ status: { groupId: 2, id: 4 }, error: { id: 7029 } }), owner)
})

test('another key of the account, said at once by the answer to a send, voids what was agreed', async (t) => {
  const refusal = { error: { code: 137000, message: 'Identity key mismatch' } }
  const service = await startProvider(t, json(400, refusal))
  const send = metaSend({ ...META, baseUrl: service.url })
  const { ask, call, parts } = await start(t, 'meta', { sends: new Map([['meta', send]]) })
  const message = { type: 'template', template: 'spring_sale', language: 'ja', topic: 'offers' }
  const body = { to: NUMBER, sender: PHONE, message: { ...message, category: 'marketing' } }
  assert.equal((await call('POST', '/v1/messages', body)).status, 202)
  await parts.drain()
  assert.deepEqual(await ask('order-updates'), ['identity_changed'])
})
