// Text into lines: where it may break (Unicode, and Japanese phrase by phrase), how wide it
// is, and at which size it fits into a box.

import LineBreaker from 'linebreak'
import { LRUCache } from 'lru-cache'
import { directionsOf, inSight, type Stretch } from './directions.ts'
import { type Run, runsOf, type Weight } from './faces.ts'
import { partsPhrase } from './phrases.ts'

/** A line ready to be drawn, from the left. Its width is in sizes of the font. */
export interface Line {
  readonly runs: readonly Run[]
  readonly width: number
  /** It begins at the right. */
  readonly isRightToLeft: boolean
}

export interface Setting {
  /** Points. */
  readonly size: number
  readonly lines: readonly Line[]
  /** Points: all lines, leading included. */
  readonly height: number
}

/** What cannot be broken, and whether the text goes on behind it. */
interface Unit {
  readonly runs: readonly Run[]
  readonly width: number
  /** Without the blanks at its end. */
  readonly bare: number
  readonly isLast: boolean
  /** What follows is read with it, and stands beside it where a line holds both. */
  readonly isHeld: boolean
  readonly isRightToLeft: boolean
}

export type Text = readonly Unit[]

const widthOf = (runs: readonly Run[]) =>
  runs.reduce((sum, { face, text }) => sum + face.widthOf(text), 0)

/** Stickers hold the same words eight times. */
const cut = new LRUCache<string, Text>({ max: 100 })

/**
 * Cuts a text into what stays together; done once, whatever size it is set at.
 * @throws ToolkitError `field_invalid` for letters that no font has
 */
export function textOf(text: string, weight: Weight = 'regular'): Text {
  const key = `${weight} ${text}`
  const known = cut.get(key) ?? unitsOf(text, weight)
  cut.set(key, known)
  return known
}

function unitsOf(text: string, weight: Weight): Text {
  const units: Unit[] = []
  const whole = text.replaceAll(/\r\n?|\u2028|\u2029/g, '\n').replaceAll('\t', ' ')
  const runsIn = (stretch: Stretch) =>
    runsOf({ ...stretch, text: stretch.text.replaceAll('\n', '') }, weight)
  const directions = directionsOf(whole)
  const breaker = new LineBreaker(whole)
  const isParting = partsPhrase(whole)
  for (let from = 0, at = breaker.nextBreak(); at; at = breaker.nextBreak()) {
    const part = whole.slice(from, at.position)
    const runsTo = (end: number) => directions.between(from, end).flatMap(runsIn)
    const runs = runsTo(at.position)
    const bare = widthOf(runsTo(from + part.trimEnd().length))
    const isRightToLeft = directions.isRightToLeft(from)
    const [isLast, isHeld] = [at.required, isParting(at.position)]
    units.push({ runs, width: widthOf(runs), bare, isLast, isHeld, isRightToLeft })
    from = at.position
  }
  return units
}

/** Lines of at most `most` sizes of the font. */
export function linesOf(text: Text, most: number): Line[] {
  const lines: Line[] = []
  let runs: Run[] = []
  let [width, bare] = [0, 0]
  let isRightToLeft = false
  const end = () => {
    // The blanks a line ends with would stand before it, at the left.
    const inked = isRightToLeft ? withoutEnd(runs) : runs
    lines.push({ runs: inSight(inked), width: bare, isRightToLeft })
    runs = []
    width = 0
    bare = 0
  }
  for (const [i, unit] of text.entries()) {
    if (runs.length > 0 && width + unit.bare > most) end()
    const phrase = text[i - 1]?.isHeld ? 0 : phraseAt(text, i)
    if (runs.length > 0 && phrase <= most && width + phrase > most) end()
    for (const piece of unit.bare > most ? crumbled(unit, most) : [unit]) {
      if (runs.length > 0 && width + piece.bare > most) end()
      bare = width + piece.bare
      width += piece.width
      runs = [...runs, ...piece.runs]
      isRightToLeft = unit.isRightToLeft
    }
    if (unit.isLast) end()
  }
  if (runs.length > 0) end()
  return lines
}

/** How wide what begins there is with all that is read with it. */
function phraseAt(text: Text, from: number): number {
  let width = 0
  for (let i = from; ; i++) {
    const unit = text[i]
    if (!unit?.isHeld) return width + (unit?.bare ?? 0)
    width += unit.width
  }
}

type Piece = Pick<Unit, 'runs' | 'width' | 'bare'>

function withoutEnd(runs: readonly Run[]): readonly Run[] {
  const at = runs.findLastIndex(({ text }) => text.trim() !== '')
  const last = runs[at]
  if (!last) return []
  const isTurned = last.level % 2 === 1 && !last.face.isRightToLeft
  const text = isTurned ? last.text.trimStart() : last.text.trimEnd()
  return [...runs.slice(0, at), { ...last, text }]
}

/** A word longer than a line, such as an address, breaks anywhere. */
function crumbled({ runs }: Unit, most: number): Piece[] {
  const pieces: Piece[] = []
  for (const { text, face, level } of runs) {
    let held = ''
    const end = () => {
      const width = face.widthOf(held)
      if (held !== '') pieces.push({ runs: [{ text: held, face, level }], width, bare: width })
      held = ''
    }
    for (const letter of text) {
      if (held !== '' && face.widthOf(held + letter) > most) end()
      held += letter
    }
    end()
  }
  return pieces
}

/** Up to so many lines a text is evened out; longer ones are prose. */
const EVEN_LINES_MOST = 4

/** The same number of lines, about equally long: no lonely word, no lonely kana in the last. */
function evened(text: Text, most: number): Line[] {
  const lines = linesOf(text, most)
  if (lines.length < 2 || lines.length > EVEN_LINES_MOST) return lines
  let best = lines
  for (let width = most * 0.97; width > most * 0.5; width *= 0.97) {
    const narrower = linesOf(text, width)
    if (narrower.length !== lines.length) break
    best = narrower
  }
  return best
}

/** Sets a text at one size. */
export function set(text: Text, size: number, width: number, leading: number): Setting {
  const lines = evened(text, width / size)
  return { size, lines, height: lines.length * size * leading }
}

/**
 * Sets a text as large as its box allows.
 * @param sizes points, from the one wished for to the smallest still legible
 * @returns undefined when it does not fit at the smallest
 */
export function fitted(
  text: Text,
  box: { readonly width: number; readonly height: number },
  sizes: readonly [wished: number, least: number],
  leading = 1.4,
): Setting | undefined {
  const [wished, least] = sizes
  for (let size = wished; size >= least; size -= Math.max(0.25, size * 0.04)) {
    const setting = set(text, size, box.width, leading)
    if (setting.height <= box.height) return setting
  }
  const smallest = set(text, least, box.width, leading)
  return smallest.height <= box.height ? smallest : undefined
}
