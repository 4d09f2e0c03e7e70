// A code as SVG: sharp at any size, and without anything that could run.

import { logoPng } from './logo.ts'
import { type Matrix, QUIET } from './matrix.ts'
import { pathOf } from './path.ts'
import { placeOf } from './place.ts'
import { channelsOf, type Style } from './style.ts'

/** @param label what the code is, for those who cannot see it */
export function svgOf(matrix: Matrix, style: Style, label: string): string {
  const side = matrix.size + 2 * QUIET
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-QUIET} ${-QUIET} ${side} ${side}" role="img" aria-label="${escaped(label)}" shape-rendering="crispEdges">`,
    `<path fill="${style.light}" d="M${-QUIET} ${-QUIET}h${side}v${side}h-${side}z"/>`,
    `<path fill="${style.dark}" d="${pathOf(matrix)}"/>`,
  ]
  if (style.logo) {
    const { plate, logo } = placeOf(matrix, style.logo)
    const data = logoPng(style.logo, channelsOf(style.light)).toString('base64')
    parts.push(
      `<rect x="${plate.x}" y="${plate.y}" width="${plate.width}" height="${plate.height}" fill="${style.light}"/>`,
      `<image x="${logo.x}" y="${logo.y}" width="${logo.width}" height="${logo.height}" href="data:image/png;base64,${data}"/>`,
    )
  }
  return `${parts.join('')}</svg>\n`
}

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
