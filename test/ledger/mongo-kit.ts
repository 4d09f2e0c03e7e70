// What the tests of the MongoDB store share: a server, databases of their own, people and facts.

import { randomBytes, randomUUID } from 'node:crypto'
import { after, type TestContext } from 'node:test'
import type { ConsentEvent } from '../../src/consent/events.ts'
import { createKeyring } from '../../src/keys/keyring.ts'
import { type MongoOptions, type MongoStore, openMongo } from '../../src/ledger/mongo/open.ts'
import type { SealedIdentifier } from '../../src/ledger/port.ts'
import { type MongoServer, startMongoServer } from '../support/mongo-server.ts'

export const SECRET = 'a secret for tests, of more than 32 bytes'
export const keyring = createKeyring(SECRET)
export const BUSINESS = 'demo'

/** A server for the whole file, stopped after it; or the reason for skipping. */
export async function serverForTests(
  options: { durable?: boolean } = {},
): Promise<{ server: MongoServer; skip: false } | { server: undefined; skip: string }> {
  const server = await startMongoServer(options)
  if ('skipped' in server) return { server: undefined, skip: server.skipped }
  after(() => server.stop())
  return { server, skip: false }
}

export const newDatabase = (): string => `t${randomUUID().slice(0, 13)}`

/** Opens a store without background work, closed after the test. */
export async function opened(
  t: TestContext,
  server: MongoServer | undefined,
  databaseName: string,
  more: Partial<MongoOptions> = {},
): Promise<MongoStore> {
  if (!server) throw new Error('no server')
  const options = { uri: server.uri, keyring, databaseName, relayMs: 0, ...more }
  const store = await openMongo(options)
  t.after(() => store.close())
  return store
}

/** An identifier nobody has used. */
export function somebody(kind: 'phone' | 'userId' = 'phone'): SealedIdentifier {
  const value =
    kind === 'phone'
      ? `+8190${String(randomBytes(4).readUInt32BE()).slice(0, 8)}`
      : `JP.${randomUUID()}`
  const key = `${BUSINESS}.${keyring.lookup(BUSINESS, { kind, value })}`
  return { key, kind, sealed: keyring.seal(value, key) }
}

const base = (id: string, at: number) => ({
  id,
  occurredAt: at,
  recordedAt: at,
  actor: 'person' as const,
  channel: 'whatsapp' as const,
})

/** A grant of a topic; evidence holds what could be taken for operators. */
export const grant = (id: string, at: number, topic = 'offers'): ConsentEvent => ({
  ...base(id, at),
  type: 'consent.given',
  strength: 'explicit',
  fromAddress: true,
  topics: [topic],
  evidence: { provided: { $set: { 'a.b': id } }, text: '同意します 👍' },
})

/** An opt-out of all. */
export const optOut = (id: string, at: number): ConsentEvent => ({
  ...base(id, at),
  type: 'consent.withdrawn',
  scope: 'all',
  topics: [],
})

/** A message received by a sender. */
export const message = (id: string, at: number, sender = 'main'): ConsentEvent => ({
  ...base(id, at),
  type: 'message.received',
  sender,
})

/** Every event of a business's feed, page by page. */
export async function wholeFeed(store: MongoStore, limit = 50) {
  const events = []
  let after: string | undefined
  for (;;) {
    const page = await store.ledger.feed(BUSINESS, after, limit)
    events.push(...page.events)
    if (page.events.length === 0) return events
    after = page.next
  }
}
