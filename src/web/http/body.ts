// Reads a body, as JSON or as it is. Leaner than a general parser, since this stands in front of
// every check.

import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { type ErrorCode, ToolkitError } from '../../errors.ts'
import { repeatedIn } from '../../json.ts'
import { type Reading, ROOM, type Room } from './room.ts'

/** In this time a body is whole, or it is refused. Uploads, which are not read here, take longer. */
const WHOLE_MS = 30_000

/** What is still taken in, and thrown away, of a body over the limit; and for how long. */
const PATIENCE = 32 * 1024 * 1024
const PATIENCE_MS = 2_000

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i

/**
 * @param limit bytes
 * @param parse of the text; `parseOnce` where what is read is kept
 * @throws ToolkitError `media_type_unsupported`, `body_malformed`, and as `readBytes` and `parse`
 */
export async function readJson(
  req: IncomingMessage,
  limit: number,
  parse: (text: string) => unknown = parseJson,
): Promise<unknown> {
  const { headers } = req
  if (!JSON_TYPE.test(headers['content-type'] ?? '')) {
    throw new ToolkitError('media_type_unsupported', 'Send `Content-Type: application/json`.')
  }
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(headers['content-type'] ?? '')?.[1]
  if (charset !== undefined && charset.toLowerCase() !== 'utf-8') {
    throw new ToolkitError('media_type_unsupported', 'JSON is UTF-8.')
  }
  const encoding = headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity') {
    throw new ToolkitError('media_type_unsupported', 'Send the body without Content-Encoding.')
  }
  const bytes = await readBytes(req, limit)
  if (bytes.length === 0) throw new ToolkitError('body_malformed', 'The request has no body.')
  if (!isUtf8(bytes)) throw new ToolkitError('body_malformed', 'The body is not valid UTF-8.')
  return parse(bytes.toString('utf8'))
}

/**
 * `parseJson` of what is kept or acted upon: a name that stands twice in one object means two things,
 * and a parser would keep the last.
 * @throws ToolkitError as `parseJson`, and `request_invalid` with the path of that name
 * @see RFC 8259 §4 (what repeated names mean is unpredictable)
 */
export function parseOnce(text: string): unknown {
  const value = parseJson(text)
  const path = repeatedIn(text)
  if (path === undefined) return value
  const message = 'This name stands twice in one object.'
  throw new ToolkitError('request_invalid', 'A name stands twice in one object.', {
    faults: [{ path: path.slice(0, 200), code: 'name_repeated', message }],
  })
}

/** So many digits in a row, or in an exponent, may be a number that a double cannot hold. */
const LONG_NUMBER = /\d[\d.]{15}|\d[eE][+-]?\d{3}/

/**
 * JSON as it was written: a number that would come back as another one is refused, since what is
 * kept as evidence is kept exactly. A fraction that is a double, written with more digits than it
 * needs, is that double.
 * @throws ToolkitError `body_malformed`, `request_invalid` with the field's path
 * @see RFC 8259 §6 (numbers beyond IEEE 754 double precision)
 */
export function parseJson(text: string): unknown {
  const json = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  /** Names of what is inexact, by the object or list it is in. */
  const inexact = new Map<unknown, string[]>()
  function look(this: unknown, key: string, value: unknown, context: { source?: string }) {
    const { source } = context
    if (typeof value === 'number' && !isExact(value, source) && !isSpeltOut(value, source)) {
      inexact.set(this, [...(inexact.get(this) ?? []), key].slice(0, FAULTS_MOST))
    }
    return value
  }
  let value: unknown
  try {
    value = LONG_NUMBER.test(json)
      ? JSON.parse(json, look as Parameters<typeof JSON.parse>[1])
      : JSON.parse(json)
  } catch {
    throw new ToolkitError('body_malformed', 'The body is not valid JSON.')
  }
  if (inexact.size > 0) {
    throw new ToolkitError('request_invalid', 'A number has more digits than can be kept.', {
      faults: pathsIn(value, inexact).map((path) => ({
        path: path.slice(0, 200),
        code: 'number_inexact',
        message: 'Send this number as a string.',
      })),
    })
  }
  return value
}

const FAULTS_MOST = 10

/** Dotted paths of what is named by what it is in, of no more than can be told. */
function pathsIn(value: unknown, named: ReadonlyMap<unknown, readonly string[]>): string[] {
  const paths: string[] = []
  const todo: [value: unknown, path: string][] = [[value, '']]
  for (let next = todo.pop(); next && paths.length < FAULTS_MOST; next = todo.pop()) {
    const [here, path] = next
    if (typeof here !== 'object' || here === null) continue
    const inside = (name: string) => (path === '' ? name : `${path}.${name}`)
    paths.push(...(named.get(here) ?? []).map(inside))
    for (const [name, each] of Object.entries(here).toReversed()) todo.push([each, inside(name)])
  }
  // A body that is nothing but a number.
  return paths.length === 0 ? [''] : paths.slice(0, FAULTS_MOST)
}

/** Whether the digits written are those of the number it became; zeros at the ends do not count. */
const isExact = (value: number, source = ''): boolean =>
  digitsOf(source) === digitsOf(String(value))

const significand = (number: string): string => number.replace(/e.*$/i, '').replace(/[-.]/g, '')

function digitsOf(number: string): string {
  const digits = significand(number)
  // Counted: a pattern looks for the end of the zeros anew at each of them, and a body is all digits.
  let from = 0
  let until = digits.length
  while (digits[from] === '0') from++
  while (until > from && digits[until - 1] === '0') until--
  return digits.slice(from, until)
}

/**
 * Whether the digits of a fraction or a power are a double's, though more than it needs: as `%.17g`
 * writes them.
 */
function isSpeltOut(value: number, source = ''): boolean {
  if (!/[.e]/i.test(source) || source.length > SPELT_MOST || !Number.isFinite(value)) return false
  const digits = (number: string) => significand(number).replace(/^0+/, '')
  const written = digits(source)
  return written !== '' && written === digits(value.toPrecision(written.length))
}
/** So many digits are told of any double. */
const SPELT_MOST = 100

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
