// The pages customers see, on a phone, in every language: nothing runs out of the screen, each says
// which language it is in and which way that runs, and axe finds nothing.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LANGUAGES, wordsIn } from '../../src/languages/language.ts'
import { startApi } from '../support/api.ts'
import { axeFaults } from '../support/axe.ts'
import { follow, sharedBrowser } from '../support/browser.ts'

const { browser, skip } = await sharedBrowser()

/** The longest words, and the other direction: what axe finds depends on nothing else here. */
const LOOKED_AT: ReadonlySet<string> = new Set(['de', 'ar'])

const PHONE = '+819012345678'
const perLanguage = (text: (tag: string) => string) =>
  Object.fromEntries(LANGUAGES.map((tag) => [tag, text(tag)]))

test('every page fits a phone in every language, and says which one it is', {
  skip,
}, async (t) => {
  if (!browser) throw new Error('skipped without a browser')
  const api = await startApi(t)
  const call = async (...args: Parameters<typeof api.call>) => {
    const { status, body } = await api.call(...args)
    assert.ok(status < 300, `${args[1]} ${status} ${JSON.stringify(body)}`)
    return body as Record<string, unknown>
  }
  await call('PATCH', '/v1/business', { languages: LANGUAGES })
  await call('PATCH', '/v1/topics/offers', {
    labels: perLanguage((tag) => wordsIn(tag).chat.marketing),
  })
  const { id } = await call('POST', '/v1/notices', {
    topics: ['offers', 'order-updates'],
    texts: perLanguage(
      (tag) =>
        `${wordsIn(tag).chat.question({ business: '{business}', topics: '{topics}' })} {number}. {stop}`,
    ),
  })
  await call('POST', `/v1/notices/${id}/publish`)
  for (const kind of ['form', 'kiosk', 'qr']) {
    await call('PATCH', `/v1/entry-points/demo-${kind}`, { noticeId: id })
  }
  const context = await browser.newContext({ viewport: { width: 360, height: 800 } })
  t.after(() => context.close())
  const page = await context.newPage()

  for (const tag of LANGUAGES) {
    const { dir } = wordsIn(tag)
    const sound = async (name: string) => {
      const where = `${tag} ${name} ${page.url()}`
      const html = page.locator('html')
      const shown = [await html.getAttribute('lang'), await html.getAttribute('dir')]
      assert.deepEqual(shown, [tag, dir], where)
      const isWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
      assert.equal(isWide, false, where)
      if (LOOKED_AT.has(tag)) assert.deepEqual(await axeFaults(page), [], where)
    }
    await page.goto(`${api.url}/o/demo-form?lang=${tag}`)
    await sound('form')
    await page.fill('#phone', '12')
    await follow(page, '#submit')
    assert.ok((await page.textContent('body'))?.includes(wordsIn(tag).pages.errors.summary))
    await sound('faulty')
    await page.fill('#phone', '090-1234-5678')
    await page.check('#topic-offers')
    await follow(page, '#submit')
    await sound('thanks')
    await page.goto(`${api.url}/l/demo-qr?lang=${tag}&page=1`)
    await sound('link')
    await page.goto(`${api.url}/o/demo-kiosk?terminal=T-1&lang=${tag}`)
    await sound('kiosk')
    // Few words, none of which is long in one language alone.
    if (LOOKED_AT.has(tag)) {
      await page.goto(`${api.url}/stop?b=demo&lang=${tag}`)
      await sound('stop')
      await page.goto(`${api.url}/nothing-here?lang=${tag}`)
      await sound('lost')
    }
    const { url } = await call('POST', '/v1/links', {
      person: { phone: PHONE },
      purpose: 'preferences',
    })
    await page.goto(`${String(url).replace('http://localhost', api.url)}?lang=${tag}`)
    await sound('preferences')
  }
})
