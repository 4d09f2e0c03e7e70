// What a shop's page may ask and send, and what it may not: by HTTP, without a browser.

import assert from 'node:assert/strict'
import { get } from 'node:http'
import { type TestContext, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { mayCarry } from '../../../src/doors/embed/origins.ts'
import { refOf } from '../../../src/settings/notices.ts'
import { startApi } from '../../support/api.ts'
import { rememberLooks } from '../../support/looks.ts'

const SHOP = 'https://shop.example'
const PHONE = '+819012345678'

async function startShop(t: TestContext, allowedOrigins = [SHOP]) {
  const tally = rememberLooks()
  const api = await startApi(t, { tally })
  await api.call('PATCH', '/v1/entry-points/demo-popup', { allowedOrigins })
  const door = async (path = '?lang=en', headers: Record<string, string> = { origin: SHOP }) => {
    const answer = await fetch(`${api.url}/embed/demo-popup${path}`, { headers })
    const body = JSON.parse(await answer.text())
    return { status: answer.status, headers: answer.headers, body }
  }
  const send = async (
    fields: readonly (readonly [string, string])[],
    headers: Record<string, string> = { origin: SHOP },
    path = '/embed/demo-popup?lang=en',
  ) => {
    const answer = await fetch(api.url + path, {
      method: 'POST',
      headers,
      body: new URLSearchParams(fields.map(([name, value]) => [name, value])),
    })
    const text = await answer.text()
    const body = text === '' ? undefined : JSON.parse(text)
    return { status: answer.status, headers: answer.headers, body }
  }
  return { api, door, send, seen: tally.seen }
}
const WORDS = `Sakura Coffee may send you messages on WhatsApp about offers and news and order updates, only as far as you agree.
Messages come from +815012345678, at most four a month besides those about an order. Agreeing is no condition of buying anything.
Reply STOP at any time to stop.`
const BOXES = [
  {
    topic: 'offers',
    label: 'Offers and news',
    description: 'New roasts, seasonal offers, invitations. At most four messages a month.',
  },
  {
    topic: 'order-updates',
    label: 'Order updates',
    description: 'When your order is packed, sent and delivered.',
  },
]
const SHOWN = ['notice', refOf('demo-notice', 1, WORDS, BOXES)] as const
const good = (phone = PHONE) =>
  [['phone', phone] as const, ['topics', 'offers'] as const, SHOWN] as const

test('serves the script small, cacheable, to pages of every origin, and only if it changed', async (t) => {
  const { url } = await startApi(t)
  const answer = await fetch(`${url}/embed.js`)
  const script = await answer.text()
  assert.ok(gzipSync(script).length <= 6_000, `${gzipSync(script).length} bytes`)
  assert.match(answer.headers.get('content-type') ?? '', /^text\/javascript/)
  assert.match(answer.headers.get('cache-control') ?? '', /public, max-age=\d+/)
  assert.equal(answer.headers.get('cross-origin-resource-policy'), 'cross-origin')
  assert.doesNotMatch(script, /cookie|{{style}}|https?:\/\//)
  assert.doesNotThrow(() => new Function(script))
  const etag = answer.headers.get('etag') ?? ''
  // As browsers ask again; `fetch` of Node adds that no cache may answer.
  const again = await new Promise<number | undefined>((resolve, reject) => {
    const headers = { 'if-none-match': etag }
    get(`${url}/embed.js`, { headers }, (res) => resolve(res.resume().statusCode)).on(
      'error',
      reject,
    )
  })
  assert.equal(again, 304)
})

test('tells a page of a listed origin everything it shows, in the language it asks for', async (t) => {
  const { door } = await startShop(t)
  for (const [lang, language, label] of [
    ['ja-JP', 'ja', 'お得な情報とお知らせ'],
    ['en', 'en', 'Offers and news'],
    ['xx', 'en', 'Offers and news'],
  ] as const) {
    const { status, headers, body } = await door(`?lang=${lang}`, { origin: SHOP })
    assert.equal(status, 200)
    assert.equal(body.language, language)
    assert.deepEqual([body.topics.length, body.topics[0].label], [2, label])
    assert.match(body.notice.text, /Sakura Coffee/)
    assert.equal(headers.get('access-control-allow-origin'), SHOP)
    assert.equal(headers.get('access-control-allow-credentials'), null)
    assert.match(headers.get('vary') ?? '', /\bOrigin\b/)
    assert.equal(headers.get('set-cookie'), null)
  }
})

const STRANGERS = [
  'null',
  'http://shop.example',
  'https://shop.example:8443',
  'https://shop.example.evil.example',
  'https://evil.example',
  'https://www.shop.example',
  'https://SHOP.example',
  'https://shop.example/',
  'https://shop.example@evil.example',
  '*',
  '',
]

test('lets no other origin read or send, however near its name, and counts nothing for it', async (t) => {
  const { api, door, send, seen } = await startShop(t)
  for (const origin of STRANGERS) {
    const looked = await door('', { origin })
    assert.equal(looked.headers.get('access-control-allow-origin'), null, origin)
    const sent = await send(good(), { origin })
    assert.deepEqual([sent.status, sent.body.code], [403, 'origin_forbidden'], origin)
    await send([['look', 'shown']], { origin }, '/embed/demo-popup/looked')
  }
  assert.equal((await send(good(), {})).status, 403)
  assert.deepEqual(await api.recorded(), [])
  assert.deepEqual(seen, [])
})

test('takes only the server’s own origin where a door lists none', async (t) => {
  const { api, send } = await startShop(t, [])
  assert.equal((await send(good())).status, 403)
  assert.equal((await send(good(), { origin: 'http://localhost' })).status, 200)
  assert.equal((await api.recorded()).length, 1)
})

test('compares origins as a whole: a listed one is carried, one changed anywhere is not', () =>
  fc.assert(
    fc.property(
      fc.webUrl({ validSchemes: ['http', 'https'] }).map((url) => new URL(url).origin),
      fc.nat(),
      fc.stringMatching(/^[a-z0-9.:/-]$/),
      (origin, at, letter) => {
        const door = { allowedOrigins: [origin] }
        assert.ok(mayCarry(door, origin, 'http://localhost'))
        assert.ok(mayCarry({ allowedOrigins: [`${origin}/`] }, origin, 'http://localhost'))
        const i = at % (origin.length + 1)
        const changed = origin.slice(0, i) + letter + origin.slice(i)
        assert.equal(mayCarry(door, changed, 'http://localhost'), false)
        assert.equal(mayCarry(door, undefined, 'http://localhost'), false)
      },
    ),
  ))

test('answers preflights of listed origins, and gives others no leave', async (t) => {
  const { api } = await startShop(t)
  const ask = (origin: string) =>
    fetch(`${api.url}/embed/demo-popup`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    })
  const allowed = await ask(SHOP)
  assert.equal(allowed.status, 204)
  assert.equal(allowed.headers.get('access-control-allow-origin'), SHOP)
  assert.match(allowed.headers.get('access-control-allow-methods') ?? '', /POST/)
  const refused = await ask('https://evil.example')
  assert.equal(refused.headers.get('access-control-allow-origin'), null)
  assert.deepEqual(await api.recorded(), [])
})

test('records the words shown, the page without its query, the component and the source', async (t) => {
  const { api, door, send } = await startShop(t)
  const shown = (await door('?lang=ja', { origin: SHOP })).body
  const sent = await send(
    [
      ...good().slice(0, 2),
      ['notice', shown.notice.ref],
      ['mode', 'banner'],
      ['source', 'checkout'],
      ['page', `${SHOP}/cart/pay?token=secret#x`],
    ],
    { origin: SHOP },
    '/embed/demo-popup?lang=ja',
  )
  assert.deepEqual([sent.status, sent.body.status], [200, 'given'])
  assert.deepEqual(sent.body.topics, ['お得な情報とお知らせ'])
  const [event] = await api.store.ledger.latest('demo', 1)
  const evidence = event?.evidence as Record<string, Record<string, unknown>>
  assert.equal(evidence.text as unknown, shown.notice.text)
  assert.equal(evidence.language as unknown, 'ja')
  assert.deepEqual(evidence.provided, {
    page: `${SHOP}/cart/pay`,
    component: 'banner',
    source: 'checkout',
    boxes: 'unticked when shown',
  })
})

test('believes no page, component or source that cannot be', async (t) => {
  const { api, send } = await startShop(t)
  await send([
    ...good(),
    ['mode', '<b>'],
    ['source', '<script>'],
    ['page', 'https://bank.example/pay'],
  ])
  const [event] = await api.store.ledger.latest('demo', 1)
  const evidence = event?.evidence as Record<string, unknown>
  assert.deepEqual(evidence.provided, {
    page: SHOP,
    component: 'script',
    boxes: 'unticked when shown',
  })
})

test('says what is wrong, each at its field, in the language of the page', async (t) => {
  const { api, door, send } = await startShop(t)
  const cases: [readonly (readonly [string, string])[], string, [string, string][]][] = [
    [
      [SHOWN],
      'field_invalid',
      [
        ['topics', 'topic_required'],
        ['phone', 'phone_required'],
      ],
    ],
    [
      [['phone', PHONE], ['topics', 'everything'], SHOWN],
      'field_invalid',
      [['topics', 'topic_unknown']],
    ],
    [[...good(), ['topics', '$ne']], 'field_invalid', [['topics', 'topic_unknown']]],
    [
      [...good().slice(0, 2), ['notice', 'demo-notice.9']],
      'notice_changed',
      [['notice', 'notice_changed']],
    ],
    [good().slice(0, 2), 'notice_changed', [['notice', 'notice_changed']]],
    [[...good(), ['phone', '+819099999999']], 'field_invalid', [['phone', 'phone_invalid']]],
  ]
  for (const [fields, code, errors] of cases) {
    for (const lang of ['en', 'ja']) {
      const { ref } = (await door(`?lang=${lang}`)).body.notice
      const { status, body } = await send(
        fields.map((field) => (field === SHOWN ? ['notice', ref] : field)),
        { origin: SHOP },
        `/embed/demo-popup?lang=${lang}`,
      )
      assert.deepEqual([status, body.code], [422, code])
      const found = body.errors.map((error: { path: string; code: string }) => [
        error.path,
        error.code,
      ])
      assert.deepEqual(found, errors)
      const isJapanese = /[\u3040-\u30ff]/.test(body.errors[0].message)
      assert.equal(isJapanese, lang === 'ja')
      assert.equal(body.door.language, lang)
    }
  }
  assert.deepEqual(await api.recorded(), [])
})

test('shows the new words after they changed, and takes the form only with them', async (t) => {
  const { api, door, send } = await startShop(t)
  const { notice } = (await door()).body
  assert.deepEqual([notice.text, notice.ref], [WORDS, SHOWN[1]])
  const texts = { en: '{business}: {topics}, a new wording. {stop}' }
  await api.call('PATCH', '/v1/notices/demo-notice', { texts })
  await api.call('POST', '/v1/notices/demo-notice/publish')
  api.clock.now += 1
  const late = await send(good())
  assert.equal(late.body.code, 'notice_changed')
  assert.match(late.body.door.notice.text, /a new wording/)
  assert.deepEqual(await api.recorded(), [])
  const again = await send([...good().slice(0, 2), ['notice', late.body.door.notice.ref]])
  assert.equal(again.status, 200)
})

test('answers alike for the known, the unknown, the opted out and the robot', async (t) => {
  const { api, send } = await startShop(t)
  await api.call('POST', '/v1/withdrawals', {
    person: '+819011111111',
    scope: 'all',
    act: { kind: 'call' },
  })
  await send(good('+819022222222'))
  const before = (await api.recorded()).length
  const answers: unknown[] = []
  for (const phone of ['+819011111111', '+819022222222', '+819033333333']) {
    const { status, body } = await send(good(phone))
    answers.push(JSON.stringify([status, body]))
  }
  assert.equal((await api.recorded()).length, before + 3)
  const robot = await send([...good(), ['website', 'http://spam']])
  answers.push(JSON.stringify([robot.status, robot.body]))
  assert.equal(new Set(answers).size, 1)
  assert.equal((await api.recorded()).length, before + 3)
})

test('says pending, the same for everybody, where the door asks twice', async (t) => {
  const { api, send } = await startShop(t)
  await api.call('PATCH', '/v1/entry-points/demo-popup', { confirmation: 'double' })
  assert.equal((await send(good())).body.status, 'pending')
  const [event] = await api.store.ledger.latest('demo', 1)
  assert.equal(event?.type, 'consent.pending')
})

test('records the same form sent twice at once, or again, once', async (t) => {
  const { api, send } = await startShop(t)
  const fields = [...good(), ['once', '3141592653-1-2-3'] as const]
  const answers = await Promise.all([1, 2, 3].map(() => send(fields)))
  answers.push(await send(fields))
  assert.deepEqual(new Set(answers.map((answer) => answer.status)), new Set([200]))
  assert.equal((await api.recorded()).length, 1)
})

test('tells machines of doors that are no door for a page, paused, or away', async (t) => {
  const { api, door, send } = await startShop(t)
  for (const path of ['/embed/nowhere', '/embed/demo-ivr', '/embed/__proto__', '/embed/%ff']) {
    const answer = await fetch(api.url + path, { headers: { origin: SHOP } })
    assert.ok([400, 404].includes(answer.status), path)
    assert.match(answer.headers.get('content-type') ?? '', /problem\+json/)
  }
  await api.call('PATCH', '/v1/entry-points/demo-popup', { state: 'paused' })
  assert.deepEqual([(await door()).status, (await send(good())).status], [410, 410])
  await api.call('PATCH', '/v1/entry-points/demo-popup', { state: 'draft' })
  assert.deepEqual([(await door()).status, (await send(good())).status], [404, 404])
  assert.deepEqual(await api.recorded(), [])
})

test('takes JSON, refuses what is too large, and slows floods no sooner than after thirty', async (t) => {
  const { api, send } = await startShop(t)
  const json = await fetch(`${api.url}/embed/demo-popup`, {
    method: 'POST',
    headers: { origin: SHOP, 'content-type': 'application/json' },
    body: JSON.stringify({ phone: PHONE, topics: ['offers'], notice: SHOWN[1] }),
  })
  assert.equal(json.status, 200)
  const large = await send([['phone', 'x'.repeat(70_000)]])
  assert.deepEqual([large.status, large.body.code], [413, 'body_too_large'])
  const codes: number[] = []
  for (let i = 0; i < 70; i++) codes.push((await send([])).status)
  assert.ok(codes.slice(0, 30).every((status) => status === 422))
  const slowed = await send([])
  assert.deepEqual([slowed.status, slowed.body.code], [429, 'rate_limited'])
  assert.equal(slowed.headers.get('access-control-allow-origin'), SHOP)
})

test('counts shown, started and refused as the page tells them, and nothing else', async (t) => {
  const { api, door, send, seen } = await startShop(t)
  await door()
  for (const look of ['shown', 'started', 'refused', 'clicked', 'given', 'x'.repeat(900)]) {
    await send([['look', look]], { origin: SHOP }, '/embed/demo-popup/looked')
  }
  assert.deepEqual(seen, ['demo-popup shown', 'demo-popup started', 'demo-popup refused'])
  const no = [
    ['look', 'refused'],
    ['once', '1-2-3-4-5'],
  ] as const
  for (const _ of [1, 2]) await send([...no], { origin: SHOP }, '/embed/demo-popup/looked')
  // One showing has one no, however often it is told.
  assert.equal(seen.filter((each) => each === 'demo-popup refused').length, 2)
  seen.length = 3
  const foreign = { origin: 'https://evil.example' }
  await send([['look', 'refused']], foreign, '/embed/demo-popup/looked')
  for (const method of ['GET', 'HEAD', 'OPTIONS']) {
    for (const path of ['/embed/demo-popup?phone=1&topics=offers', '/embed/demo-popup/looked']) {
      const answer = await fetch(api.url + path, { method, headers: { origin: SHOP } })
      assert.ok(answer.status < 500)
    }
  }
  assert.deepEqual(await api.recorded(), [])
  assert.deepEqual(seen.length, 3)
})

test('refuses origins that are more than an origin, when a door is set', async (t) => {
  const { api } = await startShop(t)
  for (const origin of [
    'https://shop.example/cart',
    'https://*.example',
    'https://shop.example?x',
    'https://user@shop.example',
    'ftp://shop.example',
    'shop.example',
  ]) {
    const answer = await api.call('PATCH', '/v1/entry-points/demo-popup', {
      allowedOrigins: [origin],
    })
    assert.equal(answer.status, 400, origin)
    assert.equal(answer.body.errors[0].path, 'allowedOrigins.0')
  }
})
