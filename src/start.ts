// Opening what a configuration asks for: the store (the only place that names one), the keys,
// the catalog. The server and the command line both start here.

import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Express } from 'express'
import type { Config } from './config.ts'
import { developmentSecret, keptSecret, secretFile } from './keys/development-secret.ts'
import { createKeyring, type Keyring } from './keys/keyring.ts'
import { type BackedUp, backUp } from './ledger/embedded/backup.ts'
import {
  openDocuments as embeddedDocuments,
  openReading as embeddedReading,
  openEmbedded,
} from './ledger/embedded/open.ts'
import { FILE, OwnedError } from './ledger/embedded/schema.ts'
import { checkOf, KeyError } from './ledger/key-check.ts'
import type { Documents, LedgerReading, Store } from './ledger/port.ts'
import type { ReadBlocklist } from './providers/blocklist.ts'
import type { CallEndpoint } from './providers/calling.ts'
import type { Endpoint } from './providers/port.ts'
import type { Send } from './providers/sending.ts'
import type { SandboxTools } from './sandbox/routes.ts'
import { Catalog } from './settings/catalog.ts'
import { createSettings, type Settings } from './settings/store.ts'
import { isExposed } from './web/http/local.ts'

export function keyringOf(config: Config): Keyring {
  return createKeyring(config.secretKey ?? developmentSecret(config.dataDir))
}

/**
 * The driver of MongoDB is loaded only where it is asked for.
 * @param onFault told of what goes wrong between requests, but for a store that is away
 * @throws Error when the store was made with another key
 */
export async function openStore(
  config: Config,
  keyring: Keyring,
  onFault?: (error: unknown) => void,
): Promise<Store> {
  const { dataDir, mongodbUri: uri } = config
  if (uri === undefined) return openEmbedded({ dataDir, keyring }).catch(told(config))
  const { openMongo } = await import('./ledger/mongo/open.ts')
  return openMongo({ uri, keyring, onFault }).catch(told(config))
}

/** Says whose key is to be taken, where that is known. */
const told = (config: Config) => (error: unknown) => {
  if (!(error instanceof KeyError)) throw error
  throw new Error(`${error.message} ${wayBack(config, error)}`, { cause: error })
}

function wayBack({ secretKey, dataDir }: Config, { known }: KeyError): string {
  if (secretKey === undefined) {
    return `SECRET_KEY is unset, so the one in ${secretFile(dataDir)} was taken: set SECRET_KEY to the one it was made with.`
  }
  const kept = keptSecret(dataDir)
  const isKept = kept !== undefined && kept !== secretKey
  if (isKept && (known === undefined || checkOf(createKeyring(kept)) === known)) {
    return `It was made with the key in ${secretFile(dataDir)}, when SECRET_KEY was unset: set SECRET_KEY to what that file holds.`
  }
  return 'Set SECRET_KEY to the one it was made with.'
}

/** The same, or undefined where a running server owns the store: facts then go through it. */
export async function openStoreIfFree(
  config: Config,
  keyring: Keyring,
): Promise<Store | undefined> {
  try {
    return await openStore(config, keyring)
  } catch (error) {
    if (error instanceof OwnedError) return undefined
    throw error
  }
}

const SERVER = { kind: 'server', id: 'address', business: '*' } as const

/** Notes where the server of this store is reached from this machine. */
export async function noteServer(documents: Documents, origin: string): Promise<void> {
  const known = await documents.get(SERVER.kind, SERVER.id)
  await documents.put({ ...SERVER, body: { origin } }, known?.version ?? 0)
}

/** Where the server that owns the store was last started; undefined when none ever was. */
export async function serverOf(documents: Documents): Promise<string | undefined> {
  return (await documents.get<{ origin: string }>(SERVER.kind, SERVER.id))?.body.origin
}

/** Documents alone, also beside a running server. */
export async function openDocuments(
  config: Config,
  keyring: Keyring,
): Promise<{ documents: Documents; close(): Promise<void> | void }> {
  const { dataDir, mongodbUri } = config
  if (mongodbUri === undefined) return embeddedDocuments({ dataDir, keyring }).catch(told(config))
  return openStore(config, keyring)
}

/** What is recorded, to be read, also beside a running server. */
export async function openReading(
  config: Config,
  keyring: Keyring,
): Promise<{ ledger: LedgerReading; close(): Promise<void> | void }> {
  const { dataDir, mongodbUri } = config
  if (mongodbUri === undefined) return embeddedReading({ dataDir, keyring }).catch(told(config))
  return openStore(config, keyring)
}

/**
 * Whether there is a store to look into. In the wrong folder a command would make an empty one, and
 * find in it that all is well.
 */
export function hasStore({ mongodbUri, dataDir }: Config): boolean {
  return mongodbUri !== undefined || existsSync(join(dataDir, FILE))
}

/**
 * A copy of the embedded store in a folder of its own, also beside a running server.
 * @returns undefined where facts are kept in MongoDB, which has tools of its own for that
 */
export async function backUpStore(config: Config, folder: string): Promise<BackedUp | undefined> {
  if (config.mongodbUri !== undefined) return undefined
  return backUp({ dataDir: config.dataDir, folder })
}

/** What the providers that are set may call. The driver of each is loaded only where it is set. */
export async function endpointsOf(config: Pick<Config, 'meta' | 'twilio' | 'infobip'>) {
  const endpoints: Endpoint[] = []
  if (config.meta) {
    const { metaEndpoint } = await import('./providers/meta/endpoint.ts')
    endpoints.push(metaEndpoint(config.meta))
  }
  if (config.twilio) {
    const { twilioEndpoints } = await import('./providers/twilio/endpoints.ts')
    endpoints.push(...twilioEndpoints(config.twilio))
  }
  if (config.infobip) {
    const { infobipEndpoints } = await import('./providers/infobip/endpoints.ts')
    endpoints.push(...infobipEndpoints(config.infobip))
  }
  return endpoints
}

/** The providers that are set and can call. */
export async function callsOf(config: Pick<Config, 'twilio'>): Promise<CallEndpoint[]> {
  if (!config.twilio) return []
  const { twilioCalls } = await import('./providers/twilio/endpoints.ts')
  return [twilioCalls(config.twilio)]
}

/**
 * The sandbox: everywhere but in production, so that nobody who is out there ever meets it. Where
 * somebody could though, its pages need a key made for this start.
 * @param where the server's own address; known once it listens
 */
export async function sandboxOf(
  config: Pick<Config, 'production' | 'publicUrl' | 'trustProxy'>,
  keyring: Keyring,
  where: () => { readonly origin: string; readonly publicUrl: string },
  report: (error: unknown) => void,
) {
  if (config.production) return undefined
  const { createSandbox } = await import('./providers/sandbox/sandbox.ts')
  const { mountSandbox } = await import('./sandbox/routes.ts')
  const sandbox = createSandbox({ keyring, where, report })
  const key = isExposed(config) ? randomBytes(24).toString('base64url') : undefined
  const mount = (app: Express, tools: Omit<SandboxTools, 'sandbox' | 'key'>) =>
    mountSandbox(app, { ...tools, sandbox, key })
  /** @param port of this server */
  const link = (port: number) =>
    key === undefined
      ? `${where().publicUrl}/sandbox`
      : `http://localhost:${port}/sandbox?key=${key}`
  return { ...sandbox, mount, link }
}

/** How the providers that are set send. */
export async function sendsOf(
  config: Pick<Config, 'meta' | 'twilio' | 'infobip'>,
  publicUrl: string,
): Promise<ReadonlyMap<string, Send>> {
  const sends = new Map<string, Send>()
  if (config.meta) {
    const { metaSend } = await import('./providers/meta/send.ts')
    sends.set('meta', metaSend(config.meta))
  }
  if (config.twilio) {
    const { twilioSend } = await import('./providers/twilio/send.ts')
    const statusUrl = `${publicUrl}/webhooks/twilio/status`
    const voiceUrl = `${publicUrl}/webhooks/twilio/voice`
    sends.set('twilio', twilioSend({ ...config.twilio, statusUrl, voiceUrl }))
  }
  if (config.infobip) {
    const { infobipSend } = await import('./providers/infobip/send.ts')
    sends.set('infobip', infobipSend(config.infobip))
  }
  return sends
}

/** How the block lists that can be read are read. */
export async function blocklistsOf(
  config: Pick<Config, 'infobip'>,
): Promise<ReadonlyMap<string, ReadBlocklist>> {
  if (!config.infobip) return new Map()
  const { infobipBlocklist } = await import('./providers/infobip/blocklist.ts')
  return new Map([['infobip', infobipBlocklist(config.infobip)]])
}

export async function loadSettings(documents: Documents): Promise<Settings> {
  const catalog = new Catalog(documents)
  await catalog.refresh()
  return createSettings(documents, catalog)
}
