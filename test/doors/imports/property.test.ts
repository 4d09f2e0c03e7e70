// Random files beside random other facts: no import lifts a no, and every row counts once.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { csvLine } from '../../../src/doors/imports/formula.ts'
import { startApi } from '../../support/api.ts'
import { countsOf, HEAD, hashOf, phoneOf, sender } from './files.ts'

type Api = Awaited<ReturnType<typeof startApi>>

const PEOPLE = 4
const who = fc.integer({ min: 0, max: PEOPLE - 1 })
const minutesAgo = fc.integer({ min: 0, max: 60 })
const topics = fc.constantFrom('offers', 'order-updates', 'offers;order-updates')

type Step =
  | { readonly kind: 'stop'; readonly who: number; readonly ago: number; readonly scope: string }
  | { readonly kind: 'give'; readonly who: number; readonly ago: number; readonly act: string }
  | {
      readonly kind: 'import'
      readonly rows: readonly { who: number; ago: number; topics: string }[]
    }
  | { readonly kind: 'optouts'; readonly whom: readonly number[] }
  | { readonly kind: 'undo' }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    ...{ kind: fc.constant('stop' as const), who, ago: minutesAgo },
    scope: fc.constantFrom('all', 'marketing', 'topic'),
  }),
  fc.record({
    ...{ kind: fc.constant('give' as const), who, ago: minutesAgo },
    act: fc.constantFrom('call', 'message', 'form', 'paper'),
  }),
  fc.record({
    kind: fc.constant('import' as const),
    rows: fc.array(fc.record({ who, ago: minutesAgo, topics }), { minLength: 1, maxLength: 6 }),
  }),
  fc.record({
    kind: fc.constant('optouts' as const),
    whom: fc.array(who, { minLength: 1, maxLength: 3 }),
  }),
  fc.constant({ kind: 'undo' as const }),
)

/** Every no in force of a person, as the API names them. */
async function noesOf(api: Api, phone: string): Promise<string[]> {
  const { body } = await api.call('POST', '/v1/people/lookup', { person: phone })
  return (body.standing?.noes ?? []).map((no: object) => JSON.stringify(no))
}

test('no import of consents, nor its undoing, lifts or adds a no, whatever else is known', async (t) => {
  const api = await startApi(t)
  const files = sender(api)
  const iso = (ago: number) => new Date(api.clock.now - ago * 60_000).toISOString()
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
      const base = 100 * ++run
      api.clock.now += 3_600_000
      const phone = (i: number) => phoneOf(base + i)
      const all = () => Promise.all(Array.from({ length: PEOPLE }, (_, i) => noesOf(api, phone(i))))
      const imports: string[] = []
      for (const each of steps) {
        const before = await all()
        switch (each.kind) {
          case 'stop':
            await api.call('POST', '/v1/withdrawals', {
              ...{ person: phone(each.who), scope: each.scope },
              ...(each.scope === 'topic' && { topics: ['offers'] }),
              act: { kind: 'message', at: iso(each.ago) },
            })
            break
          case 'give':
            await api.call('POST', '/v1/consents', {
              ...{ person: phone(each.who), topics: ['offers'], entryPoint: 'demo-api' },
              ...{ act: { kind: each.act, at: iso(each.ago) }, notice: { id: 'demo-notice' } },
            })
            break
          case 'import': {
            const rows = each.rows.map((row) =>
              csvLine([phone(row.who), row.topics, 'demo-import', iso(row.ago), 'demo-notice', '']),
            )
            const done = await files.take([HEAD, ...rows].join('\n'))
            assert.equal(done.rows, each.rows.length)
            imports.push(done.id)
            assert.deepEqual(await all(), before)
            break
          }
          case 'optouts': {
            const rows = each.whom.map((i) => `${hashOf(phone(i))},${iso(0)}`)
            await files.take(`hash,at\n${rows.join('\n')}`, '?mode=optouts')
            const after = await all()
            for (const i of each.whom) assert.ok((after[i] ?? []).length > 0)
            break
          }
          case 'undo': {
            const id = imports.pop()
            if (id === undefined) break
            await files.undo(id)
            assert.deepEqual(await all(), before)
            break
          }
        }
      }
    }),
    { numRuns: 20 },
  )
})

const anyCell = fc.oneof(
  fc.constantFrom('', 'x', '=1+1', '"', '日本', '\u0000', 'a\nb'),
  fc.string({ maxLength: 5 }),
)
const file = fc.array(
  fc.tuple(
    fc.oneof(who.map(phoneOf), anyCell),
    fc.oneof(topics, anyCell),
    fc.constantFrom('demo-import', 'demo-form', 'nowhere'),
    fc.oneof(fc.constantFrom('', '2025-01-01T00:00:00Z'), anyCell),
    fc.constantFrom('demo-notice', 'none'),
    fc.oneof(fc.constantFrom('', '{"a":1}', '{'), anyCell),
  ),
  { maxLength: 30 },
)

test('counts each row of any file once, and the same when it is rehearsed or sent again', async (t) => {
  const api = await startApi(t)
  const files = sender(api)
  await api.call('POST', '/v1/withdrawals', {
    ...{ person: phoneOf(0), scope: 'all', act: { kind: 'call' } },
  })
  await fc.assert(
    fc.asyncProperty(file, fc.constantFrom('\n', '\r\n'), async (rows, end) => {
      const text = [HEAD, ...rows.map((cells) => csvLine(cells))].join(end)
      const dry = await files.take(text, '?dryRun=true')
      const before = (await api.recorded()).length
      const done = await files.take(text)
      assert.equal(done.rows, rows.length)
      assert.equal(done.total, rows.length)
      assert.deepEqual(countsOf(done), countsOf(dry))
      const after = (await api.recorded()).length
      assert.ok(after - before >= done.accepted && after - before <= done.accepted + done.optedOut)
      const again = await files.take(text)
      const [accepted, unchanged, optedOut, rejected] = countsOf(done)
      assert.deepEqual(countsOf(again), [0, (accepted ?? 0) + (unchanged ?? 0), optedOut, rejected])
      assert.equal((await api.recorded()).length, after)
    }),
    { numRuns: 25 },
  )
})
