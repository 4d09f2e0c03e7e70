// The slots of messages: theirs to us, ours to them, and what became of those.

import type { ConsentEvent, EventBase } from './events.ts'
import type { Fact } from './fact.ts'
import { no, place, yes } from './slot.ts'
import type { Standing } from './standing.ts'

/** Their message. By WhatsApp it opens a window. */
export const received = (event: Extract<ConsentEvent, { type: 'message.received' }>): Standing =>
  event.channel === 'whatsapp'
    ? {
        ...place('inbound', yes(event), event.sender),
        ...place('delivered', yes(event)),
        ...(event.fromAd && place('ad', yes(event), event.sender)),
      }
    : texted(event)

/** Their message on a channel without windows. A text also ends what kept ours from them. */
export const texted = (event: EventBase): Standing => ({
  ...place('delivered', yes(event)),
  ...(event.channel === 'sms' && place('texted', yes(event))),
})

/**
 * A free entry point. Our own reckoning counts from the moment of the advertisement's message, so
 * that whatever the provider tells of it comes later and wins.
 */
function freeEntry(event: Extract<ConsentEvent, { type: 'message.updated' }>): Standing {
  const { sender, freeUntil: until, answersAd } = event
  if (until === undefined) return {}
  return answersAd === undefined
    ? place('free', { ...yes(event), until }, sender)
    : place('reckoned', { t: answersAd, id: event.id, at: event.occurredAt, until }, sender)
}

/** What became of a message of ours. */
export function updated(event: Extract<ConsentEvent, { type: 'message.updated' }>): Standing {
  switch (event.state) {
    case 'sending':
      return sending(event)
    case 'sent':
      return freeEntry(event)
    case 'delivered':
    case 'read':
      return { ...place('delivered', yes(event)), ...freeEntry(event) }
    case 'failed':
      // It never left, so there is no send to take back.
      if (event.isUntried) return {}
      return {
        ...place('unsent', yes(event), event.messageId),
        ...freeEntry(event),
        ...failurePlaces(event),
      }
    default:
      return {}
  }
}

/** A message on its way: it counts towards caps, may ask something, and uses up an allowance. */
function sending(event: Extract<ConsentEvent, { type: 'message.updated' }>): Standing {
  const { messageId, sender, category, asks, pacedUntil } = event
  return {
    ...(category !== undefined && place('sent', { ...yes(event), category }, messageId)),
    ...(asks !== undefined &&
      place('asked', { ...yes(event), answers: asks, message: messageId }, event.channel, sender)),
    // Counts from the end of the allowance, so that the furthest end wins, also where several left
    // within one millisecond.
    ...(pacedUntil !== undefined &&
      place('paced', { t: pacedUntil, id: event.id, at: event.occurredAt }, sender)),
  }
}

/** The window was shut when the refused message left: what they wrote after that opens another. */
function shutBy(event: Extract<ConsentEvent, { type: 'message.updated' }>): Fact {
  const told = no(event)
  if (event.leftAt === undefined) return told
  // No message leaves after its failure, whatever our clock says.
  return { t: Math.min(event.leftAt, told.t), id: event.id, at: event.occurredAt }
}

function failurePlaces(event: Extract<ConsentEvent, { type: 'message.updated' }>): Standing {
  switch (event.failure) {
    case 'undelivered':
      // A slot for each event, not for each message: if a later report could move the time in a
      // slot, what `forget` drops would depend on the order of arrival. `message` tells which of
      // them are reports of one message.
      return place('undelivered', { ...no(event), message: event.messageId }, event.id)
    case 'limit':
      return place('limit', no(event), event.sender)
    case 'experiment':
      return place('experiment', no(event), event.sender)
    case 'window':
      return place('shut', shutBy(event), event.sender)
    default:
      return {}
  }
}
