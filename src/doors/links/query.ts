// What an address of a code may ask for. Anything unclear is refused: a poster that was printed
// wrong a thousand times is worse than an answer of 422.

import { type Fault, ToolkitError } from '../../errors.ts'
import { colourOf, coloursReadable, PLAIN, type Style } from '../../qr/style.ts'
import type { EntryPoint } from '../../settings/schemas.ts'
import { PAPERS, type PaperName } from './poster.ts'

export const FORMATS = ['svg', 'png', 'pdf'] as const
export type Format = (typeof FORMATS)[number]

export interface Asked {
  readonly colours: Pick<Style, 'dark' | 'light'>
  /** The code leads straight to wa.me: it can then neither be counted nor led elsewhere. */
  readonly isDirect: boolean
  /** Written into the link, so that scans are told from clicks. */
  readonly mark?: 'qr' | 'link'
  /** Pixels a side, of a PNG. */
  readonly size: number
  readonly paper: PaperName
}

const SIZE = { least: 100, most: 4_000, usual: 600 }

/**
 * @param own colours of the entry point, where the address names none
 * @throws ToolkitError `field_invalid` with every fault, `unreadable_colours`
 */
export function askedIn(
  query: Readonly<Record<string, unknown>>,
  format: Format,
  own: NonNullable<EntryPoint['qr']>,
): Asked {
  const faults: Fault[] = []
  const wrong = (path: string, code: string, message: string) => {
    faults.push({ path, code, message })
  }
  const colour = (name: 'dark' | 'light'): string => {
    const given = query[name]
    const found = given === undefined ? (colourOf(own[name]) ?? PLAIN[name]) : colourOf(given)
    if (found === undefined) {
      wrong(name, 'colour_invalid', 'A colour is six hex digits, for example 0f5d46, or three.')
    }
    return found ?? PLAIN[name]
  }
  const choice = <T extends string>(name: string, among: readonly T[]): T | undefined => {
    const given = query[name]
    if (given === undefined) return undefined
    const found = among.find((each) => each === given)
    if (!found) wrong(name, 'choice_invalid', `One of: ${among.join(', ')}.`)
    return found
  }
  const colours = { dark: colour('dark'), light: colour('light') }
  const size = format === 'png' ? sizeOf(query.size, wrong) : SIZE.usual
  const paper = (format === 'pdf' && choice('paper', PAPERS)) || 'A4'
  const isDirect = choice('direct', ['1', '0']) === '1'
  const mark = choice('src', ['qr', 'link'])
  if (faults.length > 0) {
    throw new ToolkitError('field_invalid', 'This code cannot be made.', { faults })
  }
  coloursReadable(colours, '')
  return { colours, isDirect, size, paper, ...(mark !== undefined && { mark }) }
}

function sizeOf(
  given: unknown,
  wrong: (path: string, code: string, message: string) => void,
): number {
  if (given === undefined) return SIZE.usual
  const size = typeof given === 'string' && /^\d{1,5}$/.test(given) ? Number(given) : Number.NaN
  if (size >= SIZE.least && size <= SIZE.most) return size
  wrong('size', 'size_invalid', `A whole number of pixels, ${SIZE.least} to ${SIZE.most}.`)
  return SIZE.usual
}
