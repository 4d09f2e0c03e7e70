// Rejected rows as a file: in the form they came in, each with what is wrong with it.

import { csvLine, guarded } from './formula.ts'
import type { Pieces } from './pieces.ts'
import type { Import } from './record.ts'

/** So that a spreadsheet takes the file for UTF-8. */
const MARK = '\uFEFF'

/** The file in parts: a CSV file with the head it had, or NDJSON. */
export async function* rejectedLines(
  pieces: Pieces,
  business: string,
  id: string,
  about: Pick<Import, 'format' | 'head'>,
): AsyncGenerator<string> {
  const isCsv = about.format === 'csv'
  if (isCsv) yield `${MARK}${csvLine([...about.head.map(guarded), 'code', 'row'])}\r\n`
  for await (const lines of pieces.lines('import.rejected', business, `${id}.`)) {
    for (const line of lines) yield `${JSON.parse(line) as string}${isCsv ? '\r\n' : '\n'}`
  }
}
