// A session of the console ends when somebody leaves, also for whoever copied its cookie.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { businessOfSession, consoleLink } from '../../src/console/session.ts'
import { openDocuments } from '../../src/ledger/embedded/open.ts'
import { HOUR_MS } from '../../src/time.ts'
import { startApi } from '../support/api.ts'
import { enterConsole } from './kit.ts'

const POST = { method: 'POST' }

test('ends a session by leaving, on every page, and no other session', async (t) => {
  const api = await startApi(t)
  const [visit, other] = [await enterConsole(api), await enterConsole(api)]
  const pages = [
    ...['/console', '/console/imports', '/console/people', '/console/reviews'],
    ...['/console/doors/demo-form', '/console/people/x/export'],
  ]
  for (const path of pages) assert.notEqual((await visit(path)).status, 401, path)
  const left = await visit('/console/leave', POST)
  assert.equal(left.status, 200)
  assert.match(left.headers.get('set-cookie') ?? '', /^console=; Path=\/console; .*Max-Age=0/)
  for (const path of pages) assert.equal((await visit(path)).status, 401, path)
  const post = await visit('/console/doors/demo-kiosk/passes', POST)
  assert.deepEqual([post.status, (await visit('/console', POST)).status], [401, 401])
  assert.equal((await other('/console')).status, 200)
  assert.equal((await visit('/console/leave', POST)).status, 200)
})

test('does not leave by looking, nor by a button of another site', async (t) => {
  const api = await startApi(t)
  const visit = await enterConsole(api)
  assert.equal((await visit('/console/leave')).status, 404)
  const headers = { 'sec-fetch-site': 'cross-site' }
  assert.equal((await visit('/console/leave', { ...POST, headers })).status, 403)
  assert.equal((await visit('/console')).status, 200)
})

test('has left for every other process too, and keeps no note of it after the end', async (t) => {
  const api = await startApi(t)
  // The other process has its own clock.
  api.clock.now = Date.now()
  const visit = await enterConsole(api)
  const { documents, close } = await openDocuments(api)
  t.after(close)
  const elsewhere = () => businessOfSession({ ...api.deps, documents }, visit.cookie, api.clock.now)
  assert.equal(await elsewhere(), 'demo')
  await visit('/console/leave', POST)
  assert.equal(await elsewhere(), undefined)
  const notes = () => api.store.documents.list('console-left', 'demo', undefined, 10)
  assert.equal((await notes()).length, 1)
  api.clock.now += 12 * HOUR_MS
  assert.deepEqual(await notes(), [])
  assert.equal((await visit('/console')).status, 401)
})

test('stays in the language it was entered in', async (t) => {
  const api = await startApi(t)
  const link = new URL(consoleLink(api.keyring, '', 'demo', api.clock.now), api.url)
  link.searchParams.set('lang', 'ja')
  const page = await (await fetch(link)).text()
  const action = /action="(\/console\/enter[^"]*)"/.exec(page)?.[1] ?? ''
  const body = new URLSearchParams({ link: link.searchParams.get('link') ?? '' })
  const entered = await fetch(api.url + action, { ...POST, redirect: 'manual', body })
  assert.equal(entered.headers.get('location'), '/console?lang=ja')
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const home = await (await fetch(`${api.url}/console?lang=ja`, { headers: { cookie } })).text()
  assert.match(home, /action="\/console\/leave\?lang=ja"/)
})

test('over https no other host can set its cookie, and leaving takes it away', async (t) => {
  const api = await startApi(t, { publicUrl: 'https://optin.example' })
  const visit = await enterConsole(api)
  assert.match(visit.cookie, /^__Host-console=[\w-]+$/)
  const page = await visit('/console')
  assert.equal(page.status, 200)
  assert.equal(page.headers.get('strict-transport-security'), 'max-age=31536000')
  // The name that a neighbouring host could set as well counts for nothing.
  const cookie = visit.cookie.replace('__Host-', '')
  assert.equal((await fetch(`${api.url}/console`, { headers: { cookie } })).status, 401)
  const left = await visit('/console/leave', POST)
  assert.equal(
    left.headers.get('set-cookie'),
    '__Host-console=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0',
  )
  assert.equal((await visit('/console')).status, 401)
})
