// A file that came before one of its people was erased, and is recorded after.

import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { type TestContext, test } from 'node:test'
import type { Mode } from '../../../src/doors/imports/columns.ts'
import { DAY_MS } from '../../../src/time.ts'
import { startApi } from '../../support/api.ts'
import { countsOf, csv, hashOf, phoneOf, row } from './files.ts'

const ERASED = phoneOf(1)

async function start(t: TestContext) {
  const api = await startApi(t)
  const { call, clock, parts, store } = api
  const { importDesk, imports } = parts
  const consent = (person: unknown, kind = 'form') =>
    call('POST', '/v1/consents', {
      ...{ person, topics: ['order-updates'], entryPoint: 'demo-checkbox' },
      act: { kind, at: new Date(clock.now).toISOString() },
      notice: { id: 'demo-notice', language: 'ja' },
    })
  const { body } = await consent({ phone: ERASED, userId: 'JP.1' })
  const personId: string = body.personId
  clock.now += 1_000
  return {
    ...{ ...api, personId, consent },
    hold: (text: string, mode: Mode = 'consents', format: 'csv' | 'ndjson' = 'csv') =>
      importDesk.rehearse(Readable.from([Buffer.from(text)]), {
        ...{ business: 'demo', mode, format, country: 'JP', map: '', set: '', ignore: '' },
      }),
    async erase() {
      clock.now += 1_000
      assert.equal((await call('POST', `/v1/people/${personId}/erase`)).status, 200)
      clock.now += 1_000
    },
    async recorded(id: string) {
      await importDesk.record('demo', id)
      await parts.drain()
      return importDesk.look('demo', id)
    },
    /** Everything kept of files, opened. */
    async left(id: string) {
      const kinds = ['import.rows', 'import.changes', 'import.rejected'] as const
      const lines = kinds.map((kind) => Array.fromAsync(imports.pieces.lines(kind, 'demo', id)))
      return (await Promise.all(lines)).flat(2).join('\n')
    },
    async exported() {
      return (await call('GET', `/v1/people/${personId}/export`)).body
    },
    rows: () => store.documents.list<object>('import.rows', 'demo', undefined, 10),
  }
}

test('brings nobody back who was erased since the dry run, and counts their rows unchanged', async (t) => {
  const { hold, erase, recorded, left, exported, call, parts } = await start(t)
  const theirs = [row(ERASED, { evidence: 'Hanako' }), row(ERASED, { topics: 'order-updates' })]
  const id = await hold(
    csv(theirs[0] ?? '', row(phoneOf(2), { evidence: 'Taro' }), theirs[1] ?? ''),
  )
  assert.match(await left(id), /Hanako/)
  const changes = async () => (await call('GET', `/v1/imports/${id}/changes`)).body.items
  assert.equal((await changes()).length, 2)
  await erase()
  assert.doesNotMatch(await left(id), new RegExp(`Hanako|${ERASED.slice(1)}`))
  assert.match(await left(id), /Taro/)
  const [change, ...more] = await changes()
  assert.deepEqual([change.row, change.masked.slice(-2), more], [3, '02', []])
  assert.equal((await parts.importDesk.changes('demo', id, 10)).length, 1)
  assert.deepEqual(countsOf(await parts.importDesk.look('demo', id)), [3, 0, 0, 0])

  const done = await recorded(id)
  assert.deepEqual([done.state, done.rows, ...countsOf(done)], ['finished', 3, 1, 2, 0, 0])
  const { identifiers, events } = await exported()
  assert.deepEqual(identifiers, [])
  assert.deepEqual(
    events.map(({ type }: { type: string }) => type),
    ['consent.given', 'person.erased'],
  )
})

test('knows a row of theirs by user id too, also beside a number nobody knew', async (t) => {
  const { hold, erase, recorded, left } = await start(t)
  const line = (person: object, note: string) =>
    JSON.stringify({
      ...{ person, topics: ['offers'], entryPoint: 'demo-import', act: { kind: 'form' } },
      ...{ notice: { id: 'demo-notice' }, evidence: { note } },
    })
  const people = [{ userId: 'JP.1' }, { phone: phoneOf(3), userId: 'JP.1' }, { userId: 'JP.11' }]
  const lines = people.map((person, i) => line(person, `note ${i}`))
  const id = await hold(lines.join('\n'), 'consents', 'ndjson')
  await erase()
  const kept = await left(id)
  assert.doesNotMatch(kept, /note 0|note 1|"JP\.1"/)
  assert.match(kept, /note 2/)
  assert.deepEqual(countsOf(await recorded(id)), [1, 2, 0, 0])
})

test('keeps the no of a list that was held, under the hash alone', async (t) => {
  const { hold, erase, recorded, left, exported, call } = await start(t)
  const list = `phone,evidence\n${ERASED},Hanako\n${phoneOf(2)},Taro\n`
  const hashes = `hash,scope\n${hashOf(ERASED)},marketing\n`
  const ids = [await hold(list, 'optouts'), await hold(hashes, 'optouts')]
  await erase()
  assert.doesNotMatch(await left(ids[0] ?? ''), new RegExp(`Hanako|${ERASED.slice(1)}`))
  for (const [i, id] of ids.entries()) {
    assert.deepEqual(countsOf(await recorded(id)), [2 - i, 0, 0, 0])
  }
  const { identifiers, events } = await exported()
  assert.deepEqual(identifiers, [])
  assert.doesNotMatch(JSON.stringify(events), /Hanako/)
  const message = { type: 'template', topic: 'offers' }
  const { body } = await call('POST', '/v1/eligibility', { to: ERASED, message })
  assert.equal(body.reasons[0].code, 'opted_out')
})

test('leaves a row that was read before the erasure without effect, not one sent after it', async (t) => {
  const { hold, erase, recorded, exported, consent, rows, store } = await start(t)
  const id = await hold(csv(row(ERASED, { evidence: 'Hanako' })))
  const [before] = await rows()
  await erase()
  const [after] = await rows()
  assert.ok(before && after)
  // As whoever was at it had read it.
  await store.documents.put({ ...after, body: before.body }, after.version)
  assert.equal((await consent(ERASED)).status, 201)
  assert.deepEqual(countsOf(await recorded(id)), [0, 1, 0, 0])
  assert.doesNotMatch(JSON.stringify((await exported()).events), /Hanako/)
  const again = await hold(csv(row(ERASED, { evidence: 'Hanako again' })))
  await recorded(again)
  assert.match(JSON.stringify((await exported()).events), /Hanako again/)
})

test('forgets what a file that was on its way in brings of somebody erased meanwhile', async (t) => {
  const { erase, left, recorded, exported, parts, store, hold } = await start(t)
  const bad = (phone: string, note: string) => row(phone, { topics: 'nothing', evidence: note })
  async function* arriving() {
    yield Buffer.from(csv(bad(ERASED, 'Hanako 1'), row(ERASED, { evidence: 'Hanako 2' })))
    await erase()
    const rest = [bad(ERASED, 'Hanako 3'), bad(phoneOf(2), 'Taro 1'), row(phoneOf(3))]
    yield Buffer.from(`${rest.join('\n')}\n`)
  }
  const id = await parts.importDesk.rehearse(arriving(), {
    ...{ business: 'demo', mode: 'consents', format: 'csv', country: 'JP' },
    ...{ map: '', set: '', ignore: '' },
  })
  assert.doesNotMatch(await left(id), new RegExp(`Hanako|${ERASED.slice(1)}`))
  assert.match(await left(id), /Taro 1/)
  assert.deepEqual(countsOf(await parts.importDesk.look('demo', id)), [1, 1, 0, 3])
  assert.deepEqual(countsOf(await recorded(id)), [1, 1, 0, 3])
  assert.deepEqual((await exported()).identifiers, [])
  assert.deepEqual(await store.documents.list('import.forgotten', 'demo', undefined, 10), [])
  // What is sent after it stays as it is.
  assert.match(await left(await hold(csv(bad(ERASED, 'Hanako 4')))), /Hanako 4/)
})

test('holds the other rows as long as before, and for good once they are being recorded', async (t) => {
  const { hold, erase, clock, rows, store } = await start(t)
  await hold(csv(row(ERASED), row(phoneOf(2))))
  await erase()
  assert.equal((await rows()).length, 1)
  clock.now += 3 * DAY_MS
  assert.deepEqual(await rows(), [])

  const id = await hold(csv(row(ERASED), row(phoneOf(3))))
  const doc = await store.documents.get<object>('import', id)
  assert.ok(doc)
  const body = { ...doc.body, state: 'running', dryRun: false, heldUntil: null }
  await store.documents.put({ ...doc, body }, doc.version)
  await erase()
  clock.now += 4 * DAY_MS
  assert.equal((await rows()).length, 1)
})

test('keeps rows to be recorded though an erasure changes them at that moment', async (t) => {
  const { hold, erase, clock, rows, parts, store } = await start(t)
  const id = await hold(csv(row(ERASED, { evidence: 'Hanako' }), row(phoneOf(2))))
  const { list } = store.documents
  let isFirst = true
  Object.assign(store.documents, {
    async list(...about: Parameters<typeof list>) {
      const found = await list(...about)
      if (about[0] !== 'import.rows' || !isFirst) return found
      isFirst = false
      await erase()
      return found
    },
  })
  await parts.imports.pieces.keep('import.rows', 'demo', `${id}.`)
  clock.now += 4 * DAY_MS
  const pieces = await Array.fromAsync(parts.imports.pieces.lines('import.rows', 'demo', id))
  const lines = pieces.flat()
  assert.deepEqual([(await rows()).length, lines.length], [1, 2])
  assert.doesNotMatch(lines.join(), /Hanako/)
})
