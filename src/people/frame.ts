// What a standing's description needs of the business's settings.

import type { Catalog } from '../settings/catalog.ts'
import type { Frame } from './describe.ts'

/** @param now epoch ms */
export function frameOf(catalog: Catalog, business: string, now: number): Frame {
  return {
    topics: catalog.topics(business),
    consentLifetimeDays: catalog.policyAt(business, now).consentLifetimeDays,
    now,
  }
}
