// Texts in boxes: as large as they fit, and handed back where they do not.

import { drawText, type Ink, type Sheet } from './drawing.ts'
import type { Area } from './poster.ts'
import { fitted, textOf } from './typesetting.ts'

export const INK = '#1f2a26'
export const SOFT = '#56635d'

/** A text that did not fit, under the heading it had. */
export interface Overflow {
  readonly title: string
  readonly text: string
}

/** Puts a text into a box; false when it does not fit there even at the smallest size. */
export function put(
  sheet: Sheet,
  text: string,
  box: Area,
  ink: Ink & { readonly sizes: readonly [number, number]; readonly isBold?: boolean },
): number | false {
  const setting = fitted(textOf(text, ink.isBold ? 'bold' : 'regular'), box, ink.sizes, ink.leading)
  if (!setting) return false
  drawText(sheet, setting, box, ink)
  return setting.height
}

/** A heading and a text under it; what does not fit is pointed to instead. */
export function section(
  sheet: Sheet,
  given: Overflow & { readonly pointer: string },
  box: Area,
  sizes: readonly [number, number],
  colour: string,
): Overflow[] {
  const [wished] = sizes
  const head = put(sheet, given.title, box, { colour, sizes: [wished, 5], isBold: true })
  const used = (head || 0) + wished * 0.15
  const rest = { ...box, y: box.y + used, height: box.height - used }
  if (put(sheet, given.text, rest, { colour: INK, sizes }) !== false) return []
  const [, least] = sizes
  put(sheet, given.pointer, rest, { colour: SOFT, sizes: [wished, Math.min(5, least)] })
  return [{ title: given.title, text: given.text }]
}
