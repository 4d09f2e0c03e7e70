// How long a grant covers what it was given for: consents can grow old, and a notice can be published
// anew in a way that asks for consent again.

import { DAY_MS } from '../time.ts'
import type { GrantFact } from './fact.ts'

/** What a business has set about it. */
export interface Lasting {
  readonly consentLifetimeDays?: number | undefined
  /** When the notice of a grant stopped covering it, epoch ms; undefined while it does. */
  readonly outdatedFrom?: (grant: GrantFact) => number | undefined
}

/** The moments that came by `at` (epoch ms) from which a grant is too old, or its notice another one. */
export function endsOf(
  grant: GrantFact,
  { consentLifetimeDays: days, outdatedFrom }: Lasting,
  at: number,
): { readonly expired?: number; readonly outdated?: number } {
  const expired = days === undefined ? undefined : grant.t + days * DAY_MS
  const outdated = outdatedFrom?.(grant)
  return {
    ...(expired !== undefined && at >= expired && { expired }),
    ...(outdated !== undefined && at >= outdated && { outdated }),
  }
}
