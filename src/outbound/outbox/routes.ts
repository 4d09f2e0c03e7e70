// `GET /v1/dead-letters`: what nobody will try again.

import { z } from 'zod'
import { iso } from '../../time.ts'
import { type ApiRoute, route } from '../../web/http/route.ts'
import { pageQuery } from '../../web/http/schemas.ts'
import type { DeadLetters } from './dead.ts'

const deadLetterAnswer = z
  .strictObject({
    id: z.string(),
    what: z.enum(['message', 'webhook']),
    about: z.string(),
    via: z.string(),
    at: z.iso.datetime(),
    code: z.string(),
    detail: z.string(),
  })
  .meta({ id: 'DeadLetter' })

export function deadLetterRoutes(deadLetters: DeadLetters): ApiRoute[] {
  return [
    route({
      method: 'get',
      path: '/v1/dead-letters',
      scope: 'read',
      tag: 'Sending',
      summary: 'Messages that failed for good and webhooks given up, newest first, for 31 days',
      query: pageQuery,
      responses: {
        200: {
          description: 'A page; `about` is the id of the message or delivery',
          schema: z.strictObject({
            items: z.array(deadLetterAnswer),
            next: z.string().nullable(),
          }),
          example: {
            items: [
              {
                ...{ id: 'dead_998204485600000_5f0c9d1e2a3b4c5d', what: 'message' },
                ...{ about: 'msg_5f0c', via: 'meta.106540352242922' },
                ...{ at: '2026-11-24T10:00:00.000Z', code: '132001' },
                detail: 'The provider refused how it was sent.',
              },
            ],
            next: null,
          },
        },
      },
      async handle({ query: { after, limit }, caller }) {
        const docs = await deadLetters.list(caller.business, after, limit)
        const items = docs.map(({ id, body: { at, ...letter } }) => ({
          ...{ id, ...letter },
          at: iso(at),
        }))
        const next = docs.length === limit ? (docs.at(-1)?.id ?? null) : null
        return { status: 200, body: { items, next } }
      },
    }),
  ]
}
