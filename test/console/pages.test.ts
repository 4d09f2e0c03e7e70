// The console's pages of imports and people as requests: who may, what looking leaves alone, and
// what stays out of addresses and logs.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csv, phoneOf, row } from '../doors/imports/files.ts'
import { startApi } from '../support/api.ts'
import { PNID, postMeta, SENDER, textFrom } from '../support/meta.ts'
import { enterConsole } from './kit.ts'

const upload = (text: string, name = 'a.csv', fields: Readonly<Record<string, string>> = {}) => {
  const body = new FormData()
  for (const [field, value] of Object.entries(fields)) body.append(field, value)
  body.append('file', new Blob([text]), name)
  return { method: 'POST', body }
}
const idOf = (answer: { headers: Headers }) =>
  new URL(answer.headers.get('location') ?? '', 'http://x').pathname.split('/').at(-1) ?? ''
const POST = { method: 'POST' }

test('is closed without a session, and to buttons of other sites', async (t) => {
  const api = await startApi(t)
  const paths = [
    '/console/imports',
    '/console/imports/x',
    '/console/people',
    '/console/people/x/export',
  ]
  for (const path of paths) assert.equal((await fetch(api.url + path)).status, 401, path)
  for (const path of ['/console/imports', '/console/imports/x/record', '/console/people']) {
    assert.equal((await fetch(api.url + path, POST)).status, 401, path)
  }
  const visit = await enterConsole(api)
  const headers = { 'sec-fetch-site': 'cross-site' }
  for (const path of ['/console/imports', '/console/imports/x/undo', '/console/people']) {
    assert.equal(
      (await visit(path, { ...upload(csv(row(phoneOf(1)))), headers })).status,
      403,
      path,
    )
  }
  assert.equal((await visit('/console/imports')).text.includes('imp_'), false)
})

test('records nothing until told to, once, and shows nothing of it to another business', async (t) => {
  const api = await startApi(t)
  await api.other()
  const visit = await enterConsole(api)
  const stranger = await enterConsole(api, 'other')
  const sent = await visit('/console/imports?lang=ja', upload(csv(row(phoneOf(1)), row('12'))))
  assert.equal(sent.status, 303)
  const page = `/console/imports/${idOf(sent)}`
  for (const path of [page, `${page}/rejected`, '/console/imports']) {
    assert.equal((await visit(path)).status, 200, path)
  }
  assert.doesNotMatch((await stranger('/console/imports')).text, /imp_/)
  for (const path of [page, `${page}/rejected`, `${page}/undo`]) {
    assert.equal((await stranger(path)).status, 404, path)
  }
  for (const path of [`${page}/record`, `${page}/undo`]) {
    assert.equal((await stranger(path, POST)).status, 404, path)
  }
  const early = await visit(`${page}/undo`, POST)
  assert.match(early.headers.get('location') ?? '', /done=not_undoable$/)
  assert.deepEqual(await api.recorded(), [])
  const done = await Promise.all([1, 2, 3].map(() => visit(`${page}/record?lang=ja`, POST)))
  for (const { status } of done) assert.equal(status, 303)
  await api.parts.drain()
  assert.equal((await api.recorded()).length, 1)
  const rejected = await visit(`${page}/rejected`)
  assert.match(rejected.headers.get('content-disposition') ?? '', /^attachment; filename=imp_/)
  assert.match(rejected.text, /\n12,offers.*phone_invalid,3\r\n$/)
  await visit(`${page}/undo`)
  assert.equal((await api.recorded()).length, 1)
  await visit(`${page}/undo`, POST)
  await api.parts.drain()
  assert.equal((await api.recorded()).length, 2)
})

test('refuses to record a dry run whose rows are gone, and says so', async (t) => {
  const api = await startApi(t)
  const first = await enterConsole(api)
  const page = `/console/imports/${idOf(await first('/console/imports', upload(csv(row(phoneOf(1))))))}`
  api.clock.now += 25 * 3_600_000
  const visit = await enterConsole(api)
  assert.doesNotMatch((await visit(page)).text, /\/record/)
  const late = await visit(`${page}/record`, POST)
  assert.match(late.headers.get('location') ?? '', /done=gone$/)
  assert.match((await visit(`${page}?done=gone`)).text, /Send the file again/)
  assert.deepEqual(await api.recorded(), [])
})

test('reads a file by its name and by what is typed beside it', async (t) => {
  const api = await startApi(t)
  const visit = await enterConsole(api)
  const about = { mode: 'optouts', map: 'phone:Mobile', ignore: 'Name' }
  const list = await visit('/console/imports', upload('Mobile,Name\n090-1234-5678,A\n', 'x', about))
  assert.equal(list.status, 303)
  const line = JSON.stringify({
    ...{ person: phoneOf(1), topics: ['offers'], entryPoint: 'demo-import' },
    ...{ act: { kind: 'import' }, notice: { id: 'demo-notice' } },
  })
  const lines = await visit('/console/imports', upload(`${line}\n`, 'LIST.NDJSON'))
  assert.equal(lines.status, 303)
  const { items } = await api.parts.importDesk.list('demo', undefined, 10)
  const told = items.map(({ mode, format, accepted }) => [mode, format, accepted])
  assert.deepEqual(told.sort(), [
    ['consents', 'ndjson', 1],
    ['optouts', 'csv', 1],
  ])
})

test('shows the form again for what is no file, with what was typed', async (t) => {
  const api = await startApi(t)
  const visit = await enterConsole(api)
  const map = 'phone:"><b>'
  for (const options of [
    { ...POST, body: new URLSearchParams({ map }) },
    upload('', 'a.csv', { map }),
    upload('Mobile\n1\n', 'a.csv', { map }),
    upload('phone,topics,entryPoint,noticeId\n\xff', 'a.csv', { map: 'nonsense', set: map }),
    { ...upload('x'), headers: { 'content-type': 'multipart/form-data; boundary=none' } },
    { ...POST, body: '\0\u202e', headers: { 'content-type': 'multipart/form-data' } },
  ]) {
    const answer = await visit('/console/imports', options)
    assert.equal(answer.status, 422)
    assert.match(answer.text, /role="alert"/)
    assert.doesNotMatch(answer.text, /"><b>/)
  }
  assert.deepEqual((await api.parts.importDesk.list('demo', undefined, 10)).items, [])
  assert.deepEqual(api.lines, [])
})

test('looks a person up without leaving the number anywhere', async (t) => {
  const api = await startApi(t)
  const other = await api.other()
  const visit = await enterConsole(api)
  const stranger = await enterConsole(api, 'other')
  const person = '+819012345678'
  const recorded = await api.call('POST', '/v1/consents', {
    ...{ person, topics: ['offers'], entryPoint: 'demo-form', act: { kind: 'form' } },
    notice: { id: 'demo-notice' },
  })
  assert.equal(recorded.status, 201)
  const look = (as: typeof visit, phone: string) =>
    as('/console/people', { ...POST, body: new URLSearchParams({ phone }) })
  const found = await look(visit, '090-1234-5678')
  assert.equal(found.status, 200)
  assert.doesNotMatch(found.text, /\+?819012345678/)
  assert.match(found.text, /Sakura Coffee may send you/)
  assert.equal(found.headers.get('cache-control'), 'no-store')
  assert.match((await look(stranger, person)).text, /Nothing is recorded about this number/)
  for (const phone of ['', '12', '\0', '9'.repeat(5_000), '<b>']) {
    const wrong = await look(visit, phone)
    assert.equal(wrong.status, 422)
    assert.doesNotMatch(wrong.text, /<b>/)
  }
  assert.equal((await visit('/console/people', POST)).status, 422)

  const path = `/console/people/${recorded.body.personId}/export`
  const exported = await visit(path)
  assert.equal(JSON.parse(exported.text).identifiers[0].value, person)
  assert.match(exported.headers.get('content-disposition') ?? '', /^attachment/)
  assert.equal(exported.headers.get('cache-control'), 'no-store')
  assert.equal((await stranger(path)).status, 404)
  assert.equal((await visit('/console/people/demo.nobody/export')).status, 404)
  assert.equal((await other('GET', '/v1/events')).body.events.length, 0)
  assert.equal((await api.recorded()).length, 1)
  assert.deepEqual(api.lines, [])
})

test('tells an answer and the latest facts in the language of the page', async (t) => {
  const api = await startApi(t)
  const consent = {
    ...{ person: phoneOf(1), topics: ['offers'], entryPoint: 'demo-checkbox' },
    ...{ act: { kind: 'form' }, notice: { id: 'demo-notice', language: 'ja' } },
  }
  assert.equal((await api.call('POST', '/v1/consents', consent)).status, 201)
  const visit = await enterConsole(api)
  const body = new URLSearchParams({ phone: phoneOf(1), topic: 'order-updates' })
  const { text } = await visit('/console?lang=ja', { method: 'POST', body })
  assert.match(text, /<td [^>]*>お得な情報とお知らせ<\/td>/)
  assert.doesNotMatch(text, /<td [^>]*>offers<\/td>/)
  assert.match(
    text,
    /<strong lang="ja">同意されたのは別の内容で[^<]*<\/strong> ご本人だけが解除できます。 <span class="aside">.*<code>topic_not_covered<\/code>/,
  )
  const english = await visit('/console?lang=en', { method: 'POST', body })
  assert.match(english.text, /<strong lang="en">The person agreed to other topics/)
})

test('says once that somebody opted out, shows a number of its own country, and keeps commands apart', async (t) => {
  const api = await startApi(t)
  const no = { person: phoneOf(1), scope: 'all', act: { kind: 'call' } }
  assert.equal((await api.call('POST', '/v1/withdrawals', no)).status, 201)
  const body = new URLSearchParams({ phone: phoneOf(1), topic: 'offers' })
  const visit = await enterConsole(api)
  const { text } = await visit('/console?lang=en', { method: 'POST', body })
  assert.match(text, /<code>opted_out<\/code>/)
  assert.doesNotMatch(text, /<code>opted_out_marketing<\/code>/)
  await api.call('PATCH', '/v1/business', { country: 'DE' })
  for (const path of ['/console', '/console/people']) {
    assert.match((await visit(path)).text, /placeholder="\+49/)
  }
  const closed = await (await fetch(`${api.url}/console?lang=en`)).text()
  assert.match(
    closed,
    /<pre class="snippet">npm run --silent optin -- console --business demo<\/pre>/,
  )
})

test('ties each button of a review to the words it decides about', async (t) => {
  const api = await startApi(t)
  await api.call('POST', '/v1/senders', { phone: SENDER, provider: 'meta', providerId: PNID })
  for (const [i, text] of ['please stop messaging me at night', 'no more spam?'].entries()) {
    await postMeta(api.url, textFrom(`+81901234567${i}`, text, api.clock.now))
  }
  await api.parts.drain()
  const { text } = await (await enterConsole(api))('/console/reviews?lang=en')
  const words = [...text.matchAll(/<blockquote class="look__words" id="([^"]+)"/g)].map(
    ([, id]) => id,
  )
  assert.ok(words.length > 0)
  for (const id of words) {
    assert.equal(text.split(`aria-describedby="${id}"`).length, 4)
    assert.ok(text.includes(`<article class="look" aria-labelledby="${id}">`))
  }
})

test('offers the code and every paper of a door that has one, and the address of a line', async (t) => {
  const api = await startApi(t)
  const visit = await enterConsole(api)
  const { text } = await visit('/console/doors/demo-qr?lang=ja')
  const files = [...text.matchAll(/href="([^"]*\/q\/[^"]*)"/g)].map(
    ([, href = '']) => new URL(href.replaceAll('&amp;', '&')),
  )
  assert.deepEqual(
    files.map(({ pathname, search }) => pathname + search),
    [
      ...['/q/demo-qr.svg?lang=ja', '/q/demo-qr.png?lang=ja', '/q/demo-qr.pdf?paper=A4&lang=ja'],
      ...['A5', 'table', 'stickers'].map((paper) => `/q/demo-qr.pdf?paper=${paper}&lang=ja`),
    ],
  )
  for (const { pathname, search } of files) {
    const answer = await fetch(api.url + pathname + search)
    await answer.arrayBuffer()
    assert.equal(answer.status, 200, pathname + search)
  }
  const line = await visit('/console/doors/demo-ivr')
  assert.match(line.text, /\/webhooks\/twilio\/voice\/demo-ivr/)
  assert.doesNotMatch(line.text, /\/q\//)
  assert.doesNotMatch((await visit('/console/doors/demo-api')).text, /\/q\/|\/voice\//)
})
