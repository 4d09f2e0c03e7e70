// How many messages a business may send a day just because somebody typed a number: invitations,
// questions of double opt-ins and codes of `/stop`, each kind apart. It guards against SMS pumping
// (fraud that earns on texts sent to numbers of its own). A policy can set it.

import { countryOf, type Person } from '../../people/identify.ts'
import type { Catalog } from '../../settings/catalog.ts'
import type { Share } from './budget.ts'

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
function dailyDefaults(at: number): Defaults {
  const found = DEFAULTS.findLast(({ from }) => from <= at) ?? DEFAULTS[0]
  if (!found) throw new Error('a table of limits without a line')
  return found
}

/** Where a message to this person goes, and what the business may send in a day, there and in all. */
export function dailyLimits(catalog: Catalog, business: string, to: Person, now: number) {
  const policy = catalog.policyAt(business, now).invitations
  const defaults = dailyDefaults(now)
  const perDay = policy?.perDay ?? defaults.perDay
  const perCountryPerDay = policy?.perCountryPerDay ?? defaults.perCountryPerDay
  const country = countryOf(to) ?? 'ZZ'
  const isHome = country === catalog.business(business)?.country
  return { country, isHome, perDay, perCountryPerDay }
}

/** The limits that a message to this person counts against: in all, and to their country. */
export function dailyShares(catalog: Catalog, business: string, to: Person, now: number): Share[] {
  const { country, isHome, perDay, perCountryPerDay } = dailyLimits(catalog, business, to, now)
  const max = isHome ? perDay : perCountryPerDay
  return [
    { name: 'business_a_day', key: 'all', max: perDay },
    { name: 'country_a_day', key: country, max },
  ]
}
