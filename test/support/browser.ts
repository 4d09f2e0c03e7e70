// Chromium for the browser tests: the one CHROMIUM names, else where Debian puts it. Its shell without
// windows does the same in a third of the time.

import { existsSync } from 'node:fs'
import { after } from 'node:test'
import { type Browser, chromium, type Page } from 'playwright-core'

/** No browser, and why: the text for a test's `skip`. */
export interface NoBrowser {
  readonly skipped: string
}

const PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * A headless browser; the caller closes it.
 * @param flags of Chromium, beside those it always has
 * @throws Error when a browser is there and does not start: that is a fault, not a reason to skip
 */
export async function launchBrowser(flags: readonly string[] = []): Promise<Browser | NoBrowser> {
  const executablePath = process.env.CHROMIUM || PLACES.find((path) => existsSync(path))
  if (executablePath === undefined) {
    return { skipped: 'no browser: set CHROMIUM to the path of a Chromium, or install one' }
  }
  return chromium.launch({ executablePath, args: [...FLAGS, ...flags] })
}

/** Clicks what leads to another page, and waits for that page. */
export async function follow(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.locator(selector).first().click()])
}

/**
 * One browser for all tests of a file, closed after them; `skip` says why where there is none.
 * Call it at the top of the file.
 */
export async function sharedBrowser() {
  const launched = await launchBrowser()
  if ('skipped' in launched) return { browser: undefined, skip: launched.skipped }
  after(() => launched.close())
  return { browser: launched, skip: false as const }
}
