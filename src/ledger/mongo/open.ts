// Opens the MongoDB store: for more than one machine. Standalone, replica set and sharded cluster
// alike (shard each collection by hashed `_id`); no transaction of the server's is used.

import { randomUUID } from 'node:crypto'
import { type Connection, createConnection, type mongo } from 'mongoose'
import type { Keyring } from '../../keys/keyring.ts'
import { proveKey } from '../key-check.ts'
import type { Store } from '../port.ts'
import { startBackground } from './background.ts'
import { mongoDocuments } from './documents.ts'
import { Eraser } from './erase.ts'
import { Door } from './errors.ts'
import { type Hello, judgeServer } from './hello.ts'
import { Lease } from './lease.ts'
import { mongoLedger } from './ledger.ts'
import { Merger } from './merge.ts'
import { People } from './people.ts'
import { Reader } from './reader.ts'
import { Relay } from './relay.ts'
import { type Collections, openCollections } from './schema.ts'
import { createStamps } from './stamps.ts'
import type { Context, Step } from './state.ts'

const DATABASE = 'optin'
/** A store that is away is told within this, so that callers get their 503 quickly. */
const AWAY_MS = 2_500

export interface MongoOptions {
  /** `mongodb://…` or `mongodb+srv://…`; a database in it is used. */
  readonly uri: string
  readonly keyring: Keyring
  /** Default: the one in the URI, else `optin`. */
  readonly databaseName?: string
  /** Epoch ms; for the expiry of documents. */
  readonly clock?: () => number
  /** Pause between two looks for events to copy out; 0 leaves it to the feed's readers. */
  readonly relayMs?: number
  /** After so long without a sign of life another process takes over the background work. */
  readonly leaseMs?: number
  /** Told of every command sent; background work has a `comment`. */
  readonly onCommand?: (event: mongo.CommandStartedEvent) => void
  /** For crash tests: told between any two writes that belong together. */
  readonly onStep?: (step: Step) => Promise<void> | void
  /** Told of what went wrong in the background, but for a store that is away. */
  readonly onFault?: ((error: unknown) => void) | undefined
}

/** The store, and what only this one has. */
export interface MongoStore extends Store {
  /** Copies out now what was recorded before. */
  relay(): Promise<void>
  /** Brings merges and erasures to their end that a crash left half-way. */
  sweep(): Promise<void>
}

/**
 * @throws ToolkitError `store_unavailable` when the server does not answer, or is none to rely on;
 *   KeyError
 */
export async function openMongo(options: MongoOptions): Promise<MongoStore> {
  const door = new Door()
  const { connection, collections } = await door.run(() => connect(options))
  const context: Context = {
    ...collections,
    keyring: options.keyring,
    stamp: createStamps(),
    step: options.onStep ?? (() => undefined),
  }
  const people = new People(context.persons)
  const merger = new Merger(context, people)
  const reader = new Reader(context, people, options.keyring)
  const documents = mongoDocuments(context.documents, door, options.clock ?? Date.now)
  await proveKey({ documents, ledger: reader }, options.keyring).catch(async (error: unknown) => {
    await connection.close()
    throw error
  })
  const relay = new Relay(context)
  const eraser = new Eraser(context, { people, merger, reader, relay })
  const lease = new Lease(context.leases, randomUUID(), options.leaseMs ?? 5_000)
  const stopBackground = startBackground(
    { lease, relay, merger, eraser, onFault: options.onFault },
    options.relayMs ?? 500,
  )
  let closing: Promise<void> | undefined
  return {
    name: 'mongodb',
    ledger: mongoLedger({ context, people, merger, eraser, reader, relay, door }),
    documents,
    ping: () => door.run(() => proveServer(connection)),
    relay: () => door.run(() => relay.catchUp()),
    lagMs: () => door.run(() => relay.lagMs()),
    sweep: () =>
      door.run(async () => {
        await merger.sweep()
        await eraser.sweep()
      }),
    close() {
      closing ??= (async () => {
        await door.shut()
        await stopBackground()
        await connection.close()
      })()
      return closing
    },
  }
}

/**
 * Majority and journaled, whatever the URI says; majority reads from the primary see every write
 * that was acknowledged so, by any process.
 */
async function connect(
  options: MongoOptions,
): Promise<{ connection: Connection; collections: Collections }> {
  const inUri = /^mongodb(?:\+srv)?:\/\/[^/?]+\/([^/?]+)/.exec(options.uri)?.[1]
  const connection = createConnection(options.uri, {
    dbName: options.databaseName ?? inUri ?? DATABASE,
    writeConcern: { w: 'majority', j: true, wtimeoutMS: 2 * AWAY_MS },
    readConcern: { level: 'majority' },
    // As a URI calls it, which would win over the one above.
    readConcernLevel: 'majority',
    readPreference: 'primary',
    retryWrites: true,
    serverSelectionTimeoutMS: AWAY_MS,
    connectTimeoutMS: AWAY_MS,
    waitQueueTimeoutMS: AWAY_MS,
    socketTimeoutMS: 20_000,
    heartbeatFrequencyMS: 2_000,
    bufferCommands: false,
    autoCreate: false,
    autoIndex: false,
    monitorCommands: options.onCommand !== undefined,
    appName: 'optin-toolkit',
  })
  // What happens to the connection later shows in the calls that need it.
  connection.on('error', () => undefined)
  try {
    await connection.asPromise()
    const { onCommand } = options
    if (onCommand) connection.getClient().on('commandStarted', onCommand)
    await proveServer(connection)
    return { connection, collections: await openCollections(connection) }
  } catch (error) {
    await connection.close().catch(() => undefined)
    throw error
  }
}

/** @throws ToolkitError as `judgeServer` */
async function proveServer(connection: Connection): Promise<void> {
  const client = connection.getClient()
  const askedAt = Date.now()
  const hello = await client.db('admin').command({ hello: 1 })
  const { directConnection: isDirect = false } = client.options
  judgeServer(hello as Hello, { isDirect, askedAt, answeredAt: Date.now() })
}
