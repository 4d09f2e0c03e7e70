// What kind of line a number is, where the national plan tells: a landline gets no text, and a
// number that costs its caller money is never called or texted on anybody's word.

import { type NumberType, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { callingCodeOf } from './calling-codes.ts'

/**
 * `fixed`: a landline for certain. `special`: premium-rate, shared-cost, universal access,
 * voicemail and pager numbers, and those of no country (satellite phones, +870 to +883, among
 * them), which are nobody's phone or cost their caller many times as much. `other`: anything that
 * may be a mobile, ranges without a known use included (the United States tell mobiles and
 * landlines not apart).
 */
export type Line = 'fixed' | 'special' | 'other'

const LINES: Readonly<Partial<Record<NonNullable<NumberType>, Line>>> = {
  FIXED_LINE: 'fixed',
  PREMIUM_RATE: 'special',
  SHARED_COST: 'special',
  UAN: 'special',
  VOICEMAIL: 'special',
  PAGER: 'special',
}

/** The line of an E.164 number. @see libphonenumber's full metadata; ITU-T E.164, assigned codes */
export function lineOf(e164: string): Line {
  if (callingCodeOf(e164) === undefined) return 'special'
  const type = parsePhoneNumberFromString(e164)?.getType()
  return (type && LINES[type]) ?? 'other'
}

/** Why a number gets no text, or no call, from us. */
export type LineRefusal = 'landline' | 'special_number'

/** @returns undefined where it may be texted or called */
export function lineRefusal(e164: string, channel: 'sms' | 'voice'): LineRefusal | undefined {
  const line = lineOf(e164)
  if (line === 'special') return 'special_number'
  return line === 'fixed' && channel === 'sms' ? 'landline' : undefined
}

/**
 * Calling codes under which mobiles are given out by place as landlines are. Anywhere else a
 * mobile's first digits name the network it was bought from.
 * Source: libphonenumber, PhoneNumberUtil (GEO_MOBILE_COUNTRIES): Mexico, Argentina, Brazil,
 * Indonesia, China.
 */
const PLACED_MOBILES: ReadonlySet<string> = new Set(['52', '54', '55', '62', '86'])

/** Whether the first digits of an E.164 number say where in its country it is at home. */
export function isOfAPlace(e164: string): boolean {
  const number = parsePhoneNumberFromString(e164)
  switch (number?.getType()) {
    case 'FIXED_LINE':
    case 'FIXED_LINE_OR_MOBILE':
      return true
    case 'MOBILE':
      return PLACED_MOBILES.has(number.countryCallingCode)
    default:
      return false
  }
}
