// Characters nobody sees, or that show a text in another order than it stands in: in words people
// agree to, what is seen must be what is kept. Joiners, marks of direction and isolates in pairs
// stay: Persian, Hindi, Arabic beside numbers and many emoji are not written without them. But a
// text of nothing else is none.

/**
 * Controls but line breaks, blanks without width, line and paragraph separators, and embeddings and
 * overrides of direction, in whose place Unicode itself recommends isolates.
 * @see Unicode Standard Annex #9; Unicode Technical Report #36, 2.5
 */
export const NO_HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  /^[^\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u2028\u2029\u202a-\u202e\ufeff]*$/

/** Half a letter: no page and no message can hold it. JSON can, as `\ud83d`. */
const HALF = /\p{Surrogate}/u
const TAG = /[\u{e0000}-\u{e007f}]/u
/** Flags of parts of countries (Scotland) are spelt in tags, which mean nothing else. @see UTS #51, ED-14a */
const FLAG = /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}/gu
const ISOLATES = '\u2066\u2067\u2068'
const END = '\u2069'

/** The first character of a text that hides or turns something, as `U+202E`; undefined for none. */
export function hiddenIn(text: string): string | undefined {
  const found =
    [...text].find((letter) => !NO_HIDDEN.test(letter)) ??
    HALF.exec(text)?.[0] ??
    TAG.exec(text.replaceAll(FLAG, ''))?.[0] ??
    unpairedIn(text)
  return found && `U+${found.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`
}

/**
 * Whether anything of a text can be seen: a name of joiners, fillers or blanks alone would leave a
 * gap in what people read.
 * @see Unicode Standard Annex #44, Default_Ignorable_Code_Point; U+2800 is Braille without a dot
 */
export const isSeen = (text: string): boolean =>
  /[^\p{Z}\p{Cc}\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text)

/** An isolate that is not ended in its line, or an end of none: it would reach into what follows. */
function unpairedIn(text: string): string | undefined {
  for (const line of text.split('\n')) {
    const open: string[] = []
    for (const letter of line) {
      if (ISOLATES.includes(letter)) open.push(letter)
      else if (letter === END && open.pop() === undefined) return END
    }
    if (open[0] !== undefined) return open[0]
  }
  return undefined
}
