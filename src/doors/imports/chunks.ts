// Bytes of a file in chunks of a usual size, however they come: what has not ended is looked at anew
// with each chunk, and a caller may send a file byte by byte.

const CHUNK = 64 * 1024

/** The same bytes; each chunk but the last has that many at least. */
export async function* gathered(input: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = []
  let size = 0
  for await (const part of input) {
    parts.push(part)
    size += part.length
    if (size < CHUNK) continue
    yield parts.length === 1 ? part : Buffer.concat(parts)
    parts = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(parts)
}
