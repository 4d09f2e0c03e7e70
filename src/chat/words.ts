// What a message orders: to stop, to start again, to be helped. Three levels of stopping: a stop
// word alone (1) and a clear short sentence (2) are opt-outs at once; anything else that smells of
// a stop (3) is doubt, which pauses marketing until somebody looks. A missed stop violates a will;
// a wrong pause does not.

import {
  disguises,
  fold,
  isDrawnOut,
  joined,
  spaced,
  squeezed,
  UNSPACED_SCRIPT,
  unleet,
  unspelt,
  withoutDots,
} from './fold.ts'
import { STOP_PROMOTIONS } from './labels.ts'
import { LISTS } from './lists.ts'
import { type NamedClause, type Names, withNames } from './names.ts'
import { type ClauseReading, makeReader, type Reader } from './reader.ts'
import { MORE } from './words/more.ts'
import { plainAnswer } from './yes.ts'

/** Words that people of any language write: they tell nothing of the one they speak. */
const INTERNATIONAL: ReadonlySet<string> = new Set([
  ...['stop', 'stop all', 'stopall', 'unsubscribe', 'optout', 'opt out', 'start', 'help', 'info'],
])

export type Meaning = 'stop' | 'doubt' | 'start' | 'help' | 'none'

/** How far a clear stop reaches. */
export interface StopScope {
  readonly scope: 'all' | 'marketing' | 'topic'
  /** Keys of the topics it names. */
  readonly topics: readonly string[]
}

export interface Reading {
  readonly meaning: Meaning
  /** 1, 2 or 3; of stops and doubts. */
  readonly level?: 1 | 2 | 3
  /** The word or phrase it was read from, as folded. */
  readonly word?: string
  /** Language of the list it stands in; absent where the word is the same in all. */
  readonly language?: string
  /** Of a stop. Two entries where it names marketing and a topic besides. */
  readonly scopes?: readonly StopScope[]
  /** They say that the number is not whose we think it is. */
  readonly isWrongNumber?: true
  /** A word that orders to stop only alone: on a button it may mean something else. */
  readonly isAmbiguous?: true
}

const NONE: Reading = { meaning: 'none' }
const ALL: readonly StopScope[] = [{ scope: 'all', topics: [] }]
const MARKETING: readonly StopScope[] = [{ scope: 'marketing', topics: [] }]

/** Only so much of a message is read. */
const MOST = 2_000

/** Words of a sentence that are stop words in disguise: `st0p`, `stoooop`. */
function undisguised(clause: string): string {
  if (!/\p{L}\d|\d\p{L}|(\p{L})\1\1/u.test(clause)) return clause
  const words = clause.split(' ').map((word) => {
    const plain = unleet(word, 'i')
    const found = isDrawnOut(plain) ? drawnOut.get(squeezed(plain)) : bare.get(plain)
    return found?.meaning === 'stop' && found.word !== undefined ? found.word : word
  })
  return words.join(' ')
}

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

const READERS: readonly Reader[] = LISTS.map(makeReader)
const UNSPACED = READERS.filter(({ list }) => list.isUnspaced)
/** By the words their phrases begin with. */
const byWord = new Map<string, Set<Reader>>()
const byStem = new Map<string, Set<Reader>>()
const note = (map: Map<string, Set<Reader>>, key: string, reader: Reader) =>
  map.set(key, (map.get(key) ?? new Set()).add(reader))
for (const reader of READERS.filter(({ list }) => !list.isUnspaced)) {
  for (const { words, stems } of reader.begins) {
    for (const word of words) note(byWord, word, reader)
    for (const stem of stems) note(byStem, stem, reader)
  }
}
const STEM_LENGTHS = [...new Set([...byStem.keys()].map((stem) => stem.length))]

/** The languages in which the message may say something of stopping. */
function readersOf(said: string): readonly Reader[] {
  const found = new Set<Reader>(UNSPACED_SCRIPT.test(said) ? UNSPACED : [])
  for (const token of said.split(' ')) {
    for (const reader of byWord.get(token) ?? []) found.add(reader)
    for (const length of STEM_LENGTHS) {
      if (token.length < length) continue
      for (const reader of byStem.get(token.slice(0, length)) ?? []) found.add(reader)
    }
  }
  return READERS.filter((reader) => found.has(reader))
}

/** A whole message that is one of the words, however it is dressed. */
function readBare(folded: string): Reading | undefined {
  const forms = disguises(folded)
  for (const form of forms) {
    const found = bare.get(form)
    // What loosens a no is never read out of a disguise.
    if (found && (found.meaning === 'stop' || found.meaning === 'help' || form === forms[0])) {
      return found
    }
  }
  for (const form of forms) {
    const found = isDrawnOut(form) ? drawnOut.get(squeezed(joined(form))) : undefined
    if (found) return found
  }
  return undefined
}

const QUOTED_LINE = /^[ \t]*[>＞»].*$/gmu
const SENTENCE_END = /[.!?。！？…‥;；\n\r؛؟।|•·]+|\bbecause\b|\bcoz\b/gu
const CLAUSE_END = /[,、،，:：]+|\s[-–—~]+\s/gu
const CLAUSES_MOST = 24

/**
 * What a message says, taken as a whole. Quoted lines are looked past.
 * @param names of the business and its topics, so that a sentence can name one
 */
export function readWords(text: string, names?: Names): Reading {
  const given = text.slice(0, MOST)
  const own = given.replaceAll(QUOTED_LINE, '')
  const isAllQuoted = own.trim() === ''
  const folded = fold(isAllQuoted ? given : own)
  const said = spaced(folded)
  if (said === '') return NONE
  const found = readBare(folded)
  if (found && !isAllQuoted) return found
  const readers = readersOf(said)
  if (readers.length === 0 && !isAllQuoted) return NONE
  const named = (part: string): NamedClause => {
    const { clause, topics } = withNames(undisguised(unspelt(spaced(part))), names)
    return { clause: readers.reduce((rest, reader) => reader.unquoted(rest), clause), topics }
  }
  const clauses = withoutDots(folded)
    .split(SENTENCE_END)
    .slice(0, CLAUSES_MOST)
    .flatMap((sentence) => {
      // A comma may stand within a clear sentence, or between one and another.
      const whole = named(sentence)
      const isClear = readers.some((reader) => reader.clear(whole.clause))
      return isClear ? [whole] : sentence.split(CLAUSE_END).slice(0, CLAUSES_MOST).map(named)
    })
    .filter(({ clause }) => clause !== '')
  const clear = isAllQuoted ? undefined : readClear(clauses, readers)
  if (clear) return clear
  return readDoubt(clauses, readers) ?? NONE
}

/** Level 2: clear sentences, with nothing that turns them round or ties them to a condition. */
function readClear(
  clauses: readonly NamedClause[],
  readers: readonly Reader[],
): Reading | undefined {
  const found = clauses.flatMap(({ clause, topics }) => {
    for (const reader of readers) {
      const read = reader.clear(clause)
      if (read) return [{ ...read, topics, clause, language: reader.list.language }]
    }
    return []
  })
  const first = found[0]
  if (!first) return undefined
  const rest = clauses.filter(({ clause }) => !found.some((each) => each.clause === clause))
  const isTurned =
    clauses.some(({ clause }) => readers.some((reader) => reader.isTurned(clause))) ||
    rest.some(({ clause }) => readers.some((reader) => reader.isLimit(clause)))
  // A word with a comma and a sentence behind it, `stop, I am not coming`, is a sentence.
  const needsAlone = found.every(({ kind }) => kind === 'word')
  const isAlone = rest.every(
    ({ clause }) =>
      plainAnswer(clause) !== undefined || readers.some((reader) => reader.isFiller(clause)),
  )
  if (isTurned || (needsAlone && !isAlone)) return undefined
  const { language } = first
  const word = first.word.replaceAll(/\p{Co}/gu, '…')
  return {
    meaning: 'stop',
    level: 2,
    word,
    ...(!INTERNATIONAL.has(word) && { language }),
    scopes: scopeOf(found),
    ...(found.some(({ kind }) => kind === 'wrong_number') && { isWrongNumber: true as const }),
  }
}

/** Level 3: anything else that smells of a stop, in no other of its senses. */
function readDoubt(
  clauses: readonly NamedClause[],
  readers: readonly Reader[],
): Reading | undefined {
  for (const { clause } of clauses) {
    const rest = readers.reduce((left, reader) => reader.withoutOther(left), clause)
    for (const reader of readers) {
      const word = reader.doubt(rest)
      if (word !== undefined) {
        return { meaning: 'doubt', level: 3, word, language: reader.list.language }
      }
    }
  }
  return undefined
}

/** How far the clear clauses reach together. */
function scopeOf(clauses: readonly (ClauseReading & NamedClause)[]): readonly StopScope[] {
  const isNarrow = (one: ClauseReading & NamedClause) => one.isMarketing || one.topics.length > 0
  if (!clauses.every(isNarrow)) return ALL
  const topics = [...new Set(clauses.flatMap((clause) => clause.topics))]
  return [
    ...(topics.length > 0 ? [{ scope: 'topic' as const, topics }] : []),
    ...(clauses.some(({ isMarketing }) => isMarketing) ? MARKETING : []),
  ]
}
