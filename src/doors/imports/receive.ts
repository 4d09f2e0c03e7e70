// Takes a file in, row by row as it arrives: each is read and checked, what can be recorded is put
// away sealed, what cannot is put away too, with the reason. When this returns all of it is durable,
// and nothing about any person has changed yet.

import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { ToolkitError } from '../../errors.ts'
import type { Shown } from '../../recording/reported.ts'
import { gathered } from './chunks.ts'
import { type Columns, columnsOf, type Layout } from './columns.ts'
import { consentReader } from './consents.ts'
import { csvRows } from './csv.ts'
import { utf8Of } from './encoding.ts'
import { unguarded } from './formula.ts'
import { ndjsonRows } from './ndjson.ts'
import { optOutReader } from './optouts.ts'
import type { Pieces } from './pieces.ts'
import { type ReadingDeps, tried } from './reading.ts'
import type { Meaning } from './record.ts'
import type { FoundRow, KeptRow, RowCode } from './rows.ts'
import { Rejects, Spill } from './spill.ts'

/** 500 MB. */
export const FILE_BYTES = 500 * 1024 * 1024
/** Words that rows share by number; a file with more brings its own along in each row. */
const MOST_WORDS = 100
/** Rows read before others have a turn: a few ms, whether they are good or bad. */
const TURN = 256

/** What became of a file. */
export interface Received {
  /** SHA-256 of its bytes, base64url. */
  readonly digest: string
  readonly head: readonly string[]
  readonly buckets: readonly number[]
  readonly rejected: number
  readonly errors: readonly { readonly row: number; readonly code: RowCode }[]
}

/**
 * @param input the bytes of the file
 * @throws ToolkitError `body_malformed` (empty), `body_too_large`, `encoding_invalid`,
 *   `columns_invalid`; what was put away by then stays, for the caller to clear
 */
export async function receive(
  deps: ReadingDeps & { readonly pieces: Pieces; readonly round?: number | undefined },
  input: AsyncIterable<Uint8Array>,
  about: Meaning & {
    readonly id: string
    readonly layout: Layout
    /** Epoch ms at which its rows go by themselves. */
    readonly expiresAt?: number | undefined
  },
): Promise<Received> {
  const { pieces, business, now } = deps
  const { id, format, mode, layout, expiresAt } = about
  const digest = createHash('sha256')
  const text = gathered(utf8Of(measured(input, (chunk) => digest.update(chunk))))
  const words = new Words()
  const reader = mode === 'consents' ? consentReader(deps, words.of) : optOutReader(deps)
  const spill = new Spill(pieces, { id, business, round: deps.round, expiresAt })
  const rejects = new Rejects(pieces, { id, business, format, now })
  let head: readonly string[] | undefined
  let columns: Columns | undefined

  const readCells = (row: number, cells: readonly string[], of: Columns): KeptRow | RowCode => {
    if (cells.length > of.width) return 'row_malformed'
    const own = of.isMended ? cells.map(unguarded) : cells
    return tried<KeptRow>(() => reader.cells(row, own, of))
  }
  const read = (found: FoundRow): KeptRow | RowCode => {
    if ('bad' in found) return found.bad
    if ('text' in found) return tried<KeptRow>(() => reader.line(found.row, found.text))
    if (!columns) throw new Error('a row before its head')
    return readCells(found.row, found.cells, columns)
  }

  for await (const rows of format === 'csv' ? csvRows(text) : ndjsonRows(text)) {
    for (const [i, found] of rows.entries()) {
      if (i % TURN === TURN - 1) await setImmediate()
      if (format === 'csv' && !columns) {
        head = headOf(found)
        columns = columnsOf(head, layout, mode)
        continue
      }
      const kept = read(found)
      if (typeof kept === 'string') rejects.add(found, kept, columns?.width ?? 0)
      else spill.add(kept)
    }
    await spill.flush()
    await rejects.flush()
  }
  if (format === 'csv' && !head) throw empty()
  await spill.end()
  await rejects.end()
  if (words.list.length > 0) {
    const list = [JSON.stringify(words.list)]
    await pieces.put('import.words', `${id}.words`, business, list, expiresAt)
  }
  const { buckets } = spill
  const { count, errors } = rejects
  return { digest: digest.digest('base64url'), head: head ?? [], buckets, rejected: count, errors }
}

const empty = () => new ToolkitError('body_malformed', 'The request has no body.')

/** The bytes as they come, none of them and too many refused. */
async function* measured(input: AsyncIterable<Uint8Array>, each: (chunk: Uint8Array) => void) {
  let size = 0
  for await (const chunk of input) {
    size += chunk.length
    if (size > FILE_BYTES) {
      throw new ToolkitError('body_too_large', 'A file may have 500 MB at most.')
    }
    each(chunk)
    yield chunk
  }
  if (size === 0) throw empty()
}

function headOf(found: FoundRow): readonly string[] {
  if ('cells' in found) return found.cells
  throw new ToolkitError('columns_invalid', 'The first line is no head of columns.')
}

class Words {
  readonly list: Shown[] = []
  readonly #numbers = new Map<Shown, number>()

  /** Their number in the list, or the words themselves when it is full. */
  readonly of = (shown: Shown): number | Shown => {
    const known = this.#numbers.get(shown)
    if (known !== undefined) return known
    if (this.list.length >= MOST_WORDS) return shown
    this.#numbers.set(shown, this.list.push(shown) - 1)
    return this.list.length - 1
  }
}
