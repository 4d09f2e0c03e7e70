// A provider's list told in any order: holds stand as the moments say, not the webhooks.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decide } from '../../../src/consent/decide.ts'
import type { ConsentEvent } from '../../../src/consent/events.ts'
import { holdsOf } from '../../../src/consent/noes.ts'
import { EMPTY, evolve, type Standing, standingOf } from '../../../src/consent/standing.ts'
import { blockEvents } from '../../../src/inbound/hearing/blocks.ts'

const PERSON = 'demo.x'
const NOW = 9_000

interface Told {
  readonly isBlocked: boolean
  readonly at: number
  readonly list?: string
}
const on = (at: number, list?: string): Told => ({ isBlocked: true, at, ...(list && { list }) })
const off = (at: number, list?: string): Told => ({ isBlocked: false, at, ...(list && { list }) })

/** What is recorded of webhooks in this order; each knows what came before it. */
function recorded(all: readonly Told[]): { events: ConsentEvent[]; standing: Standing } {
  const events: ConsentEvent[] = []
  let standing = EMPTY
  for (const { isBlocked, at, list = 'WHATSAPP' } of all) {
    const id = `${isBlocked ? 'on' : 'off'}.${list}.${at}`
    const base = { id, occurredAt: at, now: NOW, channel: 'whatsapp' } as const
    const heard = { type: 'block', key: id, channel: 'whatsapp', receiver: '447' } as const
    const more = { from: {}, at, list, by: 'business', isBlocked } as const
    const about = { provider: 'infobip', person: PERSON }
    const made = blockEvents({ ...heard, ...more }, base, about, standing)
    events.push(...made.filter((event) => events.every((known) => known.id !== event.id)))
    standing = made.reduce(evolve, standing)
  }
  return { events, standing }
}

const holdId = (at: number, list = 'WHATSAPP') => `infobip.447.${list}.${at}~${PERSON}`
const heldIn = (standing: Standing) => holdsOf(standing, NOW).map((hold) => hold.holdId)

function ordersOf<T>(all: readonly T[]): T[][] {
  if (all.length < 2) return [[...all]]
  return all.flatMap((first, i) => ordersOf(all.toSpliced(i, 1)).map((rest) => [first, ...rest]))
}

const CASES: readonly (readonly [name: string, told: readonly Told[], held: readonly string[]])[] =
  [
    ['put on and taken off', [on(1), off(2)], []],
    ['taken off, then put on', [off(1), on(2)], [holdId(2)]],
    ['on, off and on again', [on(1), off(2), on(3)], [holdId(3)]],
    ['on and off twice', [on(1), off(2), on(3), off(4)], []],
    ['on twice, then off', [on(1), on(2), off(3)], []],
    ['off another list', [on(1), off(2, 'SMS'), on(3, 'SMS')], [holdId(1), holdId(3, 'SMS')]],
    ['both at one moment: the stricter', [on(1), off(1)], [holdId(1)]],
    ['ahead of our clock', [on(1), off(NOW + 5)], []],
  ]

for (const [name, told, held] of CASES) {
  test(`${name}: the same in every order, and told again`, () => {
    for (const order of ordersOf(told)) {
      const { events, standing } = recorded(order)
      const text = JSON.stringify(order)
      assert.deepEqual(heldIn(standing), held, text)
      const again = recorded([...order, ...order])
      assert.deepEqual([heldIn(again.standing), again.events], [held, events], text)
      // Whatever was placed and stands no more was lifted by its id, as of when they were off it.
      const lifted = events.flatMap((event) => ('holdId' in event ? [event] : []))
      for (const { type, holdId: id, occurredAt } of lifted) {
        const others = lifted.filter((one) => one.holdId === id && one.type !== type)
        assert.equal(others.length, held.includes(id) ? 0 : 1, text)
        if (type === 'hold.lifted') assert.ok(others.every((one) => one.occurredAt < occurredAt))
      }
      assert.deepEqual(standingOf(events.toReversed()), standing, text)
    }
  })
}

test('a hold of the list is lifted by its id too, and one placed otherwise by no list', () => {
  const { standing } = recorded([off(1), on(2)])
  const base = { id: 'x', occurredAt: 5, now: NOW, actor: 'business', channel: 'api' } as const
  const own = decide({ ...base, type: 'hold', holdId: `own~${PERSON}` }, standing)
  const both = own.reduce(evolve, standing)
  assert.deepEqual(heldIn(both), [holdId(2), `own~${PERSON}`])
  const lift = decide({ ...base, id: 'y', type: 'lift-hold', holdId: holdId(2) }, both)
  assert.deepEqual(heldIn(lift.reduce(evolve, both)), [`own~${PERSON}`])
})
