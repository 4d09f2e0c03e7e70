// The hosted pages of every look, in Chromium: phone and desktop, both languages, with and without
// scripts, with axe; and that the form tells once that somebody began.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { BrowserContextOptions } from 'playwright-core'
import { startApi } from '../../support/api.ts'
import { axeFaults } from '../../support/axe.ts'
import { follow, sharedBrowser } from '../../support/browser.ts'
import { rememberLooks } from '../../support/looks.ts'

const { browser, skip } = await sharedBrowser()

async function start(t: TestContext, options: BrowserContextOptions) {
  if (!browser) throw new Error('skipped without a browser')
  const tally = rememberLooks()
  const api = await startApi(t, { tally })
  const context = await browser.newContext(options)
  t.after(() => context.close())
  return { api, page: await context.newPage(), seen: tally.seen }
}

for (const [width, lang] of [
  [390, 'ja'],
  [1280, 'en'],
] as const) {
  test(`has no accessibility fault on any page at ${width} pixels in ${lang}`, {
    skip,
  }, async (t) => {
    const { api, page, seen } = await start(t, { viewport: { width, height: 800 } })
    await api.call('PATCH', '/v1/entry-points/demo-sms-link', { topics: ['offers'] })
    const sound = async () => {
      assert.deepEqual(await axeFaults(page), [], page.url())
      const isWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
      assert.equal(isWide, false, page.url())
    }
    for (const kind of ['page', 'email', 'sms-link']) {
      await page.goto(`${api.url}/o/demo-${kind}?lang=${lang}&source=mail`)
      await sound()
      const [yes, no] = await page.locator('.answers .button').all()
      const [large, same] = [await yes?.boundingBox(), await no?.boundingBox()]
      assert.ok(large && same && Math.abs(large.width - same.width) < 1 && same.height >= 44)
      await page.fill('#phone', '12')
      await follow(page, '#submit')
      assert.equal(await page.inputValue('#phone'), '12')
      await sound()
      await page.fill('#phone', '090-1234-5678')
      if (kind !== 'sms-link') await page.check('#topic-offers')
      await follow(page, '#submit')
      await page.waitForURL(/\/thanks\?/)
      await sound()
      await page.goto(`${api.url}/o/demo-${kind}?lang=${lang}`)
      await follow(page, '.answers .button--plain')
      await sound()
      await page.waitForURL(/\/no\?/)
    }
    await page.goto(`${api.url}/o/demo-atm?terminal=%20`)
    await sound()
    assert.equal((await api.recorded()).length, 3)
    const begun = seen.filter((look) => look.endsWith('started'))
    assert.deepEqual(
      begun,
      ['page', 'email', 'sms-link'].map((kind) => `demo-${kind} started`),
    )
  })
}

test('works whole without scripts, and tells once of a form begun', { skip }, async (t) => {
  const { api, page, seen } = await start(t, { javaScriptEnabled: false })
  for (const kind of ['page', 'popup', 'banner', 'checkbox', 'social']) {
    await page.goto(`${api.url}/o/demo-${kind}?source=mail`)
    await follow(page, '#submit')
    await page.fill('#phone', '090-1234-5678')
    await page.check('#topic-order-updates')
    await follow(page, '#submit')
    await page.waitForURL(/\/thanks\?/)
    const looks = seen.splice(0)
    assert.deepEqual(looks, [`demo-${kind} shown`, `demo-${kind} started`])
    // A no takes as many presses, and takes nothing along of what was typed.
    await page.goto(`${api.url}/o/demo-${kind}?source=mail`)
    await page.fill('#phone', '090-1234-5678')
    const [request] = await Promise.all([
      page.waitForRequest((each) => each.method() === 'POST'),
      follow(page, '.answers .button--plain'),
    ])
    assert.match(request.postData() ?? '', /^once=[\da-f-]{36}$/)
    await page.waitForURL(/\/no\?source=mail&lang=/)
    await page.reload()
    assert.deepEqual(seen.splice(0), [`demo-${kind} shown`, `demo-${kind} refused`])
  }
  assert.equal((await api.recorded()).length, 5)
})
