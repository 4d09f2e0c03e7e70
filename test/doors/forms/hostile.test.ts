// What strangers and broken browsers send to the form: a page every time, what was typed kept,
// nothing recorded that was not plainly meant.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startApi } from '../../support/api.ts'

type Body = NonNullable<RequestInit['body']>

const form = (fields: readonly (readonly [string, string])[]) => {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  return data
}
const params = (fields: readonly (readonly [string, string])[]) =>
  new URLSearchParams(fields.map(([name, value]) => [name, value]))
const PHONE = '+81 90-1234-5678'
const good = [
  ['phone', PHONE],
  ['topics', 'offers'],
] as const

test('takes a form sent as multipart or JSON like any other', async (t) => {
  const api = await startApi(t)
  const send = (body: FormData | string, headers: Record<string, string> = {}) =>
    fetch(`${api.url}/o/demo-form`, { method: 'POST', redirect: 'manual', body, headers })
  const json = { 'content-type': 'application/json' }
  assert.equal((await send(form(good))).status, 303)
  assert.equal((await send(JSON.stringify({ phone: PHONE, topics: ['offers'] }), json)).status, 303)
  assert.equal((await api.recorded()).length, 2)
})

test('keeps what was typed, whatever way it came, and records nothing of it', async (t) => {
  const api = await startApi(t)
  const bad = [
    ['phone', '12 <i>'],
    ['topics', 'offers'],
  ] as const
  const bodies: [Body, Record<string, string>][] = [
    [form(bad), {}],
    [
      JSON.stringify({ phone: '12 <i>', topics: ['offers', 7, null] }),
      { 'content-type': 'application/json' },
    ],
    [params([...bad, ['phone', '12 <i>']]), {}],
    [params([...bad, ['topics[]', 'x'], ['__proto__', 'y']]), {}],
  ]
  for (const [body, headers] of bodies) {
    const answer = await fetch(`${api.url}/o/demo-form?lang=en`, { method: 'POST', headers, body })
    assert.equal(answer.status, 422)
    const page = await answer.text()
    assert.ok(page.includes('value="12 &lt;i&gt;"'))
    assert.match(page, /value="offers"[^>]* checked/)
  }
  assert.deepEqual(await api.recorded(), [])
})

test('refuses two different numbers, and boxes that are no text', async (t) => {
  const api = await startApi(t)
  const send = (body: Body, headers: Record<string, string> = {}) =>
    fetch(`${api.url}/o/demo-form`, { method: 'POST', redirect: 'manual', headers, body })
  const twice = await send(params([...good, ['phone', '+819099999999']]))
  assert.equal(twice.status, 422)
  assert.ok((await twice.text()).includes(PHONE))
  for (const body of ['{"phone":{"$ne":1},"topics":{"a":1}}', '[]', 'null', '"x"', '{', '']) {
    const answer = await send(body, { 'content-type': 'application/json' })
    assert.equal(answer.status, 422, body)
  }
  assert.deepEqual(await api.recorded(), [])
})

test('reads full-width digits and stray marks of direction as the number meant', async (t) => {
  const api = await startApi(t)
  const written = ['＋８１９０１２３４５６７８', '\u202e+819012345678\u202c', ' +81 90 1234 5678\n']
  for (const phone of written) {
    const answer = await fetch(`${api.url}/o/demo-form`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ phone, topics: 'offers' }),
    })
    assert.equal(answer.status, 303, JSON.stringify(phone))
  }
  const { events } = await api.store.ledger.feed('demo', undefined, 10)
  assert.equal(new Set(events.map((event) => event.person)).size, 1)
})

test('answers every strange text with a page and without what cannot be seen', async (t) => {
  const api = await startApi(t)
  const strange = [
    '📱'.repeat(40),
    '\u202e٠٩٠',
    `${'０'.repeat(30)}`,
    '\ud800',
    '\u0000\u0001\u001b[31m',
    '+8190\u000012345678',
    "');DROP TABLE",
    '<%= 7 * 7 %>{{7*7}}',
    ' '.repeat(1_000),
    'x'.repeat(60_000),
  ]
  for (const phone of strange) {
    for (const body of [form([['phone', phone]]), new URLSearchParams({ phone })]) {
      const answer = await fetch(`${api.url}/o/demo-kiosk`, { method: 'POST', body })
      assert.equal(answer.status, 422, JSON.stringify(phone.slice(0, 20)))
      const page = await answer.text()
      assert.match(page, /^<!doctype html>/)
      for (const hidden of '\u0000\u001b\u202e') assert.ok(!page.includes(hidden))
    }
  }
  assert.deepEqual(await api.recorded(), [])
  assert.deepEqual(api.lines, [])
})

test('turns away by a page what is too large or of a kind nobody sends', async (t) => {
  const api = await startApi(t)
  const send = (body: Body, headers: Record<string, string> = {}) =>
    fetch(`${api.url}/o/demo-form`, { method: 'POST', headers, body })
  const cases: [Response, number][] = [
    [await send(new URLSearchParams({ phone: 'x'.repeat(66_000) })), 413],
    [await send(form([['phone', 'x'.repeat(66_000)]])), 413],
    [await send(new URLSearchParams(Array.from({ length: 300 }, () => ['topics', 'offers']))), 413],
    [await send('x', { 'content-type': 'multipart/form-data' }), 422],
    [await send('--x', { 'content-type': 'multipart/form-data; boundary=x' }), 422],
    [await send(new Uint8Array([0xff, 0xfe, 0x00]), { 'content-type': 'application/pdf' }), 422],
  ]
  for (const [i, [answer, status]] of cases.entries()) {
    assert.equal(answer.status, status, `case ${i}`)
    assert.match(answer.headers.get('content-type') ?? '', /text\/html/)
  }
  assert.deepEqual(await api.recorded(), [])
})
