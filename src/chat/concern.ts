// Which languages, and which of their patterns, can match a message at all, by the words that a pattern
// needs (`keys.ts`). Nearly every message is ordinary talk that no pattern can match, so it costs a
// look-up per word and no more.

import type { Reader } from './clauses.ts'
import { joined, UNSPACED_SCRIPT } from './fold.ts'
import { type Keys, pairsOf } from './keys.ts'
import { LISTS } from './lists.ts'
import { makeReader } from './reader.ts'

const NONE: readonly number[] = []
const NO_STEMS: readonly string[] = []

interface Asked {
  readonly reader: number
  readonly root: number
  readonly asks: boolean
  readonly size: number
}

/** Readers of all languages, and what each of their patterns needs. */
function makeIndex() {
  const readers: readonly Reader[] = LISTS.map(makeReader)
  const sets = new Map<Keys, number>()
  /** Of each set the needs it stands in. */
  const needsOf: number[][] = []
  const needs: Asked[] = []
  const byWord = new Map<string, number[]>()
  const byStem = new Map<string, number[]>()
  const note = (map: Map<string, number[]>, key: string, set: number) => {
    const known = map.get(key)
    if (known) known.push(set)
    else map.set(key, [set])
  }
  const setOf = (keys: Keys): number => {
    const known = sets.get(keys)
    if (known !== undefined) return known
    const set = sets.size
    sets.set(keys, set)
    needsOf.push([])
    for (const word of keys.words) note(byWord, word, set)
    for (const stem of keys.stems) note(byStem, stem, set)
    return set
  }
  readers.forEach((reader, at) => {
    for (const { root, need, asks } of reader.needs) {
      for (const keys of need) needsOf[setOf(keys)]?.push(needs.length)
      needs.push({ reader: at, root, asks, size: need.length })
    }
  })
  const head = Math.min(...[...byStem.keys()].map((stem) => stem.length))
  return {
    ...{ readers, byWord, byStem, head, needsOf, needs },
    byHead: Map.groupBy(byStem.keys(), (stem) => stem.slice(0, head)),
    /** Of the message with the same number: sets met, needs begun and how far. */
    met: new Uint32Array(sets.size),
    begun: new Uint32Array(needs.length),
    far: new Uint8Array(needs.length),
  }
}

let made: ReturnType<typeof makeIndex> | undefined
let message = 0

/** The readers that may find something in these words, told what to look for. */
export function readersOf(text: string): readonly Reader[] {
  const words = text.split(' ')
  // Made with the first message: a server that only answers checks does without, and starts sooner.
  made ??= makeIndex()
  const index = made
  const number = ++message
  const live: number[][] = []
  const isFound: boolean[] = []
  const isUnspaced = UNSPACED_SCRIPT.test(text)

  const meet = (set: number) => {
    if (index.met[set] === number) return
    index.met[set] = number
    for (const at of index.needsOf[set] ?? NONE) {
      const far = index.begun[at] === number ? (index.far[at] ?? 0) + 1 : 1
      index.begun[at] = number
      index.far[at] = far
      const need = index.needs[at]
      if (!need || far < need.size) continue
      const roots = live[need.reader]
      if (roots) roots.push(need.root)
      else live[need.reader] = [need.root]
      if (need.asks) isFound[need.reader] = true
    }
  }
  for (const word of isUnspaced ? [...words, ...lettersOf(text)] : words) {
    for (const set of index.byWord.get(word) ?? NONE) meet(set)
    for (const stem of index.byHead.get(word.slice(0, index.head)) ?? NO_STEMS) {
      if (word.startsWith(stem)) for (const set of index.byStem.get(stem) ?? NONE) meet(set)
    }
  }
  return index.readers.filter((reader, at) => {
    if (!isFound[at] || (reader.list.isUnspaced && !isUnspaced)) return false
    reader.begin(live[at] ?? NONE)
    return true
  })
}

/** What a text without blanks is looked up by. */
function lettersOf(text: string): ReadonlySet<string> {
  const letters = [...joined(text)]
  return new Set([...letters, ...pairsOf(letters)])
}
