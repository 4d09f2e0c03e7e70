// In which time zones a person may be. A number tells little (people travel and keep numbers),
// so all zones that fit are given, and the caller takes the strictest.

import { readFileSync } from 'node:fs'
import { getCountry } from 'countries-and-timezones'
import { callingCodeOf } from '../phones/calling-codes.ts'
import { isOfAPlace } from '../phones/line.ts'
import { canonicalPhone } from '../phones/variants.ts'

/** Longest run of digits of E.164 that is looked up. */
const PREFIX_MOST = 11
/** Where nothing is known: the first and the last zone on Earth, and all between. */
const EVERYWHERE: readonly string[] = Array.from({ length: 27 }, (_, i) => {
  const offset = i - 12
  return offset === 0 ? 'Etc/GMT' : `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`
})

let prefixes: Map<string, readonly string[]> | undefined

/**
 * Number prefixes to zones, read when first needed. Each row of the file: zones, then prefixes.
 * Source: Google libphonenumber, timezone map data (Apache-2.0), taken over 2026-11-24.
 */
function prefixTable(): Map<string, readonly string[]> {
  if (!prefixes) {
    const file = readFileSync(new URL('./zone-prefixes.json', import.meta.url), 'utf8')
    prefixes = new Map()
    for (const [zones, codes] of JSON.parse(file) as [string, string][]) {
      const list = zones.split(' ')
      for (const code of codes.split(' ')) prefixes.set(code, list)
    }
  }
  return prefixes
}

/** Whether a name is a time zone this runtime knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/**
 * The zones a person may be in, never empty: the zone the evidence declares, else those of the
 * number's place, else those of the country, else those of the calling code, else all.
 * @param person `phone` in E.164, `country` ISO alpha-2
 */
export function zonesOf(person: {
  readonly declared?: string | undefined
  readonly phone?: string | undefined
  readonly country?: string | undefined
}): readonly string[] {
  if (person.declared !== undefined && isTimeZone(person.declared)) return [person.declared]
  const ofCountry = person.country === undefined ? undefined : getCountry(person.country)?.timezones
  // Where it has but one, no digits need to be read, which takes longer than all other rules.
  if (ofCountry?.length === 1) return ofCountry
  const e164 = person.phone === undefined ? undefined : canonicalPhone(person.phone)
  // The digits of most mobiles tell no place: the table has one of Vladivostok in Moscow.
  const ofPlace = e164 !== undefined && isOfAPlace(e164) ? zonesOfPrefix(e164) : undefined
  if (ofPlace) return ofPlace
  if (ofCountry && ofCountry.length > 0) return ofCountry
  const code = e164 === undefined ? undefined : callingCodeOf(e164)?.code
  // North America's code is of two dozen countries.
  return (code === undefined || code === '1' ? undefined : prefixTable().get(code)) ?? EVERYWHERE
}

/** Undefined when only the calling code of several countries is known. */
function zonesOfPrefix(e164: string): readonly string[] | undefined {
  const table = prefixTable()
  for (let length = Math.min(PREFIX_MOST, e164.length - 1); length > 1; length--) {
    const zones = table.get(e164.slice(1, 1 + length))
    if (zones) return zones
  }
  return e164.startsWith('+7') ? table.get('7') : undefined
}
