// Numbers that networks show in place of a withheld one: words spelt on a keypad. They look like
// numbers, and belong to nobody.
// Source: Twilio, voice webhooks for withheld callers (changelog of 16 November 2022).

const SPELT: ReadonlySet<string> = new Set([
  '+266696687', // ANONYMOUS
  '+7378742833', // RESTRICTED
  '+2562533', // BLOCKED
  '+8656696', // UNKNOWN
  '+86282452253', // UNAVAILABLE
])

/** @param number as given, with `+` */
export const isWithheld = (number: string): boolean => SPELT.has(number)
