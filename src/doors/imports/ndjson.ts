// Lines of an NDJSON file, numbered, in flat memory.

import { type FoundRow, ROW_BYTES } from './rows.ts'

const LINE_END = 0x0a
const NOTHING = Buffer.alloc(0)

/**
 * The lines that each chunk completes. Blank lines are left out, but counted.
 * @param input UTF-8
 */
export async function* ndjsonRows(input: AsyncIterable<Buffer>): AsyncGenerator<FoundRow[]> {
  let row = 0
  let rest: Buffer = NOTHING
  let isSkipping = false
  const found = (line: string): FoundRow[] => {
    row++
    if (line.trim() === '') return []
    const isLong = line.length > ROW_BYTES
    return [isLong ? { row, bad: 'row_too_large', text: '' } : { row, text: line }]
  }
  for await (const chunk of input) {
    let bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    if (isSkipping) {
      const end = bytes.indexOf(LINE_END)
      isSkipping = end < 0
      bytes = end < 0 ? NOTHING : bytes.subarray(end + 1)
    }
    const last = bytes.lastIndexOf(LINE_END)
    rest = bytes.subarray(last + 1)
    const lines = last < 0 ? [] : bytes.toString('utf8', 0, last).split('\n')
    const rows = lines.flatMap(found)
    if (rest.length > ROW_BYTES) {
      rows.push({ row: ++row, bad: 'row_too_large', text: '' })
      isSkipping = true
      rest = NOTHING
    }
    if (rows.length > 0) yield rows
  }
  const rows = rest.length > 0 ? found(rest.toString('utf8')) : []
  if (rows.length > 0) yield rows
}
