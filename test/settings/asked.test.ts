// What an entry point asked before: as long as anything of then can be answered, and no longer.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askedByAll, doorsWithin, liveWithin, withPast } from '../../src/settings/asked.ts'
import type { EntryPoint } from '../../src/settings/schemas.ts'
import { DAY_MS } from '../../src/time.ts'

const T = Date.UTC(2026, 10, 24, 10)
const DOOR: EntryPoint = {
  ...{ slug: 'rep', business: 'demo', kind: 'chat', noticeId: 'n', confirmation: 'none' },
  ...{ topics: ['a'], state: 'live', keywords: ['JOIN'] },
}
const changed = (door: EntryPoint, more: Partial<EntryPoint>, at: number): EntryPoint => ({
  ...withPast(door, { ...door, ...more }, at),
  business: door.business,
})
const within = (door: EntryPoint, from: number, until = from) =>
  doorsWithin(door, { from, until }).map(({ topics }) => topics.join(''))

test('knows a door that never changed as it is, at any moment', () => {
  assert.deepEqual(doorsWithin(DOOR, { from: 0, until: T }), [DOOR])
  const same = changed(DOOR, { topics: ['a'], campaign: 'May' }, T)
  assert.equal(same.asked, undefined)
})

test('finds what was in force at a moment, and within a span', () => {
  const two = changed(DOOR, { topics: ['b', 'a'] }, T)
  const three = changed(two, { topics: ['c'], keywords: undefined }, T + DAY_MS)
  assert.deepEqual(within(three, T - 1), ['a'])
  assert.deepEqual(within(three, T), ['ba'])
  assert.deepEqual(within(three, T + DAY_MS), ['c'])
  assert.deepEqual(within(three, T - 1, T + DAY_MS - 1), ['a', 'ba'])
  assert.deepEqual(within(three, 0, Number.MAX_SAFE_INTEGER), ['a', 'ba', 'c'])
  const [first, , last] = doorsWithin(three, { from: 0, until: T + DAY_MS })
  assert.deepEqual([first?.keywords, last?.keywords, last?.slug], [['JOIN'], undefined, 'rep'])
  assert.deepEqual(askedByAll(doorsWithin(three, { from: 0, until: T })), ['a'])
  assert.deepEqual(askedByAll([]), [])
})

test('finds the last that was live in a span, if any was', () => {
  const paused = changed(DOOR, { state: 'paused', topics: ['b'] }, T)
  assert.deepEqual(liveWithin(paused, { from: T - 1, until: T })?.topics, ['a'])
  assert.equal(liveWithin(paused, { from: T, until: T }), undefined)
})

test('forgets what nothing can be an answer to any more, and never all', () => {
  let door = DOOR
  for (let day = 0; day <= 100; day++) {
    door = changed(door, { topics: [`${day}.`] }, T + day * DAY_MS)
  }
  assert.equal(door.asked?.versions.length, 41)
  assert.deepEqual(within(door, T + 60 * DAY_MS), ['60.'])
  assert.deepEqual(within(door, T), ['60.'])
  for (let i = 1; i <= 300; i++) {
    door = changed(door, { topics: [`m${i}`] }, T + 100 * DAY_MS + i)
  }
  assert.equal(door.asked?.versions.length, 200)
})
