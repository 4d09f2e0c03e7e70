// The console's page of things to look at: messages in doubt, a parked burst, and what failed.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { consoleLink } from '../../src/console/session.ts'
import { metaError } from '../../src/providers/meta/errors.ts'
import { startApi } from '../support/api.ts'
import { pageFaults } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { PNID, postMeta, SENDER, statusOf, textFrom } from '../support/meta.ts'

const WORDS = [
  'please stop messaging me at night 🙏',
  '夜中に送らないでください',
  '<b>spam</b>',
  'إلغاء الحجز من فضلك',
]

test('decides about messages and bursts by a button, without a fault of access', async (t) => {
  const browser = await launchBrowser()
  if ('skipped' in browser) return t.skip(browser.skipped)
  t.after(() => browser.close())
  const send = async () => ({ outcome: 'refused' as const, error: metaError(132001) })
  const api = await startApi(t, { sends: new Map([['meta', send]]) })
  const { call, clock, parts, url, deps } = api
  await call('POST', '/v1/senders', { phone: SENDER, provider: 'meta', providerId: PNID })
  await call('PATCH', '/v1/business', { languages: ['en', 'ja'] })
  await call('PUT', '/v1/policy', { breaker: { stops: 3, minutes: 10, share: 0 } })
  const tell = (body: string) => postMeta(url, body)
  for (const [i, text] of WORDS.entries()) {
    clock.now += 1_000
    await tell(textFrom(`+81901234567${i}`, text, clock.now))
  }
  const free = { type: 'freeform', text: 'Hello' }
  await call('POST', '/v1/messages', { to: '+819012345670', sender: SENDER, message: free })
  for (let i = 0; i < 3; i++) {
    const about = { id: `wamid.${i}`, phone: `+81908765432${i}`, status: 'failed', code: 131050 }
    await tell(statusOf({ ...about, at: clock.now }))
  }
  await parts.drain()

  for (const [width, lang] of [
    [1280, 'en'],
    [390, 'ja'],
  ] as const) {
    const context = await browser.newContext({
      ...{ viewport: { width, height: 900 }, locale: lang, bypassCSP: true },
    })
    const page = await context.newPage()
    const shoot = async (name: string) => {
      if (!process.env.SCREENSHOTS) return
      const path = join(process.env.SCREENSHOTS, `look-${name}-${lang}.png`)
      await page.screenshot({ path, fullPage: true })
    }
    await page.goto(consoleLink(deps.keyring, url, 'demo', clock.now))
    await page.click('.button')
    /** What decides about people's noes is as large as a thumb. */
    const small = () =>
      page
        .locator('.small-button')
        .evaluateAll(
          (buttons) =>
            buttons.map((each) => each.getBoundingClientRect()).filter(({ height }) => height < 44)
              .length,
        )
    await page.goto(`${url}/console?lang=${lang}`)
    assert.equal(await page.locator('.notice--alarm').count(), width === 1280 ? 1 : 0)
    assert.deepEqual(await pageFaults(page), [])
    await shoot('console')
    await page.click('.notice a')
    await page.waitForURL(/\/console\/reviews/)
    assert.deepEqual(await pageFaults(page), [])
    assert.equal(await small(), 0)
    await shoot('open')
    // Looking, also twice, decides nothing.
    await page.reload()
    const open = await page.locator('.look:not(.look--alarm)').count()
    if (width === 1280) {
      assert.equal(open, 4)
      assert.equal(await page.locator('.look__words b').count(), 0)
      await page.click('.look--alarm button[value="reverted"]')
      await parts.drain()
      assert.equal((await call('GET', '/v1/breakers')).body.items[0].state, 'reverted')
      assert.equal(await page.locator('.look--alarm').count(), 0)
    }
    await page.locator('.look button[value="not_optout"]').first().click()
    assert.equal(await page.locator('[role=status]').count(), 1)
    await page.locator('.look button[value="marketing"]').first().click()
    assert.equal(await page.locator('.look').count(), open - 2)
    assert.deepEqual(await pageFaults(page), [])
    await shoot('after')
    await context.close()
  }
  const { items } = (await call('GET', '/v1/reviews?state=all')).body
  assert.deepEqual(
    items.map(({ state, decision }: { state: string; decision: { by: string } }) => [
      state,
      decision.by,
    ]),
    [
      ['not_optout', 'console'],
      ['optout', 'console'],
      ['not_optout', 'console'],
      ['optout', 'console'],
    ],
  )
})

test('is closed without a session, to other sites, and to made-up decisions', async (t) => {
  const api = await startApi(t)
  const { url, deps, clock } = api
  assert.equal((await fetch(`${url}/console/reviews`)).status, 401)
  const post = (headers: Record<string, string>, body: Record<string, string>) =>
    fetch(`${url}/console/reviews`, {
      ...{ method: 'POST', redirect: 'manual', headers, body: new URLSearchParams(body) },
    })
  assert.equal((await post({}, { id: 'x', decision: 'all' })).status, 401)
  const link = new URL(consoleLink(deps.keyring, url, 'demo', clock.now)).searchParams.get('link')
  const entered = await fetch(`${url}/console/enter`, {
    ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams({ link: link ?? '' }) },
  })
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  const foreign = { cookie, 'sec-fetch-site': 'cross-site' }
  assert.equal((await post(foreign, { id: 'x', decision: 'all' })).status, 403)
  for (const body of [
    {},
    { id: 'x' },
    { id: 'x', decision: 'nothing' },
    { id: 'x', decision: 'all' },
  ]) {
    const answer = await post({ cookie }, body as Record<string, string>)
    assert.deepEqual(
      [answer.status, answer.headers.get('location')],
      [303, '/console/reviews?done=gone'],
    )
  }
})
