// A MongoDB for the tests: the one MONGODB_URI names, else SecantusDB, started here on a free port.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'

/** A server that runs. Callers choose random database names: `MONGODB_URI` may be shared. */
export interface MongoServer {
  /** Without a database name; driver options may follow a `?`. */
  readonly uri: string
  /** False for the server of MONGODB_URI: then `kill` and `restart` throw. */
  readonly isOwn: boolean
  /** SIGKILL, and waits until the process is gone; what was not on disk is lost. */
  kill(): Promise<void>
  /** Again on the same port and data; after `kill`, or instead of it. */
  restart(): Promise<void>
  /** Ends the process and removes its data. Nothing when it is not ours. */
  stop(): Promise<void>
}

/** No server, and why: the text for a test's `skip`. */
export interface NoMongo {
  readonly skipped: string
}

const READY_MS = 30_000
const EXECUTABLE = join(
  process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
  'optin-toolkit/secantusdb-0.7.0b3/bin/secantusd-py',
)

/**
 * @param options.durable acknowledged writes survive `kill` (slower: each is synced)
 * @throws Error with the end of the server's own log when it does not get ready
 */
export async function startMongoServer(
  options: { durable?: boolean } = {},
): Promise<MongoServer | NoMongo> {
  const given = process.env.MONGODB_URI
  if (given) return givenServer(given)
  if (!existsSync(EXECUTABLE)) {
    return { skipped: 'no MongoDB: set MONGODB_URI, or run .ci/mongo-install for a stand-in' }
  }
  const folder = await mkdtemp(join(tmpdir(), 'optin-mongo-'))
  // An empty file of its own: otherwise settings lying about in the home folder would count.
  await writeFile(join(folder, 'secantusd.toml'), '')
  const port = await freePort()
  const start = () => startProcess(folder, port, options.durable ?? false)
  let child = await start()
  return {
    uri: `mongodb://127.0.0.1:${port}/`,
    isOwn: true,
    kill: () => endProcess(child),
    async restart() {
      await endProcess(child)
      child = await start()
    },
    async stop() {
      await endProcess(child)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function givenServer(uri: string): MongoServer {
  const refuse = async () => {
    throw new Error('the server of MONGODB_URI is not ours to stop')
  }
  return { uri, isOwn: false, kill: refuse, restart: refuse, stop: async () => undefined }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port is free')
  return address.port
}

async function startProcess(folder: string, port: number, durable: boolean): Promise<ChildProcess> {
  const options = { host: '127.0.0.1', port, 'storage-path': join(folder, 'data') }
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)])
  const child = spawn(
    EXECUTABLE,
    ['--config', join(folder, 'secantusd.toml'), ...args, ...(durable ? ['--sync-on-commit'] : [])],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  endsWithUs(child)
  await ready(child)
  return child
}

function ready(child: ChildProcess): Promise<void> {
  let log = ''
  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      clearTimeout(timer)
      child.kill('SIGKILL')
      reject(new Error(`SecantusDB ${why}:\n${log.slice(-2000)}`))
    }
    const timer = setTimeout(fail, READY_MS, `was not ready after ${READY_MS} ms`)
    const exited = () => fail('ended before it was ready')
    const read = (chunk: Buffer) => {
      log = (log + chunk).slice(-10_000)
      if (!log.includes('listening')) return
      clearTimeout(timer)
      child.off('exit', exited)
      resolve()
    }
    child.once('exit', exited)
    child.once('error', (error) => fail(error.message))
    // Read to the end of its life: a full pipe would halt it.
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
  })
}

/**
 * A test that dies, by whatever signal, must not leave the server behind: a shell waits for our
 * end of its input to close, which the system does for us, then kills it.
 */
function endsWithUs(child: ChildProcess): void {
  if (child.pid === undefined) return
  const watch = spawn('sh', ['-c', 'cat >/dev/null; kill -9 "$1"', 'sh', String(child.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  child.once('exit', () => watch.kill('SIGKILL'))
}

/** Always SIGKILL: a polite end takes two seconds, and what is on disk is the point or is waste. */
async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}
