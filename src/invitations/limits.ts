// How many invitations may leave: limits per number protect people and stay as they are; limits
// per country and business guard against texts sent so that somebody earns on them ("SMS
// pumping"), and can be set in the policy.

import type { Limit } from '../limits/turns.ts'

const DAY_MS = 86_400_000

/** Per number of a business, texts and calls together. */
export const INVITATION_TURNS: readonly Limit[] = [
  { name: 'number_a_day', max: 1, withinMs: DAY_MS },
  { name: 'number_in_30_days', max: 3, withinMs: 30 * DAY_MS },
]

/** While an invitation can be answered, no second one through the same door leaves. */
export const OPEN_MS = { sms: 7 * DAY_MS, voice: DAY_MS } as const

interface Defaults {
  /** Epoch ms from which they are in force. */
  readonly from: number
  /** Of a business, within 24 hours. */
  readonly perDay: number
  /** The same to each country other than its own. */
  readonly perCountryPerDay: number
}

/** Newest last. Source: own judgement; a business that needs more says so in its policy. */
const DEFAULTS: readonly Defaults[] = [
  { from: Date.UTC(2026, 10, 24), perDay: 1_000, perCountryPerDay: 50 },
]

/** The limits in force where the policy sets none; before the first, the first. */
export function invitationDefaults(at: number): Defaults {
  const found = DEFAULTS.findLast(({ from }) => from <= at) ?? DEFAULTS[0]
  if (!found) throw new Error('a table of limits without a line')
  return found
}
