// A tally that remembers what doors told it.

import type { Tally } from '../../src/counting/tally.ts'

export function rememberLooks(): Tally & { readonly seen: string[] } {
  const seen: string[] = []
  return { seen, add: (slug, look) => seen.push(`${slug} ${look}`) }
}
