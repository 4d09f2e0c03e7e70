// A start that fails says why and is over, so that whoever supervises it can tell.

import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { startServer } from './support/server.ts'

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
