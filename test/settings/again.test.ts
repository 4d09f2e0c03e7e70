// A setting that was made, but whose request was never answered: the same request makes no other.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ToolkitError } from '../../src/errors.ts'
import { startApi } from '../support/api.ts'

/** Requests that make something, and what of an answer tells one from another. */
const REQUESTS = [
  ['keys', { scopes: ['check'], label: 'One' }, 'id'],
  ['topics', { key: 'news', category: 'marketing', labels: { en: 'News' } }, 'key'],
  [
    'senders',
    { phone: '+15550783881', provider: 'meta', providerId: '106', wabaId: '7', blocked: 'New' },
    'id',
  ],
  ['notices', { topics: ['offers'], texts: { en: '{business}: {topics}. {stop}' } }, 'id'],
  [
    'entry-points',
    { slug: 'a', kind: 'form', topics: ['offers'], noticeId: 'demo-notice' },
    'slug',
  ],
  ['templates', { name: 'sale', language: 'en', category: 'marketing', topic: 'offers' }, 'id'],
  ['webhook-endpoints', { url: 'http://127.0.0.1:9/', types: ['consent.given'] }, 'id'],
  ['staff-passes', { staffId: 'S-1', entryPoints: ['demo-paper'] }, 'id'],
] as const

/** The store takes all but the answer to be kept: as if the process died just before. */
function forgetful({ documents }: Awaited<ReturnType<typeof startApi>>['store']) {
  const { put } = documents
  const state = { isAway: true }
  documents.put = (doc, ...more) => {
    const { answer } = (doc.body ?? {}) as { answer?: string | null }
    if (state.isAway && doc.kind === 'idempotency' && typeof answer === 'string') {
      return Promise.reject(new ToolkitError('store_unavailable', 'Away.'))
    }
    return put.call(documents, doc, ...more) as never
  }
  return state
}

test('makes each setting once, however often a request without an answer is sent again', async (t) => {
  const api = await startApi(t)
  const state = forgetful(api.store)
  for (const [path, body, name] of REQUESTS) {
    const post = () => api.call('POST', `/v1/${path}`, body, { 'idempotency-key': path })
    const count = async () => (await api.call('GET', `/v1/${path}?limit=500`)).body.items.length
    const before = await count()
    state.isAway = true
    assert.equal((await post()).status, 503, path)
    api.clock.now += 1_000
    assert.equal((await post()).status, 503, path)
    state.isAway = false
    api.clock.now += 1_000
    const made = await post()
    assert.equal(made.status, 201, `${path}: ${JSON.stringify(made.body)}`)
    assert.equal(await count(), before + 1, path)
    const shown = await api.call('GET', `/v1/${path}/${encodeURIComponent(made.body[name])}`)
    const { key, secret, url, ...same } = made.body
    assert.deepEqual({ ...shown.body, ...same }, shown.body, path)
    if (path === 'keys') {
      const answer = await fetch(`${api.url}/v1/events`, {
        headers: { authorization: `Bearer ${key}` },
      })
      assert.equal(answer.status, 403, 'a key that is known, for another scope')
    }
    if (path === 'webhook-endpoints') assert.match(secret, /^whsec_/)
    if (path === 'staff-passes')
      assert.equal((await fetch(url.replace(/.*\/staff/, `${api.url}/staff`))).status, 200)
    assert.deepEqual((await post()).body, made.body, path)
  }
})

test('does not take for its own what had the name before', async (t) => {
  const api = await startApi(t)
  const state = forgetful(api.store)
  for (const [path, body, change] of [
    ['topics', REQUESTS[1][1], { labels: { en: 'Other news' } }],
    ['senders', REQUESTS[2][1], { wabaId: '8' }],
    ['templates', REQUESTS[5][1], { category: 'utility' }],
  ] as const) {
    assert.equal((await api.call('POST', `/v1/${path}`, { ...body, ...change })).status, 201)
    const post = () => api.call('POST', `/v1/${path}`, body, { 'idempotency-key': path })
    state.isAway = true
    assert.equal((await post()).status, 503, path)
    state.isAway = false
    const { status, body: refused } = await post()
    assert.deepEqual([status, refused.code], [409, 'already_exists'], path)
  }
})
