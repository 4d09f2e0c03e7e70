// Starts the server: configuration, store, application, listening; and stops it gracefully.

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createApp } from './app.ts'
import { ConfigError, loadEnv, readConfig } from './config.ts'
import { consoleLink } from './console/session.ts'
import { greeting } from './greeting.ts'
import { createLogger } from './http/logs.ts'
import { createMetrics } from './http/metrics.ts'
import { createParts } from './parts.ts'
import { DEMO } from './settings/businesses.ts'
import { ensureDemo, isFresh } from './settings/demo.ts'
import { endpointsOf, keyringOf, loadSettings, openStore, sendsOf } from './start.ts'

/** Requests under way may finish within this; then their connections are cut. */
const GRACE_MS = 10_000

async function main(): Promise<void> {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const config = readConfig(loadEnv(root))
  const logger = createLogger({ level: config.logLevel })
  for (const warning of config.warnings) logger.warn(warning)

  const keyring = keyringOf(config)
  const store = await openStore(config, keyring)
  const settings = await loadSettings(store.documents)
  const { catalog } = settings
  const isFirst = isFresh(catalog)
  if (isFirst) await ensureDemo(settings, Date.now())
  catalog.follow((err) => logger.warn({ err }, 'settings could not be followed'))

  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(config.port, config.host, resolve)
  })
  const { port } = server.address() as AddressInfo
  const publicUrl = config.publicUrl.replace(/:0$/, `:${port}`)
  const endpoints = await endpointsOf(config)
  const deps = {
    store,
    settings,
    keyring,
    logger,
    metrics: createMetrics({ process: true }),
    publicUrl,
    trustProxy: config.trustProxy,
    metricsToken: config.metricsToken,
    endpoints,
    metaVerifyToken: config.meta?.verifyToken,
    sends: await sendsOf(config, publicUrl),
    clock: Date.now,
  }
  const parts = createParts(deps)
  server.on('request', createApp(deps, parts))
  parts.start()
  const link = isFirst ? consoleLink(keyring, publicUrl, DEMO, Date.now()) : undefined
  process.stdout.write(greeting(catalog, publicUrl, store.name, link, endpoints))

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
}

main().catch((error: unknown) => {
  const isPlain = error instanceof ConfigError || error instanceof Error
  process.stderr.write(`${isPlain ? error.message : 'The server could not start.'}\n`)
  process.exitCode = 1
})
