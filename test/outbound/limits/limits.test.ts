// Limits on the embedded store, and their arithmetic on histories made at random.

import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import fc from 'fast-check'
import { createKeyring } from '../../../src/keys/keyring.ts'
import { openEmbedded } from '../../../src/ledger/embedded/open.ts'
import { createBudget } from '../../../src/outbound/limits/budget.ts'
import {
  createTurns,
  type Limit,
  reachedBy,
  type Turn,
} from '../../../src/outbound/limits/turns.ts'
import { HOUR_MS, limitsContract, NOW } from './contract.ts'

async function open(t: TestContext) {
  const dataDir = await mkdtemp(join(tmpdir(), 'optin-limits-'))
  const keyring = createKeyring('a secret for limits, long enough to be one')
  const clock = { now: NOW }
  const store = await openEmbedded({ dataDir, keyring, clock: () => clock.now })
  t.after(async () => {
    await store.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  return { documents: store.documents, clock }
}

test('holds every limit exactly when many come at once, and counts a retry once', async (t) => {
  const { documents } = await open(t)
  await limitsContract(documents, 40, NOW)
})

test('a turn comes back when the oldest no longer counts, to the millisecond', async (t) => {
  const { documents, clock } = await open(t)
  const turns = createTurns(documents, 'x', [
    { name: 'pause', max: 1, withinMs: 600_000, same: true },
    { name: 'day', max: 2, withinMs: 24 * HOUR_MS },
  ])
  const take = (id: string, about: string) => {
    return turns.take('demo', 'somebody', { id, about, at: clock.now })
  }
  assert.equal(await take('a', 'form'), undefined)
  assert.deepEqual(await take('b', 'form'), { limit: 'pause', retryAt: NOW + 600_000 })
  clock.now += 599_999
  assert.equal((await take('b', 'form'))?.limit, 'pause')
  clock.now += 1
  assert.equal(await take('b', 'form'), undefined)
  assert.deepEqual(await take('c', 'other'), { limit: 'day', retryAt: NOW + 24 * HOUR_MS })
  clock.now = NOW + 24 * HOUR_MS
  assert.equal(await take('c', 'other'), undefined)
  // Long after, nothing of it is left in the store.
  clock.now += 48 * HOUR_MS
  assert.deepEqual(await turns.list('somebody', clock.now), [])
})

test('a limit of none lets none through', async (t) => {
  const { documents } = await open(t)
  const turns = createTurns(documents, 'none', [{ name: 'none', max: 0, withinMs: 1_000 }])
  assert.deepEqual(await turns.take('demo', 's', { id: 'a', about: '', at: NOW }), {
    limit: 'none',
    retryAt: NOW + 1_000,
  })
  const budget = createBudget(documents, 'none')
  const reached = await budget.spend('demo', [{ name: 'none', key: 'all', max: 0 }], NOW)
  assert.equal(reached?.limit, 'none')
  assert.ok((reached?.retryAt ?? 0) > NOW)
})

test('never lets more through than a limit says in any span, whatever the times', () => {
  const limits: Limit[] = [
    { name: 'short', max: 1, withinMs: 10, same: true },
    { name: 'long', max: 3, withinMs: 50 },
  ]
  const steps = fc.array(fc.tuple(fc.nat(12), fc.constantFrom('a', 'b')), { maxLength: 60 })
  fc.assert(
    fc.property(steps, (list) => {
      const taken: Turn[] = []
      let at = 0
      for (const [pause, about] of list) {
        at += pause
        const reached = reachedBy(taken, { about, at }, limits)
        if (!reached) taken.push({ id: String(taken.length), about, at })
        else {
          assert.ok(reached.retryAt > at)
          // The moment told is the first at which that limit lets one through.
          const limit = limits.filter(({ name }) => name === reached.limit)
          assert.equal(reachedBy(taken, { about, at: reached.retryAt }, limit), undefined)
          assert.notEqual(reachedBy(taken, { about, at: reached.retryAt - 1 }, limit), undefined)
        }
      }
      for (const { at: from, about } of taken) {
        const within = (ms: number) =>
          taken.filter((turn) => turn.at >= from && turn.at < from + ms)
        assert.ok(within(50).length <= 3)
        assert.ok(within(10).filter((turn) => turn.about === about).length <= 1)
      }
    }),
  )
})

test('a budget never gives more than its most in any 24 hours, and tells when it gives again', async (t) => {
  const { documents, clock } = await open(t)
  let count = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 9 * HOUR_MS }), { maxLength: 30 }),
      async (pauses) => {
        const budget = createBudget(documents, 'spans')
        const business = `b${++count}`
        const shares = [{ name: 'all', key: 'all', max: 3 }]
        const given: number[] = []
        for (const pause of pauses) {
          clock.now += pause
          const reached = await budget.spend(business, shares, clock.now)
          if (reached)
            assert.ok(reached.retryAt > clock.now && reached.retryAt <= clock.now + 26 * HOUR_MS)
          else given.push(clock.now)
        }
        for (const from of given) {
          assert.ok(given.filter((at) => at >= from && at < from + 24 * HOUR_MS).length <= 3)
        }
      },
    ),
    { numRuns: 20 },
  )
})
