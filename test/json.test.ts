// JSON in which a name stands twice: every way it can be read, and no other.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { plainJson, READINGS_MOST, readingsOf, repeatedIn } from '../src/json.ts'

test('reads a body without repeated names once, as it is', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom('', ' ', '\n\t'), (json, blank) => {
      const text = JSON.stringify(JSON.parse(json), null, blank)
      assert.deepEqual(readingsOf(text), [JSON.parse(text)])
    }),
  )
})

test('reads each value of a repeated name, the last of them as parsers do', () => {
  fc.assert(
    fc.property(fc.string(), fc.jsonValue(), fc.jsonValue(), (name, a, b) => {
      const key = JSON.stringify(name)
      const text = `[{"x":":\\"{", ${key} : ${JSON.stringify(a)},${key}:${JSON.stringify(b)}}]`
      const readings = readingsOf(text)
      if (name === 'x') return
      assert.equal(readings.length, 2)
      assert.deepEqual(readings[1], JSON.parse(text))
      const [first] = readings as [{ [name: string]: unknown }][]
      assert.deepEqual(
        Object.getOwnPropertyDescriptor(first?.[0], name)?.value,
        JSON.parse(JSON.stringify(a)),
      )
    }),
  )
})

test('knows a name that is written with escapes, and combines two of one object', () => {
  assert.deepEqual(readingsOf('{"te\\u0078t":1,"text":2}'), [{ text: 1 }, { text: 2 }])
  assert.deepEqual(readingsOf('{"a":1,"b":3,"a":2,"b":4}'), [
    { a: 1, b: 3 },
    { a: 2, b: 3 },
    { a: 1, b: 4 },
    { a: 2, b: 4 },
  ])
  assert.deepEqual(readingsOf('[{"a":1,"a":2},{"a":1,"a":2}]').length, 2)
  const many = `{${Array.from({ length: 20 }, (_, i) => `"a":${i}`).join()}}`
  assert.equal(readingsOf(many).length, READINGS_MOST)
})

test('makes nothing of what is no JSON, nested without end, or repeated within a text', () => {
  for (const text of ['', '{', '{"a":1,}', '['.repeat(500) + ']'.repeat(500)]) {
    assert.deepEqual(readingsOf(text), [], text.slice(0, 9))
  }
  assert.deepEqual(plainJson('{"a":1}'), { a: 1 })
  assert.equal(plainJson('{"a":1,"a":1}'), undefined)
})

test('says where the first name is that stands twice, as one would write it to get there', () => {
  for (const [text, path] of [
    ['{"a":1,"a":2}', 'a'],
    ['[0,[],{"b":[1,{"c":",","c":2}]}]', '2.b.1.c'],
    ['{"a":{"x":1},"b":[{"x":1},{"x":1,"y":{},"x":2}],"a":3}', 'b.1.x'],
    ['{"\\"":[[],[1,2],{"e":1,"\\u0065":1}]}', '".2.e'],
    ['{"a":{"a":1},"b":[{"a":1},{"a":1}]}', undefined],
    ['"a"', undefined],
  ] as const) {
    assert.equal(repeatedIn(text), path, text)
  }
})

test('reads a name that stands a hundred thousand times, or as deep, and says where it is', () => {
  const many = `{"z":{${'"a":1,'.repeat(100_000)}"a":2}}`
  assert.equal(repeatedIn(many), 'z.a')
  assert.equal(readingsOf(many).length, READINGS_MOST)
  const deep = `${'{"a":'.repeat(100_000)}{"b":1,"b":1}${'}'.repeat(100_000)}`
  assert.equal(repeatedIn(deep), `${'a.'.repeat(100_000)}b`)
  assert.deepEqual(readingsOf(deep), [])
})
