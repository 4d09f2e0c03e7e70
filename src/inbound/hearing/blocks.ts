// A provider's own list of those not to be written to. The person's own keyword or click there is
// their opt-out of all; what staff or a campaign put on it is a hold, which only they can lift.

import type { CommandBase } from '../../consent/commands.ts'
import { decide } from '../../consent/decide.ts'
import type { ConsentEvent } from '../../consent/events.ts'
import { listLiftOf } from '../../consent/kept.ts'
import { evolve, type Standing } from '../../consent/standing.ts'
import { indexOf } from '../../consent/standing-index.ts'
import type { PersonKey } from '../../ledger/port.ts'
import type { Heard } from '../../providers/port.ts'

type Base = Omit<CommandBase, 'actor'>

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
  if (heard.isBlocked && heard.by !== 'business') {
    const order = { type: 'withdraw', scope: 'all', topics: [] } as const
    const byStopWord = heard.by === 'keyword'
    return decide({ ...base, actor: 'person', evidence, ...order, byStopWord }, standing)
  }
  const common = { ...base, actor: 'provider', evidence } as const
  const told = heard.isBlocked
    ? decide(
        {
          ...{ ...common, type: 'hold', holdId: `${list}.${base.occurredAt}~${person}` },
          evidence: { ...evidence, reason: `On the list of ${provider}.` },
        },
        standing,
      )
    : decide({ ...common, type: 'lift-list', list }, standing)
  return [...told, ...liftsOf(list, common, told.reduce(evolve, standing))]
}

/** Lifts the holds for a list that are older than their removal from it, in whatever order they came. */
function liftsOf(
  list: string,
  { id, now, channel, actor, evidence }: CommandBase,
  standing: Standing,
): ConsentEvent[] {
  const off = listLiftOf(standing, list)
  if (!off) return []
  return [...indexOf(standing).holds]
    .filter(([holdId, hold]) => holdId.startsWith(`${list}.`) && hold.t < off.t)
    .flatMap(([holdId]) =>
      decide(
        {
          ...{ id: `${id}.${holdId}`, occurredAt: off.t, now, channel, actor },
          ...{ type: 'lift-hold', holdId, evidence: { ...evidence, because: off.id } },
        },
        standing,
      ),
    )
}
