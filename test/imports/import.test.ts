// Importing through the API: what each row becomes and counts as, and what a file may never do.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { START_MS, startApi } from '../support/api.ts'
import { CSV, countsOf, csv, HEAD, hashOf, NDJSON, pathsOf, phoneOf, row, sender } from './files.ts'

const OFFERS = { type: 'template', category: 'marketing', topic: 'offers' }
const UPDATES = { type: 'template', category: 'utility', topic: 'order-updates' }

type Api = Awaited<ReturnType<typeof startApi>>

async function reasonsOf(api: Api, phone: string, message: object = OFFERS) {
  const { body } = await api.call('POST', '/v1/eligibility', { to: phone, message })
  return body.reasons.map((reason: { code: string }) => reason.code)
}
async function eventsOf(api: Api, phone: string) {
  const { body } = await api.call('POST', '/v1/people/lookup', { person: phone })
  if (body.personId === undefined) return []
  return (await api.call('GET', `/v1/people/${body.personId}/events`)).body.events
}
const stop = (api: Api, phone: string, more: object = {}) =>
  api.call('POST', '/v1/withdrawals', {
    ...{ person: phone, scope: 'all', act: { kind: 'call' }, ...more },
  })

test('records each row with the words shown, its evidence exactly, and the time it claims', async (t) => {
  const api = await startApi(t)
  const files = sender(api)
  const evidence = '"{""order"":""A-1"",""__proto__"":{""x"":1},""note"":""=1+1 あ""}"'
  const file = csv(
    row(phoneOf(1), { topics: 'offers;order-updates;offers', evidence }),
    row('+81 (0)90 1000-0002', {
      at: '2024-05-01T09:30:00+09:00',
      evidence: 'signed at the counter',
    }),
    row(phoneOf(3), { at: '' }),
  )
  const done = await files.take(file)
  assert.equal(done.state, 'finished')
  assert.deepEqual([done.rows, done.total, ...countsOf(done)], [3, 3, 3, 0, 0, 0])
  const [first] = await eventsOf(api, phoneOf(1))
  assert.equal(first.type, 'consent.given')
  assert.equal(first.strength, 'recorded')
  assert.equal(first.channel, 'import')
  assert.equal(first.occurredAt, '2025-01-01T00:00:00.000Z')
  assert.deepEqual(first.topics, ['offers', 'order-updates'])
  assert.match(first.evidence.text, /Sakura Coffee.*offers and news/)
  assert.equal(first.evidence.noticeId, 'demo-notice')
  assert.deepEqual(first.evidence.act, { kind: 'import', at: '2025-01-01T00:00:00.000Z' })
  assert.equal(
    JSON.stringify(first.evidence.provided),
    '{"order":"A-1","__proto__":{"x":1},"note":"=1+1 あ"}',
  )
  assert.deepEqual(first.evidence.import, { id: done.id, row: 2 })
  const [second] = await eventsOf(api, '+819010000002')
  assert.equal(second.occurredAt, '2024-05-01T00:30:00.000Z')
  assert.deepEqual(second.evidence.provided, { text: 'signed at the counter' })
  const [third] = await eventsOf(api, phoneOf(3))
  assert.equal(third.occurredAt, new Date(START_MS).toISOString())
  // Recorded is enough for what is not marketing.
  assert.deepEqual(await reasonsOf(api, phoneOf(1), UPDATES), [])
  assert.deepEqual(await reasonsOf(api, phoneOf(1)), ['evidence_too_weak'])
  assert.deepEqual(api.lines, [])
})

test('takes lines of NDJSON as the consents they are, whatever act they claim', async (t) => {
  const api = await startApi(t)
  const files = sender(api)
  const line = (person: unknown, more: object = {}) =>
    JSON.stringify({
      ...{ person, topics: ['offers'], entryPoint: 'demo-import', act: { kind: 'message' } },
      ...{ notice: { id: 'demo-notice', language: 'ja' }, ...more },
    })
  await stop(api, phoneOf(1))
  const text = 'Sakura Coffee may send you offers and news on WhatsApp. Reply STOP to stop.'
  const lines = [
    line(phoneOf(1), { act: { kind: 'message', at: '2026-11-24T09:59:00Z' } }),
    '',
    line({ phone: '090-1000-0002', country: 'JP' }, { notice: { text, language: 'en' } }),
    line({ phone: phoneOf(3), userId: 'JP.33' }),
    line({ userId: 'JP.44' }),
    line(phoneOf(5), { notice: { text: 'Yes or no?', language: 'en' } }),
    line(phoneOf(6), { surprise: 1 }),
    line(phoneOf(7), { act: { kind: 'form', at: 'yesterday' } }),
    line(phoneOf(8), { evidence: { long: 'x'.repeat(9_000) } }),
    '[1]',
    '{"person":',
    '{"__proto__":{"person":"+819010000009"}}',
    'null',
  ]
  const done = await files.take(lines.join('\n'), '', { 'content-type': NDJSON })
  assert.deepEqual(countsOf(done), [3, 0, 1, 8])
  assert.deepEqual(
    done.errors.map(({ row: at, code }) => `${at} ${code}`),
    [
      '6 notice_incomplete',
      '7 request_invalid',
      '8 time_invalid',
      '9 evidence_invalid',
      '10 row_malformed',
      '11 row_malformed',
      '12 request_invalid',
      '13 row_malformed',
    ],
  )
  assert.ok((await reasonsOf(api, phoneOf(1))).includes('opted_out'))
  const events = await eventsOf(api, phoneOf(1))
  assert.equal(events[1].strength, 'recorded')
  assert.equal(events[1].evidence.import.claimed, 'message')
  assert.match(events[1].evidence.text, /Sakura Coffee/)
  assert.equal(events[1].evidence.language, 'ja')
  assert.equal((await eventsOf(api, '+819010000002'))[0].evidence.text, text)
  const { body } = await api.call('POST', '/v1/people/lookup', { person: { userId: 'JP.33' } })
  assert.deepEqual(
    body.identifiers.map(({ kind }: { kind: string }) => kind),
    ['phone', 'userId'],
  )
})

test('changes nothing when a file is sent again, and counts what another file says too as known', async (t) => {
  const api = await startApi(t)
  const files = sender(api)
  const file = csv(row(phoneOf(1)), row(phoneOf(2)), row(phoneOf(1)), row('12'))
  assert.deepEqual(countsOf(await files.take(file)), [2, 1, 0, 1])
  const before = await api.recorded()
  assert.deepEqual(countsOf(await files.take(file)), [0, 3, 0, 1])
  assert.deepEqual(await api.recorded(), before)
  const longer = csv(row(phoneOf(2)), row(phoneOf(3)), row(phoneOf(2), { topics: 'order-updates' }))
  assert.deepEqual(countsOf(await files.take(longer)), [2, 1, 0, 0])
  const [one, two] = await Promise.all([files.take(`${longer}\n`), files.take(`${longer}\n`)])
  assert.deepEqual(countsOf(one), [0, 3, 0, 0])
  assert.deepEqual(countsOf(two), [0, 3, 0, 0])
})

test('counts a file sent twice at once as one: each row accepted once', async (t) => {
  const api = await startApi(t)
  const files = sender(api)
  const file = csv(...Array.from({ length: 300 }, (_, i) => row(phoneOf(i))))
  const both = await Promise.all([files.take(file), files.take(file)])
  const sums = both.map(countsOf)
  assert.equal((sums[0]?.[0] ?? 0) + (sums[1]?.[0] ?? 0), 300)
  assert.deepEqual(
    both.map(({ rows }) => rows),
    [300, 300],
  )
  assert.equal((await api.recorded()).length, 300)
})

test('never lifts a no of any kind, and says whom it found opted out', async (t) => {
  const api = await startApi(t)
  const files = sender(api)
  const at = '2026-11-24T09:59:59Z'
  await stop(api, phoneOf(1))
  await stop(api, phoneOf(2), { scope: 'marketing' })
  await stop(api, phoneOf(3), { scope: 'topic', topics: ['offers'] })
  await api.call('POST', '/v1/holds', { person: phoneOf(4), reason: 'Complaint' })
  const rows = [1, 2, 3, 4, 5].map((i) => row(phoneOf(i), { at }))
  const both = row(phoneOf(2), { topics: 'offers;order-updates', at })
  const done = await files.take(csv(...rows, both))
  assert.deepEqual(countsOf(done), [3, 0, 3, 0])
  assert.deepEqual(await reasonsOf(api, phoneOf(1)), ['opted_out'])
  assert.ok((await reasonsOf(api, phoneOf(2))).includes('opted_out_marketing'))
  assert.ok((await reasonsOf(api, phoneOf(3))).includes('opted_out_topic'))
  assert.ok((await reasonsOf(api, phoneOf(4))).includes('business_hold'))
  assert.deepEqual(await reasonsOf(api, phoneOf(2), UPDATES), [])
  const again = await files.take(csv(...rows, both))
  assert.deepEqual(countsOf(again), [0, 3, 3, 0])
})

test('takes opt-outs by number and by hash, before the person is known and after', async (t) => {
  const api = await startApi(t)
  const files = sender(api)
  await api.call('POST', '/v1/consents', {
    ...{ person: phoneOf(1), topics: ['offers'], entryPoint: 'demo-api', act: { kind: 'form' } },
    notice: { id: 'demo-notice' },
  })
  assert.deepEqual(await reasonsOf(api, phoneOf(1)), [])
  const file = [
    'hash,scope,at',
    `${hashOf(phoneOf(1))},,`,
    `${hashOf(phoneOf(2)).toUpperCase()},all,2026-11-01T00:00:00Z`,
    `${hashOf(phoneOf(3))},marketing,`,
    `${hashOf(phoneOf(4)).slice(1)},all,`,
    ',all,',
    `${hashOf(phoneOf(5))},everything,`,
    `${hashOf(phoneOf(6))},topic,`,
  ].join('\n')
  const done = await files.take(file, '?mode=optouts')
  assert.deepEqual(countsOf(done), [3, 0, 0, 4])
  assert.deepEqual(
    done.errors.map(({ code }) => code),
    ['hash_invalid', 'person_invalid', 'scope_invalid', 'scope_invalid'],
  )
  assert.deepEqual(await reasonsOf(api, phoneOf(1)), ['opted_out'])
  assert.deepEqual(await reasonsOf(api, phoneOf(2)), ['opted_out', 'no_consent'])
  // Known by a hash alone until they come; a form cannot lift it, and they are named from then on.
  const found = await api.call('POST', '/v1/people/lookup', { person: phoneOf(2) })
  assert.deepEqual(found.body.identifiers, [])
  const typed = await api.call('POST', '/v1/consents', {
    ...{ person: phoneOf(2), topics: ['offers'], entryPoint: 'demo-api', act: { kind: 'form' } },
    notice: { id: 'demo-notice' },
  })
  assert.equal(typed.body.standing.topics.offers.status, 'pending')
  assert.deepEqual(await reasonsOf(api, phoneOf(2)), ['opted_out', 'consent_pending'])
  const named = await api.call('POST', '/v1/people/lookup', { person: phoneOf(2) })
  assert.equal(named.body.identifiers.length, 1)
  const phones = [
    'phone,scope,topics,at',
    `${phoneOf(7)},topic,offers,`,
    `${phoneOf(8)},topic,nothing,`,
    `${phoneOf(9)},all,offers,`,
  ].join('\n')
  const more = await files.take(phones, '?mode=optouts')
  assert.deepEqual(countsOf(more), [1, 0, 0, 2])
  const both = `phone,hash\n${phoneOf(10)},${hashOf(phoneOf(10))}\n${phoneOf(11)},${hashOf('+1')}\n`
  assert.deepEqual(countsOf(await files.take(both, '?mode=optouts')), [1, 0, 0, 1])
  const lines = [{ hash: hashOf(phoneOf(12)) }, { phone: phoneOf(13), scope: 'marketing' }, {}]
    .map((line) => JSON.stringify(line))
    .join('\n')
  const byLine = await files.take(lines, '?mode=optouts', { 'content-type': NDJSON })
  assert.deepEqual(countsOf(byLine), [2, 0, 0, 1])
})

test('understands a file by its own column names, and refuses what nobody explained', async (t) => {
  const api = await startApi(t)
  const files = sender(api)
  const file = 'Name,Mobile,OptedAt\nAiko,090-1000-0001,2025-03-01T00:00:00Z\n'
  const refused = await files.post(file)
  assert.equal(refused.status, 422)
  assert.equal(refused.body.code, 'columns_invalid')
  assert.deepEqual(pathsOf(refused), [
    'Name',
    'Mobile',
    'OptedAt',
    'phone',
    'topics',
    'entryPoint',
    'noticeId',
  ])
  const query = new URLSearchParams({
    map: 'phone:Mobile,at:OptedAt',
    ignore: 'Name',
    country: 'JP',
  })
  for (const set of ['entryPoint:demo-import', 'noticeId:demo-notice', 'topics:offers']) {
    query.append('set', set)
  }
  const done = await files.take(file, `?${query}`)
  assert.deepEqual(countsOf(done), [1, 0, 0, 0])
  const [event] = await eventsOf(api, phoneOf(1))
  assert.equal(event.occurredAt, '2025-03-01T00:00:00.000Z')
})

test('says what a dry run would come to, person by person, and records nothing', async (t) => {
  const api = await startApi(t)
  const files = sender(api)
  await stop(api, phoneOf(1))
  await files.take(csv(row(phoneOf(2)), row(phoneOf(2), { at: '2024-01-01T00:00:00Z' })))
  const before = await api.recorded()
  const file = csv(row(phoneOf(1)), row(phoneOf(2)), row(phoneOf(3)), row(phoneOf(3)), row('x'))
  const dry = await files.take(file, '?dryRun=true')
  assert.equal(dry.dryRun, true)
  assert.deepEqual(countsOf(dry), [1, 2, 1, 1])
  assert.deepEqual(await api.recorded(), before)
  type Change = { row: number; masked: string; outcome: string; topics: unknown; isKnown: boolean }
  const pages: Change[] = []
  let after = ''
  for (;;) {
    const page = await files.get<{ items: Change[]; next: string | null }>(
      `${dry.id}/changes?limit=1${after}`,
    )
    pages.push(...page.items)
    if (page.next === null) break
    after = `&after=${page.next}`
  }
  const changes = pages.sort((a, b) => a.row - b.row)
  assert.deepEqual(
    changes.map(({ row: at, outcome, isKnown }) => [at, outcome, isKnown]),
    [
      [2, 'optedOut', true],
      [4, 'accepted', false],
    ],
  )
  assert.deepEqual(changes[0]?.topics, {
    offers: {
      before: { status: null, optedOut: true },
      after: { status: 'withdrawn', optedOut: true },
    },
  })
  assert.deepEqual(changes[1]?.topics, {
    offers: {
      before: { status: null, optedOut: false },
      after: { status: 'given', optedOut: false },
    },
  })
  for (const { masked } of changes) assert.match(masked, /^\+81 •+\d\d$/)
  // The same as when it is meant; and a dry run of a file that was sent finds all of it.
  assert.deepEqual(countsOf(await files.take(file)), countsOf(dry))
  const known = await files.take(
    csv(row(phoneOf(2)), row(phoneOf(2), { at: '2024-01-01T00:00:00Z' })),
    '?dryRun=true',
  )
  assert.deepEqual(countsOf(known), [0, 2, 0, 0])
  assert.equal((await files.get<{ status: number }>(`${known.id}/changes?after=x`)).status, 400)
})

test('gives rejected rows as a file that can be mended and sent as it is', async (t) => {
  const api = await startApi(t)
  const files = sender(api)
  const formula = '=HYPERLINK("http://x")'
  const file = [
    HEAD,
    row(phoneOf(1)),
    row('12', { evidence: `"${formula.replaceAll('"', '""')}"` }),
    row(phoneOf(2), { topics: 'nothing' }),
    `${row(phoneOf(3))},one,too,many`,
    `${phoneOf(4)},"offers`,
    row(phoneOf(5)),
  ].join('\r\n')
  const done = await files.take(file)
  assert.deepEqual(countsOf(done), [2, 0, 0, 4])
  assert.deepEqual(
    done.errors.map(({ row: at, code }) => `${at} ${code}`),
    ['3 phone_invalid', '4 topic_unknown', '5 row_malformed', '6 row_malformed'],
  )
  const rejected = await files.rejected(done.id)
  assert.ok(rejected.startsWith(`\uFEFF${HEAD},code,row\r\n`))
  assert.ok(rejected.includes(`"'=HYPERLINK(""http://x"")",phone_invalid,3\r\n`))
  const mended = rejected.replace('\r\n12,', `\r\n${phoneOf(6)},`).replace('nothing', 'offers')
  const again = await files.take(mended)
  assert.deepEqual(countsOf(again), [2, 0, 0, 2])
  const [event] = await eventsOf(api, phoneOf(6))
  assert.deepEqual(event.evidence.provided, { text: formula })
  const lines = '{"person":"12","topics":["offers"]}\nno JSON'
  const byLine = await files.take(lines, '', { 'content-type': NDJSON })
  assert.deepEqual(
    (await files.rejected(byLine.id))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
    [
      { person: '12', topics: ['offers'], code: 'request_invalid', row: 1 },
      { line: 'no JSON', code: 'row_malformed', row: 2 },
    ],
  )
})

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
    ],
  )
  assert.deepEqual(countsOf(done), [2, 0, 0, 9])
  assert.deepEqual((await eventsOf(api, phoneOf(2)))[0].evidence.provided, { text: 'two\nlines' })
  const wide = Buffer.from(`\uFEFF${csv(row(phoneOf(3)))}`, 'utf16le')
  assert.deepEqual(countsOf(await files.take(new Uint8Array(wide))), [1, 0, 0, 0])
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
