// What a connection that failed says of a message: whether anything can have left.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attemptOfFault } from '../../src/providers/sending.ts'

/** As `fetch` throws: the reason stands at the cause. */
const fault = (code: string) => new TypeError('fetch failed', { cause: { code } })

test('nothing left where no connection came about, or its other end was not who it said', () => {
  for (const code of [
    ...['ECONNREFUSED', 'ENOTFOUND', 'UND_ERR_CONNECT_TIMEOUT'],
    ...['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ...['DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ]) {
    const error = { code, class: 'temporary', failure: 'other' }
    assert.deepEqual(attemptOfFault(fault(code)), { outcome: 'refused', error })
    // As Twilio's package throws.
    assert.deepEqual(attemptOfFault({ code }), { outcome: 'refused', error })
  }
})

test('it may have left where a connection broke, or took too long', () => {
  for (const code of ['ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE', 'ETIMEDOUT', 'EPROTO']) {
    assert.deepEqual(attemptOfFault(fault(code)), { outcome: 'unknown', code: 'connection' })
  }
  assert.deepEqual(attemptOfFault(null), { outcome: 'unknown', code: 'connection' })
  for (const error of [{ name: 'TimeoutError' }, { code: 'ERR_CANCELED' }]) {
    assert.deepEqual(attemptOfFault(error), { outcome: 'unknown', code: 'timeout' })
  }
})
