// Where a Japanese line would part what is read in one go. Unicode lets it end between any two kana:
// 開きま/す.

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}]/u
const PARTICLE = /^\p{Script=Hiragana}+$/u
const KATAKANA = /^[\p{Script=Katakana}ー]+$/u
/** お得, ご注文. */
const HONORIFIC = /^[おご]$/
const ENDS_IN_LETTER = /[\p{L}\p{N}]$/u

const words = new Intl.Segmenter('ja', { granularity: 'word' })

/** Whether what stands behind a word belongs to it: a particle, an ending, the rest of a foreign word. */
const isTied = (before: string, after: string): boolean =>
  HONORIFIC.test(before) ||
  (PARTICLE.test(after) && ENDS_IN_LETTER.test(before)) ||
  (KATAKANA.test(after) && KATAKANA.test(before))

/**
 * @returns whether a line is better not ended there, in UTF-16 units from the start of the text;
 *   never so where the text holds no kana
 */
export function partsPhrase(text: string): (at: number) => boolean {
  if (!JAPANESE.test(text)) return () => false
  const ends = new Set<number>([text.length])
  let before = ''
  for (const { segment, index } of words.segment(text)) {
    if (!isTied(before, segment)) ends.add(index)
    before = segment
  }
  return (at) => !ends.has(at)
}
