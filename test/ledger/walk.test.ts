// Going through all documents of a kind, in pages of any size.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Doc } from '../../src/ledger/port.ts'
import { type Walk, walked } from '../../src/ledger/walk.ts'

test('gives each document once, of a prefix, behind an id, whatever the size of a page', async () => {
  const ids = ['a.1', 'a.2', 'b', 'b.1', 'b.2', 'b.3', 'c', 'd']
  const list = async (kind: string, business: string, after: string | undefined, limit: number) =>
    ids
      .filter((id) => after === undefined || id > after)
      .slice(0, limit)
      .map((id): Doc<never> => ({ kind, id, business, version: 1, body: undefined as never }))
  const idsOf = async (walk: Walk) => {
    const found = await Array.fromAsync(walked({ list }, 'kind', 'demo', walk))
    return found.map(({ id }) => id)
  }
  for (const page of [1, 2, 3, 4, 8, 9]) {
    assert.deepEqual(await idsOf({ page }), ids)
    assert.deepEqual(await idsOf({ page, prefix: 'b.' }), ['b.1', 'b.2', 'b.3'])
    assert.deepEqual(await idsOf({ page, prefix: 'b.', after: 'b.1' }), ['b.2', 'b.3'])
    assert.deepEqual(await idsOf({ page, after: 'c' }), ['d'])
    assert.deepEqual(await idsOf({ page, prefix: 'x' }), [])
  }
})
