// Whether others can come here, by what the settings say.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isExposed } from '../../../src/web/http/local.ts'

test('takes a server for exposed that has a name out there or a proxy in front', () => {
  const cases: [string, number | string, boolean][] = [
    ['http://localhost:3000', 0, false],
    ['http://127.0.0.1', 0, false],
    ['http://127.8.0.1:3000', 0, false],
    ['http://[::1]:3000', 0, false],
    ['http://LOCALHOST', 0, false],
    ['https://consent.example.com', 0, true],
    ['http://192.168.1.5:3000', 0, true],
    ['http://127.0.0.1.example.com', 0, true],
    ['http://localhost.example.com', 0, true],
    ['http://localhost:3000', 1, true],
    ['http://localhost:3000', 'loopback', true],
    ['not an address', 0, true],
  ]
  for (const [publicUrl, trustProxy, expected] of cases) {
    assert.equal(isExposed({ publicUrl, trustProxy }), expected, `${publicUrl} ${trustProxy}`)
  }
})
