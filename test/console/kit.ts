// A console that is open: in Chromium, and as plain requests with a session.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { consoleLink } from '../../src/console/session.ts'
import type { startApi } from '../support/api.ts'
import { axeFaults } from '../support/axe.ts'
import { follow } from '../support/browser.ts'

type Api = Awaited<ReturnType<typeof startApi>>

/** Widths and languages every page is looked at in. */
/** Each width and each language once: a round of these pages takes many seconds. */
export const VIEWS = [
  [1280, 'en'],
  [390, 'ja'],
] as const

/** Opens the console of `demo`. `sound` finds no fault of access, and nothing wider than the page. */
export async function openConsole(
  t: TestContext,
  browser: Browser,
  api: Api,
  [width, lang]: (typeof VIEWS)[number],
) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: lang })
  t.after(() => context.close())
  const page: Page = await context.newPage()
  await page.goto(consoleLink(api.keyring, api.url, 'demo', api.clock.now))
  await follow(page, '.button')
  return {
    page,
    open: (path: string) => page.goto(`${api.url}${path}?lang=${lang}`),
    async sound(name: string) {
      assert.deepEqual(await axeFaults(page), [], name)
      const isWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
      assert.equal(isWide, false, `${name} is wider than ${width}`)
      const dir = process.env.SCREENSHOTS
      if (dir === undefined) return
      await page.screenshot({ path: join(dir, `${name}-${width}-${lang}.png`), fullPage: true })
    },
  }
}

/** The same without a browser: requests with the cookie of a session. */
export async function enterConsole({ url, keyring, clock }: Api, business = 'demo') {
  const link = new URL(consoleLink(keyring, url, business, clock.now)).searchParams.get('link')
  const entered = await fetch(`${url}/console/enter`, {
    ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams({ link: link ?? '' }) },
  })
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  const visit = async (path: string, options: RequestInit = {}) => {
    const headers = { cookie, ...(options.headers as Record<string, string> | undefined) }
    const answer = await fetch(url + path, { redirect: 'manual', ...options, headers })
    const { status } = answer
    return { status, text: await answer.text(), headers: answer.headers }
  }
  return Object.assign(visit, { cookie })
}
