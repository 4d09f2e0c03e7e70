// A document that somebody else wrote first.

import { ToolkitError } from '../errors.ts'
import type { Doc, Documents } from './port.ts'

/** Another request, perhaps in another process, wrote it first: made it, or changed it. */
export const isLate = (error: unknown): boolean =>
  error instanceof ToolkitError &&
  (error.code === 'version_conflict' || error.code === 'already_exists')

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
