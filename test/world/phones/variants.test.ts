// Brazil, Mexico, Argentina: one person, however WhatsApp writes the number.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createKeyring } from '../../../src/keys/keyring.ts'
import type { SealedIdentifier } from '../../../src/ledger/port.ts'
import { addressOf, personKey, sealedOf } from '../../../src/people/identify.ts'
import { countryOfPhone } from '../../../src/world/phones/country.ts'
import { maskPhone } from '../../../src/world/phones/mask.ts'
import { normalisePhone } from '../../../src/world/phones/normalise.ts'
import { canonicalPhone, hasVariants } from '../../../src/world/phones/variants.ts'

const PAIRS: readonly (readonly [canonical: string, other: string])[] = [
  ['+5511987654321', '+551187654321'],
  ['+5584999990000', '+558499990000'],
  ['+525512345678', '+5215512345678'],
  ['+5491123456789', '+541123456789'],
  ['+5493514567890', '+543514567890'],
]

test('gives both ways of writing one form, and that form itself', () => {
  for (const [canonical, other] of PAIRS) {
    assert.equal(canonicalPhone(other), canonical)
    assert.equal(canonicalPhone(canonical), canonical)
    assert.ok(hasVariants(other) && hasVariants(canonical))
  }
})

test('leaves every other number alone: landlines of Brazil, other countries, short numbers', () => {
  for (const phone of [
    '+551133334444',
    '+551123456789',
    '+819012345678',
    '+521551234567',
    '+52155123456789',
    '+5911234567',
    '+5',
    '+55',
    '',
  ]) {
    assert.equal(canonicalPhone(phone), phone)
  }
  assert.equal(hasVariants('+819012345678'), false)
  assert.equal(hasVariants('+56912345678'), false)
})

test('changes no number twice, and never makes one person of two subscribers', () => {
  const digits = (length: number) =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
  const phones = fc
    .tuple(fc.constantFrom('52', '54', '55', '81', '1'), fc.constantFrom(8, 9, 10, 11))
    .chain(([code, length]) => digits(length).map((list) => `+${code}${list.join('')}`))
  fc.assert(
    fc.property(phones, (phone) => {
      const once = canonicalPhone(phone)
      assert.equal(canonicalPhone(once), once)
      // The subscriber's own digits stay: only the one digit in dispute comes or goes.
      assert.equal(once.slice(-8), phone.slice(-8))
      assert.ok(Math.abs(once.length - phone.length) <= 1)
    }),
  )
})

test('takes the Mexican form WhatsApp writes, typed in any usual way', () => {
  for (const typed of ['+5215512345678', '+52 1 55 1234 5678', '0052 (1) 55-1234-5678']) {
    assert.equal(normalisePhone(typed), '+525512345678', typed)
  }
  assert.equal(countryOfPhone('+5215512345678'), 'MX')
  assert.equal(maskPhone('+5215512345678'), '+52 •••••••••78')
})

const keyring = createKeyring('a secret for numbers, long enough to be one')

test('keeps one key for a person, and sends to the form WhatsApp last wrote', () => {
  for (const [canonical, other] of PAIRS) {
    const key = (value: string) => personKey(keyring, 'demo', { kind: 'phone', value })
    assert.equal(key(other), key(canonical))
    const heard = sealedOf(keyring, 'demo', { phone: other }, 'meta.1')
    const typed = sealedOf(keyring, 'demo', { phone: canonical })
    assert.equal(heard[0]?.form, String(other.length))
    assert.equal(typed[0]?.form, undefined)
    const to = { phone: canonical }
    const at = (known: readonly SealedIdentifier[]) => addressOf(keyring, 'demo', to, known).phone
    assert.equal(at(heard), other)
    assert.equal(at(typed), canonical)
    assert.equal(at([]), canonical)
    // Typed otherwise once, and never heard: as it is typed now.
    assert.equal(at(sealedOf(keyring, 'demo', { phone: other })), canonical)
  }
  const plain = sealedOf(keyring, 'demo', { phone: '+819012345678', userId: 'JP.1a' }, 'meta.1')
  assert.deepEqual(
    plain.map(({ form, via }) => [form, via]),
    [
      [undefined, undefined],
      [undefined, 'meta.1'],
    ],
  )
})
