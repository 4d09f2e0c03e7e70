// One name, several providers: a template that names its sender is that sender's.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Content, Send } from '../../src/providers/sending.ts'
import type { Template, Versioned } from '../../src/settings/schemas.ts'
import { agreed, NUMBER } from '../support/agreed.ts'
import { START_MS, startApi } from '../support/api.ts'
import { PNID, postMeta, SENDER } from '../support/meta.ts'

const TWILIO = '+15550783882'
const HX = `HX${'1'.repeat(32)}`
const WABA = '102290129340398'
const SALE = { name: 'sale', language: 'en', category: 'marketing', topic: 'offers' }
const CONFIRM = { name: 'optin_confirmation', language: 'en', category: 'utility' }

async function start(t: TestContext) {
  const sent: { from: string; content: Content }[] = []
  const send: Send = async ({ from, content }) => {
    sent.push({ from, content })
    return { outcome: 'sent', providerMessageId: `id.${sent.length}` }
  }
  const sends = new Map(['meta', 'twilio'].map((provider) => [provider, send]))
  const api = await startApi(t, { sends })
  const twilio = { phone: TWILIO, provider: 'twilio', providerId: `whatsapp:${TWILIO}` }
  assert.equal((await api.call('POST', '/v1/senders', twilio)).status, 201)
  await agreed(api, { phone: SENDER, provider: 'meta', providerId: PNID, wabaId: WABA })
  const register = async (more: object) => {
    const { status, body } = await api.call('POST', '/v1/templates', { ...SALE, ...more })
    return [status, body.id ?? body.code]
  }
  const states = async () =>
    Object.fromEntries(
      (await api.call('GET', '/v1/templates')).body.items
        .filter(({ name }: { name: string }) => name === 'sale')
        .map(({ id, state }: { id: string; state: string }) => [id, state]),
    )
  const ask = async (sender: string, more: object = {}) => {
    const message = { type: 'template', template: 'sale', language: 'en', ...more }
    const { body } = await api.call('POST', '/v1/eligibility', { to: NUMBER, sender, message })
    return body.reasons?.map(({ code }: { code: string }) => code) ?? body.code
  }
  return { ...api, sent, register, states, ask }
}

test('the same name and language stand once for each sender, and once for any', async (t) => {
  const { register, call } = await start(t)
  assert.deepEqual(await register({}), [201, 'sale.en'])
  assert.deepEqual(await register({ sender: SENDER }), [201, `sale.en.${SENDER}`])
  assert.deepEqual(await register({ sender: TWILIO }), [201, `sale.en.${TWILIO}`])
  for (const more of [{}, { sender: SENDER }, { sender: TWILIO }]) {
    assert.deepEqual(await register(more), [409, 'already_exists'])
  }
  const path = `/v1/templates/sale.en.${SENDER}`
  assert.equal((await call('GET', path)).body.sender, SENDER)
  assert.equal((await call('PATCH', path, { state: 'paused' })).body.state, 'paused')
  assert.equal((await call('PATCH', path, { sender: TWILIO })).status, 409)
  assert.equal((await call('PATCH', path, { sender: null })).status, 409)
  assert.equal((await call('PATCH', path, { sender: SENDER })).status, 200)
})

test('a check reads the sender’s own template, else the one for any', async (t) => {
  const { register, ask, call } = await start(t)
  await register({})
  await register({ sender: TWILIO, category: 'utility', topic: 'order-updates' })
  assert.deepEqual(await ask(SENDER, { category: 'marketing' }), [])
  assert.deepEqual(await ask(TWILIO, { category: 'utility' }), [])
  assert.equal(await ask(TWILIO, { topic: 'offers' }), 'template_invalid')
  await call('PATCH', '/v1/templates/sale.en', { state: 'paused' })
  assert.deepEqual([await ask(SENDER), await ask(TWILIO)], [['template_unavailable'], []])
})

test('a template kept under its name alone stays its sender’s', async (t) => {
  const { register, ask, call, settings } = await start(t)
  const value = { ...SALE, sender: SENDER, state: 'paused' }
  const body = { versions: [{ from: START_MS, value }] } as Versioned<Template>
  await settings.create('template', 'demo.sale.en', 'demo', body)
  assert.deepEqual(await register({ sender: SENDER }), [409, 'already_exists'])
  assert.deepEqual(await register({ sender: TWILIO }), [201, `sale.en.${TWILIO}`])
  assert.deepEqual([await ask(SENDER), await ask(TWILIO)], [['template_unavailable'], []])
  const changed = await call('PATCH', '/v1/templates/sale.en', { state: 'approved' })
  assert.deepEqual([changed.status, changed.body.id], [200, 'sale.en'])
  assert.deepEqual(await ask(SENDER), [])
})

test('each sender sends its own', async (t) => {
  const { register, call, sent, parts } = await start(t)
  await register({})
  await register({ sender: TWILIO, providerId: HX })
  for (const sender of [SENDER, TWILIO]) {
    const message = { type: 'template', template: 'sale', language: 'en' }
    const made = await call('POST', '/v1/messages', { to: NUMBER, sender, message })
    assert.equal(made.status, 202, JSON.stringify(made.body))
  }
  await parts.drain()
  const ids = sent.map(({ from, content }) => [
    from,
    content.type === 'template' && content.providerId,
  ])
  assert.deepEqual(ids.sort(), [
    [PNID, undefined],
    [`whatsapp:${TWILIO}`, HX],
  ])
})

test('a question leaves by the template of the door’s own number', async (t) => {
  const { register, call, sent, parts } = await start(t)
  const question = { ...CONFIRM, topic: 'order-updates' }
  assert.equal((await register({ ...question, sender: SENDER }))[0], 201)
  assert.equal((await register({ ...question, sender: TWILIO, providerId: HX }))[0], 201)
  for (const [i, sender] of [SENDER, TWILIO].entries()) {
    const door = { slug: `twice-${i}`, kind: 'form', topics: ['offers'], noticeId: 'demo-notice' }
    const made = await call('POST', '/v1/entry-points', {
      ...{ ...door, sender, state: 'live', confirmation: 'double' },
    })
    assert.equal(made.status, 201)
    const consent = await call('POST', '/v1/consents', {
      ...{ person: `+81901234567${i}`, topics: ['offers'], entryPoint: door.slug },
      ...{ act: { kind: 'form' }, notice: { id: 'demo-notice' } },
    })
    assert.equal(consent.status, 201)
  }
  await parts.drain()
  assert.deepEqual(sent.map(({ from }) => from).sort(), [PNID, `whatsapp:${TWILIO}`])
})

test('what Meta tells of a template reaches its senders’ own, or the one for any', async (t) => {
  const { register, states, clock, url } = await start(t)
  const tell = async (event: string) => {
    clock.now += 60_000
    const value = { event, message_template_name: 'sale', message_template_language: 'en' }
    const change = { field: 'message_template_status_update', value }
    const entry = [{ id: WABA, time: Math.floor(clock.now / 1_000), changes: [change] }]
    assert.equal(
      await postMeta(url, JSON.stringify({ object: 'whatsapp_business_account', entry })),
      200,
    )
  }
  await register({})
  await register({ sender: TWILIO, providerId: HX })
  await tell('PAUSED')
  assert.deepEqual(await states(), { 'sale.en': 'paused', [`sale.en.${TWILIO}`]: 'approved' })
  await register({ sender: SENDER })
  await tell('DISABLED')
  assert.deepEqual(await states(), {
    'sale.en': 'paused',
    [`sale.en.${SENDER}`]: 'disabled',
    [`sale.en.${TWILIO}`]: 'approved',
  })
})

test('name and language are enough to read the only one of that name', async (t) => {
  const { register, call } = await start(t)
  await register({ sender: SENDER })
  const one = await call('GET', '/v1/templates/sale.en')
  assert.deepEqual([one.status, one.body.id], [200, `sale.en.${SENDER}`])
  assert.equal((await call('GET', '/v1/templates/sale')).status, 404)
  await register({ sender: TWILIO })
  assert.equal((await call('GET', '/v1/templates/sale.en')).status, 404)
})
