// Long words that say nothing but to leave a list, written nearly right: with one letter wrong
// (`unsubscrbe`), or split in two, as keyboards that correct do it (`un subscribe`, `ab melden`).

const LEAVING =
  /^(?:unsub|desuscri|descadastr|desinscr|desabon|disiscri|abmeld|abbestell|deabonn|afmeld|uitschrijv|berhenti|avregistr|avprenum|dezabon|odhlasi|отпис)\S*$/u
/** A shorter word is too near to others. */
const LEAST = 8
/** The slip comes after so many letters: German `anmelden`, to join, is but one letter away. */
const SURE_START = 2
/** What may be one of them, whole or split. */
const HINT =
  /(?<![^ ])(?:uns|des[acinu]|dis?i|abm|abb|dea|afm|uits|ber?h|avr|avp|dez|odh|отп|(?:un|ab|af|uit|des|dis) [abcims])/

export interface Slips {
  /** The word of the list that a word is, but for one letter. */
  readonly meant: (word: string) => string | undefined
  /** A clause with those words put right. */
  readonly mended: (clause: string) => string
}

/** @param words of stopping, folded; those that say something else too are left out */
export function slipsOf(words: Iterable<string>): Slips {
  const known = [...words].filter((word) => word.length >= LEAST && LEAVING.test(word))
  const whole = new Set(known)
  /** By what is left of them without one letter. */
  const near = new Map<string, string>()
  for (const word of known) {
    for (const form of [word, ...withoutOne(word)]) if (!near.has(form)) near.set(form, word)
  }
  const longest = Math.max(...known.map(({ length }) => length))

  function meant(word: string): string | undefined {
    if (whole.has(word)) return word
    if (word.length < LEAST - 1 || word.length > longest + 1 || !HINT.test(word)) return undefined
    for (const form of [word, ...withoutOne(word)]) {
      const found = near.get(form)
      if (found !== undefined) return found
    }
    return undefined
  }

  function mended(clause: string): string {
    if (!HINT.test(clause)) return clause
    const left: string[] = []
    for (const word of clause.split(' ')) {
      const before = left.pop()
      if (before !== undefined && whole.has(before + word)) {
        left.push(before + word)
        continue
      }
      if (before !== undefined) left.push(before)
      // Other endings are other forms of it, `désabonné`, and not slips.
      const found = meant(word)
      left.push(found?.at(-1) === word.at(-1) ? (found ?? word) : word)
    }
    return left.join(' ')
  }

  return { meant, mended }
}

function* withoutOne(word: string): Generator<string> {
  for (let i = SURE_START; i < word.length; i++) yield word.slice(0, i) + word.slice(i + 1)
}
