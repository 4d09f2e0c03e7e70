// What could not be placed: listed for whoever may see it, opened only when asked for.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startApi } from '../support/api.ts'
import { metaEnvelope, PNID, postMeta, SENDER, statusOf, textFrom } from '../support/meta.ts'

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
    ['unknown_field', 'flows', false],
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
  assert.equal((await open(stranger, 'unknown_receiver')).status, 404)
  assert.equal((await open(stranger, 'unknown_message')).status, 404)
  assert.equal((await open(call, 'unknown_receiver')).status, 404)
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
