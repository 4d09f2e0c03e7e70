// The main job through the real server and its command line: agree, ask, withdraw, ask again.

import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { caller, optin, startServer } from './support/server.ts'
import { agreeByPost, QUESTION, walk } from './support/walk.ts'

test('allows after the form, denies after a withdrawal, and after a restart alike', (t) =>
  walk(t, agreeByPost))

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
