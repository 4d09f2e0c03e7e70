// The form as a person uses it, at phone and desktop width, in both languages, with axe.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageFaults } from '../../support/axe.ts'
import { follow, launchBrowser } from '../../support/browser.ts'
import { startSite } from '../../support/site.ts'
import { TYPED, walk } from '../../support/walk.ts'

test('lets a person agree, and has no accessibility fault on any page', async (t) => {
  const site = await startSite(t)
  if ('skipped' in site) return t.skip(site.skipped)
  const { browser, server } = site

  for (const [width, lang] of [
    [375, 'en'],
    [1280, 'en'],
    [375, 'ja'],
    [1280, 'ja'],
  ] as const) {
    const context = await browser.newContext({ viewport: { width, height: 800 }, bypassCSP: true })
    const page = await context.newPage()
    await page.goto(`${server.url}/o/demo-form?lang=${lang}`)
    assert.equal(await page.locator('input[type=checkbox]:checked').count(), 0)
    assert.deepEqual(await pageFaults(page), [])
    await page.fill('#phone', '12')
    await follow(page, '#submit')
    assert.equal(await page.inputValue('#phone'), '12')
    assert.equal(await page.locator('[role=alert] li').count(), 2)
    assert.deepEqual(await pageFaults(page), [])
    await page.fill('#phone', '090-1234-5678')
    await page.check('#topic-offers')
    await follow(page, '#submit')
    await page.waitForURL(/\/thanks\?/)
    assert.deepEqual(await pageFaults(page), [])
    await context.close()
  }
})

test('in Chromium: allows after the form, denies after a withdrawal, and after a restart', async (t) => {
  const browser = await launchBrowser()
  if ('skipped' in browser) return t.skip(browser.skipped)
  t.after(() => browser.close())
  await walk(t, async ({ url }) => {
    const page = await browser.newPage()
    await page.goto(`${url}/o/demo-form?lang=ja`)
    await page.fill('#phone', TYPED)
    await page.check('#topic-offers')
    await follow(page, '#submit')
    await page.waitForURL(/\/thanks\?/)
    await page.close()
  })
})
