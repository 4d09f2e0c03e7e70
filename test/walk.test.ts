// The main job through the real server and its command line: agree, ask, withdraw, ask again.

import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { caller, optin, startServer } from './support/server.ts'

const TYPED = '+81 90-1234-5678'
const QUESTION = {
  to: { phone: '+819012345678' },
  message: {
    type: 'template',
    template: 'spring_sale',
    language: 'ja',
    category: 'marketing',
    topic: 'offers',
  },
}

test('allows after the form, denies after a withdrawal, and after a restart alike', async (t) => {
  const dir = await mkdtemp(join(tmpdir(), 'optin-walk-'))
  const env = { DATA_DIR: dir }
  let server = await startServer(env)
  t.after(async () => {
    await server.kill()
    await rm(dir, { recursive: true, force: true })
  })
  const key = await optin(['key', '--business', 'demo', '--scopes', 'check,record,read'], env)
  let api = caller(server.url, key)

  const before = await api('POST', '/v1/eligibility', QUESTION)
  assert.equal(before.body.decision, 'deny')
  assert.deepEqual(
    before.body.reasons.map((r: { code: string }) => r.code),
    ['no_consent'],
  )

  const empty = await fetch(`${server.url}/o/demo-form`, {
    method: 'POST',
    body: new URLSearchParams({ phone: TYPED }),
  })
  assert.equal(empty.status, 422)
  assert.match(await empty.text(), /value="\+81 90-1234-5678"/)

  const good = await fetch(`${server.url}/o/demo-form?lang=ja`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ phone: TYPED, topics: 'offers' }),
  })
  assert.equal(good.status, 303)
  const location = good.headers.get('location') ?? ''
  assert.doesNotMatch(location, /5678/)
  assert.match(await (await fetch(server.url + location)).text(), /ありがとうございます/)

  const after = await api('POST', '/v1/eligibility', QUESTION)
  assert.equal(after.body.decision, 'allow')
  assert.equal(after.body.consent.entryPoint, 'demo-form')
  assert.equal(after.body.consent.strength, 'explicit')

  const found = await api('POST', '/v1/people/lookup', { person: QUESTION.to })
  const history = await api('GET', `/v1/people/${found.body.personId}/events`)
  assert.equal(history.body.events[0].evidence.language, 'ja')
  assert.match(history.body.events[0].evidence.text, /Sakura Coffee/)

  await server.kill()
  server = await startServer(env)
  api = caller(server.url, key)
  assert.equal((await api('POST', '/v1/eligibility', QUESTION)).body.decision, 'allow')

  const no = { person: QUESTION.to, scope: 'all', act: { kind: 'call' } }
  assert.equal((await api('POST', '/v1/withdrawals', no)).status, 201)
  assert.equal(await server.stop(), 0)
  server = await startServer(env)
  const denied = await caller(server.url, key)('POST', '/v1/eligibility', QUESTION)
  assert.deepEqual(
    denied.body.reasons.map((r: { code: string }) => r.code),
    ['opted_out'],
  )
})

test('refuses bad input with a typed error and stores nothing', async (t) => {
  const dir = await mkdtemp(join(tmpdir(), 'optin-bad-'))
  const env = { DATA_DIR: dir }
  const server = await startServer(env)
  t.after(async () => {
    await server.kill()
    await rm(dir, { recursive: true, force: true })
  })
  const key = await optin(['key', '--business', 'demo', '--scopes', 'check,record,read'], env)
  const api = caller(server.url, key)
  const consent = {
    person: { phone: '+819012345678' },
    topics: ['offers'],
    entryPoint: 'demo-api',
    act: { kind: 'form' } as Record<string, string>,
    notice: { id: 'demo-notice' } as Record<string, string>,
  }
  const future = new Date(Date.now() + 600_000).toISOString()
  const cases: [unknown, number, string][] = [
    [{ ...consent, person: { phone: '+8112' } }, 422, 'phone_invalid'],
    [{ ...consent, topics: ['nothing'] }, 422, 'topic_unknown'],
    [{ ...consent, entryPoint: 'nowhere' }, 422, 'entry_point_unknown'],
    [{ ...consent, notice: { text: 'Hello', language: 'en' } }, 422, 'notice_incomplete'],
    [{ ...consent, act: { kind: 'form', at: future } }, 422, 'time_invalid'],
    [{ ...consent, act: { kind: 'form', at: '2009-02-23T00:00:00Z' } }, 422, 'time_invalid'],
    [{ ...consent, surprise: 1 }, 400, 'request_invalid'],
    [{ ...consent, evidence: { long: 'x'.repeat(9_000) } }, 400, 'request_invalid'],
    [{ ...consent, person: 'x'.repeat(2_000_000) }, 413, 'body_too_large'],
  ]
  for (const [body, status, code] of cases) {
    const answer = await api('POST', '/v1/consents', body)
    assert.equal(answer.status, status)
    assert.equal(answer.body.code, code)
  }
  const many = { ...QUESTION, to: Array.from({ length: 5_001 }, () => '+819012345678') }
  assert.equal((await api('POST', '/v1/eligibility/batch', many)).body.code, 'too_many_addresses')
  assert.equal((await caller(server.url, 'wrong')('POST', '/v1/consents', consent)).status, 401)
  assert.equal((await api('GET', '/v1/policy')).status, 403)
  assert.deepEqual((await api('GET', '/v1/events')).body.events, [])

  const headers = { 'idempotency-key': 'once' }
  const [first, again] = [
    await api('POST', '/v1/consents', consent, headers),
    await api('POST', '/v1/consents', consent, headers),
  ]
  assert.deepEqual(again, first)
  const other = await api(
    'POST',
    '/v1/consents',
    { ...consent, topics: ['order-updates'] },
    headers,
  )
  assert.equal(other.body.code, 'idempotency_conflict')
  assert.equal((await api('GET', '/v1/events')).body.events.length, 1)
})
