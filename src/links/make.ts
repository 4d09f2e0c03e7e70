// Makes what `files.ts` serves: a code, alone or on a poster, read back before it is given out.

import { wordsIn } from '../languages/language.ts'
import { readLogo } from '../qr/logo.ts'
import { matrixOf } from '../qr/matrix.ts'
import { geometryOf, pngOf } from '../qr/png.ts'
import { proven } from '../qr/proof.ts'
import type { Style } from '../qr/style.ts'
import { svgOf } from '../qr/svg.ts'
import type { Catalog } from '../settings/catalog.ts'
import { shortLink } from '../settings/urls.ts'
import { type Lead, noticeOf } from './doors.ts'
import { pdfOf } from './pdf.ts'
import { posterOf } from './poster.ts'
import type { Asked, Format } from './query.ts'

/** What one request asks for, worked out. */
export interface Order {
  readonly slug: string
  readonly format: Format
  readonly lead: Lead
  readonly asked: Asked
  /** What the code holds. */
  readonly text: string
  readonly language: string
  /** The same for the same file. */
  readonly key: string
}

/** @throws ToolkitError `field_invalid` for a code that cannot be read, or letters no font has */
export async function make(
  order: Order,
  deps: { readonly catalog: Catalog; readonly publicUrl: string; readonly clock: () => number },
): Promise<Buffer> {
  const { catalog, publicUrl, clock } = deps
  const { asked, text, lead, language, format } = order
  const { door, business } = lead
  const logo = door.qr?.logo
  const style: Style = { ...asked.colours, ...(logo !== undefined && { logo: readLogo(logo) }) }
  const matrix = matrixOf(text, style.logo ? 'H' : 'M')
  const scale = format === 'png' ? geometryOf(matrix, asked.size).scale : Number.POSITIVE_INFINITY
  proven(matrix, style, scale, text)
  if (format === 'png') return pngOf(matrix, style, asked.size)
  if (format === 'svg') {
    return Buffer.from(svgOf(matrix, style, wordsIn(language).links.code(business.displayName)))
  }
  const notice = { id: door.noticeId, ...noticeOf(catalog, door, language, clock()) }
  const topics = catalog.topics(door.business, door.topics)
  const link = shortLink(publicUrl, order.slug)
  const { number } = lead
  const poster = posterOf({ business, topics, notice, number, language, link, matrix, style })
  return pdfOf(asked.paper, poster, clock())
}
