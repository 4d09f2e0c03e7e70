// `/v1/set-aside`: what webhooks said and could not be placed.

import { z } from 'zod'
import { ToolkitError } from '../../errors.ts'
import { iso } from '../../time.ts'
import { type ApiRoute, route } from '../../web/http/route.ts'
import { pageQuery } from '../../web/http/schemas.ts'
import type { Aside, AsideEntry } from './aside.ts'

const entry = {
  id: z.string(),
  provider: z.string(),
  reason: z.string(),
  what: z.string(),
  at: z.iso.datetime(),
  isOwn: z.boolean(),
}
const example = {
  ...{ id: 'aside_998204485600000_mD3kq', provider: 'meta', reason: 'unknown_message' },
  ...{ what: 'status', at: '2026-11-24T10:00:00.000Z', isOwn: true },
}
const json = ({ at, ...about }: AsideEntry) => ({ ...about, at: iso(at) })

export function asideRoutes(aside: Aside): ApiRoute[] {
  const common = { method: 'get', scope: 'manage', tag: 'Webhooks in' } as const
  return [
    route({
      ...common,
      path: '/v1/set-aside',
      summary: 'What webhooks said and could not be placed, newest first, for 30 days',
      query: pageQuery,
      responses: {
        200: {
          description: 'A page, without content',
          schema: z.strictObject({
            items: z.array(z.strictObject(entry).meta({ id: 'SetAside' })),
            next: z.string().nullable(),
          }),
          example: { items: [example], next: null },
        },
      },
      async handle({ query: { after, limit }, caller }) {
        const items = await aside.list(caller.business, after, limit)
        const next = items.length === limit ? (items.at(-1)?.id ?? null) : null
        return { status: 200, body: { items: items.map(json), next } }
      },
    }),
    route({
      ...common,
      path: '/v1/set-aside/:id',
      summary: 'One of them, with what was said; null where it may be another business’s',
      params: z.strictObject({ id: z.string().max(100) }),
      responses: {
        200: {
          description: 'As it came',
          schema: z
            .strictObject({ ...entry, content: z.string().nullable() })
            .meta({ id: 'SetAsideContent' }),
          example: { ...example, content: '{"type":"status"}' },
        },
      },
      problems: ['not_found'],
      async handle({ params, caller }) {
        const found = await aside.open(caller.business, params.id)
        if (!found) throw new ToolkitError('not_found', 'There is no such entry.')
        const { content, ...about } = found
        return { status: 200, body: { ...json(about), content } }
      },
    }),
  ]
}
