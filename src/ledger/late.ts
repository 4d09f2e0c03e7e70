// A document that somebody else wrote first.

import { ToolkitError } from '../errors.ts'
import type { Doc, Documents } from './port.ts'

/** Another request, perhaps in another process, wrote it first: made it, or changed it. */
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

/**
 * Writes a document over the version that was read.
 * @param expiresAt epoch ms; never without
 * @returns undefined when it is written or gone, else what another one wrote: decide again on that
 */
export async function replaced<T>(
  documents: Documents,
  doc: Doc<T>,
  expiresAt?: number | undefined,
): Promise<Doc<T> | undefined> {
  const more = expiresAt === undefined ? {} : { expiresAt }
  try {
    await documents.put(doc, doc.version, more)
    return undefined
  } catch (error) {
    if (!isLate(error)) throw error
    return documents.get<T>(doc.kind, doc.id)
  }
}
