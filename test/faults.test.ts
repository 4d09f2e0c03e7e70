// A start or a command that the system stops says what to do; never what the system calls it alone.

import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { ToolkitError } from '../src/errors.ts'
import { faultOf } from '../src/faults.ts'
import { optin, startServer } from './support/server.ts'

async function folder(t: TestContext): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'optin-faults-'))
  t.after(() => rm(dir, { recursive: true, force: true }))
  return dir
}

const fails = (run: Promise<unknown>) =>
  run.then(
    () => assert.fail('it did what was asked'),
    ({ message }: Error) => message,
  )

test('looks behind our own error for what the system said', () => {
  const behind = (cause: unknown) =>
    faultOf(new ToolkitError('store_unavailable', 'No.', { cause }))
  assert.match(behind(new Error('database or disk is full')) ?? '', /disk is full\. Make room/)
  assert.match(behind(new Error('database disk image is malformed')) ?? '', /damaged .*backup/)
  const readOnly = Object.assign(new Error('EROFS: …'), { code: 'EROFS', path: '/data/x' })
  assert.match(behind(readOnly) ?? '', /may not read and write \/data\/x/)
  const away = new Error('connect ECONNREFUSED 10.0.0.1:27017, mongodb://me:secret@db')
  away.name = 'MongooseServerSelectionError'
  const fault = behind(away) ?? ''
  assert.match(fault, /MONGODB_URI \(ECONNREFUSED\)/)
  assert.doesNotMatch(fault, /secret|10\.0/)
  assert.equal(behind(new TypeError('x is not a function')), undefined)
  assert.equal(faultOf('no error'), undefined)
})

test('a start says what is wrong with DATA_DIR', async (t) => {
  const dir = await folder(t)
  const file = join(dir, 'file')
  await writeFile(file, '')
  assert.match(await fails(startServer({ DATA_DIR: file })), /file is no folder/)

  const damaged = join(dir, 'damaged')
  await mkdir(damaged)
  await writeFile(join(damaged, 'optin.sqlite'), 'x'.repeat(10_000))
  const told = await fails(startServer({ DATA_DIR: damaged }))
  assert.match(told, /store in DATA_DIR is damaged \(file is not a database\)\. Keep it/)

  const lock = join(dir, 'lock')
  await mkdir(lock)
  await writeFile(join(lock, 'owner.sqlite'), 'x'.repeat(10_000))
  assert.doesNotMatch(await fails(startServer({ DATA_DIR: lock })), /Another process/)
})

test('a command finds no fault in, and copies nothing of, a store that is not there', async (t) => {
  const dir = await folder(t)
  const env = { DATA_DIR: join(dir, 'elsewhere') }
  for (const args of [
    ['verify'],
    ['backup', '--out', join(dir, 'copy')],
    ['key', '--business', 'demo', '--scopes', 'read'],
    ['import', '--business', 'demo', '--file', 'rows.csv'],
  ]) {
    assert.match(await fails(optin(args, env)), /No store is in .*elsewhere\. Set DATA_DIR/)
  }
  assert.deepEqual(await readdir(dir), [])
  assert.equal(await optin(['business', '--slug', 'shop', '--name', 'The Shop'], env), 'shop')
  assert.match(await optin(['verify'], env), /shop: 0 persons/)
  const other = ['business', '--slug', 'other', '--name', 'Other', '--country', 'XX']
  assert.match(await fails(optin(other, env)), /country: ISO 3166-1 alpha-2/)
})
