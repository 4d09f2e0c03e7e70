// A file rehearsed at the console and recorded as it is: once, within a day, and the very rows.

import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { HOUR_MS } from '../../../src/time.ts'
import { startApi } from '../../support/api.ts'
import { countsOf, csv, phoneOf, row, sender } from './files.ts'

const HANDED = {
  ...({ business: 'demo', mode: 'consents', format: 'csv', country: 'JP' } as const),
  ...{ map: '', set: '', ignore: '' },
}

const bytes = (text: string) => Readable.from([Buffer.from(text)])

test('records the rows that were rehearsed, once, whoever presses twice', async (t) => {
  const { parts, clock, recorded } = await startApi(t)
  const { importDesk } = parts
  const file = csv(row(phoneOf(1)), row('090-1000-0002'), row('12'))
  const id = await importDesk.rehearse(bytes(file), HANDED)
  const looked = await importDesk.look('demo', id)
  assert.deepEqual([looked.dryRun, looked.state, looked.isRecordable], [true, 'finished', true])
  assert.deepEqual(countsOf(looked), [2, 0, 0, 1])
  assert.equal((await importDesk.changes('demo', id, 10)).length, 2)
  assert.deepEqual(await recorded(), [])

  clock.now += 23 * HOUR_MS
  await Promise.all([importDesk.record('demo', id), importDesk.record('demo', id)])
  await parts.drain()
  const done = await importDesk.look('demo', id)
  assert.deepEqual([done.dryRun, done.state, done.isRecordable], [false, 'finished', false])
  assert.deepEqual(countsOf(done), [2, 0, 0, 1])
  assert.equal(done.isUndoable, true)
  assert.equal((await recorded()).length, 2)
  await importDesk.record('demo', id)
  assert.equal((await recorded()).length, 2)
  assert.equal((await importDesk.list('demo', undefined, 10)).items.length, 1)

  await importDesk.undo('demo', id)
  await parts.drain()
  assert.equal((await importDesk.look('demo', id)).state, 'undone')
  assert.equal((await importDesk.record('demo', id)).state, 'undone')
})

test('records all rows of a file though work on it begins days later', async (t) => {
  const { parts, clock, store, recorded } = await startApi(t)
  const rows = Array.from({ length: 50 }, (_, i) => row(phoneOf(i)))
  const id = await parts.importDesk.rehearse(bytes(csv(...rows)), HANDED)
  // As after a crash between the yes and the first row.
  const found = await store.documents.get<object>('import', id)
  assert.ok(found)
  const body = { ...found.body, state: 'running', dryRun: false, finishedAt: null }
  const cursor = { bucket: 0, pass: 0, done: 0 }
  const counts = { accepted: 0, unchanged: 0, optedOut: 0, rejected: 0 }
  await store.documents.put({ ...found, body: { ...body, cursor, counts } }, found.version)
  const mark = { kind: 'import.active', id, business: '*', body: {} }
  const known = await store.documents.get(mark.kind, id)
  await store.documents.put(mark, known?.version ?? 0)
  clock.now += 48 * HOUR_MS
  await parts.drain()
  assert.deepEqual(countsOf(await parts.importDesk.look('demo', id)), [50, 0, 0, 0])
  assert.equal((await recorded()).length, 50)
})

test('holds rows for a day only, and of no other dry run', async (t) => {
  const api = await startApi(t)
  const { parts, clock, recorded } = api
  const { importDesk } = parts
  const id = await importDesk.rehearse(bytes(csv(row(phoneOf(1)))), HANDED)
  const other = await sender(api).take(csv(row(phoneOf(1))), '?dryRun=true')
  await assert.rejects(importDesk.record('demo', other.id), { code: 'not_found' })
  clock.now += 25 * HOUR_MS
  assert.equal((await importDesk.look('demo', id)).isRecordable, false)
  await assert.rejects(importDesk.record('demo', id), { code: 'not_found' })
  assert.deepEqual(await recorded(), [])
  await assert.rejects(importDesk.record('other', id), { code: 'not_found' })
})

test('says which columns are wrong, and keeps nothing of such a file', async (t) => {
  const { parts } = await startApi(t)
  const { importDesk } = parts
  const refused = importDesk.rehearse(bytes('Mobile,topics\n1,offers\n'), HANDED)
  await assert.rejects(refused, { code: 'columns_invalid' })
  const unclear = importDesk.rehearse(bytes(csv()), { ...HANDED, map: 'mobile' })
  await assert.rejects(unclear, { code: 'request_invalid' })
  assert.deepEqual((await importDesk.list('demo', undefined, 10)).items, [])
})
