// Writing settings: durable, by compare-and-set, and counting in this process at once.

import { ToolkitError } from '../errors.ts'
import { isLate } from '../ledger/late.ts'
import type { Doc, Documents } from '../ledger/port.ts'
import type { Catalog } from './catalog.ts'
import { type Claim, claim } from './claims.ts'
import type { SettingKind } from './schemas.ts'

/** Concurrent changes of one setting are tried again this often. */
const TRIES = 5

export interface Settings {
  readonly catalog: Catalog
  /** @throws ToolkitError `already_exists` */
  create<T>(kind: SettingKind, id: string, business: string, body: T): Promise<Doc<T>>
  /**
   * Changes a setting of a business; `change` sees the newest and is run again when it was late.
   * @throws ToolkitError `not_found`, `version_conflict` after several tries
   */
  change<T>(
    kind: SettingKind,
    id: string,
    business: string,
    change: (body: T) => T,
  ): Promise<Doc<T>>
  /** See `claims.ts`. @throws ToolkitError `already_exists` */
  claim(what: Claim, now: number): Promise<void>
}

export function createSettings(documents: Documents, catalog: Catalog): Settings {
  return {
    catalog,
    claim: (what, now) => claim({ documents, catalog }, what, now),
    async create(kind, id, business, body) {
      const doc = await documents.put({ kind, id, business, body }, 0)
      catalog.apply(doc)
      return doc
    },
    async change<T>(kind: SettingKind, id: string, business: string, change: (body: T) => T) {
      for (let attempt = 1; ; attempt++) {
        const found = await documents.get<T>(kind, id)
        if (!found || found.business !== business) {
          throw new ToolkitError('not_found', 'There is no such resource.')
        }
        const body = change(found.body)
        try {
          const doc = await documents.put({ kind, id, business, body }, found.version)
          catalog.apply(doc)
          return doc
        } catch (error) {
          if (!isLate(error) || attempt === TRIES) throw error
        }
      }
    },
  }
}
