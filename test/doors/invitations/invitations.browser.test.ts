// An SMS invitation walked in a browser: it arrives on the sandbox phone, is tapped, agreed to and
// thanked for, in both languages, wide and narrow; and pages that post by themselves.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import { pageFaults } from '../../support/axe.ts'
import { eventsOf } from '../../support/people.ts'
import { startSite, WAIT_MS } from '../../support/site.ts'

async function start(t: TestContext) {
  const site = await startSite(t)
  if ('skipped' in site) return site
  const { browser, server, call, asked } = site
  const open = (page: Page, lang: string) =>
    page.goto(`${server.url}/sandbox?lang=${lang}&c=sms%3A%2B815012345679`)
  /** Invites, and gives the tappable link as it stands on the phone. */
  const invite = async (page: Page, person: string, lang: string) => {
    const body = { person, channel: 'sms', entryPoint: 'demo-sms-link', language: lang }
    const answer = await call('POST', '/v1/invitations', body)
    assert.equal(answer.status, 202, JSON.stringify(answer.body))
    await open(page, lang)
    await page.click(`nav a:has-text("${person}")`)
    const link = page.locator('.bubble__text a').last()
    await link.waitFor({ timeout: WAIT_MS })
    return link
  }
  return { browser, server, call, asked, invite }
}

test('arrives on the phone, is tapped, agreed to and thanked for; eligibility shows the proof', async (t) => {
  const all = await start(t)
  if ('skipped' in all) return t.skip(all.skipped)
  const { browser, asked, invite, call } = all
  const people = ['+819012345678', '+447700900123', '+819011112222', '+819011113333']
  const views = [
    ['en', 390, 'Agree and open WhatsApp', 'Thank you, you agreed'],
    ['ja', 390, '同意してWhatsAppを開く', 'ありがとうございます'],
    ['en', 1280, 'Agree and open WhatsApp', 'Thank you, you agreed'],
    ['ja', 1280, '同意してWhatsAppを開く', 'ありがとうございます'],
  ] as const
  for (const [i, [lang, width, agree, thanks]] of views.entries()) {
    const person = people[i] ?? ''
    const viewport = { width, height: 844 }
    // Without JavaScript it all works; with it axe can look.
    const context = await browser.newContext({ viewport, bypassCSP: true, locale: lang })
    const page = await context.newPage()
    await page.goto(`${all.server.url}/sandbox?lang=${lang}`)
    await page.fill('#add', person)
    await page.click('form:has(#add) button')
    await (await invite(page, person, lang)).click()
    await page.waitForURL(/\/c\/[a-z0-9]{19}/)
    assert.deepEqual(await pageFaults(page), [])
    assert.deepEqual((await asked(person)).codes, ['no_consent'])
    await page.click(`text=${agree}`)
    await page.locator(`h1:has-text("${thanks}")`).waitFor({ timeout: WAIT_MS })
    assert.deepEqual(await pageFaults(page), [])
    const href = (await page.locator('a.button').getAttribute('href')) ?? ''
    assert.match(
      decodeURIComponent(href),
      /^https:\/\/wa\.me\/815012345678\?text=.*\(demo-sms-link\)$/,
    )
    const { codes, consent } = await asked(person)
    assert.deepEqual(codes, [])
    const events = await eventsOf(call, person)
    const proof = events.find(({ id }: { id: string }) => id === consent.eventId)
    assert.deepEqual([proof.evidence.language, proof.evidence.act.kind], [lang, 'link'])
    const shown = (await page.locator('.words p').textContent()) ?? ''
    assert.equal(shown, proof.evidence.text)
    await context.close()
  }
})

test('without JavaScript: declining is as near as agreeing, and is heard', async (t) => {
  const all = await start(t)
  if ('skipped' in all) return t.skip(all.skipped)
  const { browser, asked, server, call } = all
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  })
  const page = await context.newPage()
  await call('PATCH', '/v1/entry-points/demo-sms-link', { onTap: true })
  const body = { person: '+819012345678', channel: 'sms', entryPoint: 'demo-sms-link' }
  assert.equal((await call('POST', '/v1/invitations', body)).status, 202)
  const sms = `${server.url}/sandbox?lang=en&c=sms%3A%2B815012345679`
  const link = page.locator('.bubble__text a').last()
  for (let i = 0; i < 100 && (await link.count()) === 0; i++) await page.goto(sms)
  await link.click()
  const boxes = await Promise.all(
    ['agree', 'decline'].map((value) => page.locator(`button[value=${value}]`).boundingBox()),
  )
  assert.equal(boxes[0]?.width, boxes[1]?.width)
  assert.equal(boxes[0]?.height, boxes[1]?.height)
  assert.ok((boxes[0]?.height ?? 0) >= 44)
  await page.click('button[value=decline]')
  assert.match((await page.textContent('h1')) ?? '', /Understood|承知しました/)
  assert.deepEqual((await asked('+819012345678')).codes, ['no_consent'])
})

test('onTap posts once the page is seen, not while hidden or prerendered, and is at most pending', async (t) => {
  const all = await start(t)
  if ('skipped' in all) return t.skip(all.skipped)
  const { browser, asked, invite, call, server } = all
  const person = '+819012345678'
  const changed = await call('PATCH', '/v1/entry-points/demo-sms-link', { onTap: true })
  assert.equal(changed.status, 200)
  const reader = await browser.newPage()
  const href = (await (await invite(reader, person, 'en')).getAttribute('href')) ?? ''
  await reader.close()

  // A scanner that runs scripts in a page nobody sees.
  const hidden = await browser.newPage()
  await hidden.addInitScript(`
    globalThis.seen = 'hidden'; globalThis.ahead = true
    Object.defineProperty(document, 'visibilityState', { get: () => globalThis.seen })
    Object.defineProperty(document, 'prerendering', { get: () => globalThis.ahead })
  `)
  const posts: string[] = []
  hidden.on('request', (request) => {
    if (request.method() === 'POST') posts.push(request.url())
  })
  await hidden.goto(href, { waitUntil: 'load' })
  await hidden.evaluate(
    `globalThis.seen = 'visible'; document.dispatchEvent(new Event('visibilitychange'))`,
  )
  assert.deepEqual((await asked(person)).codes, ['no_consent'])
  assert.equal(posts.length, 0)
  await hidden.evaluate(
    `globalThis.ahead = false; document.dispatchEvent(new Event('prerenderingchange'))`,
  )
  await hidden.locator('h1:has-text("One last step")').waitFor({ timeout: WAIT_MS })
  assert.equal(posts.length, 1)
  assert.deepEqual((await asked(person)).codes, ['consent_pending'])

  // Opened again it shows the same and posts nothing; the message is what remains.
  const context = await browser.newContext({
    bypassCSP: true,
    viewport: { width: 390, height: 844 },
  })
  const page = await context.newPage()
  page.on('request', (request) => {
    if (request.method() === 'POST') posts.push(request.url())
  })
  await page.goto(`${href}?lang=ja`, { waitUntil: 'load' })
  assert.deepEqual(await pageFaults(page), [])
  assert.equal(posts.length, 1)
  // Both answers below the words they answer, and alike.
  const [words, yes, no] = await Promise.all(
    ['.words', '.answers a.button', '.answers button'].map((each) =>
      page.locator(each).boundingBox(),
    ),
  )
  assert.ok(words && yes && no && words.y + words.height <= yes.y)
  assert.deepEqual([yes.width, yes.height], [no.width, no.height])
  const wa: string | null = await page.locator('a.button').getAttribute('href')
  const sentence = new URL(wa ?? '').searchParams.get('text') ?? ''
  await page.goto(`${server.url}/sandbox?lang=ja`)
  await page.fill('#text', sentence)
  await page.click('.handset__compose button')
  assert.deepEqual((await asked(person)).codes, [])
  assert.equal((await asked(person)).consent.strength, 'explicit')
})
