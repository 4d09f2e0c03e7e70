// Makes what `files.ts` serves: a code, alone or on a poster, read back before it is given out. All
// it needs stands in the order, so that it can be made anywhere.

import { wordsIn } from '../../languages/language.ts'
import { readLogo } from '../../qr/logo.ts'
import { matrixOf } from '../../qr/matrix.ts'
import { geometryOf, pngOf } from '../../qr/png.ts'
import { proven } from '../../qr/proof.ts'
import type { Style } from '../../qr/style.ts'
import { svgOf } from '../../qr/svg.ts'
import { pdfOf } from './pdf.ts'
import { posterOf, type Shown } from './poster.ts'
import type { Asked, Format } from './query.ts'

/** What one request asks for, worked out: plain data. Orders that are alike make the same file. */
export interface Order {
  readonly format: Format
  readonly asked: Asked
  /** What the code holds. */
  readonly text: string
  /** As the door's settings hold it. */
  readonly logo: string | undefined
  /** The words in it or with it; a picture alone has none. */
  readonly shown: Shown | undefined
}

/**
 * @param at epoch ms, written into a PDF
 * @throws ToolkitError `field_invalid` for a code that cannot be read, or letters no font has
 */
export async function make(order: Order, at: number): Promise<Buffer> {
  const { asked, text, logo, shown, format } = order
  const style: Style = { ...asked.colours, ...(logo !== undefined && { logo: readLogo(logo) }) }
  const matrix = matrixOf(text, style.logo ? 'H' : 'M')
  const scale = format === 'png' ? geometryOf(matrix, asked.size).scale : Number.POSITIVE_INFINITY
  proven(matrix, style, scale, text)
  if (shown === undefined) return pngOf(matrix, style, asked.size)
  if (format === 'svg') {
    const label = wordsIn(shown.language).links.code(shown.business.displayName)
    return Buffer.from(svgOf(matrix, style, label))
  }
  return pdfOf(asked.paper, posterOf({ ...shown, matrix, style }), at)
}
