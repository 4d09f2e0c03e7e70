// The console's pages of imports, people and doors in Chromium: empty and filled, at phone and
// desktop width, in both languages.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csv, phoneOf, row } from '../doors/imports/files.ts'
import { startApi } from '../support/api.ts'
import { follow, sharedBrowser } from '../support/browser.ts'
import { ANDROID as PHONE } from '../support/browsers.ts'
import { openConsole, VIEWS } from './kit.ts'

const { browser, skip } = await sharedBrowser()

for (const view of VIEWS) {
  const [width, lang] = view
  const where = `at ${width} pixels in ${lang}`

  test(`tries a file, records it and takes it back, ${where}`, { skip }, async (t) => {
    if (!browser) return
    const api = await startApi(t)
    const { page, open, sound } = await openConsole(t, browser, api, view)
    await open('/console/imports')
    assert.equal(await page.locator('.pages [aria-current=page]').count(), 1)
    await sound('imports-empty')
    const send = async (name: string, text: string) => {
      const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) }
      await page.setInputFiles('#file', file)
      await follow(page, '.upload .button')
    }
    await follow(page, '.upload .button')
    assert.equal(await page.locator('[role=alert]').count(), 1)
    await send('list.csv', 'Mobile,topics\n1,offers\n')
    assert.equal(await page.locator('[role=alert] li').count(), 4)
    await sound('imports-wrong')
    await send('list.csv', csv(row(phoneOf(1)), row(phoneOf(2)), row('12')))
    assert.match(page.url(), /\/console\/imports\/imp_/)
    assert.deepEqual(await page.locator('.tiles dd').allTextContents(), ['2', '0', '0', '1'])
    assert.deepEqual(await api.recorded(), [])
    await sound('import-tried')
    await follow(page, '.verdict .button')
    assert.deepEqual(await page.locator('.tiles dd').allTextContents(), ['2', '0', '0', '1'])
    assert.equal((await api.recorded()).length, 2)
    await sound('import-recorded')
    await follow(page, 'a[href*="/undo"]')
    await sound('import-undo')
    assert.equal((await api.recorded()).length, 2)
    await follow(page, 'button.button')
    assert.equal((await api.recorded()).length, 4)
    assert.equal(await page.locator('a[href*="/undo"]').count(), 0)
    await open('/console/imports')
    assert.equal(await page.locator('tbody tr').count(), 1)
    await sound('imports-filled')
  })

  test(`tells how a person stands, and why, ${where}`, { skip }, async (t) => {
    if (!browser) return
    const api = await startApi(t)
    const { page, open, sound } = await openConsole(t, browser, api, view)
    await open('/console/people')
    await sound('people-empty')
    const look = async (phone: string) => {
      await page.fill('#phone', phone)
      await follow(page, '.button')
      assert.equal(new URL(page.url()).searchParams.size, 1)
    }
    await look('12')
    assert.equal(await page.inputValue('#phone'), '12')
    assert.equal(await page.locator('[role=alert]').count(), 1)
    await look('+81 90 1234 5678')
    assert.equal(await page.locator('[role=status]').count(), 1)
    await sound('people-unknown')
    const consent = {
      entryPoint: 'demo-form',
      act: { kind: 'form' },
      notice: { id: 'demo-notice' },
    }
    const person = '+819012345678'
    await api.call('POST', '/v1/consents', {
      ...{ ...consent, person, topics: ['offers', 'order-updates'] },
      evidence: { order: 'A-1', note: '<b>注文</b>' },
    })
    api.clock.now += 3_600_000
    const no = { person, scope: 'marketing', act: { kind: 'call' } }
    assert.equal((await api.call('POST', '/v1/withdrawals', no)).status, 201)
    await look('090-1234-5678')
    assert.equal(await page.locator('.verdict').count(), 1)
    assert.equal(await page.locator('.timeline__line').count(), 2)
    assert.equal(await page.locator('.timeline b').count(), 0)
    await page.locator('.timeline summary').nth(1).click()
    await sound('people-found')
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('a[download]')])
    const chunks = await Array.fromAsync(await download.createReadStream())
    const exported = JSON.parse(Buffer.concat(chunks).toString())
    assert.equal(exported.identifiers[0].value, person)
  })

  test(`shows what a door led to, robots apart, ${where}`, { skip }, async (t) => {
    if (!browser) return
    const api = await startApi(t)
    const { page, open, sound } = await openConsole(t, browser, api, view)
    await open('/console/doors/demo-form')
    await sound('door-empty')
    const look = async (path: string, userAgent: string) => {
      const headers = { 'user-agent': userAgent }
      await (await fetch(api.url + path, { redirect: 'manual', headers })).arrayBuffer()
    }
    for (let i = 0; i < 24; i++) await look('/o/demo-form', PHONE)
    for (let i = 0; i < 5; i++) await look('/o/demo-form', 'WhatsApp/2.24.1.84 A')
    for (let i = 0; i < 7; i++) {
      const body = new URLSearchParams({ phone: phoneOf(i), topics: 'offers' })
      await fetch(`${api.url}/o/demo-form`, { method: 'POST', body })
    }
    await api.call('POST', '/v1/withdrawals', {
      ...{ person: phoneOf(1), scope: 'all', act: { kind: 'call' } },
    })
    await open('/console/doors/demo-form')
    const cells = (i: number) => page.locator('.counts tbody tr').nth(i).locator('td')
    assert.deepEqual(
      await cells(0).allTextContents(),
      lang === 'en' ? ['24 robots 5', '24 robots 5'] : ['24 ボット 5', '24 ボット 5'],
    )
    assert.deepEqual(await cells(5).allTextContents(), ['7', '7'])
    assert.deepEqual(await cells(7).allTextContents(), ['1', '1'])
    await sound('door-filled')
    await open('/console')
    assert.equal(await page.locator('.doors__counts').count(), 1)
    await sound('overview')
    // On a phone a row is read without moving it aside, and still is a row to who hears it.
    const hidden =
      '[...document.querySelectorAll(".scroll")].filter((each) => each.scrollWidth > each.clientWidth).length'
    assert.equal(await page.evaluate(hidden), 0)
    const table = page.getByRole('table').first()
    assert.ok((await table.getByRole('row').first().getByRole('columnheader').count()) === 5)
    assert.ok((await table.getByRole('row').nth(1).getByRole('cell').count()) >= 3)
    if (width === 390) {
      await page.setViewportSize({ width: 320, height: 800 })
      await sound('overview-narrow')
      await page.setViewportSize({ width, height: 900 })
    }
    for (let i = 0; i < 5; i++) await page.keyboard.press('Tab')
    assert.equal(await page.evaluate('document.activeElement.pathname'), '/console/reviews')
  })
}
