// Reading what is recorded about people: standing, history, and the feed of a business.

import { z } from 'zod'
import { EMPTY, join } from '../consent/standing.ts'
import { ToolkitError } from '../errors.ts'
import type { Keyring } from '../keys/keyring.ts'
import { businessOf, type Ledger } from '../ledger/port.ts'
import type { Catalog } from '../settings/catalog.ts'
import { type ApiRoute, route } from '../web/http/route.ts'
import { pageQuery } from '../web/http/schemas.ts'
import { describeStanding } from './describe.ts'
import { eventJson } from './events-json.ts'
import { frameOf } from './frame.ts'
import { identify, keysOf, masked, opened } from './identify.ts'
import { personSchema } from './schema.ts'
import { eventPage, lookupAnswer } from './schemas.ts'

export interface PeopleDeps {
  readonly ledger: Ledger
  readonly catalog: Catalog
  readonly keyring: Keyring
}

export function peopleRoutes({ ledger, catalog, keyring }: PeopleDeps): ApiRoute[] {
  return [
    route({
      method: 'post',
      path: '/v1/people/lookup',
      scope: 'read',
      tag: 'People',
      summary: 'What is known of a person: consents, noes in force, open windows',
      body: z.strictObject({ person: personSchema }),
      bodyExample: { person: { phone: '+819012345678' } },
      responses: { 200: { description: 'The standing', schema: lookupAnswer } },
      problems: ['phone_invalid', 'person_invalid', 'person_unknown'],
      async handle({ body, caller, now }) {
        const keys = keysOf(keyring, caller.business, identify(body.person, 'person'))
        const found = (await ledger.read(keys)).filter((record) => record !== undefined)
        const first = found[0]
        if (!first) {
          throw new ToolkitError('person_unknown', 'Nothing is recorded about this person.')
        }
        const identifiers = new Map(
          found.flatMap((record) => record.identifiers).map((sealed) => [sealed.key, sealed]),
        )
        const standing = found.reduce((all, record) => join(all, record.standing), EMPTY)
        return {
          status: 200,
          body: {
            personId: first.person,
            identifiers: [...identifiers.values()].map((sealed) => ({
              kind: sealed.kind,
              masked: masked(opened(keyring, sealed)),
            })),
            standing: describeStanding(standing, frameOf(catalog, caller.business, now)),
          },
        }
      },
    }),
    route({
      method: 'get',
      path: '/v1/people/:personId/events',
      scope: 'read',
      tag: 'People',
      summary: 'Everything recorded about a person, oldest first',
      params: z.strictObject({ personId: z.string().max(200) }),
      query: pageQuery,
      responses: { 200: { description: 'A page of events', schema: eventPage } },
      problems: ['person_unknown'],
      async handle({ params, query, caller }) {
        const [record] =
          businessOf(params.personId) === caller.business
            ? await ledger.read([params.personId])
            : []
        if (!record) {
          throw new ToolkitError('person_unknown', 'Nothing is recorded about this person.')
        }
        const page = await ledger.history(record.person, query.after, query.limit)
        return { status: 200, body: pageJson(page, query.limit) }
      },
    }),
    route({
      method: 'get',
      path: '/v1/events',
      scope: 'read',
      tag: 'People',
      summary: 'The events of all people of the business, in the order recorded',
      query: pageQuery,
      responses: { 200: { description: 'A page of the feed', schema: eventPage } },
      async handle({ query, caller }) {
        const page = await ledger.feed(caller.business, query.after, query.limit)
        return { status: 200, body: { events: page.events.map(eventJson), next: page.next } }
      },
    }),
  ]
}

/** A history ends: `next` is null on its last page. The feed goes on, so its `next` never is. */
function pageJson(
  page: { events: readonly Parameters<typeof eventJson>[0][]; next: string },
  limit: number,
) {
  return {
    events: page.events.map(eventJson),
    next: page.events.length < limit ? null : page.next,
  }
}
