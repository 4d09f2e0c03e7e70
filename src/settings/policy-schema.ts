// What a business asks of every message of its own, beyond what the rules ask of all.

import { z } from 'zod'
import { category, clock, country, strength } from './fields.ts'

export const policy = z
  .strictObject({
    minimumStrength: z
      .strictObject({
        marketing: strength.default('explicit'),
        utility: strength.default('recorded'),
        authentication: strength.default('recorded'),
      })
      .prefault({}),
    consentLifetimeDays: z.int().min(1).max(36_500).optional(),
    quietHours: z
      .strictObject({ from: clock, to: clock, categories: z.array(category).min(1) })
      .optional(),
    frequencyCap: z
      .array(
        z.strictObject({
          category,
          max: z.int().min(0).max(1000),
          perHours: z.int().min(1).max(744),
        }),
      )
      .max(10)
      .optional(),
    blockedCountries: z.array(country).max(250).optional(),
    /**
     * Within 24 hours, in all and to each country other than the business's own. Questions of
     * double opt-ins that leave by SMS or as a template have as many of their own, and codes of
     * `/stop` to other countries.
     */
    invitations: z
      .strictObject({
        perDay: z.int().min(0).max(1_000_000).optional(),
        perCountryPerDay: z.int().min(0).max(1_000_000).optional(),
      })
      .optional(),
    /** When opt-outs made by a provider's error codes are parked: so many in so long, and a share. */
    breaker: z
      .strictObject({
        stops: z.int().min(1).max(100_000),
        minutes: z.int().min(1).max(1_440),
        share: z.number().min(0).max(1),
      })
      .optional(),
  })
  .meta({ id: 'Policy' })

export type Policy = z.output<typeof policy>
