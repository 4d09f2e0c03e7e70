// What stands on a poster, whatever its size: the words, and which paper holds how many panels.

import { running } from '../../languages/isolate.ts'
import { wordsIn } from '../../languages/language.ts'
import type { PosterWords } from '../../languages/links-words.ts'
import type { Matrix } from '../../qr/matrix.ts'
import type { Style } from '../../qr/style.ts'
import { labelOf } from '../../settings/notices.ts'
import type { Business, Topic } from '../../settings/schemas.ts'
import { unbrokenPhone } from '../../world/phones/spaced.ts'

export const MM = 72 / 25.4

/** Every text on a poster, and its code. */
export interface Poster {
  readonly language: string
  readonly isRightToLeft: boolean
  readonly business: string
  readonly topics: readonly string[]
  /** The same in one sentence's list. */
  readonly topicList: string
  /** Of the notice, as people agree to it through this code. */
  readonly notice: string
  readonly stopTitle: string
  readonly stop: string
  /** Ties the paper to the words: notice and version. */
  readonly wording: string
  /** Where the words stand in full. */
  readonly full: string
  readonly words: PosterWords
  readonly matrix: Matrix
  readonly style: Style
}

/** What a poster says, as its door is set. */
export interface Shown {
  readonly business: Pick<Business, 'displayName'>
  readonly topics: readonly Pick<Topic, 'key' | 'labels'>[]
  readonly notice: { readonly id: string; readonly version: number; readonly text: string }
  readonly number: string
  readonly language: string
  /** `PUBLIC_URL/l/{slug}`. */
  readonly link: string
}

export function posterOf(
  given: Shown & { readonly matrix: Matrix; readonly style: Style },
): Poster {
  const { business, notice, language, number } = given
  const { dir, links } = wordsIn(language)
  const { poster: words, stopTitle } = links
  const labels = given.topics.map((topic) => labelOf(topic, language))
  const capital = (text: string) => text.slice(0, 1).toLocaleUpperCase(language) + text.slice(1)
  return {
    language,
    isRightToLeft: dir === 'rtl',
    business: business.displayName,
    topics: labels.map(capital),
    topicList: capital(new Intl.ListFormat(language, { type: 'conjunction' }).format(labels)),
    notice: running(notice.text, dir),
    stopTitle,
    // A number is not broken over two lines.
    stop: words.stop(unbrokenPhone(number)),
    wording: words.wording(notice.id, notice.version),
    full: words.full(`${given.link}/words`.replace(/^https?:\/\//, '')),
    words,
    matrix: given.matrix,
    style: given.style,
  }
}

/** A part of a page, in points from its upper left corner. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Panel extends Area {
  readonly shape: 'portrait' | 'landscape' | 'sticker'
  /** Read from the other side of the table. */
  readonly isTurned?: boolean
}

export interface Paper {
  readonly width: number
  readonly height: number
  readonly panels: readonly Panel[]
  /** Height at which it is folded. */
  readonly fold?: number
  /** Words that do not fit are printed on further pages; without, they are where `full` says. */
  readonly hasOverleaf: boolean
}

export const PAPERS = ['A4', 'A5', 'table', 'stickers'] as const
export type PaperName = (typeof PAPERS)[number]

const A4 = { width: 210 * MM, height: 297 * MM }
const A5 = { width: 148 * MM, height: 210 * MM }

/** Eight to a sheet, as label sheets of 99.1 by 67.7 mm are cut (Avery L7165 and its like). */
function stickers(): Panel[] {
  const [width, height] = [99.1 * MM, 67.7 * MM]
  const [left, top, step] = [4.65 * MM, 13.1 * MM, 101.6 * MM]
  return Array.from({ length: 8 }, (_, i) => ({
    shape: 'sticker',
    x: left + (i % 2) * step,
    y: top + Math.floor(i / 2) * height,
    width,
    height,
  }))
}

export function paperOf(name: PaperName): Paper {
  switch (name) {
    case 'A4':
    case 'A5': {
      const size = name === 'A4' ? A4 : A5
      return { ...size, hasOverleaf: true, panels: [{ shape: 'portrait', x: 0, y: 0, ...size }] }
    }
    case 'table': {
      // Folded across the middle it stands as a roof, and reads from both sides.
      const half = { shape: 'landscape', x: 0, width: A4.width, height: A4.height / 2 } as const
      const panels = [
        { ...half, y: 0, isTurned: true },
        { ...half, y: A4.height / 2 },
      ]
      return { ...A4, hasOverleaf: true, fold: A4.height / 2, panels }
    }
    case 'stickers':
      return { ...A4, hasOverleaf: false, panels: stickers() }
    default:
      return name satisfies never
  }
}
