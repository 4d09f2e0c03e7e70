// Reads the bytes of a body, within limits of size, time and memory. Leaner than a general body
// parser, since this stands in front of every check.

import type { IncomingMessage } from 'node:http'
import { type ErrorCode, ToolkitError } from '../../errors.ts'
import { type Reading, ROOM, type Room } from './room.ts'

/** In this time a body is whole, or it is refused. Uploads, which are not read here, take longer. */
const WHOLE_MS = 30_000

/** What is still taken in, and thrown away, of a body over the limit; and for how long. */
const PATIENCE = 32 * 1024 * 1024
const PATIENCE_MS = 2_000

/**
 * A body over the limit is refused when the rest of it has come, or enough of the rest.
 * @param room what all bodies that are being read share
 * @throws ToolkitError `body_too_large`; `body_malformed` when the sender went away; `body_late`
 *   when it is not whole in time; `server_busy` when its room was needed
 */
export async function readBytes(
  req: IncomingMessage,
  limit: number,
  room: Room = ROOM,
): Promise<Buffer> {
  const bytes = sizeOf(req) > limit ? undefined : await collect(req, limit, room)
  if (bytes !== undefined) return bytes
  await passOver(req)
  // Made only now: an error notes where it stands, which costs more than reading a small body.
  throw new ToolkitError('body_too_large', `The body may have ${limit} bytes at most.`)
}

/** Undefined as soon as it is over the limit. What comes after the end is thrown away. */
function collect(req: IncomingMessage, limit: number, room: Room): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    let isOver = false
    const end = () => {
      isOver = true
      clearTimeout(timer)
      room.leave(reading)
    }
    const fail = (code: ErrorCode, message: string) => {
      if (isOver) return
      end()
      chunks.length = 0
      reject(new ToolkitError(code, message))
    }
    const late = () => fail('body_late', `A body must be whole within ${WHOLE_MS / 1000} seconds.`)
    const gone = () => fail('body_malformed', 'The body was cut off.')
    const reading: Reading = {
      held: 0,
      giveUp: () => fail('server_busy', 'Too many unfinished requests. Send it again.'),
    }
    const timer = setTimeout(late, WHOLE_MS).unref()
    req.on('data', (chunk: Buffer) => {
      if (isOver) return
      size += chunk.length
      if (size > limit) {
        end()
        resolve(undefined)
        return
      }
      chunks.push(chunk)
      room.take(reading, chunk)
    })
    req.on('end', () => {
      if (isOver) return
      end()
      resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks))
    })
    req.on('error', gone)
    req.on('aborted', gone)
  })
}

/**
 * Takes in, and throws away, a little more of a refused body: most callers listen only when they
 * have written, and a line that is cut under their hands tells them nothing.
 */
export async function passOver(req: IncomingMessage): Promise<void> {
  if (sizeOf(req) > PATIENCE || req.readableEnded || req.destroyed) return
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, PATIENCE_MS)
  let left = PATIENCE
  req.on('data', (chunk: Buffer) => {
    left -= chunk.length
    if (left < 0) resolve()
  })
  for (const event of ['end', 'error', 'close']) req.once(event, resolve)
  req.resume()
  await promise
  clearTimeout(timer)
  req.pause()
}

/**
 * After an answer: whoever got it before all they had announced came is listened to for as long as
 * a refused body, then the line is cut. Else they could hold it for as long as an upload may take,
 * by sending nothing.
 */
export function hangUp(req: IncomingMessage): void {
  if (!req.complete && hasBody(req)) setTimeout(cutUnlessComplete, PATIENCE_MS, req).unref()
}

function cutUnlessComplete(req: IncomingMessage): void {
  if (!req.complete) req.destroy()
}

/** Whether one was announced; it may still be empty. */
export const hasBody = (req: IncomingMessage): boolean =>
  req.headers['transfer-encoding'] !== undefined || sizeOf(req) > 0

/** What it says of itself, in bytes; 0 where it says nothing. */
const sizeOf = ({ headers }: IncomingMessage) => Number(headers['content-length'] ?? 0)
