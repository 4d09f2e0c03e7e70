// The bar on a terminal.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bar, createProgress } from '../../src/cli/progress.ts'

test('shows how far it is, from nothing to all', () => {
  assert.equal(
    bar('working', 500_000, 1_000_000, 'rows'),
    `working [${'#'.repeat(15)}${'-'.repeat(15)}]  50 %  500,000 of 1,000,000 rows`,
  )
  assert.match(bar('working', 0, 0, 'rows'), /\[#{30}\] 100 %/)
  assert.match(bar('working', 0, 3, 'rows'), /\[-{30}\] {3}0 %/)
  assert.match(bar('sending', 9, 3, 'bytes'), /\[#{30}\] 100 %/)
})

test('writes to a terminal alone, and takes its line away', () => {
  const written: string[] = []
  const write = (text: string) => written.push(text)
  const silent = createProgress({ write })
  silent.show('working', 1, 2, 'rows')
  silent.end()
  assert.equal(written.length, 0)
  const shown = createProgress({ isTTY: true, write })
  shown.show('working', 1, 2, 'rows')
  shown.show('working', 1, 2, 'rows')
  shown.end()
  shown.end()
  assert.deepEqual(written.length, 2)
  assert.match(String(written.at(0)), /50 %/)
})
