// What comes in malformed, hostile, huge or at the wrong time: a typed error, and nothing stored.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { type TestContext, test } from 'node:test'
import { MINUTE_MS } from '../../../src/time.ts'
import { START_MS, startApi } from '../../support/api.ts'

const NUMBER = '+819012345678'
const CONSENT = {
  person: { phone: NUMBER } as unknown,
  topics: ['offers'],
  entryPoint: 'demo-api',
  act: { kind: 'form' } as Record<string, string>,
  notice: { id: 'demo-notice' } as Record<string, string>,
}
const iso = (ms: number) => new Date(ms).toISOString()

/** Refused as said, nothing stored, nothing about it in the log. */
async function refuses(
  t: TestContext,
  path: string,
  cases: readonly (readonly [body: unknown, status: number, code: string, path?: string])[],
) {
  const api = await startApi(t)
  for (const [body, status, code, at] of cases) {
    const answer = await api.call('POST', path, body)
    const what = JSON.stringify(body).slice(0, 200)
    assert.deepEqual([answer.status, answer.body.code], [status, code], what)
    if (at !== undefined) {
      const paths = (answer.body.errors as { path: string }[]).map((error) => error.path)
      assert.ok(paths.includes(at), `${what}: ${paths}`)
    }
  }
  assert.deepEqual(await api.recorded(), [])
  assert.deepEqual(api.lines, [])
}

test('takes no name that every object has for a language of a notice', async (t) => {
  const api = await startApi(t)
  for (const language of ['constructor', 'valueOf', '__proto__']) {
    for (const id of ['demo-notice', undefined]) {
      const text = 'Sakura Coffee: offers. Reply STOP to stop.'
      const notice = id === undefined ? { text, language } : { id, language }
      const { status, body } = await api.call('POST', '/v1/consents', { ...CONSENT, notice })
      const refused = [422, 'notice_incomplete']
      assert.deepEqual([status, body.code], id === undefined ? [201, undefined] : refused, language)
    }
  }
})

test('refuses impossible persons, unknown topics, doors, notices and fields', (t) =>
  refuses(t, '/v1/consents', [
    [{ ...CONSENT, person: { phone: '+8112' } }, 422, 'phone_invalid', 'person.phone'],
    [{ ...CONSENT, person: '090-1234-5678' }, 422, 'phone_invalid', 'person'],
    [{ ...CONSENT, person: `${NUMBER}\u0000` }, 422, 'phone_invalid'],
    [{ ...CONSENT, person: '９'.repeat(1_000) }, 422, 'phone_invalid'],
    [{ ...CONSENT, person: {} }, 422, 'person_invalid', 'person'],
    [{ ...CONSENT, person: { userId: 'jp.1' } }, 422, 'person_invalid', 'person.userId'],
    [{ ...CONSENT, person: { phone: { $gt: '' } } }, 400, 'request_invalid', 'person.phone'],
    [{ ...CONSENT, topics: ['nothing'] }, 422, 'topic_unknown', 'topics.0'],
    [{ ...CONSENT, topics: ['$where'] }, 422, 'topic_unknown'],
    [{ ...CONSENT, topics: ['__proto__'] }, 422, 'topic_unknown'],
    [{ ...CONSENT, topics: [] }, 400, 'request_invalid', 'topics'],
    [{ ...CONSENT, topics: [{ $ne: 1 }] }, 400, 'request_invalid', 'topics.0'],
    [{ ...CONSENT, entryPoint: 'nowhere' }, 422, 'entry_point_unknown'],
    [{ ...CONSENT, entryPoint: 'constructor' }, 422, 'entry_point_unknown'],
    [{ ...CONSENT, notice: { id: 'nothing' } }, 422, 'notice_unknown', 'notice.id'],
    [{ ...CONSENT, surprise: 1 }, 400, 'request_invalid', 'surprise'],
    [{ ...CONSENT, 'a.b': 1, $set: 1 }, 400, 'request_invalid', '$set'],
    [{ ...CONSENT, act: { kind: 'wish' } }, 400, 'request_invalid', 'act.kind'],
    [[CONSENT], 400, 'request_invalid'],
    [null, 400, 'request_invalid'],
  ]))

test('refuses a text without business, topic or way out, naming what is missing', async (t) => {
  const api = await startApi(t)
  const whole = 'Sakura Coffee may send you offers and news on WhatsApp. Reply STOP to stop.'
  const cases: [string, string][] = [
    [whole.replace('Sakura Coffee', 'We'), 'business'],
    [whole.replace('offers and news', 'things'), 'topics'],
    [whole.replace('Reply STOP to stop.', ''), 'stop'],
    [whole.replace('Reply STOP to stop.', 'There is no way to stop.'), 'stop'],
    [whole.replace('Reply STOP to stop.', 'Bookings are free to cancel.'), 'stop'],
    [whole.replace('. Reply STOP to stop.', ', nonstop.'), 'stop'],
  ]
  for (const [text, missing] of cases) {
    const body = { ...CONSENT, notice: { text, language: 'en' } }
    const answer = await api.call('POST', '/v1/consents', body)
    assert.deepEqual([answer.status, answer.body.code], [422, 'notice_incomplete'])
    const { path, code, message } = answer.body.errors[0]
    assert.deepEqual([path, code, /\ben text/.test(message)], ['notice.text', missing, true])
  }
  assert.deepEqual(await api.recorded(), [])
  for (const way of ['Reply STOP to stop.', 'Reply END or QUIT at any time to leave.']) {
    const text = whole.replace('Reply STOP to stop.', way)
    const good = { ...CONSENT, notice: { text, language: 'en' } }
    assert.equal((await api.call('POST', '/v1/consents', good)).status, 201, way)
  }
})

test('refuses a name that stands twice in one object, wherever something is written', async (t) => {
  const api = await startApi(t)
  const whole = JSON.stringify({ ...CONSENT, evidence: { order: { n: 1 } } })
  const cases: readonly (readonly [method: string, url: string, body: string, path: string])[] = [
    ['POST', '/v1/consents', whole.replace('"n":1', '"n":1,"n":2'), 'evidence.order.n'],
    ['POST', '/v1/consents', whole.replace('"n":1', '"n":1,"\\u006e":1'), 'evidence.order.n'],
    ['POST', '/v1/consents', whole.replace('{"person"', '{"topics":[],"person"'), 'topics'],
    ['POST', '/v1/withdrawals', `{"scope":"all","scope":"topic"}`, 'scope'],
    ['POST', '/v1/messages', `{"to":"${NUMBER}","to":"+819012345679"}`, 'to'],
    ['PUT', '/v1/policy', `{"frequencyCap":[{"max":1,"max":9}]}`, 'frequencyCap.0.max'],
    ['POST', '/v1/topics', `{"key":"a","labels":{"en":"A","en":"B"}}`, 'labels.en'],
    ['POST', '/v1/withdrawals', `{"x":[{},{${'"a":1,'.repeat(60_000)}"a":1}]}`, 'x.1.a'],
  ]
  for (const [method, url, body, path] of cases) {
    const headers = { authorization: `Bearer ${api.key}`, 'content-type': 'application/json' }
    const answer = await fetch(api.url + url, { method, headers, body })
    const { code, errors } = (await answer.json()) as { code: string; errors: object[] }
    assert.deepEqual([answer.status, code], [400, 'request_invalid'], body.slice(0, 200))
    const message = 'This name stands twice in one object.'
    assert.deepEqual(errors, [{ path, code: 'name_repeated', message }])
  }
  assert.deepEqual(await api.recorded(), [])
  // The same name in several objects is several names.
  const alike = { a: { n: 1 }, b: { n: 1 }, list: [{ n: 1 }, { n: 2 }], n: '"n":1,"n":2' }
  assert.equal(
    (await api.call('POST', '/v1/consents', { ...CONSENT, evidence: alike })).status,
    201,
  )
})

test('refuses a consent in a language its notice has no words in', async (t) => {
  const api = await startApi(t)
  const give = (notice: object) => api.call('POST', '/v1/consents', { ...CONSENT, notice })
  for (const language of ['fr', 'pt-BR', 'constructor']) {
    const { status, body } = await give({ id: 'demo-notice', language })
    assert.deepEqual([status, body.code], [422, 'notice_incomplete'], language)
    assert.equal(body.detail, 'The notice has no words in this language.')
    assert.equal(body.errors[0].path, 'notice.language')
  }
  assert.deepEqual(await api.recorded(), [])
  for (const [language, expected] of [
    ['ja', 'ja'],
    ['en-GB', 'en'],
    [undefined, 'en'],
  ]) {
    const { body } = await give({ id: 'demo-notice', ...(language && { language }) })
    const { events } = (await api.call('GET', `/v1/people/${body.personId}/events`)).body
    assert.equal(events.at(-1).evidence.language, expected)
  }
})

test('keeps a number as it was written, or says that it cannot', async (t) => {
  const api = await startApi(t)
  const send = (number: string) =>
    fetch(`${api.url}/v1/consents`, {
      method: 'POST',
      headers: { authorization: `Bearer ${api.key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...CONSENT, evidence: { order: 0 } }).replace('0}', `${number}}`),
    })
  for (const number of [
    '9007199254740993',
    '12345678.123456789012',
    '1.0000000000000001',
    '-99999999999999999999',
    '1e400',
    '-2E+309',
    '1e-400',
    `1${'0'.repeat(250_000)}1`,
    `0.${'0'.repeat(250_000)}1`,
  ]) {
    const answer = await send(number)
    const { code, errors } = (await answer.json()) as { code: string; errors: object[] }
    assert.deepEqual([answer.status, code], [400, 'request_invalid'], number.slice(0, 30))
    assert.deepEqual(errors, [
      { path: 'evidence.order', code: 'number_inexact', message: 'Send this number as a string.' },
    ])
  }
  assert.deepEqual(await api.recorded(), [])
  for (const number of [
    '9007199254740991',
    '0.1',
    '-1.50',
    '1000000000000000000',
    '1e300',
    `1${'0'.repeat(300)}`,
    `-0.${'0'.repeat(250_000)}`,
    `1.5${'0'.repeat(250_000)}`,
    '2.5E-300',
    '35.658580999999998',
    '1.3965858100000000e+2',
    '0.10000000000000000555',
    '3.3333333333333334548e-11',
    '"9007199254740993"',
  ]) {
    assert.equal((await send(number)).status, 201, number.slice(0, 30))
  }
})

test('names the fault of the form that was meant', (t) =>
  refuses(t, '/v1/consents', [
    [
      { ...CONSENT, notice: { text: 'We write to you.' } },
      400,
      'request_invalid',
      'notice.language',
    ],
    [
      { ...CONSENT, notice: { id: 'demo-notice', version: 'x' } },
      400,
      'request_invalid',
      'notice.version',
    ],
    [{ ...CONSENT, person: { phone: NUMBER, email: 'a' } }, 400, 'request_invalid', 'person.email'],
  ]))

test('refuses doors that are draft or paused, to machines and to people', async (t) => {
  const api = await startApi(t)
  for (const [state, page] of [
    ['draft', 404],
    ['paused', 410],
  ] as const) {
    await api.call('PATCH', '/v1/entry-points/demo-form', { state })
    const body = { ...CONSENT, entryPoint: 'demo-form' }
    const answer = await api.call('POST', '/v1/consents', body)
    assert.deepEqual([answer.status, answer.body.code], [422, 'entry_point_not_live'])
    for (const init of [
      {},
      { method: 'POST', body: new URLSearchParams({ phone: NUMBER, topics: 'offers' }) },
    ]) {
      assert.equal((await fetch(`${api.url}/o/demo-form`, init)).status, page)
    }
  }
  assert.deepEqual(await api.recorded(), [])
})

test('refuses times before 2009-02-24 and more than five minutes ahead', (t) =>
  refuses(t, '/v1/consents', [
    [{ ...CONSENT, act: { kind: 'form', at: '2009-02-23T23:59:59.999Z' } }, 422, 'time_invalid'],
    [
      { ...CONSENT, act: { kind: 'form', at: iso(START_MS + 5 * MINUTE_MS + 1) } },
      422,
      'time_invalid',
    ],
    [
      { ...CONSENT, act: { kind: 'form', at: '+275760-09-13T00:00:00.001Z' } },
      400,
      'request_invalid',
    ],
    [{ ...CONSENT, act: { kind: 'form', at: 'yesterday' } }, 400, 'request_invalid', 'act.at'],
    [{ ...CONSENT, act: { kind: 'form', at: '2026-02-30T00:00:00Z' } }, 400, 'request_invalid'],
  ]))

test('refuses a hold that ends in the past, or later than four digits of a year can say', (t) =>
  refuses(t, '/v1/holds', [
    [{ person: NUMBER, reason: 'x', expiresAt: iso(START_MS) }, 422, 'time_invalid', 'expiresAt'],
    // An hour west of Greenwich it is a year later there.
    [
      { person: NUMBER, reason: 'x', expiresAt: '9999-12-31T23:59:59-01:00' },
      422,
      'time_invalid',
      'expiresAt',
    ],
  ]))

test('counts a time up to five minutes ahead as now, and takes old ones', async (t) => {
  const api = await startApi(t)
  for (const [at, expected] of [
    [iso(START_MS + 5 * MINUTE_MS), iso(START_MS)],
    ['2009-02-24T00:00:00.000Z', '2009-02-24T00:00:00.000Z'],
    ['2020-01-01T09:00:00+09:00', '2020-01-01T00:00:00.000Z'],
  ] as const) {
    const body = { ...CONSENT, act: { kind: 'form', at } }
    const { status, body: answer } = await api.call('POST', '/v1/consents', body)
    assert.equal(status, 201)
    const events = await api.call('GET', `/v1/people/${answer.personId}/events`)
    const event = events.body.events.find((e: { id: string }) => e.id === answer.eventIds[0])
    assert.equal(event.occurredAt, expected)
  }
})

test('knows one person behind foreign, national and full-width numbers', async (t) => {
  const api = await startApi(t)
  const ids = new Set<string>()
  for (const person of [
    NUMBER,
    '+81 (0)90 1234 5678',
    { phone: '090-1234-5678', country: 'JP' },
    { phone: '０９０１２３４５６７８', country: 'JP' },
    '＋８１９０１２３４５６７８',
  ]) {
    const { status, body } = await api.call('POST', '/v1/consents', { ...CONSENT, person })
    assert.equal(status, 201)
    ids.add(body.personId)
  }
  assert.equal(ids.size, 1)
})

test('keeps evidence of 32 levels, and refuses what is deeper', async (t) => {
  const api = await startApi(t)
  // The object is the first level.
  for (const [open, close] of [
    ['[', ']'],
    ['{"a":', '}'],
  ] as const) {
    const nested = (levels: number) =>
      `{"a":${open.repeat(levels - 1)}${open === '[' ? '' : '1'}${close.repeat(levels - 1)}}`
    const send = async (levels: number) => {
      const body = JSON.stringify({ ...CONSENT, evidence: 0 })
      const answer = await fetch(`${api.url}/v1/consents`, {
        method: 'POST',
        headers: { authorization: `Bearer ${api.key}`, 'content-type': 'application/json' },
        body: body.replace('"evidence":0', `"evidence":${nested(levels)}`),
      })
      const { errors } = (await answer.json()) as { errors?: { code: string }[] }
      return [answer.status, errors?.[0]?.code]
    }
    assert.deepEqual(await send(32), [201, undefined])
    for (const levels of [33, 1_300, 15_000])
      assert.deepEqual(await send(levels), [400, 'too_deep'])
  }
  assert.deepEqual(api.lines, [])
})

test('keeps evidence exactly, whatever stands in it, up to its size', async (t) => {
  const api = await startApi(t)
  const evidence = {
    $set: { 'a.b': 1 },
    'x.y': '\u0000 \u202eعربي 👩‍👩‍👧 \ud83d\ude00',
    __proto__x: null,
    list: [1.5, -0.1, true, '', { $where: 'sleep(1000)' }],
  }
  const { body } = await api.call('POST', '/v1/consents', { ...CONSENT, evidence })
  const events = await api.call('GET', `/v1/people/${body.personId}/events`)
  assert.deepEqual(events.body.events[0].evidence.provided, evidence)
  const before = await api.recorded()
  for (const big of [{ long: 'x'.repeat(9_000) }, { name: '名'.repeat(300_000) }]) {
    const answer = await api.call('POST', '/v1/consents', { ...CONSENT, evidence: big })
    assert.equal(answer.status, 400)
    assert.equal(answer.body.errors[0].path, 'evidence')
  }
  assert.deepEqual(await api.recorded(), before)
})

test('refuses names of a megabyte and names with control characters in settings', async (t) => {
  const api = await startApi(t)
  for (const displayName of ['x'.repeat(1_000_000), 'a\u0000b', '', ' ', { $set: 1 }]) {
    const { status, body } = await api.call('PATCH', '/v1/business', { displayName })
    assert.equal(status, 400)
    assert.equal(body.errors[0].path, 'displayName')
  }
  const { body } = await api.call('PATCH', '/v1/business', { displayName: 'مقهى 🌸 <b>"\'&' })
  assert.equal(body.displayName, 'مقهى 🌸 <b>"\'&')
  const page = await (await fetch(`${api.url}/o/demo-form`)).text()
  assert.ok(!page.includes('<b>"'))
  assert.ok(page.includes('&lt;b&gt;'))
})

test('refuses bodies that are no JSON, of another type, too large or nested a million deep', async (t) => {
  const api = await startApi(t)
  const send = async (body: string | Uint8Array<ArrayBuffer>, type = 'application/json') => {
    const headers = { authorization: `Bearer ${api.key}`, 'content-type': type }
    const answer = await fetch(`${api.url}/v1/consents`, { method: 'POST', headers, body })
    return [answer.status, ((await answer.json()) as { code: string }).code]
  }
  assert.deepEqual(await send('{"person":'), [400, 'body_malformed'])
  assert.deepEqual(await send(''), [400, 'body_malformed'])
  assert.deepEqual(await send(Uint8Array.of(0x22, 0xff, 0xfe, 0x22)), [400, 'body_malformed'])
  assert.deepEqual(await send('[]', 'text/plain'), [415, 'media_type_unsupported'])
  assert.deepEqual(await send('[]', 'application/json; charset=utf-16'), [
    415,
    'media_type_unsupported',
  ])
  assert.deepEqual(await send(`{"a":"${'x'.repeat(10_000_000)}"}`), [413, 'body_too_large'])
  const [status] = await send('['.repeat(500_000))
  assert.equal(status, 400)
  assert.equal((await send(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`))[0], 400)
  assert.deepEqual(await api.recorded(), [])
})

test('answers for a wrong or weak key before it reads the body', async (t) => {
  const api = await startApi(t)
  const weak = await api.keyOf('demo', ['check'])
  for (const [key, status] of [
    ['wrong', 401],
    [weak, 403],
  ] as const) {
    const socket = connect(api.port, '127.0.0.1')
    socket.write(
      `POST /v1/consents HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{`,
    )
    const [first] = (await once(socket, 'data')) as [Buffer]
    assert.match(first.toString(), new RegExp(`^HTTP/1.1 ${status}`))
    socket.destroy()
  }
  const bare = await fetch(`${api.url}/v1/policy`)
  assert.equal(bare.status, 401)
  assert.equal(bare.headers.get('www-authenticate'), 'Bearer')
})

test('shows and records nothing of another business', async (t) => {
  const api = await startApi(t)
  const other = await api.other()
  const { body } = await api.call('POST', '/v1/consents', CONSENT)
  const hold = await api.call('POST', '/v1/holds', { person: NUMBER, reason: 'dispute' })
  for (const path of [
    `/v1/people/${body.personId}/events`,
    '/v1/topics/offers',
    '/v1/entry-points/demo-form',
    '/v1/notices/demo-notice',
  ]) {
    assert.equal((await other('GET', path)).status, 404, path)
  }
  assert.equal((await other('DELETE', `/v1/holds/${hold.body.id}`)).status, 404)
  assert.equal((await other('POST', '/v1/people/lookup', { person: NUMBER })).status, 404)
  assert.equal((await other('POST', '/v1/consents', CONSENT)).body.code, 'topic_unknown')
  assert.deepEqual((await other('GET', '/v1/events')).body.events, [])
  assert.equal((await api.recorded()).length, 2)
})

test('refuses the same Idempotency-Key with another body, and repeats its first answer', async (t) => {
  const api = await startApi(t)
  const headers = { 'idempotency-key': 'once' }
  const first = await api.call('POST', '/v1/consents', CONSENT, headers)
  assert.deepEqual(await api.call('POST', '/v1/consents', CONSENT, headers), first)
  const body = { ...CONSENT, topics: ['order-updates'] }
  const other = await api.call('POST', '/v1/consents', body, headers)
  assert.deepEqual([other.status, other.body.code], [409, 'idempotency_conflict'])
  // A refusal is an answer too.
  const later = { 'idempotency-key': 'later' }
  const unknown = { ...CONSENT, topics: ['later'] }
  const refused = await api.call('POST', '/v1/consents', unknown, later)
  assert.equal(refused.status, 422)
  const label = { key: 'later', category: 'utility', labels: { en: 'Later' } }
  assert.equal((await api.call('POST', '/v1/topics', label)).status, 201)
  assert.deepEqual(await api.call('POST', '/v1/consents', unknown, later), refused)
  assert.equal((await api.call('POST', '/v1/consents', CONSENT, later)).status, 409)
  const twice = await Promise.all(
    [1, 2, 3].map(() => api.call('POST', '/v1/consents', CONSENT, { 'idempotency-key': 'race' })),
  )
  assert.ok(twice.every(({ status }) => status === 201 || status === 409))
  assert.equal((await api.recorded()).length, 2)
})

test('answers for ids nobody was given, entries nested deep and paths that are no text', async (t) => {
  const api = await startApi(t)
  for (const id of ['demo', 'demo.', 'demo.x', 'demo.%00', 'other.x', '...']) {
    assert.equal((await api.call('GET', `/v1/people/${id}/events`)).status, 404, id)
    assert.equal((await api.call('DELETE', `/v1/holds/x~${id}`)).status, 404, id)
  }
  const odd = await api.call('GET', '/v1/topics/%ff')
  assert.deepEqual([odd.status, odd.body.code], [400, 'request_invalid'])
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const answer = await fetch(`${api.url}/v1/eligibility/batch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${api.key}`, 'content-type': 'application/json' },
    body: `{"message":{"type":"freeform"},"to":["${NUMBER}",${deep}]}`,
  })
  const { totals } = (await answer.json()) as { totals: { deny: number; errors: number } }
  assert.deepEqual([answer.status, totals.deny, totals.errors], [200, 1, 1])
  assert.deepEqual(api.lines, [])
})

test('reads a number by itself, whatever was typed before it beside a country', async (t) => {
  const api = await startApi(t)
  const ask = (to: unknown) =>
    api.call('POST', '/v1/eligibility', { to, message: { type: 'freeform' } })
  for (const phone of ['090-1234-5678', '（０９０）１２３４－５６７８', '090ー1234ー5678']) {
    assert.equal((await ask({ phone, country: 'JP' })).status, 200, phone)
    assert.equal((await ask(`JP ${phone}`)).status, 422)
  }
})

test('refuses 5,001 addresses, and answers 5,000 in the order asked', async (t) => {
  const api = await startApi(t)
  const message = { type: 'template', topic: 'offers' }
  const to = Array.from({ length: 5_001 }, (_, i) => (i % 3 === 0 ? i : `+8190${10_000_000 + i}`))
  const path = '/v1/eligibility/batch'
  const many = await api.call('POST', path, { to, message })
  assert.deepEqual([many.status, many.body.code], [422, 'too_many_addresses'])
  const { status, body } = await api.call('POST', path, { to: to.slice(1), message })
  assert.equal(status, 200)
  assert.deepEqual(
    body.results.map((result: { to: unknown }) => result.to),
    to.slice(1),
  )
  assert.deepEqual([body.totals.allow, body.totals.deny, body.totals.errors], [0, 3_334, 1_666])
})

test('answers a link that climbs out of its folder as one that is not there', async (t) => {
  const { url } = await startApi(t)
  for (const path of ['/c/..%2f', '/p/..%2f', '/o/..%2f', '/l/..%2f', '/pictures']) {
    const { status } = await fetch(`${url}${path}`, { redirect: 'manual' })
    assert.equal(status, 404, path)
  }
})

test('answers a provider that calls a wrong address with no words at all', async (t) => {
  const { url } = await startApi(t)
  for (const [method, path, status] of [
    ['POST', '/webhooks/twilio/messages', 404],
    ['GET', '/webhooks/twilio/message', 404],
    ['PUT', '/webhooks/meta', 404],
    ['POST', '/webhooks/twilio/voice/%ff', 400],
  ] as const) {
    const response = await fetch(`${url}${path}`, { method })
    assert.deepEqual([response.status, await response.text()], [status, ''], `${method} ${path}`)
  }
})

test('refuses a form of more fields than a provider has, whoever sends it, with no words', async (t) => {
  const api = await startApi(t)
  const body = Array.from({ length: 50_000 }, (_, i) => `${i}=`).join('&')
  for (const path of ['message', 'status', 'events', 'voice/line']) {
    const answer = await fetch(`${api.url}/webhooks/twilio/${path}`, {
      ...{ method: 'POST', body },
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': 'x',
      },
    })
    assert.deepEqual([answer.status, await answer.text()], [413, ''], path)
  }
  assert.deepEqual([await api.recorded(), api.lines], [[], []])
})
