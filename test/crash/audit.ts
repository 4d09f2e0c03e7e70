// Opens the store without a server and holds every person against its own history.

import assert from 'node:assert/strict'
import { readConfig } from '../../src/config.ts'
import { standingOf } from '../../src/consent/standing.ts'
import { historyOf } from '../../src/ledger/history.ts'
import { keyringOf, openStore } from '../../src/start.ts'
import type { Fact } from './record.ts'

/** What is wrong in the store, as sentences: half-done persons, doubled or missing events. */
export async function auditStore(
  env: Readonly<Record<string, string>>,
  facts: readonly Fact[],
): Promise<string[]> {
  const config = readConfig(env)
  const keyring = keyringOf(config)
  const store = await openStore(config, keyring)
  const faults: string[] = []
  try {
    const fed = new Map<string, number>()
    let after: string | undefined
    for (;;) {
      const page = await store.ledger.feed('demo', after, 500)
      for (const event of page.events) fed.set(event.id, (fed.get(event.id) ?? 0) + 1)
      if (page.events.length === 0) break
      after = page.next
    }
    for (const personId of new Set(facts.map((fact) => fact.personId))) {
      const [record] = await store.ledger.read([personId])
      const events = []
      for await (const event of historyOf(store.ledger, personId)) events.push(event)
      const ids = new Set(events.map((event) => event.id))
      if (ids.size !== events.length) faults.push(`${personId} has doubled events`)
      for (const id of ids) {
        if (fed.get(id) !== 1) faults.push(`event ${id} is ${fed.get(id) ?? 0} times in the feed`)
      }
      try {
        assert.deepEqual(record?.standing, standingOf(events))
      } catch (error) {
        faults.push(`${personId} stands for other events than it has: ${(error as Error).message}`)
      }
    }
  } finally {
    await store.close()
  }
  return faults
}
