// Our noes against Infobip's own list, served by a provider on loopback.

import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { standingOptOut } from '../../../src/consent/noes.ts'
import { compare } from '../../../src/inbound/blocklist/compare.ts'
import { sealedOf } from '../../../src/people/identify.ts'
import { infobipBlocklist } from '../../../src/providers/infobip/blocklist.ts'
import { takenBatch } from '../../../src/recording/sets.ts'
import { sender } from '../../doors/imports/files.ts'
import { START_MS, startApi } from '../../support/api.ts'
import { json, type Reply, startProvider } from '../../support/provider.ts'
import { caller, optin, startServer } from '../../support/server.ts'
import { ownStore } from '../../support/store.ts'

const SENDER = '+447700900000'
const phoneOf = (i: number) => `+8190${10_000_000 + i}`
const entry = (i: number, more: object = {}) => ({
  ...{ destination: phoneOf(i).slice(1), channel: 'WHATSAPP', sourceType: 'CUSTOM' },
  ...{ sender: SENDER.slice(1), createdDate: '2026-11-20T09:00:00.000+0000', ...more },
})

/** Pages of two entries each. */
const listing =
  (entries: readonly object[]): Reply =>
  (res, call) => {
    const page = Number(new URL(call.path, 'http://x').searchParams.get('page'))
    const results = entries.slice(2 * page, 2 * page + 2)
    const paging = { page, size: 100, totalPages: Math.ceil(entries.length / 2), totalResults: 0 }
    json(200, { paging, results })(res, call)
  }

async function start(t: Parameters<typeof startApi>[0], entries: readonly object[]) {
  const provider = await startProvider(t, listing(entries))
  const settings = { baseUrl: provider.url, apiKey: 'the api key' }
  const blocklists = new Map([['infobip', infobipBlocklist(settings, { pauseMs: 0 })]])
  const api = await startApi(t, { blocklists })
  const sender = { phone: SENDER, provider: 'infobip', providerId: SENDER.slice(1) }
  assert.equal((await api.call('POST', '/v1/senders', sender)).status, 201)
  const act = (at: number) => ({ kind: 'form', at: new Date(at).toISOString() })
  const agree = (i: number, kind = 'form') =>
    api.call('POST', '/v1/consents', {
      ...{ person: phoneOf(i), topics: ['offers', 'order-updates'], entryPoint: 'demo-form' },
      act: { ...act(START_MS - 3_600_000), kind },
      notice: { id: 'demo-notice', language: 'en' },
    })
  const withdraw = (i: number, scope = 'all') =>
    api.call('POST', '/v1/withdrawals', { person: phoneOf(i), scope, act: act(START_MS - 1_000) })
  const run = async (body: object = { provider: 'infobip' }) => {
    const asked = await api.call('POST', '/v1/blocklist-comparisons', body)
    assert.deepEqual([asked.status, asked.body.state], [202, 'running'])
    await api.parts.drain()
    return (await api.call('GET', `/v1/blocklist-comparisons/${asked.body.id}`)).body
  }
  const reasons = async (i: number) => {
    const message = { type: 'template', topic: 'order-updates' }
    const body = { to: phoneOf(i), sender: SENDER, message }
    const answer = await api.call('POST', '/v1/eligibility', body)
    return answer.body.reasons.map(({ code }: { code: string }) => code)
  }
  return { ...api, provider, agree, withdraw, run, reasons }
}

test('reports who is on one list only, and changes nothing', async (t) => {
  const entries = [
    ...[entry(0), entry(1), entry(2, { channel: undefined, sender: undefined })],
    ...[entry(3, { channel: 'SMS' }), entry(4, { sender: '4999' }), entry(1)],
    ...[{ destination: 'taro@example.com', channel: 'EMAIL' }, { broken: true }, null],
  ].map((one) => one as object)
  const { agree, withdraw, run, reasons, provider, recorded } = await start(t, entries)
  for (const i of [0, 1, 2, 3, 5]) await agree(i)
  await withdraw(0)
  await withdraw(1, 'marketing')
  await withdraw(5)
  const before = await recorded()
  const report = await run()
  assert.deepEqual(
    [report.state, report.same, report.onlyTheirs, report.onlyOurs, report.taken],
    ['finished', 1, 2, 1, 0],
  )
  assert.deepEqual(
    report.theirs.map(({ source }: { source: string }) => source),
    ['CUSTOM', 'CUSTOM'],
  )
  assert.equal(report.ours.length, 1)
  assert.deepEqual(await recorded(), before)
  assert.deepEqual(await reasons(2), [])
  assert.equal(provider.calls.length, 5)
  assert.equal(provider.calls[0]?.headers.authorization, 'App the api key')
  assert.ok(!JSON.stringify(report).includes('90100'))
})

test('takes theirs as opt-outs only when asked, once, and an own act since outlives it', async (t) => {
  const { agree, run, reasons } = await start(t, [entry(0), entry(1), entry(2)])
  await agree(0)
  // From the address itself, after Infobip put them on its list.
  await agree(1, 'message')
  const report = await run({ provider: 'infobip', take: true })
  assert.equal(report.taken, 3)
  // Typed on a form since: it waits for the address to speak.
  assert.deepEqual(await reasons(0), ['opted_out', 'consent_pending'])
  assert.deepEqual(await reasons(1), [])
  assert.deepEqual(await reasons(2), ['opted_out', 'no_consent'])
  const again = await run({ provider: 'infobip', take: true })
  assert.deepEqual([again.same, again.onlyTheirs, again.taken], [2, 1, 0])
})

test('relies on no opt-out that can still be undone: theirs stands when an import is', async (t) => {
  const { agree, withdraw, run, reasons, ...api } = await start(t, [entry(0), entry(1), entry(2)])
  const files = sender(api)
  const optOuts = (...is: number[]) =>
    files.take(`phone,scope\n${is.map((i) => `${phoneOf(i)},all`).join('\n')}`, '?mode=optouts')
  for (const i of [0, 1, 2]) await agree(i)
  await withdraw(1)
  await optOuts(2)
  api.clock.now += 7 * 86_400_000
  const { id } = await optOuts(0, 1)
  const takes = { provider: 'infobip', take: true }
  const look = await run()
  assert.deepEqual([look.same, look.taken], [3, 0])
  // Of the others one said it themselves, and the other’s import can be undone no more.
  const report = await run(takes)
  assert.deepEqual([report.same, report.onlyTheirs, report.taken], [3, 0, 1])
  assert.equal((await run(takes)).taken, 0)
  assert.equal((await files.undo(id)).state, 'undone')
  for (const i of [0, 1, 2]) assert.ok((await reasons(i)).includes('opted_out'), String(i))
  assert.equal((await run(takes)).taken, 0)
})

test('nor on one that an error code made or a breaker recorded, which can be taken back', async (t) => {
  const { store, keyring } = await ownStore(t)
  const batches = ['errors.twilio.x', 'breaker.001795514400000.meta.demo.1', 'review.settled.1.x']
  const ids = batches.map((_, i) => sealedOf(keyring, 'demo', { phone: phoneOf(i) }))
  const no = { type: 'consent.withdrawn', scope: 'all', topics: [], byStopWord: true } as const
  const fact = { occurredAt: 2_000, recordedAt: 2_000, actor: 'platform', channel: 'sms' } as const
  for (const [i, batch] of batches.entries()) {
    await store.ledger.record(ids[i] ?? [], () => [{ ...fact, ...no, id: 'no', batch }])
  }
  const about = { business: 'demo', provider: 'infobip', senders: new Set<string>(), now: 3_000 }
  const listed = batches.map((_, i) => ({ phone: phoneOf(i), source: 'MO', at: 1_500 }))
  const read = async function* () {
    yield listed
  }
  const take = { ...about, take: true, batch: takenBatch('cmp') }
  const { same, taken } = await compare({ ledger: store.ledger, keyring }, take, read)
  assert.deepEqual([same, taken], [3, 3])
  for (const [i, voided] of batches.entries()) {
    const undone = { ...fact, id: 'undone', type: 'import.finished', voided } as const
    const recorded = await store.ledger.record(ids[i] ?? [], () => [undone])
    assert.equal(standingOptOut(recorded.standing)?.t, 1_500)
  }
})

test('a list that cannot be read ends in failure, and says why', async (t) => {
  const replies: readonly [Reply, string][] = [
    [json(401, { requestError: {} }), '401'],
    [(res) => res.end('<html>'), 'unreadable'],
    [json(200, { results: [] }), 'unreadable'],
    [(res) => res.destroy(), 'connection'],
  ]
  const { run, provider } = await start(t, [])
  for (const [reply, code] of replies) {
    provider.reply = reply
    const report = await run()
    assert.deepEqual([report.state, report.error, report.same], ['failed', code, null])
  }
})

test('providers without such a list are refused with the reason; others’ reports are not there', async (t) => {
  const { call, other, run } = await start(t, [])
  for (const provider of ['meta', 'twilio']) {
    const answer = await call('POST', '/v1/blocklist-comparisons', { provider })
    assert.deepEqual([answer.status, answer.body.code], [422, 'field_invalid'])
    assert.match(answer.body.detail, /no block list/)
  }
  const { id } = await run()
  const stranger = await other()
  assert.equal((await stranger('GET', `/v1/blocklist-comparisons/${id}`)).status, 404)
})

test('the command line asks the running server, and prints its report', async (t) => {
  const provider = await startProvider(t, listing([entry(0)]))
  const dir = await mkdtemp(join(tmpdir(), 'optin-compare-'))
  const env = {
    ...{ DATA_DIR: dir, INFOBIP_API_KEY: 'the api key', INFOBIP_BASE_URL: provider.url },
    ...{ INFOBIP_WEBHOOK_USER: 'infobip', INFOBIP_WEBHOOK_PASSWORD: 'a long password' },
  }
  const server = await startServer(env)
  t.after(async () => {
    await server.kill()
    await rm(dir, { recursive: true, force: true })
  })
  const key = await optin(['key', '--business', 'demo', '--scopes', 'manage,read'], env)
  const sender = { phone: SENDER, provider: 'infobip', providerId: SENDER.slice(1) }
  assert.equal((await caller(server.url, key)('POST', '/v1/senders', sender)).status, 201)
  const args = ['compare-blocklist', '--business', 'demo', '--provider']
  const report = JSON.parse(await optin([...args, 'infobip'], env))
  assert.deepEqual([report.state, report.onlyTheirs], ['finished', 1])
  await assert.rejects(optin([...args, 'twilio'], env), /no block list/)
  await assert.rejects(
    optin(['compare-blocklist', '--business', 'x', '--provider', 'infobip'], env),
  )
})
