// Lists of opt-outs that say no times, sent again and again: who agreed anew since the last one and
// is named once more has said no once more; who did not, no second time.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { DAY_MS } from '../../../src/time.ts'
import { startApi } from '../../support/api.ts'
import { countsOf, hashOf, phoneOf, sender } from './files.ts'

const PHONE = phoneOf(1)
const OPTOUTS = '?mode=optouts'

async function start(t: TestContext) {
  const api = await startApi(t)
  const { call, clock, recorded } = api
  const files = sender(api)
  return {
    ...{ ...api, files },
    list: (text: string, headers = {}) => files.take(text, OPTOUTS, headers),
    async agree(kind = 'call') {
      clock.now += 1_000
      const { status } = await call('POST', '/v1/consents', {
        ...{ person: PHONE, topics: ['order-updates'], entryPoint: 'demo-api' },
        ...{ act: { kind }, notice: { id: 'demo-notice' } },
      })
      assert.equal(status, 201)
      clock.now += 1_000
    },
    async reasons(): Promise<string[]> {
      const message = { type: 'template', topic: 'order-updates' }
      const { body } = await call('POST', '/v1/eligibility', { to: PHONE, message })
      return body.reasons.map(({ code }: { code: string }) => code)
    },
    count: async () => (await recorded()).length,
  }
}
/** Another file each night. */
const night = (n: number) => `phone\n${PHONE}\n${phoneOf(100 + n)}\n`

test('a nightly list that names somebody after a new yes of theirs is a new no', async (t) => {
  const { list, agree, reasons, clock } = await start(t)
  await list(night(0))
  await agree()
  assert.deepEqual(await reasons(), [])
  clock.now += 9 * DAY_MS
  assert.deepEqual(countsOf(await list(night(1))), [2, 0, 0, 0])
  assert.deepEqual(await reasons(), ['opted_out'])
  // In force, and past being undone: told every night, it is one no.
  clock.now += 8 * DAY_MS
  assert.deepEqual(countsOf(await list(night(2))), [1, 1, 0, 0])
  await agree('form')
  assert.deepEqual(countsOf(await list(night(3))), [1, 1, 0, 0])
})

test('a list with times says nothing new by being sent again', async (t) => {
  const { list, agree, reasons, clock } = await start(t)
  const timed = (n: number) => `phone,at\n${PHONE},2026-01-01T00:00:00Z\n${phoneOf(100 + n)},\n`
  await list(timed(0))
  await agree()
  clock.now += 9 * DAY_MS
  for (const n of [0, 1]) assert.equal(countsOf(await list(timed(n)))[0], n)
  assert.deepEqual(await reasons(), [])
})

test('the very same file is a new no after a new yes, once, and can be undone', async (t) => {
  for (const days of [1, 9]) {
    const { list, agree, reasons, clock, files, count } = await start(t)
    const file = `hash,scope\n${hashOf(PHONE)},\n${hashOf(phoneOf(2))},\n${hashOf(PHONE)},marketing\n`
    const first = await list(file)
    await agree()
    clock.now += days * DAY_MS
    const dry = await files.take(file, `${OPTOUTS}&dryRun=true`)
    const again = await list(file)
    assert.deepEqual(countsOf(again), [2, 1, 0, 0])
    assert.deepEqual(countsOf(dry), countsOf(again))
    assert.deepEqual(await reasons(), ['opted_out'])
    const once = await count()
    clock.now += 1_000
    assert.deepEqual(countsOf(await list(file)), [0, 3, 0, 0])
    assert.equal(await count(), once)
    assert.equal((await files.undo(again.id)).state, 'undone')
    assert.deepEqual(await reasons(), [])
    const undone = await files.get<{ state: string }>(first.id)
    assert.equal(undone.state, days === 1 ? 'undone' : 'finished')
  }
})

test('the very same file changes nothing while its noes are in force, however late', async (t) => {
  const { list, reasons, clock, count } = await start(t)
  const file = `phone\n${PHONE}\n`
  await list(file)
  const once = await count()
  for (const days of [0, 1, 9, 9]) {
    clock.now += days * DAY_MS
    assert.deepEqual(countsOf(await list(file)), [0, 1, 0, 0])
  }
  assert.equal(await count(), once)
  assert.deepEqual(await reasons(), ['opted_out', 'no_consent'])
})

test('a file said anew and begun again after a crash records and counts the same', async (t) => {
  const { list, agree, reasons, count, store } = await start(t)
  const file = `phone\n${PHONE}\n`
  await list(file)
  await agree()
  const { put } = store.documents
  let isCut = false
  Object.assign(store.documents, {
    async put(...args: Parameters<typeof put>) {
      const { kind, body } = args[0]
      const { hasFacts, state } = body as { hasFacts?: boolean; state?: string }
      if (isCut || kind !== 'import' || !hasFacts || state !== 'running') return put(...args)
      // The row is recorded, and its mark is not moved; meanwhile they say yes once more.
      isCut = true
      await agree()
      throw new Error('cut off')
    },
  })
  const again = await list(file)
  assert.ok(isCut)
  assert.deepEqual(countsOf(again), [1, 0, 0, 0])
  // Two uploads, two yeses.
  assert.equal(await count(), 4)
  assert.deepEqual(await reasons(), [])
})

test('a request sent again under its key is the same no', async (t) => {
  const { list, agree, reasons, count } = await start(t)
  const file = `phone\n${PHONE}\n`
  const first = await list(file, { 'idempotency-key': 'tonight' })
  await agree()
  const again = await list(file, { 'idempotency-key': 'tonight' })
  assert.equal(again.id, first.id)
  assert.equal(await count(), 2)
  assert.deepEqual(await reasons(), [])
})

test('who was erased and agreed anew is opted out by the file that named them before', async (t) => {
  const { list, agree, reasons, call, clock } = await start(t)
  const file = `phone\n${PHONE}\n`
  await list(file)
  const { body } = await call('POST', '/v1/people/lookup', { person: PHONE })
  clock.now += 1_000
  assert.equal((await call('POST', `/v1/people/${body.personId}/erase`)).status, 200)
  assert.deepEqual(countsOf(await list(file)), [0, 1, 0, 0])
  await agree()
  assert.deepEqual(await reasons(), [])
  assert.deepEqual(countsOf(await list(file)), [1, 0, 0, 0])
  assert.deepEqual(await reasons(), ['opted_out'])
})
