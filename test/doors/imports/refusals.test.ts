// What a file may not be, hostile rows, a sender who goes away; and who sees which import.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request } from 'node:http'
import { test } from 'node:test'
import { startApi } from '../../support/api.ts'
import { eventsOf } from '../../support/people.ts'
import { CSV, countsOf, csv, HEAD, NDJSON, pathsOf, phoneOf, row, sender } from './files.ts'

type Api = Awaited<ReturnType<typeof startApi>>

const recordedOf = (api: Api, phone: string) => eventsOf(api.call, phone)

test('refuses what is no file of these, stores nothing of it, and takes hostile rows for rows', async (t) => {
  const api = await startApi(t)
  const files = sender(api)
  const cases: [
    body: string | Uint8Array<ArrayBuffer>,
    status: number,
    code: string,
    type?: string,
  ][] = [
    ['', 400, 'body_malformed'],
    ['', 400, 'body_malformed', NDJSON],
    ['\uFEFF', 400, 'body_malformed'],
    [new Uint8Array(Buffer.from(`${HEAD}\n\xe9`, 'latin1')), 422, 'encoding_invalid'],
    [new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), 422, 'encoding_invalid'],
    ['{}', 415, 'media_type_unsupported', 'application/json'],
    ['"open\n', 422, 'columns_invalid'],
    [`${HEAD},Name\n`, 422, 'columns_invalid'],
    // A bad byte behind 2 MB of good rows.
    [
      new Uint8Array(
        Buffer.concat([
          Buffer.from(csv(...Array.from({ length: 20_000 }, (_, i) => row(phoneOf(i))))),
          Buffer.from([0xff]),
        ]),
      ),
      422,
      'encoding_invalid',
    ],
  ]
  for (const [body, status, code, type = CSV] of cases) {
    const answer = await files.post(body, '', { 'content-type': type })
    assert.deepEqual([answer.status, answer.body.code], [status, code])
  }
  for (const [query, path] of [
    ['?dryRun=maybe', 'query.dryRun'],
    ['?mode=both', 'query.mode'],
    ['?map=phones:x', 'query.map'],
    ['?surprise=1', 'query.surprise'],
  ]) {
    const answer = await files.post(csv(row(phoneOf(1))), query)
    assert.deepEqual([answer.status, pathsOf(answer)[0]], [400, path])
  }
  assert.deepEqual(await api.recorded(), [])
  assert.deepEqual((await files.get<{ items: unknown[] }>('')).items, [])
  const left = await api.store.documents.changes(
    ['import', 'import.rows', 'import.rejected', 'import.words', 'import.people'],
    undefined,
  )
  assert.deepEqual(left.docs, [])

  const only = await files.take(`${HEAD}\n`)
  assert.deepEqual([only.state, only.total, ...countsOf(only)], ['finished', 0, 0, 0, 0, 0])
  const hostile = csv(
    row(`${phoneOf(1)}\u0000`),
    row(phoneOf(1), { topics: '__proto__' }),
    row(phoneOf(1), { topics: '' }),
    `${phoneOf(1)},offers,constructor,,demo-notice,`,
    `${phoneOf(1)},offers,demo-import,,__proto__,`,
    row(phoneOf(1), { at: '2009-02-23T00:00:00Z' }),
    row(phoneOf(1), { at: '2026-11-24T10:06:00Z' }),
    row(phoneOf(1), { at: '01/02/2025' }),
    row(phoneOf(1), { evidence: '{broken' }),
    row('\u202e+819010000001\u202c'),
    row(phoneOf(2), { evidence: '"two\nlines"' }),
    row(phoneOf(3), { evidence: `"{""a"":${'['.repeat(32)}${']'.repeat(32)}}"` }),
  )
  const done = await files.take(hostile)
  assert.deepEqual(
    done.errors.map(({ row: at, code }) => `${at} ${code}`),
    [
      '2 phone_invalid',
      '3 topic_unknown',
      '4 topic_missing',
      '5 entry_point_unknown',
      '6 notice_unknown',
      '7 time_invalid',
      '8 time_invalid',
      '9 time_invalid',
      '10 evidence_invalid',
      '13 evidence_invalid',
    ],
  )
  assert.deepEqual(countsOf(done), [2, 0, 0, 10])
  assert.deepEqual((await recordedOf(api, phoneOf(2)))[0].evidence.provided, { text: 'two\nlines' })
  const wide = Buffer.from(`\uFEFF${csv(row(phoneOf(3)))}`, 'utf16le')
  assert.deepEqual(countsOf(await files.take(new Uint8Array(wide))), [1, 0, 0, 0])
  assert.deepEqual(api.lines, [])
})

test('refuses a file over 500 MB before it is read', async (t) => {
  const api = await startApi(t)
  const sent = request({
    ...{ port: api.port, host: '127.0.0.1', method: 'POST', path: '/v1/imports' },
    headers: {
      authorization: `Bearer ${api.key}`,
      'content-type': CSV,
      'content-length': 501 * 1024 * 1024,
    },
  })
  sent.on('error', () => undefined)
  sent.write(HEAD)
  const [response] = await once(sent, 'response')
  assert.equal(response.statusCode, 413)
  sent.destroy()
})

test('forgets a file whose sender goes away in the middle', async (t) => {
  const api = await startApi(t)
  const sent = request({
    ...{ port: api.port, host: '127.0.0.1', method: 'POST', path: '/v1/imports' },
    headers: { authorization: `Bearer ${api.key}`, 'content-type': CSV },
  })
  sent.on('error', () => undefined)
  sent.write(csv(...Array.from({ length: 5_000 }, (_, i) => row(phoneOf(i)))))
  const kinds = ['import', 'import.rows']
  const kept = async () => (await api.store.documents.changes(kinds, undefined)).docs.length
  while ((await kept()) === 0) await new Promise(setImmediate)
  sent.destroy()
  while ((await kept()) > 0) await new Promise(setImmediate)
  assert.deepEqual(await api.recorded(), [])
  assert.deepEqual(api.lines, [])
})

test('describes its answers as they are', async (t) => {
  const api = await startApi(t)
  const files = sender(api)
  const schema = api.routes.find(({ path, method }) => path === '/v1/imports' && method === 'post')
    ?.responses[202]?.schema
  const page = api.routes.find(({ path }) => path.endsWith('/changes'))?.responses[200]?.schema
  assert.ok(schema && page)
  const done = await files.take(csv(row(phoneOf(1)), row('x')))
  assert.deepEqual(schema.parse(done), done)
  const dry = await files.take(csv(row(phoneOf(2))), '?dryRun=true')
  const changes = await files.get(`${dry.id}/changes`)
  assert.deepEqual(page.parse(changes), changes)
})

test('names the first hundred of very many bad rows, and counts and keeps them all', async (t) => {
  const api = await startApi(t)
  const files = sender(api)
  const done = await files.take(csv(...Array.from({ length: 30_000 }, (_, i) => row(`0${i}`))))
  assert.deepEqual(countsOf(done), [0, 0, 0, 30_000])
  assert.equal(done.errors.length, 100)
  assert.equal(done.errors[99]?.row, 101)
  assert.equal((await files.rejected(done.id)).split('\r\n').length, 30_002)
})

test('answers a repeated Idempotency-Key with the first answer, another file with a conflict', async (t) => {
  const api = await startApi(t)
  const files = sender(api)
  const headers = { 'idempotency-key': 'k1' }
  const file = csv(row(phoneOf(1)))
  const first = await files.post(file, '', headers)
  const again = await files.post(file, '', headers)
  assert.deepEqual(again.body, first.body)
  const other = await files.post(csv(row(phoneOf(2))), '', headers)
  assert.deepEqual([other.status, other.body.code], [409, 'idempotency_conflict'])
  const dry = await files.post(file, '?dryRun=true', headers)
  assert.equal(dry.status, 409)
  assert.equal((await files.get<{ items: unknown[] }>('')).items.length, 1)
})

test('shows imports to their business alone, newest first', async (t) => {
  const api = await startApi(t)
  const files = sender(api)
  const other = await api.other()
  const ids: string[] = []
  for (let i = 0; i < 3; i++) {
    ids.unshift((await files.take(csv(row(phoneOf(i))))).id)
    api.clock.now += 1_000
  }
  const { items } = await files.get<{ items: { id: string }[] }>('?limit=2')
  assert.deepEqual(
    items.map(({ id }) => id),
    ids.slice(0, 2),
  )
  const next = await files.get<{ items: { id: string }[]; next: null }>(`?limit=2&after=${ids[1]}`)
  assert.deepEqual([next.items.map(({ id }) => id), next.next], [[ids[2]], null])
  for (const [method, path] of [
    ['GET', ''],
    ['POST', '/undo'],
    ['GET', '/rejected'],
    ['GET', '/changes'],
  ] as const) {
    assert.equal((await other(method, `/v1/imports/${ids[0]}${path}`)).status, 404)
  }
  assert.deepEqual((await other('GET', '/v1/imports')).body.items, [])
  const key = await api.keyOf('demo', ['check'])
  const refused = await sender({ url: api.url, key }).post(csv(row(phoneOf(9))))
  assert.deepEqual([refused.status, refused.body.code], [403, 'scope_missing'])
})

test('keeps no row, number or name in the store in the clear, nor in a log', async (t) => {
  const api = await startApi(t)
  const files = sender(api)
  const evidence = 'Yamada Hanako'
  const file = csv(row(phoneOf(1), { evidence }), row('+81123', { evidence }))
  const done = await files.take(file)
  await files.take(file, '?dryRun=true')
  const { docs } = await api.store.documents.changes(
    ['import', 'import.rows', 'import.rejected', 'import.changes', 'import.people', 'import.file'],
    undefined,
  )
  const text = JSON.stringify(docs)
  for (const secret of ['Yamada', '9010000001', '81123']) assert.ok(!text.includes(secret), secret)
  assert.match(await files.rejected(done.id), /Yamada Hanako/)
  assert.ok(!docs.some(({ kind }) => kind === 'import.rows'))
  api.clock.now += 31 * 86_400_000
  assert.equal((await files.rejected(done.id)).split('\r\n').length, 2)
  assert.deepEqual(api.lines, [])
})
