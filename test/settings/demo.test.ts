// The demo business of the first start, also where that one was cut off.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DOOR_KINDS } from '../../src/consent/events.ts'
import type { Documents } from '../../src/ledger/port.ts'
import { DEMO } from '../../src/settings/businesses.ts'
import { demoDoors, ensureDemo, isFresh } from '../../src/settings/demo.ts'
import { loadSettings } from '../../src/start.ts'
import { ownStore } from '../support/store.ts'

/** Makes one more document; then the store is away. */
function dying(documents: Documents): Documents {
  let isAway = false
  return {
    ...documents,
    async put(doc, expected, more) {
      if (isAway) throw new Error('away')
      const made = await documents.put(doc, expected, more)
      isAway = true
      return made
    },
  }
}

test('a first start that was cut off anywhere is brought to its end by the next one', async (t) => {
  const { store } = await ownStore(t)
  let starts = 0
  for (let isCut = true; isCut && starts < 100; starts++) {
    const settings = await loadSettings(dying(store.documents))
    assert.ok(isFresh(settings.catalog), `after ${starts} starts`)
    isCut = await ensureDemo(settings, starts).then(
      () => false,
      () => true,
    )
  }
  const { catalog } = await loadSettings(store.documents)
  assert.equal(demoDoors(catalog).length, DOOR_KINDS.length)
  assert.equal(catalog.senders(DEMO).length, 2)
  assert.equal(catalog.topics(DEMO).length, 2)
  assert.ok(starts > DOOR_KINDS.length)
})
