// One person types 090-1234-5678, another +81 90 1234 5678: the ledger knows one number.

import {
  type CountryCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min'
import { LRUCache } from 'lru-cache'
import { faultAt, ToolkitError } from '../../errors.ts'
import { withLatinDigits } from './digits.ts'
import { isPlain } from './plain.ts'

const TYPED_MOST = 40
const DIGITS_MOST = 15
/** Digits, the plus signs, and what people put between digits. */
const TYPED = /^[\d+＋\s().\-‐-―−－・/\u{200e}\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}]+$/u
/** Invisible marks that come along when a number is copied out of an address book. */
const DIRECTION = /[\u{200e}\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}]/gu
const REMEMBERED = 5_000
/** The 1 that Mexican mobile numbers had until 2019, and that WhatsApp writes still. */
const MEXICO_OLD = /^[\s(]*\+52[\s().-]*1(?=(?:\D*\d){10}\D*$)/

/** Parsing costs microseconds and the same numbers come again. Holds nothing at rest. */
const remembered = new LRUCache<string, string>({ max: REMEMBERED })
/** The same of numbers typed beside a country. */
const national = new LRUCache<string, string>({ max: REMEMBERED })

/**
 * Normalise a typed phone number.
 * @param typed as written by the person, at most 40 characters; digits of any script are fine
 * @param region ISO 3166-1 alpha-2, used when `typed` has no `+`
 * @returns `+` and at most 15 digits, e.g. `+27821234567`
 * @throws ToolkitError `phone_invalid`; the message never holds the input
 * @see ITU-T E.164; possible by the lengths of libphonenumber's metadata
 */
export function normalisePhone(typed: string, region?: string): string {
  if (isPlain(typed)) return typed
  const [memory, memo] =
    region === undefined
      ? ([remembered, typed] as const)
      : ([national, `${region} ${typed}`] as const)
  const known = memory.get(memo)
  if (known !== undefined) return known
  const number = parse(typed, region)
  if (number === undefined) {
    throw new ToolkitError('phone_invalid', 'This is not a possible phone number.')
  }
  memory.set(memo, number)
  return number
}

function parse(typed: string, region: string | undefined): string | undefined {
  if (typed.length > TYPED_MOST) return undefined
  // Full-width forms, and the long mark that keyboards make of a hyphen.
  const plain = withLatinDigits(typed).replaceAll('ー', '-')
  if (!TYPED.test(plain)) return undefined
  // A number dialled with 00 is meant internationally wherever 00 is dialled.
  const text = plain
    .replaceAll(DIRECTION, '')
    .trim()
    .replace(/^[\s(]*00(?=[1-9])/, '+')
    .replace(MEXICO_OLD, '+52')
  const hasRegion = region !== undefined && isSupportedCountry(region as CountryCode)
  const parsed = parsePhoneNumberFromString(text, {
    extract: false,
    ...(hasRegion && { defaultCountry: region as CountryCode }),
  })
  if (!parsed?.isPossible() || parsed.ext !== undefined) return undefined
  return parsed.number.length <= DIGITS_MOST + 1 ? parsed.number : undefined
}

/**
 * A number as typed in the field `path` of a request.
 * @throws ToolkitError `phone_invalid`, naming the field
 */
export function phoneAt(typed: string, country?: string, path?: string): string {
  try {
    return normalisePhone(typed, country)
  } catch (error) {
    const isImpossible = error instanceof ToolkitError && error.code === 'phone_invalid'
    throw isImpossible ? faultAt(path, error.code, error.message) : error
  }
}
