// A keyword as people send it: JOIN, "Join", ＪＯＩＮ！ are one word. A question mark makes it a
// question, and a picture beside it may mean anything: those are conversation.

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
