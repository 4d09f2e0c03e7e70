// Waiting for what goes on beside a test.

import assert from 'node:assert/strict'

/** Waits until something is so, five seconds at most; then the test fails. */
export async function until(what: () => boolean): Promise<void> {
  for (let i = 0; i < 1_000 && !what(); i++) await new Promise((resolve) => setTimeout(resolve, 5))
  assert.ok(what())
}
