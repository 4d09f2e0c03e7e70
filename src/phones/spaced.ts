// Numbers for people to read and type.

import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/**
 * @param e164 such as `+815012345678`
 * @returns in groups, such as `+81 50 1234 5678`; as it was where nothing is known of its country
 */
export const spacedPhone = (e164: string): string =>
  parsePhoneNumberFromString(e164)?.formatInternational() ?? e164
