// Senders that begin a body and never end it: nobody else waits for them, and they are not waited
// for long.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { startApi } from '../../support/api.ts'
import { PNID, postMeta, SENDER, textFrom } from '../../support/meta.ts'

const MOST = 4 * 1024 * 1024
const FORM = 'application/x-www-form-urlencoded'

/** Announces a body and sends so many bytes of it. */
async function stall(
  t: TestContext,
  port: number,
  path: string,
  { bytes = 1, length = MOST, type = 'application/json', headers = '' } = {},
) {
  const socket = connect(port, '127.0.0.1')
  t.after(() => socket.destroy())
  let answer = ''
  let isClosed = false
  socket.on('data', (chunk: Buffer) => {
    answer += chunk.toString()
  })
  socket.on('error', () => undefined)
  socket.on('close', () => {
    isClosed = true
  })
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n${headers}\r\n`,
  )
  if (!socket.write(Buffer.alloc(bytes, 0x20))) await once(socket, 'drain')
  return {
    status: () => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]),
    header: (name: string) => new RegExp(`^${name}: (.*)\r$`, 'im').exec(answer)?.[1],
    text: () => answer,
    isClosed: () => isClosed,
  }
}

/** Real waiting, for what goes through the network. */
async function until(what: () => boolean | Promise<boolean>) {
  const end = Date.now() + 10_000
  while (!(await what())) {
    assert.ok(Date.now() < end, 'it never came')
    await pause(10)
  }
}

test('takes in what others send, however many unfinished bodies nobody signed', async (t) => {
  const api = await startApi(t)
  await api.call('POST', '/v1/senders', { phone: SENDER, provider: 'meta', providerId: PNID })
  const stalled: Awaited<ReturnType<typeof stall>>[] = []
  for (let i = 0; i < 20; i++) {
    stalled.push(await stall(t, api.port, '/webhooks/meta', { bytes: MOST - 1 }))
  }
  const refused = () => stalled.filter(({ status }) => status() === 503)
  await until(() => refused().length >= 5)
  assert.ok(refused().every(({ header }) => header('retry-after') === '5'))
  // Those that began last are still listened to: 64 MiB hold fifteen.
  assert.deepEqual(
    stalled.slice(-10).filter(({ status }) => !Number.isNaN(status())),
    [],
  )
  const told = await postMeta(api.url, textFrom('+819012345678', 'x'.repeat(4_000), api.clock.now))
  assert.equal(told, 200)
  const posted = await fetch(`${api.url}/o/demo-form`, {
    ...{ method: 'POST', redirect: 'manual' },
    body: new URLSearchParams({ phone: '+819012345678', topics: 'offers' }),
  })
  assert.equal(posted.status, 303)
})

test('answers 408 after half a minute, in the words of each place, and hangs up', async (t) => {
  const api = await startApi(t)
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const key = `Authorization: Bearer ${api.key}\r\n`
  const form = { type: FORM, length: 100 }
  const [webhook, keyed, page, code, multipart] = await Promise.all([
    stall(t, api.port, '/webhooks/meta'),
    stall(t, api.port, '/v1/consents', { headers: key, length: 100 }),
    stall(t, api.port, '/o/demo-form?lang=en', form),
    stall(t, api.port, '/stop/code/x?lang=ja', form),
    stall(t, api.port, '/p/x', { type: 'multipart/form-data', length: 100 }),
  ])
  const all = [webhook, keyed, page, code, multipart]
  await pause(200)
  t.mock.timers.tick(29_000)
  await pause(50)
  assert.deepEqual(all.filter(({ text }) => text() !== '').length, 0)
  t.mock.timers.tick(1_000)
  await until(() => all.every(({ status }) => status() === 408))
  assert.match(webhook.text(), /\r\n\r\n$|\r\n\r\n0\r\n\r\n$/)
  assert.match(keyed.text(), /"code":"body_late"/)
  assert.match(page.text(), /did not arrive completely/)
  assert.match(code.text(), /すべて届きませんでした/)
  await until(() => {
    t.mock.timers.tick(2_000)
    return all.every(({ isClosed }) => isClosed())
  })
})

test('hangs up on whoever sends no body to a place that reads none', async (t) => {
  const api = await startApi(t)
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const nowhere = await stall(t, api.port, '/nowhere')
  const unsigned = await stall(t, api.port, '/v1/consents')
  await until(() => nowhere.status() === 404 && unsigned.status() === 401)
  assert.deepEqual([nowhere.isClosed(), unsigned.isClosed()], [false, false])
  t.mock.timers.tick(2_000)
  await until(() => nowhere.isClosed() && unsigned.isClosed())
})

test('waits for an upload as long as it takes', async (t) => {
  const api = await startApi(t)
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const headers = `Authorization: Bearer ${api.key}\r\n`
  const more = { type: 'text/csv', headers, length: 100 }
  const upload = await stall(t, api.port, '/v1/imports?dryRun=true', more)
  await pause(200)
  t.mock.timers.tick(3_600_000)
  await pause(200)
  assert.deepEqual([upload.text(), upload.isClosed()], ['', false])
})
