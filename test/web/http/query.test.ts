// What stands behind the `?` of an API route, and in a body that has nothing to say.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startApi } from '../../support/api.ts'

test('refuses a parameter that a route does not know, by name, and records nothing', async (t) => {
  const { call, recorded } = await startApi(t)
  const hold = { person: '+819012345678', reason: 'A complaint' }
  const unknown: readonly [method: string, path: string, body?: unknown][] = [
    ['POST', '/v1/holds?dryRun=true', hold],
    ['GET', '/v1/policy?dryRun=true'],
    ['GET', '/v1/topics?dryRun=true'],
    ['POST', '/v1/imports/imp_1/undo?dryRun=true'],
  ]
  for (const [method, path, body] of unknown) {
    const answer = await call(method, path, body)
    const { code, errors } = answer.body
    assert.deepEqual([answer.status, code], [400, 'request_invalid'], path)
    assert.deepEqual(errors, [
      { path: 'query.dryRun', code: 'unknown_field', message: 'This field is not known.' },
    ])
  }
  assert.deepEqual(await recorded(), [])
  assert.equal((await call('POST', '/v1/holds?', hold)).status, 201)
})

test('refuses what a body says where the address says all, and holds the key to the body', async (t) => {
  const api = await startApi(t)
  const posts = api.routes.filter(({ method, raw }) => method === 'post' && !raw)
  // A route that looks at no body would pass over what it says.
  assert.deepEqual(
    posts.flatMap(({ path, body }) => (body ? [] : path)),
    [],
  )
  const bare = posts.filter(({ body }) => body?.safeParse(undefined).success)
  assert.ok(bare.length >= 5)
  for (const { path } of bare) {
    const { status, body } = await api.call('POST', path, { dryRun: true })
    assert.deepEqual([status, body.errors?.[0]?.path], [400, 'dryRun'], path)
  }
  const [recount, key] = ['/v1/counts/recount', { 'idempotency-key': 'a' }]
  assert.equal((await api.call('POST', recount, undefined, key)).status, 202)
  const other = await api.call('POST', recount, { entryPoint: 'demo-form' }, key)
  assert.deepEqual([other.status, other.body.code], [409, 'idempotency_conflict'])
  assert.equal((await api.call('POST', recount, {})).status, 202)
})

test('undoes no import that it was asked to undo for a try', async (t) => {
  const { call, url, key } = await startApi(t)
  const optedOut = await fetch(`${url}/v1/imports?mode=optouts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'text/csv' },
    body: 'phone,scope,at\n+819012345678,all,\n',
  })
  const { id } = (await optedOut.json()) as { id: string }
  assert.equal((await call('POST', `/v1/imports/${id}/undo`, { dryRun: true })).status, 400)
  assert.equal((await call('GET', `/v1/imports/${id}`)).body.state, 'finished')
  assert.equal((await call('POST', `/v1/imports/${id}/undo`)).body.state, 'undone')
})
