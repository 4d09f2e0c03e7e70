// The same request again gives the first answer again, whatever dies in between.

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { ToolkitError } from '../../../src/errors.ts'
import { createKeyring } from '../../../src/keys/keyring.ts'
import type { Doc, Documents } from '../../../src/ledger/port.ts'
import { contentOf, createIdempotency } from '../../../src/web/http/idempotency.ts'
import { startApi } from '../../support/api.ts'
import { isCode } from '../../support/errors.ts'

const keyring = createKeyring('a secret for idempotency, long enough')

/** Documents in memory that can be told to fail. */
function memory() {
  const docs = new Map<string, Doc>()
  const state = { isAway: false }
  const reach = async () => {
    if (state.isAway) throw new ToolkitError('store_unavailable', 'Away.')
  }
  const documents = {
    async get(_kind: string, id: string) {
      await reach()
      return docs.get(id)
    },
    async put(doc: Omit<Doc, 'version'>, expected: number) {
      await reach()
      if ((docs.get(doc.id)?.version ?? 0) !== expected) {
        throw new ToolkitError(expected === 0 ? 'already_exists' : 'version_conflict', 'Late.')
      }
      const written = { ...doc, version: expected + 1 }
      docs.set(doc.id, written)
      return written
    },
    async remove(_kind: string, id: string) {
      await reach()
      docs.delete(id)
    },
  } as unknown as Documents
  return { documents, state }
}
const request = { business: 'demo', key: 'k', content: 'f', now: 1_000 }
/** A run that tells the seed it got. */
const tell = async (seed: string) => ({ status: 201, body: seed })

test('runs one of two that come at once in one process, and refuses the other', async () => {
  const { once } = createIdempotency(memory().documents, keyring, false)
  let runs = 0
  const run = async () => ({ status: 201, body: ++runs })
  const answers = await Promise.allSettled([once(request, run), once(request, run)])
  assert.deepEqual(answers.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  assert.equal(runs, 1)
  assert.equal((await once(request, run)).body, 1)
  await assert.rejects(once({ ...request, content: 'g' }, run), isCode('idempotency_conflict'))
})

test('runs again when the store went away under the first run and kept its mark', async () => {
  const { documents, state } = memory()
  const { once } = createIdempotency(documents, keyring, true)
  const away = once(request, async () => {
    state.isAway = true
    throw new ToolkitError('store_unavailable', 'Away.')
  })
  await assert.rejects(away, isCode('store_unavailable'))
  state.isAway = false
  assert.equal((await once(request, async () => ({ status: 201, body: 'second' }))).body, 'second')
})

test('gives a retry after a 5xx the seed of the first run, and another body a seed of its own', async () => {
  const { once } = createIdempotency(memory().documents, keyring, true)
  const seeds: string[] = []
  const failed = once(request, async (seed) => {
    seeds.push(seed)
    throw new ToolkitError('store_unavailable', 'Away.')
  })
  await assert.rejects(failed, isCode('store_unavailable'))
  assert.equal((await once(request, tell)).body, seeds[0])
  await assert.rejects(once({ ...request, key: 'l' }, () => Promise.reject(new Error('a bug'))))
  assert.notEqual((await once({ ...request, key: 'l', content: 'g' }, tell)).body, seeds[0])
})

test('keeps a refusal, but none that only says to come again later', async () => {
  const { once } = createIdempotency(memory().documents, keyring, false)
  const refuse = (code: 'rate_limited' | 'not_eligible') => async () => {
    throw new ToolkitError(code, 'Not now.')
  }
  await assert.rejects(once(request, refuse('rate_limited')), isCode('rate_limited'))
  await assert.rejects(once(request, refuse('not_eligible')), isCode('not_eligible'))
  await assert.rejects(once(request, tell), isCode('not_eligible'))
})

test('waits for the lease of another process, and takes over when it is over', async () => {
  const { documents } = memory()
  const dead = createIdempotency(documents, keyring, true)
  void dead.once(request, () => new Promise(() => undefined))
  await new Promise((resolve) => setImmediate(resolve))
  const { once } = createIdempotency(documents, keyring, true)
  const run = async () => ({ status: 201, body: 'mine' })
  await assert.rejects(once(request, run), isCode('idempotency_running'))
  assert.equal((await once({ ...request, now: 20_000 }, run)).body, 'mine')
})

test('keeps the key of a body that had not the right form, and holds against it another one', async (t) => {
  const { url, key } = await startApi(t)
  const post = async (name: string, body: object) => {
    const response = await fetch(`${url}/v1/holds`, {
      method: 'POST',
      headers: {
        ...{ authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        'idempotency-key': name,
      },
      body: JSON.stringify(body),
    })
    return { status: response.status, body: (await response.json()) as { code?: string } }
  }
  const good = { person: '+819012345678', reason: 'dispute' }
  const bad = { person: '+819012345678', why: 'dispute' }
  const first = await post('bad-first', bad)
  assert.equal(first.status, 400)
  assert.deepEqual(await post('bad-first', bad), first)
  const fixed = await post('bad-first', good)
  assert.deepEqual([fixed.status, fixed.body.code], [409, 'idempotency_conflict'])
  assert.equal((await post('good-first', good)).status, 201)
  const other = await post('good-first', bad)
  assert.deepEqual([other.status, other.body.code], [409, 'idempotency_conflict'])
})

test('takes an Idempotency-Key of the day before for a new one, and records what came with it', async (t) => {
  const api = await startApi(t)
  const headers = { 'idempotency-key': 'nightly' }
  const no = { person: '+819012345678', scope: 'marketing', act: { kind: 'form' } }
  const first = await api.call('POST', '/v1/withdrawals', no, headers)
  api.clock.now += 24 * 3_600_000 - 1
  assert.deepEqual(await api.call('POST', '/v1/withdrawals', no, headers), first)
  api.clock.now += 1
  const second = await api.call('POST', '/v1/withdrawals', { ...no, scope: 'all' }, headers)
  assert.equal(second.status, 201)
  assert.notDeepEqual(second.body.eventIds, first.body.eventIds)
  const { noes } = second.body.standing
  assert.deepEqual(
    noes.map(({ scope }: { scope: string }) => scope),
    ['marketing', 'all'],
  )
})

test('keeps neither the caller’s key nor the body in a form that numbers can be tried on', async (t) => {
  const { call, store } = await startApi(t)
  const body = { person: '+819012345678', scope: 'all', act: { kind: 'call' } }
  const key = 'stop-819012345678'
  const { status } = await call('POST', '/v1/withdrawals', body, { 'idempotency-key': key })
  assert.equal(status, 201)
  const [doc] = await store.documents.list('idempotency', 'demo', undefined, 10)
  const plain = (text: string) => createHash('sha256').update(text).digest('base64url')
  for (const tried of [JSON.stringify(['demo', key]), contentOf('/v1/withdrawals', body)]) {
    assert.ok(!JSON.stringify(doc).includes(plain(tried)), tried)
  }
})
