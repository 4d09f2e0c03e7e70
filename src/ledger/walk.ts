// Reads all documents of a kind, page by page, each once.

import type { Doc, Documents } from './port.ts'

/** Small documents. */
const PAGE = 100

export interface Walk {
  /** Only those whose id begins so; all, without one. */
  readonly prefix?: string
  /** Begins behind this id. */
  readonly after?: string
  /** Documents read at once. */
  readonly page?: number
}

/** By id, ascending. Documents added or removed meanwhile may or may not be among them. */
export async function* walked<T>(
  documents: Pick<Documents, 'list'>,
  kind: string,
  business: string,
  { prefix = '', after, page = PAGE }: Walk = {},
): AsyncGenerator<Doc<T>> {
  for (let last = after ?? (prefix || undefined); ; ) {
    const docs = await documents.list<T>(kind, business, last, page)
    for (const doc of docs) {
      if (!doc.id.startsWith(prefix)) return
      yield doc
    }
    if (docs.length < page) return
    last = docs.at(-1)?.id
  }
}
