// Phrases as people who know a language write them down:
//
//   {dont} {send} [me] [any] {things} [anymore|again]
//
// `{name}` is one of a named set, `[…]` may be left out, `(…|…)` is a choice, `word~` is any word
// that begins so, and `…` alone is up to three words of any kind. Blanks separate words; in a script
// without blanks they mean nothing. `match.ts` looks for them; regular expressions of this size took a fifth of a second to make.

import { fold, joined, spaced } from './fold.ts'

/** Named sets: each a pattern, most often words with `|` between them. */
export type Sets = Readonly<Record<string, string>>

/** A clause, word by word; in a script without blanks, letter by letter. */
export type Tokens = readonly string[]

/** Sequences of words, sharing their beginnings. */
export interface Trie {
  next?: Map<string, Trie>
  /** Beginnings of words, and what follows them. */
  stems?: Map<string, Trie>
  isEnd: boolean
}

/** What something that is not empty can begin with. */
export interface Begin {
  readonly words: ReadonlySet<string>
  /** Beginnings of its first word. */
  readonly stems: ReadonlySet<string>
}

/** Which parts of a choice may begin with a word, so that the others are not asked. */
export interface Dispatch {
  readonly byWord: ReadonlyMap<string, readonly Pattern[]>
  /** May begin with words that are not known by name. */
  readonly others: readonly Pattern[]
}

/**
 * Patterns made ready, to be looked for in clauses. `id` is its own within one grammar; `isEmpty`: it
 * may be nothing at all. What they begin with is found out when first asked: most never are.
 */
export type Pattern = {
  readonly id: number
  readonly isEmpty: boolean
  begin?: Begin
} & (
  | { readonly kind: 'words'; readonly trie: Trie }
  | { readonly kind: 'sequence'; readonly items: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly items: readonly Pattern[]; by?: Dispatch }
  | { readonly kind: 'maybe'; readonly item: Pattern }
  /** So many words of any kind, or none. */
  | { readonly kind: 'gap'; readonly most: number }
)

/** Patterns that are looked for together: where they stand among the roots of their grammar. */
export type Roots = readonly number[]

export interface Grammar {
  readonly tokens: (clause: string) => Tokens
  /** Beginnings known to the patterns that a word has. */
  readonly stemsOf: (word: string) => readonly string[]
  /** All patterns that were read by `any`. */
  readonly roots: readonly Pattern[]
  /** Any of these. @throws Error for one that cannot be read: a mistake in a word list */
  readonly any: (patterns: readonly string[]) => Roots
}

const GAP = '…'
const GAP_WORDS = 3
const GAP_LETTERS = 6
/** Folded as it stands. */
const PLAIN = /^[a-z]+$/
const PIECES = /\{\w+\}|[[\]()|]|[^\s[\]()|{}]+/gu

/** What all patterns of one language share: its named sets, each read once. */
export function grammar(sets: Sets, isUnspaced: boolean): Grammar {
  let count = 0
  const read = new Map<string, Pattern>()
  const roots: Pattern[] = []
  const rootOf = new Map<string, number>()
  /** By their first letters. */
  const stems = new Map<string, Set<string>>()
  const split = (words: string): string[] => (isUnspaced ? [...joined(words)] : words.split(' '))

  const choiceOf = (items: readonly Pattern[]): Pattern =>
    items.length === 1 && items[0]
      ? items[0]
      : { id: count++, isEmpty: items.some(({ isEmpty }) => isEmpty), kind: 'choice', items }

  const sequenceOf = (items: readonly Pattern[]): Pattern =>
    items.length === 1 && items[0]
      ? items[0]
      : { id: count++, isEmpty: items.every(({ isEmpty }) => isEmpty), kind: 'sequence', items }

  function wordsOf(sequences: readonly (readonly string[])[]): Pattern {
    const trie = newTrie()
    for (const words of sequences) {
      let here = trie
      for (const word of words) here = step(here, word)
      here.isEnd = true
    }
    return { id: count++, isEmpty: false, kind: 'words', trie }
  }

  function parse(pattern: string): Pattern {
    const pieces = pattern.match(PIECES) ?? []
    let at = 0
    const fail = (why: string): never => {
      throw new Error(`${why} in "${pattern}"`)
    }

    function word(piece: string): string[] {
      if (/^\p{Co}$/u.test(piece)) return [piece]
      const isStem = piece.endsWith('~') && !isUnspaced
      const plain = PLAIN.test(piece) ? piece : spaced(fold(piece.replace(/~$/, '')))
      if (plain === '') return fail('an empty word')
      const words = split(plain)
      if (isStem) {
        const stem = words.at(-1) ?? ''
        const head = stem.slice(0, STEM_HEAD)
        stems.set(head, (stems.get(head) ?? new Set()).add(stem))
      }
      return isStem ? words.map((each, i) => (i === words.length - 1 ? `${each}~` : each)) : words
    }

    const wordsIn = (phrase: string) =>
      phrase.split(' ').flatMap((each) => (each === '' ? [] : word(each)))

    function named(name: string): Pattern {
      const known = read.get(name)
      if (known) return known
      const set = sets[name]
      if (set === undefined) return fail(`no set ${name}`)
      // Most are words alone: no brackets to look for.
      const isPlain = !/[[\](){}]/.test(set)
      const made = isPlain ? wordsOf(set.split('|').map((each) => wordsIn(each))) : parse(set)
      read.set(name, made)
      return made
    }

    function item(piece: string): Pattern {
      if (piece === GAP) {
        return {
          id: count++,
          isEmpty: true,
          kind: 'gap',
          most: isUnspaced ? GAP_LETTERS : GAP_WORDS,
        }
      }
      if (piece.startsWith('{')) return named(piece.slice(1, -1))
      const inner = choice()
      if (pieces[at++] !== (piece === '[' ? ']' : ')')) fail('a bracket that stays open')
      return piece === '[' ? { id: count++, isEmpty: true, kind: 'maybe', item: inner } : inner
    }

    /** Words alone, or a pattern of several parts. */
    function sequence(): string[] | Pattern {
      const items: Pattern[] = []
      let words: string[] = []
      const flush = () => {
        if (words.length > 0) items.push(wordsOf([words]))
        words = []
      }
      for (let piece = pieces[at]; piece && !'])|'.includes(piece); piece = pieces[at]) {
        at++
        if (piece === GAP || '[({'.includes(piece[0] ?? '')) {
          flush()
          items.push(item(piece))
        } else words.push(...word(piece))
      }
      if (items.length === 0) return words
      flush()
      return sequenceOf(items)
    }

    function choice(): Pattern {
      const all = [sequence()]
      while (pieces[at] === '|') {
        at++
        all.push(sequence())
      }
      const words = all.filter((each): each is string[] => Array.isArray(each))
      if (words.some((each) => each.length === 0)) fail('an empty choice')
      const others = all.filter((each): each is Pattern => !Array.isArray(each))
      return choiceOf(words.length > 0 ? [wordsOf(words), ...others] : others)
    }

    const whole = choice()
    return at < pieces.length ? fail('a bracket too many') : whole
  }

  return {
    tokens: (clause) => (clause === '' ? [] : split(clause)),
    stemsOf(word) {
      const known = stems.get(word.slice(0, STEM_HEAD))
      return known ? [...known].filter((stem) => word.startsWith(stem)) : NO_STEMS
    },
    roots,
    any: (patterns) =>
      patterns.map((pattern) => {
        const known = rootOf.get(pattern)
        if (known !== undefined) return known
        const made = parse(pattern)
        if (made.isEmpty) throw new Error(`"${pattern}" matches nothing at all`)
        rootOf.set(pattern, roots.length)
        return roots.push(made) - 1
      }),
  }
}

/** Of a beginning of a word, so many letters are looked up. */
const STEM_HEAD = 2
const NO_STEMS: readonly string[] = []

const newTrie = (): Trie => ({ isEnd: false })

function step(trie: Trie, word: string): Trie {
  const isStem = word.length > 1 && word.endsWith('~')
  let map = isStem ? trie.stems : trie.next
  if (!map) {
    map = new Map()
    if (isStem) trie.stems = map
    else trie.next = map
  }
  const key = isStem ? word.slice(0, -1) : word
  const known = map.get(key)
  if (known) return known
  const rest = newTrie()
  map.set(key, rest)
  return rest
}
