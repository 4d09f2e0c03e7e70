// Lines of a stream: the same however the bytes are cut, and never too many at once.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { linesOf } from '../../src/check/lines.ts'

async function* cut(text: string, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1
    yield bytes.subarray(at, at + size)
    at += size
  }
}

const groupsOf = (text: string, sizes: readonly number[]) =>
  Array.fromAsync(linesOf(cut(text, sizes)))

test('gives every line that says something, wherever the bytes are cut', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('', ' ', '{"to":1}', 'あ', '\r')),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
      async (lines, sizes) => {
        const text = lines.join('\n')
        const expected = text.split('\n').filter((line) => line.trim() !== '')
        assert.deepEqual((await groupsOf(text, sizes)).flat(), expected)
      },
    ),
  ))

test('cuts a line that is too long, byte by byte or at once, and goes on behind it', async () => {
  const long = 'x'.repeat(400_000)
  for (const sizes of [[1], [65_536], [1_000_000]]) {
    const [first, ...others] = (await groupsOf(`${long}\nb\n${long}`, sizes)).flat()
    assert.equal(first, 'x'.repeat(65_537))
    assert.deepEqual(others, ['b', first])
  }
})

test('gives no more than a thousand lines together, and others a turn between', async () => {
  let turns = 0
  let next = setImmediate(function tick() {
    turns++
    next = setImmediate(tick)
  })
  const groups = await groupsOf('x\n'.repeat(30_500), [1_000_000])
  clearImmediate(next)
  assert.deepEqual(
    groups.map(({ length }) => length),
    [...Array.from({ length: 30 }, () => 1_000), 500],
  )
  assert.ok(turns >= 25, `${turns}`)
})
