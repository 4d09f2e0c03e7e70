// The sandbox of a server that others reach: a bare proxy's visitors look like somebody at this very
// machine, so only whoever was given the link of this start comes in.

import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { startServer } from '../support/server.ts'

const TALK = '/sandbox?lang=en&p=p1&c=%2B815012345678'

/** What is asked as nginx asks by `proxy_pass http://127.0.0.1:PORT;`: no header tells of a proxy. */
async function start(t: TestContext, env: Readonly<Record<string, string>>) {
  const dir = await mkdtemp(join(tmpdir(), 'optin-key-'))
  const server = await startServer({ DATA_DIR: dir, ...env })
  t.after(async () => {
    await server.kill()
    await rm(dir, { recursive: true, force: true })
  })
  const link = /A phone to try: +(\S+)/.exec(server.output())?.[1] ?? ''
  const ask = (path: string, options: RequestInit = {}) =>
    fetch(server.url + path, { redirect: 'manual', ...options })
  const say = (text: string, cookie: string) =>
    ask('/sandbox', {
      method: 'POST',
      headers: { cookie },
      body: new URLSearchParams({ do: 'say', text, p: 'p1', c: '+815012345678' }),
    })
  return { url: server.url, link, ask, say }
}

test('keeps the sandbox of a server with a public name from its visitors, its numbers from proxies', async (t) => {
  const { url, link, ask, say } = await start(t, { PUBLIC_URL: 'https://consent.example.com' })
  const { origin, pathname, search } = new URL(link)
  assert.equal(origin.replace('localhost', '127.0.0.1'), url)
  assert.match(search, /^\?key=[\w-]{32}$/)

  const wrong = `/sandbox?key=${'x'.repeat(32)}`
  for (const path of ['/sandbox', TALK, wrong, '/sandbox?key=', `${wrong}&key=x`]) {
    assert.equal((await ask(path)).status, 404, path)
  }
  assert.equal((await ask('/sandbox', { headers: { cookie: 'sandbox=x' } })).status, 404)
  assert.equal((await say('hello', '')).status, 404)
  assert.equal((await ask(`/sandbox${search}`, { method: 'POST' })).status, 404)
  assert.deepEqual([(await ask('/')).status, (await ask('/metrics')).status], [404, 200])
  const headers = { 'x-forwarded-for': '127.0.0.1' }
  assert.equal((await ask('/metrics', { headers })).status, 403)

  for (const method of ['HEAD', 'GET']) {
    const opened = await ask(pathname + search, { method })
    assert.deepEqual([opened.status, opened.headers.get('location')], [303, '/sandbox'])
    assert.match(
      opened.headers.get('set-cookie') ?? '',
      /^sandbox=[\w-]+; Path=\/sandbox; HttpOnly; SameSite=Strict$/,
    )
    // The link opens it for whoever opened the link.
    assert.equal((await ask('/sandbox')).status, 404)
  }
  const opened = await ask(pathname + search)
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
  const page = async () => (await ask(TALK, { headers: { cookie } })).text()
  assert.doesNotMatch(await page(), /class="bubble/)
  // The network behind it works as ever: a word said is answered.
  assert.equal((await say('STOP', cookie)).status, 303)
  const until = Date.now() + 10_000
  while (!/no more messages/.test(await page())) {
    assert.ok(Date.now() < until, 'no answer came')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const foreign = { cookie, 'sec-fetch-site': 'cross-site' }
  assert.equal((await ask('/sandbox', { method: 'POST', headers: foreign })).status, 403)
})

test('asks for the key where a proxy is trusted, though the name is of this machine', async (t) => {
  const { link, ask } = await start(t, { TRUST_PROXY: '1' })
  assert.match(link, /\?key=/)
  assert.deepEqual([(await ask('/sandbox')).status, (await ask('/metrics')).status], [404, 403])
})

test('asks a newcomer at their own machine for nothing', async (t) => {
  const { url, link, ask } = await start(t, {})
  assert.equal(link.replace('localhost', '127.0.0.1'), `${url}/sandbox`)
  assert.deepEqual([(await ask('/sandbox')).status, (await ask('/metrics')).status], [200, 200])
})
