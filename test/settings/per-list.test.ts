// What is worked out of lists of settings is worked out again when one changes, and not before.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Doc } from '../../src/ledger/port.ts'
import { Catalog } from '../../src/settings/catalog.ts'
import { perList } from '../../src/settings/per-list.ts'
import type { Topic } from '../../src/settings/schemas.ts'
import { ownStore } from '../support/store.ts'

test('works out a list once, until one of its documents changes', async (t) => {
  const { store } = await ownStore(t)
  const catalog = new Catalog(store.documents)
  const topic = (key: string, business: string, version: number): Doc => ({
    ...{ kind: 'topic', id: `${business}.${key}`, business, version, body: { key, version } },
  })
  let times = 0
  const keysOf = perList<Topic & { version?: number }, string>((docs) => {
    times++
    return docs.map(({ body }) => `${body.key}${body.version}`).join()
  })
  const keys = (business: string) => keysOf(catalog.list('topic', business))
  catalog.apply(topic('offers', 'demo', 1))
  catalog.apply(topic('offers', 'other', 1))
  assert.deepEqual(
    [keys('demo'), keys('demo'), keys('other'), times],
    ['offers1', 'offers1', 'offers1', 2],
  )
  catalog.apply(topic('news', 'demo', 1))
  assert.deepEqual([keys('demo'), keys('other'), times], ['news1,offers1', 'offers1', 3])
  catalog.apply(topic('offers', 'demo', 2))
  assert.deepEqual([keys('demo'), keys('demo'), times], ['news1,offers2', 'news1,offers2', 4])
})
