// The application on an embedded store of its own, in this process, with a clock that is set.

import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { Express } from 'express'
import { createApp } from '../../src/app.ts'
import type { Tally } from '../../src/doors/counting/tally.ts'
import { createKeyring } from '../../src/keys/keyring.ts'
import { openEmbedded } from '../../src/ledger/embedded/open.ts'
import { createParts, type Parts, type PartsDeps } from '../../src/parts.ts'
import type { Endpoint } from '../../src/providers/port.ts'
import { createBusiness, createKey } from '../../src/settings/businesses.ts'
import type { Catalog } from '../../src/settings/catalog.ts'
import { ensureDemo } from '../../src/settings/demo.ts'
import { callsOf, endpointsOf, loadSettings } from '../../src/start.ts'
import { createLogger } from '../../src/web/http/logs.ts'
import { createMetrics } from '../../src/web/http/metrics.ts'
import { SCOPES } from '../../src/web/http/route.ts'
import type { Pages } from '../../src/web/pages/pages.ts'
import { caller } from './server.ts'

/** 24 November 2026, 10:00 UTC; 19:00 in Tokyo. */
export const START_MS = Date.UTC(2026, 10, 24, 10)

/** The `SECRET_KEY` of the store. */
export const API_SECRET = 'a secret for the API, long enough to be one'
/** Of Meta's app. */
export const META = {
  ...{ appSecret: 'the app secret of the tests', verifyToken: 'the verify token' },
  ...{ accessToken: '', baseUrl: '' },
}
export const TWILIO = {
  ...{ accountSid: 'AC0', authToken: '0123456789abcdef0123456789abcdef' },
  ...{ authTokenSecondary: 'fedcba9876543210fedcba9876543210', baseUrl: '' },
}
export const INFOBIP = {
  ...{ apiKey: '', baseUrl: '', webhookUser: 'infobip', webhookPassword: 'a long password' },
}

/** What is mounted beside the application stands on this. */
export interface ExtraTools {
  readonly pages: Pages
  readonly parts: Parts
  readonly catalog: Catalog
}

/** Starts it; gone after the test. `call` has a key of `demo` with all scopes. */
export async function startApi(
  t: TestContext,
  options: Pick<PartsDeps, 'sends' | 'blocklists' | 'publicWebhooksOnly'> & {
    readonly tally?: Tally
    /** Beside those of Meta, Twilio and Infobip. */
    readonly endpoints?: readonly Endpoint[]
    readonly publicUrl?: string
    /** Proxies before the server: then each request may name the address it comes from. */
    readonly trustProxy?: number
    /** Mounts more, as the sandbox is. */
    readonly extras?: (app: Express, tools: ExtraTools) => void
  } = {},
) {
  const dataDir = await mkdtemp(join(tmpdir(), 'optin-api-'))
  const keyring = createKeyring(API_SECRET)
  const clock = { now: START_MS }
  const store = await openEmbedded({ dataDir, keyring, clock: () => clock.now })
  const settings = await loadSettings(store.documents)
  await ensureDemo(settings, clock.now)
  const lines: string[] = []
  const logger = createLogger({ level: 'warn', stream: { write: (line) => lines.push(line) } })
  const deps = {
    ...{ store, settings, keyring, logger, trustProxy: options.trustProxy ?? 0 },
    metrics: createMetrics(),
    publicUrl: options.publicUrl ?? 'http://localhost',
    endpoints: [
      ...(await endpointsOf({ meta: META, twilio: TWILIO, infobip: INFOBIP })),
      ...(options.endpoints ?? []),
    ],
    calls: await callsOf({ twilio: TWILIO }),
    metaVerifyToken: META.verifyToken,
    ...(options.sends && { sends: options.sends }),
    ...(options.blocklists && { blocklists: options.blocklists }),
    ...(options.publicWebhooksOnly && { publicWebhooksOnly: true }),
    clock: () => clock.now,
  }
  const made = createParts(deps)
  const parts = { ...made, tally: { ...made.tally, ...options.tally } }
  const { extras } = options
  const mounting = {
    ...(extras && {
      extras: (app: Express, { pages }: { readonly pages: Pages }) =>
        extras(app, { pages, parts, catalog: settings.catalog }),
    }),
  }
  const server = createServer(createApp({ ...deps, ...mounting }, parts)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  t.after(async () => {
    server.closeAllConnections()
    server.close()
    await store.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  const url = `http://127.0.0.1:${port}`
  const keyOf = async (business: string, scopes: readonly (typeof SCOPES)[number][] = SCOPES) =>
    (await createKey(settings, keyring, { business, scopes, now: clock.now })).key
  const key = await keyOf('demo')
  const call = caller(url, key)
  return {
    ...{ url, port, clock, dataDir, store, settings, keyring, keyOf, key, lines },
    ...{ parts, deps, routes: parts.routes },
    call,
    /** Makes something by the API, which must take it. @returns what it answers */
    async made(path: string, body: object) {
      const answer = await call('POST', path, body)
      assert.equal(answer.status, 201, JSON.stringify(answer.body))
      return answer.body
    },
    /** A second business, and a caller with its key. */
    async other(slug = 'other') {
      await createBusiness(settings, { slug, name: 'Other Ltd' })
      return caller(url, await keyOf(slug))
    },
    /** Ids of everything recorded for `demo`. */
    async recorded() {
      const ids: string[] = []
      for (let after: string | undefined; ; ) {
        const { events, next } = await store.ledger.feed('demo', after, 500)
        ids.push(...events.map((event) => event.id))
        if (events.length < 500) return ids
        after = next
      }
    },
  }
}
