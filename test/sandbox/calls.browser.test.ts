// Calls on the sandbox phone as a newcomer makes them: dial, listen, press, confirm in the chat.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import { pageFaults } from '../support/axe.ts'
import { eventsOf as recordedOf } from '../support/people.ts'
import { startSite, WAIT_MS } from '../support/site.ts'

const JP = '+819012345678'
const GB = '+447700900123'

async function start(t: TestContext) {
  const site = await startSite(t)
  if ('skipped' in site) return site
  const { browser, server, call, asked } = site
  const consentOf = async (phone: string) => {
    const { codes, consent } = await asked(phone)
    return { codes, strength: consent?.strength }
  }
  const eventsOf = (phone: string) => recordedOf(call, phone)
  /** A page on one of the two phones. */
  const open = async (phone: string, lang: string, options: object = {}) => {
    const context = await browser.newContext({ ...options })
    const page = await context.newPage()
    page.setDefaultTimeout(WAIT_MS)
    await page.goto(`${server.url}/sandbox?lang=${lang}`)
    await page.click(`.picks a:has-text("${phone}")`)
    return page
  }
  return { browser, server, call, consentOf, eventsOf, open }
}

const dial = (page: Page) => page.click('form:has([value=dial]) button[value="demo-ivr"]')
const beCalled = (page: Page) => page.click('form:has([value=ring]) button[value="demo-ivr"]')
const key = async (page: Page, keys: string) => {
  for (const each of keys) await page.click(`.keypad__key[value="${each}"]`)
}
const heard = async (page: Page) =>
  (await page.locator('.call__part--last p').allTextContents()).join('\n')
const title = (page: Page) => page.locator('#chat-name').textContent()
const act = (page: Page, what: string) => page.click(`#screen button[value="${what}"]`)

test('dials, hears the words, presses 1, is asked in the chat, confirms: without scripts', async (t) => {
  const all = await start(t)
  if ('skipped' in all) return t.skip(all.skipped)
  const { open, consentOf, eventsOf } = all
  const page = await open(JP, 'ja', { javaScriptEnabled: false })
  await dial(page)
  const words = await heard(page)
  assert.match(words, /Sakura Coffee.*お得な情報とお知らせ.*ご注文の状況/s)
  assert.match(words, /WhatsApp/)
  assert.match(words, /「停止」/)
  assert.deepEqual((await consentOf(JP)).codes, ['no_consent'])
  await key(page, '1')
  assert.match((await title(page)) ?? '', /通話が終了しました/)
  assert.equal((await consentOf(JP)).strength, 'explicit')
  await act(page, 'put-away')
  const yes = page.locator('.bubble__buttons button').first()
  for (let i = 0; i < 50 && (await yes.count()) === 0; i++) await page.reload()
  assert.match((await page.locator('.bubble__text').first().textContent()) ?? '', /受け取りますか/)
  await yes.click()
  assert.deepEqual(await consentOf(JP), { codes: [], strength: 'confirmed' })
  const [given] = await eventsOf(JP)
  assert.equal(given.type, 'consent.given')
  assert.equal(given.evidence.text, words)
  assert.equal(given.evidence.language, 'ja')
  assert.match(given.evidence.provided.callId, /^CA[0-9a-f]{32}$/)
})

test('changes the language of a call by a key, and what was then heard is kept', async (t) => {
  const all = await start(t)
  if ('skipped' in all) return t.skip(all.skipped)
  const { open, eventsOf } = all
  for (const [phone, lang, offer, other] of [
    [JP, 'ja', 'For English, press 8.', 'en'],
    [GB, 'en', '日本語は、8を押してください。', 'ja'],
  ] as const) {
    const page = await open(phone, lang, { viewport: { width: 375, height: 800 } })
    await dial(page)
    const line = page.locator('.call__part--last p', { hasText: offer })
    assert.ok((await line.getAttribute('lang'))?.startsWith(other))
    await key(page, '8')
    const words = await heard(page)
    assert.match(words, other === 'en' ? /^Hello, this is/ : /^お電話ありがとう/)
    await key(page, '1')
    const [given] = await eventsOf(phone)
    assert.equal(given.evidence.language, other)
    assert.equal(given.evidence.text, words)
  }
})

test('a call of ours rings, is answered and agreed to by keyboard; a no in the chat withdraws', async (t) => {
  const all = await start(t)
  if ('skipped' in all) return t.skip(all.skipped)
  const { open, consentOf, eventsOf } = all
  const page = await open(GB, 'en')
  await beCalled(page)
  await page.locator('#screen button[value="person"]').waitFor()
  assert.match((await title(page)) ?? '', /Sakura Coffee is calling/)
  await act(page, 'person')
  assert.match(await heard(page), /^Hello, this is Sakura Coffee calling\./)
  // A wrong key first; the words are said again before the right one.
  await Promise.all([page.waitForNavigation(), page.keyboard.press('7')])
  assert.match(await heard(page), /^That key is not one of the choices\./)
  const words = await heard(page)
  await Promise.all([page.waitForNavigation(), page.keyboard.press('1')])
  assert.match(await heard(page), /Thank you/)
  assert.equal((await consentOf(GB)).strength, 'explicit')
  const [given] = (await eventsOf(GB)).filter(
    ({ type }: { type: string }) => type === 'consent.given',
  )
  assert.equal(given.evidence.text, words)
  assert.equal(given.evidence.provided.answeredBy, 'human')
  await act(page, 'put-away')
  await page.locator('.bubble__buttons button').nth(1).click()
  assert.deepEqual((await consentOf(GB)).codes, ['opted_out_topic'])
})

test('declined, taken by a machine, or hung up: nothing is recorded', async (t) => {
  const all = await start(t)
  if ('skipped' in all) return t.skip(all.skipped)
  const { open, consentOf } = all
  const page = await open(GB, 'en')
  for (const how of ['decline', 'machine', 'person'] as const) {
    await beCalled(page)
    await page.locator(`#screen button[value="${how}"]`).waitFor()
    await act(page, how)
    if (how === 'machine') assert.match(await heard(page), /There is nothing you need to do/)
    if (how === 'person') await act(page, 'hang-up')
    assert.match((await title(page)) ?? '', /The call has ended/)
    await act(page, 'put-away')
  }
  assert.deepEqual((await consentOf(GB)).codes, ['no_consent'])
})

test('withholds the number, keys one in with #, hears it, and waits; a landline is asked too', async (t) => {
  const all = await start(t)
  if ('skipped' in all) return t.skip(all.skipped)
  const { open, consentOf } = all
  const page = await open(JP, 'en')
  await page.check('input[value="withheld"]')
  await dial(page)
  assert.match(await heard(page), /We cannot see the number/)
  await key(page, '00447700900123')
  assert.match((await page.locator('.call__typed').textContent()) ?? '', /00447700900123/)
  await key(page, '#')
  assert.match(await heard(page), /plus 4 4, 7 7 0 0, 9 0 0 1 2 3.*press 3/s)
  await key(page, '1')
  assert.deepEqual((await consentOf(GB)).codes, ['consent_pending'])
  await act(page, 'put-away')
  await page.check('input[value="landline"]')
  await dial(page)
  assert.match(await heard(page), /固定電話から/)
  await act(page, 'wait')
  await act(page, 'wait')
  assert.match(await heard(page), /何も登録しておりません/)
})

test('has no accessibility fault in any state of a call, wide and narrow, in both languages', async (t) => {
  const all = await start(t)
  if ('skipped' in all) return t.skip(all.skipped)
  for (const [lang, width] of [
    ['en', 375],
    ['ja', 1280],
  ] as const) {
    const viewport = { width, height: 800 }
    const page = await all.open(JP, lang, { viewport, bypassCSP: true, reducedMotion: 'reduce' })
    const check = async (state: string) =>
      assert.deepEqual(await pageFaults(page), [], `${state} ${lang} ${width}`)
    await dial(page)
    await check('talking')
    await key(page, '5')
    await check('wrong key')
    await act(page, 'hang-up')
    await check('ended')
    await act(page, 'put-away')
    await beCalled(page)
    await page.locator('#screen button[value="decline"]').waitFor()
    await check('ringing')
    await act(page, 'decline')
    await page.context().close()
  }
})

test('the calls resource of the sandbox takes nobody without its token', async (t) => {
  const all = await start(t)
  if ('skipped' in all) return t.skip(all.skipped)
  const path = '/sandbox/api/2010-04-01/Accounts/AC0/Calls.json'
  const body = new URLSearchParams({ To: JP, From: 'sms:+815012345679', Url: 'http://localhost/' })
  const response = await fetch(all.server.url + path, { method: 'POST', body })
  assert.equal(response.status, 401)
})
