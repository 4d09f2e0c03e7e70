// Reads the fields of a form, however it is sent. What cannot be read is an empty form, which its
// page then asks to fill in: a person never meets an error for what their browser did.

import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { Busboy, type BusboyFileStream } from '@fastify/busboy'
import { ToolkitError } from '../errors.ts'
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
    return (await readParts(Readable.from([bytes]), type, limit, 0)).fields
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
  const type = req.headers['content-type'] ?? ''
  if (!/^multipart\//i.test(type)) {
    const fields = await readFields(req, options.fields)
    return { fields, file: undefined, isFileTooLarge: false }
  }
  if (Number(req.headers['content-length'] ?? 0) > PATIENCE * options.file) throw tooLarge()
  return readParts(req, type, options.fields, options.file)
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

async function readParts(
  source: Readable,
  type: string,
  fieldBytes: number,
  fileBytes: number,
): Promise<Upload> {
  const pairs: [string, string][] = []
  let file: FileFacts | undefined
  let isTooLarge = false
  let isFileTooLarge = false
  let parser: InstanceType<typeof Busboy>
  try {
    const limits = { fields: FIELDS_MOST, fieldSize: fieldBytes, fileSize: fileBytes, files: 1 }
    parser = new Busboy({ headers: { 'content-type': type }, limits })
  } catch {
    // No boundary, or none that can be one.
    source.resume()
    return { fields: gather([]), file, isFileTooLarge }
  }
  const digesting: Promise<void>[] = []
  parser.on('field', (name, value, _nameCut, isCut) => {
    if (isCut) isTooLarge = true
    else pairs.push([name, value])
  })
  parser.on('file', (_name, stream) => {
    const done = digest(stream).then((facts) => {
      if (stream.truncated) isFileTooLarge = true
      if (facts.size > 0 && !stream.truncated) file = facts
    })
    digesting.push(done)
  })
  parser.on('fieldsLimit', () => {
    isTooLarge = true
  })
  await new Promise<void>((resolve, reject) => {
    parser.once('finish', resolve)
    // Cut off in the middle: what came whole counts, and the page asks for the rest.
    parser.once('error', () => resolve())
    const gone = () => reject(new ToolkitError('body_malformed', 'The body was cut off.'))
    source.once('error', gone)
    source.once('close', () => {
      if (!source.readableEnded) gone()
    })
    source.pipe(parser)
  })
  source.unpipe(parser)
  source.resume()
  await Promise.all(digesting)
  if (isTooLarge) throw tooLarge()
  return { fields: gather(pairs), file, isFileTooLarge }
}

async function digest(stream: BusboyFileStream): Promise<FileFacts> {
  const hash = createHash('sha256')
  let size = 0
  let start = Buffer.alloc(0)
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      hash.update(chunk)
      size += chunk.length
      if (start.length < 8) start = Buffer.concat([start, chunk]).subarray(0, 8)
    }
  } catch {
    // Cut off: a part of a file is no file.
    size = 0
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
