// Each kind of hosted page: what it shows, what it takes, and what evidence it leaves.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { startApi } from '../../support/api.ts'
import { rememberLooks } from '../../support/looks.ts'

const PHONE = '+819012345678'
type Api = Awaited<ReturnType<typeof startApi>>

const page = async (api: Api, path: string) => {
  const answer = await fetch(api.url + path)
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}
const post = (api: Api, path: string, more: Record<string, string> = {}) =>
  fetch(api.url + path, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ phone: PHONE, topics: 'offers', ...more }),
  })
async function latest(api: Api) {
  const [event] = await api.store.ledger.latest('demo', 1)
  assert.ok(event)
  const evidence = event.evidence as Record<string, unknown>
  return { event, evidence, provided: evidence.provided as Record<string, unknown> }
}

const PAGES = ['form', 'page', 'popup', 'banner', 'checkbox', 'sms-link', 'email', 'social']
const MACHINES = ['kiosk', 'atm', 'in-person']

test('shows on every page unticked boxes, the words, and a no as large as the yes', async (t) => {
  const api = await startApi(t)
  for (const kind of [...PAGES, ...MACHINES]) {
    for (const lang of ['en', 'ja']) {
      const { text } = await page(api, `/o/demo-${kind}?lang=${lang}`)
      assert.equal(text.match(/type="checkbox"/g)?.length, 2, kind)
      assert.doesNotMatch(text, /type="checkbox"[^>]* checked/, kind)
      assert.ok(text.includes(lang === 'en' ? 'Reply STOP' : '「停止」'), kind)
      assert.match(text, /<button class="button button--plain" form="refusal">/, kind)
      const no =
        /<form id="refusal" method="post" action="([^"]*)"><input type="hidden" name="once"[^>]*><\/form>/.exec(
          text,
        )?.[1] ?? ''
      const refusal = await post(api, no.replaceAll('&amp;', '&'))
      assert.equal(refusal.status, 303)
      const answer = await page(api, refusal.headers.get('location') ?? '')
      assert.equal(answer.status, 200)
      assert.ok(answer.text.includes(lang === 'en' ? 'Nothing was kept' : '何も保存していません'))
    }
  }
  assert.deepEqual(await api.recorded(), [])
})

test('leaves on every kind a grant with the very words of its page', async (t) => {
  const api = await startApi(t)
  for (const kind of [...PAGES, ...MACHINES]) {
    const path = `/o/demo-${kind}?lang=ja`
    const { text } = await page(api, path)
    const notice = /name="notice" value="([^"]*)"/.exec(text)?.[1] ?? ''
    assert.equal((await post(api, path, { notice })).status, 303)
    const { event, evidence, provided } = await latest(api)
    assert.equal(event.entryPoint, `demo-${kind}`)
    assert.equal(event.type === 'consent.given' && event.strength, 'explicit')
    assert.equal(event.channel, MACHINES.includes(kind) ? 'terminal' : 'web')
    assert.ok(text.includes(String(evidence.text)))
    assert.equal(evidence.language, 'ja')
    assert.equal(provided.boxes, 'unticked when shown')
  }
})

test('names in the evidence the number of the door’s own sender, as its page did', async (t) => {
  const api = await startApi(t)
  const sender = { phone: '+81355550100', provider: 'sandbox', providerId: '+81355550100' }
  await api.call('POST', '/v1/senders', sender)
  await api.call('PATCH', '/v1/entry-points/demo-form', { sender: sender.phone })
  assert.ok((await page(api, '/o/demo-form')).text.includes(sender.phone))
  await post(api, '/o/demo-form')
  assert.ok(String((await latest(api)).evidence.text).includes(sender.phone))
})

test('keeps where an e-mail or post led from, and only what can be one', async (t) => {
  const api = await startApi(t)
  const query = '?source=spring-mail&utm_medium=email&utm_campaign=2026%2F11&lang=en'
  const { text } = await page(api, `/o/demo-email${query}`)
  const action = /<form method="post" action="([^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
  assert.ok(action)
  await post(api, action)
  const { provided } = await latest(api)
  assert.deepEqual(
    [provided.source, provided.medium, provided.campaign],
    ['spring-mail', 'email', '2026/11'],
  )
  assert.match(text, /href="\?source=spring-mail&amp;[^"]*lang=ja"/)
  await post(api, '/o/demo-social?source=%3Cscript%3E&utm_source=insta')
  assert.equal((await latest(api)).provided.source, 'insta')
})

test('keeps terminal and transaction, and shows a machine that is set up wrongly', async (t) => {
  const api = await startApi(t)
  await post(api, '/o/demo-atm?terminal=ATM-17&transaction=2026.11:0042')
  const { provided } = await latest(api)
  assert.deepEqual([provided.terminal, provided.transaction], ['ATM-17', '2026.11:0042'])
  const count = (await api.recorded()).length
  for (const query of ['terminal=a%20b', `terminal=${'x'.repeat(65)}`, 'transaction=%3Cb%3E']) {
    assert.equal((await page(api, `/o/demo-atm?${query}`)).status, 422)
    assert.equal((await post(api, `/o/demo-atm?${query}`)).status, 422)
  }
  assert.equal((await api.recorded()).length, count)
})

test('brings a machine back to its start, with its own name and without the transaction', async (t) => {
  const api = await startApi(t)
  const answer = await post(api, '/o/demo-kiosk?terminal=K1&transaction=7&lang=ja')
  const thanks = await page(api, answer.headers.get('location') ?? '')
  assert.equal(thanks.headers.get('cache-control'), 'no-store')
  assert.match(thanks.text, /href="\/o\/demo-kiosk\?terminal=K1"/)
  assert.match(thanks.text, /<noscript><meta http-equiv="refresh" content="\d+;url=\/o\/demo-kiosk/)
  assert.doesNotMatch(thanks.text, /wa\.me|9012345678/)
  const bad = await post(api, '/o/demo-kiosk?terminal=K1', { topics: '' })
  const begun = /<noscript><meta http-equiv="refresh" content="180;url=([^"]*)"><\/noscript>/
  assert.equal(begun.exec(await bad.text())?.[1], '/o/demo-kiosk?terminal=K1')
})

test('clears a machine without scripts also of what nobody sent, and counts no look by it', async (t) => {
  const { api, seen } = await looks(t)
  const refresh = /<noscript><meta http-equiv="refresh" content="180;url=([^"]*)"><\/noscript>/
  for (const kind of MACHINES) {
    const { text } = await page(api, `/o/demo-${kind}?terminal=K1&transaction=7&lang=ja`)
    const home = refresh.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    assert.equal(home, `/o/demo-${kind}?terminal=K1&idle=1`)
    const again = await page(api, home)
    assert.equal(refresh.exec(again.text)?.[1]?.replaceAll('&amp;', '&'), home)
    assert.deepEqual(seen.splice(0), [`demo-${kind} shown`])
    // The next person's own acts carry nothing of it.
    assert.match(again.text, /action="\/o\/demo-[a-z-]+\?terminal=K1&amp;lang=en"/)
  }
  for (const kind of PAGES) {
    assert.doesNotMatch((await page(api, `/o/demo-${kind}?idle=1`)).text, /http-equiv="refresh"/)
  }
  assert.deepEqual(
    seen,
    PAGES.map((kind) => `demo-${kind} shown`),
  )
})

test('puts one button on an SMS link with one topic, and says it opens WhatsApp', async (t) => {
  const api = await startApi(t)
  await api.call('PATCH', '/v1/entry-points/demo-sms-link', { topics: ['offers'] })
  const { text } = await page(api, '/o/demo-sms-link?lang=en')
  assert.doesNotMatch(text, /type="checkbox"/)
  assert.equal(text.match(/<button class="button" /g)?.length, 1)
  assert.ok(text.includes('Agree and open WhatsApp'))
  const answer = await post(api, '/o/demo-sms-link?lang=en')
  assert.equal(answer.status, 303)
  const thanks = await page(api, answer.headers.get('location') ?? '')
  assert.match(thanks.text, /href="https:\/\/wa\.me\/815012345678\?text=/)
})

test('leads to WhatsApp with a message that agrees to what was ticked, and to nothing else', async (t) => {
  const api = await startApi(t)
  const linked = async (topics: string) => {
    const answer = await post(api, '/o/demo-form?lang=en', { topics })
    const { text } = await page(api, answer.headers.get('location') ?? '')
    return new URL(/href="(https:\/\/wa\.me[^"]*)"/.exec(text)?.[1] ?? '').searchParams.get('text')
  }
  const sentence = 'I agree to get order updates from Sakura Coffee on WhatsApp. (demo-form)'
  assert.equal(await linked('order-updates'), sentence)
  assert.equal(await linked('offers'), sentence.replace('order updates', 'offers and news'))
})

test('says that a step is left where the number has to answer, and how it can at once', async (t) => {
  const api = await startApi(t)
  await api.call('PATCH', '/v1/entry-points/demo-form', { confirmation: 'double' })
  for (const [lang, step, words] of [
    ['en', 'One more step', 'What you agree to'],
    ['ja', 'あと一つお手続きがあります', '同意していただく内容'],
  ] as const) {
    const answer = await post(api, `/o/demo-form?lang=${lang}`)
    const { text } = await page(api, answer.headers.get('location') ?? '')
    assert.ok(text.includes(`<h1>${step}</h1>`))
    assert.ok(text.includes(`<title>${step} – Sakura Coffee</title>`))
    assert.ok(text.includes(`>${words}</h2>`))
    assert.doesNotMatch(text, /<h1>Thank you|words you agreed to|同意された文面/)
  }
})

test('shows whoever finds a door shut or gone a way to stop messages', async (t) => {
  const api = await startApi(t)
  await api.call('PATCH', '/v1/entry-points/demo-form', { state: 'paused' })
  for (const [slug, status, whose] of [
    ['demo-form', 410, 'b=demo&amp;'],
    ['nowhere', 404, ''],
  ] as const) {
    const found = await page(api, `/o/${slug}?lang=ja`)
    assert.equal(found.status, status)
    assert.ok(found.text.includes(`href="/stop?${whose}lang=ja">配信を止めたい方はこちら<`), slug)
    assert.equal(found.text.includes('<bdi>Sakura Coffee</bdi>'), status === 410)
    assert.match(found.text, /<a href="\?lang=en" lang="en" hreflang="en">English</)
    // Of a business the languages it has, else all there are.
    assert.equal(found.text.includes('lang="de"'), status === 404)
  }
  const link = await page(api, '/l/demo-qr/words?lang=en')
  assert.equal(link.status, 200)
  await api.call('PATCH', '/v1/entry-points/demo-qr', { state: 'paused' })
  assert.match(
    (await page(api, '/l/demo-qr/words?lang=en')).text,
    /href="\/stop\?b=demo&amp;lang=en"/,
  )
  await api.call('PATCH', '/v1/entry-points/demo-kiosk', { state: 'paused' })
  assert.doesNotMatch((await page(api, '/o/demo-kiosk')).text, /href="\/stop/)
})

test('leads a machine back to its form from every problem, by a touch and by itself', async (t) => {
  const api = await startApi(t)
  const kiosk = '/o/demo-kiosk?terminal=K1&lang=ja'
  const home = '/o/demo-kiosk?terminal=K1&idle=1'
  async function check(answer: Response, status: number, to = home) {
    const text = await answer.text()
    assert.equal(answer.status, status)
    const link = /<a class="button" href="([^"]*)">[^<]+<\/a>/.exec(text)?.[1]
    const refresh = /<noscript><meta http-equiv="refresh" content="180;url=([^"]*)">/.exec(
      text,
    )?.[1]
    assert.deepEqual(
      [link, refresh].map((each) => each?.replaceAll('&amp;', '&')),
      [to, to],
    )
    assert.doesNotMatch(text, /href="\/stop/)
  }
  const large = { body: `phone=${'1'.repeat(70_000)}`, method: 'POST' }
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  await check(await fetch(api.url + kiosk, { ...large, headers: form }), 413)
  const foreign = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
  await check(await fetch(api.url + kiosk, { method: 'POST', headers: foreign }), 403)
  await check(await fetch(`${api.url}/o/demo-kiosk/thanks?terminal=K1&d=x`), 404)
  // A name that cannot be read leads back to where it still shows.
  const unread = '/o/demo-kiosk?terminal=%3C'
  await check(await fetch(api.url + unread), 422, `${unread}&idle=1`)
  await api.call('PATCH', '/v1/entry-points/demo-kiosk', { state: 'paused' })
  await check(await fetch(api.url + kiosk), 410)
  const form404 = await page(api, '/o/demo-form/thanks?d=x')
  assert.doesNotMatch(form404.text, /http-equiv="refresh"|class="button"/)
})

test('says first in its title that a page was sent back', async (t) => {
  const api = await startApi(t)
  for (const kind of ['form', 'kiosk']) {
    const path = `/o/demo-${kind}?lang=en`
    assert.match((await page(api, path)).text, /<title>Messages from Sakura Coffee/)
    const faulty = await (await post(api, path, { phone: '12' })).text()
    assert.match(faulty, /<title>Please check: Messages from Sakura Coffee/)
  }
})

test('speaks of itself in the language of its words, where the notice has more languages', async (t) => {
  const api = await startApi(t)
  await api.call('PATCH', '/v1/business', { languages: ['en', 'ja', 'zh'] })
  await api.call('PATCH', '/v1/topics/offers', {
    labels: { en: 'offers', ja: '割引', zh: '优惠' },
  })
  const notice = {
    topics: ['offers'],
    texts: { en: '{business}: {topics}. {stop}', zh: '{business}：{topics}。发送 STOP 即可停止。' },
  }
  const { body } = await api.call('POST', '/v1/notices', notice)
  await api.call('POST', `/v1/notices/${body.id}/publish`)
  const door = { topics: ['offers'], noticeId: body.id }
  assert.equal((await api.call('PATCH', '/v1/entry-points/demo-form', door)).status, 200)
  const { text, headers } = await page(api, '/o/demo-form?lang=zh')
  assert.match(text, /<html lang="en" dir="ltr">/)
  assert.equal(headers.get('content-language'), 'en')
  assert.match(text, /<label for="topic-offers"><bdi lang="zh">优惠<\/bdi><\/label>/)
  assert.match(text, /<p dir="auto" lang="zh">[^<]*发送 STOP/)
  const answer = await post(api, '/o/demo-form?lang=zh')
  const thanks = await page(api, answer.headers.get('location') ?? '')
  assert.match(thanks.text, /<time>November 24, 2026[^<]*<\/time> \(Japan Standard Time\)/)
  assert.match(thanks.text, /<p dir="auto" lang="zh">/)
})

test('records the same form sent twice, at once or again, once', async (t) => {
  const api = await startApi(t)
  const { text } = await page(api, '/o/demo-form')
  const once = /name="once" value="([^"]*)"/.exec(text)?.[1] ?? ''
  assert.match(once, /^[\w-]{8,64}$/)
  const answers = await Promise.all([1, 2, 3].map(() => post(api, '/o/demo-form', { once })))
  answers.push(await post(api, '/o/demo-form', { once }))
  assert.deepEqual(new Set(answers.map((answer) => answer.status)), new Set([303]))
  assert.equal((await api.recorded()).length, 1)
  await post(api, '/o/demo-form', { once, topics: 'order-updates' })
  assert.equal((await api.recorded()).length, 2)
})

test('leaves out of the form a topic that the newest words no longer name', async (t) => {
  const api = await startApi(t)
  const texts = { en: 'Sakura Coffee sends order updates on WhatsApp. Reply STOP to stop.' }
  await api.call('PATCH', '/v1/notices/demo-notice', { topics: ['order-updates'], texts })
  await api.call('POST', '/v1/notices/demo-notice/publish')
  api.clock.now += 1
  const { text } = await page(api, '/o/demo-form')
  assert.ok(!text.includes('value="offers"'))
  assert.equal((await post(api, '/o/demo-form')).status, 422)
  assert.deepEqual(await api.recorded(), [])
})

async function looks(t: TestContext) {
  const tally = rememberLooks()
  return { api: await startApi(t, { tally }), seen: tally.seen }
}

test('tells of pages shown to people, and of a form begun, once each', async (t) => {
  const { api, seen } = await looks(t)
  await page(api, '/o/demo-form')
  await fetch(`${api.url}/o/demo-form`, { method: 'HEAD' })
  for (const name of ['sec-purpose', 'purpose', 'x-purpose']) {
    await fetch(`${api.url}/o/demo-form`, { headers: { [name]: 'prefetch;prerender' } })
  }
  await page(api, '/o/demo-nowhere')
  assert.deepEqual(seen.splice(0), ['demo-form shown'])

  // Without a script the first post tells; with one, the script has told.
  const bad = await post(api, '/o/demo-form', { phone: '1' })
  const begun = /name="begun" value="([^"]*)"/.exec(await bad.text())?.[1] ?? ''
  await post(api, '/o/demo-form', { begun })
  assert.deepEqual(seen.splice(0), ['demo-form started'])
  await fetch(`${api.url}/o/demo-form/looked`, { method: 'POST' })
  await post(api, '/o/demo-form', { begun: '1' })
  assert.deepEqual(seen.splice(0), ['demo-form started'])
  const foreign = { origin: 'https://evil.example' }
  await fetch(`${api.url}/o/demo-form/looked`, { method: 'POST', headers: foreign })
  await fetch(`${api.url}/o/nowhere/looked`, { method: 'POST' })
  assert.deepEqual(seen, [])
})

test('answers 404 for a draft or unknown door and a kind 410 for a paused one, on every route', async (t) => {
  const api = await startApi(t)
  for (const [state, status] of [
    ['paused', 410],
    ['draft', 404],
  ] as const) {
    await api.call('PATCH', '/v1/entry-points/demo-kiosk', { state })
    for (const path of ['/o/demo-kiosk', '/o/demo-kiosk/no']) {
      assert.equal((await page(api, path)).status, status)
      assert.equal((await post(api, path)).status, status)
    }
  }
  assert.deepEqual(await api.recorded(), [])
})
