// The room that unfinished bodies share: bounded, and given up by whoever took longest.

import assert from 'node:assert/strict'
import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { test } from 'node:test'
import { readBytes } from '../../../src/web/http/body.ts'
import { createRoom, type Room } from '../../../src/web/http/room.ts'

const LIMIT = 100_000
const PIECE = Buffer.alloc(10_000)
/** For three pieces, and what is kept beside each. */
const MOST = 33_000

/** A body on its way, and what became of it. */
function begin(room: Room) {
  const req = new IncomingMessage(new Socket())
  const outcome = { now: 'reading' }
  readBytes(req, LIMIT, room).then(
    (bytes) => {
      outcome.now = `${bytes.length} bytes`
    },
    (error: { code: string }) => {
      outcome.now = error.code
    },
  )
  const come = async (chunk: Buffer | null) => {
    req.push(chunk)
    await new Promise(setImmediate)
  }
  return { req, outcome, come }
}

test('gives up the body that takes longest, and reads the others to their end', async () => {
  const room = createRoom(MOST)
  const bodies = [begin(room), begin(room), begin(room), begin(room)]
  for (const { come } of bodies) await come(PIECE)
  const now = () => bodies.map(({ outcome }) => outcome.now)
  assert.deepEqual(now(), ['server_busy', 'reading', 'reading', 'reading'])
  for (const { come } of bodies) await come(null)
  assert.deepEqual(now(), ['server_busy', '10000 bytes', '10000 bytes', '10000 bytes'])
})

test('goes on listening to a body that was given up, and keeps nothing of it', async () => {
  const room = createRoom(MOST)
  const [first, second] = [begin(room), begin(room)]
  for (let i = 0; i < 3; i++) await first.come(PIECE)
  await second.come(PIECE)
  assert.equal(first.outcome.now, 'server_busy')
  for (let i = 0; i < 20; i++) await first.come(PIECE)
  assert.equal(second.outcome.now, 'reading')
  assert.deepEqual([first.req.readableFlowing, first.req.readableLength], [true, 0])
})

test('has room again for as much when bodies were read, refused or cut off', async () => {
  const room = createRoom(MOST)
  for (let i = 0; i < 10; i++) {
    const whole = begin(room)
    await whole.come(PIECE)
    await whole.come(null)
    assert.equal(whole.outcome.now, '10000 bytes')
    const over = begin(room)
    await over.come(Buffer.alloc(LIMIT + 1))
    await over.come(null)
    assert.equal(over.outcome.now, 'body_too_large')
    const cut = begin(room)
    await cut.come(PIECE)
    cut.req.destroy()
    await new Promise(setImmediate)
    assert.equal(cut.outcome.now, 'body_malformed')
  }
})

test('counts what each piece costs beside its bytes', async () => {
  const body = begin(createRoom(MOST))
  for (let i = 0; i < 50; i++) await body.come(Buffer.of(1))
  assert.equal(body.outcome.now, 'server_busy')
})
