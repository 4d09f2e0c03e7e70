// The preference page: what a tick, a missing tick, a stop and a pause amount to, by whichever link.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PNID, postMeta, SENDER, textFrom } from '../../support/meta.ts'
import { keptSends } from '../../support/sent.ts'
import { keyring, NUMBER, startPreferences } from './kit.ts'

test('unticking says no to that topic alone, and ticking again is a consent with its words', async (t) => {
  const { linkOf, save, get, agree, reasons, events, tickedIn } = await startPreferences(t)
  await agree()
  const path = linkOf('address')
  assert.deepEqual(tickedIn((await get(path)).html), ['offers', 'order-updates'])
  const off = await save(path, ['order-updates'])
  assert.deepEqual([off.status, off.location], [303, '?lang=en&done=1'])
  assert.deepEqual(await reasons(), ['opted_out_topic'])
  assert.deepEqual(await reasons('order-updates'), [])
  assert.deepEqual(tickedIn((await get(path)).html), ['order-updates'])
  assert.equal((await save(path, ['offers', 'order-updates'])).status, 303)
  assert.deepEqual(await reasons(), [])
  const all = await events()
  assert.deepEqual(
    all.map(({ type }: { type: string }) => type),
    ['consent.given', 'consent.withdrawn', 'consent.given'],
  )
  const { evidence, topics, strength, fromAddress, channel } = all[2]
  assert.deepEqual([topics, strength, fromAddress, channel], [['offers'], 'explicit', true, 'web'])
  assert.match(evidence.text, /Sakura Coffee may send you messages/)
  assert.equal(evidence.noticeId, 'demo-notice')
  assert.equal(evidence.language, 'en')
  assert.deepEqual(evidence.act.kind, 'link')
  const { html } = await get(path)
  assert.ok(html.includes(evidence.text.split('\n')[0].slice(0, 40)))
})

test('a tick behind a link from the address lifts a STOP for the topics ticked, no others', async (t) => {
  const { linkOf, save, agree, withdraw, reasons, get } = await startPreferences(t)
  await agree()
  await withdraw('all')
  const path = linkOf('address')
  assert.match((await get(path)).html, /You stopped all messages on/)
  assert.equal((await save(path, ['offers'])).status, 303)
  assert.deepEqual(await reasons(), [])
  assert.deepEqual(await reasons('order-updates'), ['opted_out'])
})

test('a tick behind a link of the business is a consent, but lifts no no: it waits', async (t) => {
  const { call, save, agree, withdraw, reasons, get } = await startPreferences(t)
  const { body } = await call('POST', '/v1/links', { person: NUMBER, purpose: 'preferences' })
  const path = URL.parse(body.url)?.pathname ?? ''
  assert.equal((await save(path, ['order-updates'])).status, 303)
  assert.deepEqual(await reasons('order-updates'), [])
  await agree()
  await withdraw('all')
  assert.equal((await save(path, ['offers'])).status, 303)
  assert.deepEqual(await reasons(), ['opted_out', 'consent_pending'])
  const { html } = await get(path)
  assert.match(html, /Waiting for your phone/)
  assert.match(html, /href="\/stop\?b=demo/)
  // Its noes count whoever opens it.
  await agree(['offers'], 'message')
  assert.deepEqual(await reasons(), [])
  await save(path, [])
  assert.deepEqual(await reasons(), ['opted_out_topic'])
})

test('stops everything with one click, by either link, also for somebody never heard of', async (t) => {
  const { linkOf, post, agree, reasons } = await startPreferences(t)
  const unknown = await post(linkOf('business'), [['action', 'stop']])
  assert.equal(unknown.status, 303)
  assert.ok((await reasons()).includes('opted_out'))
  await agree(['offers'], 'message')
  assert.deepEqual(await reasons(), [])
  await post(linkOf('address'), [['action', 'stop']])
  assert.deepEqual(await reasons(), ['opted_out'])
})

test('offers no way to stop or erase where nothing is on or held', async (t) => {
  const { linkOf, get, post, agree } = await startPreferences(t)
  const path = linkOf('address')
  const offers = async () => {
    const { html } = await get(path)
    return [html.includes('href="#stop"'), html.includes('value="erase"')]
  }
  assert.deepEqual(await offers(), [false, false])
  await agree()
  assert.deepEqual(await offers(), [true, true])
  await post(path, [['action', 'stop']])
  assert.deepEqual(await offers(), [false, true])
  // Whoever wants to say it again may.
  assert.match((await get(path)).html, /name="action" value="stop"/)
})

test('pauses marketing until a day it names, and ends the pause only from the address', async (t) => {
  const { linkOf, post, get, shownIn, agree, ask, reasons, clock, tickedIn } =
    await startPreferences(t)
  await agree()
  const [ours, theirs] = [linkOf('address'), linkOf('business')]
  assert.equal(
    (
      await post(theirs, [
        ['action', 'pause'],
        ['days', '30'],
      ])
    ).status,
    303,
  )
  const answer = await ask()
  assert.equal(answer.reasons[0].code, 'opted_out_marketing')
  assert.equal(answer.retryAt, new Date(clock.now + 30 * 86_400_000).toISOString())
  assert.equal(answer.reasons[0].until, answer.retryAt)
  assert.deepEqual(await reasons('order-updates'), [])
  const { html } = await get(ours)
  assert.match(html, /Paused until 24 December 2026|Paused until December 24, 2026/)
  assert.deepEqual(tickedIn(html), ['offers', 'order-updates'])
  const resume = (path: string, shown: string) =>
    post(path, [
      ['action', 'resume'],
      ['shown', shown],
    ])
  await resume(theirs, shownIn((await get(theirs)).html))
  assert.ok((await reasons()).includes('opted_out_marketing'))
  assert.equal((await resume(ours, 'forged')).status, 422)
  assert.equal((await resume(ours, shownIn((await get(ours)).html))).status, 303)
  assert.deepEqual(await reasons(), [])
  assert.equal(
    (
      await post(ours, [
        ['action', 'pause'],
        ['days', '100000'],
      ])
    ).status,
    422,
  )
})

test('shows how to end a pause early, and only pauses that would be longer', async (t) => {
  const { linkOf, post, get, agree } = await startPreferences(t)
  await agree()
  const [ours, theirs] = [linkOf('address'), linkOf('business')]
  const offered = (html: string) =>
    [...html.matchAll(/name="days" value="(\d+)"/g)].map(([, days]) => Number(days))
  assert.deepEqual(offered((await get(theirs)).html), [7, 30, 90])
  const pause = (days: string) =>
    post(theirs, [
      ['action', 'pause'],
      ['days', days],
    ])
  await pause('30')
  const paused = (await get(theirs)).html
  assert.match(paused, /href="\/stop\?b=demo[^"]*">To end the pause earlier, confirm with a code</)
  assert.match(paused, /<p id="longer-title">Pause for longer, counted from today</)
  assert.deepEqual(offered(paused), [90])
  const own = (await get(ours)).html
  assert.doesNotMatch(own, /To end the pause earlier/)
  assert.match(own, /value="resume"/)
  await pause('90')
  assert.deepEqual(offered((await get(theirs)).html), [])
})

test('says that everything is stopped once it is, and no longer when something is on', async (t) => {
  const { linkOf, post, get, save, agree } = await startPreferences(t)
  await agree()
  const path = linkOf('address')
  const told = async (location: string | null) => {
    const { html } = await get(`${path}${location}`)
    return /<p class="told" role="status">([^<]*)</.exec(html)?.[1]
  }
  const { location } = await post(path, [['action', 'stop']])
  assert.equal(await told(location), 'All messages are stopped.')
  assert.equal((await get(path)).html.match(/All messages are stopped\./g)?.length, 1)
  const { location: again } = await save(path, ['offers'])
  assert.equal(await told(again), 'Saved. This is how it stands now.')
  assert.equal(await told(location), 'Saved. This is how it stands now.')
})

test('lists topics in the order of the form, and those of no form last', async (t) => {
  const { linkOf, get, call } = await startPreferences(t)
  const order = async () =>
    [...(await get(linkOf('business'))).html.matchAll(/id="topic-([\w-]+)" value/g)].map(
      ([, key]) => key,
    )
  const topic = { key: 'a-news', category: 'marketing', labels: { en: 'News' } }
  assert.equal((await call('POST', '/v1/topics', topic)).status, 201)
  assert.deepEqual(await order(), ['offers', 'order-updates', 'a-news'])
  const { body } = await call('GET', '/v1/entry-points')
  for (const { slug } of body.items) {
    const topics = ['order-updates', 'offers']
    assert.equal((await call('PATCH', `/v1/entry-points/${slug}`, { topics })).status, 200)
  }
  assert.deepEqual(await order(), ['order-updates', 'offers', 'a-news'])
})

test('marks the language of the words, whichever the page is in', async (t) => {
  const { linkOf, get, agree } = await startPreferences(t)
  await agree()
  const { html } = await get(`${linkOf('address')}?lang=en`)
  assert.match(html, /<p lang="ja" dir="ltr">Sakura Coffee/)
  assert.match(html, /<p lang="en" dir="ltr">Sakura Coffee/)
})

test('keeps a STOP that comes while the page is open, when it is saved unchanged', async (t) => {
  const { linkOf, get, shownIn, save, agree, withdraw, reasons, events } = await startPreferences(t)
  await agree()
  const path = linkOf('address')
  const shown = shownIn((await get(path)).html)
  await withdraw('all')
  assert.equal((await save(path, ['offers', 'order-updates'], shown)).status, 303)
  assert.deepEqual(await reasons(), ['opted_out'])
  assert.equal((await events()).length, 2)
})

test('takes the same page sent twice at once as one consent, and every no for a new one', async (t) => {
  const { linkOf, get, shownIn, save, events, reasons } = await startPreferences(t)
  const path = linkOf('address')
  const first = shownIn((await get(path)).html)
  const answers = await Promise.all([1, 2, 3].map(() => save(path, ['offers'], first)))
  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303, 303],
  )
  assert.equal((await events()).length, 1)
  const second = shownIn((await get(path)).html)
  await save(path, [], second)
  await save(path, ['offers'])
  // The old page once more, from the browser's history: its no is said again.
  await save(path, [], second)
  assert.deepEqual(await reasons(), ['opted_out_topic'])
  // And its older yes is the one known already.
  await save(path, ['offers'], first)
  assert.deepEqual(await reasons(), ['opted_out_topic'])
})

test('refuses boxes that are not there, and takes the noes of the same post', async (t) => {
  const { linkOf, save, agree, reasons, other, tickedIn } = await startPreferences(t)
  const theirs = await other()
  const topic = { key: 'theirs', category: 'marketing', labels: { en: 'theirs' } }
  assert.equal((await theirs('POST', '/v1/topics', topic)).status, 201)
  await agree()
  const { status, html } = await save(linkOf('address'), ['order-updates', 'theirs', 'nothing'])
  assert.equal(status, 422)
  assert.match(html, /role="alert"/)
  assert.deepEqual(tickedIn(html), ['order-updates'])
  assert.deepEqual(await reasons(), ['opted_out_topic'])
  assert.deepEqual(await reasons('order-updates'), [])
})

test('takes no yes under words that changed while the page was open', async (t) => {
  const { linkOf, get, shownIn, save, call, reasons, clock } = await startPreferences(t)
  const path = linkOf('address')
  const shown = shownIn((await get(path)).html)
  const texts = {
    en: '{business}: {topics}, more often now. {stop}',
    ja: '{business} {topics} {stop}',
  }
  clock.now += 1_000
  assert.equal((await call('PATCH', '/v1/notices/demo-notice', { texts })).status, 200)
  assert.equal((await call('POST', '/v1/notices/demo-notice/publish')).status, 200)
  const { status, html } = await save(path, ['offers'], shown)
  assert.equal(status, 422)
  assert.match(html, /The words changed/)
  assert.match(html, /more often now/)
  assert.deepEqual(await reasons(), ['no_consent'])
  assert.equal((await save(path, ['offers'])).status, 303)
  assert.deepEqual(await reasons(), [])
})

test('does nothing on a page it never showed, or showed to somebody else', async (t) => {
  const { linkOf, get, shownIn, save, post, events, agree } = await startPreferences(t)
  await agree()
  const other = shownIn((await get(linkOf('address', '+819087654321'))).html)
  const path = linkOf('address')
  for (const shown of ['', 'x', other, 'A'.repeat(5_000)]) {
    assert.equal((await save(path, [], shown)).status, 422)
  }
  assert.equal((await post(path, [['topics', 'offers']])).status, 422)
  assert.equal((await post(path, [['action', 'nonsense']])).status, 422)
  assert.equal((await post(path, '\u0000%')).status, 422)
  assert.equal((await events()).length, 1)
})

test('takes a mail client’s one-click post as a stop of marketing, in either form', async (t) => {
  const { linkOf, post, agree, reasons, url } = await startPreferences(t)
  await agree()
  const path = linkOf('business')
  const form = await post(path, [['List-Unsubscribe', 'One-Click']], {
    origin: 'https://mail.example',
    'sec-fetch-site': 'cross-site',
  })
  assert.deepEqual([form.status, form.html], [200, 'ok'])
  assert.deepEqual(await reasons(), ['opted_out_marketing'])
  assert.deepEqual(await reasons('order-updates'), [])
  await agree(['offers'], 'message')
  const parts = new FormData()
  parts.set('List-Unsubscribe', 'One-Click')
  const multipart = await fetch(url + path, { method: 'POST', body: parts })
  assert.equal(multipart.status, 200)
  assert.deepEqual(await reasons(), ['opted_out_marketing'])
  assert.equal((await post(path, [['List-Unsubscribe', 'Two-Click']])).status, 422)
})

test('takes no other post from a page that is not ours', async (t) => {
  const { linkOf, post, get, shownIn, events } = await startPreferences(t)
  const path = linkOf('address')
  const shown = shownIn((await get(path)).html)
  const foreign: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ]
  for (const headers of foreign) {
    const { status } = await post(
      path,
      [
        ['action', 'save'],
        ['shown', shown],
        ['topics', 'offers'],
      ],
      headers,
    )
    assert.equal(status, 403)
  }
  assert.deepEqual(await events(), [])
})

test('changes nothing by looking, however one looks', async (t) => {
  const { linkOf, agree, url, events } = await startPreferences(t)
  await agree()
  for (const origin of ['address', 'business'] as const) {
    const path = linkOf(origin)
    for (const more of ['', '?done=1', '?action=stop', '/record', '/data.json']) {
      for (const method of ['GET', 'HEAD', 'OPTIONS']) {
        const headers = { 'user-agent': 'WhatsApp/2', 'sec-purpose': 'prefetch' }
        await (await fetch(url + path + more, { method, headers })).arrayBuffer()
      }
    }
  }
  assert.equal((await events()).length, 1)
})

test('opens with no token but its own: forged, altered, old and foreign ones look the same', async (t) => {
  const { linkOf, get, post, agree, clock, call } = await startPreferences(t)
  await agree()
  const good = linkOf('address')
  const old = linkOf('business')
  const sealed = (content: unknown, purpose: string) =>
    `/p/${keyring.seal(JSON.stringify(content), purpose)}`
  const later = clock.now + 1e9
  const { body } = await call('POST', '/v1/links', { person: NUMBER, purpose: 'preferences' })
  assert.equal(Date.parse(body.expiresAt), clock.now + 30 * 86_400_000)
  clock.now += 31 * 86_400_000
  const pages = []
  for (const path of [
    good,
    old,
    `${linkOf('address').slice(0, -2)}AA`,
    '/p/x',
    `/p/${'A'.repeat(3_000)}`,
    '/p/%00',
    sealed(['demo', 'x', 'y', later], 'confirm'),
    sealed(['demo', NUMBER, null, 'address', later], 'thanks demo-form'),
    sealed(['nobody', NUMBER, null, 'address', later + 1e12], 'preferences'),
  ]) {
    const { status, html } = await get(path)
    assert.equal(status, 404, path.slice(0, 20))
    pages.push(html)
    assert.equal((await post(path, [['action', 'stop']])).status, 404)
    assert.equal((await post(path, [['List-Unsubscribe', 'One-Click']])).status, 404)
  }
  assert.equal(new Set(pages).size, 1)
  assert.match(pages[0] ?? '', /href="\/stop\?lang=en"/)
})

test('shows whose page it is by a masked number, and keeps it to itself', async (t) => {
  const { linkOf, get, agree, lines } = await startPreferences(t)
  await agree()
  for (const origin of ['address', 'business'] as const) {
    const { html, headers } = await get(linkOf(origin))
    assert.match(html, /Sakura Coffee/)
    assert.doesNotMatch(html, /9012345678/)
    assert.match(html, /\+81\s•+78/)
    assert.equal(headers.get('cache-control'), 'no-store')
    assert.equal(headers.get('referrer-policy'), 'same-origin')
    assert.match(html, /noindex/)
  }
  assert.deepEqual(lines, [])
})

test('keeps the language a person chose, and answers in it whatever they write in', async (t) => {
  const { sent, sends } = keptSends()
  const api = await startPreferences(t, { sends })
  const { linkOf, post, get, call, agree, parts, url, clock } = api
  const sender = { phone: SENDER, provider: 'meta', providerId: PNID }
  assert.equal((await call('POST', '/v1/senders', sender)).status, 201)
  const personId = await agree()
  const path = linkOf('address')
  const speak = (language: string) =>
    post(path, [
      ['action', 'language'],
      ['language', language],
    ])
  assert.equal((await speak('ja')).status, 303)
  assert.equal((await speak('xx')).status, 422)
  const { body } = await call('GET', `/v1/people/${personId}/export`)
  assert.equal(body.language, 'ja')
  assert.match((await get(path)).html, /<option value="ja" lang="ja" selected>/)
  clock.now += 1_000
  assert.equal(await postMeta(url, textFrom(NUMBER, 'STOP', clock.now)), 200)
  await parts.drain()
  const last = sent.at(-1)?.content
  assert.match(last?.type === 'text' ? last.text : '', /メッセージを停止しました/)
})

test('erases for who proved the number and said so, and the noes stay', async (t) => {
  const { linkOf, get, post, agree, withdraw, reasons, events } = await startPreferences(t)
  await agree()
  await withdraw('topic', { topics: ['offers'] })
  const path = linkOf('address')
  assert.equal((await post(path, [['action', 'erase']])).status, 422)
  assert.equal((await events()).length, 2)
  assert.equal(
    (
      await post(path, [
        ['action', 'erase'],
        ['confirm', 'yes'],
      ])
    ).status,
    303,
  )
  assert.deepEqual(await reasons(), ['no_consent', 'opted_out_topic'])
  assert.deepEqual(await reasons('order-updates'), ['no_consent'])
  const all = await events()
  assert.deepEqual([all.at(-1).type, all.at(-1).actor], ['person.erased', 'person'])
  const { status, html } = await get(path)
  assert.equal(status, 200)
  assert.match(html, /was erased on/)
  assert.match(html, /Details erased/)
})
