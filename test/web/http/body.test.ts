// A body that is too large: its sender hears so, since most senders listen only after writing.

import assert from 'node:assert/strict'
import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { test } from 'node:test'
import { ToolkitError } from '../../../src/errors.ts'
import { readBytes } from '../../../src/web/http/body.ts'
import { parseJson } from '../../../src/web/http/exact-json.ts'

const LIMIT = 1_000
const MEGABYTE = Buffer.alloc(1024 * 1024)

function request(headers: Record<string, string> = {}): IncomingMessage {
  const req = new IncomingMessage(new Socket())
  Object.assign(req.headers, headers)
  return req
}

test('refuses a body over the limit only when the rest of it has come', async () => {
  const req = request()
  let isRefused = false
  const refused = assert.rejects(readBytes(req, LIMIT), { code: 'body_too_large' }).then(() => {
    isRefused = true
  })
  for (let i = 0; i < 10; i++) {
    req.push(MEGABYTE)
    await new Promise(setImmediate)
    assert.equal(isRefused, false)
  }
  req.push(null)
  await refused
})

test('refuses a body that goes on and on without cutting the line', async () => {
  const req = request()
  const refused = assert.rejects(readBytes(req, LIMIT), { code: 'body_too_large' })
  for (let i = 0; i < 40; i++) req.push(MEGABYTE)
  await refused
  assert.deepEqual([req.readableEnded, req.destroyed], [false, false])
})

test('refuses a sender who stops in the middle of too much', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const req = request()
  const refused = assert.rejects(readBytes(req, LIMIT), { code: 'body_too_large' })
  req.once('data', () => setImmediate(() => t.mock.timers.tick(2_000)))
  req.push(MEGABYTE)
  await refused
  assert.equal(req.readableEnded, false)
})

test('refuses at once what says of itself that it is far too much', async () => {
  const req = request({ 'content-length': '500000000' })
  await assert.rejects(readBytes(req, LIMIT), { code: 'body_too_large' })
  assert.equal(req.readableFlowing, null)
})

test('gives back a body of exactly the limit, in however many pieces', async () => {
  const req = request({ 'content-length': String(LIMIT) })
  const read = readBytes(req, LIMIT)
  for (let i = 0; i < LIMIT; i++) req.push(Buffer.of(i % 256))
  req.push(null)
  assert.deepEqual(await read, Buffer.from(Array.from({ length: LIMIT }, (_, i) => i % 256)))
})

test('refuses a body that is not whole in half a minute', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  for (const begun of [Buffer.alloc(0), Buffer.of(1)]) {
    const req = request({ 'content-length': String(LIMIT) })
    const read = readBytes(req, LIMIT)
    req.push(begun)
    t.mock.timers.tick(29_999)
    assert.equal(await Promise.race([read, 'still reading']), 'still reading')
    t.mock.timers.tick(1)
    await assert.rejects(read, { code: 'body_late' })
  }
})

test('forgets the time of a body that is whole', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const req = request({ 'content-length': '1' })
  const read = readBytes(req, LIMIT)
  req.push(Buffer.of(1))
  req.push(null)
  assert.deepEqual(await read, Buffer.of(1))
  t.mock.timers.tick(60_000)
})

test('names where a number stands that cannot be kept, however deep', () => {
  const pathsOf = (text: string) => {
    try {
      parseJson(text)
    } catch (error) {
      if (error instanceof ToolkitError) return error.faults.map(({ path }) => path)
    }
    return []
  }
  const big = '9007199254740993'
  assert.deepEqual(pathsOf(`{"evidence":{"a":${big}}}`), ['evidence.a'])
  assert.deepEqual(pathsOf(`{"b":[1,{"a":${big}}],"a":1,"c":${big}}`), ['c', 'b.1.a'])
  assert.deepEqual(pathsOf(big), [''])
  assert.equal(pathsOf(`[${Array(50).fill(big)}]`).length, 10)
  assert.deepEqual(pathsOf('{"a":35.658580999999998}'), [])
})
