// What limits promise on every store: no overshoot by requests at once, the same turn once.

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Documents } from '../../../src/ledger/port.ts'
import { createBudget } from '../../../src/outbound/limits/budget.ts'
import { createTurns } from '../../../src/outbound/limits/turns.ts'

export const HOUR_MS = 3_600_000
export const NOW = Date.UTC(2026, 10, 24, 10)

/**
 * @param racers how many at once: as many as the store can bear in a test
 * @param now epoch ms, by the store's own clock
 */
export async function limitsContract(
  documents: Documents,
  racers: number,
  now: number,
): Promise<void> {
  // Two of each, as two processes would have.
  const makers = [0, 1].map(() => ({
    turns: createTurns(documents, 'race', [{ name: 'day', max: 3, withinMs: 24 * HOUR_MS }]),
    budget: createBudget(documents, 'race'),
  }))
  const makerOf = (i: number) => makers[i % 2] ?? assert.fail()
  const race = Array.from({ length: racers }, (_, i) => i)
  const subject = randomUUID()
  const taken = await Promise.all(
    race.map((i) =>
      makerOf(i).turns.take('demo', subject, { id: `t${i}`, about: '', at: now + i }),
    ),
  )
  assert.equal(taken.filter((reached) => reached === undefined).length, 3)
  const kept = await makerOf(0).turns.list(subject, now)
  assert.equal(kept.length, 3)
  const [first] = kept
  assert.ok(first)
  // A retry of one that has its turn has it still.
  assert.equal(await makerOf(1).turns.take('demo', subject, first), undefined)

  const business = randomUUID()
  const shares = [
    { name: 'all', key: 'all', max: racers },
    { name: 'country', key: 'JP', max: 2 },
  ]
  const spent = await Promise.all(race.map((i) => makerOf(i).budget.spend(business, shares, now)))
  assert.equal(spent.filter((reached) => reached === undefined).length, 2)
  assert.equal(spent.find((reached) => reached !== undefined)?.limit, 'country')
  // What was refused for the country is not counted for all.
  const rest = [{ name: 'all', key: 'all', max: 3 }]
  assert.equal(await makerOf(0).budget.spend(business, rest, now), undefined)
  assert.equal((await makerOf(0).budget.spend(business, rest, now))?.limit, 'all')
  await makerOf(1).budget.giveBack(business, rest, now)
  assert.equal(await makerOf(0).budget.spend(business, rest, now), undefined)
}
