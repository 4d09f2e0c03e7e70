// What may become of a topic's category: it says which noes reach the topic.

import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { test } from 'node:test'
import { startApi } from '../support/api.ts'

const NUMBER = '+819012345678'
const CATEGORIES = ['authentication', 'utility', 'marketing'] as const

async function start(t: TestContext) {
  const api = await startApi(t)
  const { call, clock } = api
  const reasons = async (topic: string, more: object = {}) => {
    const message = { type: 'template', topic }
    const { body } = await call('POST', '/v1/eligibility', { to: NUMBER, message, ...more })
    return body.reasons.map(({ code }: { code: string }) => code)
  }
  const consent = async (kind: string, topic: string) => {
    const act = { kind, at: new Date(clock.now).toISOString() }
    const { status } = await call('POST', '/v1/consents', {
      ...{ person: NUMBER, topics: [topic], entryPoint: 'demo-api', act },
      notice: { id: 'demo-notice', language: 'en' },
    })
    assert.equal(status, 201)
    clock.now += 1_000
  }
  const refile = async (topic: string, category: string) => {
    const answer = await call('PATCH', `/v1/topics/${topic}`, { category })
    clock.now += 1_000
    return answer
  }
  return { ...api, reasons, consent, refile }
}

test('a topic may become stricter, never laxer', async (t) => {
  const { call, refile } = await start(t)
  for (const [i, from] of CATEGORIES.entries()) {
    for (const [j, to] of CATEGORIES.entries()) {
      const key = `${from}-to-${to}`
      await call('POST', '/v1/topics', { key, category: from, labels: { en: 'News' } })
      const { status, body } = await refile(key, to)
      if (j >= i) {
        assert.deepEqual([status, Object.keys(body)], [200, ['key', 'category', 'labels']], key)
        continue
      }
      assert.deepEqual([status, body.code], [422, 'field_invalid'], key)
      const { path, code, message } = body.errors[0]
      assert.deepEqual([path, code], ['category', 'laxer'])
      assert.match(message, new RegExp(`A ${from} topic cannot become a ${to} one: use a new key`))
      assert.equal((await call('GET', `/v1/topics/${key}`)).body.category, from)
    }
  }
})

test('an opt-out of marketing stands whatever is tried with the category of its topic', async (t) => {
  const { call, reasons, consent, refile } = await start(t)
  await consent('message', 'offers')
  const withdrawal = { person: NUMBER, scope: 'marketing', act: { kind: 'message' } }
  assert.equal((await call('POST', '/v1/withdrawals', withdrawal)).status, 201)
  for (const category of CATEGORIES) {
    await refile('offers', category)
    assert.deepEqual(await reasons('offers'), ['opted_out_marketing'], category)
  }
  assert.equal((await call('PATCH', '/v1/topics/offers', { labels: { en: 'Deals' } })).status, 200)
  assert.deepEqual(await reasons('offers'), ['opted_out_marketing'])
})

test('the marketing opt-outs of before reach a topic that becomes marketing', async (t) => {
  const { call, reasons, consent, refile } = await start(t)
  await consent('message', 'order-updates')
  const withdrawal = { person: NUMBER, scope: 'marketing', act: { kind: 'message' } }
  assert.equal((await call('POST', '/v1/withdrawals', withdrawal)).status, 201)
  assert.deepEqual(await reasons('order-updates'), [])
  assert.equal((await refile('order-updates', 'marketing')).status, 200)
  assert.deepEqual(await reasons('order-updates'), ['opted_out_marketing'])
})

test('what others reported is too weak once its topic is marketing, and was enough before', async (t) => {
  const { call, reasons, consent, refile, clock } = await start(t)
  await consent('paper', 'order-updates')
  const before = new Date(clock.now).toISOString()
  clock.now += 1_000
  await refile('order-updates', 'marketing')
  assert.deepEqual(await reasons('order-updates'), ['evidence_too_weak'])
  await call('PATCH', '/v1/topics/order-updates', { labels: { en: 'Orders' } })
  assert.deepEqual(await reasons('order-updates', { at: before }), [])
  await consent('message', 'order-updates')
  assert.deepEqual(await reasons('order-updates'), [])
})
