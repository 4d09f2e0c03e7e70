// A server in a process of its own, so that its CPU time is its own: ours, or a bare baseline.
// Run as: node served.ts <kind> <json options>; answers with its port on the IPC channel.

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Express } from 'express'
import { createApp } from '../../src/app.ts'
import { createKeyring, type Keyring } from '../../src/keys/keyring.ts'
import { openEmbedded } from '../../src/ledger/embedded/open.ts'
import type { Store } from '../../src/ledger/port.ts'
import { createParts } from '../../src/parts.ts'
import { metaEndpoint } from '../../src/providers/meta/endpoint.ts'
import { createKey } from '../../src/settings/businesses.ts'
import { ensureDemo } from '../../src/settings/demo.ts'
import { loadSettings } from '../../src/start.ts'
import { createLogger } from '../../src/web/http/logs.ts'
import { createMetrics } from '../../src/web/http/metrics.ts'
import { bare } from './bare.ts'

export interface ServedOptions {
  readonly dataDir?: string
  readonly commitDelayMs?: number
  /** With a sender of Meta's besides the demo's own. */
  readonly isHearing?: boolean
  /** With all the work between requests, as the real server does it. */
  readonly isWorking?: boolean
  /** With a database name in it. */
  readonly mongoUri?: string
  /** What a baseline answers, or adds to what it stores, so that sizes are equal. */
  readonly answer?: string
}

export const APP_SECRET = 'an app secret for measuring'
export const PHONE_NUMBER_ID = '106540352242922'
export const SECRET = 'a secret for measuring, long enough to be one'

async function openStore(options: ServedOptions, keyring: Keyring): Promise<Store> {
  if (options.mongoUri !== undefined) {
    const { openMongo } = await import('../../src/ledger/mongo/open.ts')
    return openMongo({ uri: options.mongoUri, keyring })
  }
  const { dataDir = '', commitDelayMs = 0 } = options
  return openEmbedded({ dataDir, keyring, commitDelayMs })
}

async function ours(options: ServedOptions): Promise<{ app: Express; key: string }> {
  const keyring = createKeyring(SECRET)
  const store = await openStore(options, keyring)
  const settings = await loadSettings(store.documents)
  await ensureDemo(settings, Date.now())
  const { key } = await createKey(settings, keyring, {
    business: 'demo',
    scopes: ['check', 'record'],
    now: Date.now(),
  })
  if (options.isHearing) {
    const sender = {
      phone: '+815012345679',
      provider: 'meta',
      providerId: PHONE_NUMBER_ID,
    } as const
    await settings.create('sender', `meta.${PHONE_NUMBER_ID}`, 'demo', sender)
  }
  const deps = {
    store,
    settings,
    keyring,
    logger: createLogger({ level: 'info' }),
    metrics: createMetrics(),
    publicUrl: 'http://localhost',
    trustProxy: 0,
    endpoints: [metaEndpoint({ appSecret: APP_SECRET })],
    clock: Date.now,
  }
  const parts = createParts(deps)
  if (options.isWorking) parts.start()
  return { app: createApp(deps, parts), key }
}

if (import.meta.main) {
  const [kind = '', json = '{}'] = process.argv.slice(2)
  const options = JSON.parse(json) as ServedOptions
  const { app, key } =
    kind === 'ours' ? await ours(options) : { app: await bare(kind, options), key: '' }
  const server = createServer(app).listen(0, '127.0.0.1', () => {
    process.send?.({ port: (server.address() as AddressInfo).port, key })
  })
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send?.(user + system)
  })
  process.on('disconnect', () => process.exit())
}
