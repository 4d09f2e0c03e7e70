// The script in a shop's page, in Chromium: by keyboard and by pointer, beside the shop's own form,
// under its styles and its Content-Security-Policy, and when something is missing.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { sharedBrowser } from '../../support/browser.ts'
import { HOSTILE, startShop } from '../../support/shop.ts'

const { browser, skip } = await sharedBrowser()
const shopOf = (t: Parameters<typeof startShop>[0]) => {
  if (!browser) throw new Error('skipped without a browser')
  return startShop(t, browser)
}

const NOW = 'data-delay="0"'
const dialog = (page: Page) => page.locator('optin-door dialog[open]')
/** A dialog tells of its closing a moment later. */
const isGone = (page: Page) => page.locator('optin-door').waitFor({ state: 'detached' })
/** What an expression about the door's host and shadow root gives. */
const inDoor = (page: Page, expression: string): Promise<unknown> =>
  page.evaluate(`(({ host, root }) => ${expression})(
    ((host) => ({ host, root: host.shadowRoot }))(document.querySelector('optin-door')))`)
const pressed = (page: Page) =>
  page.evaluate(`(() => {
    const inside = document.activeElement?.shadowRoot?.activeElement
    return inside?.id || inside?.textContent || document.activeElement?.tagName
  })()`) as Promise<string | undefined>
const told = async (heard: () => Promise<[string, unknown][]>) =>
  (await heard()).map(([name]) => name)

for (const [width, lang, agree] of [
  [390, 'en', 'Agree'],
  [1280, 'ja', '同意する'],
] as const) {
  test(`lets a person agree in a popup, at ${width} pixels in ${lang}`, { skip }, async (t) => {
    const { open, api, seen, axeFaults, url } = await shopOf(t)
    const viewport = { width, height: 800 }
    const { page, heard, requested, context, logs } = await open(
      'popup',
      { tag: NOW, lang },
      { viewport },
    )
    await dialog(page).waitFor()
    assert.equal(await page.locator('optin-door :checked').count(), 0)
    assert.deepEqual(await axeFaults(page), [])

    await page.getByRole('button', { name: agree }).click()
    await page.locator('#phone[aria-invalid]').waitFor()
    assert.equal(await page.locator('optin-door .wrong:not(:empty)').count(), 2)
    assert.equal(await pressed(page), 'topic-offers')
    assert.deepEqual(await axeFaults(page), [])

    await page.locator('#topic-offers').check()
    await page.locator('#phone').fill('12')
    await page.getByRole('button', { name: agree }).click()
    await page.locator('#topics-wrong:empty').waitFor({ state: 'attached' })
    assert.equal(await page.locator('#phone').inputValue(), '12')
    assert.ok(await page.locator('#topic-offers').isChecked())
    await page.locator('#phone').fill('090-1234-5678')
    await page.keyboard.press('Enter')
    await page.locator('optin-door .done').waitFor()
    assert.deepEqual(await axeFaults(page), [])
    const box = await dialog(page).boundingBox()
    assert.ok(box && box.width <= width && box.x >= 0)
    await page.locator('optin-door .answers button').click()
    await isGone(page)

    assert.deepEqual(await told(heard), ['shown', 'error', 'error', 'given'])
    assert.doesNotMatch(JSON.stringify(await heard()), /1234/)
    assert.deepEqual(seen, ['demo-popup shown', 'demo-popup started'])
    const [event] = await api.store.ledger.latest('demo', 1)
    const evidence = event?.evidence as Record<string, Record<string, unknown>>
    assert.equal(evidence.language as unknown, lang)
    assert.equal(evidence.provided?.component, 'popup')
    assert.equal(evidence.provided?.page, `${url}/`)
    assert.equal((await api.recorded()).length, 1)
    assert.deepEqual(await context.cookies(), [])
    assert.ok(requested.every((address) => address.startsWith(url) || address.startsWith(api.url)))
    assert.deepEqual(logs, [])
    await page.reload()
    await page.waitForLoadState('networkidle')
    assert.equal(await page.locator('optin-door').count(), 0)
  })
}

test('keeps the keyboard inside the popup, gives it back, and remembers the no', {
  skip,
}, async (t) => {
  const { open, api, seen } = await shopOf(t)
  const body = '<button id="mine">Messages</button><a href="/">Home</a>{script}'
  const { page, heard } = await open('popup', { tag: 'data-open="#mine"', body })
  await page.locator('#mine').focus()
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('Enter')
  await dialog(page).waitFor()
  const stops = new Set<string>()
  for (let i = 0; i < 12; i++) {
    stops.add(String(await pressed(page)))
    await page.keyboard.press('Tab')
  }
  for (const stop of ['topic-offers', 'topic-order-updates', 'phone', 'Agree', 'No, thanks', '✕']) {
    assert.ok(stops.has(stop), `${stop}: ${[...stops]}`)
  }
  assert.ok(!stops.has('A') && !stops.has('website'), `${[...stops]}`)
  await page.keyboard.press('Escape')
  await isGone(page)
  assert.equal(await page.evaluate('document.activeElement?.id'), 'mine')
  assert.deepEqual(await told(heard), ['shown', 'refused'])
  // Asked for by a button, it opens whatever was said before.
  await page.keyboard.press('Enter')
  await dialog(page).waitFor()
  await page.getByRole('button', { name: 'No, thanks' }).click()
  await isGone(page)
  await page.waitForLoadState('networkidle')
  // The same person's no, told once.
  assert.equal(seen.filter((look) => look === 'demo-popup refused').length, 1)
  assert.deepEqual(await api.recorded(), [])
})

test('tells the server of a no that was said, and of no page that was left', {
  skip,
}, async (t) => {
  const { open, seen } = await shopOf(t)
  const refusals = () => seen.filter((look) => look.endsWith('refused'))
  const left = await open('popup', { tag: NOW })
  await dialog(left.page).waitFor()
  await left.page.goto('about:blank')
  const banner = await open('banner')
  await banner.page.getByRole('button', { name: 'Yes, let me choose' }).click()
  assert.deepEqual(refusals(), [])
  await banner.page.keyboard.press('Escape')
  await isGone(banner.page)
  await banner.page.waitForLoadState('networkidle')
  assert.deepEqual(refusals(), ['demo-banner refused'])
  const other = await open('banner')
  await other.page.getByRole('button', { name: 'No, thanks' }).click()
  await isGone(other.page)
  await other.page.waitForLoadState('networkidle')
  const popup = await open('popup', { tag: NOW })
  await popup.page.locator('optin-door .x').click()
  await isGone(popup.page)
  await popup.page.waitForLoadState('networkidle')
  assert.deepEqual(refusals(), ['demo-banner refused', 'demo-banner refused', 'demo-popup refused'])
})

test('does not ask again after a no until it is over, and bears a page without storage', {
  skip,
}, async (t) => {
  const { open } = await shopOf(t)
  const { page, logs } = await open('popup', { tag: `${NOW} data-remember="10"` })
  await page.getByRole('button', { name: 'No, thanks' }).click()
  await isGone(page)
  const until = (await page.evaluate(`Number(localStorage.getItem('optin:demo-popup'))`)) as number
  const days = (until - Date.now()) / 86_400_000
  assert.ok(days > 9 && days <= 10)
  await page.reload()
  await page.waitForLoadState('networkidle')
  assert.equal(await page.locator('optin-door').count(), 0)
  await page.evaluate(`localStorage.setItem('optin:demo-popup', '1')`)
  await page.reload()
  await dialog(page).waitFor()

  await page.addInitScript(
    `Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked') } })`,
  )
  await page.reload()
  await page.getByRole('button', { name: 'No, thanks' }).click()
  await isGone(page)
  assert.deepEqual(logs, [])
})

test('waits for the scrolling it was told to, and while somebody types', { skip }, async (t) => {
  const { open } = await shopOf(t)
  const tall = { style: '.tall { height: 4000px }' }
  const body = '<input id="search"><p class="tall">Beans</p>{script}'
  const { page } = await open('popup', { tag: 'data-scroll="50"', body, ...tall })
  await page.waitForLoadState('networkidle')
  assert.equal(await page.locator('optin-door').count(), 0)
  await page.locator('#search').focus()
  await page.evaluate('scrollTo(0, 3000)')
  await page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
  )
  assert.equal(await page.locator('optin-door').count(), 0)
  await page.evaluate('document.activeElement.blur()')
  await page.evaluate('scrollTo(0, 3200)')
  await dialog(page).waitFor()
})

test('shows a banner that takes no focus, hides nothing for good, and goes by one press', {
  skip,
}, async (t) => {
  const { open, axeFaults } = await shopOf(t)
  const body =
    '<h1>Beans</h1><button id="first">First</button><p class="tall">Beans</p><button id="last">Last</button>{script}'
  for (const width of [390, 1280]) {
    const { page, heard } = await open(
      'banner',
      { body, style: '.tall { height: 3000px }', tag: 'data-remember="0"' },
      { viewport: { width, height: 700 } },
    )
    const banner = page.getByRole('region', { name: 'Sakura Coffee on WhatsApp' })
    await banner.waitFor()
    assert.equal(await page.evaluate('document.activeElement?.tagName'), 'BODY')
    assert.deepEqual(await axeFaults(page), [])
    const shown = await banner.boundingBox()
    assert.ok(shown && shown.y + shown.height <= 701 && shown.height < 350)
    // What the keyboard reaches last lies clear of it.
    await page.locator('#last').focus()
    const last = await page.locator('#last').boundingBox()
    const now = await banner.boundingBox()
    assert.ok(last && now && last.y + last.height <= now.y + 1)
    const [yes, no] = await banner.getByRole('button').all()
    const sizes = [await yes?.boundingBox(), await no?.boundingBox()]
    assert.deepEqual(sizes[0]?.width, sizes[1]?.width)
    assert.deepEqual(sizes[0]?.height, sizes[1]?.height)
    await no?.click()
    await isGone(page)
    assert.deepEqual(await told(heard), ['shown', 'refused'])
    assert.equal(await page.evaluate('document.documentElement.style.scrollPaddingBottom'), '')
  }
})

test('opens the choices from the banner, and records them as the banner’s', { skip }, async (t) => {
  const { open, api } = await shopOf(t)
  const { page } = await open('banner')
  await page.getByRole('button', { name: 'Yes, let me choose' }).click()
  await page.locator('#topic-order-updates').check()
  await page.locator('#phone').fill('+81 90 1234 5678')
  await page.getByRole('button', { name: 'Agree' }).click()
  await page.getByText('Thank you').waitFor()
  await page.locator('optin-door dialog .answers button').click()
  await isGone(page)
  const [event] = await api.store.ledger.latest('demo', 1)
  assert.deepEqual(event && 'topics' in event && event.topics, ['order-updates'])
  const evidence = event?.evidence as Record<string, Record<string, unknown>>
  assert.equal(evidence.provided?.component, 'banner')
})

const PHONE_FIELD = 'data-phone="tel" data-source="checkout"'

test('sends boxes along with the shop’s own form, which goes its way untouched', {
  skip,
}, async (t) => {
  const { open, api, seen, axeFaults } = await shopOf(t)
  for (const width of [390, 1280]) {
    const { page } = await open(
      'checkbox',
      { tag: PHONE_FIELD },
      { viewport: { width, height: 800 } },
    )
    await page.locator('#topic-offers').waitFor()
    assert.equal(await page.locator('optin-door :checked').count(), 0)
    assert.equal(await page.locator('optin-door #phone').count(), 0)
    assert.deepEqual(await axeFaults(page), [])
    await page.locator('[name=tel]').fill(`090-1234-${width + 5000}`)
    await page.locator('#topic-offers').check()
    const sent = page.waitForResponse((response) =>
      response.url().includes('/embed/demo-checkbox?'),
    )
    await page.locator('button.order').click()
    assert.equal((await sent).status(), 200)
    await page.waitForURL(/\/ordered\?tel=/)
    assert.equal(new URL(page.url()).search, `?tel=090-1234-${width + 5000}`)
  }
  const events = await api.store.ledger.latest('demo', 5)
  assert.equal(events.length, 2)
  const evidence = events[0]?.evidence as Record<string, Record<string, unknown>>
  assert.equal(evidence.provided?.source, 'checkout')
  assert.equal(evidence.provided?.component, 'checkbox')
  assert.equal(seen.filter((look) => look === 'demo-checkbox started').length, 2)
})

test('sends nothing with unticked boxes, and one act however often a form is submitted', {
  skip,
}, async (t) => {
  const { open, api, seen } = await shopOf(t)
  // A shop that submits by script and stays on its page.
  const body = `<form id="shop"><input name="tel" aria-label="Phone">{script}<button class="order">Order</button></form>
    <script nonce="shop">document.getElementById('shop').addEventListener('submit', (e) => e.preventDefault())</script>`
  const { page, heard, logs } = await open('checkbox', { tag: PHONE_FIELD, body })
  await page.locator('#topic-offers').waitFor()
  const order = page.locator('button.order')
  await order.click()
  await page.locator('#topic-offers').check()
  await page.locator('[name=tel]').fill('12')
  await order.click()
  await page.locator('#phone-wrong:not(:empty)').waitFor()
  assert.ok(await page.locator('#topic-offers').isChecked())
  assert.deepEqual(await api.recorded(), [])
  await page.locator('[name=tel]').fill('090-1234-5678')
  await order.click({ clickCount: 3 })
  await page.getByText('Thank you').waitFor()
  await order.click()
  await page.waitForLoadState('networkidle')
  assert.deepEqual(await told(heard), ['shown', 'refused', 'error', 'given'])
  assert.deepEqual(
    seen.map((look) => look.replace('demo-checkbox ', '')),
    ['shown', 'refused', 'started'],
  )
  assert.equal((await api.recorded()).length, 1)
  assert.deepEqual(logs, [])
})

test('has a field and a button of its own where there is no form, or waits for the shop’s word', {
  skip,
}, async (t) => {
  const { open, api, axeFaults } = await shopOf(t)
  const own = await open('checkbox', { body: '<h1>Your parcel</h1>{script}' })
  await own.page.getByRole('button', { name: 'Agree' }).click()
  await own.page.locator('#phone[aria-invalid]').waitFor()
  assert.deepEqual(await axeFaults(own.page), [])
  await own.page.locator('#topic-order-updates').check()
  await own.page.locator('#phone').fill('090-1234-5678')
  await own.page.getByRole('button', { name: 'Agree' }).click()
  await own.page.locator('optin-door .done').waitFor()
  assert.equal(await own.page.getByRole('button').count(), 0)
  assert.match((await own.page.getByRole('status').textContent()) ?? '', /You agreed/)

  const body =
    '<div id="place"></div><input name="tel" value="090-8765-4321" aria-label="Phone">{script}'
  const tag = 'data-target="#place" data-send="event" data-phone="tel"'
  const asked = await open('checkbox', { body, tag })
  await asked.page.locator('#place #topic-offers').check()
  await asked.page.evaluate(`document.dispatchEvent(new Event('optin:send'))`)
  await asked.page.getByText('Thank you').waitFor()
  assert.equal((await api.recorded()).length, 2)
})

test('sends no tick of boxes that a page drawn anew has left behind', { skip }, async (t) => {
  const { open, api } = await shopOf(t)
  const cases = [
    ['submit', '', `document.querySelector('button.order').click()`],
    ['event', 'data-send="event"', `document.dispatchEvent(new Event('optin:send'))`],
  ] as const
  for (const [name, send, act] of cases) {
    const before = (await api.recorded()).length
    const body = `<form><input name="tel" aria-label="Phone"><div id="slot">{script}</div>
      <button class="order">Order</button></form>`
    const { page, heard } = await open('checkbox', { tag: `${PHONE_FIELD} ${send}`, body })
    await page.evaluate(
      `document.querySelector('form').addEventListener('submit', (e) => e.preventDefault())`,
    )
    await page.locator('#topic-offers').check()
    await page.evaluate(`(() => {
      const [old, anew] = [document.querySelector('#slot script'), document.createElement('script')]
      for (const { name, value } of old.attributes) anew.setAttribute(name, value)
      document.querySelector('#slot').replaceChildren(anew)
    })()`)
    await page.locator('#topic-offers:not(:checked)').waitFor()
    await page.locator('[name=tel]').fill('090-1234-5678')
    await page.evaluate(act)
    await page.waitForLoadState('networkidle')
    assert.deepEqual(await told(heard), ['shown', 'shown', 'refused'], name)
    assert.equal((await api.recorded()).length, before, name)
    await page.locator('#topic-offers').check()
    await page.evaluate(act)
    await page.getByText('Thank you').waitFor()
    assert.equal((await api.recorded()).length, before + 1, name)
  }
})

test('is shown once when its tag is there twice', { skip }, async (t) => {
  const { open, seen } = await shopOf(t)
  for (const mode of ['popup', 'banner', 'checkbox']) {
    const body = '<form><input name="tel" aria-label="Phone">{script}{again}</form>'
    const tag = `${NOW} ${PHONE_FIELD}`
    const { page, heard, logs } = await open(mode, { tag, body })
    await page.locator('optin-door').waitFor({ state: 'attached' })
    await page.waitForLoadState('networkidle')
    assert.equal(await page.locator('optin-door').count(), 1, mode)
    assert.deepEqual(await told(heard), ['shown'], mode)
    assert.match(logs.join(), /it is there already/, mode)
    assert.equal(seen.filter((look) => look === `demo-${mode} shown`).length, 1, mode)
  }
})

test('counts nothing as shown where its boxes have no place', { skip }, async (t) => {
  const { open, seen } = await shopOf(t)
  const { page, logs } = await open('checkbox', {
    body: `<form></form>{script}
      <script nonce="shop">document.head.append(document.querySelector('script[data-entry]'))</script>`,
  })
  await page.waitForLoadState('networkidle')
  assert.match(logs.join(), /its tag stands nowhere on the page/)
  assert.equal(await page.locator('optin-door').count(), 0)
  assert.deepEqual(seen, [])
})

test('stands against the styles of a shop that would break it', { skip }, async (t) => {
  const { open, axeFaults } = await shopOf(t)
  for (const mode of ['popup', 'banner', 'checkbox']) {
    const { page } = await open(mode, { tag: `${NOW} ${PHONE_FIELD}`, style: HOSTILE })
    const button = page.locator('optin-door .yes, optin-door #topic-offers').first()
    await button.waitFor()
    const style = (await inDoor(
      page,
      `({
        display: getComputedStyle(root.querySelector('.yes, #topic-offers')).display,
        height: root.querySelector('.yes, #topic-offers').getBoundingClientRect().height,
        font: getComputedStyle(root.querySelector('p')).fontFamily,
        host: getComputedStyle(host).display,
        opacity: getComputedStyle(host).opacity,
      })`,
    )) as { display: string; host: string; opacity: string; height: number; font: string }
    assert.notEqual(style.display, 'none')
    assert.deepEqual([style.host, style.opacity], ['flow-root', '1'])
    assert.match(style.font, /system-ui/)
    assert.ok(style.height >= 20)
    assert.deepEqual(await axeFaults(page, 'optin-door'), [])
  }
})

test('keeps its width beside what the shop lets float', { skip }, async (t) => {
  const { open } = await shopOf(t)
  const style = 'label, .beside { float: left; width: 90% } .beside { height: 300px }'
  const body = '<p class="beside">Beans</p><form><label>Phone</label>{script}</form>'
  for (const mode of ['banner', 'checkbox']) {
    const viewport = { width: 390, height: 800 }
    const { page } = await open(mode, { style, body, tag: NOW }, { viewport })
    const words = page.locator(
      mode === 'banner' ? 'optin-door .banner p' : 'optin-door .choice label',
    )
    const box = await words.first().boundingBox()
    assert.ok(box && box.width > 200, `${mode}: ${box?.width}`)
  }
})

test('leaves the shop’s styles alone', { skip }, async (t) => {
  const { open } = await shopOf(t)
  const look = (page: Page) =>
    page.evaluate(`(() => {
      const button = document.querySelector('button.order')
      const { width, height } = button.getBoundingClientRect()
      return [width, height, getComputedStyle(button).backgroundColor]
    })()`) as Promise<[number, number, string]>
  const without = await open('nothing')
  const before = await look(without.page)
  const { page } = await open('checkbox', { tag: PHONE_FIELD })
  await page.locator('#topic-offers').waitFor()
  assert.ok(before[0] > 0 && before[1] > 0)
  assert.deepEqual(await look(page), before)
})

test('leaves the shop’s page whole, with one warning, when the door cannot be shown', {
  skip,
}, async (t) => {
  const { open, api } = await shopOf(t)
  await api.call('PATCH', '/v1/entry-points/demo-form', { state: 'paused' })
  await api.call('PATCH', '/v1/entry-points/demo-page', {
    allowedOrigins: ['https://else.example'],
  })
  const cases = [
    ['nowhere', NOW],
    ['form', NOW],
    ['page', NOW],
    ['checkbox', 'data-target="#missing"'],
    ['popup', 'data-entry=""'],
  ] as const
  for (const [mode, tag] of cases) {
    const { page, logs } = await open(mode, { tag })
    await page.waitForLoadState('networkidle')
    const count = mode === 'popup' ? 0 : 1
    assert.equal(logs.filter((log) => log.startsWith('optin:')).length, count, `${mode}: ${logs}`)
    assert.deepEqual(
      logs.filter((log) => log.startsWith('error')),
      [],
    )
    await page.locator('[name=tel]').fill('1')
    if (count) {
      await page.locator('button.order').click()
      await page.waitForURL(/\/ordered\?tel=1/)
    }
  }
})

test('keeps what was entered when the server goes away, and says so in place', {
  skip,
}, async (t) => {
  const { open, api } = await shopOf(t)
  const { page, heard } = await open('popup', { tag: NOW })
  await dialog(page).waitFor()
  await page.locator('#topic-offers').check()
  await page.locator('#phone').fill('090-1234-5678')
  await page.route('**/embed/demo-popup?*', (route) => route.abort())
  await page.getByRole('button', { name: 'Agree' }).click()
  await page.getByText('This could not be sent just now').waitFor()
  assert.equal(await page.locator('#phone').inputValue(), '090-1234-5678')
  await page.unroute('**/embed/demo-popup?*')
  await page.getByRole('button', { name: 'Agree' }).click()
  await page.getByText('Thank you').waitFor()
  assert.deepEqual(await told(heard), ['shown', 'error', 'given'])
  assert.equal((await api.recorded()).length, 1)
})

test('shows changed words anew, with what was entered, before it takes the form', {
  skip,
}, async (t) => {
  const { open, api } = await shopOf(t)
  const { page } = await open('popup', { tag: NOW })
  await dialog(page).waitFor()
  await page.locator('#topic-offers').check()
  await page.locator('#phone').fill('090-1234-5678')
  const texts = { en: '{business}: {topics}, a new wording. {stop}' }
  await api.call('PATCH', '/v1/notices/demo-notice', { texts })
  await api.call('POST', '/v1/notices/demo-notice/publish')
  api.clock.now += 1
  await page.getByRole('button', { name: 'Agree' }).click()
  await page.getByText('a new wording').waitFor()
  assert.deepEqual(await api.recorded(), [])
  assert.ok(await page.locator('#topic-offers').isChecked())
  await page.getByRole('button', { name: 'Agree' }).click()
  await page.getByText('Thank you').waitFor()
  const [event] = await api.store.ledger.latest('demo', 1)
  assert.match(String((event?.evidence as { text?: string } | undefined)?.text), /a new wording/)
})

test('moves nothing for those who asked for less motion, and mirrors where text runs leftward', {
  skip,
}, async (t) => {
  const { open } = await shopOf(t)
  const animation = async (reducedMotion: 'reduce' | 'no-preference') => {
    const { page } = await open('popup', { tag: NOW }, { reducedMotion })
    await dialog(page).waitFor()
    return inDoor(page, `getComputedStyle(root.querySelector('dialog')).animationName`)
  }
  assert.deepEqual([await animation('reduce'), await animation('no-preference')], ['none', 'in'])

  const context = await open('banner', {}, { viewport: { width: 390, height: 700 } })
  const { page } = context
  await page.route('**/embed/demo-banner?*', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, json: { ...(await answer.json()), dir: 'rtl' } })
  })
  await page.reload()
  await page.getByRole('button', { name: 'Yes, let me choose' }).click()
  const x = await page.locator('optin-door .x').boundingBox()
  const box = await dialog(page).boundingBox()
  assert.ok(x && box && x.x - box.x < 40)
  const isWide = await inDoor(page, `root.querySelector('dialog').scrollWidth > innerWidth`)
  assert.equal(isWide, false)
})

test('begins at its title, keeps the way out in sight and shows what is wrong', {
  skip,
}, async (t) => {
  const { open } = await shopOf(t)
  const { page } = await open(
    'popup',
    { tag: NOW, lang: 'ja' },
    { viewport: { width: 360, height: 480 } },
  )
  await dialog(page).waitFor()
  const inside = (script: string) =>
    page.evaluate(`(() => { const root = document.querySelector('optin-door').shadowRoot
      return ${script} })()`)
  assert.equal(await inside('root.activeElement.tagName'), 'H2')
  assert.equal(await inside('getComputedStyle(root.activeElement).outlineStyle'), 'none')
  // In a shadow root whose host forgets all it inherited, the language is said again.
  const breaks = `getComputedStyle(root.querySelector('legend')).wordBreak`
  assert.equal(await inside(breaks), 'auto-phrase')
  assert.equal(await inside(`root.querySelector('dialog').lang`), 'ja')
  await page.locator('optin-door #topic-offers').check()
  await page.locator('optin-door .yes').click()
  const wrong = page.locator('optin-door #phone-wrong')
  await wrong.filter({ hasText: '電話番号を入力してください' }).waitFor()
  for (const part of [wrong, page.locator('optin-door .x')]) {
    const box = await part.boundingBox()
    assert.ok(box && box.y >= 0 && box.y + box.height <= 480, JSON.stringify(box))
  }
  // No word scrolls under the way out.
  const [x, form] = await Promise.all(
    ['.x', 'form'].map((each) => page.locator(`optin-door ${each}`).boundingBox()),
  )
  assert.ok(x && form && x.y + x.height <= form.y)
})

test('lays a banner into the page where the window is too low to share', { skip }, async (t) => {
  const { open } = await shopOf(t)
  const { page } = await open(
    'banner',
    { body: '<h1>Beans</h1><p class="tall">Beans</p>{script}', style: '.tall { height: 3000px }' },
    { viewport: { width: 320, height: 256 } },
  )
  const banner = page.getByRole('region', { name: 'Sakura Coffee on WhatsApp' })
  await banner.waitFor()
  const box = await banner.boundingBox()
  assert.ok(box && box.y > 3000)
  assert.equal(await page.evaluate('document.documentElement.style.scrollPaddingBottom'), '')
})
