// Who may do and hear what: API keys, webhook endpoints, staff passes.

import { z } from 'zod'
import { slug, words } from './fields.ts'

export const scopes = z.enum(['check', 'record', 'send', 'read', 'manage'])
export const apiKey = z
  .strictObject({ scopes: z.array(scopes).min(1), label: words(100).optional() })
  .meta({ id: 'ApiKeyRequest' })
/** A revoked key stays revoked. */
export const apiKeyChange = apiKey
  .partial()
  .extend({ label: words(100).nullable().optional(), revoked: z.literal(true).optional() })
  .meta({ id: 'ApiKeyChange' })

/** What servers can ask to be told of. */
export const WEBHOOK_TYPES = [
  'consent.given',
  'consent.pending',
  'consent.withdrawn',
  'marketing.stopped',
  'marketing.resumed',
  'hold.placed',
  'hold.lifted',
  'message.updated',
  'person.merged',
  'person.erased',
  'import.finished',
] as const
export type WebhookType = (typeof WEBHOOK_TYPES)[number]

export const webhookEndpoint = z
  .strictObject({
    url: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .refine(
        (url) =>
          url.startsWith('https:') ||
          /^http:\/\/(localhost|127(\.\d{1,3}){3})(:\d+)?(\/|$)/.test(url),
        {
          message: 'https, or a loopback address.',
        },
      )
      .refine((url) => !/^[a-z]+:\/\/[^/?#]*@/i.test(url), {
        message: 'No name or password: they would stand in every answer. Webhooks are signed.',
      }),
    types: z.array(z.enum(WEBHOOK_TYPES)).min(1).max(50),
    disabled: z.boolean().optional(),
  })
  .meta({ id: 'WebhookEndpoint' })

/** Lets somebody of the business record what people said or signed before them. */
export const staffPass = z
  .strictObject({
    staffId: words(60).meta({ description: 'Who records: a staff number or a name' }),
    place: words(100).optional(),
    entryPoints: z.array(slug).min(1).max(50),
    days: z.int().min(1).max(365).optional().meta({ description: '90 when left out' }),
  })
  .meta({ id: 'StaffPass' })
