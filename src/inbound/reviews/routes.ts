// `/v1/reviews`: wording in doubt, as its business may read and decide about it.

import { z } from 'zod'
import { ToolkitError } from '../../errors.ts'
import type { Catalog } from '../../settings/catalog.ts'
import { words } from '../../settings/fields.ts'
import { topicKnown } from '../../settings/known.ts'
import { iso } from '../../time.ts'
import { type ApiRoute, route } from '../../web/http/route.ts'
import { pageQuery } from '../../web/http/schemas.ts'
import type { ReviewItem, Reviews } from './reviews.ts'

const time = z.iso.datetime()
const scope = z.enum(['all', 'marketing', 'topic'])

const reviewAnswer = z
  .strictObject({
    id: z.string(),
    personId: z.string(),
    person: z.array(z.string()),
    text: z.string().nullable(),
    word: z.string().nullable(),
    language: z.string().nullable(),
    channel: z.string(),
    receivedAt: time,
    deadline: time,
    state: z.enum(['open', 'optout', 'not_optout', 'lapsed', 'lifted']),
    decision: z
      .strictObject({
        decision: z.enum(['optout', 'not_optout']),
        by: z.string(),
        at: time,
        scope: scope.nullable(),
        topics: z.array(z.string()),
        note: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'Review' })

const example = {
  id: 'rev_001795514400000_5f0c9d1e2a3b4c5d',
  personId: 'demo.5f0c',
  person: ['+81 •••• 5678'],
  text: 'please stop messaging me at night',
  word: 'stop',
  language: 'en',
  channel: 'whatsapp',
  receivedAt: '2026-11-24T10:00:00.000Z',
  deadline: '2026-12-04T10:00:00.999Z',
  state: 'open',
  decision: null,
}

const reviewJson = ({ receivedAt, deadline, decision, ...item }: ReviewItem) => ({
  ...item,
  receivedAt: iso(receivedAt),
  deadline: iso(deadline),
  decision: decision && { ...decision, at: iso(decision.at) },
})

export function reviewRoutes({
  reviews,
  catalog,
}: {
  readonly reviews: Reviews
  readonly catalog: Catalog
}): ApiRoute[] {
  return [
    route({
      method: 'get',
      path: '/v1/reviews',
      scope: 'read',
      tag: 'Reviews',
      summary: 'Messages that may be opt-outs and wait for somebody to look, oldest first',
      query: pageQuery.extend({ state: z.enum(['open', 'all']).default('open') }),
      responses: {
        200: {
          description: 'A page; an open one may hold fewer items than asked for',
          schema: z.strictObject({ items: z.array(reviewAnswer), next: z.string().nullable() }),
          example: { items: [example], next: null },
        },
      },
      async handle({ query, caller, now }) {
        const { state, after, limit } = query
        const about = { state, limit, ...(after !== undefined && { after }) }
        const { items, next } = await reviews.list(caller.business, about, now)
        return { status: 200, body: { items: items.map(reviewJson), next } }
      },
    }),
    route({
      method: 'post',
      path: '/v1/reviews/:id',
      scope: 'manage',
      tag: 'Reviews',
      summary: 'Decide whether a message was an opt-out; another decision takes this one back',
      params: z.strictObject({ id: z.string().max(100) }),
      body: z.strictObject({
        decision: z.enum(['optout', 'not_optout']),
        scope: scope.optional(),
        topics: z.array(z.string().max(64)).min(1).max(50).optional(),
        note: words(500).optional(),
      }),
      bodyExample: { decision: 'optout', scope: 'marketing' },
      responses: {
        200: {
          description: 'Where it stands now',
          schema: reviewAnswer,
          example: {
            ...example,
            state: 'optout',
            decision: {
              decision: 'optout',
              by: 'key key_5f0c',
              at: '2026-11-24T11:00:00.000Z',
              scope: 'marketing',
              topics: [],
              note: null,
            },
          },
        },
      },
      problems: ['not_found', 'review_closed', 'field_invalid', 'topic_unknown'],
      async handle({ params, body, caller, now }) {
        const { decision, scope: reach = 'all', topics = [], note } = body
        if ((reach === 'topic') !== topics.length > 0) {
          throw new ToolkitError(
            'field_invalid',
            '`topics` go with the scope `topic`, and only so.',
            {
              faults: [
                { path: 'topics', code: 'field_invalid', message: 'Go with scope `topic`.' },
              ],
            },
          )
        }
        topicKnown(catalog, caller.business, topics)
        const by = `key ${caller.keyId}`
        const verdict = { decision, scope: reach, topics, by, note }
        const item = await reviews.settle(caller.business, params.id, verdict, now)
        return { status: 200, body: reviewJson(item) }
      },
    }),
  ]
}
