// What can be changed of keys and policy, and what a change that comes late is told.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startApi } from '../support/api.ts'

test('changes what a key may do at once, and keeps a revoked one revoked', async (t) => {
  const { call, url } = await startApi(t)
  const { body: made } = await call('POST', '/v1/keys', { scopes: ['check'], label: 'shop' })
  const path = `/v1/keys/${made.id}`
  const events = async () => {
    const headers = { authorization: `Bearer ${made.key}` }
    return (await fetch(`${url}/v1/events`, { headers })).status
  }
  assert.equal(await events(), 403)
  const wider = await call('PATCH', path, { scopes: ['check', 'read'] })
  assert.deepEqual([wider.status, wider.body.scopes], [200, ['check', 'read']])
  assert.deepEqual([wider.body.label, wider.body.revokedAt], ['shop', null])
  assert.equal(await events(), 200)
  await call('PATCH', path, { revoked: true, label: 'old shop' })
  assert.equal(await events(), 401)
  const later = await call('PATCH', path, { scopes: ['read'] })
  assert.equal(later.body.label, 'old shop')
  assert.notEqual(later.body.revokedAt, null)
  assert.equal(await events(), 401)
  assert.equal((await call('PATCH', path, { revoked: false })).status, 400)
  assert.equal((await call('PATCH', path, { scopes: [] })).status, 400)
})

test('takes a policy back as it was read, and refuses one read before another came', async (t) => {
  const { call } = await startApi(t)
  const read = (await call('GET', '/v1/policy')).body
  const put = (more: object) => call('PUT', '/v1/policy', { ...read, ...more })
  assert.equal((await put({ consentLifetimeDays: 90 })).body.version, 1)
  const late = await put({ consentLifetimeDays: 30 })
  assert.deepEqual([late.status, late.body.code], [409, 'version_conflict'])
  assert.equal((await put({ version: 1 })).body.version, 2)
  assert.equal((await put({ version: undefined })).body.version, 3)
  const now = (await call('GET', '/v1/policy')).body
  assert.deepEqual([now.version, now.consentLifetimeDays], [3, undefined])
})

test('asks of a category that a policy leaves out what is asked by default', async (t) => {
  const { call } = await startApi(t)
  const strengths = async (minimumStrength?: object) =>
    (await call('PUT', '/v1/policy', { minimumStrength })).body.minimumStrength
  const usual = { marketing: 'explicit', utility: 'recorded', authentication: 'recorded' }
  assert.deepEqual(await strengths(), usual)
  assert.deepEqual(await strengths({ utility: 'confirmed' }), { ...usual, utility: 'confirmed' })
  assert.equal((await call('GET', '/v1/policy')).body.minimumStrength.utility, 'confirmed')
})

test('names topics as the systems of a business do', async (t) => {
  const { call } = await startApi(t)
  const topic = { key: 'order_updates_2', category: 'utility', labels: { en: 'Orders' } }
  assert.equal((await call('POST', '/v1/topics', topic)).status, 201)
  const texts = { en: '{business} sends {topics}. {stop}' }
  const notice = await call('POST', '/v1/notices', { topics: [topic.key], texts })
  await call('POST', `/v1/notices/${notice.body.id}/publish`)
  const door = { slug: 'orders', kind: 'api', topics: [topic.key], noticeId: notice.body.id }
  assert.equal((await call('POST', '/v1/entry-points', { ...door, state: 'live' })).status, 201)
  const consent = { person: '+819012345678', topics: [topic.key], entryPoint: 'orders' }
  const act = { kind: 'form' }
  const given = await call('POST', '/v1/consents', {
    ...consent,
    act,
    notice: { id: door.noticeId },
  })
  assert.equal(given.body.standing.topics.order_updates_2.status, 'given')
})

test('begins a list at its start when `after` is empty', async (t) => {
  const { call } = await startApi(t)
  const hold = await call('POST', '/v1/holds', { person: '+819012345678', reason: 'A complaint' })
  for (const path of ['/v1/events', `/v1/people/${hold.body.personId}/events`]) {
    assert.equal((await call('GET', `${path}?after=&limit=10`)).body.events.length, 1, path)
  }
})
