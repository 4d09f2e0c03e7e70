// Messages of more than a word: clear sentences (level 2) and whatever else smells of a stop (3).

import { undisguised } from './bare.ts'
import { joined, spaced, UNSPACED_SCRIPT, unspelt, withoutDots } from './fold.ts'
import { LISTS } from './lists.ts'
import { type NamedClause, type Names, withNames } from './names.ts'
import { type ClauseReading, makeReader, type Reader } from './reader.ts'
import { ALL, INTERNATIONAL, MARKETING, type Reading, type StopScope } from './reading.ts'
import { plainAnswer } from './yes.ts'

/** Readers of all languages, and which of them a word may concern. */
function makeIndex() {
  const readers: readonly Reader[] = LISTS.map(makeReader)
  /** By words of which each of their phrases holds one. */
  const byWord = new Map<string, Set<Reader>>()
  const byStem = new Map<string, Set<Reader>>()
  const note = (map: Map<string, Set<Reader>>, key: string, reader: Reader) =>
    map.set(key, (map.get(key) ?? new Set()).add(reader))
  for (const reader of readers) {
    for (const { words, stems } of reader.keys) {
      for (const word of words) note(byWord, word, reader)
      for (const stem of stems) note(byStem, stem, reader)
    }
  }
  /** Stems by their first letters. */
  const head = Math.min(...[...byStem.keys()].map((stem) => stem.length))
  const byHead = Map.groupBy(byStem.keys(), (stem) => stem.slice(0, head))
  const unspaced = readers.filter(({ list }) => list.isUnspaced)
  return { readers, unspaced, byWord, byStem, byHead, head }
}

let made: ReturnType<typeof makeIndex> | undefined
/** Made with the first message: a server that only answers checks does without, and starts sooner. */
function index() {
  made ??= makeIndex()
  return made
}

const NO_STEMS: readonly string[] = []
const NO_READERS: readonly Reader[] = []

/** The languages in which the message may say something of stopping. */
function readersOf(said: string): readonly Reader[] {
  const { readers, unspaced, byWord, byStem, byHead, head } = index()
  const found = new Set<Reader>()
  if (UNSPACED_SCRIPT.test(said)) {
    const text = joined(said)
    for (const reader of unspaced) if (reader.mayKnow(text)) found.add(reader)
  }
  for (const token of said.split(' ')) {
    const known = byWord.get(token)
    if (known) for (const reader of known) found.add(reader)
    for (const stem of byHead.get(token.slice(0, head)) ?? NO_STEMS) {
      if (token.startsWith(stem)) for (const reader of byStem.get(stem) ?? []) found.add(reader)
    }
  }
  if (found.size === 0) return NO_READERS
  return readers.filter((reader) => found.has(reader))
}

const SENTENCE_END = /[.!?。！？…‥;；\n\r؛؟।|•·]+|\bbecause\b|\bcoz\b/gu
const CLAUSE_END = /[,、،，:：]+|\s[-–—~]+\s/gu
const CLAUSES_MOST = 24

/** A clause, and what it clearly says, where it does. */
interface Clause extends NamedClause {
  readonly read: (ClauseReading & { readonly language: string }) | undefined
}

/**
 * What the sentences of a message say together; undefined: nothing of stopping.
 * @param folded by `fold`
 * @param isQuoted all of it is quoted: then nothing in it is clear
 */
export function readSentences(
  folded: string,
  names: Names | undefined,
  isQuoted: boolean,
): Reading | undefined {
  const plain = (part: string) => undisguised(unspelt(spaced(part)))
  const readers = readersOf(plain(folded))
  if (readers.length === 0) return undefined

  function clauseOf(part: string): Clause {
    const { clause, topics } = withNames(plain(part), names)
    const own = readers.reduce((rest, reader) => reader.unquoted(rest), clause)
    for (const reader of isQuoted ? [] : readers) {
      const read = reader.clear(own)
      if (read) return { clause: own, topics, read: { ...read, language: reader.list.language } }
    }
    return { clause: own, topics, read: undefined }
  }

  const clauses = withoutDots(folded)
    .split(SENTENCE_END)
    .slice(0, CLAUSES_MOST)
    .filter((sentence) => sentence.trim() !== '')
    .flatMap((sentence) => {
      // A comma may stand within a clear sentence, or between one and another.
      const whole = clauseOf(sentence)
      const parts = whole.read ? [] : sentence.split(CLAUSE_END)
      return parts.length < 2 ? [whole] : parts.slice(0, CLAUSES_MOST).map(clauseOf)
    })
    .filter(({ clause }) => clause !== '')
  return readClear(clauses, readers) ?? readDoubt(clauses, readers)
}

/** Level 2: clear sentences, with nothing that turns them round or takes some of them back. */
function readClear(clauses: readonly Clause[], readers: readonly Reader[]): Reading | undefined {
  const clear = clauses.flatMap(({ read, ...clause }) => (read ? [{ ...clause, ...read }] : []))
  const [first] = clear
  if (!first) return undefined
  const rest = clauses.filter(({ read }) => read === undefined)
  const isTurned =
    clauses.some(({ clause }) => readers.some((reader) => reader.isTurned(clause))) ||
    rest.some(({ clause }) => readers.some((reader) => reader.isLimit(clause)))
  // A word with a comma and a sentence behind it, `stop, I am not coming`, is a sentence.
  const needsAlone = clear.every(({ kind }) => kind === 'word')
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
    scopes: scopeOf(clear),
    ...(clear.some(({ kind }) => kind === 'wrong_number') && { isWrongNumber: true as const }),
  }
}

/** Level 3: anything else that smells of a stop, in no other of its senses. */
function readDoubt(clauses: readonly Clause[], readers: readonly Reader[]): Reading | undefined {
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
