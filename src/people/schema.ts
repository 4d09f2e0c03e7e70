// How a person is named in a request: a phone, a WhatsApp user id (BSUID), or both.

import { z } from 'zod'

const phone = z
  .string()
  .meta({ description: 'E.164, or as usually typed', example: '+819012345678' })
const userId = z
  .string()
  .meta({ description: 'Business-scoped user id (BSUID)', example: 'JP.13491208655302741918' })

/** `{phone}`, `{userId}` or both; `country` for phones in national form; a bare string is a phone. */
export const personSchema = z
  .union([
    phone,
    z.strictObject({
      phone: phone.optional(),
      userId: userId.optional(),
      country: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .optional()
        .meta({ description: 'ISO 3166-1 alpha-2, for a phone in national form' }),
    }),
  ])
  .meta({ id: 'Person', description: 'A phone, a user id, or both; a bare string is a phone' })

export type PersonInput = z.output<typeof personSchema>
