// The kiosk as the person before it uses it, and as the next one finds it.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { LANGUAGES } from '../../../src/languages/language.ts'
import { startApi } from '../../support/api.ts'
import { axeFaults } from '../../support/axe.ts'
import { follow, sharedBrowser } from '../../support/browser.ts'
import { readByJsqr } from '../../support/codes.ts'
import { rememberLooks } from '../../support/looks.ts'

const { browser, skip } = await sharedBrowser()

async function start(t: TestContext, options: BrowserContextOptions = {}) {
  if (!browser) throw new Error('skipped without a browser')
  const tally = rememberLooks()
  const api = await startApi(t, { tally })
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
  t.after(() => context.close())
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  return { api, page, errors, seen: tally.seen }
}
const HOME = '/o/demo-kiosk?terminal=K1'
const isEmpty = async (page: Page) => {
  await page.locator('#phone').waitFor()
  return (await page.inputValue('#phone')) === '' && (await page.locator(':checked').count()) === 0
}
async function key(page: Page, digits: string) {
  for (const digit of digits) await page.locator(`[data-key="${digit}"]`).click()
}

for (const [width, height, lang] of [
  [1280, 800, 'en'],
  [1280, 800, 'ja'],
  [390, 844, 'en'],
  [768, 1024, 'ja'],
] as const) {
  test(`is keyed without a keyboard at ${width} by ${height} in ${lang}, without a fault`, {
    skip,
  }, async (t) => {
    const { api, page, errors, seen } = await start(t, { viewport: { width, height } })
    await page.goto(`${api.url}${HOME}&transaction=7`)
    await follow(page, `[hreflang=${lang}]`)
    await page.waitForURL(/terminal=K1&transaction=7&lang=/)
    assert.deepEqual(await axeFaults(page), [])
    for (const button of await page.locator('button:visible, .button:visible').all()) {
      const box = await button.boundingBox()
      assert.ok(box && box.width >= 44 && box.height >= 44)
    }
    await key(page, '12')
    await follow(page, '#submit')
    assert.equal(await page.inputValue('#phone'), '12')
    assert.deepEqual(await axeFaults(page), [])
    const isWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
    assert.equal(isWide, false)

    await page.click('[data-key=erase]')
    assert.equal(await page.inputValue('#phone'), '1')
    await page.click('[data-key=clear]')
    await key(page, '+8')
    await key(page, '+19012345678')
    assert.equal(await page.inputValue('#phone'), '+819012345678')
    await page.click('label[for=topic-offers]')
    await follow(page, '#submit')
    await page.waitForURL(/\/thanks\?/)
    assert.deepEqual(await axeFaults(page), [])
    assert.doesNotMatch(await page.content(), /819012345678|wa\.me/)
    // The screen is shared: WhatsApp opens on the phone that reads the code.
    const code = readByJsqr(await page.locator('.scan__code').screenshot())
    const chat = new URL(code ?? '')
    assert.equal(chat.origin + chat.pathname, 'https://wa.me/815012345678')
    const said = chat.searchParams.get('text') ?? ''
    assert.match(said, lang === 'en' ? /get offers and news from/ : /からお得な情報とお知らせを/)
    assert.doesNotMatch(said, /order|注文/)
    if (width === 1280) {
      const done = await page.getByRole('link', { name: /^(Done|終了する)$/ }).boundingBox()
      assert.ok(done && done.y + done.height <= height, `${done?.y}`)
    }

    const [event] = await api.store.ledger.latest('demo', 1)
    assert.equal(event?.channel, 'terminal')
    const evidence = event?.evidence as Record<string, Record<string, unknown>>
    assert.equal(evidence.language as unknown, lang)
    assert.equal(evidence.provided?.transaction, '7')
    assert.deepEqual(
      seen.filter((look) => look.endsWith('started')),
      ['demo-kiosk started'],
    )
    assert.deepEqual(errors, [])
  })
}

test('shows all of the form, answers included, on the screen of a kiosk', { skip }, async (t) => {
  const { api, page } = await start(t)
  for (const [width, height, lang] of [
    [1280, 800, 'en'],
    [1024, 768, 'en'],
    [1920, 1080, 'en'],
    [1280, 800, 'ja'],
    [1024, 768, 'ja'],
    [1920, 1080, 'ja'],
    // From here on the screen offers them all.
    [1280, 800, 'fr'],
    [1024, 768, 'fr'],
    [1920, 1080, 'fr'],
  ] as const) {
    await page.setViewportSize({ width, height })
    if (lang === 'fr') await api.call('PATCH', '/v1/business', { languages: LANGUAGES })
    await page.goto(`${api.url}${HOME}&lang=${lang}`)
    for (const button of await page.locator('.answers .button').all()) {
      const box = await button.boundingBox()
      // Fonts differ between machines; what must not happen is that an answer is off the screen.
      assert.ok(box && box.y + box.height <= height, `${width}, ${lang}: ${box?.y}`)
    }
    for (const choice of await page.locator('.kiosk__languages a').all()) {
      const box = await choice.boundingBox()
      assert.ok(box && box.width >= 44 && box.height >= 41, `${width}, ${lang}: ${box?.height}`)
    }
  }
})

/** The door as a large shop has it: eight topics that each say what they bring. */
async function manyTopics(api: Awaited<ReturnType<typeof start>>['api']): Promise<void> {
  const topics = Array.from({ length: 8 }, (_, i) => `topic-${i}`)
  for (const key of topics) {
    await api.call('POST', '/v1/topics', {
      ...{ key, category: 'utility' },
      labels: { en: `Seasonal offers and limited editions of shop ${key}` },
      descriptions: { en: 'What happens, when it happens, and what you can do about it.' },
    })
  }
  const text = '{business} may write to you on WhatsApp about {topics}. {stop}'
  const notice = await api.call('POST', '/v1/notices', { topics, texts: { en: text } })
  await api.call('POST', `/v1/notices/${notice.body.id}/publish`)
  await api.call('PATCH', '/v1/entry-points/demo-kiosk', { topics, noticeId: notice.body.id })
}

test('has the words in sight wherever "Agree" is, whatever the screen', { skip }, async (t) => {
  for (const [width, height] of [
    [1280, 800],
    [1024, 768],
    [1080, 1920],
    [390, 844],
  ] as const) {
    const { api, page } = await start(t, { viewport: { width, height } })
    await manyTopics(api)
    await page.goto(`${api.url}${HOME}&lang=en`)
    const size = `${width} by ${height}`
    for (const box of await page.locator('.choice').all()) await box.click()
    await key(page, '09012345678')
    await page.locator('#submit').scrollIntoViewIfNeeded()
    const [words, agree] = [
      await page.locator('#notice').boundingBox(),
      await page.locator('#submit').boundingBox(),
    ]
    assert.ok(words && agree && agree.y + agree.height >= words.y + words.height - 2, size)
    assert.ok(agree.y - (words.y + words.height) < 60, size)
    await follow(page, '#submit')
    await page.waitForURL(/\/thanks\?/)
    // What was chosen is too long for a code: the chat alone opens, and the screen says why.
    const code = readByJsqr(await page.locator('.scan__code').screenshot())
    assert.equal(code, 'https://wa.me/815012345678')
    assert.match((await page.textContent('.scan')) ?? '', /too long for a code/)
  }
})

test('asks a person who is still, gives more time, and clears the screen without an answer', {
  skip,
}, async (t) => {
  const { api, page } = await start(t)
  await page.clock.install()
  await page.goto(`${api.url}${HOME}&lang=ja`)
  await page.check('#topic-offers')
  await key(page, '0901')
  // The seconds that a busy machine takes count too.
  await page.clock.runFor(50_000)
  assert.equal(await page.locator('#idle[open]').count(), 0)
  await page.clock.runFor(10_000)
  await page.locator('#idle[open]').waitFor()
  const told = await page.getAttribute('#idle', 'aria-describedby')
  assert.equal(await page.locator(`#${told} #idle-count`).count(), 1, 'how long is read out too')
  assert.deepEqual(await axeFaults(page), [])
  await page.clock.runFor(5_000)
  const left = Number(await page.locator('#idle-count').textContent())
  assert.ok(left > 5 && left <= 15, `${left}`)
  await page.click('#idle-more')
  assert.equal(await page.inputValue('#phone'), '0901')
  await page.clock.runFor(50_000)
  assert.equal(await page.locator('#idle[open]').count(), 0)
  await page.clock.runFor(10_000)
  await page.locator('#idle[open]').waitFor()
  await Promise.all([page.waitForURL(`${api.url}${HOME}`), page.clock.runFor(20_000)])
  assert.ok(await isEmpty(page))
  assert.deepEqual(await api.recorded(), [])
})

test('goes back to its own language by itself when somebody only looked', { skip }, async (t) => {
  const { api, page } = await start(t)
  await page.clock.install()
  await page.goto(`${api.url}${HOME}&lang=ja`)
  await Promise.all([page.waitForURL(`${api.url}${HOME}`), page.clock.runFor(61_000)])
  await page.clock.runFor(300_000)
  assert.equal(page.url(), `${api.url}${HOME}`)
  assert.equal(await page.locator('#idle[open]').count(), 0)
})

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with scripts' : 'without scripts'
  test(`leaves nothing behind for whoever presses "back", ${how}`, { skip }, async (t) => {
    const { api, page } = await start(t, { javaScriptEnabled })
    await page.goto(`${api.url}${HOME}`)
    assert.equal(await page.locator('#keypad').isVisible(), javaScriptEnabled)
    assert.equal(await page.getAttribute('#phone', 'type'), 'tel')
    await page.fill('#phone', '090-8765-4321')
    await page.check('#topic-offers')
    await follow(page, '#submit')
    await page.waitForURL(/\/thanks\?/)
    await page.goBack()
    assert.ok(await isEmpty(page))
    await page.goForward()
    await page.waitForURL(/\/thanks\?/)
    assert.doesNotMatch(await page.content(), /8765-?4321/)
    await follow(page, '.kiosk p > .button')
    assert.equal(page.url(), `${api.url}${HOME}`)
    assert.ok(await isEmpty(page))
  })
}

test('carries no transaction to whoever presses "back"', { skip }, async (t) => {
  const { api, page } = await start(t)
  await page.goto(`${api.url}${HOME}&transaction=7`)
  await follow(page, '[hreflang=ja]')
  await page.waitForURL(/transaction=7&lang=ja/)
  await page.fill('#phone', '090-8765-4321')
  await page.check('#topic-offers')
  await follow(page, '#submit')
  await page.waitForURL(/\/thanks\?/)
  await page.goBack({ waitUntil: 'commit' })
  await page.waitForURL(`${api.url}${HOME}`)
  assert.ok(await isEmpty(page))
})

test('leaves nothing on the screen when somebody walks away, without scripts', {
  skip,
}, async (t) => {
  const { api, page, seen } = await start(t, { javaScriptEnabled: false })
  // The browser's own clock cannot be moved: so the page's is shortened on its way.
  await page.route(/\/o\/demo-kiosk/, async (route) => {
    const response = await route.fetch()
    const body = (await response.text()).replace('content="180;', 'content="2;')
    await route.fulfill({ response, body })
  })
  for (let round = 0; round < 2; round++) {
    if (round === 0) await page.goto(`${api.url}${HOME}&lang=ja`)
    await page.fill('#phone', '090-8765-4321')
    await page.check('#topic-offers')
    await page.waitForEvent('load')
    assert.equal(page.url(), `${api.url}${HOME}&idle=1`)
    assert.ok(await isEmpty(page))
  }
  assert.deepEqual(seen, ['demo-kiosk shown'])
  assert.deepEqual(await api.recorded(), [])
})

test('takes a no, and keeps nothing of what was keyed', { skip }, async (t) => {
  const { api, page, seen } = await start(t)
  await page.goto(`${api.url}${HOME}&lang=ja`)
  await key(page, '0901')
  await follow(page, '.answers .button--plain')
  await page.waitForURL(/\/no\?terminal=K1&lang=ja/)
  assert.deepEqual(await axeFaults(page), [])
  assert.deepEqual(seen, ['demo-kiosk shown', 'demo-kiosk started', 'demo-kiosk refused'])
  await page.goBack({ waitUntil: 'commit' })
  await page.waitForURL(`${api.url}${HOME}`)
  assert.ok(await isEmpty(page))
  assert.deepEqual(await api.recorded(), [])
})

test('returns from its thanks by itself, and says so before', { skip }, async (t) => {
  const { api, page } = await start(t)
  await page.clock.install()
  await page.goto(`${api.url}${HOME}`)
  await page.fill('#phone', '090-8765-4321')
  await page.check('#topic-offers')
  await follow(page, '#submit')
  await page.waitForURL(/\/thanks\?/)
  await page.clock.runFor(20_000)
  await page.locator('#idle[open]').waitFor()
  await Promise.all([page.waitForURL(`${api.url}${HOME}`), page.clock.runFor(20_000)])
  assert.ok(await isEmpty(page))
})
