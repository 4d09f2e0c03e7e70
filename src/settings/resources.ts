// The shape all "manage" routes share: list, create, read, change.

import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { type ErrorCode, ToolkitError } from '../errors.ts'
import { type ApiRoute, route } from '../web/http/route.ts'
import { pageQuery } from '../web/http/schemas.ts'
import type { Claim } from './claims.ts'
import type { Settings } from './store.ts'
import type { SettingBodies, SettingDoc, SettingKind } from './stored.ts'

/** What a kind of setting adds to the shape. */
export interface Resource<K extends SettingKind, Stored = SettingBodies[K]> {
  readonly kind: K
  /** `/v1/topics` */
  readonly path: string
  readonly tag: string
  readonly name: string
  readonly create: z.ZodType
  readonly change?: z.ZodType
  readonly example: unknown
  readonly answer: z.ZodType
  /** Document id from the id in the path. */
  docId(business: string, id: string): string
  /** What a checked body, of a creation or a change, would take that other businesses may not have. */
  claims?(body: unknown, context: Context): readonly Claim[]
  /** From a checked body; may refuse with a ToolkitError. */
  make(body: unknown, context: Making): { readonly id: string; readonly stored: Stored }
  /** The stored value after a checked change. */
  alter?(stored: Stored, change: unknown, context: Context): Stored
  show(doc: SettingDoc<K>, context: Context): unknown
  /** What `make`, `alter` and `claims` may throw, besides what every resource can. */
  readonly problems?: readonly ErrorCode[]
  /** What only the answer to the creation tells, such as a secret. */
  once?(doc: SettingDoc<K>): Readonly<Record<string, unknown>>
}

interface Context {
  readonly business: string
  readonly now: number
}

interface Making extends Context {
  /** Ids of what has no name of its own are made from it; the same for each run of one request. */
  readonly seed: string
}

const idParams = z.strictObject({ id: z.string().min(1).max(600) })

/** The four routes of a resource. */
export function resourceRoutes<K extends SettingKind>(
  settings: Settings,
  resource: Resource<K>,
): ApiRoute[] {
  const { catalog } = settings
  const { kind, path, tag, name, answer } = resource
  const found = (context: Context, id: string): SettingDoc<K> => {
    const doc = catalog.doc(kind, resource.docId(context.business, id))
    if (doc?.business === context.business) return doc
    throw new ToolkitError('not_found', `There is no such ${name}.`)
  }
  const contextOf = (request: { caller: { business: string }; now: number }): Context => ({
    business: request.caller.business,
    now: request.now,
  })
  const claimed = async (body: unknown, context: Context) => {
    const claims = resource.claims?.(body, context) ?? []
    for (const claim of claims) await settings.claim(claim, context.now)
  }
  /**
   * What an earlier run of this request made before it died. A name that was taken before that is
   * told from it by what stands there.
   */
  const madeBefore = async (id: string, stored: SettingBodies[K], context: Making) => {
    await catalog.refresh()
    const doc = catalog.doc(kind, id)
    if (doc?.business !== context.business) return undefined
    const asked = resource.show({ ...doc, body: stored }, context)
    const isMade =
      id.endsWith(context.seed) || isDeepStrictEqual(resource.show(doc, context), asked)
    return isMade ? doc : undefined
  }
  const common = { scope: 'manage', tag } as const

  const routes = [
    route({
      ...common,
      method: 'get',
      path,
      summary: `List: ${name}`,
      query: pageQuery,
      responses: {
        200: {
          description: 'A page',
          schema: z.strictObject({ items: z.array(answer), next: z.string().nullable() }),
        },
      },
      handle(request) {
        const { after, limit } = request.query
        const context = contextOf(request)
        const all = catalog.list(kind, context.business)
        const rest = after === undefined ? all : all.filter((doc) => doc.id > after)
        const page = rest.slice(0, limit)
        return {
          status: 200,
          body: {
            items: page.map((doc) => resource.show(doc, context)),
            next: rest.length > limit ? (page.at(-1)?.id ?? null) : null,
          },
        }
      },
    }),
    route({
      ...common,
      method: 'post',
      path,
      summary: `Create: ${name}`,
      body: resource.create,
      bodyExample: resource.example,
      responses: { 201: { description: 'Created', schema: answer } },
      problems: ['already_exists', 'field_invalid', ...(resource.problems ?? [])],
      async handle(request) {
        const seed = request.idempotencyKey ?? randomUUID()
        const context = { ...contextOf(request), seed }
        const { id, stored } = resource.make(request.body, context)
        await claimed(request.body, context)
        const made = request.isAgain ? await madeBefore(id, stored, context) : undefined
        const doc = made ?? (await settings.create(kind, id, context.business, stored))
        const shown = resource.show(doc, context) as object
        return { status: 201, body: { ...shown, ...resource.once?.(doc) } }
      },
    }),
    route({
      ...common,
      method: 'get',
      path: `${path}/:id`,
      summary: `Read: ${name}`,
      params: idParams,
      responses: { 200: { description: 'As it stands', schema: answer } },
      problems: ['not_found'],
      handle(request) {
        const context = contextOf(request)
        return { status: 200, body: resource.show(found(context, request.params.id), context) }
      },
    }),
  ]
  const { alter, change } = resource
  if (alter && change) {
    routes.push(
      route({
        ...common,
        method: 'patch',
        path: `${path}/:id`,
        summary: `Change: ${name}`,
        params: idParams,
        body: change,
        responses: { 200: { description: 'As it stands now', schema: answer } },
        problems: ['not_found', 'version_conflict', 'field_invalid', ...(resource.problems ?? [])],
        async handle(request) {
          const context = contextOf(request)
          const id = resource.docId(context.business, request.params.id)
          await claimed(request.body, context)
          const doc = await settings.change(kind, id, context.business, (stored) =>
            alter(stored, request.body, context),
          )
          return { status: 200, body: resource.show(doc, context) }
        },
      }),
    )
  }
  return routes
}

/**
 * Fields of a change laid over what is stored: what the change leaves out stays, what it says null
 * to goes (`changeOf`).
 * @see RFC 7396, JSON Merge Patch
 */
export function merged<T extends object>(stored: T, change: unknown): T {
  const given = Object.entries(change as object).filter(([, value]) => value !== undefined)
  const gone = new Set(given.filter(([, value]) => value === null).map(([name]) => name))
  const all = Object.entries({ ...stored, ...Object.fromEntries(given) })
  return Object.fromEntries(all.filter(([name]) => !gone.has(name))) as T
}
