// Where webhooks may go: whoever names the address of an endpoint is not to reach through us what
// only we can reach.

import assert from 'node:assert/strict'
import type { lookup } from 'node:dns'
import { createServer } from 'node:net'
import { type TestContext, test } from 'node:test'
import { isOpenUrl, isPublic } from '../../../src/outbound/webhooks/addresses.ts'
import { createPost, publicOnly } from '../../../src/outbound/webhooks/post.ts'
import { startApi } from '../../support/api.ts'
import { json, startProvider } from '../../support/provider.ts'

const telling = (url: string) => ({ url, headers: { 'x-test': '1' }, body: '{"はい":1}' })

/** Names lead to these addresses, one list after the other. */
function leadingTo(...answers: readonly string[][]) {
  const asked: string[] = []
  const resolve = (name: string, _: object, callback: (...of: unknown[]) => void) => {
    asked.push(name)
    const found = answers[Math.min(asked.length, answers.length) - 1] ?? []
    callback(
      null,
      found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  }
  return { asked, resolve: resolve as unknown as typeof lookup }
}

/** Counts who connects. */
async function listen(t: TestContext) {
  const seen = { connections: 0, port: 0 }
  const server = createServer((socket) => {
    seen.connections++
    socket.destroy()
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  t.after(() => server.close())
  seen.port = (server.address() as { port: number }).port
  return seen
}

test('knows addresses of the open internet from all others', () => {
  const open = ['93.184.215.14', '8.8.8.8', '172.32.0.1', '100.128.0.1', '192.167.255.255']
  for (const address of [...open, '2a00:1450:4001::200e', '2606:4700::1', '64:ff9b::808:808']) {
    assert.ok(isPublic(address), address)
  }
  const v4 = [
    ...[
      '0.0.0.0',
      '0.1.2.3',
      '10.0.0.5',
      '100.64.0.1',
      '100.127.255.254',
      '127.0.0.1',
      '127.9.9.9',
    ],
    ...[
      '169.254.169.254',
      '172.16.0.1',
      '172.31.255.255',
      '192.0.0.192',
      '192.0.2.1',
      '192.168.1.1',
    ],
    ...['198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '239.1.1.1', '240.0.0.1'],
    ...['255.255.255.255', '168.63.129.16'],
  ]
  const v6 = [
    ...[
      '::',
      '::1',
      '::ffff:127.0.0.1',
      '::ffff:8.8.8.8',
      '::127.0.0.1',
      'fe80::1',
      'fe80::1%eth0',
    ],
    ...['fc00::1', 'fd00:ec2::254', 'ff02::1', 'fec0::1', '64:ff9b::7f00:1', '64:ff9b::a9fe:a9fe'],
    ...['64:ff9b:1::1', '2001::1', '2001:db8::1', '2002:7f00:1::', '3fff::1', '100::1'],
  ]
  for (const address of [...v4, ...v6, '', 'localhost', '127.1', '0x7f.1']) {
    assert.ok(!isPublic(address), address)
  }
})

test('knows addresses of the web that tell by themselves where they lead', () => {
  for (const url of [
    'https://shop.example/hook',
    'https://8.8.8.8/',
    'https://[2606:4700::1]:8443/',
  ]) {
    assert.ok(isOpenUrl(url), url)
  }
  const closed = [
    ...['http://shop.example/', 'http://127.0.0.1:1/', 'https://127.1/', 'https://2130706433/'],
    ...[
      'https://0x7f.0.0.1/',
      'https://[::1]/',
      'https://[::ffff:a9fe:a9fe]/',
      'https://127.0.0.1./',
    ],
    ...['https://169.254.169.254/latest/meta-data', 'https://１２７.0.0.1/'],
  ]
  for (const url of closed) assert.ok(!isOpenUrl(url), url)
})

test('connects to no address that is not everybody’s, by whatever name it is reached', async (t) => {
  const seen = await listen(t)
  const cases = [['127.0.0.1'], ['::1'], ['::ffff:127.0.0.1'], ['10.0.0.5', 'fd00::1'], []]
  for (const found of cases) {
    const { resolve } = leadingTo(found)
    const post = createPost({ publicOnly: true, resolve })
    assert.equal(await post(telling(`https://shop.example:${seen.port}/`)), 'not_public')
  }
  const { asked, resolve } = leadingTo(['127.0.0.1'])
  const post = createPost({ publicOnly: true, resolve })
  for (const host of [
    'https://127.0.0.1',
    'https://[::1]',
    'http://127.0.0.1',
    'http://localhost',
  ]) {
    assert.equal(await post(telling(`${host}:${seen.port}/`)), 'not_public')
  }
  assert.deepEqual([asked, seen.connections], [[], 0])
  assert.equal(await createPost({ publicOnly: true })(telling('https://localhost/')), 'not_public')
})

test('asks for the name at each connection, and connects to what it was told then', async (t) => {
  const seen = await listen(t)
  const { asked, resolve } = leadingTo(['10.0.0.5'], ['127.0.0.1'])
  const post = createPost({ publicOnly: true, resolve })
  const url = `https://shop.example:${seen.port}/`
  assert.deepEqual(
    [await post(telling(url)), await post(telling(url))],
    Array(2).fill('not_public'),
  )
  assert.deepEqual([asked, seen.connections], [['shop.example', 'shop.example'], 0])
  // What it gives a connection, which goes nowhere else.
  const mixed = publicOnly(leadingTo(['127.0.0.1', '8.8.8.8', '::1', '2606:4700::1']).resolve)
  const given = (all: boolean) =>
    new Promise((resolve) => mixed('shop.example', { all }, (...answer) => resolve(answer)))
  assert.deepEqual(await given(false), [null, '8.8.8.8', 4])
  const both = ['8.8.8.8', '2606:4700::1'].map((address, i) => ({ address, family: 4 + 2 * i }))
  assert.deepEqual(await given(true), [null, both])
})

test('goes wherever it is meant to where that is allowed', async (t) => {
  const receiver = await startProvider(t, json(204, {}))
  const { asked, resolve } = leadingTo(['127.0.0.1'])
  const post = createPost({ publicOnly: false, resolve })
  assert.equal(await post(telling(`${receiver.url}/a?b=c`)), 204)
  const [call] = receiver.calls
  assert.deepEqual([call?.path, call?.text, asked], ['/a?b=c', '{"はい":1}', []])
  assert.equal(call?.headers['content-length'], String(Buffer.byteLength(call?.text ?? '')))
  receiver.reply = json(302, {}, { location: `${receiver.url}/elsewhere` })
  assert.equal(await post(telling(receiver.url)), 302)
  assert.equal(receiver.calls.length, 2)
})

test('keeps connections, and sends anew on another where one was closed meanwhile', async (t) => {
  const receiver = await startProvider(t, json(200, {}))
  const post = createPost({ publicOnly: false })
  const ports = new Set<number | undefined>()
  receiver.reply = (res, call) => {
    ports.add(res.socket?.remotePort)
    json(200, {})(res, call)
  }
  for (let i = 0; i < 3; i++) assert.equal(await post(telling(receiver.url)), 200)
  assert.equal(ports.size, 1)
  // Reset as the next one comes in: it is sent once more.
  receiver.reply = (res, call) => {
    if (ports.has(res.socket?.remotePort)) res.socket?.resetAndDestroy()
    else json(201, {})(res, call)
  }
  assert.equal(await post(telling(receiver.url)), 201)
})

test('settles whatever comes instead of an answer', async (t) => {
  const receiver = await startProvider(t, (res) => res.socket?.destroy())
  const post = createPost({ publicOnly: false })
  assert.equal(await post(telling(receiver.url)), 'connection')
  receiver.reply = (res) =>
    res.socket?.end('HTTP/1.1 101 X\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n')
  assert.equal(await post(telling(receiver.url)), 'connection')
  receiver.reply = (res) => res.socket?.end('nonsense\r\n\r\n')
  assert.equal(await post(telling(receiver.url)), 'connection')
  // An answer without end costs its connection and nothing else.
  let isClosed = false
  receiver.reply = (res) => {
    res.on('close', () => (isClosed = true))
    res.writeHead(200)
    const more = () => !isClosed && res.write('x'.repeat(16_384), () => setImmediate(more))
    more()
  }
  assert.equal(await post(telling(receiver.url)), 200)
  for (let i = 0; i < 100 && !isClosed; i++) await new Promise((resolve) => setTimeout(resolve, 10))
  assert.ok(isClosed)
})

test('refuses an endpoint that says where it leads, and logs what a name led to', async (t) => {
  const receiver = await startProvider(t, json(200, {}))
  const api = await startApi(t, { publicWebhooksOnly: true })
  const { call, parts } = api
  const types = ['consent.given']
  for (const url of [receiver.url, 'https://169.254.169.254/', 'https://[::1]:8443/']) {
    const { status, body } = await call('POST', '/v1/webhook-endpoints', { url, types })
    assert.deepEqual([status, body.errors[0].path], [422, 'url'], url)
  }
  const url = `https://localhost:${receiver.url.split(':').at(-1)}/`
  const { status, body: hook } = await call('POST', '/v1/webhook-endpoints', { url, types })
  assert.equal(status, 201)
  const one = `/v1/webhook-endpoints/${hook.id}`
  assert.equal((await call('PATCH', one, { url: receiver.url })).status, 422)
  // One from before this was looked at.
  const old = await api.settings.create('webhook-endpoint', 'hook_old', 'demo', {
    ...{ url: receiver.url, types, secret: hook.secret, createdAt: 0 },
  })
  await call('POST', '/v1/consents', {
    ...{ person: '+819012345678', topics: ['offers'], entryPoint: 'demo-checkbox' },
    ...{ act: { kind: 'form' }, notice: { id: 'demo-notice', language: 'ja' } },
  })
  await parts.drain()
  for (const { id } of [hook, old]) {
    const [entry] = (await call('GET', `/v1/webhook-endpoints/${id}/deliveries`)).body.items
    assert.deepEqual([entry.state, entry.tries[0].status], ['waiting', 'not_public'])
  }
  assert.equal(receiver.calls.length, 0)
  assert.equal(
    (await call('PATCH', '/v1/webhook-endpoints/hook_old', { disabled: true })).status,
    200,
  )
})
