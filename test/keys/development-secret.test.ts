// The key made in development: private, lasting, and one for all processes that start at once.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { promisify } from 'node:util'
import { developmentSecret } from '../../src/keys/development-secret.ts'

async function emptyFolder(t: TestContext): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'optin-key-'))
  t.after(() => rm(dir, { recursive: true, force: true }))
  return dir
}

test('makes 32 random bytes once and gives the same key ever after', async (t) => {
  const dir = join(await emptyFolder(t), 'data')
  const key = developmentSecret(dir)
  assert.equal(Buffer.from(key, 'base64url').length, 32)
  assert.equal(developmentSecret(dir), key)
  assert.notEqual(developmentSecret(await emptyFolder(t)), key)
  assert.deepEqual(await readdir(dir), ['secret-key'])
})

test('lets only the owner read the key', {
  skip: process.platform === 'win32' && 'no modes',
}, async (t) => {
  const dir = await emptyFolder(t)
  developmentSecret(dir)
  assert.equal((await stat(join(dir, 'secret-key'))).mode & 0o777, 0o600)
})

test('gives eight processes that start at once the same key', async (t) => {
  const dir = await emptyFolder(t)
  const source = new URL('../../src/keys/development-secret.ts', import.meta.url).href
  const startsAt = Date.now() + 500
  const script = `import { developmentSecret } from ${JSON.stringify(source)}
    while (Date.now() < ${startsAt});
    process.stdout.write(developmentSecret(${JSON.stringify(dir)}))`
  const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script])
  const keys = (await Promise.all(Array.from({ length: 8 }, run))).map(({ stdout }) => stdout)
  assert.equal(new Set(keys).size, 1)
  assert.equal(keys[0]?.length, 43)
  assert.deepEqual(await readdir(dir), ['secret-key'])
})

test('refuses a damaged key file and leaves it as it is', async (t) => {
  const dir = await emptyFolder(t)
  await writeFile(join(dir, 'secret-key'), 'short\n')
  assert.throws(() => developmentSecret(dir), /secret-key is too short to be a key$/)
  assert.equal((await stat(join(dir, 'secret-key'))).size, 6)
})
