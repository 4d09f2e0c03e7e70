// Which countries share a calling code. None begins with another, so a number's own digits tell.

import { type CountryCode, getCountries, getCountryCallingCode } from 'libphonenumber-js/min'

export interface CallingCode {
  /** One to three digits, without `+`. */
  readonly code: string
  /** ISO 3166-1 alpha-2; most codes are one country's. */
  readonly owners: readonly CountryCode[]
}

const codes: ReadonlyMap<string, CallingCode> = new Map(
  [...Map.groupBy(getCountries(), (country) => String(getCountryCallingCode(country)))].map(
    ([code, owners]) => [code, { code, owners }],
  ),
)
const MOST_DIGITS = 3

/** The calling code of an E.164 number; undefined for one of no country (+800, +979). */
export function callingCodeOf(e164: string): CallingCode | undefined {
  for (let digits = 1; digits <= MOST_DIGITS; digits++) {
    const found = codes.get(e164.slice(1, 1 + digits))
    if (found) return found
  }
  return undefined
}
