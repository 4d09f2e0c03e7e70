// `/v1/breakers`: sets of opt-outs that a provider's error codes made, and what became of them.

import { z } from 'zod'
import { iso } from '../../time.ts'
import { type ApiRoute, route } from '../../web/http/route.ts'
import { noBody, pageQuery } from '../../web/http/schemas.ts'
import type { Breakers, ShownBreaker } from './breaker.ts'

const time = z.iso.datetime()

const breakerAnswer = z
  .strictObject({
    id: z.string(),
    provider: z.string(),
    state: z.enum(['parking', 'parked', 'reverting', 'reverted', 'confirming', 'confirmed']),
    openedAt: time,
    from: time,
    to: time,
    people: z.int(),
    sends: z.int(),
    decisions: z.array(
      z.strictObject({ decision: z.enum(['reverted', 'confirmed']), by: z.string(), at: time }),
    ),
  })
  .meta({ id: 'Breaker' })

const example = {
  id: 'breaker.001795514400000.meta.demo',
  provider: 'meta',
  state: 'parked',
  openedAt: '2026-11-24T10:00:00.000Z',
  from: '2026-11-24T09:50:00.000Z',
  to: '2026-11-24T10:00:00.000Z',
  people: 64,
  sends: 180,
  decisions: [],
}

const GOING = { parked: 'parking', reverted: 'reverting', confirmed: 'confirming' } as const

const breakerJson = (breaker: ShownBreaker) => ({
  id: breaker.id,
  provider: breaker.provider,
  state: breaker.isDone ? breaker.target : GOING[breaker.target],
  openedAt: iso(breaker.openedAt),
  from: iso(breaker.from),
  to: iso(breaker.to),
  people: breaker.people,
  sends: breaker.sends,
  decisions: breaker.decisions.map(({ at, ...decision }) => ({ ...decision, at: iso(at) })),
})

export function breakerRoutes(breakers: Breakers): ApiRoute[] {
  const params = z.strictObject({ id: z.string().max(200) })
  const decide = (
    path: string,
    decision: 'reverted' | 'confirmed',
    summary: string,
    state: string,
  ) =>
    route({
      method: 'post',
      path,
      scope: 'manage',
      tag: 'Breakers',
      summary,
      params,
      body: noBody,
      responses: {
        202: {
          description: 'Decided; the set moves at once, in one go',
          schema: breakerAnswer,
          example: { ...example, state },
        },
      },
      problems: ['not_found'],
      async handle({ params: { id }, caller }) {
        const by = `key ${caller.keyId}`
        const body = breakerJson(await breakers.decide(caller.business, id, decision, by))
        return { status: 202, body }
      },
    })
  return [
    route({
      method: 'get',
      path: '/v1/breakers',
      scope: 'read',
      tag: 'Breakers',
      summary: 'Bursts of opt-outs made by a provider’s error codes, oldest first',
      query: pageQuery,
      responses: {
        200: {
          description: 'A page',
          schema: z.strictObject({ items: z.array(breakerAnswer), next: z.string().nullable() }),
          example: { items: [example], next: null },
        },
      },
      async handle({ query: { after, limit }, caller }) {
        const items = await breakers.list(caller.business, after, limit)
        const next = items.length === limit ? (items.at(-1)?.id ?? null) : null
        return { status: 200, body: { items: items.map(breakerJson), next } }
      },
    }),
    route({
      method: 'get',
      path: '/v1/breakers/:id/people',
      scope: 'read',
      tag: 'Breakers',
      summary: 'Whose opt-outs a set holds',
      params,
      query: pageQuery,
      responses: {
        200: {
          description: 'A page, oldest first',
          schema: z.strictObject({
            items: z.array(z.strictObject({ personId: z.string(), eventId: z.string() })),
            next: z.string().nullable(),
          }),
          example: { items: [{ personId: 'demo.5f0c', eventId: 'meta.x.stop' }], next: null },
        },
      },
      problems: ['not_found'],
      async handle({ params: { id }, query: { after, limit }, caller }) {
        const docs = await breakers.peopleOf(caller.business, id, after, limit)
        const items = docs.map(({ body }) => ({ personId: body.person, eventId: body.event }))
        const next = docs.length === limit ? (docs.at(-1)?.id ?? null) : null
        return { status: 200, body: { items, next } }
      },
    }),
    decide(
      '/v1/breakers/:id/revert',
      'reverted',
      'Take a whole set back: those opt-outs never were; other noes stay',
      'reverting',
    ),
    decide(
      '/v1/breakers/:id/confirm',
      'confirmed',
      'Let a whole set stand as it was first recorded',
      'confirming',
    ),
  ]
}
