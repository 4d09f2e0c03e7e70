// Drawing on a page: lines of text in several fonts on one baseline, and the code as a drawing.

import { logoPng } from '../../qr/logo.ts'
import { type Matrix, QUIET } from '../../qr/matrix.ts'
import { placeOf } from '../../qr/place.ts'
import { channelsOf, type Style } from '../../qr/style.ts'
import type { Area } from './poster.ts'
import type { Setting } from './typesetting.ts'

/** Of a pdfkit document, as far as it is used. */
export type Sheet = PDFKit.PDFDocument

/** Where the baseline of a line stands in it: the fonts' own ascenders differ. */
const BASELINE = 0.78

/** Thickness of the pen that makes letters bold, in sizes of the font. */
const PEN = 0.03

export interface Ink {
  readonly colour: string
  readonly leading?: number
  readonly align?: 'start' | 'centre'
  /** The page begins at the right, and with it every text on it: a name in Latin letters too. */
  readonly isRightToLeft?: boolean
}

/** @returns the height used, points */
export function drawText(sheet: Sheet, setting: Setting, area: Omit<Area, 'height'>, ink: Ink) {
  const { colour, align = 'start' } = ink
  const step = setting.height / Math.max(1, setting.lines.length)
  for (const [i, line] of setting.lines.entries()) {
    const width = line.width * setting.size
    const room = Math.max(0, area.width - width)
    const start = line.isRightToLeft || ink.isRightToLeft ? room : 0
    let x = area.x + (align === 'centre' ? room / 2 : start)
    const y = area.y + i * step + (step - setting.size) / 2 + setting.size * BASELINE
    for (const { text, face } of line.runs) {
      sheet.registerFont(face.name, face.file as unknown as string).font(face.name)
      sheet.fontSize(setting.size).fillColor(colour)
      if (face.needsPen) sheet.lineWidth(setting.size * PEN).strokeColor(colour)
      const drawn = { fill: true, stroke: face.needsPen }
      sheet.text(text, x, y, { lineBreak: false, baseline: 'alphabetic', ...drawn })
      x += face.widthOf(text) * setting.size
    }
  }
  return setting.height
}

/** The code with its quiet zone, filling a square. */
export function drawCode(
  sheet: Sheet,
  code: { readonly matrix: Matrix; readonly style: Style },
  at: { readonly x: number; readonly y: number; readonly side: number },
): void {
  const { matrix, style } = code
  const module = at.side / (matrix.size + 2 * QUIET)
  const [left, top] = [at.x + QUIET * module, at.y + QUIET * module]
  sheet.rect(at.x, at.y, at.side, at.side).fill(style.light)
  for (let y = 0; y < matrix.size; y++) {
    for (let x = 0; x < matrix.size; x++) {
      if (!matrix.isDark(x, y)) continue
      const from = x
      while (matrix.isDark(x + 1, y)) x++
      // A hair taller than its row, so that no seam shines through between rows.
      const length = (x + 1 - from) * module
      sheet.rect(left + from * module, top + y * module, length, module * 1.02)
    }
  }
  sheet.fill(style.dark)
  if (!style.logo) return
  const { plate, logo } = placeOf(matrix, style.logo)
  sheet
    .rect(
      left + plate.x * module,
      top + plate.y * module,
      plate.width * module,
      plate.height * module,
    )
    .fill(style.light)
  const file = logoPng(style.logo, channelsOf(style.light))
  sheet.image(file, left + logo.x * module, top + logo.y * module, {
    width: logo.width * module,
    height: logo.height * module,
  })
}
