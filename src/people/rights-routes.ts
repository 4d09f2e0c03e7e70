// `POST /v1/people/{personId}/erase` and `GET /v1/people/{personId}/export`: what the law gives a
// person a right to, as the business's own systems carry it out.

import { z } from 'zod'
import { ToolkitError } from '../errors.ts'
import { businessOf, type Ledger } from '../ledger/port.ts'
import type { Catalog } from '../settings/catalog.ts'
import { type ApiRoute, route } from '../web/http/route.ts'
import { noBody } from '../web/http/schemas.ts'
import { describeStanding } from './describe.ts'
import type { Erase } from './erasing.ts'
import type { createExport } from './export.ts'
import { frameOf } from './frame.ts'
import { eventSchema, recordedSchema, standingSchema } from './schemas.ts'

const params = z.strictObject({ personId: z.string().max(200) })

const exportAnswer = z
  .strictObject({
    exportedAt: z.iso.datetime(),
    business: z.strictObject({
      id: z.string(),
      displayName: z.string(),
      legalName: z.string(),
      privacyUrl: z.string().nullable(),
    }),
    personId: z.string(),
    identifiers: z.array(z.strictObject({ kind: z.enum(['phone', 'userId']), value: z.string() })),
    language: z.string().nullable(),
    standing: standingSchema,
    events: z.array(eventSchema),
    receipts: z.array(
      z.strictObject({
        eventId: z.string(),
        receipt: z.looseObject({}),
        jws: z.string(),
      }),
    ),
    aside: z
      .array(
        z.strictObject({
          kind: z.enum(['message', 'set_aside', 'rejected_row']),
          since: z.iso.datetime().nullable(),
          content: z.unknown(),
        }),
      )
      .optional()
      .meta({
        description:
          'What is no fact and lies for a while: messages that have not left, what a provider said ' +
          'that could not be placed, rows of files that were refused',
      }),
  })
  .meta({ id: 'PersonExport' })

export function rightsRoutes(deps: {
  readonly ledger: Ledger
  readonly catalog: Catalog
  readonly erase: Erase
  readonly exported: ReturnType<typeof createExport>
}): ApiRoute[] {
  const { ledger, catalog, erase, exported } = deps
  return [
    route({
      method: 'post',
      path: '/v1/people/:personId/erase',
      scope: 'manage',
      tag: 'People',
      summary: 'Erase what identifies a person; their noes stay in force',
      params,
      body: noBody,
      responses: {
        200: {
          description: 'Erased: `eventIds` names the `person.erased` event; again, the same one',
          schema: recordedSchema,
          example: {
            personId: 'demo.1Zyux92U',
            eventIds: ['6c1f9c1e-61a3-4f0b-9a53-07bb2d5e7a10'],
            standing: {
              topics: {},
              noes: [
                {
                  ...{ kind: 'optout', scope: 'all', topic: null, sender: null },
                  ...{ since: '2026-11-22T09:00:00.000Z', until: null, liftedBy: 'person' },
                  eventId: '1f0a4c52-0a4e-4a57-8f0c-3a3e6f1d2b90',
                },
              ],
              windows: [],
            },
          },
        },
      },
      problems: ['person_unknown'],
      async handle({ params, caller, now }) {
        const { business, keyId } = caller
        const recorded = await erase({
          ...{ person: params.personId, business, now, by: 'business', recordedBy: keyId },
        })
        return {
          status: 200,
          body: {
            personId: recorded.person,
            eventIds: recorded.events.map(({ id }) => id),
            standing: describeStanding(recorded.standing, frameOf(catalog, business, now)),
          },
        }
      },
    }),
    route({
      method: 'get',
      path: '/v1/people/:personId/export',
      scope: 'read',
      tag: 'People',
      summary: 'Everything held about a person, with a signed receipt for each grant',
      params,
      responses: { 200: { description: 'All of it', schema: exportAnswer } },
      problems: ['person_unknown'],
      async handle({ params, caller, now }) {
        const { business } = caller
        const [record] =
          businessOf(params.personId) === business ? await ledger.read([params.personId]) : []
        if (!record) {
          throw new ToolkitError('person_unknown', 'Nothing is recorded about this person.')
        }
        return { status: 200, body: await exported(business, record, now) }
      },
    }),
  ]
}
