// Facts that say that somebody cannot be reached any more, or can be again. They change no standing,
// which follows from the messages themselves: they tell whoever reads the history or gets webhooks.

import type { ConsentEvent } from '../consent/events.ts'
import { textBarOf, undeliverableOf } from '../consent/reach.ts'
import { evolve, type Standing } from '../consent/standing.ts'

/** The facts to be added to others that are being recorded. Pure. */
export const reachEvents = (
  events: readonly ConsentEvent[],
  standing: Standing,
): ConsentEvent[] => [...lost(events, standing), ...reachedAgain(events, standing)]

/** Where one more failure makes the person undeliverable. */
function lost(events: readonly ConsentEvent[], standing: Standing): ConsentEvent[] {
  const failure = events.find(
    (event) => event.type === 'message.updated' && event.failure === 'undelivered',
  )
  if (!failure || undeliverableOf(standing)) return []
  if (!undeliverableOf(events.reduce(evolve, standing))) return []
  return [{ ...toldBy(failure, 'lost'), type: 'undeliverable.marked', told: true }]
}

function reachedAgain(events: readonly ConsentEvent[], standing: Standing): ConsentEvent[] {
  const proof = events.find(
    (event) =>
      event.type === 'message.received' ||
      (event.type === 'message.updated' && (event.state === 'delivered' || event.state === 'read')),
  )
  if (!proof) return []
  const isText = proof.type === 'message.received' && proof.channel === 'sms'
  const failure = undeliverableOf(standing) ?? (isText ? textBarOf(standing) : undefined)
  if (!failure || failure.t > proof.occurredAt) return []
  return [{ ...toldBy(proof, 'reached'), type: 'undeliverable.cleared' }]
}

function toldBy(fact: ConsentEvent, what: 'lost' | 'reached') {
  const { id, occurredAt, recordedAt, precision, channel, actor } = fact
  return {
    ...{ id: `${id}.${what}`, occurredAt, recordedAt, channel, actor },
    ...(precision && { precision }),
    evidence: { because: id },
  }
}
