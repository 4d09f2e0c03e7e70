// What happens to one opt-out of a burst, as facts: parked as doubt, then confirmed or voided. Pure.

import type { ConsentEvent, RecordedEvent } from '../../consent/events.ts'
import { isVoided } from '../../consent/kept.ts'
import type { Standing } from '../../consent/standing.ts'

/** An opt-out that a provider's error code made. */
export type ErrorStop = Extract<RecordedEvent, { type: 'marketing.stopped' | 'consent.withdrawn' }>

/** `parked`: marketing waits. `reverted`: it never was. `confirmed`: it stands as first recorded. */
export type Target = 'parked' | 'reverted' | 'confirmed'

const batchOf = (breaker: string, step: number) => `${breaker}.${step}`

/**
 * Brings one opt-out to where the set stands. Sets of earlier steps are voided in the same commit
 * that records the new one, so that at no moment nothing holds marketing back.
 * @param step 0 when parked, one more at each decision
 * @param now epoch ms
 */
export function moved(
  stop: ErrorStop,
  breaker: { readonly id: string; readonly step: number; readonly target: Target },
  standing: Standing,
  now: number,
): ConsentEvent[] {
  const { id, step, target } = breaker
  const base = { recordedAt: now, channel: stop.channel } as const
  const earlier = [
    ...(stop.batch === undefined ? [] : [stop.batch]),
    ...Array.from({ length: step }, (_, k) => batchOf(id, k)),
  ]
  const voids = earlier
    .filter((batch) => !isVoided(standing, batch))
    .map(
      (batch, k): ConsentEvent => ({
        ...{ ...base, id: `${id}.${step}.void.${k}.${stop.id}`, occurredAt: now },
        ...{ type: 'import.finished', actor: 'system', voided: batch, evidence: { breaker: id } },
      }),
    )
  if (target === 'reverted') return voids
  const made = {
    ...{ ...base, id: `${id}.${step}.${stop.id}`, occurredAt: stop.occurredAt },
    ...(stop.precision && { precision: stop.precision }),
    batch: batchOf(id, step),
    evidence: { ...stop.evidence, because: stop.id, breaker: id },
  }
  const again: ConsentEvent =
    target === 'parked'
      ? {
          ...{ ...made, type: 'consent.withdrawn', actor: 'system' },
          ...{ scope: 'marketing', topics: [], doubtful: true },
        }
      : stop.type === 'marketing.stopped'
        ? { ...made, type: 'marketing.stopped', actor: 'platform', sender: stop.sender }
        : {
            ...{ ...made, type: 'consent.withdrawn', actor: 'platform' },
            ...{ scope: stop.scope, topics: stop.topics },
            ...(stop.byStopWord && { byStopWord: true as const }),
          }
  return [...voids, again]
}
