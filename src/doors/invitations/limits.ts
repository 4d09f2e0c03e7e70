// How many invitations one number may get: these protect people and stay as they are. What a business
// may send in a day stands in `limits/spending.ts`.

import type { Limit } from '../../outbound/limits/turns.ts'
import { DAY_MS } from '../../time.ts'

/** Per number of a business, texts and calls together. */
export const INVITATION_TURNS: readonly Limit[] = [
  { name: 'number_a_day', max: 1, withinMs: DAY_MS },
  { name: 'number_in_30_days', max: 3, withinMs: 30 * DAY_MS },
]

/** While an invitation can be answered, no second one through the same door leaves. */
export const OPEN_MS = { sms: 7 * DAY_MS, voice: DAY_MS } as const
