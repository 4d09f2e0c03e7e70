// Where Meta's own opt-in links are closed, and since when.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSignupExcluded } from '../../../src/world/places/signup-countries.ts'

const NOW = Date.parse('2026-11-25T00:00:00Z')

test('is closed to the EEA, the UK and six more countries, open elsewhere', () => {
  for (const country of 'DE FR IE NO IS LI GB BR JP KR NG ZA TR'.split(' ')) {
    assert.equal(isSignupExcluded(country, NOW), true, country)
  }
  for (const country of ['US', 'CA', 'MX', 'IN', 'CH', 'AU', 'ID', undefined]) {
    assert.equal(isSignupExcluded(country, NOW), false, String(country))
  }
})

test('answers for a moment before there was any with no', () => {
  assert.equal(isSignupExcluded('DE', Date.parse('2026-06-02T23:59:59Z')), false)
  assert.equal(isSignupExcluded('DE', Date.parse('2026-06-03T00:00:00Z')), true)
})
