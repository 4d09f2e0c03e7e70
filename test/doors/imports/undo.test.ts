// Undoing an import: what it recorded is void, and nothing else.

import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { DAY_MS } from '../../../src/time.ts'
import { startApi } from '../../support/api.ts'
import { countsOf, csv, hashOf, phoneOf, row, sender } from './files.ts'

const UPDATES = { type: 'template', category: 'utility', topic: 'order-updates' }
type Api = Awaited<ReturnType<typeof startApi>>

const updates = (i: number, more = {}) => row(phoneOf(i), { topics: 'order-updates', ...more })

async function reasonsOf(api: Api, phone: string, more: object = {}) {
  const { body } = await api.call('POST', '/v1/eligibility', {
    to: phone,
    message: UPDATES,
    ...more,
  })
  return body.reasons.map((reason: { code: string }) => reason.code)
}

test('voids what a file recorded, for now and for the past, and lets it be sent again', async (t) => {
  const api = await startApi(t)
  const files = sender(api)
  const file = csv(updates(1), updates(1, { at: '2024-06-01T00:00:00Z' }), updates(2))
  const done = await files.take(file)
  const imported = api.clock.now
  api.clock.now += DAY_MS
  assert.deepEqual(await reasonsOf(api, phoneOf(1)), [])
  const undone = await files.undo(done.id)
  assert.equal(undone.state, 'undone')
  assert.deepEqual(countsOf(undone), [3, 0, 0, 0])
  for (const i of [1, 2]) assert.deepEqual(await reasonsOf(api, phoneOf(i)), ['no_consent'])
  // Known now to have been a mistake, then too; but not what could be known then.
  const then = new Date(imported + 1_000).toISOString()
  assert.deepEqual(await reasonsOf(api, phoneOf(1), { at: then }), ['no_consent'])
  assert.deepEqual(await reasonsOf(api, phoneOf(1), { at: then, knownAt: then }), [])
  const events = (await api.call('GET', '/v1/events')).body.events
  assert.deepEqual(
    events.map(({ type }: { type: string }) => type),
    [...Array(3).fill('consent.given'), ...Array(2).fill('import.finished')],
  )
  assert.equal((await files.undo(done.id)).state, 'undone')
  assert.equal((await api.recorded()).length, 5)
  const again = await files.take(file)
  assert.deepEqual(countsOf(again), [3, 0, 0, 0])
  assert.deepEqual(await reasonsOf(api, phoneOf(1)), [])
  assert.equal((await files.undo(again.id)).state, 'undone')
  assert.deepEqual(await reasonsOf(api, phoneOf(1)), ['no_consent'])
})

test('undoes a file wholly, however often it was sent', async (t) => {
  const api = await startApi(t)
  const files = sender(api)
  const file = csv(...Array.from({ length: 60 }, (_, i) => updates(i)))
  const [first, second] = await Promise.all([files.take(file), files.take(file)])
  const third = await files.take(file)
  assert.deepEqual(countsOf(third), [0, 60, 0, 0])
  await files.undo(third.id)
  await api.parts.imports.drain()
  for (let i = 0; i < 60; i++) assert.deepEqual(await reasonsOf(api, phoneOf(i)), ['no_consent'])
  const states = await Promise.all(
    [first, second].map(({ id }) => files.get<{ state: string }>(id)),
  )
  const owners = [first, second].filter(({ accepted }) => accepted > 0).length
  assert.equal(states.filter(({ state }) => state === 'undone').length, owners)
})

test('leaves what others reported and what the person did', async (t) => {
  const api = await startApi(t)
  const files = sender(api)
  const list = (...is: number[]) =>
    `phone,scope,at\n${is.map((i) => `${phoneOf(i)},all,`).join('\n')}`
  const stop = (i: number) =>
    api.call('POST', '/v1/withdrawals', { person: phoneOf(i), scope: 'all', act: { kind: 'call' } })
  const give = (i: number) =>
    api.call('POST', '/v1/consents', {
      ...{ person: phoneOf(i), topics: ['order-updates'], entryPoint: 'demo-api' },
      ...{ act: { kind: 'call' }, notice: { id: 'demo-notice' } },
    })
  await give(1)
  await stop(2)
  const one = await files.take(list(1, 2, 3, 4), '?mode=optouts')
  const other = await files.take(list(3), '?mode=optouts')
  assert.deepEqual(
    [countsOf(one), countsOf(other)],
    [
      [4, 0, 0, 0],
      [1, 0, 0, 0],
    ],
  )
  api.clock.now += 1_000
  await give(4)
  assert.deepEqual(await reasonsOf(api, phoneOf(4)), [])
  assert.deepEqual(await reasonsOf(api, phoneOf(1)), ['opted_out'])
  assert.equal((await files.undo(one.id)).state, 'undone')
  assert.deepEqual(await reasonsOf(api, phoneOf(1)), [])
  assert.ok((await reasonsOf(api, phoneOf(2))).includes('opted_out'))
  assert.ok((await reasonsOf(api, phoneOf(3))).includes('opted_out'))
  assert.deepEqual(await reasonsOf(api, phoneOf(4)), [])
  await files.undo(other.id)
  assert.deepEqual(await reasonsOf(api, phoneOf(3)), ['no_consent'])
})

test('keeps one no of a list sent every night, once the first can no longer be undone', async (t) => {
  const api = await startApi(t)
  const files = sender(api)
  const night = (n: number) =>
    files.take(
      `hash,at\n${hashOf(phoneOf(1))},2026-01-01T00:00:00Z\n${hashOf(phoneOf(n + 100))},`,
      '?mode=optouts',
    )
  const first = await night(0)
  assert.deepEqual(countsOf(await night(1)), [2, 0, 0, 0])
  api.clock.now += 7 * DAY_MS
  assert.deepEqual(countsOf(await night(2)), [1, 1, 0, 0])
  const refused = await files.undo(first.id)
  assert.equal(refused.code, 'import_not_undoable')
  assert.ok((await reasonsOf(api, phoneOf(1))).includes('opted_out'))
})

test('refuses to undo a dry run, and an import that is not there', async (t) => {
  const api = await startApi(t)
  const files = sender(api)
  const dry = await files.take(csv(updates(1)), '?dryRun=true')
  assert.equal((await files.undo(dry.id)).code, 'import_not_undoable')
  assert.equal((await files.undo('imp_nothing')).code, 'not_found')
})

test('a file sent again while it is being undone counts wholly or not at all', async (t) => {
  const api = await startApi(t)
  const files = sender(api)
  for (let round = 0; round < 12; round++) {
    const people = Array.from({ length: 8 }, (_, i) => 100 * round + i)
    const file = csv(...people.map((i) => updates(i)))
    const first = await files.take(file)
    const [again] = await Promise.all([files.post(file), files.undo(first.id)])
    await api.parts.imports.drain()
    const counted = new Set<string>()
    for (const i of people) counted.add((await reasonsOf(api, phoneOf(i))).join())
    assert.equal(counted.size, 1, `round ${round}: ${[...counted]}`)
    if (again.status !== 202) continue
    const { state, accepted } = await files.get<{ state: string; accepted: number }>(again.body.id)
    // Undone with the other; or afresh; or it came before, and found all of it known.
    const isGiven = counted.has('')
    assert.equal(isGiven, state === 'finished' && accepted === people.length, `round ${round}`)
  }
})

test('undoes an import while it still runs', async (t) => {
  const api = await startApi(t)
  const files = sender(api)
  const rows = Array.from({ length: 6_000 }, (_, i) => updates(i))
  const { body } = await files.post(csv(...rows))
  assert.equal(body.state, 'running')
  await files.undo(body.id)
  await api.parts.imports.drain()
  const now = await files.get<{ state: string; rows: number }>(body.id)
  assert.equal(now.state, 'undone')
  assert.ok(now.rows < 6_000, `${now.rows} rows were counted before it was undone`)
  const to = Array.from({ length: 5_000 }, (_, i) => phoneOf(i))
  const batch = await api.call('POST', '/v1/eligibility/batch', { to, message: UPDATES })
  assert.deepEqual(batch.body.totals.byReason, { no_consent: 5_000 })
  const left = await api.store.documents.changes(['import.rows', 'import.people'], undefined)
  assert.deepEqual(left.docs, [])
})

test('tells a webhook that an import finished and was undone, and of each person it is void for', async (t) => {
  const api = await startApi(t)
  const files = sender(api)
  const told: {
    type: string
    data: { import?: { state: string; rows: number }; voided?: string }
  }[] = []
  const receiver = createServer((req, res) => {
    let text = ''
    req.on('data', (chunk) => {
      text += chunk
    })
    req.on('end', () => {
      told.push(JSON.parse(text))
      res.end()
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => receiver.once('listening', resolve))
  t.after(() => receiver.close())
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`
  await api.call('POST', '/v1/webhook-endpoints', { url, types: ['import.finished'] })
  const done = await files.take(csv(updates(1), updates(2)))
  await api.parts.drain()
  assert.deepEqual(
    told.map(({ type, data }) => [type, data.import?.state, data.import?.rows]),
    [['import.finished', 'finished', 2]],
  )
  await files.undo(done.id)
  await api.parts.drain()
  assert.equal(told.filter(({ data }) => data.voided !== undefined).length, 2)
  assert.equal(told.filter(({ data }) => data.import?.state === 'undone').length, 1)
  assert.equal(told.length, 4)
})
