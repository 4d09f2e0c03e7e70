// Whether a number is surely a landline: it can be called, can rarely be texted, and is seldom on
// WhatsApp. Where a plan does not tell landlines from mobiles (+1), nothing is sure.

import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

/** @param e164 with `+` */
export const isLandline = (e164: string): boolean =>
  parsePhoneNumberFromString(e164)?.getType() === 'FIXED_LINE'
