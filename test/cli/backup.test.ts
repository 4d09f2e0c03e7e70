// `optin backup` beside a server that is being written to, and what it refuses.

import assert from 'node:assert/strict'
import { mkdtemp, open, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { backUp } from '../../src/ledger/embedded/backup.ts'
import { caller, optin, startServer } from '../support/server.ts'

async function start(t: TestContext) {
  const root = await mkdtemp(join(tmpdir(), 'optin-backup-'))
  t.after(() => rm(root, { recursive: true, force: true }))
  const secret = 'a secret of this test, which is long enough'
  const env = { DATA_DIR: join(root, 'data'), SECRET_KEY: secret }
  const server = await startServer(env)
  t.after(() => server.kill())
  const key = await optin(['key', '--business', 'demo', '--scopes', 'record,check'], env)
  const call = caller(server.url, key)
  const agree = async (i: number) => {
    const { status } = await call('POST', '/v1/consents', {
      ...{ person: numberOf(i), topics: ['offers'], entryPoint: 'demo-checkbox' },
      ...{ act: { kind: 'form' }, notice: { id: 'demo-notice', language: 'en' } },
    })
    assert.equal(status, 201)
  }
  return { root, env, key, server, agree }
}

const numberOf = (i: number) => `+8190${String(10_000_000 + i)}`
const PAGE_BYTES = 4_096
const OFFERS = { type: 'template', topic: 'offers', category: 'marketing' }

test('copies a store that is being written to, and a server starts from the copy', async (t) => {
  const { root, env, key, agree } = await start(t)
  const out = join(root, 'copy')
  const before = 40
  for (let i = 0; i < before; i++) await agree(i)
  let isCopied = false
  let written = before
  const writing = (async () => {
    while (!isCopied) await agree(written++)
  })()
  const said = await optin(['backup', '--out', out], env)
  isCopied = true
  await writing
  const facts = Number(/^(\d+) facts copied to /.exec(said)?.[1])
  assert.ok(facts >= before && facts <= written, said)
  assert.deepEqual(await readdir(out), ['optin.sqlite'])
  assert.equal((await stat(join(out, 'optin.sqlite'))).mode & 0o777, 0o600)

  const again = await startServer({ ...env, DATA_DIR: out })
  t.after(() => again.kill())
  const ask = caller(again.url, key)
  for (const i of [0, before - 1, facts - 1, written]) {
    const { status, body } = await ask('POST', '/v1/eligibility', {
      ...{ to: numberOf(i), message: OFFERS },
    })
    assert.equal(status, 200)
    assert.equal(body.decision, i < facts ? 'allow' : 'deny', `number ${i} of ${facts}`)
  }
  const verified = await optin(['verify', '--business', 'demo'], { ...env, DATA_DIR: out })
  assert.match(verified, /nothing differs/)
})

test('writes over nothing, and leaves nothing half done', async (t) => {
  const { root, env, server, agree } = await start(t)
  const refused = (args: readonly string[]) =>
    optin(['backup', ...args], env).then(
      () => assert.fail('it was taken'),
      ({ stderr }: { stderr: string }) => stderr,
    )
  assert.match(await refused([]), /--out is needed/)
  assert.match(await refused(['--out', join(root, 'data')]), /is not empty/)
  const file = join(root, 'file')
  await writeFile(file, 'kept')
  assert.match(await refused(['--out', file]), /is no folder/)

  await agree(1)
  await server.stop()
  const out = join(root, 'of-damaged')
  const store = await open(join(root, 'data', 'optin.sqlite'), 'r+')
  const { size } = await store.stat()
  await store.write(Buffer.alloc(PAGE_BYTES, 0xff), 0, PAGE_BYTES, size - PAGE_BYTES)
  await store.close()
  const copying = backUp({ dataDir: env.DATA_DIR, folder: out })
  await assert.rejects(copying, /damaged|malformed/)
  assert.deepEqual(await readdir(out), [])
})
