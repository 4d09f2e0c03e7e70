// The Express application: what is served, in which order. No listening, no environment.

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import { mountInserts } from './console/inserts.ts'
import { mountConsole } from './console/routes.ts'
import { mountConfirm } from './doors/confirm/routes.ts'
import { mountEmbed } from './doors/embed/routes.ts'
import { kioskProblemPage } from './doors/forms/kiosk.ts'
import { mountForms } from './doors/forms/routes.ts'
import { mountIvr } from './doors/ivr/routes.ts'
import { mountLinks } from './doors/links/routes.ts'
import { mountPreferences } from './doors/preferences/routes.ts'
import { mountStop } from './doors/preferences/stop-routes.ts'
import { mountStaff } from './doors/staff/routes.ts'
import { ToolkitError } from './errors.ts'
import { createSetAside } from './inbound/hearing/aside.ts'
import { mountHandshake, mountRefusals, mountWebhook } from './inbound/hearing/webhooks.ts'
import { ownerOf } from './inbound/hearing/whom.ts'
import { LANGUAGES, pickLanguage } from './languages/language.ts'
import type { ProblemPage } from './languages/pages-words.ts'
import { createParts, type Parts, type PartsDeps } from './parts.ts'
import type { CallEndpoint } from './providers/calling.ts'
import type { Endpoint, To } from './providers/port.ts'
import { mountApi, sendBare, sendProblem } from './web/http/api.ts'
import { createAuthenticate } from './web/http/auth.ts'
import { hangUp } from './web/http/body.ts'
import { createIdempotency } from './web/http/idempotency.ts'
import { requestLog } from './web/http/logs.ts'
import { type Metrics, metricsHandler } from './web/http/metrics.ts'
import { openApi } from './web/http/openapi.ts'
import { mountOptions } from './web/http/options.ts'
import { problemOf } from './web/http/problems.ts'
import { createReport, type Report } from './web/http/report.ts'
import { watched } from './web/http/watch.ts'
import { NOBODY, problemPage } from './web/pages/frame.ts'
import { createPages, type Pages } from './web/pages/pages.ts'
import { createRender } from './web/pages/render.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

export interface AppDeps extends PartsDeps {
  readonly metrics: Metrics
  /** Express's `trust proxy`. */
  readonly trustProxy: number | string
  readonly metricsToken?: string | undefined
  /** What providers call; made where providers are named. */
  readonly endpoints?: readonly Endpoint[]
  /** Where providers of calls ask what to say. */
  readonly calls?: readonly CallEndpoint[]
  /** Mounts what only this start has: the sandbox, outside production. */
  readonly extras?: (app: Express, tools: { readonly pages: Pages }) => void
  /** Answers Meta's handshake. */
  readonly metaVerifyToken?: string | undefined
}

export function createApp(deps: AppDeps, parts: Parts = createParts(deps)): Express {
  const { store, settings, keyring, logger, metrics } = deps
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', deps.trustProxy)
  app.set('query parser', 'simple')

  const log = requestLog(logger)
  app.use(watched(log.begun, [metrics.measured, log.ended, hangUp]))

  const report = createReport(logger)
  const { catalog } = settings
  const { routes, recorder, asker, hearing, ledger, links, tally, told } = parts
  mountApi(app, routes, {
    authenticate: createAuthenticate(settings.catalog, keyring),
    idempotency: createIdempotency(store.documents, keyring, store.name === 'mongodb'),
    clock: deps.clock,
    report,
  })

  if (deps.endpoints || deps.calls) {
    const count = metrics.counter('webhooks_set_aside_total', 'Told and not placed.', [
      'provider',
      'reason',
    ])
    const setAside = createSetAside({ documents: store.documents, keyring, logger, count })
    const webhooks = {
      ...{ hearing, setAside, report },
      ownerOf: (provider: string, to: To) => ownerOf(catalog, provider, to),
    }
    for (const endpoint of deps.endpoints ?? []) {
      mountWebhook(app, endpoint, { ...deps, ...webhooks })
    }
    const { documents } = store
    for (const endpoint of deps.calls ?? []) {
      const ivr = { catalog, documents, recorder, told, tally, setAside, report }
      mountIvr(app, endpoint, { ...deps, ...ivr })
    }
    if (deps.metaVerifyToken !== undefined) mountHandshake(app, deps.metaVerifyToken)
  }
  mountRefusals(app, (name) => deps.endpoints?.some(({ provider }) => provider === name) === true)

  let document: string | undefined
  app.get('/openapi.json', (_req, res) => {
    document ??= JSON.stringify(openApi(routes, deps.publicUrl))
    res.type('json').set('cache-control', 'public, max-age=300').send(document)
  })
  app.get('/.well-known/jwks.json', async (_req, res) => {
    res.set('cache-control', 'public, max-age=3600').json(await parts.signing.jwks())
  })
  app.get('/healthz', (_req, res) => {
    res.type('text').send('ok')
  })
  app.get('/readyz', async (_req, res) => {
    try {
      await store.ping()
      res.type('text').send('ready')
    } catch (error) {
      sendProblem(res, problemOf(error))
    }
  })
  const access = { token: deps.metricsToken, isProxied: deps.trustProxy !== 0 }
  app.get('/metrics', metricsHandler(metrics, access))

  app.use(express.static(join(ROOT, 'public'), { maxAge: '1h', index: false, redirect: false }))
  const pages = createPages(createRender(join(ROOT, 'views')))
  const door = { ...deps, catalog, recorder, pages, tally }
  mountForms(app, door)
  mountEmbed(app, { ...door, report })
  mountLinks(app, door)
  mountConfirm(app, { ...door, ledger, links })
  const { documents } = store
  mountStaff(app, { ...door, documents })
  mountPreferences(app, { ...deps, ...parts, catalog, pages })
  const providers = new Set(deps.sends?.keys())
  mountStop(app, { ...deps, ...parts, catalog, pages, providers, documents })
  mountConsole(app, { ...deps, ...parts, catalog, asker, pages })
  mountInserts(app, { ...deps, documents, readCounts: parts.readCounts, pages })
  deps.extras?.(app, { pages })
  mountOptions(app)
  mountNowhere(app, pages, report)
  return app
}

/** By the status of what went wrong on the sender's side. */
const PAGES: Readonly<Record<number, ProblemPage>> = { 408: 'too_slow', 413: 'too_large' }

/** Pages for what no route takes, and for what went wrong on the way to one. */
function mountNowhere(app: Express, pages: Pages, report: Report): void {
  const send = (req: Request, res: Response, status: number, code: ProblemPage) => {
    // A provider may take a page for words to a person.
    if (req.originalUrl.startsWith('/webhooks/')) return sendBare(res, status)
    const language = pickLanguage(req.query.lang, req.headers['accept-language'], LANGUAGES)
    const page = problemPage(code, language, NOBODY)
    const { home } = res.locals
    if (typeof home === 'string') pages.send(res, status, 'kiosk-end', kioskProblemPage(page, home))
    else pages.send(res, status, 'problem', page)
  }
  app.use((req, res) => send(req, res, 404, 'not_found'))
  app.use((error: unknown, req: Request, res: Response, next: NextFunction) => {
    if (res.headersSent) {
      next(error)
      return
    }
    // Errors of 4xx say that the request was at fault.
    const given = (error as { status?: unknown }).status
    const status = typeof given === 'number' ? given : 500
    const isTheirs = status >= 400 && status < 500
    if (!isTheirs) report(error, 'page')
    if (error instanceof ToolkitError) res.locals.code = error.code
    if (req.originalUrl.startsWith('/v1/')) {
      const unread = new ToolkitError('request_invalid', 'The address cannot be read.')
      sendProblem(res, problemOf(isTheirs ? unread : error))
      return
    }
    if (status === 503) res.set('retry-after', '5')
    const page = isTheirs ? (PAGES[status] ?? 'not_found') : 'internal'
    send(req, res, isTheirs || status === 503 ? status : 500, page)
  })
}
