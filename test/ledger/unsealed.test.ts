// Identifiers that are encrypted late: what may be seen of them before.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { createKeyring } from '../../src/keys/keyring.ts'
import { sealedLate, unsealedIn } from '../../src/ledger/unsealed.ts'

const keyring = createKeyring('a secret for what is sealed late, long enough')
const PHONE = '+819012345678'
const KEY = 'demo.1abc'

test('seals once, when somebody looks, and tells the value to whoever writes', () => {
  let seals = 0
  const seal = (plain: string | Uint8Array, context: string) => {
    seals++
    return keyring.seal(plain, context)
  }
  const one = sealedLate(seal, { key: KEY, kind: 'phone', form: '13' }, PHONE)
  assert.equal(seals, 0)
  assert.equal(unsealedIn(one), PHONE)
  assert.equal(one.sealed, one.sealed)
  assert.equal(seals, 1)
  assert.equal(keyring.open(one.sealed, KEY), PHONE)
  assert.deepEqual([one.key, one.kind, one.form], [KEY, 'phone', '13'])
})

test('shows the value in no text and takes it along in no copy', () => {
  const one = sealedLate(keyring.seal, { key: KEY, kind: 'phone' }, PHONE)
  const copies = [{ ...one }, structuredClone({ ...one }), JSON.parse(JSON.stringify(one))]
  for (const copy of copies) {
    assert.equal(unsealedIn(copy), undefined)
    assert.equal(keyring.open(copy.sealed, KEY), PHONE)
  }
  const shown = inspect(one, { showHidden: true, depth: null })
  assert.equal([JSON.stringify(one), shown].join().includes(PHONE), false)
})
