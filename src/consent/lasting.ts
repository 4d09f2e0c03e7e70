// How long a grant lasts: consents can grow too old, and a business can publish its notice anew in a
// way that asks for consent again.

import { DAY_MS } from '../time.ts'
import type { GrantFact } from './fact.ts'

/** What a business has set about it. */
export interface Lasting {
  readonly consentLifetimeDays?: number | undefined
  /** When the notice of a grant stopped covering it, epoch ms; undefined while it does. */
  readonly outdatedFrom?: (grant: GrantFact) => number | undefined
}

/** Since when a grant is too old, or its notice outdated, where that is so at `at`; epoch ms. */
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
