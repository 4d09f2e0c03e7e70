// The MongoDB store under the contract, and how many commands it sends.

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { openMongo } from '../../src/ledger/mongo/open.ts'
import { sealedOf } from '../../src/people/identify.ts'
import { keyring, ledgerContract } from '../contract/ledger.ts'
import { startMongoServer } from '../support/mongo-server.ts'

const server = await startMongoServer()
after(async () => {
  if (!('skipped' in server)) await server.stop()
})

/** What the driver sends of itself. */
const HANDSHAKE = new Set(['hello', 'ismaster', 'ping', 'endSessions', 'saslStart'])

async function openFresh() {
  if ('skipped' in server) return server
  const options = { uri: server.uri, keyring, databaseName: `optin-${randomUUID()}` }
  let store = await openMongo(options)
  return {
    store,
    async reopen(other = keyring) {
      await store.close()
      store = await openMongo({ ...options, keyring: other })
      return store
    },
    destroy: () => store.close(),
  }
}

ledgerContract('mongodb', openFresh, { racers: 8 })

test('mongodb: sends one command a check, at most two a fact', async (t) => {
  if ('skipped' in server) return t.skip(server.skipped)
  const sent: string[] = []
  const store = await openMongo({
    uri: server.uri,
    keyring,
    databaseName: `optin-${randomUUID()}`,
    relayMs: 0,
    // Everything but the background work, which says so of itself, whatever it is sent to.
    onCommand({ commandName, command }) {
      if (command.comment === undefined && !HANDSHAKE.has(commandName)) sent.push(commandName)
    },
  })
  try {
    const people = Array.from({ length: 20 }, (_, i) =>
      sealedOf(keyring, 'demo', { phone: `+81901111${1000 + i}` }),
    )
    const hold = (id: string) =>
      ({
        id,
        type: 'hold.placed',
        holdId: id,
        occurredAt: 1,
        recordedAt: 1,
        actor: 'business',
        channel: 'api',
      }) as const
    for (const [i, who] of people.entries()) {
      sent.length = 0
      await store.ledger.record(who, () => [hold(`new${i}`)])
      assert.ok(sent.length <= 2, sent.join())
      sent.length = 0
      await store.ledger.record(who, () => [hold(`known${i}`)])
      assert.ok(sent.length <= 2, sent.join())
    }
    sent.length = 0
    await store.ledger.read([people[0]?.[0]?.key ?? ''])
    assert.deepEqual(sent, ['find'])
    sent.length = 0
    await store.ledger.read(people.map((who) => who[0]?.key ?? ''))
    assert.deepEqual(sent, ['find'])
  } finally {
    await store.close()
  }
})
