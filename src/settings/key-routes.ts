// `/v1/keys`: a key is shown once, when it is made; later only what it may do, until it is revoked.

import { z } from 'zod'
import { ToolkitError } from '../errors.ts'
import type { Keyring } from '../keys/keyring.ts'
import type { Doc } from '../ledger/port.ts'
import { iso } from '../time.ts'
import { type ApiRoute, route } from '../web/http/route.ts'
import { pageQuery } from '../web/http/schemas.ts'
import { apiKey, apiKeyChange, scopes } from './access.ts'
import { createKey } from './businesses.ts'
import { merged } from './resources.ts'
import type { ApiKeyRecord } from './schemas.ts'
import type { Settings } from './store.ts'

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
  createdAt: iso(body.createdAt),
  revokedAt: body.revokedAt === null ? null : iso(body.revokedAt),
})

/** The routes of API keys. */
export function keyRoutes(settings: Settings, keyring: Keyring): ApiRoute[] {
  const { catalog } = settings
  const common = { scope: 'manage', tag: 'Keys' } as const
  const one = { path: '/v1/keys/:id', params: z.strictObject({ id: z.string().max(100) }) }
  const responses = { 200: { description: 'As it stands', schema: keyAnswer } }
  const owned = (business: string, id: string) => {
    const doc = catalog.doc('api-key', id)
    if (doc?.business === business) return doc
    throw new ToolkitError('not_found', 'There is no such key.')
  }
  const change = async (
    { business, id, now }: { business: string; id: string; now: number },
    { revoked, ...given }: z.output<typeof apiKeyChange>,
  ) => {
    const doc = await settings.change('api-key', id, business, (stored) => {
      const { label = null, ...next } = merged(stored, given)
      return { ...next, label, revokedAt: stored.revokedAt ?? (revoked ? now : null) }
    })
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
        const all = catalog.list('api-key', caller.business)
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
      async handle({ body, caller: { business }, now, idempotencyKey: seed }) {
        const made = await createKey(settings, keyring, { business, ...body, now, seed })
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
      summary: 'Change: API key; once revoked it stays so',
      body: apiKeyChange,
      bodyExample: { revoked: true },
      responses,
      problems: ['not_found', 'version_conflict'],
      handle: ({ caller: { business }, params: { id }, now, body }) =>
        change({ business, id, now }, body),
    }),
    route({
      ...common,
      ...one,
      method: 'delete',
      summary: 'Revoke an API key',
      responses,
      problems: ['not_found'],
      handle: ({ caller: { business }, params: { id }, now }) =>
        change({ business, id, now }, { revoked: true }),
    }),
  ]
}
