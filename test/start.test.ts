// A start that fails says why and is over, so that whoever supervises it can tell.

import assert from 'node:assert/strict'
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { optin, startServer } from './support/server.ts'

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
  const dataDir = await mkdtemp(join(tmpdir(), 'optin-start-'))
  t.after(() => rm(dataDir, { recursive: true, force: true }))
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
