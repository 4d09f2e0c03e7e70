// Whole messages that are one word or label: level 1, START, HELP, and the labels of WhatsApp's own
// button.

import { disguises, fold, isDrawnOut, joined, spaced, squeezed, unleet } from './fold.ts'
import { STOP_PROMOTIONS } from './labels.ts'
import { LISTS } from './lists.ts'
import { ALL, INTERNATIONAL, MARKETING, type Reading } from './reading.ts'
import { slipsOf } from './slips.ts'
import { MORE } from './words/more.ts'

/** Whole messages that are read at once, by what they look like. */
const bare = new Map<string, Reading>()
/** Stop words only, with each run of a letter as one. */
const drawnOut = new Map<string, Reading>()

function learn(words: string, language: string, reading: Reading): void {
  for (const word of words.split(',').map((each) => spaced(fold(each)))) {
    const known = { ...reading, word, ...(!INTERNATIONAL.has(word) && { language }) }
    // The first language to claim a word keeps it: what it means is the same in all of them.
    for (const form of [word, joined(word)]) if (!bare.has(form)) bare.set(form, known)
    const pulled = squeezed(joined(word))
    if (reading.meaning === 'stop' && !drawnOut.has(pulled)) drawnOut.set(pulled, known)
  }
}
for (const list of LISTS) {
  learn(list.stop, list.language, { meaning: 'stop', level: 1, scopes: ALL })
  learn(list.bare, list.language, { meaning: 'stop', level: 1, scopes: ALL, isAmbiguous: true })
}
for (const [language, words] of Object.entries(MORE)) {
  learn(words, language, { meaning: 'stop', level: 1, scopes: ALL })
}
for (const [language, labels] of Object.entries(STOP_PROMOTIONS)) {
  for (const { label } of labels) {
    learn(label, language, { meaning: 'stop', level: 2, scopes: MARKETING })
  }
}
for (const list of LISTS) {
  learn(list.start, list.language, { meaning: 'start' })
  learn(list.help, list.language, { meaning: 'help' })
}

/** Stop words that mean nothing else. */
const sure = (word: string) => {
  const found = bare.get(word)
  return found?.meaning === 'stop' && !found.isAmbiguous ? found : undefined
}
const { meant, mended } = slipsOf([...bare.keys()].filter((word) => sure(word)?.word === word))
/** A shorter word, split in two, may be two words. */
const SPLIT_LEAST = 8
const SPLIT_MOST = 24

/** Level 1 stop words by language, as they stand in the lists. */
export const STOP: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    LISTS.map(({ language, stop, bare: alone }) => [language, namesIn(`${stop}, ${alone}`)]),
  ),
  ...Object.fromEntries(Object.entries(MORE).map(([language, list]) => [language, namesIn(list)])),
}
function namesIn(list: string): string[] {
  return list.split(',').map((word) => word.replaceAll(/\s+/g, ' ').trim())
}

/** A clause in which stop words in disguise, `st0p`, `stoooop` or `un subscribe`, stand as meant. */
export function undisguised(text: string): string {
  const clause = mended(text)
  if (!/\p{L}\d|\d\p{L}|(\p{L})\1\1/u.test(clause)) return clause
  const words = clause.split(' ').map((word) => {
    const plain = unleet(word, 'i')
    const found = isDrawnOut(plain) ? drawnOut.get(squeezed(plain)) : bare.get(plain)
    if (found?.meaning === 'stop' && found.word !== undefined) return found.word
    // `pleeease`, `meee`; `1000` and `www` are left, as is what is drawn out in other letters.
    return word.replaceAll(DRAWN_OUT, '$1$2')
  })
  return words.join(' ')
}

/**
 * A whole message that is one of the words, however it is dressed.
 * @param folded by `fold`
 */
export function readBare(folded: string): Reading | undefined {
  const forms = disguises(folded)
  for (const form of forms) {
    const found = bare.get(form)
    // What loosens a no is never read out of a disguise.
    if (found && (found.meaning === 'stop' || found.meaning === 'help' || form === forms[0])) {
      return found
    }
  }
  for (const form of forms) {
    const found = isDrawnOut(form) ? drawnOut.get(squeezed(joined(form))) : nearly(form)
    if (found) return found
  }
  return undefined
}

const DRAWN_OUT = /(?<!^)(\p{sc=Latin})\1\1+|(\p{sc=Latin})\2\2+(?!$)/gu

/** Split where it is one word, or with one letter wrong. */
function nearly(form: string): Reading | undefined {
  if (form.length < SPLIT_LEAST - 1 || form.length > SPLIT_MOST) return undefined
  const one = joined(form)
  const word = one === form || !sure(one) ? meant(form) : one
  return word !== undefined && word.length >= SPLIT_LEAST ? sure(word) : undefined
}
