// Whether a code can be read: what was made is decoded before anybody gets it.

import jsQR from 'jsqr'
import { ToolkitError } from '../errors.ts'
import { type Matrix, QUIET } from './matrix.ts'
import { rowsOf } from './png.ts'
import type { Style } from './style.ts'

/** Pixels of a module in the picture that is decoded; more of them only take longer. */
const SCALE_MOST = 3

/**
 * What a picture of the code reads, undefined when nothing can be read.
 * @param scale pixels of a module in what will be served; infinite for a drawing
 */
export function decoded(matrix: Matrix, style: Style, scale: number): string | undefined {
  const side = (matrix.size + 2 * QUIET) * Math.min(scale, SCALE_MOST)
  const pixels = new Uint8ClampedArray(side * side * 4)
  let at = 0
  for (const row of rowsOf(matrix, style, side)) {
    for (let x = 0; x < side; x++, at += 4) {
      pixels.set(row.subarray(x * 3, x * 3 + 3), at)
      pixels[at + 3] = 255
    }
  }
  return jsQR.default(pixels, side, side, { inversionAttempts: 'dontInvert' })?.data
}

/** @throws ToolkitError `field_invalid` when the code does not read exactly `text` */
export function proven(matrix: Matrix, style: Style, scale: number, text: string): void {
  if (decoded(matrix, style, scale) === text) return
  const isSmall = scale < SCALE_MOST
  const advice = isSmall ? 'a larger size' : 'other colours or another logo'
  const message = `This code could not be read back: choose ${advice}.`
  const path = isSmall ? 'size' : style.logo ? 'logo' : 'dark'
  const faults = [{ path, code: 'unreadable', message }]
  throw new ToolkitError('field_invalid', message, { faults })
}
