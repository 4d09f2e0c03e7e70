// How a panel is laid out. Each text has a box and a smallest size; what does not fit there is
// handed back, to be printed whole on the next page. Nothing is cut, nothing runs over.

import { INK, type Overflow, put, SOFT, section } from './boxes.ts'
import { drawCode, drawText, type Sheet } from './drawing.ts'
import { type Area, MM, type Panel, type Poster } from './poster.ts'
import { fitted, set, textOf } from './typesetting.ts'

const HAIR = '#d9d3c5'
/** Where the code is plain black, the poster is green; else it takes the code's own colour. */
const ACCENT = '#0f5d46'
/** A phone reads a code from about ten times its width. */
const REACH = 10

/** Draws a panel. @returns what has to stand overleaf */
export function drawPanel(sheet: Sheet, panel: Panel, poster: Poster): Overflow[] {
  switch (panel.shape) {
    case 'portrait':
      return portrait(sheet, panel, poster)
    case 'landscape':
      return landscape(sheet, panel, poster)
    case 'sticker':
      return sticker(sheet, panel, poster)
    default:
      return panel.shape satisfies never
  }
}

const accentOf = ({ style }: Poster) => (style.dark === '#000000' ? ACCENT : style.dark)
const NAME = '#ffffff'

/** How wide the code is, and from how far a phone reads it, in steps of 5 cm. */
function reachOf(poster: Poster, codeSide: number): string {
  const millimetres = Math.floor(codeSide / MM)
  return poster.words.reach(millimetres, Math.floor((millimetres * REACH) / 50) * 5)
}

/** Wording on the left, reach on the right. */
function footer(sheet: Sheet, poster: Poster, box: Area, codeSide: number, size: number): void {
  const reach = set(textOf(reachOf(poster, codeSide)), size, box.width, 1.3)
  const width = (reach.lines[0]?.width ?? 0) * size
  const left = { ...box, width: box.width - width - size * 2 }
  const ink = { colour: SOFT, sizes: [size, 4] as const }
  put(sheet, poster.wording, left, ink)
  drawText(sheet, reach, { ...box, x: box.x + box.width - width }, ink)
}

/** A4 and A5: everything in the proportions of A4, small print in its own size. */
function portrait(sheet: Sheet, panel: Panel, poster: Poster): Overflow[] {
  const unit = panel.width / 595
  const at = (value: number) => value * unit
  const accent = accentOf(poster)
  const [left, width] = [panel.x + at(48), panel.width - at(96)]
  const box = (y: number, height: number) => ({
    x: left,
    y: panel.y + at(y),
    width,
    height: at(height),
  })
  const centred = { align: 'centre', leading: 1.25 } as const

  sheet.rect(panel.x, panel.y, panel.width, at(176)).fill(accent)
  const name = fitted(textOf(poster.business, 'bold'), box(0, 92), [at(38), at(10)], 1.2)
  if (name)
    drawText(sheet, name, box((104 - name.height / unit) / 2 + 14, 0), { ...centred, colour: NAME })
  put(sheet, poster.words.scan, box(120, 40), { ...centred, colour: NAME, sizes: [at(21), at(10)] })

  const side = at(296)
  const codeX = panel.x + (panel.width - side) / 2
  sheet.roundedRect(codeX - at(6), panel.y + at(196), side + at(12), side + at(12), at(10))
  sheet.lineWidth(at(1.5)).stroke(accent)
  drawCode(sheet, poster, { x: codeX, y: panel.y + at(202), side })
  put(sheet, poster.words.how, box(518, 40), {
    ...centred,
    colour: INK,
    leading: 1.35,
    sizes: [at(13.5), at(8)],
  })

  const half = (width - at(28)) / 2
  const columns = { y: panel.y + at(574), width: half, height: at(72) }
  const { overleaf } = poster.words
  const spilled = [
    ...section(
      sheet,
      { title: poster.words.about, text: poster.topics.join('\n'), pointer: overleaf },
      { ...columns, x: left },
      [at(12), Math.max(6, at(7))],
      accent,
    ),
    ...section(
      sheet,
      { title: poster.stopTitle, text: poster.stop, pointer: overleaf },
      { ...columns, x: left + half + at(28) },
      [at(12), Math.max(6, at(7))],
      accent,
    ),
  ]
  const rule = panel.y + at(656)
  sheet
    .moveTo(left, rule)
    .lineTo(left + width, rule)
    .lineWidth(at(0.75))
    .stroke(HAIR)
  spilled.push(
    ...section(
      sheet,
      { title: poster.words.words, text: poster.notice, pointer: overleaf },
      box(666, 126),
      [Math.max(7.5, at(10)), 6.5],
      accent,
    ),
  )
  footer(sheet, poster, box(806, 14), side, Math.max(5.5, at(7)))
  return spilled
}

/** One side of a table tent. */
function landscape(sheet: Sheet, panel: Panel, poster: Poster): Overflow[] {
  const accent = accentOf(poster)
  const edge = 30
  const side = panel.height - 2 * edge - 96
  const top = panel.y + 84
  sheet.rect(panel.x, panel.y, panel.width, 66).fill(accent)
  const band = { x: panel.x + edge, y: panel.y + 8, width: panel.width - 2 * edge, height: 50 }
  const name = fitted(textOf(poster.business, 'bold'), band, [28, 9], 1.15)
  if (name) {
    const y = band.y + (band.height - name.height) / 2
    drawText(sheet, name, { ...band, y }, { colour: NAME })
  }
  const codeX = panel.x + edge
  sheet.roundedRect(codeX, top, side, side, 8).lineWidth(1.5).stroke(accent)
  drawCode(sheet, poster, { x: codeX + 3, y: top + 3, side: side - 6 })

  const x = codeX + side + 24
  const width = panel.x + panel.width - edge - x
  const column = (y: number, height: number) => ({ x, y: top + y, width, height })
  const { overleaf } = poster.words
  put(sheet, poster.words.scan, column(0, 30), { colour: accent, sizes: [17, 9], isBold: true })
  put(sheet, poster.words.how, column(34, 46), { colour: INK, sizes: [10.5, 7] })
  const spilled = [
    ...section(
      sheet,
      { title: poster.words.about, text: poster.topics.join('\n'), pointer: overleaf },
      column(86, 52),
      [10, 6.5],
      accent,
    ),
    ...section(
      sheet,
      { title: poster.stopTitle, text: poster.stop, pointer: overleaf },
      column(144, 44),
      [10, 6.5],
      accent,
    ),
    ...section(
      sheet,
      { title: poster.words.words, text: poster.notice, pointer: overleaf },
      column(194, side - 194 + 52),
      [8, 6],
      accent,
    ),
  ]
  const foot = { x: codeX, y: top + side + 10, width: side, height: 10 }
  put(sheet, poster.wording, foot, { colour: SOFT, sizes: [6, 4] })
  const reach = reachOf(poster, side - 6)
  put(sheet, reach, { ...foot, y: top + side + 20 }, { colour: SOFT, sizes: [6, 4] })
  return spilled
}

/** A sticker: what does not fit is where its address says. */
function sticker(sheet: Sheet, panel: Panel, poster: Poster): Overflow[] {
  const accent = accentOf(poster)
  const edge = 11
  const side = 112
  const top = panel.y + edge
  sheet.roundedRect(panel.x + 3, panel.y + 3, panel.width - 6, panel.height - 6, 8)
  sheet.lineWidth(0.75).stroke(HAIR)
  drawCode(sheet, poster, { x: panel.x + edge - 3, y: top, side })
  const x = panel.x + edge + side + 4
  const width = panel.x + panel.width - edge - x
  const column = (y: number, height: number) => ({ x, y: top + y, width, height })
  const name = { colour: accent, isBold: true, leading: 1.15, sizes: [13, 5] } as const
  // The longest names take the room of the line below them.
  if (put(sheet, poster.business, column(2, 30), name) === false) {
    put(sheet, poster.business, column(0, 54), name)
  } else {
    put(sheet, poster.words.scan, column(34, 20), { colour: INK, sizes: [8.5, 5], leading: 1.2 })
  }
  const { full } = poster
  section(
    sheet,
    { title: poster.words.about, text: poster.topics.join('\n'), pointer: full },
    column(56, 30),
    [6.5, 5],
    accent,
  )
  section(
    sheet,
    { title: poster.stopTitle, text: poster.stop, pointer: full },
    column(88, 26),
    [6.5, 5],
    accent,
  )
  const below = { x: panel.x + edge, width: panel.width - 2 * edge }
  section(
    sheet,
    { title: poster.words.words, text: poster.notice, pointer: full },
    { ...below, y: top + side + 4, height: panel.height - side - 2 * edge - 14 },
    [5.5, 5],
    accent,
  )
  put(
    sheet,
    poster.wording,
    { ...below, y: panel.y + panel.height - edge - 6, height: 7 },
    {
      ...{ colour: SOFT, sizes: [4.5, 3.5] },
    },
  )
  return []
}
