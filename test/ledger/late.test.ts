// Documents that somebody else writes first: made once, changed by one after another.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { ToolkitError } from '../../src/errors.ts'
import { madeOnce, revised } from '../../src/ledger/late.ts'
import type { Doc, Documents } from '../../src/ledger/port.ts'
import { ownStore } from '../support/store.ts'

const PLACE = { kind: 'count', id: 'a', business: 'demo' }

/** A store of its own that notes what it is asked. */
async function start(t: TestContext, clock?: () => number) {
  const { store } = await ownStore(t, clock && { clock })
  const asked: string[] = []
  const documents: Pick<Documents, 'get' | 'put'> = {
    get(kind, id) {
      asked.push('get')
      return store.documents.get(kind, id)
    },
    put(doc, expected, more) {
      asked.push(`put ${expected}`)
      return store.documents.put(doc, expected, more)
    },
  }
  const stored = () => store.documents.get<number>(PLACE.kind, PLACE.id)
  return { documents, asked, stored, behind: store.documents }
}

const oneMore = (body: number | undefined) => ({ body: (body ?? 0) + 1 })

test('keeps what was made first', async (t) => {
  const { documents, stored } = await start(t)
  assert.equal(await madeOnce(documents, { ...PLACE, body: 1 }), true)
  assert.equal(await madeOnce(documents, { ...PLACE, body: 2 }), false)
  assert.equal((await stored())?.body, 1)
})

test('makes a document where there is none, and changes it where there is', async (t) => {
  const { documents, asked, stored } = await start(t)
  assert.deepEqual(await revised(documents, PLACE, oneMore), { ...PLACE, version: 1, body: 1 })
  assert.deepEqual(await revised(documents, PLACE, oneMore), { ...PLACE, version: 2, body: 2 })
  assert.deepEqual(await stored(), { ...PLACE, version: 2, body: 2 })
  assert.deepEqual(asked, ['get', 'put 0', 'get', 'put 1'])
})

test('reads no document that it was given', async (t) => {
  const { documents, asked, stored } = await start(t)
  const made = await revised<number>(documents, PLACE, oneMore)
  assert.ok(made)
  asked.length = 0
  assert.equal((await revised(documents, made, oneMore))?.body, 2)
  assert.deepEqual(asked, ['put 1'])
  // This one is old by now, which the store tells.
  asked.length = 0
  assert.equal((await revised(documents, made, oneMore))?.body, 3)
  assert.deepEqual(asked, ['put 1', 'get', 'put 2'])
  assert.equal((await stored())?.version, 3)
})

test('leaves what is to be left, and gives it as it is', async (t) => {
  const { documents, asked, stored } = await start(t)
  const leave = () => undefined
  assert.equal(await revised<number>(documents, PLACE, leave), undefined)
  const made = await revised<number>(documents, PLACE, oneMore)
  assert.deepEqual(await revised<number>(documents, PLACE, leave), made)
  assert.deepEqual(await stored(), made)
  assert.deepEqual(asked, ['get', 'get', 'put 0', 'get'])
})

test('decides again on what another one wrote, made or took out meanwhile', async (t) => {
  const { documents, behind, stored } = await start(t)
  const seen: (number | undefined)[] = []
  /** The first times, somebody else is faster. */
  const meanwhile = [
    () => behind.put({ ...PLACE, body: 10 }, 0),
    () => behind.put({ ...PLACE, body: 20 }, 1),
    () => behind.remove(PLACE.kind, PLACE.id),
  ]
  const doc = await revised<number>(documents, PLACE, async (body) => {
    seen.push(body)
    await meanwhile.shift()?.()
    return oneMore(body)
  })
  assert.deepEqual(seen, [undefined, 10, 20, undefined])
  assert.equal(doc?.body, 1)
  assert.deepEqual(await stored(), doc)
  await behind.remove(PLACE.kind, PLACE.id)
  const gone = await revised<number>(documents, doc, (body) =>
    body === undefined ? undefined : oneMore(body),
  )
  assert.deepEqual([gone, await stored()], [undefined, undefined])
})

test('loses no change of many at once', async (t) => {
  const { documents, stored } = await start(t)
  await Promise.all(Array.from({ length: 20 }, () => revised<number>(documents, PLACE, oneMore)))
  assert.deepEqual(await stored(), { ...PLACE, version: 20, body: 20 })
})

test('keeps a document until it expires, and for ever where the last change says so', async (t) => {
  const clock = { now: 1_000 }
  const { documents, stored } = await start(t, () => clock.now)
  const until = (expiresAt: number | undefined) => () => ({ body: 1, expiresAt })
  await revised(documents, PLACE, until(2_000))
  clock.now = 2_000
  assert.equal(await stored(), undefined)
  await revised(documents, PLACE, until(3_000))
  await revised(documents, PLACE, until(undefined))
  clock.now = 4_000
  assert.equal((await stored())?.body, 1)
})

test('passes on what else goes wrong, in the store or in deciding', async () => {
  const away = new ToolkitError('store_unavailable', 'The store does not answer.')
  const found: Doc<number> = { ...PLACE, version: 1, body: 1 }
  const documents = { get: async () => assert.fail(), put: () => Promise.reject(away) }
  await assert.rejects(revised(documents, found, oneMore), away)
  const wrong = new Error('no such thing')
  const decide = () => Promise.reject(wrong)
  await assert.rejects(revised(documents, found, decide), wrong)
})
