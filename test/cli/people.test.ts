// `optin export` and `optin verify` beside a running server, and on a store somebody changed.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { progressOn } from '../../src/cli/progress.ts'
import { API_SECRET, startApi } from '../support/api.ts'

const NUMBER = '+819012345678'
const ROOT = fileURLToPath(new URL('../..', import.meta.url))

async function start(t: TestContext) {
  const { dataDir: dir, call, store } = await startApi(t)
  const env = { DATA_DIR: dir, SECRET_KEY: API_SECRET, NODE_ENV: 'development' }
  const agree = async (person: string, notice: object = { id: 'demo-notice', language: 'ja' }) => {
    const { status, body } = await call('POST', '/v1/consents', {
      ...{ person, topics: ['offers'], entryPoint: 'demo-checkbox', act: { kind: 'form' }, notice },
    })
    assert.equal(status, 201)
    return body.personId as string
  }
  /** Runs the command line to its end, whatever its end. */
  const run = (...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const { MONGODB_URI: _, ...rest } = process.env
      const options = { cwd: ROOT, env: { ...rest, ...env, PUBLIC_URL: '' } }
      execFile(process.execPath, ['src/cli/main.ts', ...args], options, (error, out, err) => {
        resolve({ code: Number(error?.code ?? 0), out: out.trim(), err: err.trim() })
      })
    })
  /** Changes the store behind everybody's back. */
  const tamper = (sql: string) => {
    const db = new DatabaseSync(join(dir, 'optin.sqlite'))
    db.exec('PRAGMA busy_timeout = 5000')
    const { changes } = db.prepare(sql).run()
    db.close()
    assert.ok(changes > 0, 'something was changed')
  }
  return { dir, close: () => store.close(), call, agree, run, tamper }
}

test('exports one person or all to a file of their own, beside a running server', async (t) => {
  const { dir, agree, run } = await start(t)
  const id = await agree(NUMBER)
  await agree('+819087654321')
  const [one, byId, all] = ['one', 'by-id', 'all'].map((name) => join(dir, `${name}.ndjson`))
  const done = await run('export', '--business', 'demo', '--person', NUMBER, '--out', one ?? '')
  assert.deepEqual([done.code, done.err], [0, ''])
  assert.match(done.out, /^1 person written to /)
  const lines = (await readFile(one ?? '', 'utf8')).trim().split('\n')
  const person = JSON.parse(lines[0] ?? '')
  assert.equal(lines.length, 1)
  assert.deepEqual(person.identifiers, [{ kind: 'phone', value: NUMBER }])
  assert.equal(person.personId, id)
  assert.equal(person.receipts.length, 1)
  assert.equal((await stat(one ?? '')).mode & 0o777, 0o600)
  await run('export', '--business', 'demo', '--person', id, '--out', byId ?? '')
  assert.equal(JSON.parse(await readFile(byId ?? '', 'utf8')).personId, id)
  assert.match((await run('export', '--business', 'demo', '--all', '--out', all ?? '')).out, /^2 /)
  assert.equal((await readFile(all ?? '', 'utf8')).trim().split('\n').length, 2)
})

test('refuses what cannot be exported by a sentence, and never writes over a file', async (t) => {
  const { dir, run } = await start(t)
  const out = join(dir, 'there.ndjson')
  await writeFile(out, 'kept')
  const refused = async (...args: string[]) => {
    const { code, err, out: printed } = await run('export', ...args)
    assert.deepEqual([code, printed], [1, ''])
    return err
  }
  assert.match(await refused('--business', 'demo', '--all', '--out', out), /is there already/)
  assert.equal(await readFile(out, 'utf8'), 'kept')
  const fresh = join(dir, 'new.ndjson')
  assert.match(await refused('--business', 'demo', '--out', fresh), /Either --person or --all/)
  assert.match(await refused('--business', 'nobody', '--all', '--out', fresh), /no such business/)
  const unknown = await refused('--business', 'demo', '--person', NUMBER, '--out', fresh)
  assert.match(unknown, /Nothing is recorded/)
  assert.doesNotMatch(unknown, /9012345678/)
  assert.match(await refused('--business', 'demo', '--all'), /--out is needed/)
  for (const name of ['export', 'verify']) {
    const { code, out: help } = await run(name, '--help')
    assert.deepEqual([code, help.startsWith(`Usage: optin ${name}`)], [0, true])
  }
})

test('finds nothing in a sound store, merged and erased persons among it', async (t) => {
  const { agree, call, run } = await start(t)
  const id = await agree(NUMBER)
  await agree('+819087654321', {
    text: 'Sakura Coffee may send you offers and news. Reply STOP to stop.',
    language: 'en',
  })
  for (const person of [{ userId: 'JP.abc' }, { phone: '+819087654321', userId: 'JP.abc' }]) {
    const body = { person, scope: 'marketing', act: { kind: 'call' } }
    assert.equal((await call('POST', '/v1/withdrawals', body)).status, 201)
  }
  assert.equal((await call('POST', `/v1/people/${id}/erase`)).status, 200)
  const { code, out, err } = await run('verify')
  assert.equal(err, '')
  assert.equal(out, 'demo: 2 persons, 7 events, 2 notices; nothing differs')
  assert.equal(code, 0)
  assert.match((await run('verify', '--business', 'nobody')).err, /no such business/)
})

const CHANGES: readonly (readonly [what: string, sql: string, says: RegExp])[] = [
  [
    'a standing whose opt-out was taken out',
    `UPDATE person SET record = replace(record, '"optout":', '"optin":')`,
    /the standing is not that of the events \(.*opt/,
  ],
  ['an event that was taken out', `DELETE FROM event WHERE n = 2`, /1 events are there of 2/],
  [
    'an event that was changed',
    `UPDATE event SET body = replace(body, 'consent.withdrawn', 'undeliverable.cleared')`,
    /the standing is not that of the events/,
  ],
  [
    'evidence that was changed',
    `UPDATE event SET body = replace(body, '"seal":"1', '"seal":"1A') WHERE n = 1`,
    /event .+ of demo\..+: it is not as it was recorded/,
  ],
  [
    'a word in an event that no standing shows',
    `UPDATE event SET body = replace(body, '"channel":"', '"zone":"Asia/Tokyo","channel":"')`,
    /event .+: it is not as it was recorded/,
  ],
  [
    'an event that was made up',
    `INSERT INTO event (person, n, id, business, recorded_at, body, slot, tag)
     SELECT person, 3, 'made-up', business, recorded_at,
       replace(body, '"id":"', '"id":"made-up'), slot, 0 FROM event WHERE n = 1`,
    /event made-up.+: it is not as it was recorded/,
  ],
  ['events that changed places', `UPDATE event SET n = 3 - n`, /it is not as it was recorded/],
  [
    'a notice whose words were changed',
    `UPDATE doc SET body = replace(body, 'may send you messages', 'will send you adverts')
     WHERE kind = 'notice'`,
    /the texts are not those of its digest/,
  ],
]
for (const [what, sql, says] of CHANGES) {
  test(`finds ${what}, and ends with 1`, async (t) => {
    const { agree, call, run, tamper, close } = await start(t)
    await agree(NUMBER, { id: 'demo-notice', language: 'en' })
    const no = { person: NUMBER, scope: 'all', act: { kind: 'call' } }
    assert.equal((await call('POST', '/v1/withdrawals', no)).status, 201)
    await close()
    tamper(sql)
    const { code, out } = await run('verify', '--business', 'demo')
    assert.equal(code, 1)
    assert.match(out, says)
    assert.doesNotMatch(out, /9012345678/)
  })
}

test('finds an opt-out that was taken out with all that told of it', async (t) => {
  const { agree, call, run, tamper, close } = await start(t)
  await agree(NUMBER)
  tamper(`INSERT INTO doc (kind, id, business, version, body, changed)
    SELECT 'before', slot, 'demo', 1, record, 0 FROM person`)
  const no = { person: NUMBER, scope: 'all', act: { kind: 'call' } }
  assert.equal((await call('POST', '/v1/withdrawals', no)).status, 201)
  await agree('+819087654321')
  await close()
  tamper(`DELETE FROM event WHERE body LIKE '%consent.withdrawn%'`)
  tamper(`UPDATE person SET record = (SELECT body FROM doc WHERE kind = 'before' AND id = slot)
    WHERE slot IN (SELECT CAST(id AS INTEGER) FROM doc WHERE kind = 'before')`)
  const { code, out } = await run('verify')
  assert.equal(code, 1)
  assert.match(out, /^the feed: 1 events that were recorded are not there$/m)
})

test('tells of events that were recorded before seals held whole ones', async (t) => {
  const { agree, run, tamper, close } = await start(t)
  await agree(NUMBER)
  await close()
  tamper(`UPDATE event SET body = replace(body, ',"seal":"', ',"was":"')`)
  const { out } = await run('verify')
  assert.match(out, /^ {2}1 of its events are of before seals held whole events$/m)
})

test('tells our receipts from altered and foreign ones', async (t) => {
  const { dir, agree, run } = await start(t)
  await agree(NUMBER)
  const file = join(dir, 'one.ndjson')
  await run('export', '--business', 'demo', '--all', '--out', file)
  const good = await run('verify', '--receipt', file)
  assert.deepEqual([good.code, good.out], [0, 'receipt 1: ours, and unaltered'])
  const { jws } = JSON.parse(await readFile(file, 'utf8')).receipts[0]
  const [head, body, signature] = jws.split('.')
  const other = Buffer.from(Buffer.from(body, 'base64url').toString().replace('ja', 'en'))
  const forged = join(dir, 'forged.txt')
  await writeFile(forged, `${head}.${other.toString('base64url')}.${signature}`)
  const bad = await run('verify', '--receipt', forged)
  assert.deepEqual([bad.code, /altered/.test(bad.out)], [1, true])
  await writeFile(forged, 'nothing of the kind')
  assert.equal((await run('verify', '--receipt', forged)).code, 1)
})

test('finds out a receipt that says something else than what was signed', async (t) => {
  const { dir, agree, run } = await start(t)
  await agree(NUMBER)
  const file = join(dir, 'all.ndjson')
  await run('export', '--business', 'demo', '--all', '--out', file)
  const person = JSON.parse(await readFile(file, 'utf8'))
  const [{ eventId, receipt, jws }] = person.receipts
  const altered = JSON.parse(JSON.stringify(receipt).replaceAll('offers', 'anything'))
  const shown = join(dir, 'shown.json')
  for (const one of [
    { eventId, receipt: altered, jws },
    { eventId: 'another', receipt, jws },
    { eventId, receipt, jws: jws.slice(0, -60) },
  ]) {
    await writeFile(shown, `\uFEFF${JSON.stringify({ ...person, receipts: [one] }, null, 2)}`)
    const { code, out } = await run('verify', '--receipt', shown)
    assert.equal(code, 1, out)
    assert.match(out, /^receipt 1: (?!ours)/)
  }
  await writeFile(shown, JSON.stringify({ receipts: [{ jws }] }))
  assert.equal((await run('verify', '--receipt', shown)).code, 0)
})

test('draws a bar on a terminal only, and takes it away', () => {
  const written: string[] = []
  const write = (text: string) => written.push(text)
  let now = 0
  const none = progressOn({ write }, 'Checking', 10, () => now)
  none.at(5)
  none.end()
  assert.deepEqual(written, [])
  const bar = progressOn({ write, isTTY: true, columns: 60 }, 'Checking', 10, () => now)
  bar.at(5)
  bar.at(6)
  now += 1_000
  bar.at(7)
  bar.at(10)
  bar.end()
  assert.equal(written.length, 4)
  assert.match(written[0] ?? '', /Checking █{15}░{15} 5\/10 50 %/)
  assert.match(written[2] ?? '', /10\/10 100 %/)
  assert.equal(written[3], '\r\u001b[K')
})
