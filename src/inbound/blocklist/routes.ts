// `/v1/blocklist-comparisons`: our noes against a provider's own list.

import { z } from 'zod'
import { ToolkitError } from '../../errors.ts'
import type { Doc } from '../../ledger/port.ts'
import { iso } from '../../time.ts'
import { type ApiRoute, route } from '../../web/http/route.ts'
import { pageQuery } from '../../web/http/schemas.ts'
import type { Comparison, Comparisons } from './comparisons.ts'

const difference = z.strictObject({
  personId: z.string(),
  person: z.array(z.string()),
  source: z.string().nullable(),
})
const comparisonAnswer = z
  .strictObject({
    id: z.string(),
    provider: z.string(),
    state: z.enum(['running', 'finished', 'failed']),
    take: z.boolean(),
    daily: z.boolean(),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    error: z.string().nullable(),
    same: z.int().nullable(),
    onlyTheirs: z.int().nullable(),
    onlyOurs: z.int().nullable(),
    taken: z.int().nullable(),
    theirs: z.array(difference),
    ours: z.array(difference),
  })
  .meta({ id: 'BlocklistComparison' })

const example = {
  id: 'cmp_5f0c',
  provider: 'infobip',
  state: 'finished',
  take: false,
  daily: true,
  startedAt: '2026-11-24T10:00:00.000Z',
  finishedAt: '2026-11-24T10:00:03.000Z',
  error: null,
  same: 120,
  onlyTheirs: 1,
  onlyOurs: 0,
  taken: 0,
  theirs: [{ personId: 'demo.5f0c', person: ['+81 •••• 5678'], source: 'CUSTOM' }],
  ours: [],
}

/** As the API and the command line show it. */
export function comparisonJson({ id, body }: Doc<Comparison>) {
  const { report, startedAt, finishedAt, ...about } = body
  const none = { same: null, onlyTheirs: null, onlyOurs: null, taken: null, theirs: [], ours: [] }
  return {
    ...{ id, daily: false, ...about, startedAt: iso(startedAt) },
    ...{ finishedAt: finishedAt === null ? null : iso(finishedAt) },
    ...(report ?? none),
  }
}

export function comparisonRoutes(comparisons: Comparisons): ApiRoute[] {
  const common = { scope: 'manage', tag: 'Block lists' } as const
  return [
    route({
      ...common,
      method: 'post',
      path: '/v1/blocklist-comparisons',
      summary: 'Compare our opt-outs of all with a provider’s own block list; grants nothing',
      body: z.strictObject({
        provider: z.enum(['meta', 'twilio', 'infobip']),
        take: z.boolean().optional(),
      }),
      bodyExample: { provider: 'infobip' },
      responses: {
        202: {
          description: 'Under way; with `take`, theirs become opt-outs of all',
          schema: comparisonAnswer,
          example: { ...example, state: 'running', daily: false, finishedAt: null },
        },
      },
      problems: ['field_invalid'],
      async handle({ body: { provider, take = false }, caller, now }) {
        if (!comparisons.providers.includes(provider)) {
          const why =
            provider === 'infobip'
              ? 'Infobip has no credentials here.'
              : 'This provider has no block list of people who stopped us that can be read.'
          throw new ToolkitError('field_invalid', why, {
            faults: [{ path: 'provider', code: 'field_invalid', message: why }],
          })
        }
        const id = await comparisons.ask(caller.business, provider, take, now)
        return { status: 202, body: comparisonJson(await comparisons.get(caller.business, id)) }
      },
    }),
    route({
      ...common,
      method: 'get',
      path: '/v1/blocklist-comparisons',
      summary: 'Comparisons of the last 90 days, newest first; one of each day is made by itself',
      query: pageQuery,
      responses: {
        200: {
          description: 'A page; whom they name is told by each alone',
          schema: z.strictObject({
            items: z.array(comparisonAnswer),
            next: z.string().nullable(),
          }),
          example: { items: [{ ...example, theirs: [] }], next: null },
        },
      },
      async handle({ query: { after, limit }, caller }) {
        const found = await comparisons.list(caller.business, after, limit)
        const items = found.map((doc) => ({ ...comparisonJson(doc), theirs: [], ours: [] }))
        const next = found.length === limit ? (found.at(-1)?.id ?? null) : null
        return { status: 200, body: { items, next } }
      },
    }),
    route({
      ...common,
      method: 'get',
      path: '/v1/blocklist-comparisons/:id',
      summary: 'What differs; the first 1,000 of each kind by name',
      params: z.strictObject({ id: z.string().max(100) }),
      responses: { 200: { description: 'The report', schema: comparisonAnswer, example } },
      problems: ['not_found'],
      async handle({ params: { id }, caller }) {
        return { status: 200, body: comparisonJson(await comparisons.get(caller.business, id)) }
      },
    }),
  ]
}
