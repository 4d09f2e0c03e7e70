// In which slots each kind of event competes. This table, with "the latest fact of a slot wins",
// is the whole of evolve; what the slots then mean is read in `reading.ts`.

import { DAY_MS } from '../time.ts'
import type { ConsentEvent, EventBase } from './events.ts'
import { received, texted, updated } from './message-slots.ts'
import { each, earlier, no, slot, yes } from './slot.ts'
import type { Fact, Standing } from './standing.ts'

/**
 * Class of evidence of a grant; each class has its own slot, so none hides another. `waiting`: typed
 * for an opted-out address.
 */
export type GrantClass = 'recorded' | 'waiting' | 'typed' | 'own' | 'confirmed'

/** Whether the act came from the address itself. */
export const isFromAddress = (cls: GrantClass): boolean => cls === 'own' || cls === 'confirmed'

function grant(
  event: EventBase & { notice?: { id: string; version: number }; asOf?: number },
  answers?: string,
): Fact {
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
 * A pause, by its length: of two equally long ones the later also ends later, so that the latest
 * of a slot outlives all others of it. By one slot for all, a shorter one would end a longer one.
 */
function pause(event: EventBase, days: number): Standing {
  const said = no(event)
  return { [slot('pause', String(days), event.batch)]: { ...said, until: said.t + days * DAY_MS } }
}

/** The slots an event fills, with the fact it puts there. */
export function placesOf(event: ConsentEvent): Standing {
  if (event.erased) return placesErased(event)
  const { batch } = event
  switch (event.type) {
    case 'consent.given': {
      if (event.restores) return { start: yes(event) }
      const names = event.topics.map((topic) => slot('grant', topic, classOf(event), batch))
      return each(names, grant(event))
    }
    case 'consent.pending': {
      const kind = event.awaits === 'address' ? 'grant' : 'pending'
      const cls = event.awaits === 'address' ? 'waiting' : undefined
      return each(
        event.topics.map((topic) => slot(kind, topic, cls, batch)),
        grant(event),
      )
    }
    case 'consent.confirmed':
      return each(
        event.topics.map((topic) => slot('grant', topic, 'confirmed')),
        grant(event, event.answers),
      )
    case 'consent.refused':
      return each(
        event.topics.map((topic) => slot('refused', topic)),
        { ...no(event), ...(event.answers !== undefined && { answers: event.answers }) },
      )
    case 'consent.withdrawn':
      if (event.takesBack !== undefined) return { [slot('taken-back', event.takesBack)]: no(event) }
      // Each waits its own ten days: a later doubt must not put an earlier one off.
      if (event.doubtful) return { [slot('review', batch ?? '', event.id)]: no(event) }
      switch (event.scope) {
        case 'all':
          return { [slot(event.byStopWord ? 'stop' : 'optout', batch)]: no(event) }
        case 'marketing':
          if (event.forDays !== undefined) return pause(event, event.forDays)
          return { [slot('optout-marketing', batch)]: no(event) }
        case 'topic':
          return each(
            event.topics.map((topic) => slot('optout-topic', topic, batch)),
            no(event),
          )
        default:
          return event.scope satisfies never
      }
    case 'marketing.stopped':
      return { [slot('platform-stop', event.sender, batch)]: no(event) }
    case 'marketing.resumed':
      return { [slot('platform-resume', event.sender)]: yes(event) }
    case 'hold.placed':
      return {
        [slot('hold', event.holdId)]: {
          ...no(event),
          ...(event.expiresAt !== undefined && { until: event.expiresAt }),
        },
      }
    case 'hold.lifted':
      return 'list' in event
        ? { [slot('list-lifted', event.list)]: yes(event) }
        : { [slot('hold-lifted', event.holdId)]: yes(event) }
    case 'undeliverable.marked':
      return event.told ? {} : { [slot(unreachableBy(event), batch)]: no(event) }
    case 'undeliverable.cleared':
      return { delivered: yes(event) }
    case 'message.received':
      return received(event)
    case 'message.updated':
      return updated(event)
    case 'identity.changed':
      return { identity: no(event), left: leftBy(event), ...movedTo(event) }
    case 'import.finished':
      return { [slot('void', event.voided)]: yes(event) }
    case 'language.chosen':
      return { language: { ...yes(event), language: event.language } }
    case 'review.settled':
      return {
        // Later it adds a no at most: what silence decided stands.
        ...(event.occurredAt < event.deadline && {
          [slot('settled', event.review)]: { ...yes(event), decision: event.decision },
        }),
        ...(event.voided !== undefined && { [slot('void', event.voided)]: yes(event) }),
      }
    case 'person.erased':
      return { erased: no(event) }
    case 'person.merged':
      return {}
    default:
      return event satisfies never
  }
}

/**
 * What is left of an event whose personal part was erased: noes, what lifted them and where they
 * follow, as they were; of a grant only that it lifted the noes before it, which must not come
 * back. A typed one lifted what WhatsApp itself had stopped, and no more.
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
 * Until when whatever was written is not of whoever has the address now. One who says so has it: of
 * what they write, the message that says it is the first.
 */
const leftBy = (event: Extract<ConsentEvent, { type: 'identity.changed' }>): Fact =>
  event.actor === 'person' ? { t: event.occurredAt - 1, id: event.id } : no(event)

/** One slot for each move: a no of before it follows it, whatever moves came later. */
const movedTo = (event: Extract<ConsentEvent, { type: 'identity.changed' }>): Standing =>
  event.becomes === undefined ? {} : { [slot('moved', event.becomes)]: no(event) }

const lifts = (
  event: EventBase & { readonly topics: readonly string[]; readonly asOf?: number },
  kind: 'lifted' | 'acted',
): Standing =>
  each(
    event.topics.map((topic) => slot(kind, topic, event.batch)),
    earlier(event),
  )

const unreachableBy = (event: Extract<ConsentEvent, { type: 'undeliverable.marked' }>): string => {
  if (event.channel !== 'sms') return 'unreachable'
  return event.isNo ? 'text-no' : 'textless'
}
