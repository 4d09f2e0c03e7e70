// The form as a person uses it, at phone and desktop width, in both languages, with axe.

import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { follow, launchBrowser } from '../../support/browser.ts'
import { startServer } from '../../support/server.ts'
import { TYPED, walk } from '../../support/walk.ts'

test('lets a person agree, and has no accessibility fault on any page', async (t) => {
  const browser = await launchBrowser()
  if ('skipped' in browser) return t.skip(browser.skipped)
  t.after(() => browser.close())
  const dir = await mkdtemp(join(tmpdir(), 'optin-form-'))
  const server = await startServer({ DATA_DIR: dir })
  t.after(async () => {
    await server.kill()
    await rm(dir, { recursive: true, force: true })
  })
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

  for (const [width, lang] of [
    [375, 'en'],
    [1280, 'en'],
    [375, 'ja'],
    [1280, 'ja'],
  ] as const) {
    const context = await browser.newContext({ viewport: { width, height: 800 }, bypassCSP: true })
    const page = await context.newPage()
    const faults = async () => {
      await page.evaluate(axe)
      const result = (await page.evaluate('axe.run()')) as { violations: { id: string }[] }
      return result.violations.map((violation) => violation.id)
    }
    await page.goto(`${server.url}/o/demo-form?lang=${lang}`)
    assert.equal(await page.locator('input[type=checkbox]:checked').count(), 0)
    assert.deepEqual(await faults(), [])
    await page.fill('#phone', '12')
    await follow(page, '#submit')
    assert.equal(await page.inputValue('#phone'), '12')
    assert.equal(await page.locator('[role=alert] li').count(), 2)
    assert.deepEqual(await faults(), [])
    await page.fill('#phone', '090-1234-5678')
    await page.check('#topic-offers')
    await follow(page, '#submit')
    await page.waitForURL(/\/thanks\?/)
    assert.deepEqual(await faults(), [])
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
