// Rows of a CSV file, numbered as a spreadsheet numbers them, in flat memory. A row whose quotes do
// not close spoils itself alone: reading goes on with the line after it.

import { setImmediate } from 'node:timers/promises'
import { type CsvError, Parser } from 'csv-parse'
import { type FoundRow, ROW_BYTES } from './rows.ts'

const NOTHING = Buffer.alloc(0)
const LINE_END = 0x0a
const CARRIAGE_RETURN = 0x0d
/** Bad rows before others have a turn: each takes a parser of its own. */
const TURN = 32

/**
 * The rows that each chunk completes, the head too (row 1). Blank rows are left out, but counted.
 * @param input UTF-8
 * @see RFC 4180
 */
export async function* csvRows(input: AsyncIterable<Buffer>): AsyncGenerator<FoundRow[]> {
  const reader = new Reader()
  for await (const chunk of input) {
    await reader.read(chunk)
    const rows = reader.take()
    if (rows.length > 0) yield rows
  }
  await reader.end()
  const rows = reader.take()
  if (rows.length > 0) yield rows
}

class Reader {
  #rows: FoundRow[] = []
  #row = 0
  #bad = 0
  /** What came after the last whole row. */
  #held: Buffer = NOTHING
  /** Bytes of this parser's input before `held`, and up to the end of the last whole row. */
  #before = 0
  #whole = 0
  /** The rest of a line that is too long is passed over. */
  #isSkipping = false
  #parser = this.#open()

  take(): FoundRow[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  async read(chunk: Buffer): Promise<void> {
    let bytes: Buffer | undefined = chunk
    while (bytes !== undefined && bytes.length > 0) {
      if (this.#isSkipping) {
        const end: number = bytes.indexOf(LINE_END)
        this.#isSkipping = end < 0
        bytes = end < 0 ? NOTHING : bytes.subarray(end + 1)
        continue
      }
      this.#held = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes])
      const error = await write(this.#parser, bytes)
      bytes = error ? await this.#passOver(error) : undefined
      this.#drop()
    }
  }

  async end(): Promise<void> {
    for (;;) {
      const error = await finish(this.#parser)
      if (!error) return
      const rest = await this.#passOver(error)
      if (rest.length === 0) return
      await this.read(rest)
    }
  }

  #open(): Parser {
    this.#before = 0
    this.#whole = 0
    const parser = new Parser({
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      max_record_size: ROW_BYTES,
      on_record: (cells: string[], { bytes }) => {
        this.#whole = bytes
        this.#row++
        if (cells.length > 1 || cells[0] !== '') this.#rows.push({ row: this.#row, cells })
        return null
      },
    })
    // Told by the call that met it, too.
    parser.on('error', () => undefined)
    return parser
  }

  /** Counts the line the parser stumbled over as one bad row. @returns what follows it */
  async #passOver({ code }: CsvError): Promise<Buffer> {
    if (++this.#bad % TURN === 0) await setImmediate()
    this.#drop()
    const isOldMac = !this.#held.includes(LINE_END)
    const end = this.#held.indexOf(isOldMac ? CARRIAGE_RETURN : LINE_END)
    const isLong = code === 'CSV_MAX_RECORD_SIZE' && (end < 0 || end > ROW_BYTES)
    const line = this.#held.subarray(0, end < 0 ? this.#held.length : end)
    const rest = end < 0 ? NOTHING : this.#held.subarray(end + 1)
    this.#rows.push({
      row: ++this.#row,
      bad: isLong ? 'row_too_large' : 'row_malformed',
      text: isLong ? '' : line.toString('utf8').replace(/\r$/, ''),
    })
    this.#isSkipping = end < 0
    this.#held = NOTHING
    this.#parser = this.#open()
    return rest
  }

  #drop(): void {
    this.#held = this.#held.subarray(this.#whole - this.#before)
    this.#before = this.#whole
  }
}

const write = (parser: Parser, bytes: Buffer): Promise<CsvError | undefined> =>
  new Promise((resolve) => {
    parser.write(bytes, (error) => resolve((error as CsvError | null | undefined) ?? undefined))
  })

const finish = (parser: Parser): Promise<CsvError | undefined> =>
  new Promise((resolve) => {
    parser.end((error?: Error | null) =>
      resolve((error as CsvError | null | undefined) ?? undefined),
    )
  })
