// How a message is made comparable: what looks or sounds the same to a reader becomes the same
// letters. `ＳＴＯＰ`, `s t o p`, `St0p`, `🅂🅃🄾🄿`, `やめてーー` and `ﾔﾒﾃ` are the words they look like.

/** Scripts that put no blanks between words. */
export const UNSPACED_SCRIPT = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/u

/** Letters drawn in boxes and circles that have no compatibility form, and flags that spell. */
const DRAWN = /[\u{1F150}-\u{1F169}\u{1F170}-\u{1F189}\u{1F1E6}-\u{1F1FF}]+/gu
const DRAWN_FROM = [0x1f1e6, 0x1f170, 0x1f150]
const SMALL_CAPS = 'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡxʏᴢ'
const SMALL_CAP = /[ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ]/g

/** Letters that no decomposition takes apart, and Arabic ones that are typed for each other. */
const SAME: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', ı: 'i' },
  ...{ أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ة: 'ه' },
  // Of Hindi: two marks of one sound.
  'ँ': 'ं',
}
const SAME_ONES = new RegExp(`[${Object.keys(SAME).join('')}]`, 'g')

/** Marks that change no word: invisible ones, variation selectors, keycaps, Arabic vowels, tatweel. */
const UNSEEN = /\p{Cf}|\p{Co}|[\u{FE00}-\u{FE0F}]|\u20e3|[\u064b-\u0652]|\u0670|\u0640/gu
/** The mark of a long sound, and vowels that only draw the sound before them out: `やめてぇぇ`. */
const DRAWN_OUT_KANA = new RegExp(
  [
    'ー|〜|～|~',
    '(?<=[あかさたなはまやらわがざだばぱ])(?:ぁ+|あ{2,})',
    '(?<=[いきしちにひみりぎじぢびぴ])(?:ぃ+|い{2,})',
    '(?<=[うくすつぬふむゆるぐずづぶぷ])(?:ぅ+|う{2,})',
    '(?<=[えけせてねへめれげぜでべぺ])(?:ぇ+|え{2,})',
    '(?<=[おこそとのほもよろごぞどぼぽ])(?:ぉ+|お{2,})',
  ].join('|'),
  'g',
)

const katakana = /[ァ-ヶ]/g
const toHiragana = (kana: string) => String.fromCharCode(kana.charCodeAt(0) - 0x60)

function drawnWord(letters: string): string {
  const plain = Array.from(letters, (letter) => {
    const code = letter.codePointAt(0) ?? 0
    const from = DRAWN_FROM.find((start) => code >= start) ?? code
    return String.fromCharCode(97 + code - from)
  })
  return ` ${plain.join('')} `
}

/** One case, one form of each letter; punctuation and blanks are left as they are. */
export function fold(text: string): string {
  if (isPlain.test(text)) return text.toLowerCase()
  const folded = text
    .replaceAll(DRAWN, drawnWord)
    .replaceAll(SMALL_CAP, (letter) => String.fromCharCode(97 + SMALL_CAPS.indexOf(letter)))
    .replaceAll('🛑', ' stop ')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(UNSEEN, '')
    .replaceAll(/([\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}])\p{Mn}+/gu, '$1')
    .normalize('NFC')
    .replaceAll(SAME_ONES, (letter) => SAME[letter] ?? letter)
    .replaceAll(katakana, toHiragana)
  return UNSPACED_SCRIPT.test(folded) ? folded.replaceAll(DRAWN_OUT_KANA, '') : folded
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are ASCII too
const isPlain = /^[\u0000-\u007f]*$/

/** Of contractions (`don't`) the two halves are one word; of elisions (`m'écrire`) they are two. */
const CONTRACTION = /(?<=\p{L})['’ʼ`´](?=(?:t|s|re|ve|ll|m|d)(?!\p{L}))/gu

/** Words of a folded text with one blank between them; anything else is gone. */
export const spaced = (folded: string): string =>
  folded
    .replaceAll(CONTRACTION, '')
    .replaceAll(/[^\p{L}\p{M}\p{Nd}\p{Co}]+/gu, ' ')
    .trim()

/** Without blanks; for scripts that have none, and for words spelt letter by letter. */
export const joined = (words: string): string => words.replaceAll(' ', '')

/** Letters with a dot after each are one word: `a.u.b.`, `s.t.o.p`. */
export const withoutDots = (folded: string): string =>
  folded.replaceAll(/(?<!\p{L})(?:\p{L}\.){2,}\p{L}?(?!\p{L})/gu, (letters) =>
    letters.replaceAll('.', ''),
  )

/** Words of a clause spelt letter by letter, put together. */
export const unspelt = (clause: string): string =>
  clause.replaceAll(/(?<!\S)(?:\p{L} ){2,}\p{L}(?!\S)/gu, joined)

/** Each run of one letter as one: `stoooop`, `stopp`. */
export const squeezed = (words: string): string => words.replaceAll(/(.)\1+/gu, '$1')

/** Digits and signs that stand for letters, beside a letter. `1` is an i or an l. */
const LEET: Readonly<Record<string, string>> = {
  ...{ 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b', '@': 'a', $: 's' },
}
const LEETS = /(?<=\p{L})[01345780@$]+|[01345780@$]+(?=\p{L})/gu
const hasLeet = new RegExp(LEETS.source, 'u')
export const unleet = (text: string, one: 'i' | 'l') =>
  text.replaceAll(LEETS, (run) => [...run].map((c) => (c === '1' ? one : LEET[c])).join(''))

/** Cyrillic and Greek small letters whose capitals are drawn like Latin ones. */
const LOOKALIKE: Readonly<Record<string, string>> = Object.fromEntries(
  [...'аaвbсcеeнhіiјjкkмmоoрpѕsтtхxуyαaεeιiκkοoρpτtυyνnηhμmβb'].flatMap((letter, i, all) =>
    i % 2 === 0 ? [[letter, all[i + 1] ?? letter]] : [],
  ),
)
const LOOKALIKES = /[\p{sc=Cyrillic}\p{sc=Greek}]/gu

/** `stop stop`, `opt out opt out`, `やめてやめて`: said more than once is said. */
function undoubled(said: string): string {
  const words = said.split(' ')
  for (let period = 1; period <= LONGEST_DOUBLED; period++) {
    if (words.length > period && words.every((word, i) => word === words[i % period]))
      return words.slice(0, period).join(' ')
  }
  return words.length > 1 ? said : (/^(\S{2,}?)\1+$/u.exec(said)?.[1] ?? said)
}
const LONGEST_DOUBLED = 6

/** One letter with its marks; in Devanagari also letters that are written together. */
const LETTER = String.raw`[\p{L}\p{Nd}]\p{M}*(?:(?<=\u094d)\p{L}\p{M}*)*`
const SPELT = new RegExp(`^(?:${LETTER} ){2,}${LETTER}$`, 'u')

/** No longer message is a word in disguise. */
const DISGUISE_MOST = 120

/**
 * What a whole message may be read as, likeliest first: as it stands, said once instead of twice,
 * without blanks where it is spelt, with letters for digits and lookalikes.
 * @param folded by `fold`
 */
export function disguises(folded: string): readonly string[] {
  const said = spaced(folded)
  const found = new Set([said])
  if (folded.length > DISGUISE_MOST) return [said]
  const texts = [folded]
  if (SPELT.test(said)) texts.push(joined(said))
  for (const text of [...texts]) {
    if (hasLeet.test(text)) texts.push(unleet(text, 'i'), unleet(text, 'l'))
  }
  for (const text of [...texts]) {
    const latin = text.replaceAll(LOOKALIKES, (letter) => LOOKALIKE[letter] ?? letter)
    if (latin !== text) texts.push(latin)
  }
  for (const text of texts) {
    const words = text === folded ? said : spaced(text)
    found.add(words)
    found.add(undoubled(words))
    if (UNSPACED_SCRIPT.test(words)) found.add(undoubled(joined(words)))
  }
  return [...found]
}

/** Whether letters are drawn out: three of one in a row. */
export const isDrawnOut = (words: string): boolean => /(\p{L})\1\1/u.test(words)
