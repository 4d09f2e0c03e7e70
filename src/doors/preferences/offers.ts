// Under which words each topic can be switched on: those of a live door that offers it. A page may
// ask for nothing that no door of the business asks for.

import type { ShownBox } from '../../consent/evidence.ts'
import { orUndefined } from '../../errors.ts'
import type { Catalog } from '../../settings/catalog.ts'
import type { EntryPoint, NoticeVersion } from '../../settings/schemas.ts'
import { hasPage } from '../../settings/urls.ts'
import { boxesOf } from '../optin/shown.ts'

/** A notice with the topics it is shown for here. */
export interface Offer {
  readonly noticeId: string
  readonly version: number
  /** As it is shown. */
  readonly text: string
  /** Of `text`. */
  readonly language: string
  /** Topics that can be switched on under it. */
  readonly topics: readonly string[]
  /** Of these topics, as they stand on the page. */
  readonly boxes: readonly ShownBox[]
  /** Of the door: whose number the words name. */
  readonly sender?: string | undefined
  /** The door asks everybody to confirm. */
  readonly double: boolean
}

/**
 * As few notices as cover most: the same door for all topics where there is one.
 * @param now epoch ms; the versions in use then
 */
export function offersFor(
  catalog: Catalog,
  business: string,
  language: string,
  now: number,
): Offer[] {
  const doors = catalog
    .list('entry-point', business)
    .flatMap(({ id, body }) => (body.state === 'live' ? [{ ...body, slug: id, business }] : []))
    // Words written for a page come before words written to be spoken.
    .sort((a, b) => Number(hasPage(b.kind)) - Number(hasPage(a.kind)))
  const candidates = doors.flatMap((door) => {
    const version = versionOf(catalog, door, now)
    if (!version) return []
    const topics = door.topics.filter(
      (key) => version.topics.includes(key) && catalog.topic(business, key),
    )
    return [{ door, version, topics }]
  })
  const offers: Offer[] = []
  const left = new Set(candidates.flatMap(({ topics }) => topics))
  while (left.size > 0) {
    const covers = (topics: readonly string[]) => topics.filter((key) => left.has(key))
    const [best] = candidates.toSorted((a, b) => covers(b.topics).length - covers(a.topics).length)
    if (!best) break
    const topics = covers(best.topics)
    for (const key of topics) left.delete(key)
    const { door, version } = best
    const shown = catalog.renderNotice(business, version, language, door)
    offers.push({
      ...{ noticeId: door.noticeId, version: version.version, ...shown, topics },
      boxes: boxesOf(catalog.topics(business, topics), language),
      ...{ sender: door.sender, double: door.confirmation === 'double' },
    })
  }
  return offers
}

/** A door whose notice was never published has none, and asks for nothing. */
const versionOf = (catalog: Catalog, door: EntryPoint, now: number): NoticeVersion | undefined =>
  orUndefined(() => catalog.noticeVersion(door.business, door.noticeId, { at: now }))
