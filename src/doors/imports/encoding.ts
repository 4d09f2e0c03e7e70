// Bytes of a file as UTF-8, whatever of the two encodings it came in. Spreadsheets save both; all
// else is refused while it can still be sent again, since a guess would store somebody's wrong name.

import { isUtf8 } from 'node:buffer'
import { ToolkitError } from '../../errors.ts'

const NOTHING = Buffer.alloc(0)
/** Longest sequence of UTF-8, and the longest mark that tells an encoding. */
const MARK_BYTES = 4

const invalid = () =>
  new ToolkitError('encoding_invalid', 'Send UTF-8, or UTF-16 with a byte order mark.')

/**
 * The same text as UTF-8, without a byte order mark.
 * @param input UTF-8 with or without a mark, or UTF-16 with one; cut anywhere
 * @throws ToolkitError `encoding_invalid` at the first byte that is neither
 */
export async function* utf8Of(input: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let start = NOTHING
  let decode: Decode | undefined
  for await (const chunk of input) {
    if (decode) {
      yield decode(chunk, false)
      continue
    }
    start = Buffer.concat([start, chunk])
    if (start.length < MARK_BYTES) continue
    decode = decoderOf(start)
    yield decode(start, false)
  }
  yield decode ? decode(NOTHING, true) : decoderOf(start)(start, true)
}

type Decode = (bytes: Uint8Array, isLast: boolean) => Buffer

function decoderOf(start: Buffer): Decode {
  const [a, b, c, d] = start
  // The mark of UTF-32 begins like that of UTF-16.
  if (a === 0xff && b === 0xfe && !(c === 0 && d === 0)) return utf16('utf-16le')
  if (a === 0xfe && b === 0xff) return utf16('utf-16be')
  // Valid UTF-8 as it stands, but what it shows is UTF-16 that lacks its mark.
  if (start.subarray(0, MARK_BYTES).includes(0)) throw invalid()
  return utf8(a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0)
}

function utf16(encoding: 'utf-16le' | 'utf-16be'): Decode {
  const decoder = new TextDecoder(encoding, { fatal: true })
  return (bytes, isLast) => {
    try {
      return Buffer.from(decoder.decode(bytes, { stream: !isLast }), 'utf8')
    } catch {
      throw invalid()
    }
  }
}

/** @param mark bytes of the mark, left out */
function utf8(mark: number): Decode {
  let rest: Uint8Array = NOTHING
  let skip = mark
  return (bytes, isLast) => {
    const all = rest.length === 0 ? Buffer.from(bytes) : Buffer.concat([rest, bytes])
    const end = isLast ? all.length : wholeUntil(all)
    const whole = all.subarray(0, end)
    if (!isUtf8(whole)) throw invalid()
    rest = all.subarray(end)
    const from = skip
    skip = 0
    return whole.subarray(from)
  }
}

/** Where the last character that may be incomplete begins; the length when none is. */
function wholeUntil(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) {
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return needs > back ? bytes.length - back : bytes.length
    }
  }
  return bytes.length
}
