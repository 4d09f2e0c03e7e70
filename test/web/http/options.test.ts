// OPTIONS says what can be asked of a page, and changes nothing.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startApi } from '../../support/api.ts'

test('OPTIONS of every public page answers 204 with its methods, and nothing happens', async (t) => {
  const api = await startApi(t)
  const link = { person: '+819012345678', purpose: 'preferences' }
  const before = await api.recorded()
  const { pathname } = new URL((await api.call('POST', '/v1/links', link)).body.url)
  for (const [path, allow] of [
    ['/o/demo-form', 'GET, HEAD, POST'],
    ['/stop', 'GET, HEAD, POST'],
    [pathname, 'GET, HEAD, POST'],
    ['/l/demo-qr', 'GET, HEAD'],
    ['/q/demo-qr.svg', 'GET, HEAD'],
    ['/openapi.json', 'GET, HEAD'],
    ['/healthz', 'GET, HEAD'],
  ] as const) {
    const url = api.url + path
    const looked = await fetch(url, { redirect: 'manual' })
    assert.ok(looked.status < 400, `${path}: ${looked.status}`)
    const answer = await fetch(url, { method: 'OPTIONS' })
    assert.deepEqual([answer.status, answer.headers.get('allow')], [204, allow], path)
    assert.equal(await answer.text(), '')
  }
  assert.deepEqual(await api.recorded(), before)
  assert.equal((await fetch(`${api.url}/nowhere`, { method: 'OPTIONS' })).status, 404)
})
