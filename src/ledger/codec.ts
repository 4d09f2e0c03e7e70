// An event as both stores keep it: plain JSON, but the evidence sealed, since it can hold
// anything a source wrote.

import { tombstoneOf } from '../consent/erasure.ts'
import type { ConsentEvent, Evidence, RecordedEvent } from '../consent/events.ts'
import type { Keyring } from '../keys/keyring.ts'
import { businessOf, type PersonKey } from './port.ts'

/** What an event's sealed evidence is bound to: its person and its own id. */
const contextOf = (person: PersonKey, id: string) => `${person} ${id}`

/** JSON text of an event; opens only for the same person. Whose it is, and its number, are kept beside it. */
export function encodeEvent(
  event: ConsentEvent | RecordedEvent,
  person: PersonKey,
  keyring: Keyring,
): string {
  const { evidence } = event
  const without = { n: undefined, person: undefined, evidence: undefined }
  if (evidence === undefined) return JSON.stringify({ ...event, ...without })
  const sealed = keyring.seal(JSON.stringify(evidence), contextOf(person, event.id))
  return JSON.stringify({ ...event, ...without, sealed })
}

/**
 * The evidence is opened when somebody looks at it, since most who read events, such as whoever
 * follows the feed, do not.
 * @param n the event's number among the person's events
 */
export function decodeEvent(
  text: string,
  person: PersonKey,
  n: number,
  keyring: Keyring,
): RecordedEvent {
  const event = JSON.parse(text) as RecordedEvent & { n: number; person: string; sealed?: string }
  const { sealed } = event
  // Before anything is added: what stands last in an object is taken out at no cost.
  if (sealed !== undefined) delete event.sealed
  event.n = n
  event.person = person
  if (sealed === undefined) return event
  let opened: Evidence | undefined
  return Object.defineProperty(event, 'evidence', {
    ...{ enumerable: true, configurable: true },
    get() {
      opened ??= JSON.parse(keyring.open(sealed, contextOf(person, event.id))) as Evidence
      return opened
    },
  })
}

/**
 * What an erasure calls an event whose id can hold a number: the same for the same id, so that a
 * webhook that comes again is known for what it is; keyed, so that nobody can try numbers on it.
 */
export const erasedId = (id: string, person: PersonKey, keyring: Keyring): string =>
  `erased.${keyring.digest('erased-event', `${businessOf(person)} ${id}`)}`

/** A stored event without what identifies the person: as it is to be stored, and what it says. */
export function erasedText(
  text: string,
  person: PersonKey,
  keyring: Keyring,
): { readonly event: ConsentEvent; readonly body: string } {
  const { sealed: _sealed, ...plain } = JSON.parse(text) as ConsentEvent & { sealed?: string }
  const event = tombstoneOf(plain as ConsentEvent, (id) => erasedId(id, person, keyring))
  return { event, body: JSON.stringify(event) }
}
