// The fonts of what is printed. No font has all letters, so each text is cut into pieces, each in
// a font that has it; a text with letters that none has is refused rather than printed with gaps.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'
import { ToolkitError } from '../../errors.ts'
import { graphemes, type Stretch, turned } from './directions.ts'
import { unpackedWoff } from './woff.ts'

export type Weight = 'regular' | 'bold'

interface Face {
  /** Names it within a document. */
  readonly name: string
  readonly file: Buffer
  /** Has no bold letters of its own: they are drawn with a thicker pen. */
  readonly needsPen: boolean
  /** Its letters run from right to left, and it sets them so itself. */
  readonly isRightToLeft: boolean
  has(codePoint: number): boolean
  /** Width of a text, in sizes of the font. */
  widthOf(text: string): number
}

/** A piece of text in one font that runs one way. */
export interface Run {
  /** As the font is to draw it. */
  readonly text: string
  readonly face: Face
  /** See directions.ts. */
  readonly level: number
}

const PARTS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese']
const SCRIPTS = ['devanagari', 'arabic']
const JAPANESE = 'kosugi/files/kosugi-japanese-400-normal.woff'
const FILES: Readonly<Record<Weight, readonly string[]>> = {
  regular: filesOf(400),
  bold: filesOf(700),
}

function filesOf(weight: 400 | 700): string[] {
  const noto = (script: string) =>
    `noto-sans-${script}/files/noto-sans-${script}-${script}-${weight}-normal.woff`
  const inter = (part: string) => `inter/files/inter-${part}-${weight}-normal.woff`
  return [...PARTS.map(inter), ...SCRIPTS.map(noto), JAPANESE]
}

const { resolve } = createRequire(import.meta.url)
const opened = new Map<string, Face>()

/** Fonts are opened when a text first needs them, and stay. */
function faceOf(path: string, weight: Weight): Face {
  let face = opened.get(`${path} ${weight}`)
  if (!face) {
    const file = unpackedWoff(readFileSync(resolve(`@fontsource/${path}`)))
    const font = create(file) as Font
    const widths = new Map<string, number>()
    face = {
      name: path,
      file,
      isRightToLeft: path.startsWith('noto-sans-arabic'),
      needsPen: weight === 'bold' && path.startsWith('kosugi'),
      has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
      widthOf(text) {
        let width = widths.get(text)
        if (width === undefined) {
          width = font.layout(text).advanceWidth / font.unitsPerEm
          if (widths.size < WIDTHS_MOST) widths.set(text, width)
        }
        return width
      },
    }
    opened.set(`${path} ${weight}`, face)
  }
  return face
}

/** Words whose width is remembered, per font. */
const WIDTHS_MOST = 5_000

const LETTER = /[\p{L}\p{M}\p{N}]/u
/**
 * Controls, directions, joiners, and what only chooses or frames a picture: no ink of their own. But
 * in the scripts of India and in Arabic a joiner changes the shape of its letters.
 */
const INKLESS =
  /(?<![\p{sc=Deva}\p{sc=Arab}])[\u200c\u200d]|\p{Cc}|(?![\u200c\u200d])\p{Cf}|[\u{fe00}-\u{fe0f}]|\u{20e3}/gu

/**
 * A stretch of text as pieces. Pictures and signs that no font has are left out.
 * @throws ToolkitError `field_invalid` for letters that no font has
 */
export function runsOf({ text, level }: Stretch, weight: Weight): Run[] {
  const runs: { text: string; face: Face }[] = []
  for (const piece of piecesOf(text.replaceAll(INKLESS, ''), weight)) {
    const last = runs.at(-1)
    if (last?.face === piece.face) last.text += piece.text
    else runs.push(piece)
  }
  const isTurned = level % 2 === 1
  return runs.map(({ text: own, face }) => ({
    ...{ face, level },
    text: isTurned && !face.isRightToLeft ? turned(own) : own,
  }))
}

/** One piece for each letter as people see it. */
function* piecesOf(text: string, weight: Weight): Generator<{ text: string; face: Face }> {
  for (const { segment } of graphemes.segment(text)) {
    const face = faceFor(segment, weight)
    // Half-width kana, circled digits, ㈱ and their like are kept as what they stand for.
    const meant = segment.normalize('NFKC')
    if (face) yield { text: segment, face }
    else if (meant !== segment) yield* piecesOf(meant, weight)
    else if (LETTER.test(segment)) refuse()
  }
}

/** The first font that has all of a letter. */
function faceFor(letter: string, weight: Weight): Face | undefined {
  for (const path of FILES[weight]) {
    const face = faceOf(path, weight)
    if ([...letter].every((each) => face.has(each.codePointAt(0) ?? 0))) return face
  }
  const path = sliceWith(letter.codePointAt(0) ?? 0)
  const face = path && faceOf(path, weight)
  return face && [...letter].every((each) => face.has(each.codePointAt(0) ?? 0)) ? face : undefined
}

/** `U+9ad9,U+9ad0-9ad5`, by the number of the file, in brackets. */
type Slices = Readonly<Record<string, string>>
let slices: Slices | undefined

/**
 * Rare characters of Japanese names (髙, 﨑) stand in none of the whole files, but in one of a
 * hundred slices, each with a list of what it holds.
 */
function sliceWith(codePoint: number): string | undefined {
  slices ??= JSON.parse(readFileSync(resolve('@fontsource/kosugi/unicode.json'), 'utf8')) as Slices
  for (const [name, ranges] of Object.entries(slices)) {
    const number = /^\[(\d+)\]$/.exec(name)?.[1]
    if (number !== undefined && ranges.split(',').some((range) => holds(range, codePoint))) {
      return `kosugi/files/kosugi-${number}-400-normal.woff`
    }
  }
  return undefined
}

function holds(range: string, codePoint: number): boolean {
  const [first = 0, last = first] = range
    .replace('U+', '')
    .split('-')
    .map((hex) => Number.parseInt(hex, 16))
  return codePoint >= first && codePoint <= last
}

function refuse(): never {
  const advice = 'Take the code as SVG or PNG, and set the words yourself.'
  const faults = [{ path: 'paper', code: 'script_unsupported', message: advice }]
  throw new ToolkitError(
    'field_invalid',
    `Our printing fonts lack letters of this text. ${advice}`,
    { faults },
  )
}
