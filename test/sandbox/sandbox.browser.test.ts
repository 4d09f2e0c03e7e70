// The sandbox phone as a newcomer uses it: opt in, say no, switch offers off, write first.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import { pageFaults } from '../support/axe.ts'
import { startSite, WAIT_MS } from '../support/site.ts'

const NUMBER = '+819012345678'

async function start(t: TestContext) {
  const site = await startSite(t)
  if ('skipped' in site) return site
  const { browser, server, call, asked } = site
  const reasons = async (message: object) => (await asked(NUMBER, message)).codes
  return { browser, server, call, reasons }
}

const say = async (page: Page, text: string) => {
  await page.fill('#text', text)
  await page.click('.handset__compose button')
}
const bubbles = (page: Page) => page.locator('.bubble:not(.bubble--own) .bubble__text')
const offers = { type: 'template', topic: 'offers' }
const updates = { type: 'template', topic: 'order-updates' }

test('opts in, is thanked, stops in a sentence, is told once, switches offers off', async (t) => {
  const all = await start(t)
  if ('skipped' in all) return t.skip(all.skipped)
  const { browser, server, reasons } = all
  const page = await browser.newPage()
  await page.goto(`${server.url}/sandbox?lang=en`)
  // Where a newcomer begins is in sight, beside the phone.
  const poster = page.locator('button[value="demo-qr"]')
  const box = await poster.evaluate((button) => button.getBoundingClientRect().bottom)
  assert.ok(box < (page.viewportSize()?.height ?? 0) / 2, `demo-qr is at ${box}`)
  await poster.click()
  assert.match(await page.inputValue('#text'), /Sakura Coffee.*\(demo-qr\)/)
  assert.deepEqual(await reasons(offers), ['no_consent'])
  await page.click('.handset__compose button')
  await bubbles(page).nth(0).waitFor({ timeout: WAIT_MS })
  assert.match((await bubbles(page).nth(0).textContent()) ?? '', /Thank you/)
  assert.deepEqual(await reasons(offers), [])

  await page.click('button[aria-labelledby="t-offers"]')
  assert.deepEqual(await reasons(offers), ['platform_marketing_stop'])
  assert.deepEqual(await reasons(updates), [])
  // Within one second the stricter wins: WhatsApp's times are no finer.
  await page.waitForTimeout(1_100)
  await page.click('button[aria-labelledby="t-offers"]')
  assert.deepEqual(await reasons(offers), [])

  await say(page, 'please stop sending me this')
  await bubbles(page).nth(1).waitFor({ timeout: WAIT_MS })
  assert.match((await bubbles(page).nth(1).textContent()) ?? '', /no more messages/)
  assert.deepEqual(await reasons(offers), ['opted_out'])
  await say(page, 'please stop sending me this')
  await page.waitForTimeout(2_500)
  assert.equal(await bubbles(page).count(), 2)
})

for (const [lang, tap, thanks] of [
  ['en', 'Tap the ad of demo-ctwa-ad', /Thank you/],
  ['ja', 'demo-ctwa-adの広告をタップ', /ありがとうございます/],
] as const) {
  test(`taps an advertisement by keyboard on a narrow screen, in ${lang}, and is thanked`, async (t) => {
    const all = await start(t)
    if ('skipped' in all) return t.skip(all.skipped)
    const { browser, server, reasons } = all
    const context = await browser.newContext({ viewport: { width: 375, height: 700 } })
    const page = await context.newPage()
    await page.goto(`${server.url}/sandbox?lang=${lang}`)
    await page.getByRole('button', { name: tap }).focus()
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
    assert.match(await page.inputValue('#text'), /\(demo-ctwa-ad\)/)
    const box = await page.locator('#text').boundingBox()
    assert.ok(box && box.y >= 0 && box.y + box.height <= 700, JSON.stringify(box))
    assert.equal(await page.evaluate('document.activeElement.id'), 'text')
    assert.deepEqual(await reasons(offers), ['no_consent'])
    await page.keyboard.press('Tab')
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
    await bubbles(page).nth(0).waitFor({ timeout: WAIT_MS })
    assert.match((await bubbles(page).nth(0).textContent()) ?? '', thanks)
    assert.deepEqual(await reasons(offers), [])
    assert.equal(await page.locator('[name=ad]').count(), 0)
  })
}

test('answers in free form inside 24 hours, refuses after; airplane mode holds what comes', async (t) => {
  const all = await start(t)
  if ('skipped' in all) return t.skip(all.skipped)
  const { browser, server, call } = all
  const page = await browser.newPage()
  await page.goto(`${server.url}/sandbox?lang=en`)
  const free = { to: NUMBER, message: { type: 'freeform', text: 'Until seven.' } }
  const closed = await call('POST', '/v1/messages', free)
  assert.deepEqual([closed.status, closed.body.decision.reasons[0].code], [422, 'window_closed'])
  await say(page, 'How long are you open?')
  await page.click('button[aria-labelledby="t-airplane"]')
  const { status, body } = await call('POST', '/v1/messages', free)
  assert.equal(status, 202)
  const until = async (state: string) => {
    for (let i = 0; i < 100; i++) {
      const answer = await call('GET', `/v1/messages/${body.messageId}`)
      if (answer.body.state === state) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    assert.fail(`never ${state}`)
  }
  await until('sent')
  await page.click('button[aria-labelledby="t-airplane"]')
  await until('delivered')
  assert.match((await bubbles(page).nth(0).textContent()) ?? '', /Until seven/)
  await page.click('button[value="24"]')
  assert.equal((await call('POST', '/v1/messages', free)).status, 422)
})

test('has no accessibility fault, wide and narrow, in both languages, with an error', async (t) => {
  const all = await start(t)
  if ('skipped' in all) return t.skip(all.skipped)
  for (const [lang, width] of [
    ['en', 375],
    ['ja', 1280],
  ] as const) {
    const context = await all.browser.newContext({
      ...{ viewport: { width, height: 800 }, bypassCSP: true },
    })
    const page = await context.newPage()
    await page.goto(`${all.server.url}/sandbox?lang=${lang}`)
    await say(page, 'Hello')
    await page.fill('#add', '12')
    await page.click('form:has(#add) button')
    await page.locator('#add-error').waitFor()
    assert.equal(await page.inputValue('#add'), '12')
    assert.deepEqual(await pageFaults(page), [])
    await page.fill('#move', '34')
    await page.click('form:has(#move) button')
    await page.locator('#move-error').waitFor()
    assert.equal(await page.inputValue('#move'), '34')
    assert.equal(await page.inputValue('#add'), '')
    // Four times as large: nothing of the phone is cut off.
    await page.setViewportSize({ width: 320, height: 256 })
    const cut =
      'document.querySelector("#screen").scrollHeight - document.querySelector("#screen").clientHeight'
    assert.equal(await page.evaluate(cut), 0)
    await context.close()
  }
})

test('is for this machine and its own pages only', async (t) => {
  const all = await start(t)
  if ('skipped' in all) return t.skip(all.skipped)
  const { url } = all.server
  const status = async (headers: Record<string, string>, method = 'GET') =>
    (await fetch(`${url}/sandbox`, { method, headers, redirect: 'manual' })).status
  assert.equal(await status({}), 200)
  assert.equal(await status({ 'x-forwarded-for': '203.0.113.9' }), 404)
  assert.equal(await status({ 'sec-fetch-site': 'cross-site' }, 'POST'), 403)
  const api = await fetch(`${url}/sandbox/api/v25.0/%2B815012345678/messages`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' },
  })
  assert.equal(api.status, 401)
})
