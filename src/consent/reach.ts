// Whether messages can reach a person at all, over WhatsApp and as texts.

import type { Fact } from './fact.ts'
import { lastThree, type Standing } from './standing.ts'
import { indexOf } from './standing-index.ts'

/** The failure that made the address undeliverable, or undefined when it is not. */
export function undeliverableOf(standing: Standing): Fact | undefined {
  const index = indexOf(standing)
  const cleared = index.delivered?.t ?? 0
  if (index.unreachable && index.unreachable.t >= cleared) return index.unreachable
  return lastThree(index.undelivered.filter(({ t }) => t >= cleared))?.third
}

/** Their no to texts, given to a carrier or a provider's list. It ends when they text us. */
export function textNoOf(standing: Standing): Fact | undefined {
  const { textNo, texted } = indexOf(standing)
  return textNo && textNo.t >= (texted?.t ?? 0) ? textNo : undefined
}

/** Why no text may be sent to them, until they text us: they want none, or none reaches them. */
export function textBarOf(standing: Standing): Fact | undefined {
  const { textless, texted } = indexOf(standing)
  return textNoOf(standing) ?? (textless && textless.t >= (texted?.t ?? 0) ? textless : undefined)
}
