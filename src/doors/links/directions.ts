// Which way each piece of a text runs, and in which order the pieces of a line stand: Arabic and
// Hebrew from right to left, numbers and Latin names within them from left to right.
// Source: Unicode UAX #9, Unicode Bidirectional Algorithm.

import bidiFactory from 'bidi-js'

const bidi = bidiFactory()

/** Letters that run from right to left, and what says that a text does. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff]/

/** A stretch of a text that runs one way. */
export interface Stretch {
  readonly text: string
  /** Odd from right to left; a number within Arabic has the next even one. */
  readonly level: number
}

export interface Directions {
  /** Whether the paragraph with this character of the text begins at the right. */
  isRightToLeft(at: number): boolean
  /** The stretches from one character of the text up to another. */
  between(from: number, to: number): Stretch[]
}

/** @param text whole paragraphs; each begins where its first letter does */
export function directionsOf(text: string): Directions {
  if (!RIGHT_TO_LEFT.test(text)) {
    return {
      isRightToLeft: () => false,
      between: (from, to) => [{ text: text.slice(from, to), level: 0 }],
    }
  }
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text, 'auto')
  return {
    isRightToLeft(at) {
      const own = paragraphs.find(({ start, end }) => start <= at && at <= end)
      return (own?.level ?? 0) % 2 === 1
    },
    between(from, to) {
      const stretches: Stretch[] = []
      for (let start = from, i = from + 1; i <= to; i++) {
        if (i < to && levels[i] === levels[start]) continue
        stretches.push({ text: text.slice(start, i), level: levels[start] ?? 0 })
        start = i
      }
      return stretches
    },
  }
}

/** Pieces of a line as they stand on it, from the left (rule L2). */
export function inSight<T extends { readonly level: number }>(pieces: readonly T[]): T[] {
  let placed = [...pieces]
  for (let level = Math.max(0, ...pieces.map((piece) => piece.level)); level > 0; level--) {
    const turned: T[] = []
    let run: T[] = []
    for (const piece of placed) {
      if (piece.level >= level) run.unshift(piece)
      else {
        turned.push(...run, piece)
        run = []
      }
    }
    placed = [...turned, ...run]
  }
  return placed
}

export const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Signs and blanks of a stretch from right to left, as a font from left to right draws them (L4). */
export const turned = (text: string): string =>
  [...graphemes.segment(text)]
    .map(({ segment }) => bidi.getMirroredCharacter(segment) ?? segment)
    .reverse()
    .join('')
