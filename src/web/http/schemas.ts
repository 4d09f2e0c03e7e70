// Fields that many requests have.

import { z } from 'zod'

/** ISO 8601 with an offset or `Z`. */
export const timeSchema = z.iso.datetime({ offset: true })

/**
 * The body of a request that says all it has to say by its address: none, or an empty object. What
 * somebody writes there, `{"dryRun": true}`, is refused and not passed over.
 */
export const noBody = z.strictObject({}).optional()

/** `after` and `limit` of every list. */
export const pageQuery = z.strictObject({
  /** Empty, as some build addresses: from the start. */
  after: z
    .string()
    .max(500)
    .transform((cursor) => cursor || undefined)
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
