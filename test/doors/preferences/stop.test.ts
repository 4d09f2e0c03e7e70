// `/stop`: for whoever has no link. The code goes to the number, the page tells nobody anything.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLimits } from '../../../src/doors/preferences/limits.ts'
import type { Outgoing } from '../../../src/providers/sending.ts'
import { PNID, postMeta, SENDER, textFrom } from '../../support/meta.ts'
import { keptSends } from '../../support/sent.ts'
import { keyring, NUMBER, startPreferences } from './kit.ts'

type Options = Parameters<typeof startPreferences>[1]

/** With an SMS number that takes everything, unless told otherwise. */
async function start(
  t: Parameters<typeof startPreferences>[0],
  providers = ['sandbox', 'meta'],
  more: Options = {},
) {
  const { sent, sends } = keptSends(providers, (count) => `id.${count}`)
  const api = await startPreferences(t, { sends, ...more } as Options)
  const { post, parts } = api
  const codeIn = ({ content }: Outgoing) => /\d{6}/.exec(JSON.stringify(content))?.[0] ?? ''
  const askFor = async (phone: string, query = '') => {
    const answer = await post(`/stop${query}`, [['phone', phone]])
    await parts.drain()
    return answer
  }
  /** Asks for a code and gives it back with where it is to be entered. */
  const codeFor = async (phone = NUMBER) => {
    const { status, location } = await askFor(phone)
    assert.equal(status, 303)
    const last = sent.at(-1)
    assert.ok(last)
    return { path: location ?? '', code: codeIn(last) }
  }
  const enter = (path: string, code: string) => post(path, [['code', code]])
  return { ...api, sent, askFor, codeFor, enter, codeIn }
}

test('sends a code by SMS, and the code opens a page on which a tick counts', async (t) => {
  const { sent, codeFor, enter, get, post, save, reasons, agree, withdraw } = await start(t)
  await agree()
  await withdraw('all')
  const { path, code } = await codeFor('090-1234-5678')
  assert.equal(sent.length, 1)
  assert.deepEqual(sent[0]?.to, { phone: NUMBER })
  assert.equal(sent[0]?.channel, 'sms')
  assert.doesNotMatch(path, /9012345678/)
  const { status, location } = await enter(path, code)
  assert.equal(status, 303)
  const page = location ?? ''
  assert.match(page, /^\/p\//)
  assert.match((await get(page)).html, /value="erase"/)
  assert.equal((await save(page.split('?')[0] ?? '', ['offers'])).status, 303)
  assert.deepEqual(await reasons(), [])
  await post(page, [['action', 'stop']])
  assert.ok((await reasons()).includes('opted_out'))
})

test('takes the code in the digits of any script, as it is typed or pasted', async (t) => {
  const { codeFor, enter } = await start(t)
  const ways = [
    (code: string) => code.replaceAll(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[+digit] ?? ''),
    (code: string) => code.replaceAll(/\d/g, (digit) => '०१२३४५६७८९'[+digit] ?? ''),
    (code: string) => `\u202a${code.slice(0, 3)} ${code.slice(3)}\u202c`,
  ]
  for (const [i, written] of ways.entries()) {
    const { path, code } = await codeFor(`+81901234567${i}`)
    const { status, location } = await enter(path, written(code))
    assert.deepEqual([status, location?.startsWith('/p/')], [303, true], written(code))
  }
})

test('answers the same for known, unknown and opted-out numbers, and sends to each', async (t) => {
  const { askFor, get, sent, agree, withdraw, reasons } = await start(t)
  await agree()
  await withdraw('all')
  assert.deepEqual(await reasons(), ['opted_out'])
  const pages = []
  for (const phone of [NUMBER, '+819087654321']) {
    const { status, location, html } = await askFor(phone)
    assert.equal(status, 303)
    const { html: page } = await get(location ?? '')
    pages.push([html.replaceAll(/[\w-]{22}/g, ''), page])
  }
  assert.deepEqual(pages[0], pages[1])
  assert.deepEqual(
    sent.map(({ to }) => to.phone),
    [NUMBER, '+819087654321'],
  )
})

test('sends no code to what costs by the call or takes no text, and shows how to write STOP', async (t) => {
  const { askFor, sent, url, clock, call } = await start(t, ['sandbox', 'meta', 'twilio'])
  const sender = { phone: SENDER, provider: 'meta', providerId: PNID }
  assert.equal((await call('POST', '/v1/senders', sender)).status, 201)
  const satellite = '+881612345678'
  // Also where they have just written: the page would tell that they did.
  assert.equal(await postMeta(url, textFrom(satellite, 'hello', clock.now)), 200)
  for (const phone of [satellite, '+88216123456789', '+81990123456', '03-1234-5678']) {
    const { status, html } = await askFor(phone)
    assert.equal(status, 422, phone)
    assert.match(html, /href="#from-phone">No code can be sent to this number\. Please send STOP/)
    assert.match(html, /href="https:\/\/wa\.me\/\d+\?text=STOP"/)
    assert.match(html, /Or send STOP by SMS to/)
  }
  assert.equal(sent.length, 0)
  const template = { name: 'optin_code', language: 'en', category: 'authentication' }
  const made = await call('POST', '/v1/templates', { ...template, topic: 'order-updates' })
  assert.equal(made.status, 201)
  assert.equal((await askFor(satellite)).status, 422)
  // A landline may have WhatsApp.
  assert.equal((await askFor('03-1234-5678')).status, 303)
  assert.deepEqual(
    sent.map(({ channel }) => channel),
    ['whatsapp'],
  )
})

test('sends the code by WhatsApp to whoever has just written there', async (t) => {
  const { call, url, clock, codeFor, sent, enter } = await start(t)
  const sender = { phone: SENDER, provider: 'meta', providerId: PNID }
  assert.equal((await call('POST', '/v1/senders', sender)).status, 201)
  assert.equal(await postMeta(url, textFrom(NUMBER, 'hello', clock.now)), 200)
  const { path, code } = await codeFor()
  const last = sent.at(-1)
  assert.deepEqual([last?.channel, last?.from], ['whatsapp', PNID])
  assert.equal((await enter(path, code)).status, 303)
})

test('sends it as an authentication template where there is no SMS number', async (t) => {
  const { call, codeFor, sent, get } = await start(t, ['meta'])
  const sender = { phone: SENDER, provider: 'meta', providerId: PNID }
  assert.equal((await call('POST', '/v1/senders', sender)).status, 201)
  assert.doesNotMatch((await get('/stop')).html, /name="phone"/)
  const template = {
    ...{ name: 'optin_code', language: 'en', category: 'authentication' },
    topic: 'order-updates',
  }
  assert.equal((await call('POST', '/v1/templates', template)).status, 201)
  const { code } = await codeFor()
  const content = sent.at(-1)?.content
  assert.ok(content?.type === 'template')
  assert.deepEqual(
    [content.name, content.variables, content.copyCode],
    ['optin_code', [code], code],
  )
})

test('explains STOP with number, link and QR code where no code can be sent', async (t) => {
  const { get, post, url, events } = await start(t, [])
  const { status, html } = await get('/stop')
  assert.equal(status, 200)
  assert.match(html, /Send STOP to \+81\s50\s1234\s5678 on WhatsApp/)
  assert.match(html, /https:\/\/wa\.me\/815012345678\?text=STOP/)
  assert.doesNotMatch(html, /name="phone"|With a code|Codes cannot|Choose the way/)
  const svg = await fetch(`${url}/stop/qr/demo.svg`)
  assert.match(svg.headers.get('content-type') ?? '', /^image\/svg\+xml/)
  assert.match(await svg.text(), /^<svg/)
  assert.equal((await fetch(`${url}/stop/qr/nobody.svg`)).status, 404)
  assert.equal((await fetch(`${url}/stop/qr/demo.png`)).status, 404)
  const asked = await post('/stop', [['phone', NUMBER]])
  assert.equal(asked.status, 422)
  assert.match(asked.html, /Codes cannot be sent here/)
  assert.deepEqual(await events(), [])
})

test('asks which business where there are several, and keeps their people apart', async (t) => {
  const { other, get, askFor, sent, settings, clock } = await start(t)
  await other('second')
  const theirs = {
    phone: '+815098765432',
    provider: 'sandbox',
    providerId: 'sms:+815098765432',
  } as const
  await settings.create('sender', `sandbox.${theirs.providerId}`, 'second', theirs)
  clock.now += 1
  const { html } = await get('/stop?lang=en')
  assert.match(html, /href="\/stop\?b=demo&amp;lang=en"/)
  assert.match(html, /href="\/stop\?b=second&amp;lang=en"/)
  assert.equal((await askFor(NUMBER)).status, 422)
  assert.equal((await askFor(NUMBER, '?b=second')).status, 303)
  assert.equal(sent.at(-1)?.from, theirs.providerId)
  // Not there: the same as not asked for.
  assert.match((await get('/stop?b=nobody&lang=en')).html, /href="\/stop\?b=demo/)
})

test('tells what is missing: a number, or digits of a code', async (t) => {
  const { post, askFor, codeFor, enter } = await start(t)
  assert.match((await post('/stop?lang=en', [['phone', ' ']])).html, /#phone">Enter your number\./)
  assert.match((await askFor('12')).html, /#phone">Please check the phone number\./)
  const { path, code } = await codeFor()
  for (const typed of ['', code.slice(0, 3)]) {
    const { status, html } = await enter(path, typed)
    assert.equal(status, 422)
    assert.match(html, /#code">The code has six digits\./)
  }
  const wrong = code === '000000' ? '111111' : '000000'
  assert.match((await enter(path, wrong)).html, /#code">This is not the code we sent\./)
})

test('tells whoever comes too often that STOP works all the same, and the way back', async (t) => {
  const { get } = await start(t)
  const many = await Promise.all(Array.from({ length: 601 }, () => get('/stop?b=demo&lang=en')))
  const limited = many.find(({ status }) => status === 429)?.html ?? ''
  assert.match(limited, /send STOP from your phone: that works at any time/)
  assert.match(limited, /<a class="way" href="">Try again</)
  assert.match(limited, /hreflang="de"/)
})

test('lets a code be tried five times, used once, and for ten minutes', async (t) => {
  const { codeFor, enter, get, clock } = await start(t)
  const one = await codeFor()
  const wrong = one.code === '000000' ? '111111' : '000000'
  for (let i = 0; i < 4; i++) assert.equal((await enter(one.path, wrong)).status, 422)
  assert.equal((await enter(one.path, wrong)).status, 410)
  assert.equal((await enter(one.path, one.code)).status, 410)
  const two = await codeFor()
  assert.equal((await enter(two.path, `${two.code.slice(0, 3)} ${two.code.slice(3)}`)).status, 303)
  assert.equal((await enter(two.path, two.code)).status, 410)
  const three = await codeFor()
  clock.now += 10 * 60_000
  assert.equal((await enter(three.path, three.code)).status, 410)
  assert.equal((await get(three.path)).status, 410)
})

test('takes no code of another number, no forged ticket, and half a code for no try', async (t) => {
  const { codeFor, enter, get } = await start(t)
  const [mine, theirs] = [await codeFor(), await codeFor('+819087654321')]
  if (mine.code !== theirs.code) {
    assert.equal((await enter(mine.path, theirs.code)).status, 422)
  }
  for (const half of ['', '12345', '1234567', 'abcdef…', '\u0000'.repeat(6), '9'.repeat(9_000)]) {
    assert.notEqual((await enter(mine.path, half)).status, 303)
  }
  for (const path of ['/stop/code/x', `/stop/code/${'A'.repeat(22)}`, '/stop/code/%00']) {
    assert.equal((await get(path)).status, 410)
    assert.equal((await enter(path, mine.code)).status, 410)
  }
  assert.equal((await enter(mine.path, mine.code)).status, 303)
})

test('lets one of many right codes at once in, and counts each of many wrong ones', async (t) => {
  const { codeFor, enter } = await start(t)
  const one = await codeFor()
  const at = (count: number, code: string, path: string) =>
    Promise.all(Array.from({ length: count }, () => enter(path, code)))
  const right = await at(5, one.code, one.path)
  assert.deepEqual(right.map(({ status }) => status).sort(), [303, 410, 410, 410, 410])
  const two = await codeFor()
  const wrong = await at(12, two.code === '000000' ? '111111' : '000000', two.path)
  assert.ok(wrong.filter(({ status }) => status === 422).length <= 4)
  assert.equal((await enter(two.path, two.code)).status, 410)
})

test('sends five codes a day to one number, to the last one, however many ask at once', async (t) => {
  const { post, parts, sent, clock, askFor } = await start(t)
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => post('/stop', [['phone', NUMBER]])),
  )
  await parts.drain()
  assert.equal(answers.filter(({ status }) => status === 303).length, 5)
  assert.equal(answers.filter(({ status }) => status === 429).length, 7)
  assert.equal(sent.length, 5)
  assert.match(
    answers.find(({ status }) => status === 429)?.html ?? '',
    /send STOP from your phone/,
  )
  // The same for a number nobody knows.
  assert.equal((await askFor('+819087654321')).status, 303)
  clock.now += 86_400_000
  assert.equal((await askFor(NUMBER)).status, 303)
})

test('counts codes by number, by address and by business', async (t) => {
  const { askFor, store } = await start(t)
  for (const phone of [NUMBER, '+819087654321']) assert.equal((await askFor(phone)).status, 303)
  const kept = await store.documents.list<{ taken: number }>('code-limit', '*', undefined, 10)
  assert.deepEqual(kept.map(({ body }) => body.taken).sort(), [1, 1, 2, 2])
})

test('gives out exactly as many as a limit has, however many ask at once', async (t) => {
  const { store, clock } = await start(t)
  const take = createLimits({ documents: store.documents, keyring })
  const limit = { of: 'x', most: 7, everyMs: 1_000 }
  const asks = () => Promise.all(Array.from({ length: 40 }, () => take([limit], clock.now)))
  assert.equal((await asks()).filter(Boolean).length, 7)
  assert.equal((await asks()).filter(Boolean).length, 0)
  assert.equal(await take([{ ...limit, of: 'y' }], clock.now), true)
  clock.now += 1_000
  assert.equal((await asks()).filter(Boolean).length, 7)
})

test('a limit that is used up uses up no other, however many ask at once', async (t) => {
  const { store, clock } = await start(t)
  const take = createLimits({ documents: store.documents, keyring })
  const limit = (of: string, most: number) => ({ of, most, everyMs: 1_000 })
  const both = [limit('few', 2), limit('many', 5)]
  const asks = await Promise.all(Array.from({ length: 40 }, () => take(both, clock.now)))
  assert.equal(asks.filter(Boolean).length, 2)
  // A last one that is used up takes nothing of those before it either.
  assert.equal(await take([limit('other', 1), limit('few', 2)], clock.now), false)
  assert.equal(await take([limit('other', 1)], clock.now), true)
  const left = await Promise.all(Array.from({ length: 9 }, () => take(both.slice(1), clock.now)))
  assert.equal(left.filter(Boolean).length, 3)
})

test('posts for a number over its limit keep nobody else from a code', async (t) => {
  const { askFor, store, parts } = await start(t)
  for (let i = 0; i < 40; i++) {
    assert.equal((await askFor(NUMBER)).status, i < 5 ? 303 : 429)
  }
  await parts.drain()
  const kept = await store.documents.list<{ taken: number }>('code-limit', '*', undefined, 10)
  assert.deepEqual(
    kept.map(({ body }) => body.taken),
    [5, 5, 5],
  )
})

test('codes to other countries are few, and take none from those at home', async (t) => {
  const { askFor, call, sent, agree, clock } = await start(t)
  await agree()
  const invitations = { perDay: 5, perCountryPerDay: 2 }
  assert.equal((await call('PUT', '/v1/policy', { invitations })).status, 200)
  const ask = async (begin: string, count: number) => {
    const answers = []
    for (let i = 0; i < count; i++) answers.push(await askFor(`${begin}${i}`))
    return answers
  }
  const statuses = async (begin: string, count: number) =>
    (await ask(begin, count)).map(({ status }) => status)
  assert.deepEqual(await statuses('+99890123456', 4), [303, 303, 429, 429])
  assert.deepEqual(await statuses('+3706123456', 3), [303, 303, 429])
  // Five in all to other countries.
  assert.deepEqual(await statuses('+4366412345', 2), [303, 429])
  assert.equal(sent.length, 5)
  assert.deepEqual(await statuses('+81901234567', 7), Array(7).fill(303))
  assert.equal(sent.length, 12)
  const [over] = await ask('+99890123457', 1)
  assert.match(over?.html ?? '', /send STOP from your phone instead/)
  clock.now += 86_400_000
  assert.deepEqual(await statuses('+99890123458', 1), [303])
})

test('counts a whole IPv6 site as one address for the day', async (t) => {
  const { url, store } = await start(t, ['sandbox', 'meta'], { trustProxy: 1 })
  const ask = async (from: string, phone: string) => {
    const body = new URLSearchParams({ phone })
    const headers = { 'x-forwarded-for': from }
    const sent = await fetch(`${url}/stop`, { method: 'POST', redirect: 'manual', headers, body })
    assert.equal(sent.status, 303)
  }
  const from = ['2001:db8:7:100::1', '2001:db8:7:ff00::9', '2001:db8:8::1']
  const mapped = ['::ffff:203.0.113.9', '::ffff:203.0.113.10']
  for (const [i, address] of [...from, ...mapped].entries()) {
    await ask(address, `+81901234567${i}`)
  }
  const kept = await store.documents.list<{ taken: number }>('code-limit', '*', undefined, 20)
  // Five numbers, of the addresses one site twice, and all five of the business.
  assert.deepEqual(kept.map(({ body }) => body.taken).sort(), [1, 1, 1, 1, 1, 1, 1, 1, 2, 5])
})

test('refuses what is no number with the entry kept, and a post from elsewhere', async (t) => {
  const { askFor, post, sent } = await start(t)
  for (const phone of ['', '12', 'hello', '<script>', '9'.repeat(4_000)]) {
    const { status, html } = await askFor(phone)
    assert.equal(status, 422)
    assert.doesNotMatch(html, /<script>/)
  }
  assert.match((await askFor('12')).html, /value="12"/)
  const foreign = await post('/stop', [['phone', NUMBER]], { origin: 'https://evil.example' })
  assert.equal(foreign.status, 403)
  assert.equal(sent.length, 0)
})

test('changes, sends and uses up nothing by looking', async (t) => {
  const { codeFor, enter, url, sent, events } = await start(t)
  const { path, code } = await codeFor()
  const before = await events()
  for (const where of ['/stop', '/stop?b=demo', `/stop?phone=${NUMBER}`, path]) {
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      for (let i = 0; i < 6; i++) {
        await (await fetch(url + where, { method, headers: { purpose: 'prefetch' } })).arrayBuffer()
      }
    }
  }
  assert.equal(sent.length, 1)
  assert.deepEqual(await events(), before)
  assert.equal((await enter(path, code)).status, 303)
})

test('keeps no number or code in logs, and neither in the clear in the store', async (t) => {
  const { codeFor, enter, lines, store } = await start(t)
  const { path, code } = await codeFor()
  const wrong = code === '000000' ? '111111' : '000000'
  await enter(path, wrong)
  const kept = JSON.stringify([
    await store.documents.list('proof', 'demo', undefined, 10),
    await store.documents.list('code-limit', '*', undefined, 10),
  ])
  assert.match(kept, /tries/)
  assert.ok(!kept.includes(code))
  assert.doesNotMatch(kept, /9012345678/)
  assert.deepEqual(lines, [])
})
