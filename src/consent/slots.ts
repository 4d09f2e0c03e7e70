// In which slots each kind of event competes. This table, with "the latest fact of a slot wins",
// is the whole of evolve; what the slots then mean is read in `reading.ts`.

import { DAY_MS } from '../time.ts'
import type { ConsentEvent, EventBase } from './events.ts'
import type { Fact, GrantClass, GrantFact } from './fact.ts'
import { received, texted, updated } from './message-slots.ts'
import { earlier, no, place, placeEach, yes } from './slot.ts'
import type { Standing } from './standing.ts'

function grant(
  event: EventBase & { notice?: { id: string; version: number }; asOf?: number },
  answers?: string,
): GrantFact {
  return {
    ...earlier(event),
    ...(event.entryPoint !== undefined && { door: event.entryPoint }),
    ...(event.notice && { notice: event.notice.id, version: event.notice.version }),
    ...(event.zone !== undefined && { zone: event.zone }),
    ...(answers !== undefined && { answers }),
  }
}

function classOf(event: { strength: string; fromAddress: boolean }): GrantClass {
  if (event.strength === 'recorded') return 'recorded'
  if (!event.fromAddress) return 'typed'
  return event.strength === 'confirmed' ? 'confirmed' : 'own'
}

/**
 * Pauses of different lengths have different slots: of two of one length the later also ends later,
 * so the latest of a slot outlives the others in it. In one slot for all of them a later pause of a
 * day would end an earlier one of a month.
 */
function pause(event: EventBase, days: number): Standing {
  const said = no(event)
  return place('pause', { ...said, until: said.t + days * DAY_MS }, String(days), event.batch)
}

/** The slots an event fills, with the fact it puts there. */
export function placesOf(event: ConsentEvent): Standing {
  if (event.erased) return placesErased(event)
  const { batch } = event
  switch (event.type) {
    case 'consent.given':
      if (event.restores) return place('start', yes(event))
      return placeEach('grant', event.topics, grant(event), classOf(event), batch)
    case 'consent.pending':
      return event.awaits === 'address'
        ? placeEach('grant', event.topics, grant(event), 'waiting', batch)
        : placeEach('pending', event.topics, grant(event), batch)
    case 'consent.confirmed':
      return placeEach('grant', event.topics, grant(event, event.answers), 'confirmed')
    case 'consent.refused': {
      const { answers } = event
      const fact = { ...no(event), ...(answers !== undefined && { answers }) }
      return placeEach('refused', event.topics, fact)
    }
    case 'consent.withdrawn':
      return withdrawn(event)
    case 'marketing.stopped':
      return place('platform-stop', no(event), event.sender, batch)
    case 'marketing.resumed':
      return place('platform-resume', yes(event), event.sender)
    case 'hold.placed': {
      const { expiresAt: until } = event
      const fact = { ...no(event), ...(until !== undefined && { until }) }
      return place('hold', fact, event.holdId)
    }
    case 'hold.lifted':
      return 'list' in event
        ? place('list-lifted', yes(event), event.list)
        : place('hold-lifted', yes(event), event.holdId)
    case 'undeliverable.marked':
      return event.told ? {} : place(unreachableBy(event), no(event), batch)
    case 'undeliverable.cleared':
      return place('delivered', yes(event))
    case 'message.received':
      return received(event)
    case 'message.updated':
      return updated(event)
    case 'identity.changed':
      return {
        ...place('identity', no(event)),
        ...place('left', leftBy(event)),
        ...movedTo(event),
      }
    case 'import.finished':
      return place('void', yes(event), event.voided)
    case 'language.chosen':
      return place('language', { ...yes(event), language: event.language })
    case 'review.settled':
      return {
        // A decision made after the deadline lifts nothing: the opt-out that silence made stands.
        ...(event.occurredAt < event.deadline &&
          place('settled', { ...yes(event), decision: event.decision }, event.review)),
        ...(event.voided !== undefined && place('void', yes(event), event.voided)),
      }
    case 'person.erased':
      return place('erased', no(event))
    case 'person.merged':
      return {}
    default:
      return event satisfies never
  }
}

function withdrawn(event: Extract<ConsentEvent, { type: 'consent.withdrawn' }>): Standing {
  const { batch } = event
  if (event.takesBack !== undefined) return place('taken-back', no(event), event.takesBack)
  // Each waits its own ten days: a later doubt must not put an earlier one off.
  if (event.doubtful) return place('review', no(event), batch ?? '', event.id)
  switch (event.scope) {
    case 'all':
      return place(event.byStopWord ? 'stop' : 'optout', no(event), batch)
    case 'marketing':
      if (event.forDays !== undefined) return pause(event, event.forDays)
      return place('optout-marketing', no(event), batch)
    case 'topic':
      return placeEach('optout-topic', event.topics, no(event), batch)
    default:
      return event.scope satisfies never
  }
}

/**
 * The slots an event fills once its personal part was erased. Noes, what lifted them, and moves that
 * noes follow stay as they were. A grant counts no more, but goes on lifting the noes before it,
 * which must not come back; a typed one lifted WhatsApp's own stop and no other.
 */
function placesErased(event: ConsentEvent): Standing {
  const { erased: _, ...whole } = event
  switch (event.type) {
    case 'consent.given':
      if (event.restores) return placesOf(whole as ConsentEvent)
      if (event.strength === 'recorded') return {}
      return lifts(event, event.fromAddress ? 'lifted' : 'acted')
    case 'consent.confirmed':
      return lifts(event, 'lifted')
    case 'message.received':
      return texted(event)
    case 'message.updated': {
      const isOfReach = event.state !== 'failed' || event.failure === 'undelivered'
      return event.state !== 'sending' && isOfReach ? placesOf(whole) : {}
    }
    case 'identity.changed':
      return movedTo(event)
    case 'consent.pending':
    case 'language.chosen':
      return {}
    default:
      return placesOf(whole)
  }
}

/**
 * The last moment at which the address was somebody else's: what was written up to then says nothing
 * of whoever has it now. Where the person themselves tells of the change they have it already, so
 * the message that tells it is the first of theirs.
 */
const leftBy = (event: Extract<ConsentEvent, { type: 'identity.changed' }>): Fact =>
  event.actor === 'person' ? { t: event.occurredAt - 1, id: event.id } : no(event)

/** Each move has a slot of its own: noes from before it follow it, whatever moves came later. */
const movedTo = (event: Extract<ConsentEvent, { type: 'identity.changed' }>): Standing =>
  event.becomes === undefined ? {} : place('moved', no(event), event.becomes)

const lifts = (
  event: EventBase & { readonly topics: readonly string[]; readonly asOf?: number },
  kind: 'lifted' | 'acted',
): Standing => placeEach(kind, event.topics, earlier(event), event.batch)

function unreachableBy(event: Extract<ConsentEvent, { type: 'undeliverable.marked' }>) {
  if (event.channel !== 'sms') return 'unreachable'
  return event.isNo ? 'text-no' : 'textless'
}
