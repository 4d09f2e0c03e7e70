import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { iso } from '../../src/check/render.ts'

test('writes every moment as the language itself does', () => {
  const most = 8_640_000_000_000_000
  const moment = fc.oneof(
    fc.integer({ min: -most, max: most }),
    fc.integer({ min: 0, max: 4_102_444_800_000 }),
    fc.constantFrom(0, -1, 1, 86_399_999, 86_400_000, most, -most),
  )
  fc.assert(fc.property(moment, (time) => iso(time) === new Date(time).toISOString()))
  assert.equal(iso(null), null)
  assert.throws(() => iso(Number.NaN), RangeError)
})
