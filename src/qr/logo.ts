// A logo somebody uploads is a stranger's file: it is taken apart here, and only its pixels go on.

import { inflateSync } from 'node:zlib'
import { PNG } from 'pngjs'
import { type Fault, ToolkitError } from '../errors.ts'

/** Pixels of a picture: red, green, blue, alpha, row by row. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

/** Characters of a data URI: 150 kB of picture, far more than a square of a centimetre shows. */
export const LOGO_MOST = 200_000
const SIDE_LEAST = 16
const SIDE_MOST = 1024
const SIGNATURE = '89504e470d0a1a0a'
const DATA_URI = /^data:([a-z]+\/[a-z0-9.+-]+);base64,([A-Za-z0-9+/]+={0,2})$/i

/**
 * The pixels of a logo given as `data:image/png;base64,…`. Scripts, SVG (which can hold scripts),
 * broken and oversized pictures are refused before anything is unpacked.
 * @param path of the faulty field
 * @throws ToolkitError `field_invalid`, its fault `logo_type`, `logo_size` or `logo_broken`
 */
export function readLogo(uri: string, path = 'qr.logo'): Picture {
  const refuse = (code: string, message: string, cause?: unknown): never => {
    const faults: Fault[] = [{ path, code, message }]
    throw new ToolkitError('field_invalid', 'This logo cannot be used.', { faults, cause })
  }
  if (uri.length > LOGO_MOST) {
    return refuse('logo_size', `A logo has at most ${LOGO_MOST} characters as a data URI.`)
  }
  const [, type, encoded = ''] = DATA_URI.exec(uri) ?? []
  if (type?.toLowerCase() !== 'image/png') {
    return refuse('logo_type', 'A logo is a PNG, as `data:image/png;base64,…`.')
  }
  const file = Buffer.from(encoded, 'base64')
  const header = headerOf(file)
  if (!header) return refuse('logo_broken', 'This is not a whole PNG file.')
  const sides = [header.width, header.height]
  if (sides.some((side) => side < SIDE_LEAST || side > SIDE_MOST)) {
    return refuse('logo_size', `A logo is ${SIDE_LEAST} to ${SIDE_MOST} pixels wide and high.`)
  }
  if (header.isInterlaced) {
    return refuse('logo_broken', 'Save the logo without interlacing.')
  }
  try {
    // Unpacked here first, to exactly what the header promises: pngjs takes what does not unpack
    // for pixels, and would show whatever lay in memory.
    const unpacked = inflateSync(header.packed, { maxOutputLength: header.bytes })
    if (unpacked.length !== header.bytes) return refuse('logo_broken', 'Pixels are missing.')
    const { width, height, data } = PNG.sync.read(file)
    return { width, height, pixels: data }
  } catch (cause) {
    return refuse('logo_broken', 'This PNG file cannot be read.', cause)
  }
}

/** Samples of a pixel, by the header's colour type. @see PNG specification, table 11.1 */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/**
 * What the one header of a PNG says; undefined where the chunks do not follow each other to the
 * end, or a second header would tell the decoder something else than we were told.
 */
function headerOf(file: Buffer) {
  if (file.subarray(0, 8).toString('hex') !== SIGNATURE) return undefined
  const chunks: { readonly name: string; readonly data: Buffer }[] = []
  for (let at = 8; at < file.length; ) {
    if (at + 12 > file.length) return undefined
    const end = at + 8 + file.readUInt32BE(at)
    if (end + 4 > file.length) return undefined
    const data = file.subarray(at + 8, end)
    chunks.push({ name: file.toString('latin1', at + 4, at + 8), data })
    at = end + 4
  }
  const names = chunks.map(({ name }) => name)
  const [head] = chunks
  if (head?.name !== 'IHDR' || names.lastIndexOf('IHDR') !== 0 || names.at(-1) !== 'IEND') {
    return undefined
  }
  const channels = CHANNELS[head.data[9] ?? -1]
  if (head.data.length !== 13 || channels === undefined) return undefined
  const [width, height] = [head.data.readUInt32BE(0), head.data.readUInt32BE(4)]
  return {
    width,
    height,
    // What is interlaced would be unpacked without a limit.
    isInterlaced: head.data[12] !== 0,
    packed: Buffer.concat(chunks.filter(({ name }) => name === 'IDAT').map(({ data }) => data)),
    /** Unpacked: each row behind its filter byte. */
    bytes: (Math.ceil((width * channels * (head.data[8] ?? 0)) / 8) + 1) * height,
  }
}

/**
 * A picture at another size, without alpha: laid over a colour, each pixel the mean of what it
 * covers (or its nearest, where the picture grows). Three bytes a pixel.
 */
export function flattened(
  picture: Picture,
  width: number,
  height: number,
  ground: readonly [number, number, number],
): Uint8Array {
  const out = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    const [top, bottom] = span(y, height, picture.height)
    for (let x = 0; x < width; x++) {
      const [left, right] = span(x, width, picture.width)
      const mean = meanOf(picture, left, right, top, bottom, ground)
      out.set(mean, (y * width + x) * 3)
    }
  }
  return out
}

/** Which of `from` pixels the pixel `at` of `to` covers, at least one. */
function span(at: number, to: number, from: number): [first: number, end: number] {
  const first = Math.min(from - 1, Math.floor((at * from) / to))
  return [first, Math.min(from, Math.max(first + 1, Math.floor(((at + 1) * from) / to)))]
}

function meanOf(
  { width, pixels }: Picture,
  left: number,
  right: number,
  top: number,
  bottom: number,
  ground: readonly [number, number, number],
): [number, number, number] {
  const sums: [number, number, number] = [0, 0, 0]
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = (y * width + x) * 4
      const alpha = (pixels[at + 3] ?? 0) / 255
      for (const i of [0, 1, 2] as const) {
        sums[i] += (pixels[at + i] ?? 0) * alpha + ground[i] * (1 - alpha)
      }
    }
  }
  const count = (right - left) * (bottom - top)
  return [sums[0] / count, sums[1] / count, sums[2] / count]
}

/** A logo as a PNG made anew from its pixels, at most `most` pixels a side. */
export function logoPng(
  picture: Picture,
  ground: readonly [number, number, number],
  most = 512,
): Buffer {
  const shrink = Math.min(1, most / Math.max(picture.width, picture.height))
  const width = Math.max(1, Math.round(picture.width * shrink))
  const height = Math.max(1, Math.round(picture.height * shrink))
  const image = new PNG({ width, height, colorType: 2 })
  const flat = flattened(picture, width, height, ground)
  for (let i = 0; i < width * height; i++) {
    image.data.set(flat.subarray(i * 3, i * 3 + 3), i * 4)
    image.data[i * 4 + 3] = 255
  }
  return PNG.sync.write(image, { colorType: 2, inputHasAlpha: true })
}
