// Which column of a CSV file is which: the file's own names, or the caller's word for it. A column
// nobody explained is refused by name, since it may hold what somebody relies on.

import { type Fault, ToolkitError } from '../../errors.ts'

/** What rows of each mode can say. */
export const COLUMNS = {
  consents: ['phone', 'topics', 'entryPoint', 'at', 'noticeId', 'evidence'],
  optouts: ['phone', 'hash', 'scope', 'topics', 'at', 'evidence'],
} as const
export type Mode = keyof typeof COLUMNS
type Column = (typeof COLUMNS)[Mode][number]

/** Columns of a file of rejected rows: it can be mended and sent as it is. */
const OURS = ['code', 'row']

/** How a file is laid out, beyond its own head. */
export interface Layout {
  /** Our name of a column to the file's. */
  readonly map: ReadonlyMap<string, string>
  /** What holds where the file says nothing. */
  readonly set: ReadonlyMap<string, string>
  /** Columns of the file that are left out. */
  readonly ignore: readonly string[]
}

const folded = (name: string) => name.trim().toLowerCase()

/** `phone:Mobile number`: ours, a colon, theirs. */
const PAIR = /^([A-Za-z]+):([\s\S]+)$/

/**
 * Reads `map`, `set` and `ignore` of a request; each may be repeated, and each holds one or, parted
 * by commas, several. A comma parts pairs only where one of our names follows it.
 * @throws ToolkitError `request_invalid` naming what is not understood
 */
export function layoutOf(
  mode: Mode,
  given: {
    readonly map: readonly string[]
    readonly set: readonly string[]
    readonly ignore: readonly string[]
  },
): Layout {
  const names: readonly string[] = COLUMNS[mode]
  const comma = new RegExp(`,(?=\\s*(?:${names.join('|')}):)`)
  const faults: Fault[] = []
  const pairs = (where: string, texts: readonly string[]) => {
    const found = new Map<string, string>()
    for (const text of texts.flatMap((each) => each.split(comma))) {
      const [, ours = '', theirs = ''] = PAIR.exec(text.trim()) ?? []
      const isKnown = names.includes(ours)
      if (isKnown && !found.has(ours)) found.set(ours, theirs.trim())
      else {
        const message = `Write \`column:value\`, each once, of: ${names.join(', ')}.`
        faults.push({ path: `query.${where}`, code: isKnown ? 'twice' : 'unknown', message })
      }
    }
    return found
  }
  const layout = {
    map: pairs('map', given.map),
    set: pairs('set', given.set),
    ignore: given.ignore.flatMap((each) => each.split(',')).map(folded),
  }
  if (faults.length > 0) {
    throw new ToolkitError('request_invalid', 'The columns are not explained clearly.', { faults })
  }
  return layout
}

/** Where each of our columns stands in a row. */
export interface Columns {
  /** The cell of a column, trimmed; what is set for it where the cell is empty or missing. */
  value(cells: readonly string[], column: Column): string
  /** The same, exactly as it is in the file. */
  exact(cells: readonly string[], column: Column): string
  /** How many cells a row has. */
  readonly width: number
  /** The file holds rows rejected before, which guard cells that look like formulas. */
  readonly isMended: boolean
}

/**
 * Reads the head of a file.
 * @throws ToolkitError `columns_invalid` naming each column that is unknown, missing or there twice
 */
export function columnsOf(head: readonly string[], layout: Layout, mode: Mode): Columns {
  const names: readonly string[] = COLUMNS[mode]
  const ours = new Map<string, string>()
  for (const name of names) ours.set(folded(layout.map.get(name) ?? name), name)
  const places = new Map<string, number>()
  const faults: Fault[] = []
  const fault = (name: string, code: string, message: string) =>
    faults.push({ path: name.slice(0, 60), code, message })
  for (const [i, cell] of head.entries()) {
    const column = ours.get(folded(cell))
    if (column === undefined) {
      if (OURS.includes(folded(cell)) || layout.ignore.includes(folded(cell))) continue
      fault(cell, 'unknown_column', 'This column is not known. Map it, or list it in `ignore`.')
    } else if (places.has(column)) {
      fault(cell, 'column_twice', 'This column is there twice.')
    } else places.set(column, i)
  }
  for (const wanted of missing((name) => places.has(name) || layout.set.has(name), mode)) {
    fault(wanted, 'column_missing', 'This column is needed.')
  }
  if (faults.length > 0) {
    throw new ToolkitError('columns_invalid', 'The columns of this file are not as expected.', {
      faults: faults.slice(0, 50),
    })
  }
  const exact = (cells: readonly string[], column: string) => cells[places.get(column) ?? -1] ?? ''
  return {
    exact,
    value: (cells, column) => exact(cells, column).trim() || (layout.set.get(column) ?? ''),
    width: head.length,
    isMended: head.some((cell) => folded(cell) === 'code'),
  }
}

function missing(has: (name: Column) => boolean, mode: Mode): string[] {
  if (mode === 'optouts') return has('phone') || has('hash') ? [] : ['phone']
  const needed: Column[] = ['phone', 'topics', 'entryPoint', 'noticeId']
  return needed.filter((name) => !has(name))
}
