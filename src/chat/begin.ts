// With which words a pattern can begin. Worked out when first needed, since most patterns never are.

import { union } from './keys.ts'
import type { Begin, Dispatch, Pattern } from './pattern.ts'

/** What it can begin with, where it is not empty. */
export function beginOf(pattern: Pattern): Begin {
  pattern.begin ??= findBegin(pattern)
  return pattern.begin
}

function findBegin(pattern: Pattern): Begin {
  switch (pattern.kind) {
    case 'words':
      return {
        words: new Set(pattern.trie.next?.keys()),
        stems: new Set(pattern.trie.stems?.keys()),
      }
    case 'maybe':
      return beginOf(pattern.item)
    case 'gap':
      throw new Error('a pattern cannot begin with just anything')
    case 'choice':
      return union(pattern.items.map(beginOf))
    case 'sequence': {
      const end = pattern.items.findIndex(({ isEmpty }) => !isEmpty)
      return union((end < 0 ? pattern.items : pattern.items.slice(0, end + 1)).map(beginOf))
    }
    default:
      return pattern satisfies never
  }
}

/** Of a choice: which of its parts a word concerns. */
export function dispatchOf(choice: Pattern & { kind: 'choice' }): Dispatch {
  choice.by ??= findDispatch(choice.items)
  return choice.by
}

function findDispatch(items: readonly Pattern[]): Dispatch {
  const byWord = new Map<string, Pattern[]>()
  const others: Pattern[] = []
  for (const item of items) {
    const { words, stems } = beginOf(item)
    if (item.isEmpty || stems.size > 0) {
      others.push(item)
      continue
    }
    for (const word of words) {
      const known = byWord.get(word)
      if (known) known.push(item)
      else byWord.set(word, [item])
    }
  }
  return { byWord, others }
}
