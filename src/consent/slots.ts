// In which slots each kind of event competes. This table, with "the latest fact of a slot wins",
// is the whole of evolve; what the slots then mean is read in `reading.ts`.

import { DAY_MS } from '../time.ts'
import type { ConsentEvent, EventBase } from './events.ts'
import type { Fact, Standing } from './standing.ts'

/**
 * Class of evidence of a grant; each class has its own slot, so none hides another. `waiting`: typed
 * for an opted-out address.
 */
export type GrantClass = 'recorded' | 'waiting' | 'typed' | 'own' | 'confirmed'

/** `grant|offers|typed` or, for a fact of a batch, `grant|offers|typed|<batch>`. */
export const slot = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join('|')

/** A yes known to the second counts at that second's start, a no at its end (design: event time). */
const yes = (event: EventBase): Fact => ({ t: event.occurredAt, id: event.id })
const no = (event: EventBase): Fact =>
  event.precision === 's'
    ? { t: endOfSecond(event.occurredAt), id: event.id, at: event.occurredAt }
    : { t: event.occurredAt, id: event.id }
/** A yes that counts from an earlier moment than the one it claims. */
const earlier = (event: EventBase & { asOf?: number }): Fact =>
  event.asOf === undefined
    ? yes(event)
    : { t: Math.min(event.asOf, event.occurredAt), id: event.id, at: event.occurredAt }
const endOfSecond = (time: number) => Math.floor(time / 1_000) * 1_000 + 999

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

const each = (names: readonly string[], fact: Fact): Standing =>
  Object.fromEntries(names.map((name) => [name, fact]))

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
      return { [slot('hold-lifted', event.holdId)]: yes(event) }
    case 'undeliverable.marked':
      return event.told ? {} : { [slot(unreachableBy(event), batch)]: no(event) }
    case 'undeliverable.cleared':
      return { delivered: yes(event) }
    case 'message.received':
      return event.channel === 'whatsapp'
        ? {
            [slot('inbound', event.sender)]: yes(event),
            delivered: yes(event),
            ...(event.fromAd && { [slot('ad', event.sender)]: yes(event) }),
          }
        : texted(event)
    case 'message.updated':
      return messagePlaces(event)
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

/** A message without a window; a text ends what kept ours from them. */
const texted = (event: EventBase): Standing => ({
  delivered: yes(event),
  ...(event.channel === 'sms' && { texted: yes(event) }),
})

const unreachableBy = (event: Extract<ConsentEvent, { type: 'undeliverable.marked' }>): string => {
  if (event.channel !== 'sms') return 'unreachable'
  return event.isNo ? 'text-no' : 'textless'
}

/** What we reckon counts from the advertisement's moment, so that whatever is told of it is later. */
function freeEntry(event: Extract<ConsentEvent, { type: 'message.updated' }>): Standing {
  const { sender, freeUntil: until, answersAd } = event
  if (until === undefined) return {}
  return answersAd === undefined
    ? { [slot('free', sender)]: { ...yes(event), until } }
    : { [slot('reckoned', sender)]: { t: answersAd, id: event.id, at: event.occurredAt, until } }
}

function messagePlaces(event: Extract<ConsentEvent, { type: 'message.updated' }>): Standing {
  switch (event.state) {
    case 'sending':
      return {
        ...(event.category !== undefined && {
          [slot('sent', event.messageId)]: { ...yes(event), category: event.category },
        }),
        ...(event.asks !== undefined && {
          [slot('asked', event.channel, event.sender)]: {
            ...{ ...yes(event), answers: event.asks, message: event.messageId },
          },
        }),
        // The furthest wins, also of several that left within one millisecond.
        ...(event.pacedUntil !== undefined && {
          [slot('paced', event.sender)]: {
            ...{ t: event.pacedUntil, id: event.id, at: event.occurredAt },
          },
        }),
      }
    case 'sent':
      return freeEntry(event)
    case 'delivered':
    case 'read':
      return { delivered: yes(event), ...freeEntry(event) }
    case 'failed':
      // Nothing to take back, so nothing to remember.
      if (event.isUntried) return {}
      return {
        [slot('unsent', event.messageId)]: yes(event),
        ...freeEntry(event),
        ...failurePlaces(event),
      }
    default:
      return {}
  }
}

/** It was shut when the refused message left: what they wrote after that opens another one. */
function shutBy(event: Extract<ConsentEvent, { type: 'message.updated' }>): Fact {
  const told = no(event)
  if (event.leftAt === undefined) return told
  // No message leaves after its failure, whatever our clock says.
  return { t: Math.min(event.leftAt, told.t), id: event.id, at: event.occurredAt }
}

function failurePlaces(event: Extract<ConsentEvent, { type: 'message.updated' }>): Standing {
  switch (event.failure) {
    case 'undelivered':
      // By event, not by message: a slot whose time could move would make `forget` depend on
      // the order of arrival. The event's id is derived from message and state.
      return { [slot('undelivered', event.id)]: no(event) }
    case 'limit':
      return { [slot('limit', event.sender)]: no(event) }
    case 'experiment':
      return { [slot('experiment', event.sender)]: no(event) }
    case 'window':
      return { [slot('shut', event.sender)]: shutBy(event) }
    default:
      return {}
  }
}
