// The page behind the link of an invitation: what it says, what a button does, and what does nothing.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scrubLine } from '../../../src/web/http/scrub.ts'
import { TWILIO } from '../../support/api.ts'
import { twilioForm } from '../../support/twilio.ts'
import { DAY_MS, NUMBER, SMS, startInviting } from '../invitations/kit.ts'

const WA = 'https://wa.me/815012345678?text='

test('names business and topics, has the whole notice, and one button beside an equal no', async (t) => {
  const { invited, page } = await startInviting(t)
  const path = await invited()
  for (const [lang, words] of [
    ['en', ['Agree and open WhatsApp', 'No, thanks', 'offers and news', 'order updates', 'STOP']],
    ['ja', ['同意してWhatsAppを開く', 'いいえ、受け取りません', 'ご注文の状況', '停止']],
  ] as const) {
    const { status, html, headers } = await page(path, lang)
    assert.equal(status, 200)
    assert.match(html, new RegExp(`<html lang="${lang}"`))
    for (const each of ['Sakura Coffee', ...words]) assert.ok(html.includes(each), each)
    assert.equal(html.match(/<button class="button[ "]/g)?.length, 2)
    assert.equal(headers.get('referrer-policy'), 'same-origin')
    assert.equal(headers.get('cache-control'), 'no-store')
    assert.doesNotMatch(headers.get('content-security-policy') ?? '', /script-src/)
    assert.ok(!html.includes('<script') && !html.includes('5678<'))
  }
})

test('looking changes nothing, however and by whomever', async (t) => {
  const { invited, url, recorded, reasons, page } = await startInviting(t)
  const path = await invited()
  const before = await recorded()
  const agents = ['Mozilla/5.0', 'WhatsApp/2.23', 'facebookexternalhit/1.1', 'Slackbot', '']
  for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']) {
    for (const agent of agents) {
      const headers = { 'user-agent': agent, 'sec-purpose': 'prefetch;prerender' }
      await fetch(url + path, { method, headers })
    }
  }
  assert.deepEqual(await recorded(), before)
  assert.deepEqual(await reasons(), ['no_consent'])
  // The token is not used up by it.
  assert.match((await page(path)).html, /Agree and open WhatsApp/)
})

test('the button is an explicit consent from the address, with the words that were shown', async (t) => {
  const { invited, press, reasons, events, page, call } = await startInviting(t)
  const path = await invited()
  const answer = await press(path, 'agree')
  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), '?lang=en')
  assert.deepEqual(await reasons(), [])
  const given = (await events()).find(({ type }: { type: string }) => type === 'consent.given')
  assert.deepEqual(
    [given.topics, given.entryPoint, given.channel, given.actor],
    [['offers', 'order-updates'], 'demo-sms-link', 'web', 'person'],
  )
  assert.deepEqual([given.strength, given.fromAddress], ['explicit', true])
  const { evidence } = given
  assert.deepEqual([evidence.act.kind, evidence.language], ['link', 'en'])
  assert.deepEqual([evidence.businessName, evidence.noticeId], ['Sakura Coffee', 'demo-notice'])
  assert.match(evidence.provided.invitation, /^inv_/)
  assert.equal(evidence.provided.button, 'Agree and open WhatsApp')
  const { html } = await page(path)
  assert.ok(html.includes('Thank you, you agreed'))
  assert.ok(html.includes(evidence.text.split('\n')[0]))
  const link = /href="(https:\/\/wa\.me[^"]+)"/.exec(html)?.[1] ?? ''
  assert.ok(link.startsWith(WA))
  assert.match(decodeURIComponent(link), /I agree to get .* from Sakura Coffee.*\(demo-sms-link\)/)
  // What was given by one button is taken back by one; nothing is left to agree to.
  assert.deepEqual(html.match(/name="answer" value="\w+"/g), ['name="answer" value="decline"'])
  assert.match(html, /Withdraw my agreement/)
  const body = { to: NUMBER, message: { type: 'template', topic: 'offers' } }
  const { consent } = (await call('POST', '/v1/eligibility', body)).body
  assert.deepEqual([consent.entryPoint, consent.eventId], ['demo-sms-link', given.id])
})

test('the evidence is in the language of the page, and names the number of the door', async (t) => {
  const { invited, url, events, page, call } = await startInviting(t)
  const own = { phone: '+815099999999', provider: 'meta', providerId: '999' }
  assert.equal((await call('POST', '/v1/senders', own)).status, 201)
  await call('PATCH', '/v1/entry-points/demo-sms-link', { sender: own.phone })
  const path = await invited()
  const { html } = await page(path, 'ja')
  const shown = /name="shown" value="([^"]*)"/.exec(html)?.[1] ?? ''
  const body = new URLSearchParams({ answer: 'agree', shown })
  await fetch(`${url}${path}?lang=ja`, { method: 'POST', body, redirect: 'manual' })
  const given = (await events()).find(({ type }: { type: string }) => type === 'consent.given')
  assert.equal(given.evidence.language, 'ja')
  assert.match(given.evidence.text, /送信元は\+815099999999/)
  assert.ok(html.includes('送信元は+815099999999'))
})

test('no, thanks is a refusal: nothing is sent, and nobody invites them again', async (t) => {
  const { invited, press, reasons, events, page, invite, clock } = await startInviting(t)
  const path = await invited()
  assert.equal((await press(path, 'decline')).status, 303)
  assert.deepEqual(await reasons(), ['no_consent'])
  const refused = (await events()).at(-1)
  assert.deepEqual([refused.type, refused.entryPoint], ['consent.refused', 'demo-sms-link'])
  const { html } = await page(path)
  assert.match(html, /Understood/)
  assert.doesNotMatch(html, /wa\.me|<form/)
  clock.now += 40 * DAY_MS
  const again = await invite()
  assert.deepEqual(again.body.decision.reasons[0].code, 'opted_out_topic')
})

test('posts again or at once are one fact; of both buttons at once the no stands', async (t) => {
  const { invited, press, events, reasons, recorded } = await startInviting(t)
  const path = await invited()
  const answers = await Promise.all(
    ['agree', 'decline', 'agree', 'decline', 'agree'].map((choice) => press(path, choice)),
  )
  assert.ok(answers.every(({ status }) => status === 303))
  const before = await reasons()
  assert.ok(before.includes('opted_out_topic') || before.includes('no_consent'))
  const count = async (type: string) =>
    (await events()).filter((event: { type: string }) => event.type === type).length
  assert.ok((await count('consent.given')) <= 1)
  const all = await recorded()
  for (const choice of ['agree', 'decline']) await press(path, choice)
  assert.deepEqual(await reasons(), before)
  assert.deepEqual(await recorded(), all)
})

test('a no after a yes takes it back, and the page says so', async (t) => {
  const { invited, press, page, events, reasons, recorded, clock } = await startInviting(t)
  const path = await invited()
  await press(path, 'agree')
  assert.deepEqual(await reasons(), [])
  clock.now += 40 * DAY_MS
  await press(path, 'decline')
  assert.deepEqual(await reasons(), ['opted_out_topic'])
  const last = (await events()).at(-1)
  assert.deepEqual(
    [last.type, last.scope, last.topics, last.entryPoint],
    ['consent.withdrawn', 'topic', ['offers', 'order-updates'], 'demo-sms-link'],
  )
  assert.match(last.evidence.provided.invitation, /^inv_/)
  assert.equal(last.evidence.provided.button, 'Withdraw my agreement')
  assert.match((await page(path)).html, /taken back.*Offers and news.*Order updates/s)
  const before = await recorded()
  for (const choice of ['decline', 'agree']) await press(path, choice)
  assert.deepEqual(await recorded(), before)
})

test('a later STOP stands, also when the used link is pressed again', async (t) => {
  const { invited, press, reasons, call, clock, page } = await startInviting(t)
  const path = await invited()
  await press(path, 'agree')
  clock.now += 1_000
  await call('POST', '/v1/withdrawals', { person: NUMBER, scope: 'all', act: { kind: 'message' } })
  clock.now += 1_000
  await press(path, 'agree')
  assert.deepEqual(await reasons(), ['opted_out'])
  assert.match((await page(path)).html, /If you stopped messages since/)
})

test('a link not used yet lifts their own STOP, since it was sent to their address', async (t) => {
  const { invited, press, reasons, url, clock } = await startInviting(t)
  const path = await invited()
  const stop = { MessageSid: 'SM1', From: NUMBER, To: SMS, Body: 'STOP' }
  await twilioForm(url, '/webhooks/twilio/message', stop, TWILIO.authToken)
  assert.ok((await reasons()).includes('opted_out'))
  clock.now += 1_000
  await press(path, 'agree')
  assert.deepEqual(await reasons(), [])
})

test('what was shown is what is agreed to: words that changed meanwhile are read again', async (t) => {
  const { invited, url, page, call, patch, press, reasons } = await startInviting(t)
  const path = await invited()
  const { html } = await page(path)
  const shown = /name="shown" value="([^"]*)"/.exec(html)?.[1] ?? ''
  const post = (fields: Record<string, string>) =>
    fetch(`${url}${path}?lang=en`, {
      ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) },
    })
  const texts = { en: '{business} sends much more about {topics}. {stop}' }
  await patch('/v1/notices/demo-notice', { texts })
  assert.equal((await call('POST', '/v1/notices/demo-notice/publish')).status, 200)
  const late = await post({ answer: 'agree', shown })
  assert.equal(late.status, 422)
  assert.match(await late.text(), /role="alert">The words changed.*much more about/s)
  assert.equal((await post({ answer: 'agree' })).status, 422)
  await patch('/v1/topics/offers', { labels: { en: 'loans' } })
  assert.deepEqual(await reasons(), ['no_consent'])
  // A no needs no words.
  assert.equal((await post({ answer: 'decline', shown })).status, 303)
  assert.equal((await press(path, 'agree')).status, 303)
  assert.deepEqual(await reasons(), ['no_consent'])
})

test('a post that names no button agrees, to the words shown or to those in force', async (t) => {
  const api = await startInviting(t)
  for (const [number, told] of [
    [NUMBER, false],
    ['+819012345679', true],
  ] as const) {
    const path = await api.invited(number)
    const { html } = await api.page(path)
    const shown = /name="shown" value="([^"]*)"/.exec(html)?.[1] ?? ''
    const post = (fields: Record<string, string>) =>
      fetch(api.url + path, {
        ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) },
      })
    if (told) assert.equal((await post({ shown: `${shown}x` })).status, 422)
    assert.equal((await post(told ? { shown } : {})).status, 303)
    const asked = { to: number, message: { type: 'template', topic: 'offers' } }
    const { body } = await api.call('POST', '/v1/eligibility', asked)
    assert.deepEqual([body.decision, body.consent.strength], ['allow', 'explicit'])
  }
  const given = (await api.events()).find(({ type }: { type: string }) => type === 'consent.given')
  assert.match(given.evidence.text, /Sakura Coffee/)
  assert.equal('button' in given.evidence.provided, false)
})

test('odd posts, and posts from elsewhere, change nothing', async (t) => {
  const { invited, url, recorded } = await startInviting(t)
  const path = await invited()
  const before = await recorded()
  const post = async (body: string, headers: Record<string, string> = {}) => {
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    const all = { ...type, ...headers }
    return (await fetch(url + path, { method: 'POST', redirect: 'manual', body, headers: all }))
      .status
  }
  assert.equal(await post('answer=agree', { 'sec-fetch-site': 'cross-site' }), 403)
  assert.equal(await post('answer=agree', { origin: 'https://evil.example' }), 403)
  assert.equal(await post('', { 'sec-fetch-site': 'cross-site' }), 403)
  assert.equal(await post('answer='), 200)
  assert.equal(await post('x=1'), 200)
  assert.equal(await post('{}', { 'content-type': 'application/json' }), 200)
  assert.equal(await post('answer=AGREE'), 200)
  assert.equal(await post('answer=agree&answer=decline'), 200)
  assert.equal(await post('answer[]=agree'), 200)
  assert.equal(await post('answer=tap'), 200)
  assert.equal(await post('answer=%00agree'), 200)
  assert.equal(await post(`answer=agree&x=${'y'.repeat(20_000)}`), 413)
  assert.equal(await post('{"answer":"agree"}', { 'content-type': 'application/json' }), 200)
  assert.deepEqual(await recorded(), before)
})

test('tokens that are forged, of elsewhere or closed open nothing, and say so kindly', async (t) => {
  const { invited, page, patch, url, press, reasons, clock } = await startInviting(t)
  const path = await invited()
  const token = path.slice(3)
  const forged = ['x', `${token}x`, token.slice(1), token.toUpperCase(), 'a'.repeat(3_000), '%00']
  for (const each of [...forged, '..%2f..', "'%20or%201"]) {
    const { status, html } = await page(`/c/${each}`)
    assert.equal(status, 404, each)
    assert.match(html, /There is nothing here/)
  }
  assert.equal((await fetch(`${url}/p/${token}`)).status, 404)
  await patch('/v1/entry-points/demo-sms-link', { state: 'paused' })
  assert.equal((await page(path)).status, 410)
  assert.equal((await press(path, 'agree')).status, 410)
  await patch('/v1/entry-points/demo-sms-link', { state: 'draft' })
  assert.equal((await page(path)).status, 404)
  await patch('/v1/entry-points/demo-sms-link', { state: 'live' })
  clock.now += 7 * DAY_MS
  const { status, html } = await page(path)
  assert.equal(status, 410)
  assert.match(html, /This link has run out/)
  // How to start again: from the phone itself.
  assert.ok(html.includes(WA) && html.includes('Start again on WhatsApp'))
  assert.equal((await press(path, 'agree')).status, 410)
  assert.deepEqual(await reasons(), ['no_consent'])
  clock.now += 90 * DAY_MS
  assert.equal((await page(path)).status, 404)
})

test('one who agreed finds the page they agreed to, also when the door is closed since', async (t) => {
  const { invited, press, page, patch, clock } = await startInviting(t)
  const path = await invited()
  await press(path, 'agree')
  await patch('/v1/entry-points/demo-sms-link', { state: 'paused' })
  clock.now += 30 * DAY_MS
  const { status, html } = await page(path)
  assert.equal(status, 200)
  assert.match(html, /Thank you, you agreed.*November 24, 2026 at 7:00/s)
})

test('a notice that no longer names the topics closes the page instead of failing', async (t) => {
  const { invited, page, call, patch, press } = await startInviting(t)
  const path = await invited()
  const texts = { en: '{business}: {topics}. {stop}' }
  await patch('/v1/notices/demo-notice', { topics: ['offers'], texts })
  await call('POST', '/v1/notices/demo-notice/publish')
  assert.equal((await page(path)).status, 410)
  assert.equal((await press(path, 'agree')).status, 410)
})

test('a token in a line of the log is hidden, and is no key to what the store holds', async (t) => {
  const { invited, store } = await startInviting(t)
  const path = await invited()
  const token = path.slice(3)
  const line = scrubLine(`${JSON.stringify({ level: 'warn', msg: `failed at ${path}?lang=en` })}\n`)
  assert.match(line, /\/c\/\[hidden\]/)
  assert.equal(await store.documents.get('link', token), undefined)
  const [kept] = await store.documents.list('link', 'demo', undefined, 10)
  const text = JSON.stringify(kept)
  assert.ok(kept && !text.includes(token) && !text.includes(NUMBER.slice(-8)))
})
