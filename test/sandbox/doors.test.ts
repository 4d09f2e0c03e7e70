// Links, codes and advertisements on the sandbox phone: they lead, count and are told as real ones.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { createKeyring } from '../../src/keys/keyring.ts'
import { createSandbox } from '../../src/providers/sandbox/sandbox.ts'
import { mountSandbox } from '../../src/sandbox/routes.ts'
import { startApi } from '../support/api.ts'
import { eventsOf } from '../support/people.ts'

const PHONE = '+819012345678'

async function start(t: TestContext) {
  let origin = ''
  const sandbox = createSandbox({
    keyring: createKeyring('a secret for the sandbox, long enough to be one'),
    where: () => ({ origin, publicUrl: 'http://localhost' }),
    report: (error) => {
      throw error
    },
  })
  const api = await startApi(t, {
    sends: new Map([['sandbox', sandbox.send]]),
    endpoints: sandbox.endpoints,
    extras: (app, { parts, catalog, pages }) => {
      const { placeCall } = parts
      const publicUrl = 'http://localhost'
      mountSandbox(app, { sandbox, catalog, pages, placeCall, publicUrl, key: undefined })
    },
  })
  origin = api.url
  /** @returns where the phone is then */
  const act = async (lang: string, body: Record<string, string>) => {
    const answer = await fetch(`${api.url}/sandbox?lang=${lang}`, {
      ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams(body) },
    })
    assert.equal(answer.status, 303)
    return new URL(answer.headers.get('location') ?? '', api.url)
  }
  const page = async (url: URL) => (await fetch(url)).text()
  const counts = async (slug: string) =>
    (await api.call('GET', `/v1/entry-points/${slug}/counts`)).body.totals
  const events = () => eventsOf(api.call, PHONE)
  return { ...api, act, page, counts, events }
}

test('opens a link or code as a phone in its language does, and it counts as one', async (t) => {
  const { act, page, counts, recorded } = await start(t)
  for (const [lang, words] of [
    ['ja', /Sakura Coffeeから.*\(demo-qr\)/],
    ['en', /from Sakura Coffee on WhatsApp.*\(demo-qr\)/],
  ] as const) {
    const at = await act(lang, { do: 'scan', door: 'demo-qr' })
    const draft = at.searchParams.get('draft') ?? ''
    assert.match(draft, words)
    assert.equal(at.searchParams.get('c'), '+815012345678')
    assert.ok((await page(at)).includes(draft))
  }
  await act('en', { do: 'scan', door: 'demo-wa-link' })
  const code = await counts('demo-qr')
  assert.deepEqual([code.scanned, code.robots.scanned, code.given], [2, 0, 0])
  assert.equal((await counts('demo-wa-link')).clicked, 1)
  const keyword = await act('ja', { do: 'scan', door: 'demo-sms-keyword' })
  assert.equal(keyword.searchParams.get('draft'), 'JOIN')
  assert.deepEqual(await recorded(), [])
})

test('leads nowhere by a paused door, or one that is no link', async (t) => {
  const { act, call } = await start(t)
  await call('PATCH', '/v1/entry-points/demo-qr', { state: 'paused' })
  for (const [what, door] of [
    ['scan', 'demo-qr'],
    ['scan', 'demo-form'],
    ['scan', 'nowhere'],
    ['tap', 'demo-wa-link'],
    ['tap', 'nowhere'],
  ] as const) {
    const at = await act('en', { do: what, door })
    assert.equal(at.searchParams.get('draft'), null, door)
  }
})

for (const [lang, words] of [
  ['ja', /から.*受け取る|お送り|同意/],
  ['en', /^I agree to get/],
] as const) {
  test(`walks an advertisement in ${lang}: the message it leads to carries its referral`, async (t) => {
    const { act, page, events, counts, parts, call } = await start(t)
    const at = await act(lang, { do: 'tap', door: 'demo-ctwa-ad' })
    const draft = at.searchParams.get('draft') ?? ''
    assert.match(draft, words)
    assert.match(await page(at), /name="ad" value="demo-ctwa-ad"/)
    assert.deepEqual(await events(), [])
    await act(lang, { c: '+815012345678', do: 'say', text: draft, ad: 'demo-ctwa-ad' })
    const all = await events()
    const given = all.find(({ type }: { type: string }) => type === 'consent.given')
    assert.equal(given.entryPoint, 'demo-ctwa-ad')
    await parts.drain()
    const { body } = await call('POST', '/v1/people/lookup', { person: PHONE })
    assert.equal(body.standing.topics.offers.status, 'given')
    // 72 hours from our thanks.
    assert.notEqual(body.standing.windows[0].freeEntryUntil, null)
    assert.equal((await counts('demo-ctwa-ad')).given, 1)
  })
}

test('a door of its own advertisement is found by it; other words are only a conversation', async (t) => {
  const { act, events, call } = await start(t)
  const spring = {
    ...{ slug: 'spring', kind: 'ctwa_ad', topics: ['offers'], noticeId: 'demo-notice' },
    ...{ confirmation: 'double', state: 'live', adIds: ['120000000000000777'] },
  }
  assert.equal((await call('POST', '/v1/entry-points', spring)).status, 201)
  await act('en', { c: '+815012345678', do: 'say', text: 'Hello!', ad: 'demo-ctwa-ad' })
  const types = async () => (await events()).map(({ type }: { type: string }) => type)
  assert.ok((await types()).every((type: string) => !type.startsWith('consent')))
  await act('en', { c: '+815012345678', do: 'say', text: 'Hello again!', ad: 'spring' })
  const pending = (await events()).find(({ type }: { type: string }) => type === 'consent.pending')
  assert.equal(pending?.entryPoint, 'spring')
})

test('marks a phone and chat to which a message came, until somebody looks at it', async (t) => {
  const { page, act, parts } = await start(t)
  const other = await act('en', { do: 'add', number: '+447700900123' })
  await page(other)
  const marks = async () => (await page(other)).match(/class="picks__fresh">[^<]+/g) ?? []
  assert.deepEqual(await marks(), [])
  const asked = await act('en', { do: 'say', text: 'HELP' })
  await parts.drain()
  assert.deepEqual(await marks(), ['class="picks__fresh">1 new'])
  await page(asked)
  assert.deepEqual(await marks(), [])
})
