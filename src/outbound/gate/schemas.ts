// Requests and answers of the message routes.

import { z } from 'zod'
import { eligibilityAnswer } from '../../check/schemas.ts'
import { personSchema } from '../../people/schema.ts'
import { category, recordOf } from '../../settings/fields.ts'
import { MESSAGE_STATES } from './message.ts'

/** WhatsApp's most for a text; a variable may be no longer either. */
const TEXT_MOST = 4_096
const variable = z.string().min(1).max(1_024)
/** What a button of our own questions sends back: nobody else's may. */
const OURS = /^(CONFIRM|DECLINE):/
const payload = z
  .string()
  .min(1)
  .max(128)
  .refine((text) => !OURS.test(text), '`CONFIRM:` and `DECLINE:` are answers to our own questions.')

export const messageRequest = z.strictObject({
  to: personSchema,
  sender: z.string().min(1).max(64).optional(),
  message: z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('template'),
      template: z.string().min(1).max(512),
      language: z.string().min(1).max(35).optional(),
      variables: z
        .union([
          z.array(variable).max(50),
          recordOf(z.string().max(60), variable, 'No name of a variable.'),
        ])
        .optional(),
      payloads: z
        .array(payload)
        .min(1)
        .max(10)
        .optional()
        .describe(
          'What the quick replies send back, in their order, for example `OPTOUT_MARKETING`. Meta ' +
            'and Infobip; at Twilio the content template holds them.',
        ),
      topic: z.string().min(1).max(64).optional(),
      category: category.optional(),
    }),
    z.strictObject({
      type: z.literal('freeform'),
      text: z.string().trim().min(1).max(TEXT_MOST),
    }),
  ]),
})

export const messageAccepted = z
  .strictObject({ messageId: z.string(), decision: eligibilityAnswer })
  .meta({ id: 'MessageAccepted' })

export const messageAnswer = z
  .strictObject({
    id: z.string(),
    state: z.enum(MESSAGE_STATES),
    error: z
      .strictObject({
        class: z.enum(['personStop', 'person', 'temporary', 'ours', 'unsure']),
        code: z.string(),
        detail: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'SentMessage' })
