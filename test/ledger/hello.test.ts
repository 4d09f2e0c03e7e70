// Which MongoDB is relied on, by what it tells of itself.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgeServer } from '../../src/ledger/mongo/hello.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const SET = ['a:27017', 'b:27017', 'c:27017']

const judge = (
  told: { readonly aheadMs?: number; readonly hosts?: readonly string[] },
  how: { readonly isDirect?: boolean; readonly tookMs?: number } = {},
) => {
  const { aheadMs = 0, hosts } = told
  const hello = { localTime: new Date(NOW + aheadMs), ...(hosts && { hosts }) }
  const { isDirect = false, tookMs = 5 } = how
  return () => judgeServer(hello, { isDirect, askedAt: NOW, answeredAt: NOW + tookMs })
}

test('a clock that is more than ten seconds apart is told, one that is slow to answer is not', () => {
  for (const aheadMs of [-9_000, 0, 9_000]) judge({ aheadMs })()
  judge({ aheadMs: 20_000 }, { tookMs: 30_000 })()
  for (const aheadMs of [-300_000, 300_000]) {
    const told = { code: 'store_unavailable', message: /300 seconds apart/ }
    assert.throws(judge({ aheadMs }, { tookMs: 0 }), told)
  }
  judgeServer({}, { isDirect: false, askedAt: NOW, answeredAt: NOW })
})

test('one member of a set is not relied on alone: it may not be the primary tomorrow', () => {
  const alone = { code: 'store_unavailable', message: /directConnection/ }
  assert.throws(judge({ hosts: SET }, { isDirect: true }), alone)
  judge({ hosts: SET })()
  judge({ hosts: ['a:27017'] }, { isDirect: true })()
  judge({}, { isDirect: true })()
})
