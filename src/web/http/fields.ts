// Reads the fields of a form, however it is sent. What cannot be read is an empty form, which its
// page then asks to fill in: a person never meets an error for what their browser did.

import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { Busboy, type BusboyFileStream } from '@fastify/busboy'
import { ToolkitError } from '../../errors.ts'
import { readBytes } from './body.ts'

/** Values by name, in the order sent; a name can come more than once. */
export type Fields = ReadonlyMap<string, readonly string[]>

/** What is known of an uploaded file whose bytes nobody keeps. */
export interface FileFacts {
  /** Bytes. */
  readonly size: number
  /** Lowercase hex. */
  readonly sha256: string
  /** By its first bytes, whatever it calls itself; undefined for any other kind. */
  readonly type: 'application/pdf' | 'image/png' | 'image/jpeg' | undefined
}

/** A file so many times too large is not even read. */
const PATIENCE = 4
/** More fields than this is no form of ours. */
const FIELDS_MOST = 200

/**
 * The fields of a urlencoded, multipart or JSON body.
 * @param limit bytes of the whole body
 * @throws ToolkitError `body_too_large`; `body_malformed` when the sender went away
 */
export async function readFields(req: IncomingMessage, limit: number): Promise<Fields> {
  const bytes = await readBytes(req, limit)
  const type = req.headers['content-type'] ?? ''
  if (/^multipart\//i.test(type)) {
    const options = { fields: limit, file: 0 }
    return (await readParts(Readable.from([bytes]), type, options, digest)).fields
  }
  const text = bytes.toString('utf8')
  return gather(/^application\/json/i.test(type) ? ofJson(text) : new URLSearchParams(text))
}

/** A form with one file. */
export interface Upload {
  readonly fields: Fields
  /** Undefined when none came, or none that is whole. */
  readonly file: FileFacts | undefined
  readonly isFileTooLarge: boolean
}

/**
 * The fields of a multipart body and the facts about its one file, which streams through.
 * @param options.fields bytes of one field; `file`: bytes of the file
 * @throws ToolkitError `body_too_large`; `body_malformed` when the sender went away
 */
export async function readUpload(
  req: IncomingMessage,
  options: { readonly fields: number; readonly file: number },
): Promise<Upload> {
  const { fields, taken, isFileTooLarge } = await readUploadTo(req, options, digest)
  return {
    fields,
    file: taken === undefined || taken.size === 0 ? undefined : taken,
    isFileTooLarge,
  }
}

/** A file on its way in. */
export interface Incoming {
  /** The fields that came before it. */
  readonly fields: Fields
  /** As its sender calls it; empty where it has no name. */
  readonly name: string
}

/** A form whose file went to somebody. */
export interface Taken<T> {
  readonly fields: Fields
  /** What they made of it; undefined when none came, or none that is whole. */
  readonly taken: T | undefined
  readonly isFileTooLarge: boolean
}

/**
 * The fields of a multipart body, whose one file goes to `take` as it comes, never whole in memory.
 * @param take what it does not read is thrown away; the bytes end in an error when they are cut off
 * @throws ToolkitError `body_too_large`; `body_malformed` when the sender went away; what `take` throws
 */
export async function readUploadTo<T>(
  req: IncomingMessage,
  options: { readonly fields: number; readonly file: number },
  take: (bytes: AsyncIterable<Buffer>, about: Incoming) => Promise<T>,
): Promise<Taken<T>> {
  const type = req.headers['content-type'] ?? ''
  if (!/^multipart\//i.test(type)) {
    const fields = await readFields(req, options.fields)
    return { fields, taken: undefined, isFileTooLarge: false }
  }
  if (Number(req.headers['content-length'] ?? 0) > PATIENCE * options.file) throw tooLarge()
  return readParts(req, type, options, take)
}

function gather(pairs: Iterable<readonly [string, string]>): Fields {
  const fields = new Map<string, string[]>()
  let count = 0
  for (const [name, value] of pairs) {
    if (++count > FIELDS_MOST) throw tooLarge()
    const values = fields.get(name)
    if (values) values.push(value)
    else fields.set(name, [value])
  }
  return fields
}

function* ofJson(text: string): Generator<readonly [string, string]> {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return
  }
  for (const [name, value] of Object.entries(Object(body))) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (typeof one === 'string') yield [name, one]
    }
  }
}

const tooLarge = () => new ToolkitError('body_too_large', 'This is more than the form takes.')

async function readParts<T>(
  source: Readable,
  type: string,
  options: { readonly fields: number; readonly file: number },
  take: (bytes: AsyncIterable<Buffer>, about: Incoming) => Promise<T>,
): Promise<Taken<T>> {
  const pairs: [string, string][] = []
  const streams: BusboyFileStream[] = []
  const taking: Promise<T | undefined>[] = []
  let isTooLarge = false
  let parser: InstanceType<typeof Busboy>
  try {
    const sizes = { fieldSize: options.fields, fileSize: options.file }
    const limits = { fields: FIELDS_MOST, files: 1, ...sizes }
    parser = new Busboy({ headers: { 'content-type': type }, limits })
  } catch {
    // No boundary, or none that can be one.
    source.resume()
    return { fields: gather([]), taken: undefined, isFileTooLarge: false }
  }
  parser.on('field', (name, value, _nameCut, isCut) => {
    if (isCut) isTooLarge = true
    else pairs.push([name, value])
  })
  parser.on('file', (_field, stream, name) => {
    streams.push(stream)
    const mine = takeWhole(stream, { fields: gather(pairs), name: name ?? '' }, take)
    // Heard of below, when the whole body is in.
    mine.catch(() => undefined)
    taking.push(mine)
  })
  parser.on('fieldsLimit', () => {
    isTooLarge = true
  })
  const cutOff = new ToolkitError('body_malformed', 'The body was cut off.')
  /** Whoever still reads a file waits for bytes that never come. */
  const end = () => {
    for (const stream of streams) if (!stream.readableEnded) stream.destroy(cutOff)
  }
  try {
    await new Promise<void>((resolve, reject) => {
      parser.once('finish', resolve)
      // Cut off in the middle: what came whole counts, and the page asks for the rest.
      parser.once('error', () => {
        end()
        resolve()
      })
      const gone = () => {
        end()
        reject(cutOff)
      }
      source.once('error', gone)
      source.once('close', () => {
        if (!source.readableEnded) gone()
      })
      // It may have gone while somebody asked who it was.
      if (source.destroyed) gone()
      else source.pipe(parser)
    })
  } finally {
    source.unpipe(parser)
    source.resume()
    await Promise.allSettled(taking)
  }
  if (isTooLarge) throw tooLarge()
  const isFileTooLarge = streams.some(({ truncated }) => truncated === true)
  const taken = await taking[0]
  return { fields: gather(pairs), taken: isFileTooLarge ? undefined : taken, isFileTooLarge }
}

/** What is made of a file; undefined where it was cut off, since a part of a file is no file. */
async function takeWhole<T>(
  stream: BusboyFileStream,
  about: Incoming,
  take: (bytes: AsyncIterable<Buffer>, about: Incoming) => Promise<T>,
): Promise<T | undefined> {
  let isCut = false
  stream.once('error', () => {
    isCut = true
  })
  try {
    return await take(stream.iterator({ destroyOnReturn: false }), about)
  } catch (error) {
    if (isCut) return undefined
    throw error
  } finally {
    stream.resume()
  }
}

async function digest(bytes: AsyncIterable<Buffer>): Promise<FileFacts> {
  const hash = createHash('sha256')
  let size = 0
  let start = Buffer.alloc(0)
  for await (const chunk of bytes) {
    hash.update(chunk)
    size += chunk.length
    if (start.length < 8) start = Buffer.concat([start, chunk]).subarray(0, 8)
  }
  return { size, sha256: hash.digest('hex'), type: typeOf(start) }
}

/** @see ISO 32000 7.5.2, PNG 5.2, ITU-T T.81 B.1.1.3: how each begins */
const STARTS = [
  ['25504446', 'application/pdf'],
  ['89504e470d0a1a0a', 'image/png'],
  ['ffd8ff', 'image/jpeg'],
] as const

function typeOf(start: Buffer): FileFacts['type'] {
  const hex = start.toString('hex')
  return STARTS.find(([begins]) => hex.startsWith(begins))?.[1]
}
