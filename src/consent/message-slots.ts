// The slots of messages: theirs to us, ours to them, and what became of those.

import type { ConsentEvent, EventBase } from './events.ts'
import { no, slot, yes } from './slot.ts'
import type { Fact, Standing } from './standing.ts'

/** Their message: it opens a window, where it came by WhatsApp. */
export const received = (event: Extract<ConsentEvent, { type: 'message.received' }>): Standing =>
  event.channel === 'whatsapp'
    ? {
        [slot('inbound', event.sender)]: yes(event),
        delivered: yes(event),
        ...(event.fromAd && { [slot('ad', event.sender)]: yes(event) }),
      }
    : texted(event)

/** A message without a window; a text ends what kept ours from them. */
export const texted = (event: EventBase): Standing => ({
  delivered: yes(event),
  ...(event.channel === 'sms' && { texted: yes(event) }),
})

/** What we reckon counts from the advertisement's moment, so that whatever is told of it is later. */
function freeEntry(event: Extract<ConsentEvent, { type: 'message.updated' }>): Standing {
  const { sender, freeUntil: until, answersAd } = event
  if (until === undefined) return {}
  return answersAd === undefined
    ? { [slot('free', sender)]: { ...yes(event), until } }
    : { [slot('reckoned', sender)]: { t: answersAd, id: event.id, at: event.occurredAt, until } }
}

/** What became of a message of ours. */
export function updated(event: Extract<ConsentEvent, { type: 'message.updated' }>): Standing {
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
      // the order of arrival. Which message it is of tells whether it is another one.
      return { [slot('undelivered', event.id)]: { ...no(event), message: event.messageId } }
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
