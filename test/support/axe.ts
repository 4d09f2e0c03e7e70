// axe-core on a page: the ids of what it finds wrong.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const SOURCE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
let source: string | undefined

/** @param within selector of the part that is looked at; the whole page when left out */
export async function axeFaults(page: Page, within?: string): Promise<string[]> {
  source ??= readFileSync(SOURCE, 'utf8')
  // What still fades in has no contrast yet.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.evaluate(source)
  const found = (await page.evaluate(`axe.run(${JSON.stringify(within ?? 'html')})`)) as {
    violations: { id: string; nodes: { html: string }[] }[]
  }
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)
}

/** The same, and `overflow` where the page runs out of the screen sideways. */
export async function pageFaults(page: Page): Promise<string[]> {
  const overflows = await page.evaluate(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  )
  return [...(await axeFaults(page)), ...(overflows ? ['overflow'] : [])]
}

/**
 * Contrast of an element's own colour on its own ground, both opaque. axe takes letters of the
 * ground's very colour for hidden on purpose, and says nothing.
 * @returns 1 to 21
 * @see WCAG 2.2, 1.4.3
 */
export async function contrastOf(page: Page, selector: string): Promise<number> {
  const script = `(() => {
    const { color, backgroundColor } = getComputedStyle(document.querySelector(${JSON.stringify(selector)}))
    const light = (rgb) => {
      const [r, g, b] = rgb.match(/[\\d.]+/g).map((each) => each / 255)
        .map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4))
      return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
    }
    const [a, b] = [light(color), light(backgroundColor)]
    return Math.max(a, b) / Math.min(a, b)
  })()`
  return page.evaluate(script)
}
