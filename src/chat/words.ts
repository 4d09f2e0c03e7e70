// What a message orders: to stop, to start again, to be helped. Three levels of stopping: a stop
// word alone (1) and a clear short sentence (2) are opt-outs at once; anything else that smells of
// a stop (3) is doubt, which pauses marketing until somebody looks. A missed stop violates a will;
// a wrong pause does not.

import { readBare } from './bare.ts'
import { fold } from './fold.ts'
import type { Names } from './names.ts'
import type { Reading } from './reading.ts'
import { withoutRomaji } from './romaji.ts'
import { readSentences } from './sentence.ts'

/** A longer message is read in parts of so many characters, each to its last blank. */
const PART = 2_000
/** Characters; WhatsApp sends no message of more. */
export const MESSAGE_MOST = 65_536
const QUOTED_LINE = /^[ \t]*[>＞»].*$/gmu
const NONE: Reading = { meaning: 'none' }

/**
 * What a message says, taken as a whole. Quoted lines are looked past; where all is quoted, it is
 * in doubt at most.
 * @param names of the business and its topics, so that a sentence can name one
 */
export function readWords(text: string, names?: Names): Reading {
  const given = text.slice(0, MESSAGE_MOST)
  const own = given.replaceAll(QUOTED_LINE, '')
  const isQuoted = own.trim() === ''
  const all = isQuoted ? given : own
  if (all.length > PART) return together(partsOf(all), (part) => readPart(part, names, isQuoted))
  return readPart(all, names, isQuoted)
}

function readPart(text: string, names: Names | undefined, isQuoted: boolean): Reading {
  const folded = fold(withoutRomaji(fold(text)))
  const bare = isQuoted ? undefined : readBare(folded)
  return bare ?? readSentences(folded, names, isQuoted) ?? NONE
}

/** Where a part may end: behind a sentence, else at a blank. */
const ENDS = [/[.!?。！？\n][^.!?。！？\n]*$/u, /\s\S*$/u]

function* partsOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const rest = text.slice(from, from + PART)
    const ends = rest.length < PART ? [] : ENDS.map((end) => rest.search(end) + 1)
    const part = rest.slice(0, ends.find((end) => end > PART / 2) ?? rest.length)
    yield part
    from += part.length
  }
}

/** One clear stop, with nothing beside it that smells of another thing; else doubt, or nothing. */
function together(parts: Iterable<string>, read: (part: string) => Reading): Reading {
  let first: Reading = NONE
  for (const part of parts) {
    const reading = read(part)
    if (reading.meaning !== 'stop' && reading.meaning !== 'doubt') continue
    if (first === NONE && reading.meaning === 'stop') {
      first = reading
      continue
    }
    const { scopes: _, ...smell } = first === NONE ? reading : first
    return { ...smell, meaning: 'doubt', level: 3 }
  }
  return first
}
