// An event as both stores keep it: plain JSON, but the evidence sealed, since it can hold
// anything a source wrote; and by that seal the plain part is bound, too.

import { tombstoneOf } from '../consent/erasure.ts'
import type { ConsentEvent, RecordedEvent } from '../consent/events.ts'
import type { Evidence } from '../consent/evidence.ts'
import type { Keyring } from '../keys/keyring.ts'
import { EMPTY_SEAL, type Seal } from '../keys/seal.ts'
import { businessOf, type PersonKey } from './port.ts'

/**
 * What an event's seal is bound to: whose it is, its number among theirs, and all it says in plain.
 * So whoever can write to the store but has not the key cannot change, move or make up a fact
 * without its seal telling.
 */
const contextOf = (person: PersonKey, n: number, plain: string) => `${person} ${n} ${plain}`

/** What stands between the plain part and the seal, which ends the text; no text within can hold it. */
const SEAL = ',"seal":"'
const END = '"}'

/** An event as text that is still to be sealed: what anybody may read, and the evidence. */
export interface EventText {
  readonly plain: string
  readonly hidden: string
}

/** Whose an event is, and its number among theirs, are kept beside it. */
export function textOf(event: ConsentEvent | RecordedEvent): EventText {
  const { evidence } = event
  return {
    plain: JSON.stringify({ ...event, n: undefined, person: undefined, evidence: undefined }),
    hidden: evidence === undefined ? '' : JSON.stringify(evidence),
  }
}

/**
 * JSON text of an event as it is stored, evidence and all that binds it in `seal`.
 * @param n the event's number among the person's events
 */
export function sealedText(
  { plain, hidden }: EventText,
  person: PersonKey,
  n: number,
  seal: Seal,
): string {
  return plain.slice(0, -1) + SEAL + seal(hidden, contextOf(person, n, plain)) + END
}

/** Both at once. */
export const encodeEvent = (
  event: ConsentEvent | RecordedEvent,
  person: PersonKey,
  n: number,
  { seal }: Pick<Keyring, 'seal'>,
): string => sealedText(textOf(event), person, n, seal)

/** Events of before seals held whole events: theirs holds the evidence, if there is any, alone. */
const loose = new WeakSet<RecordedEvent>()

/** Whether the plain part of an event that was read can be proved to be as it was recorded. */
export const isBound = (event: RecordedEvent): boolean => !loose.has(event)

/**
 * The seal is opened when somebody looks at the evidence, since most who read events, such as
 * whoever follows the feed, do not. An event without evidence can be looked at, too: `undefined`,
 * unless it was altered.
 * @param n the event's number among the person's events
 */
export function decodeEvent(
  text: string,
  person: PersonKey,
  n: number,
  keyring: Keyring,
): RecordedEvent {
  const event = JSON.parse(text) as RecordedEvent & { n: number; person: string } & Sealed
  const { seal, sealed } = event
  // Before anything is added: what stands last in an object is taken out at no cost.
  if (seal !== undefined) delete event.seal
  if (sealed !== undefined) delete event.sealed
  event.n = n
  event.person = person
  if (seal === undefined) loose.add(event)
  if (seal === undefined && sealed === undefined) return event
  const open = () =>
    seal === undefined
      ? keyring.open(sealed ?? '', `${person} ${event.id}`)
      : keyring.open(seal, contextOf(person, n, plainOf(text)))
  let opened: { readonly evidence: Evidence | undefined } | undefined
  return Object.defineProperty(event, 'evidence', {
    // Where there is none, nobody meets it who does not ask.
    ...{ enumerable: seal?.length !== EMPTY_SEAL, configurable: true },
    get() {
      if (!opened) {
        const hidden = open()
        opened = { evidence: hidden === '' ? undefined : (JSON.parse(hidden) as Evidence) }
      }
      return opened.evidence
    },
  })
}

interface Sealed {
  seal?: string
  /** Of events written before `seal`. */
  sealed?: string
}

const plainOf = (text: string) => `${text.slice(0, text.lastIndexOf(SEAL))}}`

/**
 * What an erasure calls an event whose id can hold a number: the same for the same id, so that a
 * webhook that comes again is known for what it is; keyed, so that nobody can try numbers on it.
 */
export const erasedId = (id: string, person: PersonKey, keyring: Keyring): string =>
  `erased.${keyring.digest('erased-event', `${businessOf(person)} ${id}`)}`

/** A stored event without what identifies the person: as it is to be stored, and what it says. */
export function erasedText(
  { body, person, n }: { readonly body: string; readonly person: PersonKey; readonly n: number },
  keyring: Keyring,
): { readonly event: ConsentEvent; readonly body: string } {
  const { seal: _seal, sealed: _sealed, ...plain } = JSON.parse(body) as ConsentEvent & Sealed
  if (plain.erased) return { event: plain as ConsentEvent, body }
  const event = tombstoneOf(plain as ConsentEvent, (id) => erasedId(id, person, keyring))
  return { event, body: encodeEvent(event, person, n, keyring) }
}
