// Which two letters are a country: a wrong pair in a list of blocked countries would block nobody.

import { type CountryCode, isSupportedCountry } from 'libphonenumber-js/min'

/** Assigned, and without telephone numbers of their own. */
const WITHOUT_NUMBERS: ReadonlySet<string> = new Set(['AQ', 'BV', 'GS', 'HM', 'PN', 'TF', 'UM'])

/**
 * Whether a code is assigned, or names the numbers of a place without one of its own (`XK`).
 * @param code two capital letters
 * @see ISO 3166-1; libphonenumber's list of regions
 */
export const isCountry = (code: string): boolean =>
  WITHOUT_NUMBERS.has(code) || isSupportedCountry(code as CountryCode)
