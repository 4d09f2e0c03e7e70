// One language's word list, made ready: what it finds in a clause, and the words by which a message
// is known to need it at all.

import { fold, spaced } from './fold.ts'
import { type Keys, keysOf } from './keys.ts'
import type { WordList } from './list.ts'
import { Clause } from './match.ts'
import { grammar, type Pattern } from './pattern.ts'

/** Stand for names of the business's own in a clause: no message of a person can hold them. */
export const BUSINESS = '\ue000'
export const TOPIC = '\ue001'

/** What a clause clearly says in one language. */
export interface ClauseReading {
  /** `word`: a stop word, perhaps with a please; `phrase`: a sentence of its own. */
  readonly kind: 'word' | 'phrase' | 'wrong_number'
  readonly word: string
  readonly isMarketing: boolean
}

/** Takes clauses as `spaced` gives them. */
export interface Reader {
  readonly list: WordList
  /** Without one of these words it has nothing to say. */
  readonly keys: readonly Keys[]
  /** Of a script without blanks: whether a text, without blanks, holds anything it may know. */
  readonly mayKnow: (text: string) => boolean
  readonly clear: (clause: string) => ClauseReading | undefined
  /** Whether the clause says nothing but hello and please. */
  readonly isFiller: (clause: string) => boolean
  /** The clause without what is quoted from us. */
  readonly unquoted: (clause: string) => string
  /** Whether the clause turns a stop round: "don't stop". */
  readonly isTurned: (clause: string) => boolean
  /** Whether it takes some of another clause back: "only order updates". */
  readonly isLimit: (clause: string) => boolean
  /** The clause without words of stopping in another sense. */
  readonly withoutOther: (clause: string) => string
  /** The words that smell of a stop. */
  readonly doubt: (clause: string) => string | undefined
}

/** Known beside the polite words of any language: `stop svp`, `stop grazie`. */
const STOP_EVERYWHERE = ['stop', 'stop all', 'unsubscribe', 'opt out', 'optout']
/** So many polite words on either side are looked past. */
const FILLERS_MOST = 6
/** So many words of another sense are left out. */
const OTHERS_MOST = 8
/** A longer clause is no short sentence: in words, or in letters where there are no blanks. */
const CLEAR_MOST = 60

export function makeReader(list: WordList): Reader {
  const isUnspaced = list.isUnspaced ?? false
  const { tokens, any } = grammar({ ...list.sets, topic: TOPIC, business: BUSINESS }, isUnspaced)
  const strong = any([
    [...list.stop.split(','), ...STOP_EVERYWHERE].map((word) => spaced(fold(word))).join('|'),
  ])
  const fillers = any([list.fillers])
  const clear = any(list.clear)
  const vague = any(list.vague)
  const wrongNumber = any(list.wrongNumber)
  const doubt = any(list.doubt)
  const doubtAlone = any(list.doubtAlone)
  const other = any(list.other)
  const turned = any(list.turned)
  const limits = any(list.limits)
  const quoted = any(list.quoted)
  const marketing = any([list.sets.ads])

  const glue = isUnspaced ? '' : ' '
  const textOf = (clause: Clause, from: number, to: number) =>
    clause.tokens.slice(from, to).join(glue)
  /** Several questions in a row are about one clause; what it remembers answers the next. */
  let last = { text: '', clause: new Clause([]) }
  const clauseOf = (text: string) => {
    if (text !== last.text) last = { text, clause: new Clause(tokens(text)) }
    return last.clause
  }

  /** The clause, and what is left when polite words are taken off either end, longest first. */
  function* cores(clause: Clause): Generator<readonly [from: number, to: number]> {
    const all = clause.tokens.length
    for (let from = 0, front = 0; ; front++) {
      for (let to = all, back = 0; ; back++) {
        yield [from, to]
        if (back === FILLERS_MOST) break
        const earlier = beforeFiller(clause, from, to)
        if (earlier === undefined) break
        to = earlier
      }
      const after = Math.max(from, ...clause.ends(fillers, from))
      if (after === from || after >= all || front === FILLERS_MOST) return
      from = after
    }
  }
  /** Where the longest filler that ends at `to` begins. */
  function beforeFiller(clause: Clause, from: number, to: number): number | undefined {
    for (let at = Math.max(from, to - LONGEST_FILLER); at < to; at++) {
      if (clause.ends(fillers, at).includes(to)) return at
    }
    return undefined
  }

  /** The first core that is wholly one of these. */
  function whole(clause: Clause, of: Pattern): string | undefined {
    for (const [from, to] of cores(clause)) {
      if (to > from && clause.ends(of, from).includes(to)) return textOf(clause, from, to)
    }
    return undefined
  }

  const known = [strong, clear, wrongNumber, doubt, doubtAlone, vague, turned]
  const signals = new RegExp((list.signals ?? '').split('|').map(fold).join('|'), 'u')
  const names = (text: string) => clauseOf(text).find(marketing) !== undefined

  return {
    list,
    keys: isUnspaced ? [] : known.map(keysOf),
    mayKnow: (text) => signals.test(text),
    clear(text) {
      const clause = clauseOf(text)
      if (clause.tokens.length > CLEAR_MOST) return undefined
      const word = whole(clause, strong)
      if (word !== undefined) return { kind: 'word', word, isMarketing: names(word) }
      const phrase = whole(clause, clear)
      if (phrase !== undefined && whole(clause, vague) === undefined)
        return { kind: 'phrase', word: phrase, isMarketing: names(phrase) }
      const wrong = whole(clause, wrongNumber)
      return wrong === undefined
        ? undefined
        : { kind: 'wrong_number', word: wrong, isMarketing: false }
    },
    isFiller(text) {
      for (const [from, to] of cores(clauseOf(text))) if (from === to) return true
      return false
    },
    unquoted(text) {
      const clause = clauseOf(text)
      const found = clause.find(quoted)
      return found ? textOf(clause, 0, found.from) : text
    },
    isTurned: (text) => clauseOf(text).find(turned) !== undefined,
    isLimit(text) {
      const clause = clauseOf(text)
      // Without blanks between words a beginning cannot be told.
      return isUnspaced ? clause.find(limits) !== undefined : clause.ends(limits, 0).length > 0
    },
    withoutOther(text) {
      let left = text
      for (let times = 0; times < OTHERS_MOST; times++) {
        const clause = clauseOf(left)
        const found = clause.find(other)
        if (!found) break
        const rest = [textOf(clause, 0, found.from), textOf(clause, found.to, Infinity)]
        left = rest.join(' ').trim()
      }
      return left
    },
    doubt(text) {
      const clause = clauseOf(text)
      const found = clause.find(doubt) ?? clause.find(turned)
      if (found) return textOf(clause, found.from, found.to)
      return whole(clause, doubtAlone) ?? whole(clause, vague)
    },
  }
}

/** In words, or in letters where there are no blanks. */
const LONGEST_FILLER = 16
