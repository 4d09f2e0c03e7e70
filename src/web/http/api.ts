// Puts API routes on Express: key, body, schema, idempotency, handler, answer, in this order.

import { pipeline } from 'node:stream/promises'
import type { Express, Request as ExpressRequest, Response as ExpressResponse } from 'express'
import { z } from 'zod'
import { ToolkitError } from '../../errors.ts'
import type { Authenticate } from './auth.ts'
import { hasBody, passOver } from './body.ts'
import { parseJson, parseOnce } from './exact-json.ts'
import { contentOf, type Idempotency, idempotencyKeyOf } from './idempotency.ts'
import { readJson } from './json-body.ts'
import { checked, problemOf } from './problems.ts'
import type { Report } from './report.ts'
import type { Answer, ApiRequest, ApiRoute } from './route.ts'

const BODY_LIMIT = 1024 * 1024

export interface ApiDeps {
  readonly authenticate: Authenticate
  readonly idempotency: Idempotency
  readonly clock: () => number
  /** Hears of errors nobody foresaw. */
  readonly report: Report
}

/** Adds the routes, and problem answers for wrong methods and unknown paths under `/v1`. */
export function mountApi(app: Express, routes: readonly ApiRoute[], deps: ApiDeps): void {
  for (const route of routes) {
    app[route.method](route.path, (req, res) => serve(route, deps, req, res))
  }
  for (const path of new Set(routes.map((route) => route.path))) {
    const methods = routes.filter((route) => route.path === path).map((route) => route.method)
    const allow = methods.map((method) => method.toUpperCase()).join(', ')
    app.all(path, (_req, res) => {
      res.setHeader('allow', allow)
      sendProblem(
        res,
        problemOf(new ToolkitError('method_unknown', `Only ${allow} is known here.`)),
      )
    })
  }
  app.use('/v1', (_req, res) => {
    sendProblem(res, problemOf(new ToolkitError('not_found', 'There is no such resource.')))
  })
}

async function serve(route: ApiRoute, deps: ApiDeps, req: ExpressRequest, res: ExpressResponse) {
  try {
    const answer = await answerTo(route, deps, req)
    if (answer.lines) await sendLines(res, answer, answer.lines)
    else sendJson(res, answer)
  } catch (error) {
    const isForeseen = error instanceof ToolkitError
    if (isGone(error) && req.socket.destroyed) return
    if (!isForeseen || error.code === 'store_unavailable') deps.report(error, route.path)
    // The rest of a stream that was refused is not read: whoever goes on writing must hear it.
    if (route.raw && !res.headersSent) {
      // Whoever may not come in is told so before anything is read.
      if (!isForeseen || error.status < 401 || error.status > 403) await passOver(req)
      res.setHeader('connection', 'close')
    }
    if (res.headersSent) res.destroy()
    else sendProblem(res, problemOf(error))
  }
}

async function answerTo(route: ApiRoute, deps: ApiDeps, req: ExpressRequest): Promise<Answer> {
  const caller = await deps.authenticate(req, route.scope)
  const raw =
    route.body && (hasBody(req) || !route.body.safeParse(undefined).success)
      ? await readJson(req, route.bodyLimit ?? BODY_LIMIT, parserOf(route))
      : undefined
  const now = deps.clock()
  const run = (
    once: ApiRequest<unknown, unknown, unknown>['once'],
    seed?: string,
    isAgain = false,
  ) =>
    route.handle({
      body: route.raw ? streamOf(req, route) : route.body && checked(route.body, raw),
      query: queryOf(route, req),
      params: route.params && checked(route.params, { ...req.params }, 'path'),
      caller,
      now,
      idempotencyKey: seed,
      isAgain,
      mediaType: route.raw && typeOf(req),
      once,
    })
  const isWrite = route.method === 'post' && route.scope !== 'check' && route.scope !== 'read'
  const key = isWrite ? idempotencyKeyOf(req.headers['idempotency-key']) : undefined
  if (key === undefined) return run((_content, again) => again())
  const once = (content: unknown, again: (seed: string, isAgain: boolean) => Promise<Answer>) =>
    deps.idempotency.once(
      { business: caller.business, key, content: contentOf(req.path, content), now },
      again,
    )
  // A refusal of the body's form is the first answer like any other.
  return route.raw ? run(once) : once(raw, async (seed, isAgain) => run(once, seed, isAgain))
}

/** A check keeps nothing, and looking at each name would be a thirtieth of its whole time. */
const parserOf = ({ scope }: ApiRoute) => (scope === 'check' ? parseJson : parseOnce)

/** The caller hung up in the middle: nobody is left to answer, and it is no fault of ours. */
const isGone = (error: unknown): boolean =>
  ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'].includes(
    String((error as { code?: unknown } | null)?.code),
  )

/** A route that knows none is asked with none; most are, and then nothing is read. */
const NO_QUERY = z.strictObject({})

function queryOf({ query }: ApiRoute, req: ExpressRequest): unknown {
  if (query) return checked(query, { ...req.query }, 'query')
  if (req.url.includes('?')) checked(NO_QUERY, { ...req.query }, 'query')
  return undefined
}

const typeOf = (req: ExpressRequest): string =>
  req.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? ''

/** The body, unread, if it is of a type the route takes and says of itself no more than it may. */
function streamOf(req: ExpressRequest, { raw = [], bodyLimit = Infinity }: ApiRoute) {
  if (!raw.includes(typeOf(req))) {
    throw new ToolkitError(
      'media_type_unsupported',
      `Send \`Content-Type: ${raw.join('` or `')}\`.`,
    )
  }
  if ((req.headers['content-encoding'] ?? 'identity') !== 'identity') {
    throw new ToolkitError('media_type_unsupported', 'Send the body without Content-Encoding.')
  }
  if (Number(req.headers['content-length'] ?? 0) > bodyLimit) {
    throw new ToolkitError('body_too_large', `The body may have ${bodyLimit} bytes at most.`)
  }
  return req
}

/** Answers about people are nobody else's: no cache keeps them. */
function sendJson(res: ExpressResponse, answer: Answer): void {
  if (answer.body === undefined) {
    res.writeHead(answer.status, { ...answer.headers, 'cache-control': 'no-store' }).end()
    return
  }
  const text = JSON.stringify(answer.body)
  res
    .writeHead(answer.status, {
      ...answer.headers,
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    .end(text)
}

/** Sends a problem as `application/problem+json`. */
export function sendProblem(res: ExpressResponse, problem: ReturnType<typeof problemOf>): void {
  const text = JSON.stringify(problem)
  res.locals.code = problem.code
  res
    .writeHead(problem.status, {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...(problem.status === 401 && { 'www-authenticate': 'Bearer' }),
      ...headersOf(problem.status),
      ...(typeof problem.retryAfter === 'number' && { 'retry-after': String(problem.retryAfter) }),
    })
    .end(text)
}

/**
 * Sends no more than the status: a provider may send on to a person what it is answered.
 * @param code of the problem, for the log
 */
export function sendBare(res: ExpressResponse, status: number, code?: string): void {
  res.locals.code ??= code
  res.writeHead(status, headersOf(status)).end()
}

/** When to come again; and that nobody waits for the rest of a body. */
const headersOf = (status: number): Record<string, string> => ({
  ...(status === 503 && { 'retry-after': '5' }),
  ...((status === 408 || status === 413) && { connection: 'close' }),
})

async function sendLines(res: ExpressResponse, answer: Answer, lines: AsyncIterable<string>) {
  res.writeHead(answer.status, {
    'content-type': 'application/x-ndjson; charset=utf-8',
    ...answer.headers,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  await pipeline(lines, res)
}
