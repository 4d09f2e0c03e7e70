// Forms in a network without certificates, such as a shop's with a kiosk: there browsers send no
// `Sec-Fetch-Site`, so that `Origin` alone tells whose page a form was on.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { startApi } from '../../support/api.ts'
import { follow, launchBrowser } from '../../support/browser.ts'

const NUMBER = '+819012345678'
const [OURS, THEIRS] = ['kiosk.test', 'elsewhere.test']

async function start(t: TestContext) {
  // Chromium trusts localhost as if it had a certificate; these names it does not.
  const names = [OURS, THEIRS].map((name) => `MAP ${name} 127.0.0.1`).join(',')
  const browser = await launchBrowser([`--host-resolver-rules=${names}`])
  if ('skipped' in browser) return browser
  t.after(() => browser.close())
  const api = await startApi(t)
  const page = await browser.newPage({ locale: 'en' })
  return { api, page, url: `http://${OURS}:${api.port}` }
}

test('takes an agreement and an opt-out over plain http', async (t) => {
  const all = await start(t)
  if ('skipped' in all) return t.skip(all.skipped)
  const { api, page, url } = all
  for (const door of ['demo-form', 'demo-kiosk']) {
    await page.goto(`${url}/o/${door}`)
    await page.fill('#phone', NUMBER)
    await page.check('#topic-offers')
    await follow(page, '#submit')
    assert.match(page.url(), /\/thanks\?/, door)
  }
  const link = { person: NUMBER, purpose: 'preferences' }
  const { body } = await api.call('POST', '/v1/links', link)
  await page.goto(url + new URL(body.url).pathname)
  await follow(page, 'button[value=stop]')
  assert.match(page.url(), /done=1/)
  const message = { type: 'template', topic: 'offers' }
  const { body: answer } = await api.call('POST', '/v1/eligibility', { to: NUMBER, message })
  assert.equal(answer.reasons[0].code, 'opted_out')
})

test('tells no other site which preference page somebody came from', async (t) => {
  const all = await start(t)
  if ('skipped' in all) return t.skip(all.skipped)
  const { api, page, url } = all
  const seen: (string | undefined)[] = []
  const theirs = createServer((req, res) => {
    if (req.url === '/here') seen.push(req.headers.referer)
    res.end()
  }).listen(0, '127.0.0.1')
  await once(theirs, 'listening')
  t.after(() => {
    theirs.closeAllConnections()
    theirs.close()
  })
  const { body } = await api.call('POST', '/v1/links', { person: NUMBER, purpose: 'preferences' })
  await page.goto(url + new URL(body.url).pathname)
  const there = `http://${THEIRS}:${(theirs.address() as AddressInfo).port}/here`
  await Promise.all([page.waitForURL(there), page.evaluate(`location.href = '${there}'`)])
  assert.deepEqual(seen, [undefined])
})
