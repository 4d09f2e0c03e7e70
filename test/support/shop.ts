// A shop on another origin whose page carries a door: its own form, its own styles, its own rules.

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { startApi } from './api.ts'
import { axeFaults } from './axe.ts'
import { rememberLooks } from './looks.ts'

/** Styles of a shop that would break anything they reach. */
export const HOSTILE = `* { all: unset !important; display: none !important }
  html, body, main, form, label, .shop { display: block !important }
  input, button.order { display: inline-block !important; border: 1px solid !important }
  button { display: none } dialog { display: none } optin-door { opacity: 0 } input { height: 0 }`

export interface ShopPage {
  /** Attributes of the script tag. */
  readonly tag?: string
  readonly lang?: string
  readonly style?: string
  /** In place of the shop's form; `{script}` stands for the script tag, `{again}` for it once more. */
  readonly body?: string
}

const FORM = `<h1 class="shop">Bean shop</h1>
  <form action="/ordered" method="get"><label>Phone <input name="tel"></label>
  {script}<button class="order">Order</button></form>`

/** The server with doors that the shop may carry, and the shop; both gone after the test. */
export async function startShop(t: TestContext, browser: Browser) {
  const tally = rememberLooks()
  const api = await startApi(t, { tally })
  let html = ''
  const shop = createServer((_req, res) => {
    res.setHeader('content-type', 'text/html; charset=utf-8')
    res.setHeader(
      'content-security-policy',
      `default-src 'none'; script-src ${api.url} 'nonce-shop'; connect-src ${api.url}; style-src 'nonce-shop'; form-action 'self'`,
    )
    res.end(html)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => shop.once('listening', resolve))
  t.after(() => {
    shop.closeAllConnections()
    shop.close()
  })
  const url = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`
  for (const mode of ['popup', 'banner', 'checkbox']) {
    await api.call('PATCH', `/v1/entry-points/demo-${mode}`, { allowedOrigins: [url] })
  }

  /** Opens the shop's page. `events` holds what the page heard, `logs` what the console shows. */
  async function open(mode: string, given: ShopPage = {}, options: BrowserContextOptions = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
    t.after(() => context.close())
    const page = await context.newPage()
    const logs: string[] = []
    const requested: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'warning') logs.push(message.text())
    })
    page.on('pageerror', (error) => logs.push(`error: ${error.message}`))
    page.on('request', (request) => requested.push(request.url()))
    const tag = `<script src="${api.url}/embed.js" data-entry="demo-${mode}" data-mode="${mode}" ${given.tag ?? ''} async></script>`
    const hear = `<script nonce="shop">window.heard = []
      for (const name of ['shown', 'given', 'pending', 'refused', 'error'])
        document.addEventListener('optin:' + name, (e) => heard.push([name, e.detail]))</script>`
    html = `<!doctype html><html lang="${given.lang ?? 'en'}"><meta charset="utf-8"><title>Shop</title>
      <meta name="viewport" content="width=device-width">
      <style nonce="shop">${given.style ?? ''}</style>${hear}
      <main>${(given.body ?? FORM).replace('{script}', tag).replace('{again}', tag)}</main></html>`
    await page.goto(url)
    return { page, context, logs, requested, heard: () => heardOn(page) }
  }
  return { api, url, open, seen: tally.seen, axeFaults }
}

const heardOn = async (page: Page) =>
  (await page.evaluate('window.heard')) as [name: string, detail: Record<string, unknown>][]
