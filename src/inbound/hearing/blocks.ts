// A provider's own list of those not to be written to. The person's own keyword or click there is
// their opt-out of all; what staff or a campaign put on it is a hold, which only they can lift.

import { decide } from '../../consent/decide.ts'
import type { ConsentEvent } from '../../consent/events.ts'
import { indexOf } from '../../consent/index.ts'
import type { Standing } from '../../consent/standing.ts'
import type { PersonKey } from '../../ledger/port.ts'
import type { Heard } from '../../providers/port.ts'

type Base = Omit<Parameters<typeof decide>[0], 'type' | 'actor'>

/** @param person whose key the hold's id ends in, so that it can be lifted by its id */
export function blockEvents(
  heard: Extract<Heard, { type: 'block' }>,
  base: Base,
  about: { readonly provider: string; readonly person: PersonKey },
  standing: Standing,
): ConsentEvent[] {
  const { provider, person } = about
  const list = `${provider}.${heard.receiver ?? 'all'}.${heard.list}`
  const evidence = { provider, list: heard.list, by: heard.by }
  if (!heard.isBlocked) {
    const holds = [...indexOf(standing).holds]
    return holds
      .filter(([id, hold]) => id.startsWith(`${list}.`) && hold.t <= base.occurredAt)
      .flatMap(([holdId]) => {
        const id = `${base.id}.${holdId}`
        return decide(
          { ...base, id, actor: 'provider', evidence, type: 'lift-hold', holdId },
          standing,
        )
      })
  }
  if (heard.by === 'business') {
    const reason = `On the list of ${provider}.`
    const holdId = `${list}.${base.occurredAt}~${person}`
    const told = { ...evidence, reason }
    return decide({ ...base, actor: 'provider', evidence: told, type: 'hold', holdId }, standing)
  }
  const order = { type: 'withdraw', scope: 'all', topics: [] } as const
  const byStopWord = heard.by === 'keyword'
  return decide({ ...base, actor: 'person', evidence, ...order, byStopWord }, standing)
}
