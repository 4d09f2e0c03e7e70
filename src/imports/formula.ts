// Cells that a spreadsheet would run. A file of rejected rows is opened in one, so what looks like a
// formula gets an apostrophe, which makes it text; reading such a file takes it off again.
// Source: OWASP, "CSV Injection" (characters a cell must not begin with).

/** A number in its usual spelling runs nothing, though it begins with a sign. */
const RUNS = /^'*(?:[=@\t\r]|[+-](?![\d\s().-]*$))/

/** The cell as a spreadsheet may be shown it. */
export const guarded = (cell: string): string => (RUNS.test(cell) ? `'${cell}` : cell)

/** What `guarded` made of a cell, undone. */
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && RUNS.test(cell.slice(1)) ? cell.slice(1) : cell

/** One line of CSV, without the line end. @see RFC 4180 */
export const csvLine = (cells: readonly string[]): string =>
  cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')
