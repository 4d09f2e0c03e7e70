// What lifts a no of the person's, and WhatsApp's own stop: acts of the person, and START. Moments are
// epoch ms.

import { type Fact, isFromAddress } from './fact.ts'
import type { Index } from './standing-index.ts'

/** Moments of the acts from the address itself that granted this topic. */
export function actsOf(index: Index, topic: string): number[] {
  const lifted = index.lifted.get(topic)
  const acts = lifted ? [lifted.t] : []
  for (const grant of index.grants) {
    if (grant.topic === topic && isFromAddress(grant.cls)) acts.push(grant.t)
  }
  return acts
}

/** Moment of the latest of these; 0 when there are none. */
export const liftOf = (index: Index, topic: string): number => Math.max(0, ...actsOf(index, topic))

/** Moment of the latest act of the person's own that granted this topic, typed or from the address. */
export function ownActOf(index: Index, topic: string): number {
  let act = Math.max(liftOf(index, topic), index.acted.get(topic)?.t ?? 0)
  for (const grant of index.grants) {
    if (grant.topic === topic && grant.cls === 'typed') act = Math.max(act, grant.t)
  }
  return act
}

/** Whether START lifted a no: it lifts stop words only, and at equal times the no stands. */
export function isRestored(index: Index, no: Fact): boolean {
  return no === index.stop && index.start !== undefined && index.start.t > no.t
}

/** Whether an act of theirs from the address, for whatever topic, came after a no. */
export const isActedAfter = (index: Index, no: Fact): boolean =>
  index.grants.some((grant) => isFromAddress(grant.cls) && grant.t > no.t) ||
  [...index.lifted.values()].some(({ t }) => t > no.t)
