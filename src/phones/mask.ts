// A number as a hint: its owner recognises it, nobody else can dial it.

import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** `+81 ••••••78`: the calling code and the last two digits of an E.164 number. */
export function maskPhone(e164: string): string {
  const code = parsePhoneNumberFromString(e164)?.countryCallingCode ?? ''
  const hidden = Math.max(e164.length - 1 - code.length - 2, 0)
  return `+${code} ${'•'.repeat(hidden)}${e164.slice(-2)}`
}
