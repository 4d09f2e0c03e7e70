// A plain yes or no. It counts only as an answer to a question of ours that still stands open.
// Source: own lists, by language, and what our own buttons say; bare words only,
// so that no sentence that merely holds one is taken for an answer.

import { LANGUAGES, wordsIn } from '../languages/language.ts'

const YES = {
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
const NO = {
  en: ['no', 'n', 'no thanks', 'no thank you', 'nope', 'i do not agree', 'decline'],
  ja: ['いいえ', 'いや', '同意しません', '結構です', '不要です'],
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
const setOf = (lists: Readonly<Record<string, readonly string[]>>, button: 'yes' | 'no') => {
  const titles = LANGUAGES.map((tag) => wordsIn(tag).chat[button])
  const words = [...Object.values(lists).flat(), ...titles].map(bare)
  return new Set([...words, ...words.map((word) => word.replaceAll(' ', ''))])
}
const yes = setOf(YES, 'yes')
const no = setOf(NO, 'no')

/** `yes`, `no`, or undefined for anything that is not bare enough. */
export function plainAnswer(text: string): 'yes' | 'no' | undefined {
  if (text.length > MOST) return undefined
  const word = bare(text)
  if (yes.has(word)) return 'yes'
  return no.has(word) ? 'no' : undefined
}
