// Where a logo stands in a code: in the middle, on at most nine hundredths of it.

import type { Picture } from './logo.ts'
import type { Matrix } from './matrix.ts'

/** Of the code's area: level H restores three times as much, and wear needs its share. */
export const LOGO_AREA_MOST = 0.09
/** Modules left free around the logo, inside that area. */
const PAD = 0.5

/** In modules, from the code's own corner. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The square that is kept free, and the logo inside it, in its own proportions. */
export function placeOf(
  matrix: Matrix,
  logo: Picture,
): { readonly plate: Box; readonly logo: Box } {
  const most = Math.floor(Math.sqrt(LOGO_AREA_MOST) * matrix.size)
  // An odd square in an odd code stands in the middle of it, on whole modules.
  const side = most % 2 === matrix.size % 2 ? most : most - 1
  const at = (matrix.size - side) / 2
  const room = side - 2 * PAD
  const scale = room / Math.max(logo.width, logo.height)
  const [width, height] = [logo.width * scale, logo.height * scale]
  return {
    plate: { x: at, y: at, width: side, height: side },
    logo: { x: at + (side - width) / 2, y: at + (side - height) / 2, width, height },
  }
}
