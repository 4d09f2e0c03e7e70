// The question of a double opt-in by SMS: how often it is asked, how it is answered, how it ends.

import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { test } from 'node:test'
import { segmentsOf } from '../../../src/chat/sms.ts'
import { MINUTE_MS } from '../../../src/time.ts'
import { TWILIO } from '../../support/api.ts'
import { twilioForm } from '../../support/twilio.ts'
import { DAY_MS, NUMBER, SMS, startInviting } from '../invitations/kit.ts'

async function start(t: TestContext) {
  const api = await startInviting(t)
  const door = async (slug: string, more: object = {}) => {
    const body = {
      ...{ slug, kind: 'form', topics: ['offers', 'order-updates'], noticeId: 'demo-notice' },
      ...{ state: 'live', confirmation: 'double', confirmVia: 'sms', ...more },
    }
    assert.equal((await api.call('POST', '/v1/entry-points', body)).status, 201)
  }
  await door('twice')
  /** Somebody sends the form. */
  const send = async (topics: string[] = ['offers'], slug = 'twice', phone = NUMBER) => {
    const form = new URLSearchParams([['phone', phone], ...topics.map((key) => ['topics', key])])
    const answer = await fetch(`${api.url}/o/${slug}?lang=en`, {
      ...{ method: 'POST', redirect: 'manual', body: form },
    })
    assert.equal(answer.status, 303)
    await api.parts.drain()
  }
  let count = 0
  const text = async (body: string, more: Record<string, string> = {}) => {
    api.clock.now += 1_000
    const form = { MessageSid: `SMq${++count}`, From: NUMBER, To: SMS, Body: body, ...more }
    const { status } = await twilioForm(api.url, '/webhooks/twilio/message', form, TWILIO.authToken)
    assert.equal(status, 200)
    await api.parts.drain()
  }
  return { ...api, door, send, text }
}

test('holds business, topics and way out, ends in the link, and is one text', async (t) => {
  const { send, sent, textOf, pathIn } = await start(t)
  await send(['offers', 'order-updates'])
  assert.equal(sent.length, 1)
  const text = textOf(sent[0])
  assert.match(text, /^Would you like .*offers and news and order updates.*Sakura Coffee.*STOP/)
  assert.match(pathIn(sent[0]), /^\/c\/[a-z0-9]{19}$/)
  assert.ok(segmentsOf(text).count <= 3)
  // No text of ours asks for YES, which is a START word at Twilio.
  assert.doesNotMatch(text, /\bYES\b/i)
})

test('long names are cut, and the link stays whole', async (t) => {
  const { send, sent, textOf, pathIn, patch } = await start(t)
  await patch('/v1/business', { displayName: '桜'.repeat(200) })
  await patch('/v1/topics/offers', { labels: { en: '[€]'.repeat(33), ja: '割引'.repeat(40) } })
  await send()
  assert.match(textOf(sent[0]), /桜{10,}\.\.\./)
  assert.ok(segmentsOf(textOf(sent[0])).count <= 3)
  pathIn(sent[0])
})

test('one button confirms, one declines; the page says which and how to stop', async (t) => {
  const { send, sent, pathIn, press, page, reasons, events } = await start(t)
  await send()
  const path = pathIn(sent[0])
  const { html } = await page(path)
  assert.match(html, /One last step/)
  assert.equal(html.match(/<button class="button[ "]/g)?.length, 2)
  assert.doesNotMatch(html, /<script/)
  assert.deepEqual(await reasons(), ['consent_pending'])
  assert.equal((await press(path, 'agree')).status, 303)
  assert.deepEqual(await reasons(), [])
  const confirmed = (await events()).at(-1)
  assert.deepEqual([confirmed.type, confirmed.evidence.act.kind], ['consent.confirmed', 'link'])
  assert.match(confirmed.evidence.text, /Sakura Coffee/)
  const done = await page(path)
  assert.match(done.html, /Thank you, you agreed/)
  // The message that is written in WhatsApp agrees to no more than they did.
  assert.match(decodeURIComponent(done.html), /text=I agree to get offers and news from Sakura/)
  assert.match(done.html, /https:\/\/wa\.me\/815012345678/)
  assert.match(done.html, /send STOP to/)
})

test('a post to the link without a button confirms', async (t) => {
  const { send, sent, pathIn, url, page, reasons, events } = await start(t)
  await send()
  const path = pathIn(sent[0])
  await page(path)
  assert.deepEqual(await reasons(), ['consent_pending'])
  const answer = await fetch(url + path, { method: 'POST', redirect: 'manual' })
  assert.equal(answer.status, 303)
  assert.deepEqual(await reasons(), [])
  assert.equal((await events()).at(-1)?.type, 'consent.confirmed')
})

test('a no after a yes takes it back; pressed again it is nothing new, and no yes follows', async (t) => {
  const { send, sent, pathIn, press, page, reasons, events, clock, recorded } = await start(t)
  await send()
  const path = pathIn(sent[0])
  await press(path, 'agree')
  assert.deepEqual(await reasons(), [])
  clock.now += 1_000
  assert.equal((await press(path, 'decline')).status, 303)
  assert.deepEqual(await reasons(), ['opted_out_topic'])
  const last = (await events()).at(-1)
  assert.deepEqual(
    [last.type, last.scope, last.topics, last.actor, last.channel],
    ['consent.withdrawn', 'topic', ['offers'], 'person', 'web'],
  )
  assert.deepEqual([last.evidence.act.kind, last.evidence.page], ['link', '/c/'])
  for (const [lang, words] of [
    ['en', ['taken back', 'Offers and news', 'stands for this link']],
    ['ja', ['取り消しました', 'お得な情報とお知らせ', '確定しています']],
  ] as const) {
    const { html } = await page(path, lang)
    for (const each of words) assert.ok(html.includes(each), each)
    assert.doesNotMatch(html, /<form|Thank you, you agreed/)
  }
  const before = await recorded()
  clock.now += 1_000
  for (const choice of ['decline', 'agree', 'decline']) {
    assert.equal((await press(path, choice)).status, 303)
  }
  assert.deepEqual(await recorded(), before)
  assert.deepEqual(await reasons(), ['opted_out_topic'])
})

test('after a no that took a yes back, a form by anybody waits for the address', async (t) => {
  const { send, sent, pathIn, press, reasons, call, clock } = await start(t)
  await send()
  await press(pathIn(sent[0]), 'agree')
  await press(pathIn(sent[0]), 'decline')
  clock.now += 1_000
  await send(['offers'], 'demo-form')
  assert.ok((await reasons()).includes('opted_out_topic'))
  const act = (kind: string) => ({
    ...{ person: NUMBER, topics: ['offers'], entryPoint: 'demo-form', act: { kind } },
    notice: { id: 'demo-notice', language: 'ja' },
  })
  clock.now += 1_000
  await call('POST', '/v1/consents', act('message'))
  assert.deepEqual(await reasons(), [])
  // A page left open says no to that yes, too.
  clock.now += 1_000
  await press(pathIn(sent[0]), 'decline')
  assert.deepEqual(await reasons(), ['opted_out_topic'])
})

test('of a yes and a no at once the no stands, whichever comes first', async (t) => {
  const { send, sent, pathIn, press, reasons, events } = await start(t)
  const phones = [NUMBER, '+819012345679', '+819012345680', '+819012345681']
  for (const [i, phone] of phones.entries()) {
    await send(['offers'], 'twice', phone)
    const path = pathIn(sent[i])
    const order = i % 2 === 0 ? ['decline', 'agree'] : ['agree', 'decline']
    await Promise.all([...order, ...order].map((choice) => press(path, choice)))
    const found = await reasons('offers', { to: phone })
    assert.ok(found.includes('opted_out_topic') || found.includes('no_consent'), `${found}`)
    const noes = (await events(phone)).filter(({ type }: { type: string }) =>
      ['consent.refused', 'consent.withdrawn'].includes(type),
    )
    assert.ok(noes.length >= 1)
  }
})

test('a no stands also where the clock of the machine that took the yes was ahead', async (t) => {
  const { send, sent, pathIn, press, reasons, clock } = await start(t)
  await send()
  clock.now += 5_000
  await press(pathIn(sent[0]), 'agree')
  clock.now -= 4_000
  await press(pathIn(sent[0]), 'decline')
  clock.now += 10_000
  assert.deepEqual(await reasons(), ['opted_out_topic'])
})

test('a yes after a no changes nothing, and the page says so', async (t) => {
  const { send, sent, pathIn, press, page, reasons, recorded } = await start(t)
  await send()
  const path = pathIn(sent[0])
  await press(path, 'decline')
  assert.deepEqual(await reasons(), ['no_consent'])
  const before = await recorded()
  assert.equal((await press(path, 'agree')).status, 303)
  assert.deepEqual(await recorded(), before)
  assert.deepEqual(await reasons(), ['no_consent'])
  assert.match((await page(path)).html, /will not write to you about this.*stands for this link/s)
})

test('the form sent again asks again after ten minutes only, and three times a day', async (t) => {
  const { send, sent, clock, parts } = await start(t)
  for (let i = 0; i < 4; i++) await send()
  assert.equal(sent.length, 1)
  clock.now += 10 * MINUTE_MS - 1
  await send()
  assert.equal(sent.length, 1)
  clock.now += 1
  await send()
  clock.now += 10 * MINUTE_MS
  await send()
  assert.equal(sent.length, 3)
  clock.now += 10 * MINUTE_MS
  await send()
  assert.equal(sent.length, 3)
  clock.now += DAY_MS
  await send()
  await parts.drain()
  assert.equal(sent.length, 4)
})

test('another form, or other choices, are another question, within the same three a day', async (t) => {
  const { send, sent, door } = await start(t)
  await door('other')
  await send(['offers'])
  await send(['order-updates'])
  await send(['offers'], 'other')
  await send(['offers', 'order-updates'], 'other')
  assert.equal(sent.length, 3)
  await send(['offers'], 'other', '+819087654321')
  assert.equal(sent.length, 4)
})

test('a hundred forms at once ask once', async (t) => {
  const { url, sent, parts, recorded } = await start(t)
  const body = () => new URLSearchParams({ phone: NUMBER, topics: 'offers' })
  const posts = Array.from({ length: 50 }, () =>
    fetch(`${url}/o/twice`, { method: 'POST', redirect: 'manual', body: body() }),
  )
  await Promise.all(posts)
  assert.equal((await recorded()).length, 50)
  await Promise.all([parts.drain(), parts.drain()])
  assert.equal(sent.length, 1)
})

test('the answer to the first question counts for a form sent again since', async (t) => {
  const { send, sent, pathIn, press, reasons, clock } = await start(t)
  await send()
  clock.now += MINUTE_MS
  await send()
  clock.now += MINUTE_MS
  await press(pathIn(sent[0]), 'agree')
  assert.deepEqual(await reasons(), [])
})

test('a plain yes by SMS answers it for a day; START at Twilio is START alone', async (t) => {
  const { send, text, reasons } = await start(t)
  await text('YES')
  assert.deepEqual(await reasons(), ['no_consent'])
  await send()
  // Twilio's Advanced Opt-Out took the word for itself, and answered it.
  await text('YES', { OptOutType: 'START' })
  assert.deepEqual(await reasons(), ['consent_pending'])
  await text('yes but what is it?')
  assert.deepEqual(await reasons(), ['consent_pending'])
  await text('Yes!')
  assert.deepEqual(await reasons(), [])
})

test('after a day a plain yes is conversation, and the link still counts', async (t) => {
  const { send, text, reasons, clock, sent, pathIn, press } = await start(t)
  await send()
  clock.now += DAY_MS
  await text('yes')
  assert.deepEqual(await reasons(), ['consent_pending'])
  await press(pathIn(sent[0]), 'agree')
  assert.deepEqual(await reasons(), [])
})

test('a stop by SMS beats the question; its link is then their own act', async (t) => {
  const { send, text, reasons, sent, pathIn, press, clock } = await start(t)
  await send()
  await text('STOP')
  assert.ok((await reasons()).includes('opted_out'))
  await send()
  assert.equal(sent.length, 1)
  clock.now += 1_000
  await press(pathIn(sent[0]), 'agree')
  assert.deepEqual(await reasons(), [])
})

test('a link that ran out says how to start again, and the pending stays what it is', async (t) => {
  const { send, sent, pathIn, page, press, reasons, clock } = await start(t)
  await send()
  const path = pathIn(sent[0])
  clock.now += 7 * DAY_MS
  for (const [lang, words] of [
    ['en', ['This link has run out', 'Sign up again', 'Start again on WhatsApp']],
    ['ja', ['このリンクは期限切れです', 'もう一度申し込む', 'WhatsAppで申し込む']],
  ] as const) {
    const { status, html } = await page(path, lang)
    assert.equal(status, 410)
    for (const each of words) assert.ok(html.includes(each), each)
    assert.ok(html.includes(`href="/o/twice?lang=${lang}"`))
    assert.doesNotMatch(html, /<form/)
  }
  assert.equal((await press(path, 'agree')).status, 410)
  assert.deepEqual(await reasons(), ['consent_pending'])
  // Started again, it is asked and answered anew.
  await send()
  assert.equal(sent.length, 2)
  await press(pathIn(sent[1]), 'agree')
  assert.deepEqual(await reasons(), [])
})

test('of a door that is closed by then nothing leads there, and the answer still counts', async (t) => {
  const { send, sent, pathIn, page, press, reasons, patch, clock } = await start(t)
  await send()
  const path = pathIn(sent[0])
  await patch('/v1/entry-points/twice', { state: 'paused' })
  assert.equal((await press(path, 'agree')).status, 303)
  assert.deepEqual(await reasons(), [])
  await send(['offers'], 'demo-form', '+819087654321')
  clock.now += 7 * DAY_MS
  assert.equal((await page(path)).status, 200)
})

test('the texts of a question and an invitation count apart', async (t) => {
  const { send, sent, invite, parts } = await start(t)
  await send()
  assert.equal((await invite()).status, 202)
  await parts.drain()
  assert.equal(sent.length, 2)
})

test('shows the words in their own language, and after a no the way back to the form', async (t) => {
  const { send, sent, pathIn, page, press } = await start(t)
  await send()
  const path = pathIn(sent[0])
  const { html } = await page(path, 'ja')
  assert.match(html, /<html lang="ja"/)
  assert.match(html, /<p dir="ltr" lang="en">Sakura Coffee may send you/)
  assert.equal((await press(path, 'decline')).status, 303)
  const declined = (await page(path)).html
  assert.match(declined, /href="\/o\/twice\?lang=en"[^>]*>Sign up again</)
  assert.doesNotMatch(declined, /wa\.me/)
})
