// Templates with buttons: payloads of quick replies, and the code that a button copies.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { infobipSend } from '../../../src/providers/infobip/send.ts'
import { metaSend } from '../../../src/providers/meta/send.ts'
import { twilioSend } from '../../../src/providers/twilio/send.ts'
import { agreed, NUMBER } from '../../support/agreed.ts'
import { INFOBIP, META, startApi, TWILIO } from '../../support/api.ts'
import { PNID, postMeta, SENDER, textFrom } from '../../support/meta.ts'
import { json, startProvider } from '../../support/provider.ts'

const SENDERS = {
  meta: { phone: SENDER, providerId: PNID },
  infobip: { phone: '+447700900000', providerId: '447700900000' },
  twilio: { phone: '+447700900001', providerId: 'whatsapp:+447700900001' },
}
const ANSWERS = {
  meta: { messages: [{ id: 'wamid.out1' }] },
  infobip: { messages: [{ messageId: 'm1', status: { groupId: 1, id: 7 } }] },
  twilio: { sid: 'SM1' },
}
type Provider = keyof typeof SENDERS

async function start(t: Parameters<typeof startApi>[0], provider: Provider) {
  const service = await startProvider(t, json(200, ANSWERS[provider]))
  const baseUrl = service.url
  const send = {
    meta: () => metaSend({ ...META, baseUrl }),
    infobip: () => infobipSend({ ...INFOBIP, baseUrl }),
    twilio: () =>
      twilioSend({
        ...{ ...TWILIO, accountSid: `AC${'0'.repeat(32)}`, baseUrl },
        ...{ statusUrl: 'https://optin.example.com/s', voiceUrl: 'https://optin.example.com/v' },
      }),
  }[provider]()
  const api = await startApi(t, { sends: new Map([[provider, send]]) })
  const sender = { ...SENDERS[provider], provider }
  const topic = { key: 'codes', category: 'authentication', labels: { en: 'Codes', ja: 'コード' } }
  assert.equal((await api.call('POST', '/v1/topics', topic)).status, 201)
  await agreed(api, sender, {
    topics: ['offers', 'codes'],
    notice: {
      text: 'I agree to get offers and codes from Sakura Coffee on WhatsApp. Reply STOP to stop.',
      language: 'en',
    },
  })
  const post = (message: object) =>
    api.call('POST', '/v1/messages', {
      ...{ to: NUMBER, sender: sender.phone },
      message: { type: 'template', language: 'en', ...message },
    })
  /** What leaves. */
  const sent = async (message: object) => {
    const answer = await post(message)
    assert.equal(answer.status, 202, JSON.stringify(answer.body))
    await api.parts.drain()
    return service.calls.at(-1)?.text ?? ''
  }
  return { ...api, post, sent }
}

const OFFER = { template: 'spring_sale', topic: 'offers', category: 'marketing' }
const CODE = { template: 'login_code', topic: 'codes', category: 'authentication' }
const payloads = ['MORE', 'OPTOUT_MARKETING']

test('quick replies leave with their payloads, in order, and a tap on one opts out', async (t) => {
  const api = await start(t, 'meta')
  const { template } = JSON.parse(await api.sent({ ...OFFER, payloads }))
  const button = (index: string, payload: string) => ({
    ...{ type: 'button', sub_type: 'quick_reply', index },
    parameters: [{ type: 'payload', payload }],
  })
  assert.deepEqual(template.components, [button('0', 'MORE'), button('1', 'OPTOUT_MARKETING')])
  const tap = { type: 'button', button: { payload: payloads[1], text: 'No more offers' } }
  await postMeta(api.url, textFrom(NUMBER, '', api.clock.now, tap))
  const denied = await api.post(OFFER)
  assert.deepEqual(
    denied.body.decision.reasons.map(({ code }: { code: string }) => code),
    ['opted_out_marketing'],
  )
})

test('the code of an authentication template fills its button too, as Meta asks for it', async (t) => {
  const api = await start(t, 'meta')
  const parameters = [{ type: 'text', text: '123456' }]
  const button = { type: 'button', sub_type: 'url', index: '0', parameters }
  const list = JSON.parse(await api.sent({ ...CODE, variables: ['123456'] }))
  assert.deepEqual(list.template.components, [{ type: 'body', parameters }, button])
  // Named, and the category known from the registered template alone.
  const registered = {
    name: 'login_code',
    language: 'en',
    topic: 'codes',
    category: 'authentication',
  }
  assert.equal((await api.call('POST', '/v1/templates', registered)).status, 201)
  const named = JSON.parse(
    await api.sent({ template: 'login_code', variables: { code: '123456' } }),
  )
  assert.deepEqual(named.template.components[1], button)
})

test('Infobip takes both in its own form', async (t) => {
  const api = await start(t, 'infobip')
  const dataOf = (text: string) => JSON.parse(text).messages[0].content.templateData
  assert.deepEqual(dataOf(await api.sent({ ...OFFER, payloads })).buttons, [
    { type: 'QUICK_REPLY', parameter: 'MORE' },
    { type: 'QUICK_REPLY', parameter: 'OPTOUT_MARKETING' },
  ])
  assert.deepEqual(dataOf(await api.sent({ ...CODE, variables: ['123456'] })), {
    body: { placeholders: ['123456'] },
    buttons: [{ type: 'URL', parameter: '123456' }],
  })
})

test('Twilio is given the code alone; payloads, which it would lose, are refused', async (t) => {
  const api = await start(t, 'twilio')
  for (const { template: name, topic, category } of [OFFER, CODE]) {
    const template = { name, topic, category, language: 'en', providerId: `HX${'0'.repeat(32)}` }
    assert.equal((await api.call('POST', '/v1/templates', template)).status, 201)
  }
  const form = new URLSearchParams(await api.sent({ ...CODE, variables: ['123456'] }))
  assert.equal(form.get('ContentVariables'), '{"1":"123456"}')
  const refused = await api.post({ ...OFFER, payloads })
  assert.deepEqual([refused.status, refused.body.code], [422, 'template_invalid'])
  assert.equal(refused.body.errors[0].path, 'message.payloads')
})

test('refuses a code that is not there or too long, and payloads no button may have', async (t) => {
  const { post } = await start(t, 'meta')
  const codeOf = async (message: object) => {
    const { status, body } = await post(message)
    return [status, body.code, body.errors?.[0]?.path]
  }
  const invalid = (field: string) => [422, 'template_invalid', `message.${field}`]
  assert.deepEqual(await codeOf(CODE), invalid('variables'))
  assert.deepEqual(await codeOf({ ...CODE, variables: [] }), invalid('variables'))
  assert.deepEqual(await codeOf({ ...CODE, variables: ['1'.repeat(16)] }), invalid('variables'))
  const both = { ...CODE, variables: ['123456'], payloads }
  assert.deepEqual(await codeOf(both), invalid('payloads'))
  for (const bad of [
    [],
    [''],
    ['x'.repeat(129)],
    Array.from({ length: 11 }, () => 'MORE'),
    ['CONFIRM:evt_1'],
    ['DECLINE:evt_1'],
  ]) {
    const [status, code] = await codeOf({ ...OFFER, payloads: bad })
    assert.deepEqual([status, code], [400, 'request_invalid'], JSON.stringify(bad))
  }
})
