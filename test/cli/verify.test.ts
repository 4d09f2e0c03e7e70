// `optin verify` on a store in which everything differs: each difference is told, none is kept.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verifyBusiness } from '../../src/cli/verify.ts'
import type { LedgerReading } from '../../src/ledger/port.ts'
import { Catalog } from '../../src/settings/catalog.ts'

const MANY = 5_000

test('tells of as many differences as there are persons, page by page', async () => {
  let told = 0
  let last = ''
  const people: LedgerReading['people'] = async (_business, after, limit) => {
    const from = Number(after ?? 0)
    // None of those read so far waits for the end: there may be more than memory holds.
    assert.equal(told, from)
    const count = Math.min(limit, MANY - from)
    return {
      people: Array.from({ length: count }, (_, i) => {
        const wrong = { stop: { t: 1, id: 'x' } }
        return { person: `demo.${from + i}`, standing: wrong, identifiers: [], events: 0 }
      }),
      next: String(from + count),
    }
  }
  const nothing = async () => ({ events: [], next: '0' })
  const ledger = {
    ...{ people, feed: nothing, history: nothing },
    aliases: async () => ({ keys: [], next: '0' }),
    read: async () => [{ person: 'demo', standing: { stop: { t: 1, id: 'x' } }, identifiers: [] }],
  } as unknown as LedgerReading
  const found = await verifyBusiness('demo', {
    ...{ ledger, catalog: new Catalog({} as never), keyring: {} as never },
    terminal: { write: () => undefined },
    tell(fault) {
      told++
      last = fault
    },
  })
  assert.deepEqual(found, { persons: MANY, events: 0, loose: 0, notices: 0, faults: MANY })
  assert.equal(told, MANY)
  assert.equal(last, `person demo.${MANY - 1}: the standing is not that of the events (stop)`)
})
