// Writing settings: durable, by compare-and-set, and counting in this process at once.

import { ToolkitError } from '../errors.ts'
import { revised } from '../ledger/late.ts'
import type { Documents } from '../ledger/port.ts'
import type { Catalog } from './catalog.ts'
import { type Claim, claim } from './claims.ts'
import type { SettingBodies, SettingDoc, SettingKind } from './stored.ts'

export interface Settings {
  readonly catalog: Catalog
  /** @throws ToolkitError `already_exists` */
  create<K extends SettingKind>(
    kind: K,
    id: string,
    business: string,
    body: SettingBodies[K],
  ): Promise<SettingDoc<K>>
  /**
   * Changes a setting of a business; `change` sees the newest and is run again when it was late.
   * @throws ToolkitError `not_found`
   */
  change<K extends SettingKind>(
    kind: K,
    id: string,
    business: string,
    change: (body: SettingBodies[K]) => SettingBodies[K],
  ): Promise<SettingDoc<K>>
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
    async change<K extends SettingKind>(
      kind: K,
      id: string,
      business: string,
      change: (body: SettingBodies[K]) => SettingBodies[K],
    ) {
      const found = await documents.get<SettingBodies[K]>(kind, id)
      const doc =
        found?.business === business &&
        (await revised(documents, found, (body) => body && { body: change(body) }))
      if (!doc) throw new ToolkitError('not_found', 'There is no such resource.')
      catalog.apply(doc)
      return doc
    },
  }
}
