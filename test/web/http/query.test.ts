// What stands behind the `?` of an API route.

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
