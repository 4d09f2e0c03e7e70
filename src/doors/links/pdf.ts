// A poster as a file to print.

import PDFDocument from 'pdfkit'
import { INK, type Overflow, SOFT } from './boxes.ts'
import { drawText, type Sheet } from './drawing.ts'
import { drawPanel } from './panels.ts'
import { type Paper, type PaperName, type Poster, paperOf } from './poster.ts'
import { fitted, set, textOf } from './typesetting.ts'

/**
 * @param at epoch ms, written into the file as the time it was made
 * @throws ToolkitError `field_invalid` for letters our fonts lack
 */
export async function pdfOf(name: PaperName, poster: Poster, at: number): Promise<Buffer> {
  const paper = paperOf(name)
  const sheet = new PDFDocument({
    size: [paper.width, paper.height],
    margin: 0,
    autoFirstPage: false,
    lang: poster.language,
    displayTitle: true,
    info: {
      Title: `${poster.business} – ${poster.words.scan}`,
      Author: poster.business,
      Subject: poster.wording,
      CreationDate: new Date(at),
    },
  })
  const parts: Buffer[] = []
  sheet.on('data', (part: Buffer) => parts.push(part))
  const whole = new Promise<void>((resolve, reject) => {
    sheet.on('end', resolve)
    sheet.on('error', reject)
  })
  sheet.addPage()
  const spilled: Overflow[] = []
  for (const panel of paper.panels) {
    sheet.save()
    if (panel.isTurned) {
      const origin = [panel.x + panel.width / 2, panel.y + panel.height / 2]
      sheet.rotate(180, { origin })
    }
    const over = drawPanel(sheet, panel, poster)
    if (spilled.length === 0) spilled.push(...over)
    sheet.restore()
  }
  if (paper.fold !== undefined) drawFold(sheet, paper, paper.fold, poster)
  if (paper.hasOverleaf && spilled.length > 0) drawOverleaf(sheet, paper, poster, spilled)
  sheet.end()
  await whole
  return Buffer.concat(parts)
}

/** Points. Nearer to the edge many printers print nothing. */
const FOLD_EDGE = 30

/** The line along which a table tent is folded. */
export function drawFold(sheet: Sheet, { width }: Paper, y: number, poster: Poster): void {
  sheet
    .moveTo(0, y)
    .lineTo(width, y)
    .dash(4, { space: 4 })
    .lineWidth(0.5)
    .stroke('#8a9690')
    .undash()
  const area = { x: FOLD_EDGE, width: width - 2 * FOLD_EDGE }
  const label = set(textOf(poster.words.fold), 6, area.width, 1)
  // Here the coloured bands of both sides meet.
  drawText(sheet, label, { ...area, y: y - 9 }, { colour: '#ffffff' })
}

/** What did not fit, in full, on as many pages as it takes. */
function drawOverleaf(sheet: Sheet, paper: Paper, poster: Poster, spilled: readonly Overflow[]) {
  const edge = paper.width * 0.09
  const width = paper.width - 2 * edge
  const size = Math.max(8, paper.width / 60)
  const area = { x: edge, width }
  const { isRightToLeft } = poster
  const name = fitted(textOf(poster.business, 'bold'), { width, height: 60 }, [size * 1.6, 8], 1.2)
  const rows = spilled.flatMap(({ title, text }) => [
    { text: '', isBold: false },
    { text: title, isBold: true },
    { text, isBold: false },
  ])
  let y = Number.POSITIVE_INFINITY
  const open = () => {
    sheet.addPage()
    y = edge
    if (name) y += drawText(sheet, name, { ...area, y }, { colour: INK, isRightToLeft }) + size
    const foot = set(textOf(poster.wording), 6.5, width, 1.3)
    drawText(sheet, foot, { ...area, y: paper.height - edge * 0.7 }, { colour: SOFT })
  }
  for (const { text, isBold } of rows) {
    const setting = set(textOf(text, isBold ? 'bold' : 'regular'), size, width, 1.5)
    if (setting.lines.length === 0) y += size
    for (const line of setting.lines) {
      const height = size * 1.5
      if (y + height > paper.height - edge) open()
      const one = { size, lines: [line], height }
      y += drawText(sheet, one, { ...area, y }, { colour: INK })
    }
  }
}
