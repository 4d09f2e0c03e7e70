// What keeps a name or a number in order inside of a sentence that runs from right to left.

/**
 * A phone number, an address or another text that runs from left to right whatever stands around
 * it: a LEFT-TO-RIGHT ISOLATE (Unicode UAX #9, 2.4). Without it the plus of a number shows at its end.
 */
export const ltr = (text: string): string => `\u2066${text}\u2069`

/**
 * A name, a label or a date, in any script: a FIRST STRONG ISOLATE (Unicode UAX #9, 2.4) takes the
 * direction of its own letters and leaves that of the sentence alone.
 */
export const auto = (text: string): string => `\u2068${text}\u2069`

const RIGHT_TO_LEFT = /[\u0590-\u08ff]/

/**
 * Paragraphs of a language that runs one way, whatever letters each begins with: LEFT-TO-RIGHT and
 * RIGHT-TO-LEFT MARKs (Unicode UAX #9, 2.6), for where no `dir` can say it. Only where both meet.
 */
export const running = (text: string, dir: 'ltr' | 'rtl'): string =>
  RIGHT_TO_LEFT.test(text) ? text.replaceAll(/^/gm, dir === 'rtl' ? '\u200f' : '\u200e') : text

/**
 * A number as it stands in a text. Where that runs from right to left, as Arabic does, the number is
 * isolated, else its plus shows at its end (Unicode UAX #9, 2.4).
 */
export const phoneWithin = (text: string, e164: string): string =>
  e164 !== '' && RIGHT_TO_LEFT.test(text) ? ltr(e164) : e164
