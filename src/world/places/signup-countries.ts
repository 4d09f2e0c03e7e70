// Where Meta's own opt-in links (In-App Signup) are not offered, neither to businesses with a number
// there nor to people there.

interface Row {
  readonly countries: string
  /** First day, UTC. */
  readonly from: string
  /** First day on which it is over, UTC; left out: no end announced. */
  readonly until?: string
}

/**
 * Source: Meta, WhatsApp Business Platform, "In-App Signup" (11 June and 3 July 2026): the European
 * Economic Area, the United Kingdom, Brazil, Japan, South Korea, Nigeria, South Africa, Türkiye.
 */
const EXCLUDED: readonly Row[] = [
  {
    // The 27 members of the EU, and Iceland, Liechtenstein, Norway.
    countries:
      'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO',
    from: '2026-06-03',
  },
  { countries: 'GB BR JP KR NG ZA TR', from: '2026-06-03' },
]

/** Whether In-App Signup is closed to a country (ISO 3166-1 alpha-2) at a moment (epoch ms). */
export function isSignupExcluded(country: string | undefined, at: number): boolean {
  return (
    country !== undefined &&
    EXCLUDED.some(
      ({ countries, from, until }) =>
        countries.split(' ').includes(country) &&
        at >= Date.parse(from) &&
        (until === undefined || at < Date.parse(until)),
    )
  )
}
