// Looks for patterns in a clause. Each clause remembers what each part of a pattern reaches from
// each place, so that no message, however it is made, takes long.

import type { Dispatch, Pattern, Tokens, Trie } from './pattern.ts'

const mayBegin = ({ isEmpty, words, stems }: Pattern, token: string | undefined): boolean =>
  isEmpty ||
  (token !== undefined && (words.has(token) || stems.some((stem) => token.startsWith(stem))))

const NOWHERE: readonly number[] = []

/** One clause, and what was found out about it. Patterns must be of one grammar. */
export class Clause {
  readonly tokens: Tokens
  readonly #known = new Map<number, readonly number[]>()

  constructor(tokens: Tokens) {
    this.tokens = tokens
  }

  /** Where a match that begins at `from` may end; in no order. */
  ends(pattern: Pattern, from: number): readonly number[] {
    if (!mayBegin(pattern, this.tokens[from])) return NOWHERE
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
  find(pattern: Pattern): { readonly from: number; readonly to: number } | undefined {
    for (let from = 0; from < this.tokens.length; from++) {
      const ends = this.ends(pattern, from)
      if (ends.length > 0) return { from, to: Math.max(...ends) }
    }
    return undefined
  }

  #look(pattern: Exclude<Pattern, { kind: 'words' }>, from: number): readonly number[] {
    switch (pattern.kind) {
      case 'maybe':
        return together([from], this.ends(pattern.item, from))
      case 'choice':
        return this.#oneOf(pattern.by, from)
      case 'sequence': {
        let places: readonly number[] = [from]
        for (const item of pattern.items) {
          if (places.length === 0) return NOWHERE
          let next = NOWHERE
          for (const place of places) next = together(next, this.ends(item, place))
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
    if (known) for (const item of known) ends = together(ends, this.ends(item, from))
    for (const item of others) ends = together(ends, this.ends(item, from))
    return ends
  }

  #walk(trie: Trie, at: number): readonly number[] {
    const found: readonly number[] = trie.isEnd ? [at] : NOWHERE
    const token = this.tokens[at]
    if (token === undefined) return found
    const next = trie.next.get(token)
    let ends = next ? together(found, this.#walk(next, at + 1)) : found
    for (const { stem, rest } of trie.stems) {
      if (token.startsWith(stem)) ends = together(ends, this.#walk(rest, at + 1))
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
