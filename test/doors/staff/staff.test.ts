// What staff record: who may, what it takes, what it leaves as evidence, and what it never lifts.

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import { signedAt } from '../../../src/doors/staff/entries.ts'
import { drawnCode } from '../../../src/qr/path.ts'
import { waMe } from '../../../src/settings/urls.ts'
import { startApi } from '../../support/api.ts'

const PHONE = '+819012345678'
const SHEET = Buffer.from('%PDF-1.7 signed')
const DOORS = ['demo-in-person', 'demo-paper']
type Api = Awaited<ReturnType<typeof startApi>>

/** A pass, and what its holder can do with the session it opens. */
async function startStaff(
  t: TestContext,
  given: object = {},
  options: Parameters<typeof startApi>[1] = {},
) {
  const api = await startApi(t, options)
  const made = await api.call('POST', '/v1/staff-passes', {
    staffId: 'S-17',
    place: 'Shibuya',
    entryPoints: DOORS,
    ...given,
  })
  assert.equal(made.status, 201)
  const link = new URL(made.body.url).searchParams.get('link') ?? ''
  const cookie = await enter(api, link)
  const get = (path: string) => fetch(api.url + path, { headers: { cookie } })
  const send = (
    slug: string,
    fields: Record<string, string>,
    file?: Buffer,
    headers: Record<string, string> = {},
  ) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    if (file) form.append('file', new File([new Uint8Array(file)], 'Yamada Taro.pdf'))
    return fetch(`${api.url}/staff/${slug}?lang=en`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, ...headers },
      body: form,
    })
  }
  return { api, pass: made.body, link, cookie, get, send }
}

async function enter(api: Api, link: string): Promise<string> {
  const entered = await fetch(`${api.url}/staff/enter`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ link }),
  })
  return (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

const SAID = { phone: PHONE, topics: 'offers', words: '1.ja', sure: 'yes' }
const SIGNED = { ...SAID, date: '2026-11-20', where: 'Binder 12, page 4' }
async function latest(api: Api) {
  const [event] = await api.store.ledger.latest('demo', 1)
  assert.ok(event)
  return { event, evidence: event.evidence as Record<string, Record<string, unknown>> }
}

test('records what was said in person as reported, with who, where and the words', async (t) => {
  const { api, send, pass } = await startStaff(t)
  const answer = await send('demo-in-person', SAID)
  assert.equal(answer.status, 303)
  const { event, evidence } = await latest(api)
  assert.equal(event.type === 'consent.given' && event.strength, 'recorded')
  assert.deepEqual([event.actor, event.channel], ['business', 'paper'])
  assert.equal(event.occurredAt, api.clock.now)
  assert.deepEqual(evidence.provided, {
    method: 'in_person',
    staffId: 'S-17',
    place: 'Shibuya',
  })
  assert.equal(evidence.recordedBy as unknown, pass.id)
  assert.equal(evidence.language as unknown, 'ja')
  assert.match(String(evidence.text), /「停止」/)
})

test('shows whoever agreed in person a code for their own phone, in the language they read', async (t) => {
  const { send, get } = await startStaff(t)
  const done = async (answer: Response) => (await get(answer.headers.get('location') ?? '')).text()
  const spoken = await done(await send('demo-in-person', SAID))
  const sentence =
    'Sakura Coffeeからお得な情報とお知らせをWhatsAppで受け取ることに同意します。 (demo-in-person)'
  const code = drawnCode(waMe('+815012345678', sentence))
  assert.ok(code && spoken.includes(`<path d="${code.path}">`))
  assert.doesNotMatch(spoken, /9012345678|wa\.me/)
  // Whoever signed a sheet is not there any more.
  assert.doesNotMatch(await done(await send('demo-paper', SIGNED, SHEET)), /<svg/)
})

test('records a signed sheet with date, digest, size and kind, and neither the file nor its name', async (t) => {
  const { api, send, get } = await startStaff(t)
  const answer = await send('demo-paper', SIGNED, SHEET)
  assert.equal(answer.status, 303)
  const location = answer.headers.get('location') ?? ''
  assert.doesNotMatch(location, /5678/)
  const { event, evidence } = await latest(api)
  // The start of the day in Tokyo.
  assert.equal(new Date(event.occurredAt).toISOString(), '2026-11-19T15:00:00.000Z')
  const sha256 = createHash('sha256').update(SHEET).digest('hex')
  assert.deepEqual(evidence.provided, {
    method: 'paper',
    staffId: 'S-17',
    place: 'Shibuya',
    signedOn: '2026-11-20',
    file: { sha256, bytes: SHEET.length, type: 'application/pdf' },
    keptAt: 'Binder 12, page 4',
  })
  assert.doesNotMatch(JSON.stringify(evidence), /Yamada|signed$/)
  const done = await (await get(location)).text()
  assert.ok(done.includes(sha256))
  assert.doesNotMatch(done, /9012345678/)
})

test('never lifts the person’s no, and says the same to staff whoever it is', async (t) => {
  const { api, send, get } = await startStaff(t)
  await api.call('POST', '/v1/withdrawals', { person: PHONE, scope: 'all', act: { kind: 'call' } })
  api.clock.now += 60_000
  const pages: string[] = []
  for (const phone of [PHONE, '+819099999999']) {
    const answer = await send('demo-in-person', { ...SAID, phone })
    const page = await (await get(answer.headers.get('location') ?? '')).text()
    pages.push(page)
  }
  assert.equal(pages[0], pages[1])
  const { body } = await api.call('POST', '/v1/eligibility', {
    to: PHONE,
    message: { type: 'template', topic: 'offers' },
  })
  assert.deepEqual([body.decision, body.reasons[0].code], ['deny', 'opted_out'])
})

test('says everything that is missing at once, and keeps the entries and the file read', async (t) => {
  const { api, send } = await startStaff(t)
  const empty = await (await send('demo-paper', {})).text()
  for (const id of ['phone', 'topics', 'words', 'date', 'file', 'sure']) {
    assert.ok(empty.includes(`id="${id}-error"`), id)
  }
  assert.match(empty, /Enter the number they use|電話番号を入力してください/)
  const half = await send('demo-paper', { ...SIGNED, phone: '12', sure: '' }, SHEET)
  assert.equal(half.status, 422)
  const page = await half.text()
  assert.match(page, /value="12"/)
  assert.match(page, /value="2026-11-20"/)
  assert.match(page, /value="Binder 12, page 4"/)
  assert.match(page, /value="offers"[^>]* checked/)
  assert.match(page, /value="1\.ja" checked/)
  assert.match(page, /has been read/)
  const read = /name="read" value="([^"]*)"/.exec(page)?.[1] ?? ''
  assert.deepEqual(await api.recorded(), [])
  assert.equal((await send('demo-paper', { ...SIGNED, read })).status, 303)
  const { evidence } = await latest(api)
  const file = evidence.provided?.file as { sha256: string }
  assert.equal(file.sha256, createHash('sha256').update(SHEET).digest('hex'))
})

test('refuses false files, dates, words and boxes, and records nothing of them', async (t) => {
  const { api, send, pass } = await startStaff(t)
  const other = await api.call('POST', '/v1/staff-passes', { staffId: 'S-18', entryPoints: DOORS })
  assert.notEqual(other.body.id, pass.id)
  const cases: [Record<string, string>, Buffer | undefined, string][] = [
    [SIGNED, Buffer.from('<svg onload=alert(1)>'), 'file'],
    [SIGNED, Buffer.from('MZ\u0000'), 'file'],
    [SIGNED, Buffer.concat([SHEET, Buffer.alloc(10_000_000)]), 'file'],
    [{ ...SIGNED, read: 'forged' }, undefined, 'file'],
    [{ ...SIGNED, date: '2026-11-26' }, SHEET, 'date'],
    [{ ...SIGNED, date: '2009-02-23' }, SHEET, 'date'],
    [{ ...SIGNED, date: '2026-02-30' }, SHEET, 'date'],
    [{ ...SIGNED, date: 'today' }, SHEET, 'date'],
    [{ ...SIGNED, words: '2.ja' }, SHEET, 'words'],
    [{ ...SIGNED, words: '1.fr' }, SHEET, 'words'],
    [{ ...SIGNED, topics: 'everything' }, SHEET, 'topics'],
    [{ ...SIGNED, sure: 'on' }, SHEET, 'sure'],
  ]
  for (const [fields, file, at] of cases) {
    const answer = await send('demo-paper', fields, file)
    assert.equal(answer.status, 422, at)
    const page = await answer.text()
    assert.deepEqual(page.match(/id="\w+-error"/g), [`id="${at}-error"`])
  }
  assert.deepEqual(await api.recorded(), [])
})

test('takes words of any version that was ever printed, on paper only', async (t) => {
  const { api, get, send } = await startStaff(t)
  const texts = { en: '{business}: {topics}, a second wording. {stop}' }
  await api.call('PATCH', '/v1/notices/demo-notice', { texts })
  await api.call('POST', '/v1/notices/demo-notice/publish')
  api.clock.now += 1
  const choices = async (slug: string) =>
    (await (await get(`/staff/${slug}`)).text()).match(/(?<=name="words"[^>]*value=")[^"]*/g)
  assert.deepEqual(await choices('demo-paper'), ['2.en', '1.en', '1.ja'])
  assert.deepEqual(await choices('demo-in-person'), ['2.en'])
  assert.equal((await send('demo-in-person', SAID)).status, 422)
  assert.equal((await send('demo-paper', SIGNED, SHEET)).status, 303)
  const { event } = await latest(api)
  assert.deepEqual(event.type === 'consent.given' && event.notice, {
    id: 'demo-notice',
    version: 1,
  })
})

test('opens by a link that looking does not use up, until it is taken back or runs out', async (t) => {
  const { api, link, cookie, pass, get } = await startStaff(t, { days: 1 })
  for (let i = 0; i < 3; i++) {
    const looked = await fetch(`${api.url}/staff/enter?link=${link}`)
    assert.equal(looked.status, 200)
    assert.equal(looked.headers.get('set-cookie'), null)
  }
  assert.match(cookie, /^staff=/)
  assert.equal((await get('/staff')).status, 200)
  const path = `/v1/staff-passes/${pass.id}`
  assert.equal((await api.call('GET', path)).body.url, undefined)
  await api.call('PATCH', path, { disabled: true })
  assert.equal((await get('/staff')).status, 401)
  assert.equal(await enter(api, link), '')
  await api.call('PATCH', path, { disabled: false })
  assert.equal((await get('/staff')).status, 200)
  api.clock.now += 13 * 3_600_000
  assert.equal((await get('/staff')).status, 401)
  assert.match(await enter(api, link), /^staff=/)
  api.clock.now += 12 * 3_600_000
  assert.equal(await enter(api, link), '')
})

test('lets nobody in by a forged link or cookie, from elsewhere, or at another door', async (t) => {
  const { api, send, get, link, cookie } = await startStaff(t, { entryPoints: ['demo-paper'] })
  for (const forged of ['', 'x', `${link}x`, link.slice(0, -1), cookie.slice(6)]) {
    const answer = await fetch(`${api.url}/staff/enter?link=${encodeURIComponent(forged)}`)
    assert.equal(answer.status, 410)
    assert.equal(await enter(api, forged), '')
  }
  for (const header of [undefined, 'staff=', `staff=${link}`, 'staff=1abc', `console=${link}`]) {
    const answer = await fetch(`${api.url}/staff`, {
      headers: header === undefined ? {} : { cookie: header },
    })
    assert.equal(answer.status, 401)
  }
  const foreign = { origin: 'https://evil.example' }
  assert.equal((await send('demo-paper', SIGNED, SHEET, foreign)).status, 403)
  for (const slug of ['demo-in-person', 'demo-form', 'nowhere']) {
    assert.equal((await get(`/staff/${slug}`)).status, 404)
    assert.equal((await send(slug, SAID)).status, 404)
  }
  assert.equal((await get('/staff/demo-paper/done?d=forged')).status, 404)
  assert.deepEqual(await api.recorded(), [])
})

test('over https no other host can set its cookie, and leaving takes it away', async (t) => {
  const { api, get, cookie } = await startStaff(t, {}, { publicUrl: 'https://optin.example' })
  assert.match(cookie, /^__Host-staff=[\w-]+$/)
  assert.equal((await get('/staff')).status, 200)
  const plain = { cookie: cookie.replace('__Host-', '') }
  assert.equal((await fetch(`${api.url}/staff`, { headers: plain })).status, 401)
  const left = await fetch(`${api.url}/staff/leave`, { method: 'POST', headers: { cookie } })
  assert.match(
    left.headers.get('set-cookie') ?? '',
    /^__Host-staff=; Path=\/; Secure; .*Max-Age=0$/,
  )
  assert.equal((await get('/staff')).status, 401)
})

test('ends a session by leaving, also for whoever copied its cookie, and no other session', async (t) => {
  const { api, get, send, link, cookie } = await startStaff(t)
  const other = await enter(api, link)
  const leave = (more: object = {}) =>
    fetch(`${api.url}/staff/leave`, { method: 'POST', headers: { cookie, ...more } })
  assert.equal((await leave({ origin: 'https://evil.example' })).status, 403)
  assert.equal((await get('/staff')).status, 200)
  const left = await leave()
  assert.equal(left.status, 200)
  assert.match(left.headers.get('set-cookie') ?? '', /^staff=; Path=\/staff; .*Max-Age=0/)
  assert.equal((await get('/staff')).status, 401)
  assert.equal((await send('demo-in-person', SAID)).status, 401)
  assert.deepEqual(await api.recorded(), [])
  const headers = { cookie: other }
  assert.equal((await fetch(`${api.url}/staff`, { headers })).status, 200)
  assert.equal((await leave()).status, 200)
})

test('makes passes only for the business’s own doors of staff', async (t) => {
  const api = await startApi(t)
  const other = await api.other()
  const ask = (call: Api['call'], entryPoints: string[]) =>
    call('POST', '/v1/staff-passes', { staffId: 'S-1', entryPoints })
  for (const [call, doors] of [
    [api.call, ['demo-form']],
    [api.call, ['demo-paper', 'nowhere']],
    [other, ['demo-paper']],
  ] as const) {
    const answer = await ask(call, [...doors])
    assert.deepEqual([answer.status, answer.body.code], [422, 'entry_point_unknown'])
  }
  const mine = await ask(api.call, ['demo-paper'])
  assert.equal((await other('GET', `/v1/staff-passes/${mine.body.id}`)).status, 404)
  const patched = await other('PATCH', `/v1/staff-passes/${mine.body.id}`, { disabled: true })
  assert.equal(patched.status, 404)
})

test('takes late what was signed in time at a door that is paused, and nothing at a draft', async (t) => {
  const { api, send, get } = await startStaff(t)
  await api.call('PATCH', '/v1/entry-points/demo-paper', { state: 'paused' })
  assert.equal((await send('demo-paper', SIGNED, SHEET)).status, 303)
  for (const slug of DOORS) await api.call('PATCH', `/v1/entry-points/${slug}`, { state: 'draft' })
  assert.equal((await send('demo-paper', SIGNED, SHEET)).status, 404)
  assert.equal((await get('/staff')).status, 404)
  assert.equal((await api.recorded()).length, 1)
})

test('records the same form sent twice at once, once', async (t) => {
  const { api, send, get } = await startStaff(t)
  const page = await (await get('/staff/demo-in-person')).text()
  const once = /name="once" value="([^"]*)"/.exec(page)?.[1] ?? ''
  await Promise.all([1, 2, 3].map(() => send('demo-in-person', { ...SAID, once })))
  assert.equal((await api.recorded()).length, 1)
  await send('demo-in-person', { ...SAID, once, topics: 'order-updates' })
  assert.equal((await api.recorded()).length, 2)
})

test('takes the day of a sheet from its start, in the zone of the business', () => {
  const now = Date.UTC(2026, 10, 24, 10)
  const cases: [string, string, string | undefined][] = [
    ['2026-11-24', 'Asia/Tokyo', '2026-11-23T15:00:00.000Z'],
    ['2026-11-24', 'America/Los_Angeles', '2026-11-24T08:00:00.000Z'],
    ['2026-11-25', 'Pacific/Kiritimati', '2026-11-24T10:00:00.000Z'],
    ['2026-11-25', 'Asia/Tokyo', undefined],
    ['2026-03-29', 'Atlantic/Azores', '2026-03-29T01:00:00.000Z'],
    ['', 'Asia/Tokyo', undefined],
  ]
  for (const [date, zone, expected] of cases) {
    const at = signedAt(date, zone, now)
    assert.equal(at === undefined ? undefined : new Date(at).toISOString(), expected, date + zone)
  }
})

test('stays in the language it was entered in, and offers only those it is written in', async (t) => {
  const { api, link, get } = await startStaff(t)
  await api.call('PATCH', '/v1/business', { languages: ['en', 'ja', 'de'] })
  const page = await (await fetch(`${api.url}/staff/enter?link=${link}&lang=ja`)).text()
  const action = /action="(\/staff\/enter[^"]*)"/.exec(page)?.[1] ?? ''
  const entered = await fetch(api.url + action, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ link }),
  })
  assert.equal(entered.headers.get('location'), '/staff?lang=ja')
  const home = await (await get('/staff?lang=ja')).text()
  assert.match(home, /action="\/staff\/leave\?lang=ja"/)
  const offered = [...home.matchAll(/hreflang="(\w+)"/g)].map(([, tag]) => tag)
  assert.deepEqual(offered, ['en', 'ja'])
})

test('lists what is wrong in the order of the form', async (t) => {
  const { send } = await startStaff(t)
  const listed = async (fields: Record<string, string>, file?: Buffer) => {
    const html = await (await send('demo-paper', fields, file)).text()
    const [summary] = html.match(/class="summary"[\s\S]*?<\/ul>/) ?? ['']
    return [...summary.matchAll(/href="#([\w-]+)"/g)].map(([, id]) => id)
  }
  const all = ['phone', 'topic-offers', 'words-0', 'date', 'file', 'sure']
  assert.deepEqual(await listed({}), all)
  assert.deepEqual(await listed({}, Buffer.from('not a sheet')), all)
})
