// What is told of failures: each one that is ours, and together those that anybody can make.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { test } from 'node:test'
import { ToolkitError } from '../../../src/errors.ts'
import { createLogger } from '../../../src/web/http/logs.ts'
import { createReport } from '../../../src/web/http/report.ts'
import { startApi } from '../../support/api.ts'

test('tells a failure at once, with where it was', () => {
  const lines: string[] = []
  const report = createReport(
    createLogger({ level: 'warn', stream: { write: (l) => lines.push(l) } }),
  )
  report(new Error('a bug'), '/v1/consents')
  report(new ToolkitError('store_unavailable', 'The store is away.'), 'page')
  const told = lines.map((line) => JSON.parse(line))
  assert.deepEqual(
    told.map(({ level, route, err }) => [level, route, err.message]),
    [
      ['error', '/v1/consents', 'a bug'],
      ['error', 'page', 'The store is away.'],
    ],
  )
  assert.match(told[0].err.stack, /report\.test/)
})

test('tells together, as a warning without a stack, how often too much was received', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const lines: string[] = []
  const report = createReport(
    createLogger({ level: 'warn', stream: { write: (l) => lines.push(l) } }),
  )
  const busy = (times: number) => {
    for (let i = 0; i < times; i++) report(new ToolkitError('server_busy', 'Too much.'), '/x')
  }
  busy(1_000)
  assert.deepEqual(lines, [])
  t.mock.timers.tick(5_000)
  busy(7)
  t.mock.timers.tick(60_000)
  const told = lines.map((line) => JSON.parse(line))
  assert.deepEqual(
    told.map(({ level, requests, err }) => [level, requests, err]),
    [
      ['warn', 1_000, undefined],
      ['warn', 7, undefined],
    ],
  )
})

test('writes no line for each unfinished post that had to be given up', async (t) => {
  const { port, lines } = await startApi(t)
  const piece = Buffer.alloc(3_900_000, 'a')
  const statuses: string[] = []
  // Seventy-eight megabytes, of sixty-four that unfinished bodies share.
  const sockets = Array.from({ length: 20 }, (_, i) => {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined)
    const path = i % 2 === 0 ? '/webhooks/meta' : '/webhooks/twilio/message'
    socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 4000000\r\n\r\n`)
    socket.write(piece)
    socket.once('data', (data: Buffer) => statuses.push(data.toString('latin1').slice(9, 12)))
    return socket
  })
  t.after(() => {
    for (const socket of sockets) socket.destroy()
  })
  await Promise.race(sockets.map((socket) => once(socket, 'data')))
  await new Promise(setImmediate)
  for (const status of statuses) assert.equal(status, '503')
  assert.deepEqual(lines, [])
})
