// Counts as a business asks for them: looks by people and robots, and what became of them.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDays } from '../../../src/doors/counting/days.ts'
import { createTally, looksOf } from '../../../src/doors/counting/looks.ts'
import { ToolkitError } from '../../../src/errors.ts'
import { DAY_MS } from '../../../src/time.ts'
import { startApi } from '../../support/api.ts'
import { ANDROID as PHONE } from '../../support/browsers.ts'
import { PNID, postMeta, SENDER, textFrom } from '../../support/meta.ts'
import { keptSends } from '../../support/sent.ts'

const ROBOT = 'WhatsApp/2.24.1.84 A'
const NONE = { shown: 0, scanned: 0, clicked: 0, started: 0 }

async function start(t: Parameters<typeof startApi>[0]) {
  const api = await startApi(t, { sends: keptSends().sends })
  const look = async (path: string, userAgent = PHONE, more: RequestInit = {}) => {
    const headers = { 'user-agent': userAgent, ...(more.headers as Record<string, string>) }
    const answer = await fetch(api.url + path, { redirect: 'manual', ...more, headers })
    await answer.arrayBuffer()
  }
  const counts = async (slug: string, query = '') => {
    const { status, body } = await api.call('GET', `/v1/entry-points/${slug}/counts${query}`)
    assert.equal(status, 200, JSON.stringify(body))
    return body
  }
  const consent = (entryPoint: string, phone: string, kind = 'form') =>
    api.call('POST', '/v1/consents', {
      ...{ person: phone, topics: ['offers'], entryPoint, act: { kind } },
      notice: { id: 'demo-notice' },
    })
  return { ...api, look, counts, consent }
}

test('scans, clicks and looks are told apart, and robots from people', async (t) => {
  const { look, counts } = await start(t)
  await look('/l/demo-qr')
  await look('/l/demo-qr?src=link')
  await look('/l/demo-qr', ROBOT)
  await look('/l/demo-qr', PHONE, { method: 'HEAD' })
  await look('/l/demo-qr', PHONE, { headers: { 'sec-purpose': 'prefetch' } })
  await look('/l/demo-qr/words')
  await look('/l/demo-wa-link')
  await look('/l/demo-wa-link?src=qr')
  await look('/o/demo-form')
  await look('/o/demo-form', ROBOT)
  await look('/o/demo-form?lang=xx', '')
  await look('/l/nowhere')
  await look('/q/demo-qr.svg')
  const { slug, totals, days, upToDate } = await counts('demo-qr')
  assert.deepEqual([slug, upToDate], ['demo-qr', true])
  assert.deepEqual(totals, {
    ...{ shown: 1, scanned: 1, clicked: 1, started: 0 },
    ...{ pending: 0, given: 0, refused: 0, withdrawn: 0 },
    robots: { ...NONE, scanned: 3, refused: 0 },
    doubleOptIn: { asked: 0, answered: 0, unanswered: 0 },
  })
  assert.deepEqual(days, [{ day: '2026-11-24', ...totals }])
  const link = (await counts('demo-wa-link')).totals
  assert.deepEqual([link.scanned, link.clicked], [1, 1])
  const form = (await counts('demo-form')).totals
  assert.deepEqual([form.shown, form.robots.shown], [1, 2])
  assert.deepEqual((await counts('demo-email')).days, [])
})

test('a click is no consent: only what was recorded counts as given, at its own door and day', async (t) => {
  const { look, counts, consent, call, clock, url } = await start(t)
  const sender = { phone: SENDER, provider: 'meta', providerId: PNID }
  await call('POST', '/v1/senders', sender)
  await look('/l/demo-qr')
  assert.equal((await counts('demo-qr')).totals.given, 0)
  const text = 'I agree to get offers and news from Sakura Coffee on WhatsApp. (demo-qr)'
  clock.now += 1_000
  await postMeta(url, textFrom('+819012345678', text, clock.now))
  await consent('demo-form', '+819022222222')
  clock.now += DAY_MS
  await postMeta(url, textFrom('+819012345678', 'STOP', clock.now))
  const { totals, days } = await counts('demo-qr')
  assert.deepEqual([totals.scanned, totals.given, totals.withdrawn], [1, 1, 1])
  assert.deepEqual(
    days.map((each: { day: string; given: number; withdrawn: number }) => [
      each.day,
      each.given,
      each.withdrawn,
    ]),
    [
      ['2026-11-24', 1, 0],
      ['2026-11-25', 0, 1],
    ],
  )
  const form = (await counts('demo-form')).totals
  assert.deepEqual([form.given, form.withdrawn], [1, 0])
})

test('counts what a door is agreed at, whatever the business calls it', async (t) => {
  const { counts, consent, call } = await start(t)
  const door = { slug: 'constructor', kind: 'form', topics: ['offers'], noticeId: 'demo-notice' }
  const more = { confirmation: 'none', state: 'live' }
  assert.equal((await call('POST', '/v1/entry-points', { ...door, ...more })).status, 201)
  assert.equal((await consent('constructor', '+819022222222')).status, 201)
  assert.equal((await counts('constructor')).totals.given, 1)
})

test('a no at a page counts, of nobody; looking at it does not, and a recount keeps it', async (t) => {
  const { look, counts, call, recorded } = await start(t)
  const no = { method: 'POST' }
  await look('/o/demo-form/no?lang=en')
  await look('/o/demo-form/no', PHONE, { method: 'HEAD' })
  await look('/o/demo-form/no', PHONE, no)
  await look('/o/demo-kiosk/no?terminal=K1', PHONE, no)
  await look('/o/demo-form/no', ROBOT, no)
  await look('/o/demo-form/no', PHONE, { ...no, headers: { 'sec-fetch-site': 'cross-site' } })
  const refusals = async (slug: string) => {
    const { totals } = await counts(slug)
    return [totals.refused, totals.robots.refused]
  }
  assert.deepEqual(await refusals('demo-form'), [1, 1])
  assert.deepEqual(await refusals('demo-kiosk'), [1, 0])
  assert.equal((await call('POST', '/v1/counts/recount')).status, 202)
  assert.deepEqual(await refusals('demo-form'), [1, 1])
  assert.deepEqual(await recorded(), [])
})

test('a no pressed twice or sent again is one no; what is shown anew has its own', async (t) => {
  const { look, counts, url, call } = await start(t)
  const onceIn = async (path: string) => {
    const html = await (await fetch(url + path, { headers: { 'user-agent': PHONE } })).text()
    const refusal = /<form id="refusal"[^>]*><input type="hidden" name="once" value="([^"]+)"/
    return refusal.exec(html)?.[1] ?? assert.fail('no form')
  }
  const no = (path: string, once: string) =>
    look(path, PHONE, { method: 'POST', body: new URLSearchParams({ once }) })
  for (const [slug, query] of [
    ['demo-form', ''],
    ['demo-kiosk', '?terminal=K1'],
  ] as const) {
    const [first, other] = [await onceIn(`/o/${slug}${query}`), await onceIn(`/o/${slug}${query}`)]
    const path = `/o/${slug}/no${query}`
    await Promise.all([no(path, first), no(path, first)])
    await no(path, first)
    assert.equal((await counts(slug)).totals.refused, 1)
    await no(path, other)
    assert.equal((await counts(slug)).totals.refused, 2)
  }
  assert.equal((await call('POST', '/v1/counts/recount')).status, 202)
  assert.equal((await counts('demo-form')).totals.refused, 2)
})

test('double opt-ins show how many were asked, answered and left', async (t) => {
  const { counts, consent, call, url, clock, parts } = await start(t)
  await call('POST', '/v1/senders', { phone: SENDER, provider: 'meta', providerId: PNID })
  await call('PATCH', '/v1/entry-points/demo-form', { confirmation: 'double' })
  const template = { name: 'optin_confirmation', language: 'ja', category: 'utility' }
  await call('POST', '/v1/templates', { ...template, topic: 'order-updates' })
  const phones = ['+819011111111', '+819022222222', '+819033333333']
  const answers = ['CONFIRM', 'DECLINE'] as const
  for (const [i, phone] of phones.entries()) {
    const asked = await consent('demo-form', phone)
    await parts.drain()
    const answer = answers[i]
    if (!answer) continue
    const id: string = `${answer}:${asked.body.eventIds[0]}`
    // Pressed twice.
    for (const _ of [1, 2]) {
      clock.now += 1_000
      const more: object = {
        ...{ type: 'interactive', text: undefined },
        interactive: { type: 'button_reply', button_reply: { id, title: answer } },
      }
      assert.equal(await postMeta(url, textFrom(phone, '', clock.now, more)), 200)
    }
  }
  const { totals } = await counts('demo-form')
  assert.deepEqual([totals.pending, totals.given, totals.refused], [3, 1, 1])
  assert.deepEqual(totals.doubleOptIn, { asked: 3, answered: 2, unanswered: 1 })
})

test('days can be chosen; a recount ends at the same; others’ doors are not there', async (t) => {
  const { counts, consent, call, clock, look, other } = await start(t)
  for (let day = 0; day < 40; day++) {
    await consent('demo-form', `+8190123456${10 + day}`)
    if (day % 10 === 0) await look('/o/demo-form')
    clock.now += DAY_MS
  }
  const all = await counts('demo-form')
  assert.deepEqual([all.totals.given, all.totals.shown, all.days.length], [40, 4, 40])
  const some = await counts('demo-form', '?from=2026-11-30&to=2026-12-04')
  assert.deepEqual([some.totals.given, some.totals.shown], [5, 1])
  assert.deepEqual((await counts('demo-form', '?from=2027-06-01')).days, [])
  const again = await call('POST', '/v1/counts/recount')
  assert.deepEqual([again.status, again.body], [202, { upToDate: true }])
  assert.deepEqual(await counts('demo-form'), all)
  for (const [query, status, path] of [
    ['?from=2026-12-04&to=2026-12-03', 422, 'query.from'],
    ['?from=2026-02-30', 400, 'query.from'],
    ['?from=yesterday', 400, 'query.from'],
    ['?to=2026-12-03&to=2026-12-04', 400, 'query.to'],
    ['?days=7', 400, 'query.days'],
  ] as const) {
    const answer = await call('GET', `/v1/entry-points/demo-form/counts${query}`)
    assert.deepEqual([answer.status, answer.body.errors[0].path], [status, path], query)
  }
  const stranger = await other()
  assert.equal((await stranger('GET', '/v1/entry-points/demo-form/counts')).status, 404)
  assert.equal((await call('GET', '/v1/entry-points/nowhere/counts')).status, 404)
})

test('looks of several processes add up, and wait while the store is away', async (t) => {
  const { store, clock } = await start(t)
  let isAway = false
  const reported: unknown[] = []
  const tallyOf = () =>
    createTally({
      documents: {
        ...store.documents,
        put: async (...args) => {
          if (isAway) throw new ToolkitError('store_unavailable', 'away')
          return store.documents.put(...args)
        },
      },
      businessOf: (slug) => (slug === 'demo-qr' ? 'demo' : undefined),
      clock: () => clock.now,
      report: (error) => reported.push(error),
    })
  const tallies = Array.from({ length: 5 }, tallyOf)
  const kept = async () =>
    (await readDays(store.documents, looksOf('demo', 'demo-qr')))['2026-11-24'] ?? {}
  for (const tally of tallies) {
    for (let i = 0; i < 20; i++) tally.add('demo-qr', 'scanned', PHONE)
    tally.add('demo-qr', 'scanned', ROBOT)
    tally.add('no-door', 'scanned', PHONE)
  }
  isAway = true
  await Promise.all(tallies.map((tally) => tally.flush()))
  assert.deepEqual(await kept(), {})
  assert.equal(reported.length, 5)
  isAway = false
  await Promise.all(tallies.map((tally) => tally.stop()))
  assert.deepEqual(await kept(), { scanned: 100, 'robots.scanned': 5 })
  await Promise.all(tallies.map((tally) => tally.flush()))
  assert.deepEqual(await kept(), { scanned: 100, 'robots.scanned': 5 })
})

test('nothing of who looked is kept anywhere', async (t) => {
  const { look, counts, store, lines } = await start(t)
  await look('/l/demo-qr?utm_source=secret-mail', `${PHONE} secret-device`)
  await counts('demo-qr')
  const docs = await store.documents.list('looks', 'demo', undefined, 100)
  assert.equal(docs.length, 1)
  assert.ok(!/secret|127\.0\.0\.1|Android/.test(JSON.stringify(docs)))
  assert.ok(!/secret/.test(lines.join('')))
})
