// WhatsApp delivers no marketing templates to people with US numbers.

interface Row {
  /** First day, UTC. */
  readonly from: string
  /** First day on which it is over, UTC; left out: no end announced. */
  readonly until?: string
}

/**
 * Source: Meta, "Per-user marketing template message limits" (29 April 2026): marketing templates
 * to US numbers (+1 and a US area code) are not delivered from 1 April 2025.
 */
const PAUSES: readonly Row[] = [{ from: '2025-04-01' }]

/**
 * Whether marketing to this person is paused.
 * @param country ISO alpha-2 of the phone (by its area code), else of the user id
 * @param at epoch ms
 */
export function isUsMarketingPaused(country: string | undefined, at: number): boolean {
  return (
    country === 'US' &&
    PAUSES.some(
      ({ from, until }) =>
        at >= Date.parse(from) && (until === undefined || at < Date.parse(until)),
    )
  )
}
