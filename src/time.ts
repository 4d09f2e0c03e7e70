// Units of time in milliseconds, and moments as the API writes them.

export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
/** 24 hours, whatever the clocks of a place do. */
export const DAY_MS = 86_400_000

/** ISO 8601, UTC with milliseconds. @param at epoch ms */
export const iso = (at: number): string => new Date(at).toISOString()

/** The same; null stays null. */
export const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at))
