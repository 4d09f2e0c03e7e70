// Which country a number belongs to. `+1` alone is not one: the area code tells.

import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { LRUCache } from 'lru-cache'
import { countryOfAreaCode } from '../places/nanp.ts'
import { callingCodeOf } from './calling-codes.ts'

const remembered = new LRUCache<string, string>({ max: 5_000 })
const UNKNOWN = ''

/** ISO 3166-1 alpha-2 of an E.164 number; undefined when the number belongs to none. */
export function countryOfPhone(e164: string): string | undefined {
  // Meta's test numbers (+1 555) and ranges not yet opened have an area code, if no owner.
  if (e164.startsWith('+1')) return countryOfAreaCode(e164.slice(2, 5))
  const [only, ...others] = callingCodeOf(e164)?.owners ?? []
  if (only !== undefined && others.length === 0) return only
  let country = remembered.get(e164)
  if (country === undefined) {
    const parsed = parsePhoneNumberFromString(e164)
    country = parsed?.country ?? parsed?.getPossibleCountries()[0] ?? UNKNOWN
    remembered.set(e164, country)
  }
  return country === UNKNOWN ? undefined : country
}
