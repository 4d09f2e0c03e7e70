// Codes of countries, held against a list made elsewhere.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { getAllCountries } from 'countries-and-timezones'
import { isCountry } from '../../../src/world/places/countries.ts'

test('knows every country of the table of time zones', () => {
  const codes = Object.keys(getAllCountries())
  assert.ok(codes.length > 240)
  assert.deepEqual(
    codes.filter((code) => !isCountry(code)),
    [],
  )
  assert.ok(isCountry('XK'))
})

test('takes no letters that are no country, however near', () => {
  for (const code of ['UK', 'XX', 'ZZ', 'EN', 'JA', 'EU', 'AA', '__', 'jp', '']) {
    assert.equal(isCountry(code), false, code)
  }
})
