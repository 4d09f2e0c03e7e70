// The tracked link: into WhatsApp on a phone, a page elsewhere, and harmless to whoever only looks.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startApi } from '../../support/api.ts'
import { ANDROID, DESKTOP } from '../../support/browsers.ts'
import { PNID, postMeta, SENDER, textFrom } from '../../support/meta.ts'

const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'

const open = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(url, { method, redirect: 'manual', headers: { 'user-agent': PHONE, ...headers } })

test('a phone is led into the chat, with the sentence in its language', async (t) => {
  const { url } = await startApi(t)
  for (const [headers, query, words] of [
    [{}, '', /^I agree to get offers and news and order updates from Sakura Coffee/],
    [{ 'accept-language': 'ja,en;q=0.5' }, '', /^Sakura Coffeeから.*同意します。/],
    [{ 'accept-language': 'ja' }, '?lang=en', /^I agree/],
    [{ 'accept-language': 'fr' }, '?lang=xx', /^I agree/],
    [{ 'user-agent': ANDROID }, '?lang=ja&src=qr', /同意します。/],
    [{ 'user-agent': DESKTOP, 'sec-ch-ua-mobile': '?1' }, '', /^I agree/],
  ] as const) {
    const answer = await open(`${url}/l/demo-qr${query}`, { ...headers })
    assert.equal(answer.status, 302)
    assert.equal(answer.headers.get('cache-control'), 'no-store')
    assert.equal(answer.headers.get('referrer-policy'), 'same-origin')
    const to = new URL(answer.headers.get('location') ?? '')
    assert.equal(to.origin + to.pathname, 'https://wa.me/815012345678')
    assert.match(to.searchParams.get('text') ?? '', words)
    assert.ok(to.searchParams.get('text')?.endsWith('(demo-qr)'))
  }
})

test('a computer is shown the chat, a code for the phone, the number and the words, without a script', async (t) => {
  const { url } = await startApi(t)
  const answer = await open(`${url}/l/demo-wa-link?lang=ja`, { 'user-agent': DESKTOP })
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('x-robots-tag'), 'noindex')
  assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/)
  const page = await answer.text()
  assert.match(page, /<html lang="ja"/)
  for (const part of [
    'href="https://wa.me/815012345678?text=',
    'src="/q/demo-wa-link.svg?src=qr"',
    '>+81 50 1234 5678<',
    '(demo-wa-link)',
    'お得な情報とお知らせ',
    'ご注文の状況',
    '送信元は+815012345678',
    '「停止」またはSTOP',
  ]) {
    assert.ok(page.includes(part), part)
  }
  assert.ok(!page.includes('<script'))
  const words = await open(`${url}/l/demo-wa-link/words`)
  assert.equal(words.status, 200)
  assert.match(await words.text(), /at most four a month/)
})

test('a tool is led on as any link leads, and HEAD is answered as GET is; neither counts', async (t) => {
  const { url, call, parts } = await startApi(t)
  for (const [agent, method, status] of [
    ['curl/8.5.0', 'GET', 302],
    ['curl/8.5.0', 'HEAD', 302],
    ['node', 'GET', 302],
    ['python-requests/2.32', 'GET', 302],
    ['', 'GET', 302],
    [PHONE, 'HEAD', 302],
    [DESKTOP, 'HEAD', 200],
    ['curlew-preview/1.0 bot', 'GET', 200],
  ] as const) {
    const answer = await open(`${url}/l/demo-qr`, { 'user-agent': agent }, method)
    assert.equal(answer.status, status, `${method} ${agent}`)
    const to = answer.headers.get('location')
    assert.equal(to?.startsWith('https://wa.me/815012345678?text='), status === 302 || undefined)
  }
  await parts.tally.flush()
  const { body } = await call('GET', '/v1/entry-points/demo-qr/counts')
  assert.equal(body.totals.scanned, 0)
})

test('crawlers, previews and prefetch get the page, whatever phone they claim to be', async (t) => {
  const { url, recorded } = await startApi(t)
  const asked: Record<string, string>[] = [
    { 'user-agent': 'WhatsApp/2.24.1.84 A' },
    { 'user-agent': 'facebookexternalhit/1.1' },
    { 'user-agent': `${ANDROID} (compatible; Googlebot/2.1; +http://www.google.com/bot.html)` },
    { 'sec-purpose': 'prefetch;prerender' },
    { purpose: 'prefetch' },
    { 'x-purpose': 'preview' },
  ]
  for (const headers of asked) {
    const answer = await open(`${url}/l/demo-qr`, headers)
    assert.equal(answer.status, 200, JSON.stringify(headers))
    assert.equal(answer.headers.get('location'), null)
  }
  for (const method of ['POST', 'PUT', 'DELETE']) {
    assert.equal((await open(`${url}/l/demo-qr`, {}, method)).status, 404)
  }
  assert.deepEqual(await recorded(), [])
})

test('unknown, draft and other doors are not there, paused ones rest, in the language asked for', async (t) => {
  const { url, call } = await startApi(t)
  const door = { topics: ['offers'], noticeId: 'demo-notice' }
  const draft = { ...door, slug: 'not-yet', kind: 'qr' }
  assert.equal((await call('POST', '/v1/entry-points', draft)).status, 201)
  await call('PATCH', '/v1/entry-points/demo-social', { state: 'paused' })
  for (const [slug, status] of [
    ['not-yet', 404],
    ['nowhere', 404],
    ['demo-form', 404],
    ['demo-ivr', 404],
    ['%00', 404],
    ['..%2fdemo-qr', 404],
    ['x'.repeat(2_000), 404],
    ['demo-social', 410],
  ] as const) {
    for (const path of [`/l/${slug}`, `/l/${slug}/words`, `/q/${slug}.svg`, `/q/${slug}.pdf`]) {
      const answer = await open(`${url}${path}?lang=ja`)
      assert.equal(answer.status, status, path)
      assert.match(answer.headers.get('content-type') ?? '', /text\/html/)
      assert.match(await answer.text(), /ありません|見つかりません|お休み中/)
    }
  }
})

test('a business without a number to write to has doors that rest', async (t) => {
  const { url, other } = await startApi(t)
  const call = await other()
  const topic = { key: 'news', category: 'marketing', labels: { en: 'News' } }
  await call('POST', '/v1/topics', topic)
  const texts = { en: '{business} writes about {topics}. {stop}' }
  const { body } = await call('POST', '/v1/notices', { topics: ['news'], texts })
  await call('POST', `/v1/notices/${body.id}/publish`)
  const door = { slug: 'mute', kind: 'qr', topics: ['news'], noticeId: body.id, state: 'live' }
  assert.equal((await call('POST', '/v1/entry-points', door)).status, 201)
  assert.equal((await open(`${url}/l/mute`)).status, 410)
  assert.equal((await open(`${url}/q/mute.svg`)).status, 410)
})

test('what is printed stays, and leads where the door leads today', async (t) => {
  const { url, call, clock } = await startApi(t)
  const led = async () => {
    const answer = await open(`${url}/l/demo-qr`)
    const to = answer.headers.get('location')
    return to === null ? String(answer.status) : decodeURIComponent(to)
  }
  const printed = await (await open(`${url}/q/demo-qr.svg`)).text()
  const change = (body: object) => call('PATCH', '/v1/entry-points/demo-qr', body)

  const sender = { phone: SENDER, provider: 'meta', providerId: PNID }
  assert.equal((await call('POST', '/v1/senders', sender)).status, 201)
  assert.equal((await change({ sender: SENDER })).status, 200)
  assert.match(await led(), /wa\.me\/15550783881\?text=.*offers and news and order updates/)

  assert.equal((await change({ topics: ['order-updates'] })).status, 200)
  assert.match(await led(), /get order updates from/)

  const texts = { en: '{business} writes about {topics}, rarely. {stop}' }
  const notice = await call('POST', '/v1/notices', { topics: ['order-updates'], texts })
  await call('POST', `/v1/notices/${notice.body.id}/publish`)
  assert.equal((await change({ noticeId: notice.body.id })).status, 200)
  const words = await (await open(`${url}/l/demo-qr/words`)).text()
  assert.match(words, /writes about order updates, rarely/)

  assert.equal((await change({ state: 'paused' })).status, 200)
  assert.equal(await led(), '410')
  assert.equal((await change({ state: 'live' })).status, 200)
  assert.equal(await (await open(`${url}/q/demo-qr.svg`)).text(), printed)

  // The words that arrive are agreed to under the notice the door has now.
  clock.now += 1_000
  const text = new URL((await led()).replaceAll(' ', '%20')).searchParams.get('text') ?? ''
  assert.equal(await postMeta(url, textFrom('+819012345678', text, clock.now)), 200)
  const question = { to: '+819012345678', message: { type: 'template', topic: 'order-updates' } }
  const asked = await call('POST', '/v1/eligibility', { ...question, sender: SENDER })
  assert.deepEqual(
    [asked.body.decision, asked.body.consent.entryPoint, asked.body.consent.noticeId],
    ['allow', 'demo-qr', notice.body.id],
  )
})

test('asks for patience after very many looks from one address', async (t) => {
  const { url } = await startApi(t)
  let last = 0
  for (let i = 0; i < 620 && last !== 429; i++) {
    const answer = await open(`${url}/l/demo-qr`)
    await answer.arrayBuffer()
    last = answer.status
  }
  assert.equal(last, 429)
})
