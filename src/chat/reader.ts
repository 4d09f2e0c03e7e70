// One language's word list, made ready: what it finds in a clause, and the words by which a message
// is known to need it at all.

import { BUSINESS, type ClauseReading, type Part, type Reader, TOPIC } from './clauses.ts'
import { fold, joined, spaced } from './fold.ts'
import { needsOf } from './keys.ts'
import type { WordList } from './list.ts'
import { Clause } from './match.ts'
import { grammar, type Pattern, type Roots } from './pattern.ts'

/** Known beside the polite words of any language: `stop svp`, `stop grazie`. */
const STOP_EVERYWHERE = ['stop', 'stop all', 'unsubscribe', 'opt out', 'optout']
/** So many polite words on either side are looked past. */
const FILLERS_MOST = 6
/** So many words of another sense are left out. */
const OTHERS_MOST = 8
/** A longer clause is no short sentence: in words, or in letters where there are no blanks. */
const CLEAR_MOST = 60
/** A longer one is not looked into either. */
const WITHIN_MOST = 120
/** A shorter phrase is none within a longer clause. */
const FIRM_LEAST = 2

type Core = readonly [from: number, to: number]

export function makeReader(list: WordList): Reader {
  const isUnspaced = list.isUnspaced ?? false
  const { tokens, stemsOf, roots, any } = grammar(
    { ...list.sets, topic: TOPIC, business: BUSINESS },
    isUnspaced,
  )
  const strong = any([
    [...list.stop.split(','), ...STOP_EVERYWHERE].map((word) => spaced(fold(word))).join('|'),
  ])
  const fillers = any([list.fillers])
  const firm = any(list.firm)
  const clear = any([...list.firm, ...list.clear])
  const onward = any([list.onward, list.fillers])
  const hedges = any([list.hedges])
  const service = any([list.service])
  const ties = new Set(list.ties.split(',').map((word) => spaced(fold(word))))
  const cuts = list.cuts === undefined ? undefined : new RegExp(list.cuts, 'gu')
  const vague = any(list.vague)
  const wrongNumber = any(list.wrongNumber)
  const doubt = any(list.doubt)
  const doubtAlone = any(list.doubtAlone)
  const other = any(list.other)
  const turned = any(list.turned)
  const limits = any(list.limits)
  const quoted = any(list.quoted)
  const marketing = any([list.sets.ads])
  const nouns = any([`${list.sets.ads}|${list.sets.things}`])
  const glue = isUnspaced ? '' : ' '
  const textOf = (clause: Clause, from: number, to: number) =>
    clause.tokens.slice(from, to).join(glue)
  /** Several questions in a row are about one clause; what it remembers answers the next. */
  let last = { text: '', clause: new Clause([], stemsOf) }
  const clauseOf = (text: string) => {
    if (text !== last.text) last = { text, clause: new Clause(tokens(text), stemsOf) }
    return last.clause
  }
  let found = new Uint8Array()
  const live = new Map<Roots, readonly Pattern[]>()
  /** Those of the patterns that the message may hold; known once for each message. */
  const of = (asked: Roots): readonly Pattern[] => {
    let known = live.get(asked)
    if (!known) {
      known = asked.flatMap((root) => (found[root] === 1 ? (roots[root] ?? []) : []))
      live.set(asked, known)
    }
    return known
  }
  const finds = (asked: Roots, text: string) => clauseOf(text).find(of(asked)) !== undefined

  /** The clause, and what is left when polite words are taken off either end, longest first. */
  function* cores(clause: Clause): Generator<Core> {
    const all = clause.tokens.length
    for (let from = 0, front = 0; ; front++) {
      for (let to = all, back = 0; ; back++) {
        yield [from, to]
        if (back === FILLERS_MOST) break
        const earlier = beforeFiller(clause, from, to)
        if (earlier === undefined) break
        to = earlier
      }
      const after = Math.max(from, ...clause.ends(of(fillers), from))
      if (after === from || after >= all || front === FILLERS_MOST) return
      from = after
    }
  }
  /** Where the longest filler that ends at `to` begins. */
  function beforeFiller(clause: Clause, from: number, to: number): number | undefined {
    for (let at = Math.max(from, to - LONGEST_FILLER); at < to; at++) {
      if (clause.ends(of(fillers), at).includes(to)) return at
    }
    return undefined
  }

  const known = new WeakMap<Clause, readonly Core[]>()
  const coresOf = (clause: Clause): readonly Core[] => {
    let left = known.get(clause)
    if (!left) {
      left = of(fillers).length > 0 ? [...cores(clause)] : [[0, clause.tokens.length]]
      known.set(clause, left)
    }
    return left
  }

  /** The first core that is wholly one of these. */
  function whole(clause: Clause, asked: Roots): string | undefined {
    const patterns = of(asked)
    if (patterns.length === 0) return undefined
    for (const [from, to] of coresOf(clause)) {
      if (to > from && clause.ends(patterns, from).includes(to)) return textOf(clause, from, to)
    }
    return undefined
  }

  function clearOf(text: string): ClauseReading | undefined {
    const clause = clauseOf(text)
    if (clause.tokens.length > CLEAR_MOST) return undefined
    const word = whole(clause, strong)
    // `no more messages` is as much of a sentence as `no more of your messages`.
    const isSentence =
      word !== undefined &&
      (whole(clause, firm) === word || (word.includes(' ') && finds(nouns, word)))
    if (word !== undefined && !isSentence)
      return { kind: 'word', word, isMarketing: finds(marketing, word) }
    const phrase = whole(clause, clear)
    if (phrase !== undefined && whole(clause, vague) === undefined)
      return { kind: 'phrase', word: phrase, isMarketing: finds(marketing, phrase) }
    const wrong = whole(clause, wrongNumber)
    return wrong === undefined
      ? undefined
      : { kind: 'wrong_number', word: wrong, isMarketing: false }
  }

  /** Where the longest firm phrase ends that begins here and behind which a clause may begin. */
  function firmEnd(clause: Clause, from: number): number | undefined {
    const isEnd = (end: number) =>
      end === clause.tokens.length || clause.ends(of(onward), end).length > 0
    const ends = clause.ends(of(firm), from).filter((end) => end - from >= FIRM_LEAST && isEnd(end))
    if (ends.length > 0 && clause.ends(of(vague), from).some(isEnd)) return undefined
    return ends.length === 0 ? undefined : Math.max(...ends)
  }

  function partsOf(text: string): readonly Part[] {
    if (cuts) {
      const pieces = joined(text)
        .split(cuts)
        .filter((piece) => piece !== '')
      return pieces.length < 2 ? [] : pieces.map((piece) => ({ text: piece, read: clearOf(piece) }))
    }
    const clause = clauseOf(text)
    const all = clause.tokens.length
    const parts: Part[] = []
    let begun = 0
    const leave = (to: number) => {
      if (to === begun) return
      const rest = textOf(clause, begun, to)
      parts.push({ text: rest, read: clearOf(rest) })
    }
    for (let at = 0; at < all; at++) {
      if (at > begun && ties.has(clause.tokens[at - 1] ?? '')) continue
      const end = firmEnd(clause, at)
      if (end === undefined) continue
      leave(at)
      const word = textOf(clause, at, end)
      parts.push({
        text: word,
        read: { kind: 'phrase', word, isMarketing: finds(marketing, word) },
      })
      begun = end
      at = end - 1
    }
    if (begun > 0) leave(all)
    return parts
  }

  const asking = new Set([strong, clear, wrongNumber, doubt, doubtAlone, vague, turned].flat())

  return {
    list,
    needs: roots.flatMap((pattern, root) =>
      needsOf(pattern).map((need) => ({ root, need, asks: asking.has(root) })),
    ),
    begin(met) {
      found = new Uint8Array(roots.length)
      for (const root of met) found[root] = 1
      live.clear()
      last = { text: '', clause: new Clause([], stemsOf) }
    },
    clear: clearOf,
    within(text) {
      if (of(firm).length === 0 || clauseOf(text).tokens.length > WITHIN_MOST) return undefined
      const parts = partsOf(text)
      const isHedged = parts.some((part) => part.read === undefined && finds(hedges, part.text))
      return isHedged || parts.every(({ read }) => read === undefined) ? undefined : parts
    },
    isFiller(text) {
      for (const [from, to] of coresOf(clauseOf(text))) if (from === to) return true
      return false
    },
    unquoted(text) {
      const clause = clauseOf(text)
      const own = clause.find(of(quoted))
      return own ? textOf(clause, 0, own.from) : text
    },
    isTurned: (text) => finds(turned, text),
    isLimit(text) {
      // Without blanks between words a beginning cannot be told.
      return isUnspaced ? finds(limits, text) : clauseOf(text).ends(of(limits), 0).length > 0
    },
    isService: (text) => finds(service, text),
    withoutOther(text) {
      let left = text
      for (let times = 0; times < OTHERS_MOST; times++) {
        const clause = clauseOf(left)
        const sense = clause.find(of(other))
        if (!sense) break
        const rest = [textOf(clause, 0, sense.from), textOf(clause, sense.to, Infinity)]
        left = rest.join(' ').trim()
      }
      return left
    },
    doubt(text) {
      const clause = clauseOf(text)
      const smell = clause.find(of(doubt)) ?? clause.find(of(turned))
      if (smell) return textOf(clause, smell.from, smell.to)
      // An order to stop that is tied to something, or hedged, is in doubt. Letter by letter this
      // would take too long, and the doubts of such a script are wide enough.
      const last = isUnspaced || of(firm).length === 0 ? 0 : WITHIN_MOST
      for (let from = 0; from < Math.min(last, clause.tokens.length); from++) {
        const to = firmEnd(clause, from)
        if (to !== undefined) return textOf(clause, from, to)
      }
      return whole(clause, doubtAlone) ?? whole(clause, vague)
    },
  }
}

/** In words, or in letters where there are no blanks. */
const LONGEST_FILLER = 16
