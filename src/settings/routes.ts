// Everything under "manage": what a business sets, and its keys.

import { z } from 'zod'
import { ToolkitError } from '../errors.ts'
import { type ApiRoute, route } from '../http/route.ts'
import type { Keyring } from '../keys/keyring.ts'
import type { Doc } from '../ledger/port.ts'
import { pageQuery } from '../people/schemas.ts'
import { createKey } from './businesses.ts'
import { doors } from './doors.ts'
import { senders, templatesOf, topics, webhookEndpoints } from './kinds.ts'
import { noticeRoutes } from './notice-routes.ts'
import { merged, resourceRoutes } from './resources.ts'
import {
  type ApiKeyRecord,
  apiKey,
  type Business,
  business as businessSchema,
  type Policy,
  policy as policySchema,
  scopes,
  type Versioned,
} from './schemas.ts'
import { staffPasses } from './staff-passes.ts'
import type { Settings } from './store.ts'

export function manageRoutes(deps: {
  readonly settings: Settings
  readonly keyring: Keyring
  readonly publicUrl: string
}): ApiRoute[] {
  const { settings, keyring, publicUrl } = deps
  const { catalog } = settings
  return [
    ...businessRoutes(settings),
    ...policyRoutes(settings),
    ...keyRoutes(settings, keyring),
    ...resourceRoutes(settings, topics),
    ...resourceRoutes(settings, senders),
    ...noticeRoutes(settings),
    ...resourceRoutes(settings, doors(catalog, publicUrl)),
    ...resourceRoutes(settings, templatesOf(catalog)),
    ...resourceRoutes(settings, webhookEndpoints),
    ...resourceRoutes(settings, staffPasses({ catalog, keyring, publicUrl })),
  ]
}

const businessAnswer = businessSchema.extend({ id: z.string() }).meta({ id: 'BusinessAnswer' })

function businessRoutes(settings: Settings): ApiRoute[] {
  const common = { path: '/v1/business', scope: 'manage', tag: 'Business' } as const
  const responses = { 200: { description: 'As it stands', schema: businessAnswer } }
  return [
    route({
      ...common,
      method: 'get',
      summary: 'The business this key belongs to',
      responses,
      handle: ({ caller }) => ({ status: 200, body: settings.catalog.business(caller.business) }),
    }),
    route({
      ...common,
      method: 'patch',
      summary: 'Change the business',
      body: businessSchema.partial(),
      bodyExample: { displayName: 'Sakura Coffee' },
      responses,
      problems: ['version_conflict'],
      async handle({ body, caller: { business } }) {
        const doc = await settings.change<Business>('business', business, business, (stored) =>
          merged(stored, body),
        )
        return { status: 200, body: doc.body }
      },
    }),
  ]
}

const policyAnswer = policySchema.extend({ version: z.int() }).meta({ id: 'PolicyAnswer' })

function policyRoutes(settings: Settings): ApiRoute[] {
  const { catalog } = settings
  const common = { path: '/v1/policy', scope: 'manage', tag: 'Policy' } as const
  const responses = { 200: { description: 'In force now', schema: policyAnswer } }
  const shown = (business: string, now: number) => ({
    status: 200,
    body: {
      ...catalog.policyAt(business, now),
      version: catalog.doc<Versioned<Policy>>('policy', business)?.body.versions.length ?? 0,
    },
  })
  return [
    route({
      ...common,
      method: 'get',
      summary: 'The policy in force',
      responses,
      handle: ({ caller, now }) => shown(caller.business, now),
    }),
    route({
      ...common,
      method: 'put',
      summary: 'Put a new policy in force; the old ones are kept',
      body: policySchema,
      bodyExample: {
        minimumStrength: {
          marketing: 'explicit',
          utility: 'recorded',
          authentication: 'recorded',
        },
        quietHours: { from: '21:00', to: '08:00', categories: ['marketing'] },
      },
      responses,
      problems: ['version_conflict'],
      async handle({ body, caller: { business }, now }) {
        const version = { from: now, value: body }
        const add = () =>
          settings.change<Versioned<Policy>>('policy', business, business, (stored) => ({
            versions: [...stored.versions, version],
          }))
        const first = () =>
          settings.create('policy', business, business, { versions: [version] }).catch((error) => {
            // Somebody else put the first one at the same moment: this is the second.
            if (error instanceof ToolkitError && error.code === 'already_exists') return add()
            throw error
          })
        await (catalog.doc('policy', business) ? add() : first())
        return shown(business, now)
      },
    }),
  ]
}

const keyAnswer = z
  .strictObject({
    id: z.string(),
    scopes: z.array(scopes),
    label: z.string().nullable(),
    createdAt: z.iso.datetime(),
    revokedAt: z.iso.datetime().nullable(),
    key: z.string().optional().meta({ description: 'Shown once, when created' }),
  })
  .meta({ id: 'ApiKey' })

const shownKey = ({ id, body }: Pick<Doc<ApiKeyRecord>, 'id' | 'body'>) => ({
  id,
  scopes: body.scopes,
  label: body.label,
  createdAt: new Date(body.createdAt).toISOString(),
  revokedAt: body.revokedAt === null ? null : new Date(body.revokedAt).toISOString(),
})

function keyRoutes(settings: Settings, keyring: Keyring): ApiRoute[] {
  const { catalog } = settings
  const common = { scope: 'manage', tag: 'Keys' } as const
  const one = { path: '/v1/keys/:id', params: z.strictObject({ id: z.string().max(100) }) }
  const responses = { 200: { description: 'As it stands', schema: keyAnswer } }
  const owned = (business: string, id: string) => {
    const doc = catalog.doc<ApiKeyRecord>('api-key', id)
    if (doc?.business === business) return doc
    throw new ToolkitError('not_found', 'There is no such key.')
  }
  const revoke = async (business: string, id: string, now: number) => {
    const doc = await settings.change<ApiKeyRecord>('api-key', id, business, (stored) => ({
      ...stored,
      revokedAt: stored.revokedAt ?? now,
    }))
    return { status: 200, body: shownKey(doc) }
  }
  return [
    route({
      ...common,
      method: 'get',
      path: '/v1/keys',
      summary: 'List: API key',
      query: pageQuery,
      responses: {
        200: {
          description: 'A page',
          schema: z.strictObject({ items: z.array(keyAnswer), next: z.string().nullable() }),
        },
      },
      handle({ caller, query }) {
        const all = catalog.list<ApiKeyRecord>('api-key', caller.business)
        const rest = all.filter((doc) => query.after === undefined || doc.id > query.after)
        const page = rest.slice(0, query.limit)
        const next = rest.length > query.limit ? (page.at(-1)?.id ?? null) : null
        return { status: 200, body: { items: page.map(shownKey), next } }
      },
    }),
    route({
      ...common,
      method: 'post',
      path: '/v1/keys',
      summary: 'Create: API key',
      body: apiKey,
      bodyExample: { scopes: ['check'], label: 'Campaign server' },
      responses: { 201: { description: 'The key, shown this once', schema: keyAnswer } },
      async handle({ body, caller, now }) {
        const made = await createKey(settings, keyring, { business: caller.business, ...body, now })
        const shown = shownKey({ id: made.id, body: made.record })
        return { status: 201, body: { ...shown, key: made.key } }
      },
    }),
    route({
      ...common,
      ...one,
      method: 'get',
      summary: 'Read: API key',
      responses,
      problems: ['not_found'],
      handle: ({ caller, params }) => ({
        status: 200,
        body: shownKey(owned(caller.business, params.id)),
      }),
    }),
    route({
      ...common,
      ...one,
      method: 'patch',
      summary: 'Revoke an API key',
      body: z.strictObject({ revoked: z.literal(true) }),
      bodyExample: { revoked: true },
      responses,
      problems: ['not_found'],
      handle: ({ caller, params, now }) => revoke(caller.business, params.id, now),
    }),
    route({
      ...common,
      ...one,
      method: 'delete',
      summary: 'Revoke an API key',
      responses,
      problems: ['not_found'],
      handle: ({ caller, params, now }) => revoke(caller.business, params.id, now),
    }),
  ]
}
