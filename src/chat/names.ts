// The business and its topics as a message may name them, so that "no more delivery updates" is
// read as an opt-out of that topic and of nothing else.

import { BUSINESS, TOPIC } from './clauses.ts'
import { fold, joined, spaced, UNSPACED_SCRIPT } from './fold.ts'
import { LISTS } from './lists.ts'

export interface Names {
  readonly business: string
  readonly topics: readonly {
    readonly key: string
    /** By language. */
    readonly labels: Readonly<Record<string, string>>
  }[]
}

/** A clause in which names of the business's own stand for themselves. */
export interface NamedClause {
  readonly clause: string
  /** Keys of the topics it names. */
  readonly topics: readonly string[]
}

const wordsOf = (set: string) => set.split('|').map((word) => spaced(fold(word)))
/** What is called so is no topic of its own: what is sent, or marketing of any kind. */
const COMMON: ReadonlySet<string> = new Set(
  LISTS.flatMap(({ sets }) => [...wordsOf(sets.ads), ...wordsOf(sets.things)]),
)

/** Where a label names two things: "offers and news". */
const JOINTS =
  /\s+(?:and|y|e|et|und|en|dan|और|o|ou|or)\s+|[&/,、・،+]|と|や|および|及び| و(?=\p{L})/u
/** A shorter part of a label is no name. */
const PART_LEAST = 2

/** Names of a topic, folded, longest first. */
function aliasesOf({ key, labels }: Names['topics'][number]): string[] {
  const full = [key.replaceAll('-', ' '), ...Object.values(labels)].map((name) => fold(name))
  const parts = full.flatMap((name) => name.split(JOINTS))
  const names = [...full, ...parts].map(spaced)
  return [...new Set(names)].filter((name) => name.length > PART_LEAST && !COMMON.has(name))
}

interface Alias {
  readonly find: RegExp
  /** Without this the expression finds nothing. */
  readonly hint: string
  readonly length: number
  readonly key: string | undefined
}

const known = new WeakMap<Names, readonly Alias[]>()

function aliases(names: Names): readonly Alias[] {
  let found = known.get(names)
  if (!found) {
    const topics = names.topics.flatMap((topic) =>
      aliasesOf(topic).map((name) => ({ name, key: topic.key as string | undefined })),
    )
    const business = spaced(fold(names.business))
    found = [...topics, ...(business === '' ? [] : [{ name: business, key: undefined }])]
      .map(({ name, key }) => {
        const hint = UNSPACED_SCRIPT.test(name) ? name.slice(0, 1) : name.replace(/s$/, '')
        return { find: finder(name), hint, length: name.length, key }
      })
      .sort((a, b) => b.length - a.length)
    known.set(names, found)
  }
  return found
}

/** A neighbour that would make a name part of a longer word. */
const SPACED_LETTER = String.raw`[[\p{L}\p{M}\p{Nd}]--[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]]`

/** Finds a name as whole words; in a script without blanks, wherever it stands. */
function finder(name: string): RegExp {
  // A folded name holds letters, marks, digits and blanks: nothing an expression reads otherwise.
  if (UNSPACED_SCRIPT.test(name)) return new RegExp([...joined(name)].join(' ?'), 'gu')
  // Latin names also in the other number: "order update".
  const number = /[a-z]s$/.test(name) ? `${name.slice(0, -1)}s?` : name
  return new RegExp(`(?<!${SPACED_LETTER})${number}(?!${SPACED_LETTER})`, 'gv')
}

/** @param clause as `spaced` gives it */
export function withNames(clause: string, names: Names | undefined): NamedClause {
  if (!names) return { clause, topics: [] }
  const topics = new Set<string>()
  let named = clause
  for (const { find, hint, key } of aliases(names)) {
    if (!named.includes(hint)) continue
    named = named.replaceAll(find, () => {
      if (key !== undefined) topics.add(key)
      return key === undefined ? BUSINESS : TOPIC
    })
  }
  return { clause: named, topics: [...topics] }
}
