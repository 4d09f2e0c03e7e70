// What kind of line a number is, where the national plan tells: a landline gets no text, and a
// number that costs its caller money is never called or texted on anybody's word.

import { type NumberType, parsePhoneNumberFromString } from 'libphonenumber-js/max'

/**
 * `fixed`: a landline for certain. `special`: premium-rate, shared-cost, universal access,
 * voicemail and pager numbers, which are nobody's phone. `other`: anything that may be a mobile,
 * ranges without a known use included (the United States tell mobiles and landlines not apart).
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

/** The line of an E.164 number. @see libphonenumber's full metadata */
export function lineOf(e164: string): Line {
  const type = parsePhoneNumberFromString(e164)?.getType()
  return (type && LINES[type]) ?? 'other'
}
