// People type digits as their keyboard has them: ١٢٣ in Arabic, १२३ in Hindi, １２３ in Japanese.

const DIGIT = /\p{Nd}/u
const FOREIGN_DIGITS = /(?!\d)\p{Nd}/gu

/** The text with the digits of any script as 0 to 9; its full-width forms are made narrow too. */
export const withLatinDigits = (typed: string): string =>
  typed.normalize('NFKC').replaceAll(FOREIGN_DIGITS, latinOf)

/** `3` of the three of any script: Unicode has the ten digits of each in a row, zero first. */
function latinOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (DIGIT.test(String.fromCodePoint(zero - 1))) zero--
  return String((code - zero) % 10)
}
