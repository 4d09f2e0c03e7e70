// The real server, killed while it works on a file: it goes on where it was. And the command line,
// beside it and alone.

import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import type { ImportView } from '../../../src/doors/imports/record.ts'
import { caller, optin, type RunningServer, startServer } from '../../support/server.ts'
import { countsOf, csv, phoneOf, row } from './files.ts'

const ROWS = 12_000

async function prepared(t: TestContext) {
  const dir = await mkdtemp(join(tmpdir(), 'optin-kill-'))
  const env = { DATA_DIR: join(dir, 'data'), LOG_LEVEL: 'error' }
  const servers: RunningServer[] = []
  t.after(async () => {
    for (const server of servers) await server.kill()
    await rm(dir, { recursive: true, force: true })
  })
  return {
    ...{ dir, env },
    async start() {
      const server = await startServer(env)
      servers.push(server)
      return server
    },
  }
}

test('a server killed while it works on a file goes on where it was, and doubles nothing', async (t) => {
  const { env, start } = await prepared(t)
  let server = await start()
  const key = await optin(['key', '--business', 'demo', '--scopes', 'record,read,check'], env)
  const look = async (id: string) => {
    const { body } = await caller(server.url, key)('GET', `/v1/imports/${id}`)
    return body as ImportView
  }
  const sent = await fetch(`${server.url}/v1/imports`, {
    ...{ method: 'POST', body: csv(...Array.from({ length: ROWS }, (_, i) => row(phoneOf(i)))) },
    headers: { authorization: `Bearer ${key}`, 'content-type': 'text/csv' },
  })
  assert.equal(sent.status, 202)
  const { id } = (await sent.json()) as ImportView
  const seen: number[] = []
  let now = await look(id)
  for (let kills = 0; now.state === 'running'; now = await look(id)) {
    if (kills < 3 && now.rows > (seen.at(-1) ?? 0)) {
      seen.push(now.rows)
      kills++
      await server.kill()
      server = await start()
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  assert.ok(seen.length > 0, 'it was killed at least once in the middle')
  assert.deepEqual([now.state, ...countsOf(now)], ['finished', ROWS, 0, 0, 0])
  const call = caller(server.url, key)
  const ids = new Set<string>()
  for (let after = ''; ; ) {
    const { body } = await call('GET', `/v1/events?limit=500${after}`)
    for (const event of body.events) ids.add(`${event.personId} ${event.id} ${event.sequence}`)
    if (body.events.length === 0) break
    after = `&after=${body.next}`
  }
  assert.equal(ids.size, ROWS)
  assert.equal(await server.stop(), 0)
})

test('the command line imports alone and beside the server, rehearses, gives rejected rows, undoes', async (t) => {
  const { dir, env, start } = await prepared(t)
  const server = await start()
  const file = join(dir, 'list.csv')
  await writeFile(file, csv(row(phoneOf(1)), row(phoneOf(2)), row('12')))
  const run = (...args: string[]) => optin(['import', '--business', 'demo', ...args], env)
  const rejected = join(dir, 'rejected.csv')
  const dry = await run('--file', file, '--dry-run')
  assert.match(dry, /dry run: nothing was recorded/)
  const text = await run('--file', file, '--rejected', rejected)
  assert.match(
    text,
    / 2 accepted\n +0 unchanged\n +0 opted out\n +1 rejected\n {2}row 4: phone_invalid/,
  )
  assert.match(await readFile(rejected, 'utf8'), /\r\n12,offers,.*,phone_invalid,4\r\n$/)
  const key = await optin(['key', '--business', 'demo', '--scopes', 'manage'], env)
  const { body } = await caller(server.url, key)('GET', '/v1/keys')
  const used = body.items.filter(({ label }: { label: string }) => label === 'optin import')
  assert.ok(used.every(({ revokedAt }: { revokedAt: string | null }) => revokedAt !== null))
  assert.equal(await server.stop(), 0)

  const alone = JSON.parse(await run('--file', file, '--json')) as ImportView
  assert.deepEqual(countsOf(alone), [0, 2, 0, 1])
  const undone = JSON.parse(await run('--undo', alone.id, '--json')) as ImportView
  assert.equal(undone.state, 'undone')
  const noes = join(dir, 'noes.txt')
  await writeFile(noes, `Mobile,Name\n${phoneOf(3)},Aiko\n`)
  const args = ['--mode', 'optouts', '--map', 'phone:Mobile', '--ignore', 'Name', '--format', 'csv']
  const optouts = JSON.parse(await run('--file', noes, ...args, '--json')) as ImportView
  assert.deepEqual(countsOf(optouts), [1, 0, 0, 0])
  for (const [wrong, message] of [
    [['--file', noes], /does not tell its kind/],
    [['--file', file, '--mode', 'x'], /--mode is consents or optouts/],
    [['--file', `${file}.csv`], /There is no .*csv\.csv/],
    [['--file', noes, '--format', 'csv'], /columns of this file/],
    [[], /--file is needed/],
  ] as const) {
    await assert.rejects(run(...wrong), ({ stderr }: { stderr: string }) => message.test(stderr))
  }
  assert.match(await optin(['import', '--help'], env), /--dry-run/)
})
