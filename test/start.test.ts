// What a start opens and tells, in production and elsewhere; and that one which fails says why and is
// over, so that whoever supervises it can tell.

import assert from 'node:assert/strict'
import { type ChildProcess, execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type TestContext, test } from 'node:test'
import { promisify } from 'node:util'
import { argsOf, optin, startServer } from './support/server.ts'

/** A folder for a store; gone after the test. */
async function folder(t: TestContext): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'optin-start-'))
  t.after(() => rm(dir, { recursive: true, force: true }))
  return dir
}

test('a server that does not get ready in time leaves no process behind', async (t) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'optin-start-'))
  const begun: ChildProcess[] = []
  t.after(async () => {
    for (const child of begun) child.kill('SIGKILL')
    await rm(dataDir, { recursive: true, force: true })
  })
  const options = { readyMs: 1, begun: (child: ChildProcess) => begun.push(child) }
  await assert.rejects(startServer({ DATA_DIR: dataDir }, options), /did not get ready/)
  assert.deepEqual(
    begun.map(({ signalCode }) => signalCode),
    ['SIGKILL'],
  )
})

test('ends with a clear sentence when its address is taken', async (t) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'optin-start-'))
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  t.after(async () => {
    other.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  const { port } = other.address() as AddressInfo
  await assert.rejects(
    startServer({ PORT: String(port), DATA_DIR: dataDir }),
    new RegExp(`ended with 1: .*listens on port ${port} of 127\\.0\\.0\\.1. PORT chooses`, 's'),
  )
})

test('ends with a clear sentence when the store was made with another key', async (t) => {
  const dataDir = await folder(t)
  const development = { DATA_DIR: dataDir }
  await (await startServer(development)).stop()
  const other = {
    ...{ DATA_DIR: dataDir, NODE_ENV: 'production', PUBLIC_URL: 'https://optin.example.com' },
    SECRET_KEY: 'a secret of this test, which is long enough',
  }
  const kept = () => {
    const db = new DatabaseSync(join(dataDir, 'optin.sqlite'), { readOnly: true })
    const rows = ['doc', 'event', 'person', 'tick'].map((of) =>
      db.prepare(`SELECT * FROM ${of}`).all(),
    )
    db.close()
    return rows
  }
  const before = kept()
  const isTold = /made with another SECRET_KEY.*made with the key in .*secret-key, when/s
  await assert.rejects(startServer(other), (error: Error) => {
    return /ended with 1/.test(error.message) && isTold.test(error.message)
  })
  for (const args of [
    ['verify'],
    ['key', '--business', 'demo', '--scopes', 'read'],
    ['export', '--business', 'demo', '--all', '--out', join(dataDir, 'out')],
    ['backup', '--out', join(dataDir, 'copy')],
  ]) {
    const refused = optin(args, other)
    await assert.rejects(refused, { code: 1, stderr: isTold }, args[0])
  }
  assert.deepEqual(kept(), before)
  const own = { ...other, SECRET_KEY: await readFile(join(dataDir, 'secret-key'), 'utf8') }
  assert.match(await optin(['verify'], own), /demo/)
})

const PRODUCTION = {
  NODE_ENV: 'production',
  SECRET_KEY: 'a secret of this test, which is long enough',
  LOG_LEVEL: 'info',
}

/** What each of these paths answers, and where it leads. */
async function answers(url: string, paths: readonly string[]): Promise<string[]> {
  const all = paths.map(async (path) => {
    const { status, headers } = await fetch(url + path, { redirect: 'manual' })
    return [status, path, headers.get('location') ?? ''].join(' ').trim()
  })
  return Promise.all(all)
}

test('opens no door in production before a business of one’s own does, and prints no link', async (t) => {
  const env = { ...PRODUCTION, DATA_DIR: await folder(t) }
  const first = await startServer(env)
  t.after(() => first.kill())
  const doors = ['/', '/sandbox', '/o/demo-form', '/l/demo-qr', '/q/demo-qr.svg']
  assert.deepEqual(
    await answers(first.url, doors),
    doors.map((path) => `404 ${path}`),
  )
  assert.match(first.output(), /optin -- console --business demo\n/)
  assert.doesNotMatch(first.output(), /\/o\/demo|sandbox|\blink=/)
  await optin(['business', '--slug', 'shop', '--name', 'The Shop'], env)
  await first.stop()
  const second = await startServer(env)
  t.after(() => second.kill())
  assert.match(second.output(), /optin -- console --business SLUG\n/)
  assert.doesNotMatch(second.output(), /\/o\/demo|\blink=/)
})

test('writes nothing but logs to standard output in production', async (t) => {
  const server = await startServer({ ...PRODUCTION, DATA_DIR: await folder(t) })
  t.after(() => server.kill())
  await server.stop()
  const lines = server.logged().trim().split('\n')
  assert.equal(JSON.parse(lines.at(-1) ?? '').msg, 'stopped')
  for (const line of lines) assert.doesNotThrow(() => JSON.parse(line), line)
})

test('keeps the demo of a store that came from development', async (t) => {
  const env = { ...PRODUCTION, DATA_DIR: await folder(t) }
  const first = await startServer({ ...env, NODE_ENV: 'development' })
  t.after(() => first.kill())
  assert.match(first.output(), /\/console\/enter\?link=/)
  assert.deepEqual(await answers(first.url, ['/', '/o/demo-form']), [
    '303 / /sandbox',
    '200 /o/demo-form',
  ])
  await first.stop()
  const second = await startServer(env)
  t.after(() => second.kill())
  assert.deepEqual(await answers(second.url, ['/', '/o/demo-form']), ['404 /', '200 /o/demo-form'])
  assert.match(second.output(), /optin -- console --business demo\n/)
})

test('asks in one sentence for a newer Node, of the age that package.json names', async (t) => {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8'))
  const [oldest] = /\d+/.exec(engines.node) ?? []
  const older = `Object.defineProperty(process, 'versions', { value: { node: '${Number(oldest) - 1}.9.0' } })`
  const env = { ...process.env, PORT: '0', DATA_DIR: await folder(t) }
  for (const script of ['start', 'optin']) {
    const args = ['--import', `data:text/javascript,${older}`, ...argsOf(script)]
    const run = promisify(execFile)(process.execPath, args, { env, timeout: 20_000 })
    const stderr = new RegExp(`^Node ${oldest} or newer [^\n]*\\.\n$`)
    await assert.rejects(run, { code: 1, stderr }, script)
  }
})
