// The delivery log of a webhook endpoint, and replay from a cursor of the feed.

import { z } from 'zod'
import { ToolkitError } from '../../errors.ts'
import type { Ledger } from '../../ledger/port.ts'
import type { Catalog } from '../../settings/catalog.ts'
import { iso } from '../../time.ts'
import { type ApiRoute, route } from '../../web/http/route.ts'
import { pageQuery } from '../../web/http/schemas.ts'
import type { Deliveries } from './deliveries.ts'

const params = z.strictObject({ id: z.string().max(100) })
const time = z.iso.datetime()

const deliveryAnswer = z
  .strictObject({
    id: z.string(),
    type: z.string(),
    eventId: z.string(),
    state: z.enum(['waiting', 'delivered', 'failed']),
    tries: z.array(
      z.strictObject({
        at: time,
        status: z.union([z.int(), z.string()]).meta({
          description:
            'Of HTTP; or `timeout`, `connection`, `disabled`, `not_public` (nothing was sent)',
        }),
      }),
    ),
  })
  .meta({ id: 'Delivery' })

/** So many events one call of replay queues. */
const REPLAY_MOST = 500

export function webhookRoutes(deps: {
  readonly deliveries: Deliveries
  readonly catalog: Catalog
  readonly ledger: Ledger
}): ApiRoute[] {
  const { deliveries, catalog, ledger } = deps
  const common = { scope: 'manage', tag: 'Webhooks out', params } as const
  const known = (business: string, id: string) => {
    if (catalog.doc('webhook-endpoint', id)?.business === business) return id
    throw new ToolkitError('not_found', 'There is no such webhook endpoint.')
  }
  return [
    route({
      ...common,
      method: 'get',
      path: '/v1/webhook-endpoints/:id/deliveries',
      summary: 'What was delivered, and every try',
      query: pageQuery,
      responses: {
        200: {
          description: 'A page, oldest first',
          schema: z.strictObject({ items: z.array(deliveryAnswer), next: z.string().nullable() }),
        },
      },
      problems: ['not_found'],
      async handle({ caller, params, query }) {
        const id = known(caller.business, params.id)
        const docs = await deliveries.list(caller.business, id, query.after, query.limit)
        return {
          status: 200,
          body: {
            items: docs.map(({ id, body: { type, eventId, state, tries } }) => ({
              id,
              type,
              eventId,
              state,
              tries: tries.map(({ at, status }) => ({ at: iso(at), status })),
            })),
            next: docs.length === query.limit ? (docs.at(-1)?.id ?? null) : null,
          },
        }
      },
    }),
    route({
      ...common,
      method: 'post',
      path: '/v1/webhook-endpoints/:id/replay',
      summary: 'Deliver again what was recorded after a cursor of the feed, a page at a time',
      body: z.strictObject({
        after: z.string().max(200).optional(),
        limit: z.int().min(1).max(REPLAY_MOST).optional(),
      }),
      bodyExample: { limit: 100 },
      responses: {
        202: {
          description: 'Queued; go on from `next` while `queued` is not 0',
          schema: z.strictObject({ queued: z.int(), next: z.string().nullable() }),
        },
      },
      problems: ['not_found'],
      async handle({ caller, params, body, now }) {
        const id = known(caller.business, params.id)
        const limit = body.limit ?? REPLAY_MOST
        const page = await ledger.feed(caller.business, body.after, limit)
        for (const event of page.events) {
          await deliveries.keep(id, caller.business, event, String(now))
        }
        return { status: 202, body: { queued: page.events.length, next: page.next || null } }
      },
    }),
  ]
}
