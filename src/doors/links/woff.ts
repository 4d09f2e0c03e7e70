// Web fonts as fonts: a WOFF file holds the tables of a font, each packed on its own. The PDF's
// font reader would unpack a table anew for every glyph, which for Japanese takes ten seconds.

import { inflateSync } from 'node:zlib'

const SIGNATURE = 0x774f4646
const HEADER = 12
const ENTRY = 16

/**
 * @param file a WOFF 1.0 file of ours, trusted
 * @returns the same font as TrueType or OpenType
 * @see W3C, WOFF File Format 1.0
 */
export function unpackedWoff(file: Buffer): Buffer {
  if (file.readUInt32BE(0) !== SIGNATURE) throw new Error('not a WOFF file')
  const count = file.readUInt16BE(12)
  const directory = Buffer.alloc(HEADER + ENTRY * count)
  const step = 2 ** Math.floor(Math.log2(count)) * ENTRY
  directory.writeUInt32BE(file.readUInt32BE(4), 0)
  directory.writeUInt16BE(count, 4)
  directory.writeUInt16BE(step, 6)
  directory.writeUInt16BE(Math.floor(Math.log2(count)), 8)
  directory.writeUInt16BE(count * ENTRY - step, 10)
  const parts = [directory]
  let at = directory.length
  for (let i = 0; i < count; i++) {
    const entry = 44 + i * 20
    const [offset, packed, length] = [4, 8, 12].map((skip) => file.readUInt32BE(entry + skip)) as [
      number,
      number,
      number,
    ]
    const stored = file.subarray(offset, offset + packed)
    const table = packed < length ? inflateSync(stored) : stored
    file.copy(directory, HEADER + i * ENTRY, entry, entry + 4)
    file.copy(directory, HEADER + i * ENTRY + 4, entry + 16, entry + 20)
    directory.writeUInt32BE(at, HEADER + i * ENTRY + 8)
    directory.writeUInt32BE(length, HEADER + i * ENTRY + 12)
    const padded = Buffer.alloc(Math.ceil(length / 4) * 4)
    table.copy(padded)
    parts.push(padded)
    at += padded.length
  }
  return Buffer.concat(parts)
}
