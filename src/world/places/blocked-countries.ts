// Countries where Meta lets nobody be messaged.

interface Row {
  readonly country: string
  /** First day, UTC; left out: since ever. */
  readonly from?: string
  /** First day on which it is over, UTC. */
  readonly until?: string
}

/**
 * Source: Meta, WhatsApp Business Platform support, "country restrictions" (copy of January
 * 2026). Crimea, Donetsk and Luhansk are blocked too, but no number tells them from the rest of
 * Ukraine. Türkiye opened on 2024-05-15.
 */
const BLOCKED: readonly Row[] = [
  { country: 'CU' },
  { country: 'IR' },
  { country: 'KP' },
  { country: 'SY' },
  { country: 'TR', until: '2024-05-15' },
]

/** Whether Meta blocked this country (ISO alpha-2) at a moment (epoch ms). */
export function isBlockedCountry(country: string, at: number): boolean {
  return BLOCKED.some(
    (row) =>
      row.country === country &&
      (row.from === undefined || at >= Date.parse(row.from)) &&
      (row.until === undefined || at < Date.parse(row.until)),
  )
}
