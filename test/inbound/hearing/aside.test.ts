// What could not be placed: listed for whoever may see it, opened only when asked for.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { INFOBIP, startApi, TWILIO } from '../../support/api.ts'
import { metaEnvelope, PNID, postMeta, SENDER, statusOf, textFrom } from '../../support/meta.ts'
import { twilioForm } from '../../support/twilio.ts'

const NUMBER = '+819012345678'

async function start(t: Parameters<typeof startApi>[0]) {
  const api = await startApi(t)
  const sender = { phone: SENDER, provider: 'meta', providerId: PNID }
  assert.equal((await api.call('POST', '/v1/senders', sender)).status, 201)
  const tell = async (body: string) => assert.equal(await postMeta(api.url, body), 200)
  const stray = (id: string) =>
    statusOf({ id, phone: NUMBER, status: 'delivered', at: api.clock.now })
  const elsewhere = textFrom(NUMBER, 'Secret words', api.clock.now).replaceAll(PNID, '999')
  const list = async (query = '') => (await api.call('GET', `/v1/set-aside${query}`)).body
  return { ...api, tell, stray, elsewhere, list }
}

test('lists what it was and why, newest first and once, and no content', async (t) => {
  const { tell, stray, elsewhere, list, clock } = await start(t)
  await tell(stray('wamid.a'))
  clock.now += 1_000
  await tell(elsewhere)
  clock.now += 1_000
  await tell(metaEnvelope({}, 'flows'))
  await tell(elsewhere)
  const { items, next } = await list()
  assert.equal(next, null)
  const seen = items.map(({ reason, what, isOwn }: Record<string, unknown>) => [
    reason,
    what,
    isOwn,
  ])
  assert.deepEqual(seen, [
    ['unknown_field', 'flows', true],
    ['unknown_receiver', 'message', false],
    ['unknown_message', 'status', true],
  ])
  assert.ok(!JSON.stringify(items).includes('Secret'))
  const pages: string[] = []
  for (let after = ''; ; ) {
    const page = await list(`?limit=1${after && `&after=${after}`}`)
    pages.push(...page.items.map(({ id }: { id: string }) => id))
    if (page.next === null) break
    after = page.next
  }
  assert.deepEqual(
    pages,
    items.map(({ id }: { id: string }) => id),
  )
})

test('opens one when asked, and what may be another business’s to nobody', async (t) => {
  const { tell, stray, elsewhere, list, call, other } = await start(t)
  await tell(stray('wamid.a'))
  await tell(elsewhere)
  const { items } = await list()
  const idOf = (reason: string) =>
    items.find((item: { reason: string }) => item.reason === reason).id
  const open = (caller: typeof call, reason: string) =>
    caller('GET', `/v1/set-aside/${idOf(reason)}`)
  assert.match((await open(call, 'unknown_receiver')).body.content, /Secret words/)
  assert.match((await open(call, 'unknown_message')).body.content, /wamid\.a/)
  const stranger = await other()
  const theirs = (await stranger('GET', '/v1/set-aside')).body.items
  assert.deepEqual(
    theirs.map(({ reason }: { reason: string }) => reason),
    ['unknown_receiver'],
  )
  for (const caller of [stranger, call]) {
    const shut = await open(caller, 'unknown_receiver')
    assert.deepEqual([shut.status, shut.body.content, shut.body.isOwn], [200, null, false])
  }
  assert.equal((await open(stranger, 'unknown_message')).status, 404)
  assert.equal((await open(call, 'unknown_message')).status, 200)
  assert.equal((await call('GET', '/v1/set-aside/nothing')).status, 404)
})

test('goes after thirty days, and only keys that manage see it', async (t) => {
  const { tell, stray, list, clock, keyOf, url } = await start(t)
  await tell(stray('wamid.a'))
  const key = await keyOf('demo', ['read', 'send', 'record', 'check'])
  const headers = { authorization: `Bearer ${key}` }
  assert.equal((await fetch(`${url}/v1/set-aside`, { headers })).status, 403)
  clock.now += 30 * 86_400_000
  assert.deepEqual((await list()).items, [])
})

type Item = { readonly id: string; readonly isOwn: boolean; readonly what: string }

/** What each entry holds that the caller may open, newest first. */
async function contents({ list, call }: Awaited<ReturnType<typeof start>>) {
  const { items }: { items: Item[] } = await list()
  const opened = items.map(({ id }) => call('GET', `/v1/set-aside/${id}`))
  // Null: it may be another business's.
  return (await Promise.all(opened)).map(({ body }) => body.content)
}

test('keeps a broken entry alone, as one of its own, for the business it came to', async (t) => {
  const api = await start(t)
  const stranger = await api.other()
  const broken = (id: number) => ({ id, from: NUMBER.slice(1), text: { body: `Odd ${id}` } })
  const good = JSON.parse(textFrom('+819087654321', 'Secret words', api.clock.now))
  good.entry[0].changes[0].value.messages.push(broken(1), broken(2))
  await api.tell(JSON.stringify(good))
  assert.deepEqual((await contents(api)).sort(), [
    JSON.stringify(broken(1)),
    JSON.stringify(broken(2)),
  ])
  assert.deepEqual((await stranger('GET', '/v1/set-aside')).body.items, [])
})

test('knows by the account whose a broken or unknown change is', async (t) => {
  const api = await start(t)
  await api.other()
  const { body } = await api.call('GET', '/v1/senders')
  const { id } = body.items.find(({ phone }: { phone: string }) => phone === SENDER)
  const wabaId = '102290129340398'
  assert.equal((await api.call('PATCH', `/v1/senders/${id}`, { wabaId })).status, 200)
  const change = { field: 'account_alerts', value: { alert: 'odd' } }
  const entry = [{ id: wabaId, changes: [change, { odd: 2 }] }]
  await api.tell(JSON.stringify({ object: 'whatsapp_business_account', entry }))
  const expected = [JSON.stringify(change), JSON.stringify({ odd: 2 })]
  assert.deepEqual((await contents(api)).sort(), expected)
})

test('keeps entries of Infobip’s and Twilio’s alike', async (t) => {
  const api = await start(t)
  await api.other()
  for (const [provider, providerId] of [
    ['infobip', '447700900000'],
    ['twilio', 'whatsapp:+447700900000'],
  ]) {
    const sender = { phone: '+447700900000', provider, providerId }
    assert.equal((await api.call('POST', '/v1/senders', sender)).status, 201)
  }
  const odd = { from: NUMBER.slice(1), to: '447700900000', message: { type: 5 } }
  const { webhookUser, webhookPassword } = INFOBIP
  const credentials = Buffer.from(`${webhookUser}:${webhookPassword}`).toString('base64')
  const { status } = await fetch(`${api.url}/webhooks/infobip/message`, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}` },
    body: JSON.stringify({ results: [odd, { ...odd, to: '447700900999' }] }),
  })
  assert.equal(status, 200)
  const form = { From: `whatsapp:${NUMBER}`, To: 'whatsapp:+447700900000' }
  const twilio = twilioForm(api.url, '/webhooks/twilio/message', form, TWILIO.authToken)
  assert.equal((await twilio).status, 200)
  assert.deepEqual((await contents(api)).sort(), [
    new URLSearchParams(form).toString(),
    null,
    JSON.stringify(odd),
  ])
})

test('keeps no more than the beginning of what cannot be read at all', async (t) => {
  const api = await start(t)
  await api.tell(`{${'x'.repeat(2_000_000)}`)
  const [content] = await contents(api)
  assert.ok(content.startsWith('{xxx') && content.endsWith('x…'), content.slice(-9))
  assert.equal(content.length, 100_001)
})
