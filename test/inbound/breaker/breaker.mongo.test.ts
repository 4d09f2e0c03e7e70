// The breaker on MongoDB, with two processes that follow one burst.

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { createKeyring } from '../../../src/keys/keyring.ts'
import { openMongo } from '../../../src/ledger/mongo/open.ts'
import { createParts } from '../../../src/parts.ts'
import { createBusiness } from '../../../src/settings/businesses.ts'
import { policy } from '../../../src/settings/policy-schema.ts'
import { loadSettings } from '../../../src/start.ts'
import { createLogger } from '../../../src/web/http/logs.ts'
import { createMetrics } from '../../../src/web/http/metrics.ts'
import { startMongoServer } from '../../support/mongo-server.ts'

const PEOPLE = 12
const server = await startMongoServer()
const skip = 'skipped' in server && server.skipped

test('two processes park one burst as one set, and take it back as one', { skip }, async (t) => {
  if ('skipped' in server) return
  t.after(() => server.stop())
  const keyring = createKeyring('a secret for the breaker, long enough to be one')
  const uri = `${server.uri}breaker-${randomUUID().slice(0, 8)}`
  const alarms: string[] = []
  const processes = await Promise.all(
    [1, 2].map(async () => {
      const store = await openMongo({ uri, keyring })
      const settings = await loadSettings(store.documents)
      const stream = { write: (line: string) => alarms.push(line) }
      const parts = createParts({
        ...{ store, settings, keyring, publicUrl: 'http://localhost', clock: Date.now },
        logger: createLogger({ level: 'error', stream }),
        metrics: createMetrics(),
      })
      return { store, settings, parts }
    }),
  )
  t.after(() => Promise.all(processes.map(({ store }) => store.close())))
  const [first, second] = processes
  assert.ok(first && second)
  await createBusiness(first.settings, { slug: 'shop', name: 'Shop' })
  const sender = { phone: '+15550783881', provider: 'meta' as const, providerId: '1' }
  await first.settings.create('sender', 'meta.1', 'shop', sender)
  const value = policy.parse({ breaker: { stops: 5, minutes: 10, share: 0 } })
  const from = Date.now() - 60_000
  await first.settings.create('policy', 'shop', 'shop', {
    versions: [{ from, value }],
  })
  await second.settings.catalog.refresh()
  const error = { code: '131050', class: 'personStop', failure: 'other' } as const
  for (let i = 0; i < PEOPLE; i++) {
    const { parts } = i % 2 === 0 ? first : second
    await parts.hearing.hear(
      'meta',
      {
        ...{ key: `meta.${i}`, channel: 'whatsapp', receiver: '1', at: Date.now() },
        ...{ from: { phone: `+8190${10_000_000 + i}` }, type: 'status', messageId: `wamid.${i}` },
        ...{ state: 'failed', error },
      },
      Date.now(),
    )
  }
  const drain = async () => {
    for (let round = 0; round < 3; round++) {
      await Promise.all(processes.map(({ parts }) => parts.drain()))
    }
  }
  await drain()
  const list = await first.parts.breakers.list('shop', undefined, 10)
  assert.equal(list.length, 1)
  const [set] = list
  assert.deepEqual([set?.people, set?.target, set?.isDone], [PEOPLE, 'parked', true])
  assert.equal(alarms.filter((line) => line.includes('too many opt-outs')).length, 1)
  await second.parts.breakers.decide('shop', set?.id ?? '', 'reverted', 'the test')
  await drain()
  let noes = 0
  for await (const event of eventsOf(first.store)) if (event.type === 'import.finished') noes++
  // Each one was parked, which voids how it was first recorded, and then voided itself.
  assert.equal(noes, 2 * PEOPLE)
})

async function* eventsOf(store: Awaited<ReturnType<typeof openMongo>>) {
  for (let after: string | undefined; ; ) {
    const { events, next } = await store.ledger.feed('shop', after, 200)
    yield* events
    if (events.length === 0) return
    after = next
  }
}
