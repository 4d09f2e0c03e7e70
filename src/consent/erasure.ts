// What stays of a fact when the person is erased: that it happened, when, and about which topics. It
// is the one thing that changes facts. A no must outlive the erasure, or the next import would break
// it: so what noes rest on stays, and is found by the keyed hash of the identifier alone.

import type { ConsentEvent } from './events.ts'

/**
 * Ids of our own making say nothing of a person: they are random, or a digest, some with a time or a
 * step behind. A provider's id can hold a phone number (Meta's `wamid` does, in base64), so it is
 * replaced.
 */
const OURS =
  /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[\w-]{43}(?:\.\d+)?|msg_[0-9a-f]{32}(?:\.[a-z]+\.\d+)?)(?:\.pending)?$/

/**
 * The event without what identifies the person: its evidence, their time zone, ids that can hold a
 * number. Its own id stays where it is ours. Erasing twice is erasing once.
 * @param rename another name for an id that is not ours; always the same one for the same id
 */
export function tombstoneOf(event: ConsentEvent, rename: (id: string) => string): ConsentEvent {
  if (event.erased) return event
  const { evidence: _evidence, zone: _zone, ...rest } = event
  const named = (id: string) => (OURS.test(id) ? id : rename(id))
  const bare = { ...rest, id: named(event.id), erased: true } as ConsentEvent
  switch (bare.type) {
    case 'consent.confirmed':
      return { ...bare, answers: named(bare.answers) }
    case 'consent.refused':
    case 'consent.withdrawn':
      return bare.answers === undefined ? bare : { ...bare, answers: named(bare.answers) }
    case 'message.updated':
      return {
        ...bare,
        messageId: named(bare.messageId),
        ...(bare.asks !== undefined && { asks: named(bare.asks) }),
      }
    case 'review.settled':
      return { ...bare, review: named(bare.review) }
    case 'language.chosen':
      return { ...bare, language: '' }
    default:
      return bare
  }
}
