// How a door does: looked at, started, asked, agreed, ended. Robots stand apart, and a click is
// never called a consent.

import { z } from 'zod'
import { ToolkitError } from '../../errors.ts'
import type { Catalog } from '../../settings/catalog.ts'
import { slug as slugSchema } from '../../settings/fields.ts'
import { type ApiRoute, route } from '../../web/http/route.ts'
import { noBody } from '../../web/http/schemas.ts'
import type { Counter } from './counter.ts'
import { daysOf, PAGES_MOST, type ReadCounts, totalOf } from './counts.ts'

const count = z.int().min(0)
const started = count.meta({
  description: 'Began to fill in or key, and messages that came through the door',
})
const looks = { shown: count, scanned: count, clicked: count, started }
const counts = z
  .strictObject({
    ...looks,
    pending: count,
    given: count,
    refused: count,
    withdrawn: count,
    robots: z
      .strictObject({ ...looks, refused: count })
      .meta({ description: 'Crawlers, previews, prefetch, answering machines: no people' }),
    doubleOptIn: z.strictObject({ asked: count, answered: count, unanswered: count }).meta({
      description:
        'People to whom a question of a double opt-in left on these days, and how many of them ever answered; asked again before they answer, they count once',
    }),
  })
  .meta({ id: 'Counts' })
const day = z.iso.date()
const answer = z
  .strictObject({
    slug: z.string(),
    totals: counts,
    days: z.array(counts.extend({ day })),
    upToDate: z.boolean().meta({
      description: 'False while facts wait to be counted: ask again in a moment',
    }),
  })
  .meta({ id: 'EntryPointCounts' })

export function countingRoutes(deps: {
  readonly catalog: Catalog
  readonly counter: Counter
  readonly readCounts: ReadCounts
}): ApiRoute[] {
  const { catalog, counter, readCounts } = deps
  return [
    route({
      method: 'get',
      path: '/v1/entry-points/:slug/counts',
      scope: 'manage',
      tag: 'Entry points',
      summary: 'What an entry point led to, by day (UTC)',
      params: z.strictObject({ slug: slugSchema }),
      query: z.strictObject({ from: day.optional(), to: day.optional() }),
      responses: { 200: { description: 'Days on which anything happened', schema: answer } },
      problems: ['not_found', 'field_invalid'],
      async handle({ caller: { business }, params: { slug }, query: { from, to } }) {
        if (catalog.entryPoint(slug)?.business !== business) {
          throw new ToolkitError('not_found', 'There is no such entry point.')
        }
        if (from !== undefined && to !== undefined && from > to) {
          const faults = [{ path: 'query.from', code: 'after_to', message: 'Later than `to`.' }]
          throw new ToolkitError('field_invalid', '`from` is later than `to`.', { faults })
        }
        const { doors, upToDate } = await readCounts(business, [slug])
        const all = doors.get(slug) ?? {}
        const days = daysOf(all, { from, to }).map(([at, each]) => ({ day: at, ...each }))
        const totals = totalOf(all, { from, to })
        return { status: 200, body: { slug, totals, days, upToDate } }
      },
    }),
    route({
      method: 'post',
      path: '/v1/counts/recount',
      scope: 'manage',
      tag: 'Entry points',
      summary: 'Count the outcomes of all entry points anew, from the first fact on',
      body: noBody,
      responses: {
        202: {
          description:
            'Begun; what pages and calls tell, looks and noes of nobody known, stays as it is',
          schema: z.strictObject({ upToDate: z.boolean() }),
        },
      },
      async handle({ caller: { business } }) {
        await counter.recount(business)
        return { status: 202, body: { upToDate: await counter.catchUp(business, PAGES_MOST) } }
      },
    }),
  ]
}
