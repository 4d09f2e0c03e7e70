// The dark squares of a code as one line to draw, for files and for pages that draw it themselves.

import { ToolkitError } from '../errors.ts'
import { type Matrix, matrixOf, QUIET } from './matrix.ts'

/** Dark modules as one path: each run of a row is one rectangle. Origin: the code's own corner. */
export function pathOf(matrix: Matrix): string {
  let path = ''
  for (let y = 0; y < matrix.size; y++) {
    for (let x = 0; x < matrix.size; x++) {
      if (!matrix.isDark(x, y)) continue
      const from = x
      while (matrix.isDark(x + 1, y)) x++
      path += `M${from} ${y}h${x + 1 - from}v1h-${x + 1 - from}z`
    }
  }
  return path
}

/** A code as attributes of SVG; the quiet zone is inside of `viewBox`, and wants a light ground. */
export interface DrawnCode {
  readonly viewBox: string
  readonly path: string
}

/** Modules a side. On a screen more of them are too small for a phone held at arm's length. */
const MODULES_MOST = 97

/**
 * A code that stands in the page itself, so that no address of a picture tells what it holds.
 * @returns undefined for a text that makes too fine a code
 */
export function drawnCode(text: string): DrawnCode | undefined {
  try {
    const matrix = matrixOf(text, 'M')
    if (matrix.size > MODULES_MOST) return undefined
    const side = matrix.size + 2 * QUIET
    return { viewBox: `${-QUIET} ${-QUIET} ${side} ${side}`, path: pathOf(matrix) }
  } catch (error) {
    if (error instanceof ToolkitError) return undefined
    throw error
  }
}
