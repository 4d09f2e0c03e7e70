// What Meta tells by webhook, and what becomes of it: windows, opt-outs, stops, and nothing doubled.

import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { agreed, NUMBER } from '../../support/agreed.ts'
import { META, START_MS, startApi } from '../../support/api.ts'
import { signed } from '../../support/meta.ts'

const PNID = '106540352242922'
const SENDER = '+15550783881'
const WA_ID = '819012345678'
const USER_ID = 'JP.13491208655302741918'
const SECOND = START_MS / 1_000

const change = (value: object, field = 'messages') => ({
  field,
  value: {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '15550783881', phone_number_id: PNID },
    ...value,
  },
})
const envelope = (...changes: object[]) =>
  JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: '102290129340398', changes }],
  })
const message = (id: string, body: string, more: object = {}) => ({
  from: WA_ID,
  from_user_id: USER_ID,
  id: `wamid.${id}`,
  timestamp: String(SECOND - 60),
  type: 'text',
  text: { body },
  ...more,
})
const messages = (...list: object[]) =>
  envelope(change({ contacts: [{ wa_id: WA_ID, user_id: USER_ID }], messages: list }))
const preference = (value: string, timestamp: number) =>
  envelope(
    change(
      { user_preferences: [{ wa_id: WA_ID, category: 'marketing_messages', value, timestamp }] },
      'user_preferences',
    ),
  )
const failure = (code: number, at = SECOND - 30) =>
  envelope(
    change({
      statuses: [
        {
          id: `wamid.s${code}`,
          status: 'failed',
          timestamp: String(at),
          recipient_id: WA_ID,
          errors: [{ code }],
        },
      ],
    }),
  )

/** A server with a Meta sender and a consent of NUMBER to offers and order updates, an hour old. */
async function start(t: Parameters<typeof startApi>[0]) {
  const api = await startApi(t)
  const sender = { phone: SENDER, provider: 'meta', providerId: PNID }
  await agreed(api, sender)
  const post = (body: string, signature = signed(body)) =>
    fetch(`${api.url}/webhooks/meta`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature },
      body,
    })
  const ask = async (topic: string | undefined, to: unknown = NUMBER) => {
    const asked = topic === undefined ? { type: 'freeform' } : { type: 'template', topic }
    const { body } = await api.call('POST', '/v1/eligibility', {
      to,
      sender: SENDER,
      message: asked,
    })
    return body.reasons.map((reason: { code: string }) => reason.code)
  }
  const tell = async (body: string) => assert.equal((await post(body)).status, 200)
  const aside = async () => {
    const text = await (await fetch(`${api.url}/metrics`)).text()
    return [...text.matchAll(/^webhooks_set_aside_total\{.*reason="(\w+)"\} (\d+)/gm)].map(
      ([, reason, count]) => `${reason} ${count}`,
    )
  }
  return { ...api, post, ask, tell, aside }
}

test('shakes hands with its own token only, and answers the bare challenge', async (t) => {
  const { url } = await start(t)
  const ask = (token: string) =>
    fetch(
      `${url}/webhooks/meta?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${encodeURIComponent(token)}`,
    )
  const good = await ask(META.verifyToken)
  assert.deepEqual([good.status, await good.text()], [200, '1158201444'])
  assert.equal((await ask('guess')).status, 403)
  assert.equal((await fetch(`${url}/webhooks/meta`)).status, 403)
})

test('takes nothing unsigned, wrongly signed or altered by one byte', async (t) => {
  const { post, recorded } = await start(t)
  const before = await recorded()
  const body = messages(message('1', 'STOP'))
  assert.equal((await post(body, '')).status, 401)
  assert.equal((await post(body, signed(body, 'another secret'))).status, 401)
  assert.equal((await post(body, signed(body).slice(0, -2))).status, 401)
  assert.equal((await post(body.replace('STOP', 'STOR'), signed(body))).status, 401)
  assert.deepEqual(await recorded(), before)
})

test('opens the window of this sender for 24 hours from the message', async (t) => {
  const { ask, tell, clock } = await start(t)
  assert.deepEqual(await ask(undefined), ['window_closed'])
  await tell(messages(message('1', 'Hello, where is my order?')))
  assert.deepEqual(await ask(undefined), [])
  clock.now = (SECOND - 60) * 1_000 + 86_400_000
  assert.deepEqual(await ask(undefined), ['window_closed'])
})

test('hears a stop word however it is written, and START afterwards', async (t) => {
  const { ask, tell } = await start(t)
  let id = 0
  for (const word of ['STOP', 'ｓｔｏｐ！', 'Arrêt.', '配信停止', 's t o p', 'Stop 🛑']) {
    await tell(messages(message(`s${++id}`, word, { timestamp: String(SECOND - 60 + id) })))
    assert.deepEqual(await ask('offers'), ['opted_out'], word)
    assert.deepEqual(await ask('order-updates'), ['opted_out'], word)
    await tell(messages(message(`s${++id}`, 'Start', { timestamp: String(SECOND - 60 + id) })))
    assert.deepEqual(await ask('offers'), [], word)
  }
})

test('reads buttons by their payload, and pauses marketing at words in doubt', async (t) => {
  const { ask, tell } = await start(t)
  await tell(messages(message('1', 'please stop messaging me at night')))
  assert.deepEqual(await ask('offers'), ['opt_out_in_review'])
  assert.deepEqual(await ask('order-updates'), [])
  const button = {
    type: 'button',
    text: undefined,
    button: { payload: 'OPTOUT_MARKETING', text: 'No offers' },
  }
  await tell(messages(message('2', '', button)))
  assert.ok((await ask('offers')).includes('opted_out_marketing'))
  const reply = {
    type: 'button_reply',
    button_reply: { id: 'OPTOUT_TOPIC:order-updates', title: 'x' },
  }
  await tell(
    messages(message('3', '', { type: 'interactive', text: undefined, interactive: reply })),
  )
  assert.deepEqual(await ask('order-updates'), ['opted_out_topic'])
})

test('takes no order from words that were forwarded', async (t) => {
  const { ask, tell } = await start(t)
  await tell(messages(message('1', 'STOP', { context: { forwarded: true } })))
  assert.deepEqual(await ask('offers'), [])
  assert.deepEqual(await ask(undefined), [])
})

test('keeps the platform’s stop apart from the person’s: this sender, marketing only', async (t) => {
  const { ask, tell } = await start(t)
  await tell(preference('stop', SECOND - 50))
  assert.deepEqual(await ask('offers'), ['platform_marketing_stop'])
  assert.deepEqual(await ask('order-updates'), [])
  // Late, from before the stop: changes nothing.
  await tell(preference('resume', SECOND - 100))
  assert.deepEqual(await ask('offers'), ['platform_marketing_stop'])
  await tell(preference('resume', SECOND - 10))
  assert.deepEqual(await ask('offers'), [])
  await tell(messages(message('1', 'STOP', { timestamp: String(SECOND - 5) })))
  await tell(preference('resume', SECOND - 1))
  assert.deepEqual(await ask('offers'), ['opted_out'])
})

test('lets a fresh form lift the platform’s stop, for its topics', async (t) => {
  const { ask, tell, call } = await start(t)
  await tell(preference('stop', SECOND - 50))
  const agree = (topics: string[]) =>
    call('POST', '/v1/consents', {
      ...{ person: NUMBER, topics, entryPoint: 'demo-form' },
      ...{ act: { kind: 'form' }, notice: { id: 'demo-notice' } },
    })
  assert.equal((await agree(['order-updates'])).status, 201)
  assert.deepEqual(await ask('offers'), ['platform_marketing_stop'])
  assert.equal((await agree(['offers'])).status, 201)
  assert.deepEqual(await ask('offers'), [])
})

test('reads of the error codes which one is a stop, and which are not', async (t) => {
  for (const [code, reasons] of [
    [131050, ['platform_marketing_stop']],
    [131049, ['platform_limit']],
    [130472, ['platform_experiment']],
    [131026, []],
    [999999, []],
  ] as const) {
    const { ask, tell } = await start(t)
    await tell(failure(code))
    assert.deepEqual(await ask('offers'), reasons, String(code))
    assert.deepEqual(await ask('order-updates'), [])
  }
})

test('takes one failure that is told at three times for one', async (t) => {
  const { ask, tell } = await start(t)
  for (const ago of [30, 20, 10]) await tell(failure(131026, SECOND - ago))
  assert.deepEqual(await ask('order-updates'), [])
  await tell(failure(131026, SECOND - 9).replace('wamid.s131026', 'wamid.b'))
  assert.deepEqual(await ask('order-updates'), [])
  await tell(failure(131026, SECOND - 8).replace('wamid.s131026', 'wamid.c'))
  assert.deepEqual(await ask('order-updates'), ['undeliverable'])
})

test('calls undeliverable after three failures of that kind, until the person writes, and tells of both', async (t) => {
  const { ask, tell, recorded, call } = await start(t)
  const cleared = async () => (await recorded()).filter((id) => id.endsWith('.reached'))
  await tell(messages(message('8', 'Hi', { timestamp: String(SECOND - 40) })))
  for (const [i, name] of ['a', 'b', 'c'].entries()) {
    assert.deepEqual(await ask('order-updates'), [])
    await tell(failure(131026, SECOND - 30 + i).replace('wamid.s131026', `wamid.${name}`))
  }
  assert.deepEqual(await ask('order-updates'), ['undeliverable'])
  assert.equal((await cleared()).length, 0)
  await tell(messages(message('9', 'Hello', { timestamp: String(SECOND - 1) })))
  assert.deepEqual(await ask('order-updates'), [])
  await tell(messages(message('9', 'Hello', { timestamp: String(SECOND - 1) })))
  assert.equal((await cleared()).length, 1)
  await tell(failure(131026, SECOND - 28).replace('wamid.s131026', 'wamid.c'))
  const person = await call('POST', '/v1/people/lookup', { person: NUMBER })
  const { body } = await call('GET', `/v1/people/${person.body.personId}/events`)
  const told = body.events.filter(({ type }: { type: string }) => type.startsWith('undeliverable'))
  assert.deepEqual(
    told.map(({ type, occurredAt }: { type: string; occurredAt: string }) => [type, occurredAt]),
    [
      ['undeliverable.marked', new Date((SECOND - 28) * 1_000).toISOString()],
      ['undeliverable.cleared', new Date((SECOND - 1) * 1_000).toISOString()],
    ],
  )
})

test('records what comes again once, and gives one standing in any order', async (t) => {
  const facts = [
    messages(message('1', 'STOP', { timestamp: String(SECOND - 50) })),
    messages(message('2', 'START', { timestamp: String(SECOND - 40) })),
    messages(message('3', 'STOP', { timestamp: String(SECOND - 30) })),
    preference('stop', SECOND - 20),
  ]
  const standings: unknown[] = []
  for (const order of [facts, facts.toReversed(), [...facts, ...facts]]) {
    const { tell, call, recorded } = await start(t)
    for (const fact of order) await tell(fact)
    assert.equal((await recorded()).length, 1 + 3 + 3 + 1)
    const { body } = await call('POST', '/v1/people/lookup', { person: NUMBER })
    const noes = body.standing.noes.map(({ eventId: _, ...no }: { eventId: string }) => no)
    standings.push({ ...body.standing, noes })
  }
  assert.deepEqual(standings[1], standings[0])
  assert.deepEqual(standings[2], standings[0])
})

test('knows a person by user id alone, and both histories once they are shown to be one', async (t) => {
  const { ask, tell } = await start(t)
  const nameless = { from: undefined }
  const only = (...list: object[]) =>
    envelope(change({ contacts: [{ user_id: USER_ID }], messages: list }))
  await tell(only(message('1', 'STOP', nameless)))
  assert.deepEqual(await ask('offers', { userId: USER_ID }), ['opted_out', 'no_consent'])
  assert.deepEqual(await ask('offers'), [])
  await tell(messages(message('2', 'Hello', { timestamp: String(SECOND - 70) })))
  assert.deepEqual(await ask('offers'), ['opted_out'])
})

test('takes consent off a number whose owner changed, and leaves its noes', async (t) => {
  const { ask, tell } = await start(t)
  const system = { type: 'user_changed_number', wa_id: '819099999999' }
  await tell(messages(message('1', '', { type: 'system', text: undefined, system })))
  assert.ok((await ask('offers')).includes('identity_changed'))
})

test('lets noes follow to the new number and stay with the old one; consent follows nowhere', async (t) => {
  const { ask, tell, call, recorded } = await start(t)
  await tell(messages(message('1', 'STOP', { timestamp: String(SECOND - 90) })))
  await tell(preference('stop', SECOND - 80))
  const system = { type: 'user_changed_number', wa_id: '819099999999' }
  const change = messages(message('2', '', { type: 'system', text: undefined, system }))
  await tell(change)
  const count = (await recorded()).length
  await tell(change)
  assert.equal((await recorded()).length, count)
  const moved = '+819099999999'
  const reasons = await ask('offers', moved)
  assert.ok(reasons.includes('opted_out'))
  assert.ok(reasons.includes('no_consent'))
  assert.ok(reasons.includes('platform_marketing_stop'))
  assert.ok((await ask('offers')).includes('opted_out'))
  // Typed by anybody for the new number: waits until that number speaks.
  const consent = await call('POST', '/v1/consents', {
    person: moved,
    topics: ['offers'],
    entryPoint: 'demo-api',
    act: { kind: 'form' },
    notice: { id: 'demo-notice' },
  })
  assert.equal(consent.body.standing.topics.offers.status, 'pending')
})

test('keeps of a large batch all but the broken entry, which is set aside', async (t) => {
  const { tell, aside, recorded } = await start(t)
  const list: object[] = Array.from({ length: 1_000 }, (_, i) => ({
    ...message(String(i), 'Hello '.repeat(400)),
    from: `8190${20_000_000 + i}`,
    from_user_id: `JP.${i}x`,
  }))
  list[500] = { id: 5, from: [], timestamp: 'soon' }
  const body = envelope(change({ messages: list }))
  assert.ok(body.length > 2_000_000)
  await tell(body)
  assert.deepEqual(await aside(), ['broken 1'])
  assert.equal((await recorded()).length, 1 + 999)
  await tell(body)
  assert.equal((await recorded()).length, 1 + 999)
})

test('sets aside what it cannot place, and acknowledges it', async (t) => {
  const { tell, aside, recorded, lines } = await start(t)
  const before = await recorded()
  await tell(messages(message('1', 'STOP')).replace(PNID, '999'))
  await tell(envelope(change({}, 'brand_new_field')))
  await tell('{"object":"page","entry":[]}')
  await tell('no JSON')
  await tell(preference('maybe', SECOND))
  assert.deepEqual((await aside()).sort(), [
    'broken 2',
    'unknown_field 1',
    'unknown_receiver 1',
    'unknown_value 1',
  ])
  assert.deepEqual(await recorded(), before)
  assert.ok(!lines.join('').includes('5678'))
})

test('answers 503 while the store is away, so that it comes again', async (t) => {
  const { post, store } = await start(t)
  await store.close()
  assert.equal((await post(messages(message('1', 'STOP')))).status, 503)
})

test('a sentence of one of our links is a consent with its words, in both languages', async (t) => {
  const { call, tell, ask } = await start(t)
  const sentences: [language: string, text: string][] = [
    [
      'en',
      'I agree to get offers and news and order updates from Sakura Coffee on WhatsApp. (demo-qr)',
    ],
    [
      'ja',
      'Sakura Coffeeからお得な情報とお知らせ、ご注文の状況をWhatsAppで受け取ることに同意します。（demo-qr）',
    ],
  ]
  await tell(messages(message('stop', 'STOP', { timestamp: String(SECOND - 120) })))
  assert.deepEqual(await ask('offers'), ['opted_out'])
  for (const [language, text] of sentences) await tell(messages(message(language, text)))
  assert.deepEqual(await ask('offers'), [])
  const { body: known } = await call('POST', '/v1/people/lookup', { person: NUMBER })
  const { body } = await call('GET', `/v1/people/${known.personId}/events`)
  const given = body.events.filter(
    (event: { type: string; channel: string }) =>
      event.type === 'consent.given' && event.channel === 'whatsapp',
  )
  assert.deepEqual(
    given.map((event: { entryPoint: string; evidence: Record<string, unknown> }) => [
      event.entryPoint,
      event.evidence.language,
      event.evidence.said,
      event.evidence.noticeId,
      event.evidence.businessName,
    ]),
    sentences.map(([language, text]) => [
      'demo-qr',
      language,
      text,
      'demo-notice',
      'Sakura Coffee',
    ]),
  )
})

test('a forwarded, refused, paused or foreign sentence is conversation only', async (t) => {
  const { call, tell, other, recorded } = await start(t)
  await other()
  assert.equal(
    (await call('PATCH', '/v1/entry-points/demo-wa-link', { state: 'paused' })).status,
    200,
  )
  const text = (slug: string, verb = 'agree') =>
    `I ${verb} to get offers and news from Sakura Coffee on WhatsApp. (${slug})`
  await tell(
    messages(
      message('1', text('demo-qr'), { context: { forwarded: true } }),
      message('2', text('demo-qr', 'do not agree')),
      message('3', text('demo-wa-link')),
      message('4', text('nowhere')),
    ),
  )
  assert.deepEqual(
    (await recorded()).filter((id) => id.includes('.said')),
    [],
  )
})

test('keeps ids of other systems’ messages, which hold the number, sealed only', async (t) => {
  const { tell, call, dataDir } = await start(t)
  const id = `wamid.${Buffer.from(`\u0018\u000c${WA_ID}\u0015\u0002`).toString('base64')}`
  const rode = `their order for ${WA_ID}`
  const about = { id, recipient_id: WA_ID, biz_opaque_callback_data: rode }
  const errors = [{ code: 131026 }]
  for (const [i, more] of [{ status: 'sent' }, { status: 'failed', errors }].entries()) {
    const status = { ...about, ...more, timestamp: String(SECOND - 30 + i) }
    await tell(envelope(change({ statuses: [status] })))
  }
  const { body: person } = await call('POST', '/v1/people/lookup', { person: NUMBER })
  const { body } = await call('GET', `/v1/people/${person.personId}/events`)
  const told = body.events.filter(({ type }: { type: string }) => type === 'message.updated')
  assert.deepEqual(
    told.map(({ state, evidence }: { state: string; evidence: object }) => [state, evidence]),
    [
      ['sent', { provider: 'meta', messageId: id }],
      ['failed', { provider: 'meta', messageId: id, errorCode: '131026' }],
    ],
  )
  // One message all along, by a name that tells nothing.
  assert.match(told[0].messageId, /^[\w-]{43}$/)
  assert.equal(told[1].messageId, told[0].messageId)
  for (const name of await readdir(dataDir)) {
    const text = await readFile(join(dataDir, name), 'latin1')
    for (const plain of [id.slice(6), rode, WA_ID]) assert.ok(!text.includes(plain), plain)
  }
})
