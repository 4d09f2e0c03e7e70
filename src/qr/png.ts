// A code as PNG. Written row by row: at 4,000 pixels a side a whole picture in memory, as the
// usual encoders want it, would be 64 MB and a second in which nobody else is served.

import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflate } from 'node:zlib'
import { ToolkitError } from '../errors.ts'
import { flattened } from './logo.ts'
import { type Matrix, QUIET } from './matrix.ts'
import { placeOf } from './place.ts'
import { channelsOf, type Style } from './style.ts'

export interface Geometry {
  /** Pixels of a module. */
  readonly scale: number
  /** Pixels before the first module, at least the quiet zone. */
  readonly from: number
}

/**
 * @param side pixels of the picture
 * @throws ToolkitError `field_invalid` when the code does not fit into so few pixels
 */
export function geometryOf(matrix: Matrix, side: number): Geometry {
  const least = matrix.size + 2 * QUIET
  const scale = Math.floor(side / least)
  if (scale < 1) {
    const message = `This code needs at least ${least} pixels; better ${3 * least}.`
    const faults = [{ path: 'size', code: 'size_small', message }]
    throw new ToolkitError('field_invalid', message, { faults })
  }
  return { scale, from: Math.floor((side - matrix.size * scale) / 2) }
}

/**
 * The picture row by row, three bytes a pixel, top to bottom. Rows that are alike are the same
 * object: whoever gets them must not write into them.
 */
export function* rowsOf(matrix: Matrix, style: Style, side: number): Generator<Uint8Array> {
  const { scale, from } = geometryOf(matrix, side)
  const [dark, light] = [channelsOf(style.dark), channelsOf(style.light)]
  const rowAt = (y: number) => {
    const row = new Uint8Array(side * 3)
    for (let x = 0; x < side; x++) {
      row.set(matrix.isDark(Math.floor((x - from) / scale), y) ? dark : light, x * 3)
    }
    return row
  }
  const logo = style.logo && logoPixels(matrix, style.logo, scale, from, light)
  let [row, at] = [rowAt(-1), -1]
  for (let y = 0; y < side; y++) {
    const module = Math.floor((y - from) / scale)
    if (module !== at) [row, at] = [rowAt(module), module]
    yield logo ? logo(row, y) : row
  }
}

/** Lays plate and logo over the rows they stand in. */
function logoPixels(
  matrix: Matrix,
  picture: NonNullable<Style['logo']>,
  scale: number,
  from: number,
  light: readonly [number, number, number],
) {
  const { plate, logo } = placeOf(matrix, picture)
  const [top, side] = [from + plate.y * scale, plate.width * scale]
  const width = Math.max(1, Math.round(logo.width * scale))
  const height = Math.max(1, Math.round(logo.height * scale))
  const left = from + Math.round(logo.x * scale)
  const first = from + Math.round(logo.y * scale)
  const flat = flattened(picture, width, height, light)
  const plain = new Uint8Array(side * 3).map((_, i) => light[(i % 3) as 0 | 1 | 2])
  return (row: Uint8Array, y: number): Uint8Array => {
    if (y < top || y >= top + side) return row
    const over = row.slice()
    over.set(plain, (from + plate.x * scale) * 3)
    const line = y - first
    if (line >= 0 && line < height) {
      over.set(flat.subarray(line * width * 3, (line + 1) * width * 3), left * 3)
    }
    return over
  }
}

/** Bytes given to the compressor at a time. */
const CHUNK = 256 * 1024

/** @returns a PNG file: two colours of one bit where there is no logo, else 24 bits a pixel */
export async function pngOf(matrix: Matrix, style: Style, side: number): Promise<Buffer> {
  const { scale, from } = geometryOf(matrix, side)
  const isPlain = style.logo === undefined
  const lines = isPlain
    ? bitRows(matrix, side, scale, from)
    : filtered(rowsOf(matrix, style, side), side)
  const packed: Buffer[] = []
  await pipeline(Readable.from(chunked(lines)), createDeflate(), async (compressed) => {
    for await (const part of compressed) packed.push(part as Buffer)
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set(isPlain ? [1, 3] : [8, 2], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    ...(isPlain ? [chunk('PLTE', Buffer.from([style.light, style.dark].flatMap(channelsOf)))] : []),
    chunk('IDAT', Buffer.concat(packed)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** Rows of one bit a pixel, 1 for dark, each behind its filter byte 0. */
function* bitRows(
  matrix: Matrix,
  side: number,
  scale: number,
  from: number,
): Generator<Uint8Array> {
  let [row, at] = [new Uint8Array(0), Number.NaN]
  for (let y = 0; y < side; y++) {
    const module = Math.floor((y - from) / scale)
    if (module !== at) {
      row = new Uint8Array(1 + Math.ceil(side / 8))
      for (let x = 0; x < side; x++) {
        const byte = 1 + (x >> 3)
        if (matrix.isDark(Math.floor((x - from) / scale), module)) {
          row[byte] = (row[byte] ?? 0) | (128 >> (x & 7))
        }
      }
      at = module
    }
    yield row
  }
}

/** Puts the filter byte before each row: a row like the one above it is only "the same". */
function* filtered(rows: Iterable<Uint8Array>, side: number): Generator<Uint8Array> {
  const same = new Uint8Array(1 + side * 3)
  same[0] = 2
  let last: Uint8Array | undefined
  for (const row of rows) {
    if (row === last) {
      yield same
    } else {
      const whole = new Uint8Array(1 + side * 3)
      whole.set(row, 1)
      yield whole
    }
    last = row
  }
}

function* chunked(rows: Iterable<Uint8Array>): Generator<Buffer> {
  let [waiting, length]: [Uint8Array[], number] = [[], 0]
  for (const row of rows) {
    waiting.push(row)
    length += row.length
    if (length < CHUNK) continue
    yield Buffer.concat(waiting)
    waiting = []
    length = 0
  }
  if (waiting.length > 0) yield Buffer.concat(waiting)
}
