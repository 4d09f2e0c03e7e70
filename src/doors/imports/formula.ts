// Cells that a spreadsheet would run. A file of rejected rows is opened in one, so what looks like a
// formula gets an apostrophe, which makes it text; reading such a file takes it off again.
// Source: OWASP, "CSV Injection" (characters a cell must not begin with).

/** Begins a formula, in full width and small forms too. */
const RUNS = /[=＝﹦@＠﹫]/
const SIGN = /[+＋﹢\-－﹣−]/
/** A number in its usual spelling runs nothing, though it begins with a sign. */
const NUMBER = /[\p{Nd}\s().（）\-－]/u
/** May stand before a formula and is not seen, or is taken off; and our own apostrophe. */
const UNSEEN = /[\s\p{Cc}\p{Cf}'"]/u
/**
 * Parts a cell where other signs than commas part cells, as in most of Europe: there a quotation
 * mark within a line, as ours then is, quotes nothing.
 */
const PARTS = /[;\t\r\n]/
const MOVES = /^'*[\t\r]/

/**
 * Where in a cell a spreadsheet could begin to read a formula, last first. An apostrophe put there
 * leaves all of them what they are, so what was put can be told from what was there.
 */
function placesOf(cell: string): number[] {
  const places: number[] = []
  let isNumber = true
  let isFormula = false
  for (let i = cell.length - 1; i >= 0; i--) {
    const letter = cell.charAt(i)
    isFormula =
      RUNS.test(letter) || (SIGN.test(letter) && !isNumber) || (UNSEEN.test(letter) && isFormula)
    isNumber &&= NUMBER.test(letter)
    if (isFormula && (i === 0 || PARTS.test(cell.charAt(i - 1)))) places.push(i)
  }
  if (places.at(-1) !== 0 && MOVES.test(cell)) places.push(0)
  return places
}

/** What stands before, between and behind the places. */
function partsAt(cell: string, places: readonly number[]): string[] {
  const ascending = places.toReversed()
  return [0, ...ascending].map((from, i) => cell.slice(from, ascending[i]))
}

/** The cell as a spreadsheet may be shown it. */
export const guarded = (cell: string): string => partsAt(cell, placesOf(cell)).join("'")

/** What `guarded` made of a cell, undone. */
export function unguarded(cell: string): string {
  const places = placesOf(cell).filter((at) => cell.charAt(at) === "'")
  const [first = '', ...others] = partsAt(cell, places)
  return first + others.map((part) => part.slice(1)).join('')
}

/** Parts nothing, wherever it is read. */
const PLAIN = /^[\w.:+-]*$/

/** One line of CSV, without the line end. @see RFC 4180 */
export const csvLine = (cells: readonly string[]): string =>
  cells.map((cell) => (PLAIN.test(cell) ? cell : `"${cell.replaceAll('"', '""')}"`)).join(',')
