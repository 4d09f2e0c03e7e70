// The door a link or a code belongs to, and what it leads to now: looked up at every request, so
// that what was printed long ago follows every change.

import type { Catalog } from '../../settings/catalog.ts'
import type { Business, EntryPoint } from '../../settings/schemas.ts'
import { consentSentence, hasLink, waMe } from '../../settings/urls.ts'

export interface Lead {
  readonly door: EntryPoint
  readonly business: Business
  /** E.164. */
  readonly number: string
}

/** Where a slug leads; else why nowhere. A door without a number to write to rests, too. */
export function leadOf(catalog: Catalog, slug: string): Lead | 'not_found' | 'paused' {
  const door = catalog.entryPoint(slug)
  if (!door || door.state === 'draft' || !hasLink(door.kind)) return 'not_found'
  const business = catalog.business(door.business)
  const number = catalog.numberOf(door.business, door)
  if (door.state === 'paused' || !business || number === undefined) return 'paused'
  return { door, business, number }
}

/** The chat with its sentence, in a language. */
export function chatOf(catalog: Catalog, { door, number }: Lead, language: string) {
  const sentence = consentSentence(catalog, door, language)
  return { sentence, waMe: waMe(number, sentence) }
}

/** The notice of a door as people would agree to it now. */
export function noticeOf(catalog: Catalog, door: EntryPoint, language: string, at: number) {
  const version = catalog.noticeVersion(door.business, door.noticeId, { at })
  const rendered = catalog.renderNotice(door.business, version, language, door)
  return { ...rendered, version: version.version }
}
