// A grant keeps the words as they were rendered: names, labels and numbers change without a new
// version of a notice, also while somebody has a page open.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ANOTHER, fieldOn, openDoors, SHOP, slugOf, type World, wordsOn } from './kit.ts'

const PHONE = '+819012345678'

/** What changes words without touching the notice. */
const CHANGES: Readonly<Record<string, (world: World, slug: string) => Promise<unknown>>> = {
  'the name of the business': ({ must }) =>
    must('PATCH', '/v1/business', { displayName: 'Fuji Tea' }),
  'the label of a topic': ({ must }) =>
    must('PATCH', '/v1/topics/offers', { labels: { en: 'prizes', ja: '懸賞' } }),
  'the number of a door': ({ must }, slug) =>
    must('PATCH', `/v1/entry-points/${slug}`, { sender: ANOTHER }),
}

for (const [what, change] of Object.entries(CHANGES)) {
  test(`${what} changed while a form lay open: it is shown again, and only then taken`, async (t) => {
    const world = await openDoors(t)
    const slug = slugOf('form')
    const path = `/o/${slug}?lang=en`
    const before = await world.page(path)
    await change(world, slug)
    const fields = [
      ['phone', PHONE],
      ['topics', 'offers'],
    ] as const
    const late = await world.post(path, [...fields, ['notice', fieldOn(before, 'notice')]])
    assert.equal(late.status, 422)
    const again = await late.text()
    assert.notEqual(wordsOn(again), wordsOn(before))
    assert.match(again, new RegExp(`value="\\${PHONE}"`))
    assert.deepEqual(await world.recorded(), [])
    const sent = await world.post(path, [...fields, ['notice', fieldOn(again, 'notice')]])
    assert.equal(sent.status, 303)
    const [grant] = await world.eventsOf(PHONE)
    assert.equal(grant?.evidence.text, wordsOn(again))
  })

  test(`${what} changed while a shop's page was open: the door is told anew`, async (t) => {
    const world = await openDoors(t)
    const slug = slugOf('banner')
    await world.must('PATCH', `/v1/entry-points/${slug}`, { allowedOrigins: [SHOP] })
    const path = `/embed/${slug}?lang=ja`
    const { notice } = JSON.parse(await world.page(path, { origin: SHOP }))
    await change(world, slug)
    const fields = [
      ['phone', PHONE],
      ['topics', 'offers'],
      ['notice', notice.ref],
    ] as const
    const late = await world.post(path, fields, { origin: SHOP })
    assert.equal(late.status, 422)
    const { code, door } = JSON.parse(await late.text())
    assert.equal(code, 'notice_changed')
    assert.notEqual(door.notice.text, notice.text)
    assert.deepEqual(await world.recorded(), [])
  })
}

test('a form sent in another language than it was shown in is shown in that one first', async (t) => {
  const world = await openDoors(t)
  const shown = await world.page('/o/demo-form?lang=en')
  const fields = [
    ['phone', PHONE],
    ['topics', 'offers'],
    ['notice', fieldOn(shown, 'notice')],
  ] as const
  assert.equal((await world.post('/o/demo-form?lang=ja', fields)).status, 422)
  assert.equal((await world.post('/o/demo-form?lang=en', fields)).status, 303)
})

test('words that begin with a name in other letters run as their language does', async (t) => {
  const world = await openDoors(t)
  await world.must('PATCH', '/v1/business', { displayName: 'مقهى ياسمين 24' })
  await world.must('PATCH', '/v1/entry-points/demo-banner', { allowedOrigins: [SHOP] })
  const words = /<p [^>]*dir="ltr"[^>]*>مقهى ياسمين 24 may send you/
  assert.match(await world.page('/o/demo-form?lang=en'), words)
  assert.match(await world.page('/o/demo-kiosk?lang=en'), words)
  assert.match(await world.page('/l/demo-qr/words?lang=en'), words)
  const about = { person: PHONE, purpose: 'preferences' }
  const { url } = await world.must('POST', '/v1/links', about)
  assert.match(await world.page(`${new URL(url).pathname}?lang=en`), words)
  const door = JSON.parse(await world.page('/embed/demo-banner?lang=en', { origin: SHOP }))
  assert.equal(door.notice.dir, 'ltr')
})

/** A preference page of the business's own mail, as a browser without scripts uses it. */
async function preferences(world: World) {
  const about = { person: PHONE, purpose: 'preferences' }
  const { url } = await world.must('POST', '/v1/links', about)
  const { pathname } = new URL(url)
  const look = () => world.page(`${pathname}?lang=ja`)
  const save = (shown: string) => {
    const fields = [
      ['action', 'save'],
      ['topics', 'offers'],
      ['shown', shown],
    ] as const
    return world.post(`${pathname}?lang=ja`, fields)
  }
  return { look, save }
}
const shownOn = (html: string) => fieldOn(html, 'shown')

test('a topic switched on at the preference page stands on the words of that page', async (t) => {
  const world = await openDoors(t)
  const { look, save } = await preferences(world)
  const html = await look()
  assert.equal((await save(shownOn(html))).status, 303)
  const [grant] = await world.eventsOf(PHONE)
  assert.equal(grant?.evidence.text, wordsOn(html))
  assert.equal((await world.check(PHONE, 'offers')).decision, 'allow')
})

test('a name changed while the preference page was open is shown first', async (t) => {
  const world = await openDoors(t)
  const { look, save } = await preferences(world)
  const html = await look()
  await world.must('PATCH', '/v1/business', { displayName: 'Fuji Tea' })
  assert.equal((await save(shownOn(html))).status, 422)
  assert.deepEqual(await world.recorded(), [])
  assert.equal((await save(shownOn(await look()))).status, 303)
})

test('a Flow stands on words that name the number it came from', async (t) => {
  const world = await openDoors(t)
  const flow = {
    ...{ id: 'flow-7', version: '3', language: 'en' },
    optIns: [{ field: 'offers', topic: 'offers', label: 'Send me offers and news' }],
  }
  await world.must('PATCH', '/v1/entry-points/demo-chat', { flow })
  const asked = { person: PHONE, entryPoint: 'demo-chat' }
  const { flowToken } = await world.must('POST', '/v1/flow-tokens', asked)
  await world.write(PHONE, '', {
    ...{ type: 'interactive', text: undefined },
    interactive: {
      type: 'nfm_reply',
      nfm_reply: {
        ...{ name: 'flow', body: 'Sent' },
        response_json: JSON.stringify({ flow_token: flowToken, offers: true }),
      },
    },
  })
  const grant = (await world.eventsOf(PHONE)).find(({ type }) => type === 'consent.given')
  assert.match(String(grant?.evidence.text), /Messages come from \+15550783881/)
})

const PROMISE = 'New roasts, seasonal offers, invitations. At most four messages a month.'
const OTHER = { descriptions: { en: 'Every day, from us and our partners.' } }

test('what is said beside a box belongs to the words, on a form as on a preference page', async (t) => {
  const world = await openDoors(t)
  const slug = slugOf('form')
  const path = `/o/${slug}?lang=en`
  const form = (html: string) =>
    world.post(path, [
      ['phone', PHONE],
      ['topics', 'offers'],
      ['notice', fieldOn(html, 'notice')],
    ])
  const { look, save } = await preferences(world)
  const [before, own] = [await world.page(path), await look()]
  assert.ok(before.includes(PROMISE))
  await world.must('PATCH', '/v1/topics/offers', OTHER)
  assert.equal((await form(before)).status, 422)
  assert.equal((await save(shownOn(own))).status, 422)
  assert.deepEqual(await world.recorded(), [])

  assert.equal((await form(await world.page(path))).status, 303)
  await world.must('PATCH', '/v1/topics/offers', {
    descriptions: { en: PROMISE, ja: '月4通まで。' },
  })
  const [grant] = await world.eventsOf(PHONE)
  const box = { topic: 'offers', label: 'Offers and news', description: OTHER.descriptions.en }
  assert.deepEqual(grant?.evidence.boxes, [box])
})

test('the words beside a box are kept from a shop’s page and a preference page, and in the receipt', async (t) => {
  const world = await openDoors(t)
  const slug = slugOf('banner')
  await world.must('PATCH', `/v1/entry-points/${slug}`, { allowedOrigins: [SHOP] })
  const path = `/embed/${slug}?lang=en`
  const { notice } = JSON.parse(await world.page(path, { origin: SHOP }))
  const fields = [
    ['phone', PHONE],
    ['topics', 'order-updates'],
    ['notice', notice.ref],
  ] as const
  assert.equal((await world.post(path, fields, { origin: SHOP })).status, 200)
  const { look, save } = await preferences(world)
  assert.equal((await save(shownOn(await look()))).status, 303)
  const boxes = (await world.eventsOf(PHONE)).map(({ evidence }) => evidence.boxes)
  const updates = {
    ...{ topic: 'order-updates', label: 'Order updates' },
    description: 'When your order is packed, sent and delivered.',
  }
  const offers = {
    ...{ topic: 'offers', label: 'お得な情報とお知らせ' },
    description: '新しい豆、季節のお得な情報、イベントのご案内。毎月4通まで。',
  }
  assert.deepEqual(boxes.filter(Boolean), [[updates], [offers]])
  const { personId } = await world.must('POST', '/v1/people/lookup', { person: PHONE })
  const { receipts } = await world.must('GET', `/v1/people/${personId}/export`)
  const notices = receipts.map(
    ({ receipt }: { receipt: Record<string, Record<string, unknown>> }) =>
      receipt['dpv:hasRecordOfActivity']?.['dpv:hasNotice'],
  )
  assert.match(JSON.stringify(notices[0]), /When your order is packed/)
})

/** How a person answers the question of a door that asks twice. */
const ANSWERS: Readonly<Record<string, (world: World, asked: string) => Promise<unknown>>> = {
  'a button of ours': ({ write }, asked) => {
    const [payload] = /CONFIRM:[\w.~-]+/.exec(asked) ?? assert.fail('no button')
    const reply = { type: 'button_reply', button_reply: { id: payload, title: 'Yes, I agree' } }
    return write(PHONE, '', {
      ...{ type: 'interactive', text: undefined },
      interactive: reply,
    })
  },
  'a plain word': ({ write }) => write(PHONE, 'Yes'),
}

for (const [how, answer] of Object.entries(ANSWERS)) {
  test(`a yes by ${how} stands on the words that were shown, not on itself`, async (t) => {
    const world = await openDoors(t)
    const slug = slugOf('form')
    await world.must('PATCH', `/v1/entry-points/${slug}`, { confirmation: 'double' })
    const template = { name: 'optin_confirmation', language: 'ja', category: 'utility' }
    await world.must('POST', '/v1/templates', { ...template, topic: 'order-updates' })
    const path = `/o/${slug}?lang=ja`
    const html = await world.page(path)
    const fields = [
      ['phone', PHONE],
      ['topics', 'offers'],
      ['notice', fieldOn(html, 'notice')],
    ] as const
    assert.equal((await world.post(path, fields)).status, 303)
    await world.parts.drain()
    await answer(world, JSON.stringify(world.lastTo(PHONE)))
    const events = await world.eventsOf(PHONE)
    const [pending, yes] = ['consent.pending', 'consent.confirmed'].map((type) =>
      events.find((event) => event.type === type),
    )
    assert.equal(yes?.answers, pending?.id)
    const shown = ['text', 'noticeId', 'noticeVersion', 'digest', 'language', 'topics', 'boxes']
    for (const name of shown) assert.deepEqual(yes?.evidence[name], pending?.evidence[name], name)
    assert.equal(yes?.evidence.text, wordsOn(html))
    assert.match(String(yes?.evidence.said), /^Yes/)

    const { personId } = await world.must('POST', '/v1/people/lookup', { person: PHONE })
    const { receipts } = await world.must('GET', `/v1/people/${personId}/export`)
    const notices = receipts.map(
      ({ receipt }: { receipt: Record<string, Record<string, Record<string, unknown>>> }) =>
        receipt['dpv:hasRecordOfActivity']?.['dpv:hasNotice'],
    )
    assert.deepEqual(
      notices.map((notice: Record<string, unknown>) => [
        notice['dct:identifier'],
        notice['cl:presentedText'],
      ]),
      [['demo-notice.1', wordsOn(html)]],
    )
  })
}

test('START has a receipt of nothing, and is nowhere told as words that were shown', async (t) => {
  const world = await openDoors(t)
  await world.write(
    PHONE,
    'I agree to get offers and news from Sakura Coffee on WhatsApp. (demo-qr)',
  )
  await world.write(PHONE, 'STOP')
  await world.write(PHONE, 'START')
  const { personId } = await world.must('POST', '/v1/people/lookup', { person: PHONE })
  const { receipts, events } = await world.must('GET', `/v1/people/${personId}/export`)
  const given = events.filter(({ type }: { type: string }) => type === 'consent.given')
  assert.equal(given.length, 2)
  assert.deepEqual(
    receipts.map(({ eventId }: { eventId: string }) => eventId),
    [given[0].id],
  )
  const { url } = await world.must('POST', '/v1/links', { person: PHONE, purpose: 'preferences' })
  const file = JSON.parse(await world.page(`${new URL(url).pathname}/data.json`))
  const told = file.history.map(({ wordsShown }: { wordsShown: string | null }) => wordsShown)
  assert.deepEqual(told.filter((words: string | null) => words !== null).length, 1)
  assert.ok(!told.includes('START'))
})

test('a thank-you page opened after a name changed passes off no other words as those agreed to', async (t) => {
  const world = await openDoors(t)
  for (const kind of ['form', 'kiosk'] as const) {
    const path = `/o/${slugOf(kind)}?lang=en`
    const html = await world.page(path)
    const sent = await world.post(path, [
      ['phone', PHONE],
      ['topics', 'offers'],
      ['notice', fieldOn(html, 'notice')],
    ])
    const thanks = sent.headers.get('location') ?? ''
    assert.equal(wordsOn(await world.page(thanks)), wordsOn(html))
    await world.must('PATCH', '/v1/business', { displayName: 'Fuji Tea' })
    const later = await world.page(thanks)
    assert.doesNotMatch(later, /class="words"/)
    assert.match(later, /Thank you/)
    await world.must('PATCH', '/v1/business', { displayName: 'Sakura Coffee' })
  }
})
