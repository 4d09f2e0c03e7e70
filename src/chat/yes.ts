// A plain yes or no. It counts only as an answer to a question of ours that still stands open.
// Source: own lists, by language, and what our own buttons say; bare words only,
// so that no sentence that merely holds one is taken for an answer.

import { LANGUAGES, wordsIn } from '../languages/language.ts'
import { ASKING, REFUSING } from './signs.ts'

const YES: Readonly<Record<string, readonly string[]>> = {
  en: ['yes', 'y', 'yes please', 'yep', 'yeah', 'i agree', 'agree', 'ok', 'okay', 'sure'],
  ja: ['はい', 'うん', '同意します', '同意する', '同意', 'ok', 'お願いします', 'はいお願いします'],
  es: ['si', 'sí', 'acepto', 'de acuerdo', 'claro'],
  pt: ['sim', 'aceito', 'concordo'],
  fr: ['oui', 'j accepte', 'd accord', 'j’accepte'],
  de: ['ja', 'ja bitte', 'einverstanden', 'ich stimme zu'],
  it: ['si', 'sì', 'accetto', 'd accordo', 'va bene'],
  nl: ['ja', 'akkoord', 'ja graag'],
  id: ['ya', 'iya', 'setuju', 'saya setuju'],
  hi: ['हाँ', 'हां', 'जी हाँ', 'सहमत हूँ', 'haan', 'han'],
  ar: ['نعم', 'أوافق', 'اوافق', 'موافق'],
}
const NO: Readonly<Record<string, readonly string[]>> = {
  en: ['no', 'n', 'no thanks', 'no thank you', 'nope', 'nah', 'i do not agree', 'decline'],
  ja: ['いいえ', 'いや', 'いえ', '同意しません', '結構です', '不要です', 'iie', 'iya', 'iya da'],
  es: ['no', 'no gracias', 'no acepto'],
  pt: ['não', 'nao', 'não obrigado', 'não obrigada', 'não aceito'],
  fr: ['non', 'non merci', 'je refuse'],
  de: ['nein', 'nein danke'],
  it: ['no', 'no grazie', 'non accetto'],
  nl: ['nee', 'nee bedankt', 'nee dank u'],
  id: ['tidak', 'tidak terima kasih', 'tidak setuju'],
  hi: ['नहीं', 'जी नहीं', 'nahin', 'nahi'],
  ar: ['لا', 'لا شكرا', 'لا شكرًا', 'لا أوافق'],
}

/** No longer message is a bare word. */
const MOST = 60

const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?:\p{P}|\p{S}|\p{Cf}|\p{Variation_Selector})+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** With what stands on our buttons: whoever sees none types it. Japanese is typed without blanks. */
function setOf(language: string, words: readonly string[], button: 'yes' | 'no') {
  const all = [...words, wordsIn(language).chat[button]].map(bare)
  return new Set([...all, ...all.map((word) => word.replaceAll(' ', ''))])
}

const LISTS = new Map(
  LANGUAGES.map((language) => [
    language,
    {
      yes: setOf(language, YES[language] ?? [], 'yes'),
      no: setOf(language, NO[language] ?? [], 'no'),
    },
  ]),
)

/** Quoted or struck out: then it is not said. */
const UNSAID = /^\s*[>＞]|~[^~]+~/u

/** All words of all lists: most messages are none of them. */
const WORDS = new Set([...LISTS.values()].flatMap(({ yes, no }) => [...yes, ...no]))
const NOTHING: readonly ('yes' | 'no')[] = []

/** What the lists call a word: in the language it was asked in, else in all of them. */
function meaningsOf(word: string, language?: string): readonly ('yes' | 'no')[] {
  if (!WORDS.has(word)) return NOTHING
  const asked = LISTS.get(language?.split('-')[0] ?? '')
  const isIn = (answer: 'yes' | 'no') => [...LISTS.values()].some((list) => list[answer].has(word))
  if (asked?.no.has(word)) return ['no']
  if (asked?.yes.has(word)) return ['yes']
  return (['yes', 'no'] as const).filter(isIn)
}

/** A message that is nothing but signs, one of which refuses. */
const isRefusal = (text: string, word: string) => word === '' && REFUSING.test(text)

/**
 * What it may say, as long as nobody knows in which language it was asked: whatever is a yes in any
 * may be one.
 */
export function mayAnswer(text: string): 'yes' | 'no' | undefined {
  if (text.length > MOST) return undefined
  const word = bare(text)
  const found = meaningsOf(word)
  return found.includes('yes') ? 'yes' : (found[0] ?? (isRefusal(text, word) ? 'no' : undefined))
}

/** Whether it is a yes or a no in any language, and nothing else. */
export const isAnswer = (text: string): boolean => mayAnswer(text) !== undefined

/**
 * `yes`, `no`, or undefined for anything that is not bare enough, or says both in different languages:
 * `iya` is yes in Indonesian, and no in Japanese.
 * @param language in which it was asked, BCP 47
 */
export function plainAnswer(text: string, language?: string): 'yes' | 'no' | undefined {
  if (text.length > MOST) return undefined
  const word = bare(text)
  const [answer, ...others] = meaningsOf(word, language)
  if (isRefusal(text, word)) return 'no'
  const isUnsure = answer === 'yes' && [ASKING, UNSAID, REFUSING].some((sign) => sign.test(text))
  return others.length > 0 || isUnsure ? undefined : answer
}
