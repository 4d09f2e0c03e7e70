// Everything under "manage": what a business sets.

import { z } from 'zod'
import { ToolkitError } from '../errors.ts'
import type { Keyring } from '../keys/keyring.ts'
import { type ApiRoute, route } from '../web/http/route.ts'
import { doors } from './doors.ts'
import { webhookEndpoints } from './endpoints.ts'
import { changeOf } from './fields.ts'
import { keyRoutes } from './key-routes.ts'
import { sendersOf, topics } from './kinds.ts'
import { noticeRoutes } from './notice-routes.ts'
import { policy as policySchema } from './policy-schema.ts'
import { merged, resourceRoutes } from './resources.ts'
import { business as businessSchema } from './schemas.ts'
import { staffPasses } from './staff-passes.ts'
import type { Settings } from './store.ts'
import { templatesOf } from './template-kind.ts'

export function manageRoutes(deps: {
  readonly settings: Settings
  readonly keyring: Keyring
  readonly publicUrl: string
  /** Whether webhooks may be sent to an address, as far as it tells by itself. */
  readonly mayTell: (url: string) => boolean
}): ApiRoute[] {
  const { settings, keyring, publicUrl, mayTell } = deps
  const { catalog } = settings
  return [
    ...businessRoutes(settings),
    ...policyRoutes(settings),
    ...keyRoutes(settings, keyring),
    ...resourceRoutes(settings, topics),
    ...resourceRoutes(settings, sendersOf(catalog)),
    ...noticeRoutes(settings),
    ...resourceRoutes(settings, doors(catalog, publicUrl)),
    ...resourceRoutes(settings, templatesOf(catalog)),
    ...resourceRoutes(settings, webhookEndpoints({ keyring, mayTell })),
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
      body: changeOf(businessSchema),
      bodyExample: { displayName: 'Sakura Coffee' },
      responses,
      problems: ['version_conflict'],
      async handle({ body, caller: { business } }) {
        const doc = await settings.change('business', business, business, (stored) =>
          merged(stored, body),
        )
        return { status: 200, body: doc.body }
      },
    }),
  ]
}

const policyAnswer = policySchema.extend({ version: z.int() }).meta({ id: 'PolicyAnswer' })
const policyRequest = policySchema
  .extend({
    version: z
      .int()
      .min(0)
      .optional()
      .meta({ description: 'The version read; refused when another one has come since' }),
  })
  .meta({ id: 'PolicyRequest' })

function policyRoutes(settings: Settings): ApiRoute[] {
  const { catalog } = settings
  const common = { path: '/v1/policy', scope: 'manage', tag: 'Policy' } as const
  const responses = { 200: { description: 'In force now', schema: policyAnswer } }
  const versionOf = (business: string) => catalog.doc('policy', business)?.body.versions.length ?? 0
  const shown = (business: string, now: number) => ({
    status: 200,
    body: { ...catalog.policyAt(business, now), version: versionOf(business) },
  })
  const isStill = (read: number | undefined, version: number) => {
    if (read === undefined || read === version) return
    throw new ToolkitError('version_conflict', `The policy is at version ${version} by now.`)
  }
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
      body: policyRequest,
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
      async handle({ body: { version: read, ...value }, caller: { business }, now }) {
        const version = { from: now, value }
        const add = () =>
          settings.change('policy', business, business, (stored) => {
            isStill(read, stored.versions.length)
            return { versions: [...stored.versions, version] }
          })
        if (read !== undefined) {
          await catalog.refreshSoon()
          isStill(read, versionOf(business))
        }
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
