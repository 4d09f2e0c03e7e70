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

/** Only so much of a message is read. */
const MOST = 2_000
const QUOTED_LINE = /^[ \t]*[>＞»].*$/gmu
const NONE: Reading = { meaning: 'none' }

/**
 * What a message says, taken as a whole. Quoted lines are looked past; where all is quoted, it is
 * in doubt at most.
 * @param names of the business and its topics, so that a sentence can name one
 */
export function readWords(text: string, names?: Names): Reading {
  const given = text.slice(0, MOST)
  const own = given.replaceAll(QUOTED_LINE, '')
  const isQuoted = own.trim() === ''
  const folded = fold(withoutRomaji(fold(isQuoted ? given : own)))
  const bare = isQuoted ? undefined : readBare(folded)
  return bare ?? readSentences(folded, names, isQuoted) ?? NONE
}
