// Where a link leads on a computer: a page that works without scripts, in both languages, with
// axe; and its code as the browser draws it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startApi } from '../../support/api.ts'
import { pageFaults } from '../../support/axe.ts'
import { launchBrowser } from '../../support/browser.ts'
import { DESKTOP } from '../../support/browsers.ts'
import { logo, readByJsqr, uriOf } from '../../support/codes.ts'

test('the page of a link has no accessibility fault, runs no script, and its code reads back', async (t) => {
  const browser = await launchBrowser()
  if ('skipped' in browser) return t.skip(browser.skipped)
  t.after(() => browser.close())
  const { url, call } = await startApi(t)
  await call('PATCH', '/v1/entry-points/demo-qr', {
    qr: { dark: '#7a1f3d', light: '#fff7f9', logo: uriOf(logo()) },
  })
  await call('PATCH', '/v1/entry-points/demo-social', { state: 'paused' })
  for (const [width, lang, scheme] of [
    [1280, 'en', 'dark'],
    [390, 'ja', 'light'],
  ] as const) {
    const viewport = { width, height: 900 }
    const context = await browser.newContext({
      ...{ viewport, userAgent: DESKTOP, colorScheme: scheme, bypassCSP: true },
    })
    const page = await context.newPage()
    for (const path of ['/l/demo-qr', '/l/demo-qr/words', '/l/demo-social']) {
      await page.goto(`${url}${path}?lang=${lang}`)
      assert.deepEqual(await pageFaults(page), [], `${path} at ${width}`)
    }
    await page.goto(`${url}/l/demo-qr?lang=${lang}`)
    const code = page.locator('.ways__code img')
    // Nobody scans the phone they hold.
    if (width === 390) assert.equal(await code.isVisible(), false)
    else assert.equal(readByJsqr(await code.screenshot()), 'http://localhost/l/demo-qr?src=qr')
    assert.equal(await page.locator('script').count(), 0)
    await context.close()
  }
})
