// Meta's error codes and what each means for us. A code that is not here is `unsure`: no opt-out,
// no grant, nothing sent again blindly.
// Source: Meta, WhatsApp Business Platform, "Error codes" (copies of 12 December 2025, 15 May 2026).

import { byCode, type ErrorTable } from '../error-table.ts'
import type { ProviderError } from '../port.ts'

const TABLE: ErrorTable = [
  // The one code by which the person said no (to marketing).
  ['personStop', 'other', [131050]],
  // Not on WhatsApp, old app, terms not accepted, perhaps a block: never an opt-out.
  ['person', 'undelivered', [131026]],
  ['temporary', 'limit', [131049]],
  ['person', 'experiment', [130472]],
  // More than a day since they wrote to this number. Never of templates.
  ['ours', 'window', [131047]],
  ['person', 'other', [130403, 138006, 138009]],
  // The key of whoever holds the account is not the one we know: perhaps somebody else's.
  ['person', 'reassigned', [137000]],
  ['temporary', 'other', [131056, 130429, 80007, 4, 131057, 131016, 131000, 2, 133004, 134101]],
  [
    'ours',
    'other',
    [
      131048, 131064, 368, 131031, 130497, 131042, 133010, 131045, 131037, 190, 0, 3, 10, 131005,
      132001, 132000, 132005, 132007, 132012, 132018, 132015, 132016, 131051, 131053, 131052,
      131008, 131009, 100, 131062, 131063, 131055, 134100, 134102, 131021, 131030,
    ],
  ],
]

const known = byCode(TABLE)
/** Permissions of the token. */
const isPermission = (code: number) => code >= 200 && code <= 299
/** Restricted, locked, unpaid, not registered: the number sends nothing until somebody repairs it. */
const BLOCKED: ReadonlySet<number> = new Set([
  ...[131048, 131064, 368, 131031, 131042, 133010, 131045, 131037],
])
/** The token is wrong or may too little. */
const PAUSED: ReadonlySet<number> = new Set([190, 0, 3, 10, 131005])

/** A template that is being taken over to the Marketing Messages API can be sent after so long. */
export const metaWaitMs = (code: number): number | undefined =>
  code === 134_101 ? 600_000 : undefined

export function metaError(code: number): ProviderError {
  const halts = BLOCKED.has(code)
    ? ('blocked' as const)
    : PAUSED.has(code) || isPermission(code)
      ? ('paused' as const)
      : undefined
  const found = known.get(code) ?? {
    class: isPermission(code) ? ('ours' as const) : ('unsure' as const),
    failure: 'other' as const,
  }
  return { code: String(code), ...found, ...(halts && { halts }) }
}
