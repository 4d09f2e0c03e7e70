// Numbers to show people what can be typed. They belong to nobody known.
// Source: the example numbers of Google's libphonenumber, as libphonenumber-js carries them.

import { type CountryCode, getExampleNumber } from 'libphonenumber-js/min'
import examples from 'libphonenumber-js/mobile/examples'

export interface PhoneExample {
  /** With `+` and the country code, for example `+81 90 1234 5678`; no line ends inside of it. */
  readonly international: string
  /** As it is dialled in the country, for example `090-1234-5678`; the same as above without one. */
  readonly local: string
}

/** Where no country says better. */
const SOME_COUNTRY = 'JP'

/** @param country ISO 3166-1 alpha-2: where numbers without `+` are read */
export function phoneExample(country: string | undefined): PhoneExample {
  const own = country && getExampleNumber(country as CountryCode, examples)
  const number = own || getExampleNumber(SOME_COUNTRY, examples)
  const international = (number?.formatInternational() ?? '').replaceAll(' ', '\u00a0')
  const local = own ? own.formatNational().replaceAll(' ', '\u00a0') : international
  return { international, local }
}
