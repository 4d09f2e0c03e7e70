// What keeps a name or a number in order inside of an Arabic sentence.

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
