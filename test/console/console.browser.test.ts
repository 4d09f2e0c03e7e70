// The console as a newcomer meets it: from the printed link to an answer, with axe.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { pageFaults } from '../support/axe.ts'
import { optin } from '../support/server.ts'
import { startSite } from '../support/site.ts'

test('opens once by its printed link, shows what was recorded, and answers', async (t) => {
  const site = await startSite(t)
  if ('skipped' in site) return t.skip(site.skipped)
  const { browser, server, env } = site
  const printed = /\/console\/enter\?link=[\w-]+/.exec(server.output())?.[0]
  assert.ok(printed)
  for (const path of ['/console', '/console/enter?link=forged']) {
    assert.notEqual((await fetch(server.url + path)).status, 200)
  }
  // Link previews and scanners look; that uses nothing up.
  for (let i = 0; i < 3; i++) assert.equal((await fetch(server.url + printed)).status, 200)

  for (const [width, lang, path] of [
    [1280, 'en', printed],
    [375, 'ja', undefined],
  ] as const) {
    const link = path ?? new URL(await optin(['console', '--business', 'demo'], env))
    const entry = typeof link === 'string' ? link : link.pathname + link.search
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      locale: lang,
      bypassCSP: true,
    })
    const page = await context.newPage()
    await page.goto(server.url + entry)
    assert.deepEqual(await pageFaults(page), [])
    await page.click('.button')
    assert.equal(new URL(page.url()).pathname, '/console')
    await page.goto(`${server.url}/console?lang=${lang}`)
    // Two keys lead past what stands on every page.
    await page.focus('.tongues a')
    await page.keyboard.press('Tab')
    assert.ok(((await page.locator('.skip').boundingBox())?.height ?? 0) > 24)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate('document.activeElement.id'), 'phone')
    const title = await page.title()
    await page.fill('#phone', '12')
    await page.click('.button')
    assert.equal(await page.inputValue('#phone'), '12')
    assert.equal(await page.evaluate('document.activeElement.id'), 'phone')
    assert.match(await page.title(), /^(Please check: |ご確認ください：)/)
    assert.equal(await page.locator('[role=alert]').count(), 1)
    assert.deepEqual(await pageFaults(page), [])

    const phone = `090-1234-56${width % 90}`
    await fetch(`${server.url}/o/demo-form`, {
      method: 'POST',
      body: new URLSearchParams({ phone, topics: 'offers' }),
    })
    await page.fill('#phone', phone)
    await page.selectOption('#topic', 'offers')
    await page.click('.button')
    const said = await page.locator('.verdict--yes .verdict__word').textContent()
    assert.equal(await page.title(), `${said} – ${title}`)
    assert.ok((await page.locator('tbody tr').count()) > 0)
    assert.deepEqual(await pageFaults(page), [])
    const isWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
    assert.equal(isWide, false)
    if (process.env.SCREENSHOTS) {
      await page.screenshot({
        path: join(process.env.SCREENSHOTS, `console-${lang}.png`),
        fullPage: true,
      })
    }

    const again = await browser.newPage()
    await again.goto(server.url + entry)
    await again.click('.button')
    assert.equal(await again.locator('#phone').count(), 0)
    await page.click('.link')
    await page.goto(`${server.url}/console`)
    assert.equal(await page.locator('#phone').count(), 0)
    await context.close()
  }
})
