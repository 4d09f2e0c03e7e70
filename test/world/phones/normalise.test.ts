// Numbers as people and machines write them, held against the library that knows the plans.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'
import { ToolkitError } from '../../../src/errors.ts'
import { countryOfPhone } from '../../../src/world/phones/country.ts'
import { maskPhone } from '../../../src/world/phones/mask.ts'
import { normalisePhone } from '../../../src/world/phones/normalise.ts'
import { isPlain } from '../../../src/world/phones/plain.ts'

const isInvalid = (error: unknown) =>
  error instanceof ToolkitError && error.code === 'phone_invalid'

test('takes numbers typed any usual way as one number', () => {
  const ways: [string, string | undefined][] = [
    ['+819012345678', undefined],
    ['+81 90-1234-5678', undefined],
    ['+81 (0)90 1234 5678', undefined],
    ['＋８１ ９０－１２３４－５６７８', undefined],
    ['0081 90 1234 5678', 'JP'],
    ['090-1234-5678', 'JP'],
    ['０９０ー１２３４ー５６７８'.replaceAll('ー', '−'), 'JP'],
    ['\u202a+81 90 1234 5678\u202c', undefined],
    [' +819012345678\t', undefined],
    ['\u202a +81 90 1234 5678 \u202c', undefined],
    ['\u3000０９０ １２３４ ５６７８', 'JP'],
    ['٠٩٠١٢٣٤٥٦٧٨', 'JP'],
    ['(090) 1234.5678', 'JP'],
  ]
  for (const [typed, region] of ways) {
    assert.equal(normalisePhone(typed, region), '+819012345678', typed)
  }
})

test('takes the digits of every script the runtime can write', () => {
  let scripts = 0
  for (const numberingSystem of Intl.supportedValuesOf('numberingSystem')) {
    const { format } = new Intl.NumberFormat('en', { numberingSystem, useGrouping: false })
    const digits = Array.from({ length: 10 }, (_, digit) => format(digit))
    // Some count with letters or signs, which are no digits.
    if (!digits.every((digit) => /^\p{Nd}$/u.test(digit))) continue
    const written = (number: string) => number.replaceAll(/\d/g, (digit) => digits[+digit] ?? '')
    assert.equal(normalisePhone(written('+819012345678')), '+819012345678', numberingSystem)
    assert.equal(normalisePhone(written('0081 90 1234 5678')), '+819012345678', numberingSystem)
    assert.equal(normalisePhone(written('9876543210'), 'IN'), '+919876543210', numberingSystem)
    scripts++
  }
  assert.ok(scripts > 20, `${scripts} scripts`)
})

test('refuses what is no possible number, and never repeats it', () => {
  const bad = [
    '',
    '+',
    '12',
    '+8112',
    '090-1234-5678',
    '+81 90 1234 5678 ext. 9',
    '+8190123456789012',
    '+81901234567890123456789012345678901234567890',
    'call me',
    '+81 90 1234 567a',
    '+81\u0000901234567',
    '1'.repeat(1_000_000),
    "+81'; DROP TABLE person",
  ]
  for (const typed of bad) {
    assert.throws(
      () => normalisePhone(typed),
      (error) => isInvalid(error) && !(typed.length > 2 && String(error).includes(typed)),
      typed.slice(0, 50),
    )
  }
})

test('accepts a possible number though no such range is known', () => {
  assert.equal(normalisePhone('+15550001234'), '+15550001234')
})

test('leaves alone exactly what the library would leave alone, in every country', () => {
  const codes = [...new Set(getCountries().map((country) => getCountryCallingCode(country)))]
  const number = fc
    .tuple(fc.constantFrom(...codes), fc.stringMatching(/^\d{3,13}$/))
    .map(([code, national]) => `+${code}${national}`)
  fc.assert(
    fc.property(number, (typed) => {
      if (!isPlain(typed)) return
      const parsed = parsePhoneNumberFromString(typed, { extract: false })
      assert.equal(parsed?.number, typed)
      assert.equal(parsed?.isPossible(), true)
    }),
    { numRuns: 20_000 },
  )
})

test('knows the country of an example number of every country', () => {
  for (const country of getCountries()) {
    const national = examples[country]
    if (!national) continue
    const e164 = `+${getCountryCallingCode(country)}${national}`
    const parsed = parsePhoneNumberFromString(e164)
    assert.equal(normalisePhone(e164), e164)
    assert.equal(countryOfPhone(e164), parsed?.country ?? country, country)
  }
})

test('shows of a number its calling code and last two digits only', () => {
  assert.equal(maskPhone('+819012345678'), '+81 ••••••••78')
  assert.equal(maskPhone('+15555550123'), '+1 ••••••••23')
})
