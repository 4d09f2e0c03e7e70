// How a panel is laid out. Each text has a box and a smallest size; what does not fit there is
// handed back, to be printed whole on the next page. Nothing is cut, nothing runs over. Where the
// language runs from the right, so does the panel: its left and right change places.

import { HAIR, INK, type Layout, layOut, type Overflow, put, type Section, SOFT } from './boxes.ts'
import { drawCode, drawText, type Sheet } from './drawing.ts'
import { type Area, MM, type Panel, type Poster } from './poster.ts'
import { fitted, type Setting, set, textOf } from './typesetting.ts'

/** Where the code is plain black, the poster is green; else it takes the code's own colour. */
const ACCENT = '#0f5d46'
/** A phone reads a code from about ten times its width. */
const REACH = 10
/** Points. Below this, print on a wall is not read. */
const LEAST = 7
/** Topics that stand one to a line. */
const LINES_MOST = 4
/** A sticker is read from close by. */
const STICKER_LEAST = 5.5

/** Draws a panel. @returns what has to stand overleaf */
export function drawPanel(sheet: Sheet, panel: Panel, poster: Poster): readonly Overflow[] {
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

/** Where something stands: given as for a language from the left. */
function mirror(panel: Panel, { isRightToLeft }: Poster) {
  return (box: Area): Area =>
    isRightToLeft ? { ...box, x: 2 * panel.x + panel.width - box.x - box.width } : box
}

/** How wide the code is, and from how far a phone reads it, in steps of 5 cm. */
function reachOf(poster: Poster, codeSide: number): string {
  const millimetres = Math.floor(codeSide / MM)
  return poster.words.reach(millimetres, Math.floor((millimetres * REACH) / 50) * 5)
}

/** Wording and reach at the foot, in one line where it holds both. @returns where it begins */
function footer(
  sheet: Sheet,
  poster: Poster,
  place: (box: Area) => Area,
  box: { readonly x: number; readonly width: number; readonly bottom: number },
  codeSide: number,
): number {
  const [start, end] = [poster.wording, reachOf(poster, codeSide)].map((text) =>
    set(textOf(text), LEAST, box.width, 1.3),
  ) as [Setting, Setting]
  const [from, to] = [widthOf(start), widthOf(end)]
  const isOneLine =
    start.lines.length + end.lines.length === 2 && from + to + 2 * LEAST <= box.width
  const height = isOneLine ? end.height : start.height + end.height
  const y = box.bottom - height
  const ink = { colour: SOFT, isRightToLeft: poster.isRightToLeft }
  drawText(sheet, start, { ...box, y }, ink)
  const beside = place({ x: box.x + box.width - to, y, width: to, height })
  const below = { ...box, y: y + start.height }
  drawText(sheet, end, isOneLine ? beside : below, ink)
  return y
}

const widthOf = ({ lines, size }: Setting) => Math.max(0, ...lines.map(({ width }) => width)) * size

type Sizes = Section['sizes']

/** What stands below or beside the code, and how else it can be put. */
function sectionsOf(poster: Poster, sizes: Sizes, small: Sizes) {
  const { words, topics } = poster
  const topicsAs = (text: string) => ({ title: words.about, text, sizes })
  const list = topicsAs(poster.topicList)
  const stop = { title: poster.stopTitle, text: poster.stop, sizes }
  const notice = { title: words.words, text: poster.notice, sizes: small }
  return {
    // One to a line while that is seen at a glance.
    lines: topics.length > LINES_MOST ? [] : [topicsAs(topics.join('\n'))],
    list,
    stop,
    notice,
    pointer: { ...notice, text: poster.full },
    handedOn: {
      topics: { title: words.about, text: topics.join('\n') },
      notice: { title: words.words, text: poster.notice },
    },
  }
}

/** A4 and A5: everything in the proportions of A4, small print in its own size. */
function portrait(sheet: Sheet, panel: Panel, poster: Poster): readonly Overflow[] {
  const unit = panel.width / 595
  const at = (value: number) => value * unit
  const accent = accentOf(poster)
  const { isRightToLeft } = poster
  const place = mirror(panel, poster)
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
    sizes: [at(13.5), LEAST],
  })

  const foot = { x: left, width, bottom: panel.y + at(822) }
  const end = (footer(sheet, poster, place, foot, side) - panel.y) / unit - 8
  const sizes = [Math.max(8.5, at(12)), LEAST] as const
  const small = [Math.max(7.5, at(10)), LEAST] as const
  const { lines, list, stop, notice, pointer, handedOn } = sectionsOf(poster, sizes, small)
  const [top, rule] = [568, 646]
  const half = (width - at(28)) / 2
  const column = (x: number) => place({ ...box(top, rule - top), x, width: half })
  /** Few and short topics stand beside the way out. */
  const beside = (topics: Section, last: Section) => [
    { sections: [topics], box: column(left) },
    { sections: [stop], box: column(left + width - half) },
    { sections: [{ ...last, isRuled: true }], box: box(rule, end - rule) },
  ]
  const below = (sections: Section[], last: Section) => [
    { sections: [...sections, { ...last, isRuled: true }], box: box(top, end - top) },
  ]
  const ways = (last: Section, onNext: Overflow[]): Layout[] =>
    [...lines.map((topics) => beside(topics, last)), below([list, stop], last)].map((stacks) => ({
      ...{ stacks, left: onNext },
    }))
  const least = { stacks: below([stop], pointer), left: [handedOn.topics, handedOn.notice] }
  return layOut(sheet, [...ways(notice, []), ...ways(pointer, [handedOn.notice]), least], {
    ...{ colour: accent, isRightToLeft },
  })
}

/** One side of a table tent. */
function landscape(sheet: Sheet, panel: Panel, poster: Poster): readonly Overflow[] {
  const accent = accentOf(poster)
  const { isRightToLeft } = poster
  const place = mirror(panel, poster)
  const edge = 30
  const side = panel.height - 2 * edge - 96
  const top = panel.y + 84
  sheet.rect(panel.x, panel.y, panel.width, 66).fill(accent)
  const band = { x: panel.x + edge, y: panel.y + 8, width: panel.width - 2 * edge, height: 50 }
  const name = fitted(textOf(poster.business, 'bold'), band, [28, 9], 1.15)
  if (name) {
    const y = band.y + (band.height - name.height) / 2
    drawText(sheet, name, { ...band, y }, { colour: NAME, isRightToLeft })
  }
  const code = place({ x: panel.x + edge, y: top, width: side, height: side })
  sheet.roundedRect(code.x, top, side, side, 8).lineWidth(1.5).stroke(accent)
  drawCode(sheet, poster, { x: code.x + 3, y: top + 3, side: side - 6 })

  const x = panel.x + edge + side + 24
  const width = panel.x + panel.width - edge - x
  const column = (y: number, height: number) => place({ x, y: top + y, width, height })
  const ink = { colour: accent, isRightToLeft }
  put(sheet, poster.words.scan, column(0, 30), { ...ink, sizes: [17, 9], isBold: true })
  put(sheet, poster.words.how, column(34, 46), { ...ink, colour: INK, sizes: [10.5, LEAST] })
  const { stop, notice, pointer, handedOn, ...about } = sectionsOf(poster, [10, LEAST], [8, LEAST])
  const below = (...sections: Section[]) => [{ sections, box: column(84, side - 84 + 60) }]
  footer(sheet, poster, place, { ...code, bottom: top + side + 44 }, side - 6)
  const ways = (last: Section, left: Overflow[]): Layout[] =>
    [...about.lines, about.list].map((topics) => ({ stacks: below(topics, stop, last), left }))
  const least = { stacks: below(stop, pointer), left: [handedOn.topics, handedOn.notice] }
  return layOut(sheet, [...ways(notice, []), ...ways(pointer, [handedOn.notice]), least], ink)
}

/** A sticker: what does not fit is where its address says. */
function sticker(sheet: Sheet, panel: Panel, poster: Poster): readonly Overflow[] {
  const accent = accentOf(poster)
  const { isRightToLeft } = poster
  const place = mirror(panel, poster)
  const edge = 11
  const side = 104
  const top = panel.y + edge
  sheet.roundedRect(panel.x + 3, panel.y + 3, panel.width - 6, panel.height - 6, 8)
  sheet.lineWidth(0.75).stroke(HAIR)
  const code = place({ x: panel.x + edge - 3, y: top, width: side, height: side })
  drawCode(sheet, poster, { x: code.x, y: top, side })
  const x = panel.x + edge + side + 4
  const width = panel.x + panel.width - edge - x
  const column = (y: number, height: number) => place({ x, y: top + y, width, height })
  const ink = { colour: accent, isRightToLeft }
  const name = { ...ink, isBold: true, leading: 1.15, sizes: [13, 5] } as const
  // The longest names take the room of the line below them.
  if (put(sheet, poster.business, column(2, 30), name) === false) {
    put(sheet, poster.business, column(0, 50), name)
  } else {
    const sizes = [8.5, STICKER_LEAST] as const
    put(sheet, poster.words.scan, column(32, 20), { ...ink, colour: INK, sizes, leading: 1.2 })
  }
  const foot = {
    ...{ x: panel.x + edge, width: panel.width - 2 * edge },
    ...{ y: panel.y + panel.height - edge - 7, height: 9 },
  }
  put(sheet, poster.wording, foot, { ...ink, colour: SOFT, sizes: [STICKER_LEAST, 3.5] })
  const sizes = [7, STICKER_LEAST] as const
  const { lines, list, stop, notice, pointer } = sectionsOf(poster, sizes, sizes)
  const beside = (...sections: Section[]) => ({ sections, box: column(54, side - 54) })
  const below = (...sections: Section[]) => {
    const y = top + side + 2
    return { sections, box: { ...foot, y, height: foot.y - y - 2 } }
  }
  const ways = (last: Section): Layout[] =>
    [...lines, list].flatMap((topics) => [
      { stacks: [beside(topics, stop), below(last)], left: [] },
      { stacks: [beside(stop), below(topics, last)], left: [] },
    ])
  const least = { stacks: [beside(stop), below(pointer)], left: [] }
  return layOut(sheet, [...ways(notice), ...ways(pointer), least], ink)
}
