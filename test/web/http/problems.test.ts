// Faults of a value that may have several forms: those of the form it was meant to have.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { ToolkitError } from '../../../src/errors.ts'
import { noticeGiven } from '../../../src/recording/schemas.ts'
import { checked } from '../../../src/web/http/problems.ts'

function faults(schema: z.ZodType, value: unknown): string[] {
  try {
    checked(schema, value)
  } catch (error) {
    assert.ok(error instanceof ToolkitError)
    return error.faults.map(({ path, code }) => `${path} ${code}`)
  }
  return []
}

test('names what the form lacks that the value was meant to have', () => {
  const of = (notice: unknown) => faults(z.strictObject({ notice: noticeGiven }), { notice })
  assert.deepEqual(of({ text: 'Hello' }), ['notice.language required'])
  assert.deepEqual(of({ language: 7, text: 'Hello' }), ['notice.language wrong_type'])
  assert.deepEqual(of({ id: 'n', text: 'Hello', language: 'en' }).length, 1)
  assert.deepEqual(of({ id: 5 }), ['notice.id wrong_type'])
  assert.deepEqual(of({ id: 'n', version: 'two' }), ['notice.version wrong_type'])
  assert.deepEqual(of({ id: 'n' }), [])
  assert.ok(of('n').every((fault) => fault.startsWith('notice ')))
})

test('takes the form with the fewest strange fields, whichever stands first', () => {
  const a = z.strictObject({ kind: z.string(), a: z.string() })
  const b = z.strictObject({ kind: z.string(), b: z.string(), c: z.string() })
  for (const schema of [z.union([a, b]), z.union([b, a])]) {
    assert.deepEqual(faults(schema, { kind: 'x', b: 'y' }), ['c required'])
    assert.deepEqual(faults(schema, { kind: 1, a: 'y' }), ['kind wrong_type'])
  }
})

test('says of whatever is missing that it is needed, and of what is there that it is wrong', () => {
  const schema = z.strictObject({
    one: z.enum(['a', 'b']),
    only: z.literal('x'),
    shaped: z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('a') }),
      z.strictObject({ type: z.literal('b') }),
    ]),
    either: z.union([z.literal(1), z.literal(2)]),
  })
  assert.deepEqual(faults(schema, { shaped: {} }), [
    ...['one required', 'only required', 'shaped.type required', 'either required'],
  ])
  assert.deepEqual(faults(schema, { one: null, only: 'y', shaped: { type: 'c' }, either: 3 }), [
    ...['one invalid_value', 'only invalid_value', 'shaped.type invalid', 'either invalid_value'],
  ])
  assert.deepEqual(faults(schema, { one: 'a', only: 'x', shaped: null, either: 1 }).length, 1)
})
