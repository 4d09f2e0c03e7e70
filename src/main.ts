// Starts the server: configuration, store, application, listening; and stops it gracefully.

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Express } from 'express'
import { createApp } from './app.ts'
import { type Config, loadEnv, readConfig } from './config.ts'
import { consoleLink } from './console/session.ts'
import { faultOf } from './faults.ts'
import { greeting } from './greeting.ts'
import { createParts } from './parts.ts'
import { DEMO } from './settings/businesses.ts'
import { ensureDemo, isFresh } from './settings/demo.ts'
import { sealSecrets } from './settings/endpoints.ts'
import {
  blocklistsOf,
  callsOf,
  endpointsOf,
  keyringOf,
  loadSettings,
  noteServer,
  openStore,
  sandboxOf,
  sendsOf,
} from './start.ts'
import { HOUR_MS } from './time.ts'
import { createLogger } from './web/http/logs.ts'
import { createMetrics } from './web/http/metrics.ts'
import type { Pages } from './web/pages/pages.ts'

/** Requests under way may finish within this; then their connections are cut. */
const GRACE_MS = 10_000
/**
 * Half a gigabyte may come through a slow line. Heads of requests have Node's own minute, bodies that
 * are no upload half of one: `readBytes`.
 */
const REQUEST_MS = 2 * HOUR_MS

async function main(): Promise<void> {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const config = readConfig(loadEnv(root))
  const logger = createLogger({ level: config.logLevel })
  for (const warning of config.warnings) logger.warn(warning)

  const keyring = keyringOf(config)
  const store = await openStore(config, keyring, (err) =>
    logger.error({ err }, 'the store could not finish its work between requests'),
  )
  const settings = await loadSettings(store.documents)
  await sealSecrets(settings, keyring)
  const { catalog } = settings
  const isFirst = isFresh(catalog)
  // In production nobody may come upon the doors of a shop that does not exist.
  const doors = config.production ? 'draft' : 'live'
  if (isFirst) await ensureDemo(settings, Date.now(), doors)
  catalog.follow((err) => logger.warn({ err }, 'settings could not be followed'))

  const server = createServer({ requestTimeout: REQUEST_MS })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(notListening(error, config)))
    server.listen(config.port, config.host, resolve)
  })
  const { port } = server.address() as AddressInfo
  const publicUrl = config.publicUrl.replace(/:0$/, `:${port}`)
  const sandbox = await sandboxOf(
    config,
    keyring,
    () => ({ origin: originOf(server.address() as AddressInfo), publicUrl }),
    (err) => logger.warn({ err }, 'the sandbox could not tell what happened'),
  )
  const endpoints = [...(await endpointsOf(config)), ...(sandbox?.endpoints ?? [])]
  const calls = [...(await callsOf(config)), ...(sandbox?.calls ?? [])]
  const sends = new Map(await sendsOf(config, publicUrl))
  if (sandbox) sends.set('sandbox', sandbox.send)
  const metrics = createMetrics({ process: true })
  metrics.gauge(
    'optin_feed_lag_seconds',
    'Age of the oldest fact that the feed does not show yet.',
    async () => (await store.lagMs()) / 1_000,
  )
  const deps = {
    store,
    settings,
    keyring,
    logger,
    metrics,
    publicUrl,
    publicWebhooksOnly: config.publicWebhooksOnly,
    trustProxy: config.trustProxy,
    metricsToken: config.metricsToken,
    endpoints,
    calls,
    metaVerifyToken: config.meta?.verifyToken,
    sends,
    blocklists: await blocklistsOf(config),
    ...(sandbox && {
      extras: (app: Express, tools: { pages: Pages }) =>
        sandbox.mount(app, { ...tools, catalog, publicUrl, placeCall: parts.placeCall }),
    }),
    clock: sandbox?.clock ?? Date.now,
  }
  const parts = createParts(deps)
  server.on('request', createApp(deps, parts))
  parts.start()
  // For commands that go through the server, since it alone writes to the embedded store.
  if (store.name === 'embedded') {
    await noteServer(store.documents, originOf(server.address() as AddressInfo))
  }

  let isStopping = false
  const stop = async (signal: string) => {
    if (isStopping) return
    isStopping = true
    logger.info({ signal }, 'stopping')
    catalog.stop()
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref()
    await new Promise((resolve) => {
      server.close(resolve)
      server.closeIdleConnections()
    })
    await parts.stop()
    await store.close()
    logger.info('stopped')
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      stop(signal).catch((err: unknown) => {
        logger.error({ err }, 'could not stop cleanly')
        process.exitCode = 1
      })
    })
  }

  const links = {
    console:
      isFirst && !config.production ? consoleLink(keyring, publicUrl, DEMO, Date.now()) : undefined,
    sandbox: sandbox?.link(port),
  }
  // Last: whoever reads it may stop us at once. In production only logs go to standard output.
  const output = config.production ? process.stderr : process.stdout
  output.write(greeting(catalog, publicUrl, store.name, links, endpoints))
}

/** What to do about an address that cannot be had, in place of the system's name for it. */
function notListening(error: NodeJS.ErrnoException, { host, port }: Config): Error {
  const where = `port ${port} of ${host}`
  switch (error.code) {
    case 'EADDRINUSE':
      return new Error(`Something else listens on ${where}. PORT chooses another one.`)
    case 'EADDRNOTAVAIL':
      return new Error(`This machine has no ${where}. HOST chooses the address.`)
    case 'EACCES':
      return new Error(`This process may not listen on ${where}. PORT chooses another one.`)
    default:
      return error
  }
}

/** The server's own address as it is reached from this machine. */
function originOf({ address, port }: AddressInfo): string {
  if (address === '::' || address === '0.0.0.0') return `http://127.0.0.1:${port}`
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}`
}

/** A sentence for what the operator can mend; a fault of ours says where it is. */
function startFault(error: unknown): string {
  const fault = faultOf(error)
  if (fault !== undefined) return fault
  const isBug = [TypeError, ReferenceError, RangeError].some((bug) => error instanceof bug)
  if (error instanceof Error) return isBug ? String(error.stack) : error.message
  return 'The server could not start.'
}

main().catch((error: unknown) => {
  process.stderr.write(`${startFault(error)}\n`)
  // A store that is open already would keep the process alive.
  process.exit(1)
})
