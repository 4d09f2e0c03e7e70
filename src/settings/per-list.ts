// What is worked out of a list of settings, once for as long as the list stands as it is: the
// catalog makes another one whenever one of its documents changes.

import type { Doc } from '../ledger/port.ts'

type Docs<T> = readonly Doc<T>[]

/** @param make pure; @returns the same, remembered by the list as `Catalog.list` gives it */
export function perList<T, R>(make: (docs: Docs<T>) => R): (docs: Docs<T>) => R {
  const made = new WeakMap<Docs<T>, { readonly it: R }>()
  return (docs) => {
    const known = made.get(docs) ?? { it: make(docs) }
    made.set(docs, known)
    return known.it
  }
}
