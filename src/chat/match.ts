// Looks for patterns in a clause. Each clause remembers what each part of a pattern reaches from
// each place, so that no message, however it is made, takes long.

import type { Pattern, Tokens, Trie } from './pattern.ts'

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
        return union([[from], this.ends(pattern.item, from)])
      case 'choice':
        return union(pattern.items.map((item) => this.ends(item, from)))
      case 'sequence': {
        let places: readonly number[] = [from]
        for (const item of pattern.items) {
          if (places.length === 0) return NOWHERE
          places = union(places.map((place) => this.ends(item, place)))
        }
        return places
      }
      default:
        return pattern satisfies never
    }
  }

  #walk(trie: Trie, at: number): readonly number[] {
    const found = trie.isEnd ? [at] : []
    const token = this.tokens[at]
    if (token === undefined) return found
    const next = trie.next.get(token)
    if (next) found.push(...this.#walk(next, at + 1))
    for (const { stem, rest } of trie.stems) {
      if (token.startsWith(stem)) found.push(...this.#walk(rest, at + 1))
    }
    return found
  }
}

function union(lists: readonly (readonly number[])[]): readonly number[] {
  const some = lists.filter((list) => list.length > 0)
  if (some.length < 2) return some[0] ?? NOWHERE
  return [...new Set(some.flat())]
}
