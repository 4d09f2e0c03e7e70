// The hosted form without a browser: what it takes, what it tells, and what it never gives away.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startApi } from '../../support/api.ts'

const NUMBER = '+819012345678'

/** Posts fields to the demo's form. */
const post = (
  url: string,
  fields: readonly (readonly [string, string])[],
  headers: Record<string, string> = {},
  query = '?lang=en',
) =>
  fetch(`${url}/o/demo-form${query}`, {
    method: 'POST',
    redirect: 'manual',
    headers,
    body: new URLSearchParams(fields.map(([name, value]) => [name, value])),
  })
const good = (phone: string) => [['phone', phone] as const, ['topics', 'offers'] as const]

test('answers alike for the known, the unknown and the opted out', async (t) => {
  const api = await startApi(t)
  await api.call('POST', '/v1/withdrawals', {
    person: '+819011111111',
    scope: 'all',
    act: { kind: 'call' },
  })
  await post(api.url, good('+819022222222'))
  const pages: string[] = []
  for (const phone of ['+819011111111', '+819022222222', '+819033333333']) {
    const answer = await post(api.url, good(phone))
    assert.equal(answer.status, 303)
    const location = answer.headers.get('location') ?? ''
    const thanks = await fetch(api.url + location)
    assert.equal(thanks.status, 200)
    pages.push(await thanks.text())
    assert.ok(!location.includes(phone.slice(-8)))
  }
  assert.equal(new Set(pages).size, 1)
})

test('keeps what was typed beside what is wrong, in the language of the page', async (t) => {
  const { url, recorded } = await startApi(t)
  for (const [lang, words] of [
    ['en', 'Please check this'],
    ['ja', 'ご確認'],
  ] as const) {
    const answer = await post(
      url,
      [
        ['phone', '<b>12'],
        ['topics', 'offers'],
      ],
      {},
      `?lang=${lang}`,
    )
    assert.equal(answer.status, 422)
    const page = await answer.text()
    assert.match(page, new RegExp(`<html lang="${lang}"`))
    assert.ok(page.includes('value="&lt;b&gt;12"'))
    assert.match(page, /value="offers" checked|value="offers"[^>]* checked/)
    assert.ok(page.includes(words))
  }
  assert.deepEqual(await recorded(), [])
})

test('asks for a number where none was typed, and to look at one that cannot be', async (t) => {
  const { url } = await startApi(t)
  for (const [phone, says] of [
    ['', 'Enter your WhatsApp number.'],
    [' \u200e', 'Enter your WhatsApp number.'],
    ['12', 'Digits may be missing'],
  ] as const) {
    const answer = await post(url, good(phone))
    assert.equal(answer.status, 422)
    const page = await answer.text()
    assert.ok(page.includes(says), phone)
    assert.match(page, /<a href="#phone">/)
  }
})

test('says whose form it is once where the heading says it, and keeps a short name whole', async (t) => {
  const { url, call } = await startApi(t)
  const shown = async () => (await fetch(`${url}/o/demo-form?lang=en`)).text()
  const short = await shown()
  assert.match(short, /<h1>Messages from Sakura\u00a0Coffee on WhatsApp<\/h1>/)
  assert.match(short, /<title>Messages from Sakura Coffee on WhatsApp<\/title>/)
  assert.doesNotMatch(short, /class="sender"/)
  const displayName = 'Kaffeerösterei und Feinkosthandel Müller und Töchter'
  await call('PATCH', '/v1/business', { displayName })
  assert.match(await shown(), new RegExp(`<h1 class="long">Messages from ${displayName} on`))
  const answer = await post(url, good(NUMBER))
  const thanks = await (await fetch(url + answer.headers.get('location'))).text()
  assert.ok(thanks.includes(`<p class="sender"><bdi>${displayName}</bdi></p>`))
})

test('leads to its other languages from above, where there are any', async (t) => {
  const { url, call } = await startApi(t)
  const shown = async () => (await fetch(`${url}/o/demo-form?lang=ja`)).text()
  const page = await shown()
  assert.ok(page.indexOf('href="#languages"') < page.indexOf('<main'))
  assert.match(page, /<nav class="languages" id="languages" aria-labelledby="languages-title">/)
  await call('PATCH', '/v1/business', { languages: ['ja'] })
  assert.doesNotMatch(await shown(), /#languages/)
})

test('says what was agreed in the language asked for, and keeps the words as they were read', async (t) => {
  const { url } = await startApi(t)
  const answer = await post(url, good(NUMBER), {}, '?lang=en')
  const thanks = `${url}${answer.headers.get('location')}`
  for (const [lang, shown] of [
    ['ja', 'ja'],
    ['JA_jp', 'ja'],
    ['en-GB', 'en'],
    ['xx', 'en'],
    ['', 'en'],
  ] as const) {
    const page = await (
      await fetch(`${thanks}&lang=${lang}`, { headers: { 'accept-language': 'ja' } })
    ).text()
    assert.match(page, new RegExp(`<html lang="${shown}"`), lang)
    assert.ok(page.includes('only as far as you agree'))
  }
})

test('says through what it will be asked to confirm', async (t) => {
  const { url, call } = await startApi(t)
  const said = async (lang: string) => {
    const answer = await post(url, good('+819022222222'), {}, `?lang=${lang}`)
    return (await fetch(url + (answer.headers.get('location') ?? ''))).text()
  }
  for (const [confirmVia, en, ja] of [
    ['whatsapp', /ask you on WhatsApp to confirm/, /WhatsAppで確認のメッセージ/],
    ['sms', /ask you by text message to confirm/, /SMSで確認のメッセージ/],
  ] as const) {
    const door = { confirmation: 'double', confirmVia }
    assert.equal((await call('PATCH', '/v1/entry-points/demo-form', door)).status, 200)
    assert.match(await said('en'), en)
    assert.match(await said('ja'), ja)
  }
})

test('records nothing of robots, foreign pages, unknown boxes and words that changed', async (t) => {
  const { url, recorded } = await startApi(t)
  const cases: [Response, number][] = [
    // The field nobody sees: told what everybody is told.
    [await post(url, [...good(NUMBER), ['website', 'http://spam']]), 303],
    [await post(url, good(NUMBER), { 'sec-fetch-site': 'cross-site' }), 403],
    [await post(url, good(NUMBER), { origin: 'https://evil.example' }), 403],
    [
      await post(url, [
        ['phone', NUMBER],
        ['topics', 'everything'],
      ]),
      422,
    ],
    [await post(url, [...good(NUMBER), ['topics', '$ne']]), 422],
    [await post(url, [...good(NUMBER), ['notice', 'demo-notice.7']]), 422],
    [await post(url, [['phone', NUMBER]]), 422],
    [await post(url, []), 422],
    [
      await post(url, [
        ['phone', 'x'.repeat(50_000)],
        ['topics', 'offers'],
      ]),
      422,
    ],
    [
      await post(url, [
        ['phone', 'x'.repeat(200_000)],
        ['topics', 'offers'],
      ]),
      413,
    ],
    [await fetch(`${url}/o/demo-form`, { method: 'POST', body: '{}' }), 422],
    [await post(url, good(NUMBER), {}, '/../demo-nowhere'), 404],
  ]
  for (const [i, [answer, status]] of cases.entries()) {
    assert.equal(answer.status, status, `case ${i}`)
  }
  assert.deepEqual(await recorded(), [])
})

test('changes nothing when looked at, by whatever method', async (t) => {
  const { url, recorded } = await startApi(t)
  for (const method of ['GET', 'HEAD', 'OPTIONS']) {
    for (const path of [
      `/o/demo-form?phone=${encodeURIComponent(NUMBER)}&topics=offers`,
      '/o/demo-form/thanks',
      '/o/nowhere',
      '/',
    ]) {
      const answer = await fetch(url + path, { method, headers: { 'sec-purpose': 'prefetch' } })
      assert.ok(answer.status < 500)
    }
  }
  assert.deepEqual(await recorded(), [])
})

test('lets two posts at once make one person of whom both acts are kept', async (t) => {
  const { url, store } = await startApi(t)
  const answers = await Promise.all([1, 2].map(() => post(url, good(NUMBER))))
  assert.deepEqual(
    answers.map((answer) => answer.status),
    [303, 303],
  )
  const { events } = await store.ledger.feed('demo', undefined, 10)
  assert.equal(new Set(events.map((event) => event.person)).size, 1)
  assert.equal(events.length, 2)
})

test('asks for patience after many posts from one address, no sooner than after thirty', async (t) => {
  const { url } = await startApi(t)
  const codes: number[] = []
  for (let i = 0; i < 70; i++) codes.push((await post(url, [])).status)
  assert.ok(codes.slice(0, 30).every((status) => status === 422))
  assert.equal(codes.at(-1), 429)
  const answer = await post(url, [])
  assert.ok(answer.headers.has('retry-after'))
})

test('keeps what was entered where too many came from one address, and nothing of another page', async (t) => {
  const { url, recorded } = await startApi(t)
  for (const path of ['/o/demo-form?lang=ja', '/o/demo-kiosk?lang=ja']) {
    const send = (headers: Record<string, string> = {}) =>
      fetch(url + path, {
        method: 'POST',
        redirect: 'manual',
        headers,
        body: new URLSearchParams({ phone: '12', topics: 'offers' }),
      })
    let last = await send()
    for (let i = 0; i < 70 && last.status !== 429; i++) last = await send()
    assert.equal(last.status, 429)
    assert.ok(last.headers.has('retry-after'))
    const html = await last.text()
    assert.match(html, /name="phone"[^>]* value="12"/)
    assert.match(html, /value="offers"[^>]* checked/)
    assert.doesNotMatch(html, /value="order-updates"[^>]* checked/)
    assert.match(html, /class="summary"[\s\S]*しばらく|class="summary"[\s\S]*1分/)
    const foreign = await send({ origin: 'https://elsewhere.example' })
    assert.equal(foreign.status, 429)
    assert.doesNotMatch(await foreign.text(), /name="phone"/)
  }
  assert.deepEqual(await recorded(), [])
})

test('runs no script, is framed by nobody and sends no other site a referrer', async (t) => {
  const { url } = await startApi(t)
  const { headers } = await fetch(`${url}/o/demo-form`)
  const policy = headers.get('content-security-policy') ?? ''
  assert.match(policy, /default-src 'none'/)
  assert.match(policy, /frame-ancestors 'none'/)
  assert.equal(headers.get('referrer-policy'), 'same-origin')
  assert.equal(headers.get('cache-control'), 'no-store')
})
