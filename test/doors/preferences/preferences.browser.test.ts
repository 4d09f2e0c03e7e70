// `/stop` and the preference page as a person uses them, the code coming to the sandbox's phone:
// at phone and desktop width, in both languages, without JavaScript, with axe.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { type TestContext, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { contrastOf, pageFaults } from '../../support/axe.ts'
import { startSite, WAIT_MS } from '../../support/site.ts'

const NUMBER = '+819012345678'
const SMS_CHAT = 'nav[aria-labelledby="chats"] a:has-text("SMS")'

async function start(t: TestContext) {
  const site = await startSite(t)
  if ('skipped' in site) return site
  const { browser, server, call, asked } = site
  const agree = async (kind: string) => {
    const { status } = await call('POST', '/v1/consents', {
      ...{ person: NUMBER, topics: ['offers', 'order-updates'], entryPoint: 'demo-checkbox' },
      ...{ act: { kind }, notice: { id: 'demo-notice', language: 'ja' } },
    })
    assert.equal(status, 201)
  }
  const reasons = async (topic = 'offers') =>
    (await asked(NUMBER, { type: 'template', topic })).codes
  return { browser, url: server.url, call, agree, reasons }
}

/** The last code that came to the sandbox's phone by SMS, after so many before. */
async function codeOnPhone(browser: Browser, url: string, before: number): Promise<string> {
  const page = await browser.newPage()
  await page.goto(`${url}/sandbox?lang=en`)
  await page.click(SMS_CHAT)
  const bubble = page.locator('.bubble__text').nth(before)
  await bubble.waitFor({ timeout: WAIT_MS })
  const code = /\d{6}/.exec((await bubble.textContent()) ?? '')?.[0] ?? ''
  await page.close()
  return code
}

test('stops by a code on the phone, without JavaScript, and starts again by a tick', async (t) => {
  const all = await start(t)
  if ('skipped' in all) return t.skip(all.skipped)
  const { browser, url, agree, reasons } = all
  await agree('form')
  assert.deepEqual(await reasons(), [])
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en' })
  const page = await context.newPage()
  await page.goto(`${url}/stop`)
  await page.fill('#phone', '090-1234-5678')
  await page.click('button[type=submit]')
  assert.match(page.url(), /\/stop\/code\/[\w-]{22}\?/)
  const code = await codeOnPhone(browser, url, 0)
  assert.match(code, /^\d{6}$/)
  await page.fill('#code', code === '000000' ? '111111' : '000000')
  await page.click('button[type=submit]')
  assert.equal(await page.locator('[role=alert]').count(), 1)
  await page.fill('#code', code)
  await page.click('button[type=submit]')
  assert.match(page.url(), /\/p\/[\w-]+\?/)

  await page.uncheck('#topic-offers')
  await page.click('button[value=save]')
  const told = await page.locator('[role=status]').textContent()
  assert.equal(await page.title(), `${told} – Your messages from Sakura Coffee`)
  assert.deepEqual(await reasons(), ['opted_out_topic'])
  assert.deepEqual(await reasons('order-updates'), [])
  await page.check('#topic-offers')
  await page.click('button[value=save]')
  assert.deepEqual(await reasons(), [])

  await page.click('button[value=stop]')
  assert.deepEqual(await reasons(), ['opted_out'])
  assert.deepEqual(await reasons('order-updates'), ['opted_out'])
  assert.equal(await page.isChecked('#topic-offers'), false)
  await page.check('#topic-order-updates')
  await page.click('button[value=save]')
  assert.deepEqual(await reasons('order-updates'), [])
  assert.deepEqual(await reasons(), ['opted_out'])
  await context.close()
})

test('has no accessibility fault on any page, wide and narrow, in both languages', async (t) => {
  const all = await start(t)
  if ('skipped' in all) return t.skip(all.skipped)
  const { browser, url, call, agree } = all
  await agree('form')
  const { body } = await call('POST', '/v1/links', { person: NUMBER, purpose: 'preferences' })
  const theirs = URL.parse(body.url)?.pathname ?? ''
  let codes = 0
  // Each width and each language once: a round of these pages takes many seconds.
  for (const [width, lang] of [
    [1280, 'en'],
    [375, 'ja'],
  ] as const) {
    const context = await browser.newContext({ viewport: { width, height: 800 }, bypassCSP: true })
    const page = await context.newPage()
    const sound = async (what: string) => assert.deepEqual(await pageFaults(page), [], what)
    const visit = (path: string) => page.goto(`${url}${path}?lang=${lang}`)
    await visit('/stop')
    assert.equal(await page.getAttribute('html', 'lang'), lang)
    await sound('stop')
    await page.fill('#phone', '12')
    await page.click('button[type=submit]')
    assert.equal(await page.inputValue('#phone'), '12')
    await sound('stop, with an error')
    await page.fill('#phone', NUMBER)
    await page.click('button[type=submit]')
    await sound('code')
    await page.click('button[type=submit]')
    await sound('code, with an error')
    const code = await codeOnPhone(browser, url, codes++)
    await page.fill('#code', code)
    await page.click('button[type=submit]')
    await sound('preferences')
    const own = (URL.parse(page.url())?.pathname ?? '').replace(/\?.*/, '')
    await page.click('button[value=erase]')
    await sound('preferences, with an error')
    await page.click('button[value="7"]')
    await sound('preferences, paused')
    await visit(`${own}/record`)
    await sound('record')
    const isShown = () => page.locator('.history__words p').first().isVisible()
    assert.equal(await isShown(), false)
    await page.emulateMedia({ media: 'print' })
    assert.equal(await isShown(), true, 'the words are on paper')
    const receipt = 'document.querySelector(".receipt")'
    const cut = `${receipt}.scrollHeight - ${receipt}.clientHeight`
    assert.equal(await page.evaluate(cut), 0, 'and all of a receipt')
    await page.emulateMedia({ media: 'screen' })
    await visit(theirs)
    await sound('preferences by a link of the business')
    await visit(own)
    await page.click('button[value=resume]')
    await visit('/p/forged')
    await sound('closed')
    await visit('/stop/code/forged')
    await sound('code closed')
    await context.close()
  }
})

test('erases from the page for who proved the number, and says so there', async (t) => {
  const all = await start(t)
  if ('skipped' in all) return t.skip(all.skipped)
  const { browser, url, agree, reasons, call } = all
  await agree('form')
  const page = await browser.newPage({ locale: 'en' })
  await page.goto(`${url}/stop`)
  await page.fill('#phone', NUMBER)
  await page.click('button[type=submit]')
  await page.fill('#code', await codeOnPhone(browser, url, 0))
  await page.click('button[type=submit]')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click('a[href$="data.json"]'),
  ])
  assert.match(await readFile(await download.path(), 'utf8'), /819012345678/)
  await page.check('#confirm')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    assert.ok((await contrastOf(page, 'button[value=erase]')) >= 4.5, colorScheme)
  }
  await page.click('button[value=erase]')
  await page.locator('.note', { hasText: 'was erased on' }).waitFor({ timeout: WAIT_MS })
  assert.deepEqual(await reasons(), ['no_consent'])
  const { body } = await call('POST', '/v1/people/lookup', { person: NUMBER })
  assert.deepEqual(body.identifiers, [])
})

test('keeps the button that saves at hand, and off a low screen', async (t) => {
  const all = await start(t)
  if ('skipped' in all) return t.skip(all.skipped)
  const { browser, url, call, agree } = all
  await agree('form')
  const { body } = await call('POST', '/v1/links', { person: NUMBER, purpose: 'preferences' })
  const path = new URL(body.url).pathname
  for (const [height, isAtHand] of [
    [600, true],
    [320, false],
  ] as const) {
    const page = await browser.newPage({ viewport: { width: 360, height } })
    await page.goto(`${url}${path}?lang=en`)
    const save = await page.locator('button[value=save]').boundingBox()
    assert.ok(save)
    assert.equal(save.y + save.height <= height, isAtHand, `${save.y}`)
    assert.deepEqual(await pageFaults(page), [])
    await page.close()
  }
})

test('shows the words of what can be ticked before the button that saves', async (t) => {
  const all = await start(t)
  if ('skipped' in all) return t.skip(all.skipped)
  const { browser, url, call } = all
  const { body } = await call('POST', '/v1/links', { person: NUMBER, purpose: 'preferences' })
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
  await page.goto(`${url}${new URL(body.url).pathname}?lang=en`)
  const [words, save] = await Promise.all(
    ['.words', 'button[value=save]'].map((each) => page.locator(each).boundingBox()),
  )
  assert.ok(words && save && words.y + words.height <= save.y)
  assert.ok(save.y > 740, `${save.y}`)
  assert.deepEqual(await pageFaults(page), [])
})
