// The pass from the console that makes it to the sheet that is recorded, and the lines to copy, in
// Chromium: at phone and desktop width, in both languages, with and without scripts.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { BrowserContextOptions } from 'playwright-core'
import { consoleLink } from '../../../src/console/session.ts'
import { startApi } from '../../support/api.ts'
import { axeFaults } from '../../support/axe.ts'
import { follow, sharedBrowser } from '../../support/browser.ts'

const { browser, skip } = await sharedBrowser()

async function openConsole(t: TestContext, options: BrowserContextOptions) {
  if (!browser) throw new Error('skipped without a browser')
  const api = await startApi(t)
  const context = await browser.newContext(options)
  t.after(() => context.close())
  const page = await context.newPage()
  const sound = async () => {
    assert.deepEqual(await axeFaults(page), [], page.url())
    const isWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
    assert.equal(isWide, false, page.url())
  }
  await page.goto(consoleLink(api.keyring, api.url, 'demo', api.clock.now))
  await follow(page, '.button')
  return { api, page, sound }
}

for (const [width, lang] of [
  [390, 'ja'],
  [1280, 'en'],
] as const) {
  test(`leads from a pass to a recorded sheet, at ${width} pixels in ${lang}`, {
    skip,
  }, async (t) => {
    const { api, page, sound } = await openConsole(t, {
      viewport: { width, height: 800 },
      locale: lang,
    })
    await page.goto(`${api.url}/console/doors/demo-paper?lang=${lang}`)
    await sound()
    await follow(page, '.button--inline')
    assert.equal(await page.locator('#staffId[aria-invalid]').count(), 1)
    await sound()
    await page.fill('#staffId', '<b>S-17</b>')
    await follow(page, '.button--inline')
    const link = new URL((await page.locator('.verdict .snippet').textContent()) ?? '')
    await sound()

    await page.goto(`${api.url}${link.pathname}${link.search}&lang=${lang}`)
    await sound()
    await follow(page, '.button')
    await page.goto(`${api.url}/staff?lang=${lang}`)
    await sound()
    await follow(page, '.tasks a')
    await sound()
    await page.setInputFiles('#file', {
      name: 'sheet.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7'),
    })
    await follow(page, '#submit')
    await sound()
    assert.equal(await page.locator('[role=alert] li').count(), 5)
    await page.fill('#phone', '090-1234-5678')
    await page.check('#topic-offers')
    await page.check('#words-0')
    await page.fill('#date', '2026-11-20')
    await page.check('#sure')
    await follow(page, '#submit')
    await page.waitForURL(/\/done\?/)
    await sound()
    const [event] = await api.store.ledger.latest('demo', 1)
    assert.equal(event?.entryPoint, 'demo-paper')
    const evidence = event?.evidence as Record<string, Record<string, unknown>>
    assert.equal(evidence.provided?.staffId, '<b>S-17</b>')

    await page.goto(`${api.url}/console/doors/demo-paper?lang=${lang}`)
    await follow(page, '.held button')
    assert.equal(await page.locator('.held button').count(), 0)
    assert.equal((await page.goto(`${api.url}/staff?lang=${lang}`))?.status(), 401)
    await sound()
  })
}

test('lets staff record without scripts', { skip }, async (t) => {
  const { api, page } = await openConsole(t, { javaScriptEnabled: false })
  await page.goto(`${api.url}/console/doors/demo-in-person`)
  await page.fill('#staffId', 'S-1')
  await follow(page, '.button--inline')
  // It is shown once, far down a long page: the answer comes into view by itself.
  const top = await page.locator('.verdict').evaluate((made) => made.getBoundingClientRect().top)
  assert.ok(top >= 0 && top < (page.viewportSize()?.height ?? 0) / 2, `the pass is at ${top}`)
  const link = new URL((await page.locator('.verdict .snippet').textContent()) ?? '')
  await page.goto(`${api.url}${link.pathname}${link.search}`)
  await follow(page, '.button')
  await follow(page, '.tasks a')
  await page.fill('#phone', '090-1234-5678')
  await page.check('#topic-offers')
  await page.check('#words-0')
  await page.check('#sure')
  await follow(page, '#submit')
  await page.waitForURL(/\/done\?/)
  assert.equal((await api.recorded()).length, 1)
})

test('gives for each kind of door the lines that put it up, and nothing to strangers', {
  skip,
}, async (t) => {
  for (const [width, lang] of [
    [390, 'en'],
    [1280, 'ja'],
  ] as const) {
    const { api, page, sound } = await openConsole(t, { viewport: { width, height: 800 } })
    const lines = async (kind: string) => {
      await page.goto(`${api.url}/console/doors/demo-${kind}?lang=${lang}`)
      await sound()
      return page.locator('.snippet').allTextContents()
    }
    const scripts = await lines('checkbox')
    for (const place of ['checkout', 'tracking', 'check-in']) {
      assert.ok(scripts.some((line) => line.includes(`data-source="${place}"`)))
    }
    assert.ok(scripts.every((line) => !line.includes('<script') || line.includes('/embed.js"')))
    assert.equal(await page.locator('.wrong').count(), 1)
    await api.call('PATCH', '/v1/entry-points/demo-checkbox', {
      allowedOrigins: ['https://shop.example'],
    })
    await lines('checkbox')
    assert.equal(await page.locator('.wrong').count(), 0)
    assert.ok((await lines('kiosk')).some((line) => line.includes('terminal=')))
    assert.ok((await lines('email')).some((line) => line.includes('?source=')))
    const nothing = await page.goto(`${api.url}/console/doors/nowhere`)
    assert.equal(nothing?.status(), 404)
    assert.equal((await fetch(`${api.url}/console/doors/demo-form`)).status, 401)
    const post = { method: 'POST', body: new URLSearchParams({ staffId: 'x' }) }
    const stranger = await fetch(`${api.url}/console/doors/demo-paper/passes`, post)
    assert.equal(stranger.status, 401)
    assert.deepEqual(api.settings.catalog.list('staff-pass', 'demo'), [])
  }
})
