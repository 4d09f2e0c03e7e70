// A number keyed on a telephone: no plus sign, no way to see what was typed.

import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { normalisePhone } from '../../world/phones/normalise.ts'
import { isWithheld } from '../../world/phones/withheld.ts'

/**
 * @param keys digits as pressed; `00` or the country's own digits may stand in front
 * @param regions ISO 3166-1 alpha-2 of a number keyed as it is dialled at home, the likeliest first
 * @returns E.164, or undefined when it is no possible number; it still has to be read back
 */
export function numberKeyed(keys: string, regions: readonly string[]): string | undefined {
  if (!/^\d{5,17}$/.test(keys)) return undefined
  const homes = regions.map((region) => attempt(() => normalisePhone(keys, region)))
  const abroad = attempt(() => normalisePhone(`+${keys}`))
  // Some plans hold almost any length: without a leading 0 it has to be a number really given out.
  const atHome = homes.filter((home) => keys.startsWith('0') || isValid(home))
  const possible = [...atHome, abroad].filter(
    (number) => number !== undefined && !isWithheld(number),
  )
  return possible.find(isValid) ?? possible[0]
}

const isValid = (number: string | undefined): boolean =>
  number !== undefined && parsePhoneNumberFromString(number)?.isValid() === true

function attempt(read: () => string): string | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

/**
 * A number as it is read aloud: digit by digit, in the groups its owner knows it by.
 * @param say how `+` is said, and what parts the groups
 */
export function spokenNumber(
  e164: string,
  region: string | undefined,
  { plus, pause }: { readonly plus: string; readonly pause: string },
): string {
  const parsed = parsePhoneNumberFromString(e164)
  const isHome = parsed?.country !== undefined && parsed.country === region
  const written = (isHome ? parsed?.formatNational() : parsed?.formatInternational()) ?? e164
  const groups = written.match(/\d+/g) ?? []
  const spoken = groups.map((group) => [...group].join(' ')).join(pause)
  return isHome ? spoken : `${plus} ${spoken}`
}
