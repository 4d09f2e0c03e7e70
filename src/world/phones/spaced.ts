// Numbers for people to read and type.

import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/**
 * @param e164 such as `+815012345678`
 * @returns in groups, such as `+81 50 1234 5678`; as it was where nothing is known of its country
 */
export const spacedPhone = (e164: string): string =>
  parsePhoneNumberFromString(e164)?.formatInternational() ?? e164

/** The same for a sentence, where no line ends inside of it: `+81\u00a050\u00a01234\u00a05678`. */
export const unbrokenPhone = (e164: string): string => spacedPhone(e164).replaceAll(' ', '\u00a0')
