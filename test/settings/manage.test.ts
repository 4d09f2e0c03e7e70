// What a business sets through the API, and that it counts at once and for its own time.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { WEBHOOK_TYPES } from '../../src/settings/access.ts'
import { createKey } from '../../src/settings/businesses.ts'
import { loadSettings } from '../../src/start.ts'
import { DAY_MS } from '../../src/time.ts'
import { startApi } from '../support/api.ts'
import { caller } from '../support/server.ts'

const NUMBER = '+819012345678'
const WHOLE = '{business} writes on WhatsApp about {topics}. {stop}'
const question = (topic = 'offers', more: object = {}) => ({
  to: NUMBER,
  message: { type: 'template', topic, ...more },
})

/** A server with a consent of NUMBER to offers, and short ways to ask. */
async function agreed(t: Parameters<typeof startApi>[0]) {
  const api = await startApi(t)
  const ask = async (more: object = {}) => {
    const { body } = await api.call('POST', '/v1/eligibility', { ...question(), ...more })
    return body.reasons.map((reason: { code: string }) => reason.code)
  }
  const consent = await api.call('POST', '/v1/consents', {
    person: NUMBER,
    topics: ['offers'],
    entryPoint: 'demo-api',
    act: { kind: 'form' },
    notice: { id: 'demo-notice' },
  })
  assert.equal(consent.status, 201)
  return { ...api, ask }
}

test('publishes a notice only when it names business, topics and the way out in every language', async (t) => {
  const { call } = await startApi(t)
  const cases: [texts: object, missing: string[]][] = [
    [{ en: WHOLE, ja: '{topics}についてお送りします。{stop}' }, ['business ja']],
    [{ en: '{business} writes to you. {stop}', ja: '{business}：{topics}。{stop}' }, ['topics en']],
    [{ en: '{business} writes about {topics}.' }, ['stop en']],
  ]
  for (const [i, [texts, missing]] of cases.entries()) {
    const made = await call('POST', '/v1/notices', { topics: ['offers'], texts })
    assert.equal(made.status, 201)
    assert.ok(made.body.missing.length > 0)
    const refused = await call('POST', `/v1/notices/${made.body.id}/publish`)
    assert.deepEqual([refused.status, refused.body.code], [422, 'notice_incomplete'])
    const told = JSON.stringify(refused.body.errors)
    for (const each of missing) {
      const [what = '', language = ''] = each.split(' ')
      assert.ok(told.includes(what) && told.includes(language), `${each}: ${told}`)
    }
    const door = { slug: `door-${i}`, kind: 'form', topics: ['offers'] }
    const live = { ...door, noticeId: made.body.id, state: 'live' }
    assert.equal((await call('POST', '/v1/entry-points', live)).status, 422)
  }
})

test('keeps published versions as they are: a change makes the next one', async (t) => {
  const { call, clock, ask } = await agreed(t)
  const before = await call('GET', '/v1/notices/demo-notice')
  clock.now += DAY_MS
  const texts = { en: WHOLE, ja: '{business}が{topics}をお送りします。{stop}' }
  const draft = await call('PATCH', '/v1/notices/demo-notice', { texts, reconsent: true })
  assert.equal(draft.body.version, 2)
  assert.notEqual(draft.body.digest, before.body.digest)
  assert.deepEqual(await ask(), [])
  assert.equal((await call('POST', '/v1/notices/demo-notice/publish')).status, 200)
  assert.deepEqual(await ask(), ['notice_outdated'])
  const past = new Date(clock.now - DAY_MS / 2).toISOString()
  assert.deepEqual(await ask({ at: past }), [])
  const events = await call('GET', '/v1/events')
  assert.match(events.body.events[0].evidence.text, /at most four a month/)
})

test('answers for a past moment with the policy of that time', async (t) => {
  const { call, clock, ask } = await agreed(t)
  clock.now += DAY_MS
  const before = new Date(clock.now - 1).toISOString()
  const policy = { quietHours: { from: '00:00', to: '23:59', categories: ['marketing'] } }
  assert.equal((await call('PUT', '/v1/policy', policy)).status, 200)
  // In force before the first version: the first one.
  assert.deepEqual(await ask(), ['quiet_hours'])
  clock.now += DAY_MS
  const between = new Date(clock.now - 1).toISOString()
  await call('PUT', '/v1/policy', { consentLifetimeDays: 1 })
  assert.deepEqual(await ask(), ['consent_expired'])
  assert.deepEqual(await ask({ at: between }), ['quiet_hours'])
  assert.deepEqual(await ask({ at: before }), ['quiet_hours'])
  assert.equal((await call('GET', '/v1/policy')).body.version, 2)
})

test('revokes a key at once, and never shows one again', async (t) => {
  const { call, url } = await startApi(t)
  const made = await call('POST', '/v1/keys', { scopes: ['check'], label: 'shop' })
  const check = (key: string) =>
    fetch(`${url}/v1/eligibility`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(question()),
    })
  assert.equal((await check(made.body.key)).status, 200)
  const shown = await call('GET', `/v1/keys/${made.body.id}`)
  assert.equal('key' in shown.body, false)
  assert.equal((await call('PATCH', `/v1/keys/${made.body.id}`, { revoked: true })).status, 200)
  assert.equal((await check(made.body.key)).status, 401)
})

test('gives slugs once, across businesses, and addresses of each door', async (t) => {
  const api = await startApi(t)
  const other = await api.other()
  const door = { slug: 'corner', kind: 'form', topics: ['offers'], noticeId: 'demo-notice' }
  const made = await api.call('POST', '/v1/entry-points', { ...door, state: 'live' })
  assert.equal(made.status, 201)
  assert.equal(made.body.urls.page, 'http://localhost/o/corner')
  await other('POST', '/v1/topics', {
    key: 'offers',
    category: 'marketing',
    labels: { en: 'Offers' },
  })
  const notice = await other('POST', '/v1/notices', { topics: ['offers'], texts: { en: WHOLE } })
  const taken = await other('POST', '/v1/entry-points', { ...door, noticeId: notice.body.id })
  assert.deepEqual([taken.status, taken.body.code], [409, 'already_exists'])
  assert.equal((await fetch(`${api.url}/o/corner`)).status, 200)
})

test('denies what contradicts a registered template, and reads its category at the moment', async (t) => {
  const { call, clock, ask } = await agreed(t)
  const template = { name: 'news', language: 'ja', category: 'utility', topic: 'order-updates' }
  assert.equal((await call('POST', '/v1/templates', template)).status, 201)
  const named = (more: object = {}) => ({
    message: { type: 'template', template: 'news', language: 'ja', ...more },
  })
  assert.deepEqual(await ask(named()), ['topic_not_covered'])
  assert.ok((await ask(named({ category: 'marketing' }))).includes('category_mismatch'))
  clock.now += DAY_MS
  const past = new Date(clock.now - 1).toISOString()
  await call('PATCH', '/v1/templates/news.ja', { state: 'paused' })
  assert.ok((await ask(named())).includes('template_unavailable'))
  assert.deepEqual(await ask({ ...named(), at: past }), ['topic_not_covered'])
})

test('pages lists by `after` and `limit`, without gaps or repeats', async (t) => {
  const { call } = await startApi(t)
  const slugs: string[] = []
  let after = ''
  for (let pages = 0; pages < 20; pages++) {
    const { body } = await call('GET', `/v1/entry-points?limit=3${after}`)
    slugs.push(...body.items.map((item: { slug: string }) => item.slug))
    if (body.next === null) break
    after = `&after=${body.next}`
  }
  assert.equal(slugs.length, 20)
  assert.equal(new Set(slugs).size, 20)
  assert.equal((await call('GET', '/v1/entry-points?limit=501')).status, 400)
})

test('refuses language tags that no language has', async (t) => {
  const { call, url } = await startApi(t)
  for (const tag of ['en-12', 'en-ab-cd', 'en-a1', 'EN', 'x']) {
    assert.equal((await call('PATCH', '/v1/business', { languages: [tag] })).status, 400, tag)
    const notice = { topics: ['offers'], texts: { [tag]: WHOLE } }
    assert.equal((await call('POST', '/v1/notices', notice)).status, 400, tag)
  }
  assert.equal((await call('PATCH', '/v1/business', { languages: ['pt-BR', 'ja'] })).status, 200)
  assert.equal((await fetch(`${url}/o/demo-form`)).status, 200)
})

test('shows a webhook endpoint’s secret once', async (t) => {
  const { call } = await startApi(t)
  const endpoint = { url: 'https://shop.example/hooks', types: ['consent.given'] }
  const made = await call('POST', '/v1/webhook-endpoints', endpoint)
  assert.match(made.body.secret, /^whsec_/)
  const shown = await call('GET', `/v1/webhook-endpoints/${made.body.id}`)
  assert.equal('secret' in shown.body, false)
  for (const url of ['http://shop.example', 'ftp://x', 'javascript:alert(1)', '//x']) {
    assert.equal((await call('POST', '/v1/webhook-endpoints', { ...endpoint, url })).status, 400)
  }
})

test('refuses a blocked country that is none, since it would block nobody', async (t) => {
  const { call } = await startApi(t)
  const refused = await call('PUT', '/v1/policy', { blockedCountries: ['GB', 'UK'] })
  assert.deepEqual([refused.status, refused.body.errors[0].path], [400, 'blockedCountries.1'])
  assert.equal((await call('PATCH', '/v1/business', { country: 'XX' })).status, 400)
  assert.equal((await call('PUT', '/v1/policy', { blockedCountries: ['GB', 'AQ'] })).status, 200)
})

test('refuses an endpoint for types nobody will ever be told of', async (t) => {
  const { call } = await startApi(t)
  const url = 'https://shop.example/hooks'
  for (const type of ['consent.gvien', 'message.received', '*', '']) {
    const types = ['consent.given', type]
    const refused = await call('POST', '/v1/webhook-endpoints', { url, types })
    assert.deepEqual([refused.status, refused.body.errors[0].path], [400, 'types.1'], type)
  }
  const made = await call('POST', '/v1/webhook-endpoints', { url, types: [...WEBHOOK_TYPES] })
  assert.deepEqual([made.status, made.body.types], [201, [...WEBHOOK_TYPES]])
})

test('refuses what cannot stand among settings, each by its name', async (t) => {
  const { call, url, key } = await startApi(t)
  const template = { name: 'a', language: 'en', category: 'marketing', topic: 'nothing' }
  const unknown = await call('POST', '/v1/templates', template)
  assert.deepEqual(unknown.body.errors[0].path, 'topic')
  const secret = { url: 'https://user:password@shop.example/hook', types: ['consent.given'] }
  const credentials = await call('POST', '/v1/webhook-endpoints', secret)
  assert.deepEqual([credentials.status, credentials.body.errors[0].path], [400, 'url'])
  assert.ok(!JSON.stringify(credentials.body).includes('password@'))
  // Written by hand: a literal of ours would set the prototype.
  const odd = await fetch(`${url}/v1/topics`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: '{"key":"odd","category":"utility","labels":{"en":"odd","__proto__":"odd"}}',
  })
  assert.equal(odd.status, 400)
  assert.equal((await call('GET', '/v1/topics/odd')).status, 404)
})

test('takes two first policies at once, one after the other', async (t) => {
  const { call } = await startApi(t)
  const put = (max: number) =>
    call('PUT', '/v1/policy', { frequencyCap: [{ category: 'marketing', max, perHours: 24 }] })
  const answers = await Promise.all([put(1), put(2), put(3)])
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200],
  )
  assert.equal((await call('GET', '/v1/policy')).body.version, 3)
})

test('takes a key at once that another process made a moment ago, however lately it looked', async (t) => {
  const { url, store, keyring } = await startApi(t)
  const elsewhere = await loadSettings(store.documents)
  const ask = (key: string) => caller(url, key)('GET', '/v1/topics')
  for (let i = 0; i < 5; i++) {
    // Whoever comes with a key of nobody makes it look now.
    assert.equal((await ask('optin_nobody')).status, 401)
    const more = { business: 'demo', scopes: ['manage'] as const, now: Date.now() }
    const { key } = await createKey(elsewhere, keyring, more)
    assert.equal((await ask(key)).status, 200)
  }
})
