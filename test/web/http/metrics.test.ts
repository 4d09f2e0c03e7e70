// Metrics: labels are patterns, never values; outsiders cannot read them.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { test } from 'node:test'
import express from 'express'
import supertest from 'supertest'
import { createMetrics, metricsHandler } from '../../../src/web/http/metrics.ts'
import { watched } from '../../../src/web/http/watch.ts'

const TOKEN = 'scraper-0123456789'

function app(token?: string, isProxied = false) {
  const metrics = createMetrics()
  const server = express()
    .use(watched(() => undefined, [metrics.measured]))
    .get('/o/:slug', (_req, res) => void res.send('page'))
    .get('/metrics', metricsHandler(metrics, { token, isProxied }))
  return { metrics, agent: supertest(server) }
}

test('measures requests by method, route pattern and status, without values of the path', async () => {
  const { agent } = app()
  await agent.get('/o/hanako?phone=819012345678')
  await agent.get('/o/taro')
  await agent.get('/hanako')
  const { text } = await agent.get('/metrics')
  assert.match(
    text,
    /http_request_duration_seconds_count\{method="GET",route="\/o\/:slug",status="200"\} 2\n/,
  )
  assert.match(text, /_count\{method="GET",route="\(none\)",status="404"\} 1\n/)
  assert.doesNotMatch(text, /hanako|taro|8190/)
})

test('counts with the labels that were declared and refuses others', async () => {
  const { metrics, agent } = app()
  const refused = metrics.counter('refusals_total', 'Refusals by reason.', ['reason'])
  refused.add({ reason: 'no_consent' })
  refused.add({ reason: 'no_consent' }, 2)
  assert.match((await agent.get('/metrics')).text, /^refusals_total\{reason="no_consent"\} 3$/m)
  assert.throws(() => refused.add({ phone: 'x' } as never))
})

test('keeps an invented method from making a new time series', async () => {
  const { metrics } = app()
  const res = { statusCode: 404 }
  metrics.measured({ method: 'PROPFIND-1', baseUrl: '' } as never, res as never, 1)
  assert.match(await metrics.register.metrics(), /method="OTHER"/)
})

test('shows the metrics to this machine, but not through a proxy on it', async () => {
  const { agent } = app()
  assert.equal((await agent.get('/metrics')).status, 200)
  for (const header of ['X-Forwarded-For', 'X-Forwarded-Proto', 'X-Real-IP', 'Forwarded', 'Via']) {
    assert.equal((await agent.get('/metrics').set(header, '127.0.0.1')).status, 403, header)
  }
})

test('takes HTTP/1.0 for a proxy that adds no header', async (t) => {
  const server = createServer(
    express().get(
      '/metrics',
      metricsHandler(createMetrics(), { token: undefined, isProxied: false }),
    ),
  )
  await once(server.listen(0, '127.0.0.1'), 'listening')
  t.after(() => server.close())
  const { port } = server.address() as AddressInfo
  for (const [version, status] of [
    ['1.0', 403],
    ['1.1', 200],
  ] as const) {
    const socket = connect(port, '127.0.0.1')
    socket.end(
      `GET /metrics HTTP/${version}\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`,
    )
    const [first] = await once(socket, 'data')
    assert.match(String(first), new RegExp(`^HTTP/1.1 ${status} `), version)
    socket.destroy()
  }
})

test('shows the metrics to no name but this machine’s own, which a page elsewhere may lead here', async () => {
  const { agent } = app()
  const by = async (host: string) => (await agent.get('/metrics').set('Host', host)).status
  for (const host of ['localhost:3000', '127.0.0.1', '[::1]:3000']) {
    assert.equal(await by(host), 200, host)
  }
  for (const host of ['evil.example', 'localhost.evil.example:3000', '127.0.0.1.evil.example']) {
    assert.equal(await by(host), 403, host)
  }
})

test('shows the metrics from anywhere with the token, and refuses a wrong one', async () => {
  const { agent } = app(TOKEN)
  const get = (token: string) =>
    agent
      .get('/metrics')
      .set('X-Forwarded-For', '203.0.113.9')
      .set('Authorization', `Bearer ${token}`)
  assert.equal((await get(TOKEN)).status, 200)
  assert.equal((await get(`${TOKEN}x`)).status, 403)
  const noToken = app()
    .agent.get('/metrics')
    .set('Via', 'x')
    .set('Authorization', 'Bearer undefined')
  assert.equal((await noToken).status, 403)
})

test('shows them by the token alone where others could look like this machine', async () => {
  assert.equal((await app(undefined, true).agent.get('/metrics')).status, 403)
  const { agent } = app(TOKEN, true)
  assert.equal((await agent.get('/metrics')).status, 403)
  const shown = await agent.get('/metrics').set('Authorization', `Bearer ${TOKEN}`)
  assert.equal(shown.status, 200)
})

test('looks a gauge up when somebody reads, and leaves out what cannot be known', async () => {
  const { metrics, agent } = app()
  let lag: number | undefined = 2.5
  metrics.gauge('feed_lag_seconds', 'Age of the oldest.', async () => {
    if (lag === undefined) throw new Error('away')
    return lag
  })
  assert.match((await agent.get('/metrics')).text, /^feed_lag_seconds 2\.5$/m)
  lag = undefined
  const { status, text } = await agent.get('/metrics')
  assert.equal(status, 200)
  assert.doesNotMatch(text, /^feed_lag_seconds /m)
})
