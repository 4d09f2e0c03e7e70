// Phrases as people who know a language write them down:
//
//   {dont} {send} [me] [any] {things} [anymore|again]
//
// `{name}` is one of a named set, `[…]` may be left out, `(…|…)` is a choice, `word~` is any word
// that begins so. Blanks separate words; in a script without blanks they mean nothing. `match.ts`
// looks for them; regular expressions of this size took a fifth of a second to make.

import { fold, joined, spaced } from './fold.ts'

/** Named sets: each a pattern, most often words with `|` between them. */
export type Sets = Readonly<Record<string, string>>

/** A clause, word by word; in a script without blanks, letter by letter. */
export type Tokens = readonly string[]

/** Sequences of words, sharing their beginnings. */
export interface Trie {
  readonly next: Map<string, Trie>
  /** Beginnings of words, and what follows them. */
  readonly stems: { readonly stem: string; readonly rest: Trie }[]
  isEnd: boolean
}

/** What something can begin with. */
interface Begin {
  readonly words: ReadonlySet<string>
  /** Beginnings of its first word. */
  readonly stems: readonly string[]
  /** It may be nothing at all. */
  readonly isEmpty: boolean
}

/** Which parts of a choice may begin with a word, so that the others are not asked. */
export interface Dispatch {
  readonly byWord: ReadonlyMap<string, readonly Pattern[]>
  /** May begin with words that are not known by name. */
  readonly others: readonly Pattern[]
}

/** Patterns made ready, to be looked for in clauses. `id` is its own within one grammar. */
export type Pattern = Begin & { readonly id: number } & (
    | { readonly kind: 'words'; readonly trie: Trie }
    | { readonly kind: 'sequence'; readonly items: readonly Pattern[] }
    | { readonly kind: 'choice'; readonly items: readonly Pattern[]; readonly by: Dispatch }
    | { readonly kind: 'maybe'; readonly item: Pattern }
  )

export interface Grammar {
  readonly tokens: (clause: string) => Tokens
  /** Any of these. @throws Error for one that cannot be read: a mistake in a word list */
  readonly any: (patterns: readonly string[]) => Pattern
}

const PIECES = /\{\w+\}|[[\]()|]|[^\s[\]()|{}]+/gu

/** What all patterns of one language share: its named sets, each read once. */
export function grammar(sets: Sets, isUnspaced: boolean): Grammar {
  let count = 0
  const read = new Map<string, Pattern>()
  const split = (words: string): string[] => (isUnspaced ? [...joined(words)] : words.split(' '))

  const choiceOf = (items: readonly Pattern[]): Pattern =>
    items.length === 1 && items[0]
      ? items[0]
      : { id: count++, ...eitherOf(items), kind: 'choice', items, by: dispatchOf(items) }

  const sequenceOf = (items: readonly Pattern[]): Pattern =>
    items.length === 1 && items[0]
      ? items[0]
      : { id: count++, ...firstOf(items), kind: 'sequence', items }

  function wordsOf(sequences: readonly (readonly string[])[]): Pattern {
    const trie = newTrie()
    for (const words of sequences) {
      let here = trie
      for (const word of words) here = step(here, word)
      here.isEnd = true
    }
    const words = new Set(trie.next.keys())
    const stems = trie.stems.map(({ stem }) => stem)
    return { id: count++, words, stems, isEmpty: false, kind: 'words', trie }
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
      const plain = spaced(fold(piece.replace(/~$/, '')))
      if (plain === '') return fail('an empty word')
      const words = split(plain)
      return isStem ? words.map((each, i) => (i === words.length - 1 ? `${each}~` : each)) : words
    }

    function named(name: string): Pattern {
      const known = read.get(name)
      if (known) return known
      const set = sets[name]
      const made = set === undefined ? fail(`no set ${name}`) : parse(set)
      read.set(name, made)
      return made
    }

    function item(piece: string): Pattern {
      if (piece.startsWith('{')) return named(piece.slice(1, -1))
      const inner = choice()
      if (pieces[at++] !== (piece === '[' ? ']' : ')')) fail('a bracket that stays open')
      const { words, stems } = inner
      return piece === '['
        ? { id: count++, words, stems, isEmpty: true, kind: 'maybe', item: inner }
        : inner
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
        if ('[({'.includes(piece[0] ?? '')) {
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
    any(patterns) {
      const items = patterns.map(parse)
      const empty = items.findIndex(({ isEmpty }) => isEmpty)
      if (empty >= 0) throw new Error(`"${patterns[empty]}" matches nothing at all`)
      return choiceOf(items)
    },
  }
}

const newTrie = (): Trie => ({ next: new Map(), stems: [], isEnd: false })

function step(trie: Trie, word: string): Trie {
  const isStem = word.length > 1 && word.endsWith('~')
  const stem = word.slice(0, -1)
  const known = isStem ? trie.stems.find((each) => each.stem === stem)?.rest : trie.next.get(word)
  if (known) return known
  const rest = newTrie()
  if (isStem) trie.stems.push({ stem, rest })
  else trie.next.set(word, rest)
  return rest
}

function dispatchOf(items: readonly Pattern[]): Dispatch {
  const isOther = ({ isEmpty, stems }: Pattern) => isEmpty || stems.length > 0
  const byWord = new Map<string, Pattern[]>()
  for (const item of items) {
    if (isOther(item)) continue
    for (const word of item.words) {
      const known = byWord.get(word)
      if (known) known.push(item)
      else byWord.set(word, [item])
    }
  }
  return { byWord, others: items.filter(isOther) }
}

const eitherOf = (parts: readonly Begin[]): Begin => ({
  words: new Set(parts.flatMap(({ words }) => [...words])),
  stems: [...new Set(parts.flatMap(({ stems }) => stems))],
  isEmpty: parts.some(({ isEmpty }) => isEmpty),
})

/** What parts one after another can begin with. */
function firstOf(parts: readonly Begin[]): Begin {
  const end = parts.findIndex(({ isEmpty }) => !isEmpty)
  return { ...eitherOf(end < 0 ? parts : parts.slice(0, end + 1)), isEmpty: end < 0 }
}
