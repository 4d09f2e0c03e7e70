// `POST /v1/links`: a preference link for the business's own mails and pages.

import { z } from 'zod'
import type { Keyring } from '../../keys/keyring.ts'
import { identify } from '../../people/identify.ts'
import { personSchema } from '../../people/schema.ts'
import { iso } from '../../time.ts'
import { type ApiRoute, route } from '../../web/http/route.ts'
import { preferenceLink } from './token.ts'

const linkRequest = z
  .strictObject({ person: personSchema, purpose: z.literal('preferences') })
  .meta({ id: 'LinkRequest' })

const linkAnswer = z
  .strictObject({ url: z.url(), expiresAt: z.iso.datetime() })
  .meta({ id: 'Link' })

/**
 * Also for somebody nothing is recorded about: the first they say may be a no. The address takes
 * RFC 8058 posts (`List-Unsubscribe-Post: List-Unsubscribe=One-Click`), which stop marketing.
 */
export function linkRoutes(deps: {
  readonly keyring: Keyring
  readonly publicUrl: string
}): ApiRoute[] {
  return [
    route({
      method: 'post',
      path: '/v1/links',
      scope: 'record',
      tag: 'Recording',
      summary: 'A link to a person’s preference page, for mails and pages of the business',
      body: linkRequest,
      bodyExample: { person: { phone: '+819012345678' }, purpose: 'preferences' },
      responses: {
        201: {
          description: 'Works for 30 days; a post of `List-Unsubscribe=One-Click` stops marketing',
          schema: linkAnswer,
          example: {
            url: 'https://example.com/p/1mZk0',
            expiresAt: '2026-12-22T09:00:00.000Z',
          },
        },
      },
      problems: ['phone_invalid', 'person_invalid'],
      handle({ body, caller, now }) {
        const about = { business: caller.business, person: identify(body.person, 'person') }
        const made = preferenceLink(
          deps.keyring,
          deps.publicUrl,
          { ...about, origin: 'business' },
          now,
        )
        return {
          status: 201,
          body: { url: made.url, expiresAt: iso(made.expiresAt) },
        }
      },
    }),
  ]
}
