// Importing through the API: what each row becomes and counts as, and what a file may never do.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { START_MS, startApi } from '../../support/api.ts'
import { eventsOf } from '../../support/people.ts'
import { countsOf, csv, HEAD, hashOf, NDJSON, pathsOf, phoneOf, row, sender } from './files.ts'

const OFFERS = { type: 'template', category: 'marketing', topic: 'offers' }
const UPDATES = { type: 'template', category: 'utility', topic: 'order-updates' }

type Api = Awaited<ReturnType<typeof startApi>>

async function reasonsOf(api: Api, phone: string, message: object = OFFERS) {
  const { body } = await api.call('POST', '/v1/eligibility', { to: phone, message })
  return body.reasons.map((reason: { code: string }) => reason.code)
}
const recordedOf = (api: Api, phone: string) => eventsOf(api.call, phone)
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
  const [first] = await recordedOf(api, phoneOf(1))
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
  const [second] = await recordedOf(api, '+819010000002')
  assert.equal(second.occurredAt, '2024-05-01T00:30:00.000Z')
  assert.deepEqual(second.evidence.provided, { text: 'signed at the counter' })
  const [third] = await recordedOf(api, phoneOf(3))
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
    line(phoneOf(8), { evidence: JSON.parse(`{"a":${'['.repeat(32)}${']'.repeat(32)}}`) }),
    '[1]',
    '{"person":',
    '{"__proto__":{"person":"+819010000009"}}',
    'null',
    line(phoneOf(9), { notice: { id: 'demo-notice', language: 'fr' } }),
    line(phoneOf(9)).replace('{"person"', '{"topics":["order-updates"],"person"'),
  ]
  const done = await files.take(lines.join('\n'), '', { 'content-type': NDJSON })
  assert.deepEqual(countsOf(done), [3, 0, 1, 11])
  assert.deepEqual(
    done.errors.map(({ row: at, code }) => `${at} ${code}`),
    [
      '6 notice_incomplete',
      '7 request_invalid',
      '8 time_invalid',
      '9 evidence_invalid',
      '10 evidence_invalid',
      '11 row_malformed',
      '12 row_malformed',
      '13 request_invalid',
      '14 row_malformed',
      '15 notice_incomplete',
      '16 request_invalid',
    ],
  )
  assert.ok((await reasonsOf(api, phoneOf(1))).includes('opted_out'))
  const events = await recordedOf(api, phoneOf(1))
  assert.equal(events[1].strength, 'recorded')
  assert.equal(events[1].evidence.import.claimed, 'message')
  assert.match(events[1].evidence.text, /Sakura Coffee/)
  assert.equal(events[1].evidence.language, 'ja')
  assert.equal((await recordedOf(api, '+819010000002'))[0].evidence.text, text)
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
  const [event] = await recordedOf(api, phoneOf(1))
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
  const [event] = await recordedOf(api, phoneOf(6))
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

test('forgets the rejected rows of an erased person, however they were written, and no others', async (t) => {
  const api = await startApi(t)
  const files = sender(api)
  const erased = '+819012345678'
  const agreed = await files.take(csv(row(erased)))
  assert.deepEqual(countsOf(agreed), [1, 0, 0, 0])
  const done = await files.take(
    csv(
      row(erased, { topics: 'nothing' }),
      row('090-1234-5678', { topics: 'nothing' }),
      row('０９０ １２３４ ５６７８', { topics: 'nothing' }),
      row(phoneOf(1), { topics: 'nothing', evidence: '"called 81 90-1234-5678"' }),
      row(phoneOf(2), { topics: 'nothing' }),
      row('12'),
    ),
  )
  assert.deepEqual(countsOf(done), [0, 0, 0, 6])
  const list = await files.take(`hash\n${hashOf(erased)}x\n`, '?mode=optouts')
  assert.deepEqual(countsOf(list), [0, 0, 0, 1])
  const { body } = await api.call('POST', '/v1/people/lookup', { person: erased })
  assert.equal((await api.call('POST', `/v1/people/${body.personId}/erase`)).status, 200)
  const rows = (await files.rejected(done.id)).trim().split('\r\n').slice(1)
  assert.deepEqual(
    rows.map((line) => [line.split(',')[0], line.split(',').at(-1)]),
    [
      [phoneOf(2), '6'],
      ['12', '7'],
    ],
  )
  assert.equal((await files.rejected(list.id)).trim().split('\r\n').length, 1)
  // As they were kept before: for a month, counted as ever.
  assert.deepEqual(countsOf(await files.get(done.id)), [0, 0, 0, 6])
  api.clock.now += 29 * 86_400_000
  assert.equal((await files.rejected(done.id)).trim().split('\r\n').length, 3)
  api.clock.now += 2 * 86_400_000
  assert.equal((await files.rejected(done.id)).trim().split('\r\n').length, 1)
})
