// Compare-and-set on documents: what to do where another process wrote one first.

import { ToolkitError } from '../errors.ts'
import type { Doc, Documents } from './port.ts'

/** Whether a write failed since another request, perhaps in another process, wrote the document first. */
export const isLate = (error: unknown): boolean =>
  error instanceof ToolkitError &&
  (error.code === 'version_conflict' || error.code === 'already_exists')

/** Writes a new document, durably. @returns false when it was there already, and stays as it was */
export async function madeOnce<T>(
  documents: Pick<Documents, 'put'>,
  doc: Omit<Doc<T>, 'version'>,
  more?: { readonly expiresAt?: number },
): Promise<boolean> {
  try {
    await documents.put(doc, 0, more)
    return true
  } catch (error) {
    if (isLate(error)) return false
    throw error
  }
}

/** A document after a change. */
export interface Revision<T> {
  readonly body: T
  /** Epoch ms; never without. */
  readonly expiresAt?: number | undefined
}

/**
 * Changes a document, or makes it, durably: reads it, decides, and writes over the version that was
 * read. Where another write came first, it reads and decides again, until its own write holds.
 * @param from where the document is; or the document as it was read before, which saves reading it
 * @param change gets the body, undefined where there is no document; returns undefined to leave it.
 *   May run several times: of variables it sets outside itself, the last run's values hold
 * @returns the document as it is now, written or left; undefined where there is none
 * @throws ToolkitError `store_unavailable`
 */
export async function revised<T>(
  documents: Pick<Documents, 'get' | 'put'>,
  from: Omit<Doc<T>, 'version' | 'body'> | Doc<T>,
  change: (body: T | undefined) => Revision<T> | undefined | Promise<Revision<T> | undefined>,
): Promise<Doc<T> | undefined> {
  const { kind, id, business } = from
  let doc = 'version' in from ? from : await documents.get<T>(kind, id)
  for (;;) {
    const revision = await change(doc?.body)
    if (!revision) return doc
    const { body, expiresAt } = revision
    const more = expiresAt === undefined ? {} : { expiresAt }
    try {
      return await documents.put({ kind, id, business, body }, doc?.version ?? 0, more)
    } catch (error) {
      if (!isLate(error)) throw error
    }
    doc = await documents.get<T>(kind, id)
  }
}
