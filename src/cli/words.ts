// Whether the words beside a grant are those of the notice it points to.

import type { RecordedEvent } from '../consent/events.ts'
import { businessOf } from '../ledger/port.ts'
import type { Catalog } from '../settings/catalog.ts'
import { digestOf } from '../settings/notices.ts'

/** Words used elsewhere have an id made from their digest; see `recorder/words.ts`. */
const ELSEWHERE = 'text-'

/** @returns what differs; undefined when all is well, or the event has no words */
export function wordsFault(event: RecordedEvent, catalog: Catalog): string | undefined {
  const { noticeId, noticeVersion, digest, text, language } = event.evidence ?? {}
  const isGrant = event.type === 'consent.given' && !event.restores
  if (typeof noticeId !== 'string') {
    return isGrant && !event.erased ? 'a grant without its words' : undefined
  }
  // A no stands without them: what it was said to may have lacked what a consent needs.
  const isNo = event.type === 'consent.withdrawn' || event.type === 'consent.refused'
  if (isNo && digest === undefined) return undefined
  if (typeof text !== 'string' || typeof language !== 'string') return 'its words are missing'
  if (noticeId.startsWith(ELSEWHERE)) {
    const own = digestOf({ text, language })
    return own === digest ? undefined : 'its words are not those of their digest'
  }
  const versions = catalog.notice(businessOf(event.person), noticeId)?.versions ?? []
  const version = versions.find((each) => each.version === noticeVersion)
  if (!version) return `notice ${noticeId}, version ${String(noticeVersion)}, is not there`
  if (version.digest !== digest) return 'its digest is not that of the notice version'
  const template = version.texts[language]
  if (template === undefined) return `the notice has no text in ${language}`
  return patternOf(template).test(text) ? undefined : 'its words are not those of the notice'
}

/** The notice's text, with anything where names and topics are put in: those may change later. */
function patternOf(template: string): RegExp {
  const parts = template.split(/\{(?:business|topics|number|stop)\}/)
  return new RegExp(`^${parts.map(RegExp.escape).join('[\\s\\S]*')}$`)
}
