// Forms in which a name stands twice: every way they can be read.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { READINGS_MOST } from '../../src/json.ts'
import { formReadings } from '../../src/providers/readings.ts'

const readings = (form: string) => formReadings(new URLSearchParams(form)).map(String)

test('reads each value of a repeated name, and one value repeated once', () => {
  assert.deepEqual(readings(''), [''])
  assert.deepEqual(readings('a=1&b=2'), ['a=1&b=2'])
  assert.deepEqual(readings('a=1&b=2&a=3&b=2'), ['a=1&b=2', 'a=3&b=2'])
  assert.deepEqual(readings('__proto__=1&a=1&__proto__=2'), ['__proto__=1&a=1', '__proto__=2&a=1'])
})

test('reads a form of any size, in so many ways and no more', () => {
  const names = Array.from({ length: 200_000 }, (_, i) => `${i}=`).join('&')
  assert.deepEqual(readings(names), [names])
  const values = Array.from({ length: 200_000 }, (_, i) => `a=${i}`).join('&')
  assert.equal(readings(values).length, READINGS_MOST)
})
