// Names that several settings of one business may hold, and no other business: an account at Meta
// has many numbers. What is held stands in the settings themselves; a claim keeps two businesses
// from taking the same name at the same moment.

import { ToolkitError } from '../errors.ts'
import { isLate } from '../ledger/late.ts'
import type { Documents } from '../ledger/port.ts'
import type { Catalog } from './catalog.ts'

const KIND = 'claim'
/** By then the setting it was made for is written, or never will be. */
const LASTS_MS = 60_000

export interface Claim {
  readonly business: string
  /** Field that names it, for the error. */
  readonly path: string
  readonly name: string
  /** Whether a setting of this business holds it. */
  isHeldBy(business: string): boolean
}

/**
 * Keeps a name to a business until the setting that holds it is written.
 * @throws ToolkitError `already_exists` when it is another business's, or about to be
 */
export async function claim(
  { documents, catalog }: { readonly documents: Documents; readonly catalog: Catalog },
  { business, path, name, isHeldBy }: Claim,
  now: number,
): Promise<void> {
  const id = `${path}.${name}`
  for (;;) {
    // Another process may have written a holder since this one last looked.
    await catalog.refresh()
    const found = await documents.get(KIND, id)
    const isHeld = catalog.businesses().some((other) => other.id !== business && isHeldBy(other.id))
    if (isHeld || (found && found.business !== business)) {
      const message = `Another business has this ${path}.`
      const faults = [{ path, code: 'already_exists', message }]
      throw new ToolkitError('already_exists', message, { faults })
    }
    try {
      const doc = { kind: KIND, id, business, body: null }
      await documents.put(doc, found?.version ?? 0, { expiresAt: now + LASTS_MS })
      return
    } catch (error) {
      if (!isLate(error)) throw error
    }
  }
}
