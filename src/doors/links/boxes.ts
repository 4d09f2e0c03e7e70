// Texts in boxes: as large as they fit, and handed back where they do not.

import { drawText, type Ink, type Sheet } from './drawing.ts'
import type { Area } from './poster.ts'
import { fitted, type Setting, set, textOf } from './typesetting.ts'

export const INK = '#1f2a26'
export const SOFT = '#56635d'
export const HAIR = '#d9d3c5'

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

/** A heading and a text under it. */
export interface Section extends Overflow {
  /** Points: the one wished for, and the smallest that is read without trouble. */
  readonly sizes: readonly [wished: number, least: number]
  /** A line parts it from what stands above. */
  readonly isRuled?: boolean
}

/** Sections one under the other in a box. */
interface Stack {
  readonly sections: readonly Section[]
  readonly box: Area
}

/** One way to lay the sections out. */
export interface Layout {
  readonly stacks: readonly Stack[]
  /** What has no place in it. */
  readonly left: readonly Overflow[]
}

/** Sizes tried, from the one wished for to the smallest. */
const STEPS = 12
/** As far as it goes where even the smallest size is too large for the last layout there is. */
const LAST_STEP = STEPS * 2
/** In sizes of the font: below a heading, and between sections. */
const [UNDER_HEADING, BETWEEN] = [0.15, 0.65]
const SMALLEST = 3

interface Placed {
  readonly heading: Setting
  readonly body: Setting
}

/**
 * Draws the first layout that fits, each of its stacks as large as it may be.
 * @returns what it leaves out
 */
export function layOut(
  sheet: Sheet,
  layouts: readonly Layout[],
  ink: Pick<Ink, 'colour' | 'isRightToLeft'>,
): readonly Overflow[] {
  for (const layout of layouts) {
    const last = layout === layouts.at(-1) ? LAST_STEP : STEPS
    const placed = layout.stacks.map((stack) => firstFit(stack, last))
    if (!placed.every((each) => each !== undefined)) continue
    for (const [i, stack] of layout.stacks.entries()) drawStack(sheet, stack, placed[i] ?? [], ink)
    return layout.left
  }
  return []
}

function firstFit(stack: Stack, last: number): readonly Placed[] | undefined {
  for (let step = 0; step <= last; step++) {
    const placed = stack.sections.map((section) => settingsOf(section, step, stack.box.width))
    if (heightOf(stack, placed) <= stack.box.height) return placed
  }
  return undefined
}

function settingsOf({ title, text, sizes }: Section, step: number, width: number): Placed {
  const [wished, least] = sizes
  const size = Math.max(SMALLEST, wished - ((wished - least) * step) / STEPS)
  return {
    heading: set(textOf(title, 'bold'), size, width, 1.4),
    body: set(textOf(text), size, width, 1.4),
  }
}

/** Above a section: a line has room on both of its sides. */
const gapOf = ({ isRuled }: Section, { body }: Placed, i: number) =>
  (isRuled ? BETWEEN * 2 : i === 0 ? 0 : BETWEEN) * body.size

const heightOf = ({ sections }: Stack, placed: readonly Placed[]) =>
  placed.reduce((sum, each, i) => {
    const gap = gapOf(sections[i] as Section, each, i)
    return sum + gap + each.heading.height + each.body.size * UNDER_HEADING + each.body.height
  }, 0)

function drawStack(
  sheet: Sheet,
  stack: Stack,
  placed: readonly Placed[],
  ink: Pick<Ink, 'colour' | 'isRightToLeft'>,
): void {
  const { box, sections } = stack
  // Room that is left goes between the sections, as far as they still belong together.
  const spare = (box.height - heightOf(stack, placed)) / sections.length
  let { y } = box
  for (const [i, { heading, body }] of placed.entries()) {
    const section = sections[i] as Section
    const gap = gapOf(section, { heading, body }, i)
    y += gap + (i === 0 ? 0 : Math.min(spare, body.size))
    if (section.isRuled) drawRule(sheet, { ...box, y: y - gap / 2 }, body.size)
    y += drawText(sheet, heading, { ...box, y }, ink) + body.size * UNDER_HEADING
    y += drawText(sheet, body, { ...box, y }, { ...ink, colour: INK })
  }
}

function drawRule(sheet: Sheet, { x, y, width }: Area, size: number): void {
  sheet
    .moveTo(x, y)
    .lineTo(x + width, y)
    .lineWidth(size / 14)
    .stroke(HAIR)
}
