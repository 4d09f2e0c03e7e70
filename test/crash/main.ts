// Kills the server, or its database, at random moments while facts are being recorded through
// HTTP, and compares every acknowledged fact with what is there afterwards. Run as:
//   npm run crash -- --cycles 200 [--store mongodb [--victim database]]

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startMongoServer } from '../support/mongo-server.ts'
import { optin, type RunningServer, startServer } from '../support/server.ts'
import { auditStore } from './audit.ts'
import { type Fact, Recorder } from './record.ts'

const { values } = parseArgs({
  options: {
    cycles: { type: 'string', default: '20' },
    store: { type: 'string', default: 'embedded' },
    victim: { type: 'string', default: 'server' },
    clients: { type: 'string', default: '8' },
  },
})
const say = (line: string) => process.stdout.write(`${line}\n`)

async function main(): Promise<number> {
  const cycles = Number(values.cycles)
  const dataDir = await mkdtemp(join(tmpdir(), 'optin-crash-'))
  const mongo = values.store === 'mongodb' ? await startMongoServer({ durable: true }) : undefined
  if (mongo && 'skipped' in mongo) {
    say(`skipped: ${mongo.skipped}`)
    return 0
  }
  const env = {
    DATA_DIR: dataDir,
    SECRET_KEY: 'a secret for crashing, long enough to be one',
    LOG_LEVEL: 'error',
    ...(mongo && { MONGODB_URI: `${mongo.uri}/crash${process.pid}` }),
  }
  const facts: Fact[] = []
  let server: RunningServer | undefined
  let faults: string[] = []
  try {
    server = await startServer(env)
    const key = await optin(['key', '--business', 'demo', '--scopes', 'check,record,read'], env)
    let retried = 0
    for (let cycle = 1; cycle <= cycles && faults.length === 0; cycle++) {
      const recorder = new Recorder(server.url, key, cycle)
      const load = recorder.run(Number(values.clients))
      await pause(30 + Math.random() * (mongo ? 900 : 250))
      if (values.victim === 'database' && mongo) {
        await mongo.kill()
        recorder.stop()
        await load
        await mongo.restart()
        await ready(server.url)
      } else {
        await server.kill()
        recorder.stop()
        await load
        server = await startServer(env)
      }
      // Another process may still be alive for all the server knows, until its lease is over.
      const isHeld = mongo !== undefined && values.victim === 'server'
      const again = new Recorder(server.url, key, cycle, isHeld)
      retried += await again.retry(recorder.unanswered)
      facts.push(...recorder.acknowledged, ...again.acknowledged)
      faults = await again.compare([...recorder.acknowledged, ...again.acknowledged])
      if (cycle % 10 === 0 || cycle === cycles) {
        say(`cycle ${cycle}: ${facts.length} acknowledged, ${retried} sent again after a kill`)
      }
    }
    await server.stop()
    server = undefined
    faults.push(...(await auditStore(env, facts)))
  } catch (error) {
    // What the server said explains an answer nobody foresaw.
    for (const line of (server?.output() ?? '').split('\n').filter(isUnforeseen)) say(line)
    throw error
  } finally {
    await server?.kill()
    await mongo?.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  for (const fault of faults.slice(0, 20)) say(`FAULT ${fault}`)
  say(
    `${values.store}, ${values.victim} killed ${cycles} times: ${facts.length} acknowledged facts, ${faults.length} lost, doubled or half done`,
  )
  return faults.length === 0 && facts.length > 0 ? 0 : 1
}

const isUnforeseen = (line: string) => line.includes('"err"') && !line.includes('store_unavailable')

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function ready(url: string): Promise<void> {
  for (let i = 0; i < 100; i++) {
    const response = await fetch(`${url}/readyz`).catch(() => undefined)
    if (response?.ok) return
    await pause(200)
  }
  throw new Error('the server did not find its database again')
}

process.exitCode = await main()
