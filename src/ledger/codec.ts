// An event as both stores keep it: plain JSON, with the evidence sealed, since it can hold anything a
// source wrote. The seal also covers the plain part: a changed event does not open.

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
  const end = text.lastIndexOf(SEAL)
  if (end < 0) return looseEvent(text, person, n, keyring)
  // What the seal binds and nothing else: what stands behind it was never recorded.
  const event = eventOf(`${text.slice(0, end)}}`, person, n)
  const isEmpty = text.length === end + SEAL.length + EMPTY_SEAL + END.length
  return showing(event, isEmpty ? UNSHOWN : SHOWN, () => {
    const seal = text.slice(end + SEAL.length, -END.length)
    return keyring.open(seal, contextOf(person, n, `${text.slice(0, end)}}`))
  })
}

/** An event of before seals held whole events. */
function looseEvent(text: string, person: PersonKey, n: number, keyring: Keyring): RecordedEvent {
  const event = eventOf(text, person, n)
  const { sealed } = event
  delete event.sealed
  loose.add(event)
  if (sealed === undefined) return event
  return showing(event, SHOWN, () => keyring.open(sealed, `${person} ${event.id}`))
}

interface Sealed {
  seal?: string
  /** Of events written before `seal`. */
  sealed?: string
}

function eventOf(plain: string, person: PersonKey, n: number): RecordedEvent & Sealed {
  const event = JSON.parse(plain) as RecordedEvent & Sealed & { n: number; person: string }
  event.n = n
  event.person = person
  return event
}

/** Gives the evidence of an event. Copies and texts of the event leave it behind. */
const OPEN = Symbol('open')

/**
 * One property for all events: V8 makes a dictionary of an object that has a getter of its own,
 * three times the size, and pages of the feed are much of what a busy process holds.
 */
const SHOWN: PropertyDescriptor & ThisType<{ readonly [OPEN]: () => Evidence | undefined }> = {
  enumerable: true,
  configurable: true,
  get() {
    return this[OPEN]()
  },
}
/** Where there is none, nobody meets it who does not ask. */
const UNSHOWN: PropertyDescriptor = { ...SHOWN, enumerable: false }

/** @param open gives the evidence as text, empty where there is none; called once */
function showing(event: RecordedEvent, as: PropertyDescriptor, open: () => string): RecordedEvent {
  let opened: { readonly evidence: Evidence | undefined } | undefined
  const value = () => {
    if (!opened) {
      const hidden = open()
      opened = { evidence: hidden === '' ? undefined : (JSON.parse(hidden) as Evidence) }
    }
    return opened.evidence
  }
  Object.defineProperty(event, OPEN, { value })
  return Object.defineProperty(event, 'evidence', as)
}

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
