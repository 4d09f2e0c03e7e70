// The dated tables of places, held against libphonenumber's metadata.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { countryOfPhone } from '../../../src/world/phones/country.ts'
import { isBlockedCountry } from '../../../src/world/places/blocked-countries.ts'
import { countryOfAreaCode } from '../../../src/world/places/nanp.ts'
import { isUsMarketingPaused } from '../../../src/world/places/us-marketing-pause.ts'

const CODES = Array.from({ length: 800 }, (_, i) => String(i + 200))
const at = (day: string) => Date.parse(`${day}T00:00:00Z`)

/** Kinds of numbers that belong to no place: toll-free, premium, personal. */
const PLACELESS = new Set(['TOLL_FREE', 'PREMIUM_RATE', 'PERSONAL_NUMBER', 'VOIP'])

/** Whom the library gives numbers of an area code to, over many subscriber numbers. */
function ownersOf(code: string) {
  const owners = new Map<string, string | undefined>()
  for (let exchange = 200; exchange < 1_000; exchange += 7) {
    const number = parsePhoneNumberFromString(`+1${code}${exchange}1234`)
    if (number?.country) owners.set(number.country, number.getType())
  }
  return owners
}

test('knows of each area code the country that the library knows, and no other', () => {
  let compared = 0
  for (const code of CODES) {
    const owners = ownersOf(code)
    const ours = countryOfAreaCode(code)
    if (ours === undefined) {
      for (const type of owners.values()) assert.ok(type && PLACELESS.has(type), code)
    } else if (owners.size > 0) {
      assert.deepEqual([...owners.keys()], [ours], code)
      compared++
    }
  }
  assert.ok(compared > 400, `${compared} codes compared`)
})

test('takes Canada, the Caribbean, territories and Meta’s test numbers for what they are', () => {
  for (const [number, country] of [
    ['+12125550123', 'US'],
    ['+14165550123', 'CA'],
    ['+18765550123', 'JM'],
    ['+17875550123', 'PR'],
    ['+18005550123', undefined],
    ['+15550001234', undefined],
  ] as const) {
    assert.equal(countryOfPhone(number), country, number)
    assert.equal(isUsMarketingPaused(countryOfPhone(number), at('2026-11-24')), country === 'US')
  }
})

test('pauses marketing to the US from 1 April 2025 and not before', () => {
  assert.equal(isUsMarketingPaused('US', at('2025-04-01') - 1), false)
  assert.equal(isUsMarketingPaused('US', at('2025-04-01')), true)
  assert.equal(isUsMarketingPaused(undefined, at('2026-01-01')), false)
})

test('blocks the countries Meta blocks, Türkiye until 15 May 2024', () => {
  for (const country of ['CU', 'IR', 'KP', 'SY']) {
    assert.equal(isBlockedCountry(country, at('2026-11-24')), true)
  }
  for (const country of ['UA', 'RU', 'JP']) {
    assert.equal(isBlockedCountry(country, at('2026-11-24')), false)
  }
  assert.equal(isBlockedCountry('TR', at('2024-05-15') - 1), true)
  assert.equal(isBlockedCountry('TR', at('2024-05-15')), false)
})
