// Forms as browsers and strangers send them: read alike, and never a fault of the server's.

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Fields, readFields, readUpload, readUploadTo } from '../../../src/web/http/fields.ts'

const LIMIT = 64 * 1024

/** A request with a body, as the server sees it. */
const request = (body: string | Buffer, type: string, chunk = 1 << 16): IncomingMessage => {
  const bytes = Buffer.from(body)
  const chunks: Buffer[] = []
  for (let i = 0; i < bytes.length; i += chunk) chunks.push(bytes.subarray(i, i + chunk))
  return Object.assign(Readable.from(chunks), {
    headers: { 'content-type': type },
  }) as unknown as IncomingMessage
}
const plain = (fields: Fields) => Object.fromEntries(fields)

const pairs = fc.array(
  fc.tuple(
    fc.stringMatching(/^[a-z]{1,8}$/),
    fc.string({ unit: 'grapheme', maxLength: 30 }).filter((text) => text.isWellFormed()),
  ),
  { maxLength: 20 },
)
const gathered = (list: readonly (readonly [string, string])[]) => {
  const all: Record<string, string[]> = {}
  for (const [name, value] of list) {
    all[name] ??= []
    all[name].push(value)
  }
  return all
}

test('reads the same fields however a browser encodes them', () =>
  fc.assert(
    fc.asyncProperty(pairs, fc.integer({ min: 1, max: 50 }), async (list, chunk) => {
      const urlencoded = new URLSearchParams(list.map(([name, value]) => [name, value]))
      const form = new FormData()
      for (const [name, value] of list) form.append(name, value)
      const sent = new Response(form)
      const type = sent.headers.get('content-type') ?? ''
      const multipart = Buffer.from(await sent.arrayBuffer())
      const read = [
        await readFields(
          request(urlencoded.toString(), 'application/x-www-form-urlencoded'),
          LIMIT,
        ),
        await readFields(request(multipart, type, chunk), LIMIT),
        await readFields(request(JSON.stringify(gathered(list)), 'application/json'), LIMIT),
      ]
      const [first, second, third] = read.map(plain)
      assert.deepEqual(first, gathered(list))
      // FormData writes line breaks as the standard says.
      const breaks = (text: string) => text.replace(/\r\n?|\n/g, '\r\n')
      assert.deepEqual(
        second,
        gathered(list.map(([name, value]) => [name, breaks(value)] as const)),
      )
      assert.deepEqual(third, gathered(list))
    }),
    { numRuns: 100 },
  ))

test('takes any bytes under any type without a fault of its own', () =>
  fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom(
        '',
        'application/json',
        'application/x-www-form-urlencoded',
        'multipart/form-data',
        'multipart/form-data; boundary=x',
        'multipart/form-data; boundary=',
        'multipart/mixed; boundary="-\u0000"',
        'text/plain',
      ),
      async (bytes, type) => {
        const fields = await readFields(request(Buffer.from(bytes), type), LIMIT)
        for (const values of fields.values()) assert.ok(values.length > 0)
      },
    ),
    { numRuns: 300 },
  ))

test('refuses more than a form can be', async () => {
  const many = Array.from({ length: 300 }, (_, i) => `a${i}=1`).join('&')
  await assert.rejects(readFields(request(many, ''), LIMIT), { code: 'body_too_large' })
  await assert.rejects(readFields(request('a'.repeat(LIMIT + 1), ''), LIMIT), {
    code: 'body_too_large',
  })
})

const PDF = Buffer.from('%PDF-1.7 a signed sheet')
async function upload(name: string, file: Buffer, more: { fileMost?: number; cut?: number } = {}) {
  const form = new FormData()
  form.append('phone', '+819012345678')
  form.append('file', new File([new Uint8Array(file)], name))
  form.append('after', 'kept')
  const sent = new Response(form)
  const body = Buffer.from(await sent.arrayBuffer()).subarray(0, more.cut)
  const type = sent.headers.get('content-type') ?? ''
  return readUpload(request(body, type, 7), { fields: 1_000, file: more.fileMost ?? 1_000 })
}

test('tells size, digest and kind of a file, the kind by its bytes and not by its name', async () => {
  const read = await upload('photo.png', PDF)
  assert.deepEqual(read.file, {
    size: PDF.length,
    sha256: createHash('sha256').update(PDF).digest('hex'),
    type: 'application/pdf',
  })
  assert.equal((await upload('a.pdf', Buffer.from('<script>'))).file?.type, undefined)
})

test('keeps the fields beside a file that is too large, empty or cut off', async () => {
  const large = await upload('a.pdf', PDF, { fileMost: 5 })
  assert.deepEqual([large.isFileTooLarge, large.file], [true, undefined])
  assert.deepEqual(large.fields.get('after'), ['kept'])
  const empty = await upload('', Buffer.alloc(0))
  assert.deepEqual([empty.isFileTooLarge, empty.file], [false, undefined])
  const cut = await upload('a.pdf', Buffer.alloc(500, PDF), { cut: 450 })
  assert.equal(cut.file, undefined)
  assert.deepEqual(cut.fields.get('phone'), ['+819012345678'])
})

test('ends when the sender goes away in the middle of a file', async () => {
  const start = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF'
  const source = new Readable({ read() {} })
  source.push(start)
  const sent = Object.assign(source, {
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  }) as unknown as IncomingMessage
  const reading = readUpload(sent, { fields: 1_000, file: 1_000 })
  setImmediate(() => source.destroy())
  await assert.rejects(reading, { code: 'body_malformed' })
})

const form = (boundary: string, parts: readonly (readonly [head: string, body: string])[]) =>
  `${parts.map(([head, body]) => `--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`).join('')}--${boundary}--\r\n`
const MULTIPART = 'multipart/form-data; boundary=x'
const SIZES = { fields: 1_000, file: 10_000 }
const textOf = async (bytes: AsyncIterable<Buffer>) =>
  Buffer.concat(await Array.fromAsync(bytes)).toString()

test('hands a file on as it comes, with its name and the fields before it', async () => {
  const body = form('x', [
    ['name="mode"', 'optouts'],
    ['name="file"; filename="a list.csv"', 'phone\n+819012345678\n'],
    ['name="after"', 'late'],
  ])
  const read = await readUploadTo(request(body, MULTIPART, 7), SIZES, async (bytes, about) => ({
    text: await textOf(bytes),
    name: about.name,
    before: plain(about.fields),
  }))
  assert.deepEqual(read.taken, {
    ...{ text: 'phone\n+819012345678\n', name: 'a list.csv', before: { mode: ['optouts'] } },
  })
  assert.deepEqual(plain(read.fields), { mode: ['optouts'], after: ['late'] })
})

test('reads the rest of a body whose file was refused, and says why it was', async () => {
  const body = form('x', [['name="file"; filename="a"', 'y'.repeat(9_000)]])
  const sent = request(body, MULTIPART, 64)
  const refused = readUploadTo(sent, SIZES, async (bytes) => {
    for await (const _ of bytes) throw new RangeError('no such column')
  })
  await assert.rejects(refused, new RangeError('no such column'))
  assert.equal(sent.readableEnded, true)
})

test('a file that is cut off, or too large, is no file, and nobody waits for the rest', async () => {
  const whole = form('x', [['name="file"; filename="a"', 'y'.repeat(9_000)]])
  const cut = await readUploadTo(request(whole.slice(0, 5_000), MULTIPART), SIZES, textOf)
  assert.equal(cut.taken, undefined)
  const large = await readUploadTo(request(whole, MULTIPART), { ...SIZES, file: 100 }, textOf)
  assert.deepEqual([large.taken, large.isFileTooLarge], [undefined, true])
  async function* resets() {
    yield Buffer.from(whole.slice(0, 5_000))
    throw new Error('reset')
  }
  const headers = { 'content-type': MULTIPART }
  const gone = Object.assign(Readable.from(resets()), { headers }) as unknown as IncomingMessage
  let seen = 0
  const left = readUploadTo(gone, SIZES, async (bytes) => {
    for await (const chunk of bytes) seen += chunk.length
  })
  await assert.rejects(left, { code: 'body_malformed' })
  assert.ok(seen < 9_000)
})

test('does not wait for a sender who was gone before anybody read', async () => {
  const sent = request('--x', MULTIPART).destroy()
  await new Promise((resolve) => sent.once('close', resolve))
  await assert.rejects(readUploadTo(sent, SIZES, textOf), { code: 'body_malformed' })
})
