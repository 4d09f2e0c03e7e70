// A keyword as people send it: JOIN, "Join", ＪＯＩＮ！ are one word. A question mark makes it a
// question, and a picture beside it may mean anything: those are conversation.

import { readWords } from './words.ts'
import { isAnswer } from './yes.ts'

/** No keyword is longer; what is typed around it may be. */
const KEYWORD_MOST = 30
/** Signs that say nothing: quotes, as an advertisement has them, and the end of a sentence. */
const AROUND = /^[\s"'“”‘’«»„「」『』()[\]<>]+|[\s"'“”‘’«»„「」『』()[\]<>.,!;:…。、．，！]+$/gu

/** The word alone, as two keywords are compared; undefined where the text is longer than any. */
export function bareKeyword(text: string): string | undefined {
  if (text.length > 2 * KEYWORD_MOST) return undefined
  const plain = text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '')
  const word = plain.replaceAll(AROUND, '').replaceAll(/\s+/g, ' ').toLowerCase()
  return word === '' ? undefined : word
}

/**
 * Whether a name is, as it stands, what people send to stop, to start, for help, or as a yes or no, in
 * any language: `stop`, `st0p`, `no-thanks`. One that only holds such a word, as `pause-cafe`, is not.
 */
export function saysSomething(name: string): boolean {
  const { meaning, word } = readWords(name)
  const isClear = meaning !== 'none' && meaning !== 'doubt'
  return isClear || word === name || isAnswer(name)
}
