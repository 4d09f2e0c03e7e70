// The store's keys: the same number is found by its plain SHA-256 too, and nothing opens what it
// was not sealed for.

import assert from 'node:assert/strict'
import { createHash, createHmac, hkdfSync } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { createKeyring, hmacSha256 } from '../../src/keys/keyring.ts'

const SECRET = 'a secret of the tests that is long enough'
const PHONE = '+819012345678'
const phone = (value: string) => ({ kind: 'phone', value }) as const
const sha256 = (value: string) => createHash('sha256').update(value).digest()
const ring = createKeyring(SECRET)

test('finds a number under HMAC of its SHA-256, with a key of the business', () => {
  const key = Buffer.from(hkdfSync('sha256', SECRET, 'optin-toolkit/v1', 'lookup/demo', 32))
  const expected = `1${createHmac('sha256', key).update(sha256(PHONE)).digest('base64url')}`
  assert.equal(ring.lookup('demo', phone(PHONE)), expected)
  assert.match(expected, /^1[\w-]{43}$/)
})

test('finds the same number by its plain SHA-256 in hex', () => {
  for (const number of [PHONE, '+27821234567', '+15555550123']) {
    const hash = sha256(number).toString('hex')
    assert.equal(ring.lookupDigest('demo', hash), ring.lookup('demo', phone(number)))
  }
})

test('gives each business, number, secret and kind of identifier a hash of its own', () => {
  const hashes = [
    ring.lookup('demo', phone(PHONE)),
    ring.lookup('other', phone(PHONE)),
    ring.lookup('demo', phone('+819012345679')),
    ring.lookup('demo', { kind: 'userId', value: PHONE }),
    createKeyring(`${SECRET}!`).lookup('demo', phone(PHONE)),
  ]
  assert.equal(new Set(hashes).size, hashes.length)
})

test('finds what it found before, also in another process with the same secret', () => {
  const first = ring.lookup('demo', phone(PHONE))
  assert.equal(ring.lookup('demo', phone(PHONE)), first)
  assert.equal(createKeyring(SECRET).lookup('demo', phone(PHONE)), first)
})

test('opens what it sealed, Unicode and nothing at all included', () => {
  for (const plain of ['', PHONE, '山田 花子 👋', 'x'.repeat(10_000)]) {
    assert.equal(createKeyring(SECRET).open(ring.seal(plain, 'demo|phone'), 'demo|phone'), plain)
  }
})

test('seals the same value differently each time, and shows nothing of it', () => {
  const sealed = ring.seal(PHONE, 'demo|phone')
  assert.notEqual(ring.seal(PHONE, 'demo|phone'), sealed)
  assert.equal(Buffer.from(sealed.slice(1), 'base64url').includes(PHONE), false)
})

test('refuses to open a sealed value that was altered anywhere', () => {
  const sealed = ring.seal(PHONE, 'demo|phone')
  const bytes = Buffer.from(sealed.slice(1), 'base64url')
  for (let i = 0; i < bytes.length; i++) {
    const altered = Buffer.from(bytes)
    altered[i] = (altered[i] ?? 0) ^ 1
    assert.throws(() => ring.open(`1${altered.toString('base64url')}`, 'demo|phone'))
  }
  assert.throws(() => ring.open(`2${sealed.slice(1)}`, 'demo|phone'))
})

test('refuses to open a sealed value that was cut short, its tag included', () => {
  const bytes = Buffer.from(ring.seal(PHONE, 'demo|phone').slice(1), 'base64url')
  for (let length = 0; length < bytes.length; length++) {
    const cut = bytes.subarray(0, length).toString('base64url')
    assert.throws(() => ring.open(`1${cut}`, 'demo|phone'))
  }
})

test('refuses to open a sealed value for another context or with another secret', () => {
  const sealed = ring.seal(PHONE, 'demo|phone')
  assert.throws(() => ring.open(sealed, 'other|phone'))
  assert.throws(() => createKeyring(`${SECRET}!`).open(sealed, 'demo|phone'))
})

test('digests tokens by purpose: the same again, another one otherwise', () => {
  const digest = ring.digest('api-key', 'token')
  assert.match(digest, /^[\w-]{43}$/)
  assert.equal(createKeyring(SECRET).digest('api-key', 'token'), digest)
  assert.notEqual(ring.digest('link', 'token'), digest)
  assert.notEqual(ring.digest('api-key', 'token2'), digest)
  assert.notEqual(createKeyring(`${SECRET}!`).digest('api-key', 'token'), digest)
})

test('computes the HMAC that node:crypto does, for any key and bytes', () => {
  const bytes = (minLength: number, maxLength: number) =>
    fc.uint8Array({ minLength, maxLength }).map((a) => Buffer.from(a))
  fc.assert(
    fc.property(bytes(0, 64), bytes(0, 600), bytes(32, 32), (key, one, other) => {
      const hmac = hmacSha256(key)
      for (const value of [one, other, one]) {
        const expected = createHmac('sha256', key).update(value).digest('base64url')
        assert.equal(hmac(value.toString('latin1'), 'latin1'), expected)
        assert.equal(hmac(value.toString('hex'), 'hex'), expected)
        const text = value.toString('utf8')
        const ofText = createHmac('sha256', key).update(text).digest('base64url')
        assert.equal(hmac(text, 'utf8'), ofText)
      }
    }),
  )
  assert.throws(() => hmacSha256(Buffer.alloc(65)), RangeError)
})
