// `npm run race -- [--messages 10000] [--workers 4] [--store mongodb]`: messages are queued and
// worked on by several workers while opt-outs come in by webhook. Afterwards the ledger is read: no
// message may be reserved after its person's opt-out, no cap overshot, nothing sent twice. On MongoDB the
// workers are processes of their own.

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createApp } from '../../src/app.ts'
import { metaEndpoint } from '../../src/providers/meta/endpoint.ts'
import { createKey } from '../../src/settings/businesses.ts'
import { ensureDemo } from '../../src/settings/demo.ts'
import { META } from '../support/api.ts'
import { postMeta, textFrom } from '../support/meta.ts'
import { startMongoServer } from '../support/mongo-server.ts'
import { caller } from '../support/server.ts'
import { audit, CAP, openStore, partsOf, phoneOf, TOPIC } from './world.ts'

const { values } = parseArgs({
  options: {
    messages: { type: 'string' },
    workers: { type: 'string' },
    store: { type: 'string', default: 'embedded' },
  },
})
const isMongo = values.store === 'mongodb'
const MESSAGES = Number(values.messages ?? (isMongo ? 1_000 : 10_000))
const WORKERS = Number(values.workers ?? (isMongo ? 2 : 4))
const PEOPLE = Math.ceil(MESSAGES / 10)
const TOGETHER = 32

/** Runs `count` jobs, some at once. */
async function each(count: number, job: (i: number) => Promise<void>): Promise<void> {
  let next = 0
  const lane = async () => {
    for (let i = next++; i < count; i = next++) await job(i)
  }
  await Promise.all(Array.from({ length: TOGETHER }, lane))
}

const folder = await mkdtemp(join(tmpdir(), 'optin-race-'))
const mongo = isMongo ? await startMongoServer() : undefined
if (mongo && 'skipped' in mongo) {
  process.stdout.write(`${mongo.skipped}\n`)
  process.exit(0)
}
const place = mongo ? { uri: `${mongo.uri}race_${process.pid}` } : { dataDir: folder }
const store = await openStore(place)

const left = new Map<string, number>()
const leave = (id: string) => left.set(id, (left.get(id) ?? 0) + 1)
const { deps, parts } = await partsOf(store, ({ messageId }) => leave(messageId))
await ensureDemo(deps.settings, Date.now())
const endpoint = { ...metaEndpoint(META), provider: 'sandbox' as const }
const server = createServer(createApp({ ...deps, trustProxy: 0, endpoints: [endpoint] }, parts))
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const { key } = await createKey(deps.settings, deps.keyring, {
  ...{ business: 'demo', scopes: ['check', 'record', 'send', 'manage'], now: Date.now() },
})
const call = caller(url, key)
await call('PUT', '/v1/policy', {
  frequencyCap: [{ category: 'marketing', max: CAP, perHours: 24 }],
})

// The race is between facts: nothing else may hold the messages back.
const limited = await call('PATCH', '/v1/senders/sandbox.%2B815012345678', { perSecond: 10_000 })
if (limited.status !== 200) throw new Error('the sender could not be set')

await each(PEOPLE, async (i) => {
  await call('POST', '/v1/consents', {
    ...{ person: phoneOf(i), topics: [TOPIC], entryPoint: 'demo-checkbox' },
    act: { kind: 'form', at: new Date(Date.now() - 60_000).toISOString() },
    notice: { id: 'demo-notice', language: 'en' },
  })
})

// All are queued first, while they all may leave; then the workers and the opt-outs race.
const template = { type: 'template', template: 'sale', language: 'en', topic: TOPIC }
const answers = new Map<number, number>()
await each(MESSAGES, async (i) => {
  const { status } = await call('POST', '/v1/messages', {
    ...{ to: phoneOf(i % PEOPLE), sender: '+815012345678', message: template },
  })
  answers.set(status, (answers.get(status) ?? 0) + 1)
})

const startedAt = performance.now()
const others = await Promise.all(
  mongo
    ? Array.from({ length: WORKERS }, async () => {
        const child = fork(new URL('./worker.ts', import.meta.url), [JSON.stringify(place)])
        await once(child, 'message')
        child.on('message', (said: { left?: string }) => said.left && leave(said.left))
        const stop = async () => {
          child.send('stop')
          await once(child, 'exit')
        }
        return { stop }
      })
    : Array.from({ length: WORKERS }, async () => {
        const worker = await partsOf(store, ({ messageId }) => leave(messageId))
        worker.parts.start()
        return { stop: () => worker.parts.stop() }
      }),
)

let stops = 0
await each(Math.floor(PEOPLE / 2), async (i) => {
  const text = textFrom(phoneOf(i * 2), 'STOP', Date.now()).replaceAll(
    '106540352242922',
    '+815012345678',
  )
  if ((await postMeta(url, text)) === 200) stops++
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 100))
})
await parts.drain()
for (const worker of others) await worker.stop()
await parts.drain()
const seconds = (performance.now() - startedAt) / 1_000

const verdict = await audit(store, 'demo')
const doubled = [...left.values()].filter((count) => count > 1).length
server.closeAllConnections()
server.close()
await parts.stop()
await store.close()
if (mongo) await mongo.stop()
await rm(folder, { recursive: true, force: true })

const lines = [
  `${store.name}: ${MESSAGES} messages asked for, ${PEOPLE} people, ${WORKERS} further workers${mongo ? ' (processes)' : ''}`,
  `answers: ${[...answers].map(([status, count]) => `${status} ${count}×`).join(', ')}; opt-outs by webhook: ${stops}`,
  `reserved ${verdict.reserved}, left ${left.size}, in ${seconds.toFixed(1)} s`,
  `reserved after the opt-out: ${verdict.afterOptOut}; people over the cap of ${CAP}: ${verdict.overCap}; reserved twice: ${verdict.twice}; left twice: ${doubled}`,
]
process.stdout.write(`${lines.join('\n')}\n`)
const faults = verdict.afterOptOut + verdict.overCap + verdict.twice + doubled
process.exitCode = faults === 0 && verdict.reserved > 0 && stops > 0 ? 0 : 1
