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
