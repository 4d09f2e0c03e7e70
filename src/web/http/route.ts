// What an API route is: one object that routing, validation and the OpenAPI document are all
// made from, so that the three cannot disagree.

import type { z } from 'zod'
import type { ErrorCode } from '../../errors.ts'

export const SCOPES = ['check', 'record', 'send', 'read', 'manage'] as const
export type ApiScope = (typeof SCOPES)[number]

/** Who calls: the business the key belongs to, and what the key may do. */
export interface Caller {
  readonly business: string
  readonly keyId: string
  readonly scopes: ReadonlySet<ApiScope>
}

/** What a handler gets: everything parsed and checked. */
export interface ApiRequest<Body, Query, Params> {
  readonly body: Body
  readonly query: Query
  readonly params: Params
  readonly caller: Caller
  /** The moment the request came, epoch ms. */
  readonly now: number
  /**
   * Present when the caller sent one: facts derive their ids from it, so a retry doubles none. Not
   * the caller's own words, which mean something else when a day has passed.
   */
  readonly idempotencyKey: string | undefined
  /**
   * The same request with this key came before and has no answer that is kept: the process died or
   * the store went away, perhaps after all was done, or it was told to come again later.
   */
  readonly isAgain: boolean
  /** Of a raw body: which of the route's types it has. */
  readonly mediaType: string | undefined
  /**
   * For a raw body, which is known only when it was read: runs once per Idempotency-Key, as it is
   * done for the others before they are handled.
   * @param content what makes the request the same: a digest of the body, and how it is meant
   */
  readonly once: (content: unknown, run: () => Promise<Answer>) => Promise<Answer>
}

export interface Answer {
  readonly status: number
  /** Sent as JSON; absent with 204. */
  readonly body?: unknown
  /**
   * Instead of `body`: text, sent as it comes and no faster than it is read; NDJSON unless the
   * headers say otherwise.
   */
  readonly lines?: AsyncIterable<string>
  readonly headers?: Readonly<Record<string, string>>
}

/** One documented answer of a route. */
interface Response {
  readonly description: string
  readonly schema?: z.ZodType
  readonly example?: unknown
  /** Media types of an answer that is no JSON. */
  readonly types?: readonly string[]
}

export interface ApiRoute<
  Body extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Params extends z.ZodType = z.ZodType,
> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** Express 5 path, for example `/v1/holds/:id`. */
  readonly path: string
  readonly scope: ApiScope
  readonly tag: string
  readonly summary: string
  readonly body?: Body
  readonly bodyExample?: unknown
  /** Bytes; 1 MiB when left out. */
  readonly bodyLimit?: number
  /** The body is not read but handed over as a stream (`node:stream` Readable) of one of these. */
  readonly raw?: readonly string[]
  readonly query?: Query
  readonly params?: Params
  readonly responses: Readonly<Record<number, Response>>
  /** Problems this route can answer with, besides those every route can. */
  readonly problems?: readonly ErrorCode[]
  readonly handle: (
    request: ApiRequest<z.output<Body>, z.output<Query>, z.output<Params>>,
  ) => Promise<Answer> | Answer
}

/** Types a route from its schemas, then forgets them, so that routes of all kinds make a list. */
export function route<B extends z.ZodType, Q extends z.ZodType, P extends z.ZodType>(
  definition: ApiRoute<B, Q, P>,
): ApiRoute {
  return definition as unknown as ApiRoute
}
