// Messages of more than a word: clear sentences (level 2) and whatever else smells of a stop (3).

import { undisguised } from './bare.ts'
import { type ClauseReading, type Reader, TOPIC } from './clauses.ts'
import { readersOf } from './concern.ts'
import { spaced, unspelt, withoutDots } from './fold.ts'
import { type NamedClause, type Names, withNames } from './names.ts'
import { ALL, INTERNATIONAL, MARKETING, type Reading, type StopScope } from './reading.ts'
import { isAnswer } from './yes.ts'

const SENTENCE_END = /[.!?。！？…‥;；\n\r؛؟।|•·]+|\bbecause\b|\bcoz\b/gu
const CLAUSE_END = /[,、،，:：]+|\s[-–—~]+\s/gu
const CLAUSES_MOST = 60

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
  const said = plain(folded)
  const named = withNames(said, names).clause
  // Its words, and those that stand for names.
  const readers = readersOf(named === said ? said : `${said} ${named}`)
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

  /** A longer clause in parts, where one of them is clear. */
  function within(clause: Clause): readonly Clause[] {
    for (const reader of readers) {
      const parts = reader.within(clause.clause)
      if (!parts) continue
      return parts.map(({ text, read }) => ({
        clause: text,
        topics: text.includes(TOPIC) ? clause.topics : [],
        read: read && { ...read, language: reader.list.language },
      }))
    }
    return [clause]
  }

  const clauses = atMost(withoutDots(folded).split(SENTENCE_END))
    .flatMap((sentence) => {
      // A comma may stand within a clear sentence, or between one and another.
      const whole = clauseOf(sentence)
      if (whole.read) return [whole]
      const parts = atMost(sentence.split(CLAUSE_END))
      const clauses = parts.length < 2 ? [whole] : parts.map(clauseOf)
      return clauses.flatMap((clause) => (clause.read || isQuoted ? [clause] : within(clause)))
    })
    .filter(({ clause }) => clause !== '')
  return readClear(clauses, readers) ?? readDoubt(clauses, readers)
}

/** Those that say something; of too many the rest as one, in which nothing is clear, but may smell. */
function atMost(parts: readonly string[]): string[] {
  const said = parts.filter((part) => part.trim() !== '')
  const rest = said.slice(CLAUSES_MOST)
  return rest.length === 0 ? said : [...said.slice(0, CLAUSES_MOST), rest.join(' ')]
}

/** Level 2: clear sentences, with nothing that turns them round or takes some of them back. */
function readClear(clauses: readonly Clause[], readers: readonly Reader[]): Reading | undefined {
  const clear = clauses.flatMap(({ read, ...clause }) => (read ? [{ ...clause, ...read }] : []))
  const [first] = clear
  if (!first) return undefined
  const rest = clauses.filter(({ read }) => read === undefined)
  // "No ads, only order updates": that they want their orders makes the ads no more welcome.
  const isOffers = clear.every(({ isMarketing }) => isMarketing)
  const isLimit = (clause: string) =>
    readers.some((reader) => reader.isLimit(clause)) &&
    !(isOffers && readers.some((reader) => reader.isService(clause)))
  const isTurned =
    clauses.some(({ clause }) => readers.some((reader) => reader.isTurned(clause))) ||
    rest.some(({ clause }) => isLimit(clause))
  // A word with a comma and a sentence behind it, `stop, I am not coming`, is a sentence.
  const needsAlone = clear.every(({ kind }) => kind === 'word')
  const isAlone = rest.every(
    ({ clause }) => isAnswer(clause) || readers.some((reader) => reader.isFiller(clause)),
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
