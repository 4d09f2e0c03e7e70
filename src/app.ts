// The Express application: what is served, in which order. No listening, no environment.

import express, { type Express } from 'express'
import { createAsker } from './check/asker.ts'
import { checkRoutes } from './check/routes.ts'
import { streamRoute } from './check/stream.ts'
import { ToolkitError } from './errors.ts'
import { mountForms } from './forms/routes.ts'
import { type ApiDeps, mountApi, sendProblem } from './http/api.ts'
import { createAuthenticate } from './http/auth.ts'
import { createIdempotency } from './http/idempotency.ts'
import { type Logger, requestLog } from './http/logs.ts'
import { type Metrics, metricsHandler } from './http/metrics.ts'
import { openApi } from './http/openapi.ts'
import { problemOf } from './http/problems.ts'
import type { Keyring } from './keys/keyring.ts'
import type { Store } from './ledger/port.ts'
import { peopleRoutes } from './people/routes.ts'
import { createRecorder } from './recorder/recorder.ts'
import { recordingRoutes } from './recording/routes.ts'
import { manageRoutes } from './settings/routes.ts'
import type { Settings } from './settings/store.ts'

export interface AppDeps {
  readonly store: Store
  readonly settings: Settings
  readonly keyring: Keyring
  readonly logger: Logger
  readonly metrics: Metrics
  /** Origin people reach us by, without a trailing slash. */
  readonly publicUrl: string
  /** Express's `trust proxy`. */
  readonly trustProxy: number | string
  readonly metricsToken?: string | undefined
  /** The time, epoch ms. */
  readonly clock: () => number
}

/** All keyed routes, as served and as documented. */
export function apiRoutes(deps: AppDeps) {
  const { store, settings, keyring, publicUrl } = deps
  const { ledger } = store
  const { catalog } = settings
  const asker = createAsker({ ledger, catalog, keyring })
  const recorder = createRecorder({ ledger, catalog, keyring })
  return {
    recorder,
    routes: [
      ...checkRoutes(asker),
      streamRoute(asker),
      ...recordingRoutes({ recorder, catalog }),
      ...peopleRoutes({ ledger, catalog, keyring }),
      ...manageRoutes({ settings, keyring, publicUrl }),
    ],
  }
}

export function createApp(deps: AppDeps): Express {
  const { store, settings, keyring, logger, metrics } = deps
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', deps.trustProxy)
  app.set('query parser', 'simple')

  app.use(metrics.measure)
  app.use(requestLog(logger))

  const report: ApiDeps['report'] = (err, route) => logger.error({ err, route }, 'request failed')
  const { routes, recorder } = apiRoutes(deps)
  mountApi(app, routes, {
    authenticate: createAuthenticate(settings.catalog, keyring),
    idempotency: createIdempotency(store.documents, keyring, store.name === 'mongodb'),
    clock: deps.clock,
    report,
  })

  let document: string | undefined
  app.get('/openapi.json', (_req, res) => {
    document ??= JSON.stringify(openApi(routes, deps.publicUrl))
    res.type('json').set('cache-control', 'public, max-age=300').send(document)
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
  app.get('/metrics', metricsHandler(metrics, deps.metricsToken))

  mountForms(app, { ...deps, recorder, report })
  return app
}

/** What a page answers when nothing is there. */
export const nowhere = () => new ToolkitError('not_found', 'There is no such page.')
