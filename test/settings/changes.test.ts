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

test('takes away what a change says null to, where it need not be there', async (t) => {
  const { call } = await startApi(t)
  const [{ id: noticeId }] = (await call('GET', '/v1/notices')).body.items
  const sender = { phone: '+15550783881', provider: 'meta', providerId: '106540352242922' }
  const door = { slug: 'spring', kind: 'sms_link', topics: ['offers'], noticeId, state: 'live' }
  const template = { name: 'sale', language: 'en', category: 'marketing', topic: 'offers' }
  const hook = { url: 'https://shop.example/hook', types: ['consent.given'] }
  const cases: [path: string, id: string, made: object, optional: object, needed: string][] = [
    ['senders', 'meta.106540352242922', sender, { wabaId: '1', perSecond: 5 }, 'phone'],
    [
      'topics',
      'news',
      { key: 'news', category: 'marketing', labels: { en: 'News' } },
      { descriptions: { en: 'Once a week' } },
      'category',
    ],
    [
      'entry-points',
      'spring',
      door,
      { sender: sender.phone, campaign: 'May', onTap: true, qr: { dark: '#123456' } },
      'state',
    ],
    ['templates', 'sale.en', template, { sender: sender.phone, providerId: 'HX1' }, 'state'],
    ['webhook-endpoints', '', hook, { disabled: true }, 'url'],
  ]
  for (const [path, given, made, optional, needed] of cases) {
    const { status, body } = await call('POST', `/v1/${path}`, { ...made, ...optional })
    assert.equal(status, 201, path)
    const one = `/v1/${path}/${given || body.id}`
    assert.equal((await call('PATCH', one, { [needed]: null })).status, 400, `${path} ${needed}`)
    for (const [name, value] of Object.entries(optional)) {
      assert.deepEqual((await call('GET', one)).body[name], value, name)
      const changed = await call('PATCH', one, { [name]: null })
      assert.deepEqual([changed.status, changed.body[name]], [200, undefined], `${path} ${name}`)
      assert.equal((await call('GET', one)).body[name], undefined)
    }
    const { body: after } = await call('GET', one)
    for (const [name, value] of Object.entries(made)) assert.deepEqual(after[name], value, name)
  }
  const privacyUrl = 'https://shop.example/privacy'
  assert.equal((await call('PATCH', '/v1/business', { privacyUrl })).body.privacyUrl, privacyUrl)
  const bare = await call('PATCH', '/v1/business', { privacyUrl: null })
  assert.deepEqual([bare.status, 'privacyUrl' in bare.body], [200, false])
  assert.equal((await call('PATCH', '/v1/business', { displayName: null })).status, 400)
  const { body: key } = await call('POST', '/v1/keys', { scopes: ['check'], label: 'till' })
  assert.equal((await call('PATCH', `/v1/keys/${key.id}`, { label: null })).body.label, null)
})

test('registers a template for a sender of the business only', async (t) => {
  const { call } = await startApi(t)
  const template = { name: 'sale', language: 'en', category: 'marketing', topic: 'offers' }
  const refused = await call('POST', '/v1/templates', { ...template, sender: '+15550783881' })
  assert.deepEqual(
    [refused.status, refused.body.code, refused.body.errors[0].path],
    [422, 'sender_unknown', 'sender'],
  )
  assert.equal((await call('POST', '/v1/templates', template)).status, 201)
  const change = await call('PATCH', '/v1/templates/sale.en', { sender: '+15550783881' })
  assert.equal(change.body.code, 'sender_unknown')
  const [{ phone }] = (await call('GET', '/v1/senders')).body.items
  assert.equal((await call('PATCH', '/v1/templates/sale.en', { sender: phone })).status, 200)
})

test('takes a sender’s id in the form its provider writes it, so that nobody registers it twice', async (t) => {
  const { call, other } = await startApi(t)
  const theirs = await other()
  const [phone, digits] = ['+447700900123', '447700900123']
  const cases: [provider: string, form: string, others: string[]][] = [
    ['infobip', digits, [phone, ` ${digits}`, `${digits} `, `0${digits}`, '４４７７', 'shop']],
    ['meta', '106540352242922', ['0106', ' 106', '106 ', '1e3', '+106', '106.0']],
    ['twilio', `whatsapp:${phone}`, [`whatsapp: ${phone}`, `WhatsApp:${phone}`, 'whatsapp:447']],
    ['twilio', phone, [` ${phone}`, digits, `+0${digits}`, '+4', `${phone}\n`, 'sms:+447']],
    ['twilio', '72345', ['072345', '7 2345', '72']],
    ['sandbox', `sms:${phone}`, [`sms: ${phone}`, `${phone}\n`, '\ud83d']],
    ['twilio', 'Sakura Shop', [' Sakura', 'Sakura ', 'Sakura  A', 'twelve chars', 'Sakura\u200b']],
  ]
  for (const [provider, providerId, others] of cases) {
    const sender = { phone, provider, providerId }
    assert.equal((await call('POST', '/v1/senders', sender)).status, 201, providerId)
    assert.equal((await theirs('POST', '/v1/senders', sender)).status, 409, providerId)
    for (const other of others) {
      const { status, body } = await theirs('POST', '/v1/senders', { ...sender, providerId: other })
      assert.deepEqual([status, body.errors?.[0]?.path], [400, 'providerId'], other)
    }
  }
})

test('keeps what a provider calls an account or an advertisement without the blanks copied along', async (t) => {
  const { call } = await startApi(t)
  const meta = { phone: '+15550783881', provider: 'meta', providerId: '1', wabaId: ' 777\n' }
  const made = await call('POST', '/v1/senders', { ...meta, portfolioId: '888 ' })
  assert.deepEqual([made.body.wabaId, made.body.portfolioId], ['777', '888'])
  const door = await call('PATCH', '/v1/entry-points/demo-ctwa-ad', { adIds: ['\t120000000001'] })
  assert.deepEqual(door.body.adIds, ['120000000001'])
  for (const [path, body, at] of [
    ['senders/meta.1', { wabaId: '' }, 'wabaId'],
    ['senders/meta.1', { wabaId: '7 77' }, 'wabaId'],
    ['senders/meta.1', { portfolioId: '７' }, 'portfolioId'],
    ['senders/meta.1', { portfolioId: '\ud83d' }, 'portfolioId'],
    ['entry-points/demo-ctwa-ad', { adIds: ['1', '2\u0000'] }, 'adIds.1'],
  ] as const) {
    const refused = await call('PATCH', `/v1/${path}`, body)
    assert.deepEqual([refused.status, refused.body.errors[0].path], [400, at], JSON.stringify(body))
  }
})

test('keeps an account at Meta to the business that has it', async (t) => {
  const api = await startApi(t)
  const { call } = api
  const theirs = await api.other()
  const body = (providerId: string, more: object) => ({
    ...{ phone: '+15550783881', provider: 'meta', providerId },
    ...more,
  })
  for (const field of ['wabaId', 'portfolioId']) {
    const [first, second, third] = [`1${field.length}1`, `1${field.length}2`, `1${field.length}3`]
    const account = { [field]: '777' }
    assert.equal((await call('POST', '/v1/senders', body(first, account))).status, 201)
    // It may have more numbers.
    assert.equal((await call('POST', '/v1/senders', body(second, account))).status, 201)
    const refused = await theirs('POST', '/v1/senders', body(third, account))
    assert.deepEqual([refused.status, refused.body.code], [409, 'already_exists'])
    assert.equal(refused.body.errors[0].path, field)
    const own = await theirs('POST', '/v1/senders', body(third, { [field]: '778' }))
    assert.equal(own.status, 201)
    const path = `/v1/senders/${own.body.id}`
    const changed = await theirs('PATCH', path, account)
    assert.deepEqual([changed.status, changed.body.code], [409, 'already_exists'])
    assert.equal((await theirs('PATCH', path, { [field]: '779', perSecond: 5 })).status, 200)
    // Nobody has 778 any more: once no claim of theirs is under way, it is free.
    api.clock.now += 60_000
    assert.equal((await call('PATCH', `/v1/senders/meta.${first}`, { [field]: '778' })).status, 200)
  }
})

test('gives an account to one of two businesses that claim it at once', async (t) => {
  const { call, other } = await startApi(t)
  const theirs = await other()
  for (let i = 0; i < 10; i++) {
    const account = { phone: '+15550783881', provider: 'meta', wabaId: `90${i}` }
    const answers = await Promise.all([
      call('POST', '/v1/senders', { ...account, providerId: `1${i}` }),
      theirs('POST', '/v1/senders', { ...account, providerId: `2${i}` }),
    ])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409])
  }
})
