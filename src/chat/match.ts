// Looks for patterns in a clause. Each clause remembers what each part of a pattern reaches from
// each place, so that no message, however it is made, takes long.

import { beginOf, dispatchOf } from './begin.ts'
import type { Dispatch, Pattern, Tokens, Trie } from './pattern.ts'

const NOWHERE: readonly number[] = []
const NO_STEMS: readonly string[] = []

/** One clause, and what was found out about it. Patterns must be of one grammar. */
export class Clause {
  readonly tokens: Tokens
  readonly #known = new Map<number, readonly number[]>()
  readonly #stemsOf: (word: string) => readonly string[]
  readonly #stems: (readonly string[] | undefined)[] = []

  /** @param stemsOf beginnings of a word that the grammar knows */
  constructor(tokens: Tokens, stemsOf: (word: string) => readonly string[]) {
    this.tokens = tokens
    this.#stemsOf = stemsOf
  }

  /** Where a match of any of these that begins at `from` may end; in no order. */
  ends(patterns: readonly Pattern[], from: number): readonly number[] {
    let ends = NOWHERE
    for (const pattern of patterns) ends = together(ends, this.#ends(pattern, from))
    return ends
  }

  #ends(pattern: Pattern, from: number): readonly number[] {
    if (!this.#mayBegin(pattern, from)) return NOWHERE
    if (pattern.kind === 'words') return this.#walk(pattern.trie, from)
    const key = pattern.id * (this.tokens.length + 1) + from
    let ends = this.#known.get(key)
    if (ends === undefined) {
      ends = this.#look(pattern, from)
      this.#known.set(key, ends)
    }
    return ends
  }

  /** The first match, and of those that begin there the longest. */
  find(patterns: readonly Pattern[]): { readonly from: number; readonly to: number } | undefined {
    if (patterns.length === 0) return undefined
    for (let from = 0; from < this.tokens.length; from++) {
      const ends = this.ends(patterns, from)
      if (ends.length > 0) return { from, to: Math.max(...ends) }
    }
    return undefined
  }

  #mayBegin(pattern: Pattern, from: number): boolean {
    if (pattern.isEmpty) return true
    const token = this.tokens[from]
    if (token === undefined) return false
    const { words, stems } = beginOf(pattern)
    if (words.has(token)) return true
    if (stems.size === 0) return false
    for (const stem of this.#stemsAt(from)) if (stems.has(stem)) return true
    return false
  }

  #stemsAt(at: number): readonly string[] {
    const token = this.tokens[at]
    if (token === undefined) return NO_STEMS
    this.#stems[at] ??= this.#stemsOf(token)
    return this.#stems[at]
  }

  #look(pattern: Exclude<Pattern, { kind: 'words' }>, from: number): readonly number[] {
    switch (pattern.kind) {
      case 'maybe':
        return together([from], this.#ends(pattern.item, from))
      case 'gap':
        return Array.from(
          { length: Math.min(pattern.most, this.tokens.length - from) + 1 },
          (_, skipped) => from + skipped,
        )
      case 'choice':
        return this.#oneOf(dispatchOf(pattern), from)
      case 'sequence': {
        let places: readonly number[] = [from]
        for (const item of pattern.items) {
          if (places.length === 0) return NOWHERE
          let next = NOWHERE
          for (const place of places) next = together(next, this.#ends(item, place))
          places = next
        }
        return places
      }
      default:
        return pattern satisfies never
    }
  }

  #oneOf({ byWord, others }: Dispatch, from: number): readonly number[] {
    const token = this.tokens[from]
    let ends = NOWHERE
    const known = token === undefined ? undefined : byWord.get(token)
    if (known) for (const item of known) ends = together(ends, this.#ends(item, from))
    for (const item of others) ends = together(ends, this.#ends(item, from))
    return ends
  }

  #walk(trie: Trie, at: number): readonly number[] {
    const found: readonly number[] = trie.isEnd ? [at] : NOWHERE
    const token = this.tokens[at]
    if (token === undefined) return found
    const next = trie.next?.get(token)
    let ends = next ? together(found, this.#walk(next, at + 1)) : found
    if (!trie.stems) return ends
    for (const stem of this.#stemsAt(at)) {
      const rest = trie.stems.get(stem)
      if (rest) ends = together(ends, this.#walk(rest, at + 1))
    }
    return ends
  }
}

/** Both, each place once. */
function together(some: readonly number[], more: readonly number[]): readonly number[] {
  if (some.length === 0) return more
  if (more.length === 0) return some
  const added = more.filter((place) => !some.includes(place))
  return added.length === 0 ? some : [...some, ...added]
}
