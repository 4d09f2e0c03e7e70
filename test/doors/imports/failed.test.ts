// An import that is given up keeps nothing of its file, whatever crashes as it is.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Store } from '../../../src/ledger/port.ts'
import { startApi } from '../../support/api.ts'
import { csv, phoneOf, row, sender } from './files.ts'

/** Makes every recording fail; gives back how to mend it. */
function breakRecording(store: Store): () => void {
  const { recordAll } = store.ledger
  Object.assign(store.ledger, { recordAll: () => Promise.reject(new Error('a bug')) })
  return () => Object.assign(store.ledger, { recordAll })
}

async function start(t: TestContext) {
  const api = await startApi(t)
  const { documents } = api.store
  const left = async () => {
    const kinds = ['import.rows', 'import.words']
    const all = await Promise.all(kinds.map((kind) => documents.list(kind, 'demo', undefined, 10)))
    return all.flat().length
  }
  const failing = async () => {
    const sent = await sender(api).post(csv(row(phoneOf(1), { evidence: 'Hanako' })))
    for (let i = 0; i < 4; i++) await api.parts.imports.drain()
    return sent.body.id
  }
  return { ...api, ...sender(api), left, failing }
}

test('clears the rows of an import that failed, and takes it back or anew all the same', async (t) => {
  const { store, left, failing, get, take, undo, recorded } = await start(t)
  const mend = breakRecording(store)
  const id = await failing()
  assert.equal((await get<{ state: string }>(id)).state, 'failed')
  assert.equal(await left(), 0)
  mend()
  const again = await take(csv(row(phoneOf(1), { evidence: 'Hanako' })))
  assert.deepEqual([again.state, again.accepted], ['finished', 1])
  assert.equal((await recorded()).length, 1)
  assert.equal((await undo(id)).state, 'undone')
})

test('clears them later where the process died between giving up and clearing', async (t) => {
  const { store, left, failing, parts } = await start(t)
  breakRecording(store)
  const { documents } = store
  const { remove } = documents
  Object.assign(documents, {
    remove: (kind: string, id: string) =>
      kind === 'import.rows' ? Promise.reject(new Error('cut off')) : remove(kind, id),
  })
  const id = await failing()
  const doc = await documents.get<{ state: string }>('import', id)
  assert.equal(doc?.body.state, 'failed')
  assert.ok((await left()) > 0)
  Object.assign(documents, { remove })
  await parts.imports.drain()
  assert.equal(await left(), 0)
  assert.deepEqual(await documents.list('import.active', '*', undefined, 10), [])
})
