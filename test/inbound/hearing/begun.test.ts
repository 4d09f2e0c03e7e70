// Conversations that begin: from an advertisement, in a chat, on screens of WhatsApp's own. Asked
// once, with the words; a yes counts only as the answer.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Outgoing } from '../../../src/providers/sending.ts'
import { startApi, TWILIO } from '../../support/api.ts'
import { metaEnvelope, PNID, postMeta, SENDER, textFrom } from '../../support/meta.ts'
import { eventsOf } from '../../support/people.ts'
import { keptSends } from '../../support/sent.ts'
import { twilioForm } from '../../support/twilio.ts'

const NUMBER = '+819012345678'
const AD = '120000000000000000'

async function start(t: TestContext) {
  const { sent, sends } = keptSends()
  const api = await startApi(t, { sends })
  const sender = { phone: SENDER, provider: 'meta', providerId: PNID }
  assert.equal((await api.call('POST', '/v1/senders', sender)).status, 201)
  const set = async (slug: string, more: object) => {
    const { status, body } = await api.call('PATCH', `/v1/entry-points/${slug}`, more)
    assert.equal(status, 200, JSON.stringify(body))
  }
  const say = async (body: string, more: object = {}, from = NUMBER) => {
    api.clock.now += 1_000
    assert.equal(await postMeta(api.url, textFrom(from, body, api.clock.now, more)), 200)
    await api.parts.drain()
  }
  const clickAd = (body = 'こんにちは', id = AD, more: object = {}) =>
    say(body, { referral: { source_id: id, source_type: 'ad' }, ...more })
  const events = (person: unknown = NUMBER) => eventsOf(api.call, person)
  const types = async () => (await events()).map(({ type }: { type: string }) => type)
  const ask = async (topic = 'offers') => {
    const message = { type: 'template', topic }
    const body = { to: NUMBER, sender: SENDER, message }
    return (await api.call('POST', '/v1/eligibility', body)).body.reasons.map(
      ({ code }: { code: string }) => code,
    )
  }
  const aside = async () => {
    const text = await (await fetch(`${api.url}/metrics`)).text()
    const lines = text.matchAll(/^webhooks_set_aside_total\{.*reason="(\w+)"\} (\d+)/gm)
    return Object.fromEntries([...lines].map(([, reason, count]) => [reason, Number(count)]))
  }
  return { ...api, sent, set, say, clickAd, events, types, ask, aside }
}

const buttonsOf = (message: Outgoing | undefined) =>
  message?.content.type === 'buttons' ? message.content : undefined
const tap = (id: string) => ({
  ...{ type: 'interactive', text: undefined },
  interactive: { type: 'button_reply', button_reply: { id, title: 'はい、同意します' } },
})

test('an advertisement leads to its own door, else to the only one that names none', async (t) => {
  const { set, clickAd, events, call } = await start(t)
  const door = { kind: 'ctwa_ad', topics: ['offers'], noticeId: 'demo-notice', state: 'live' }
  const { status } = await call('POST', '/v1/entry-points', {
    ...{ ...door, slug: 'summer-ad', adIds: ['111', '112'] },
  })
  assert.equal(status, 201)
  await clickAd('Hi', '112')
  await clickAd('Hi', '999')
  await set('demo-ctwa-ad', { state: 'paused' })
  await clickAd('Hi', '999')
  assert.deepEqual(
    (await events()).map(({ entryPoint }: { entryPoint: string | null }) => entryPoint),
    ['summer-ad', 'demo-ctwa-ad', null],
  )
  const [first] = await events()
  assert.deepEqual([first.type, first.evidence.adId], ['message.received', '112'])
})

test('a message through an advertisement is no consent; its own sentence, sent as it stood, is', async (t) => {
  const { clickAd, types, ask, events, sent } = await start(t)
  await clickAd('I want your offers!')
  assert.deepEqual(await types(), ['message.received'])
  assert.equal(sent.length, 0)
  await clickAd('I agree to get offers and news from Sakura Coffee on WhatsApp.')
  assert.deepEqual(await ask(), [])
  const grant = (await events()).find(({ type }: { type: string }) => type === 'consent.given')
  assert.deepEqual([grant.entryPoint, grant.topics], ['demo-ctwa-ad', ['offers']])
  assert.match(grant.evidence.text, /Sakura Coffee/)
})

test('where the door asks, the first reply asks with buttons and the words of the notice', async (t) => {
  const { set, clickAd, say, sent, events, ask, clock } = await start(t)
  await set('demo-ctwa-ad', { confirmation: 'double' })
  await clickAd('こんにちは')
  assert.equal(sent.length, 1)
  const question = buttonsOf(sent[0])
  assert.ok(question)
  const pending = (await events()).find(({ type }: { type: string }) => type === 'consent.pending')
  assert.equal(question.text, pending.evidence.text)
  assert.match(question.text, /Sakura Coffee.*お得な情報とお知らせ/s)
  assert.equal(pending.evidence.language, 'ja')
  assert.deepEqual(await ask(), ['consent_pending'])
  // Asked once, whatever else is written.
  await say('何ですか')
  await clickAd('もしもし')
  assert.equal(sent.length, 1)
  clock.now += 3 * 86_400_000
  await say('hello?')
  assert.equal(sent.length, 1)
  await say('', tap(question.buttons[0]?.id ?? ''))
  assert.deepEqual(await ask(), [])
  const confirmed = (await events()).find(
    ({ type }: { type: string }) => type === 'consent.confirmed',
  )
  assert.equal(confirmed.entryPoint, 'demo-ctwa-ad')
  assert.equal(confirmed.answers, pending.id)
})

test('a plain yes answers our question, and nothing without one', async (t) => {
  const { set, say, ask, types, sent } = await start(t)
  await say('yes')
  assert.deepEqual(await types(), ['message.received'])
  await set('demo-chat', { confirmation: 'double' })
  await say('Hello')
  assert.equal(sent.length, 1)
  assert.match(buttonsOf(sent[0])?.text ?? '', /^Sakura Coffee may send you/)
  await say('Yes please!')
  assert.deepEqual(await ask(), [])
})

test('a chat that asks is found beside others that do not, the number’s own before one of any', async (t) => {
  const { call, say, sent, set } = await start(t)
  const chat = async (slug: string, more: object) => {
    const body = { slug, kind: 'chat', topics: ['offers'], noticeId: 'demo-notice', state: 'live' }
    assert.equal((await call('POST', '/v1/entry-points', { ...body, ...more })).status, 201)
  }
  await chat('elsewhere', { confirmation: 'double', sender: '+815012345678' })
  await say('Hello')
  assert.equal(sent.length, 0)
  await chat('here', { confirmation: 'double', sender: SENDER })
  await set('demo-chat', { confirmation: 'double' })
  await say('Hello again')
  assert.equal(sent.length, 1)
  await say('yes')
  const events = await eventsOf(call, NUMBER)
  const given = events.find(({ type }: { type: string }) => type === 'consent.confirmed')
  assert.equal(given?.entryPoint, 'here')
})

test('a yes that was edited into a no is a no, and a no into a yes is none', async (t) => {
  const edit = (body: string) => ({
    ...{ type: 'edit', text: undefined },
    edit: { original_message_id: 'wamid.x', message: { type: 'text', text: { body } } },
  })
  const { set, say, ask } = await start(t)
  await set('demo-chat', { confirmation: 'double' })
  await say('Hello')
  await say('yes')
  assert.deepEqual(await ask(), [])
  await say('', edit('no'))
  assert.deepEqual(await ask(), ['opted_out_topic'])
  await say('', edit('yes'))
  assert.deepEqual(await ask(), ['opted_out_topic'])
})

test('a no to our question is a refusal, and nobody is asked again', async (t) => {
  const { set, say, ask, sent } = await start(t)
  await set('demo-chat', { confirmation: 'double' })
  await say('Hello')
  await say('no thanks')
  assert.deepEqual(await ask(), ['no_consent'])
  await say('Where is my order?')
  assert.equal(sent.length, 1)
})

test('whoever said no, sent somebody else’s words or was paused is not asked', async (t) => {
  for (const before of [
    (api: Awaited<ReturnType<typeof start>>) => api.say('STOP'),
    (api: Awaited<ReturnType<typeof start>>) => api.say('cancel my appointment'),
    async (api: Awaited<ReturnType<typeof start>>) => {
      const no = { person: NUMBER, scope: 'topic', topics: ['offers'], act: { kind: 'form' } }
      await api.call('POST', '/v1/withdrawals', no)
    },
  ]) {
    const api = await start(t)
    await api.set('demo-chat', { confirmation: 'double' })
    await before(api)
    const count = api.sent.filter(buttonsOf).length
    await api.say('Hello')
    assert.equal(api.sent.filter(buttonsOf).length, count)
    assert.equal(count, 0)
  }
  const api = await start(t)
  await api.set('demo-chat', { confirmation: 'double' })
  await api.say('Hello', { context: { forwarded: true } })
  assert.equal(api.sent.length, 0)
  await api.set('demo-chat', { state: 'paused' })
  await api.say('Hello')
  assert.equal(api.sent.length, 0)
})

test('an edited or translated sentence of a link is conversation, and is asked whatever its door', async (t) => {
  const { set, say, sent, types, ask, events } = await start(t)
  await set('demo-wa-link', { confirmation: 'double' })
  await say('¡Hola! Quiero información (demo-wa-link)')
  assert.deepEqual(await ask(), ['consent_pending'])
  assert.equal(sent.length, 1)
  assert.ok(!(await types()).includes('consent.given'))
  let count = 0
  for (const door of ['demo-qr', 'demo-email', 'demo-social']) {
    const number = `+81909999999${count++}`
    await say(`I like coffee (${door})`, {}, number)
    assert.ok(buttonsOf(sent.at(-1)), door)
    assert.equal(sent.length, 1 + count)
    const isPending = ({ type }: { type: string }) => type === 'consent.pending'
    assert.equal((await events(number)).find(isPending)?.entryPoint, door)
    // Once, and while one question waits no other.
    await say('What is this? (demo-wa-link)', {}, number)
    assert.equal(sent.length, 1 + count)
  }
})

test('who may have said no by what they made of the sentence is not asked, nor whoever came by no link', async (t) => {
  const { say, sent } = await start(t)
  await say('I do not agree to get offers and news from Sakura Coffee on WhatsApp. (demo-qr)')
  await say('No thanks (demo-qr)')
  await say('Hello (demo-form)')
  await say('Hello')
  assert.equal(sent.length, 0)
  await say('Hello (demo-qr)')
  assert.equal(sent.length, 1)
})

test('a chat door goes live only with words that fit above buttons', async (t) => {
  const { call } = await start(t)
  const texts = { en: `{business} may send you {topics}. ${'Long. '.repeat(200)}{stop}` }
  const { body } = await call('POST', '/v1/notices', { topics: ['offers'], texts })
  await call('POST', `/v1/notices/${body.id}/publish`, {})
  const door = { kind: 'chat', topics: ['offers'], noticeId: body.id, confirmation: 'double' }
  const draft = { ...door, slug: 'talkative' }
  assert.equal((await call('POST', '/v1/entry-points', draft)).status, 201)
  const live = await call('PATCH', '/v1/entry-points/talkative', { state: 'live' })
  assert.deepEqual([live.status, live.body.code], [422, 'field_invalid'])
})

const signup = (id: string, at: number, from = NUMBER) =>
  metaEnvelope(
    {
      user_preferences: [
        {
          ...{ wa_id: from.slice(1), category: 'marketing_messages', value: 'signup' },
          ...{ signup_id: id, detail: 'signed up', timestamp: Math.floor(at / 1_000) },
        },
      ],
    },
    'user_preferences',
  )
const SIGNUP = {
  id: '987654321',
  message: 'Get offers and news from Sakura Coffee on WhatsApp. Reply STOP at any time.',
  privacyUrl: 'https://shop.example/privacy',
  version: '2026-11',
  language: 'en',
}
/** In-App Signup is closed to Japan. */
async function abroad(api: Awaited<ReturnType<typeof start>>) {
  const { status } = await api.call('PATCH', '/v1/business', { country: 'US' })
  assert.equal(status, 200)
  await api.set('demo-social', { sender: SENDER })
}

test('a signup is a consent to marketing with the words kept at its door', async (t) => {
  const api = await start(t)
  await abroad(api)
  await api.set('demo-social', { signup: SIGNUP })
  await api.say('STOP')
  const stop = signup('987654321', api.clock.now).replace('"signup"', '"stop"')
  assert.equal(await postMeta(api.url, stop), 200)
  api.clock.now += 5_000
  assert.equal(await postMeta(api.url, signup('987654321', api.clock.now)), 200)
  assert.deepEqual(await api.ask('offers'), [])
  // Marketing only: the consent screen says no more.
  assert.ok((await api.ask('order-updates')).includes('opted_out'))
  const grant = (await api.events()).find(({ type }: { type: string }) => type === 'consent.given')
  assert.deepEqual([grant.entryPoint, grant.topics], ['demo-social', ['offers']])
  assert.equal(grant.evidence.text, SIGNUP.message)
  assert.deepEqual(grant.evidence.signup, {
    ...{ id: SIGNUP.id, version: SIGNUP.version, privacyUrl: SIGNUP.privacyUrl },
  })
  // Edited later, the record stays.
  await api.set('demo-social', { signup: { ...SIGNUP, message: `${SIGNUP.message} New.` } })
  const same = (await api.events()).find(({ id }: { id: string }) => id === grant.id)
  assert.equal(same.evidence.text, SIGNUP.message)
  const count = (await api.recorded()).length
  assert.equal(await postMeta(api.url, signup('987654321', api.clock.now)), 200)
  assert.equal((await api.recorded()).length, count)
  assert.deepEqual(await api.aside(), {})
})

test('a signup nobody registered switches marketing on at the platform, and is no consent', async (t) => {
  const api = await start(t)
  const stop = signup('1', api.clock.now).replace('"signup"', '"stop"')
  assert.equal(await postMeta(api.url, stop), 200)
  assert.ok((await api.ask()).includes('platform_marketing_stop'))
  api.clock.now += 5_000
  assert.equal(await postMeta(api.url, signup('1', api.clock.now)), 200)
  assert.deepEqual(await api.ask(), ['no_consent'])
  assert.deepEqual(await api.aside(), { unknown_signup: 1 })
})

test('an older signup undoes no later stop', async (t) => {
  const api = await start(t)
  await abroad(api)
  await api.set('demo-social', { signup: SIGNUP })
  await api.say('STOP')
  assert.equal(await postMeta(api.url, signup('987654321', api.clock.now - 60_000)), 200)
  assert.ok((await api.ask()).includes('opted_out'))
})

test('a signup must say who, what and how to stop, where Meta offers it', async (t) => {
  const api = await start(t)
  const change = async (more: object, slug = 'demo-social') => {
    const { status, body } = await api.call('PATCH', `/v1/entry-points/${slug}`, more)
    return [status, body.code, body.errors?.[0]?.path]
  }
  assert.deepEqual(await change({ signup: SIGNUP }), [422, 'field_invalid', 'signup'])
  await abroad(api)
  for (const message of [
    'Get offers and news on WhatsApp. Reply STOP at any time.',
    'Get things from Sakura Coffee. Reply STOP at any time.',
    'Get offers and news from Sakura Coffee on WhatsApp.',
  ]) {
    const refused = await change({ signup: { ...SIGNUP, message } })
    assert.deepEqual(refused, [422, 'notice_incomplete', 'signup.message'])
  }
  const utility = await change({ signup: SIGNUP, topics: ['order-updates'] })
  assert.deepEqual(utility, [422, 'field_invalid', 'topics'])
  assert.deepEqual(await change({ signup: SIGNUP }, 'demo-kiosk'), [422, 'field_invalid', 'signup'])
  assert.deepEqual((await change({ signup: SIGNUP }))[0], 200)
  const again = await change({ signup: SIGNUP, sender: SENDER }, 'demo-email')
  assert.deepEqual(again, [422, 'field_invalid', 'signup.id'])
  assert.deepEqual(await change({ adIds: ['1'] }), [422, 'field_invalid', 'adIds'])
  await api.call('PATCH', '/v1/business', { country: 'DE' })
  assert.deepEqual(await change({ signup: SIGNUP }), [422, 'field_invalid', 'signup'])
})

const FLOW = {
  id: 'flow-7',
  version: '3',
  language: 'en',
  optIns: [
    { field: 'offers', topic: 'offers', label: 'Send me offers and news' },
    { field: 'orders', topic: 'order-updates', label: 'Send me order updates' },
  ],
}
const answered = (token: string, answers: object) => ({
  ...{ type: 'interactive', text: undefined },
  interactive: {
    type: 'nfm_reply',
    nfm_reply: {
      ...{ name: 'flow', body: 'Sent' },
      response_json: JSON.stringify({ flow_token: token, ...answers }),
    },
  },
})
async function withFlow(t: TestContext) {
  const api = await start(t)
  await api.set('demo-chat', { flow: FLOW })
  const token = async (person: unknown = NUMBER) => {
    const asked = { person, entryPoint: 'demo-chat' }
    const { status, body } = await api.call('POST', '/v1/flow-tokens', asked)
    assert.equal(status, 201)
    return body.flowToken as string
  }
  return { ...api, token }
}

test('the boxes ticked in a Flow are consents, with their labels', async (t) => {
  const { say, token, ask, events } = await withFlow(t)
  await say('', answered(await token(), { offers: true, orders: false, name: 'Ana' }))
  assert.deepEqual(await ask('offers'), [])
  assert.deepEqual(await ask('order-updates'), ['topic_not_covered'])
  const grant = (await events()).find(({ type }: { type: string }) => type === 'consent.given')
  assert.deepEqual([grant.entryPoint, grant.topics], ['demo-chat', ['offers']])
  assert.deepEqual(grant.evidence.flow, {
    ...{ id: 'flow-7', version: '3' },
    ticked: [{ field: 'offers', label: 'Send me offers and news' }],
  })
  assert.match(grant.evidence.text, /Sakura Coffee/)
})

test('a Flow counts with our own token for that person, and with nothing ticked else', async (t) => {
  const { say, token, ask, set, clock } = await withFlow(t)
  const mine = await token()
  for (const [given, answers] of [
    ['made up', { offers: true }],
    [await token('+819099999999'), { offers: true }],
    [`${mine.slice(0, -2)}xx`, { offers: true }],
    [mine, { offers: 'true', orders: 1 }],
    [mine, {}],
  ] as const) {
    await say('', answered(given, answers))
    assert.deepEqual(await ask('offers'), ['no_consent'])
  }
  await say('', { ...answered(mine, { offers: true }), context: { forwarded: true } })
  assert.deepEqual(await ask('offers'), ['no_consent'])
  // Another version was on their screen than the one whose words are kept.
  await set('demo-chat', { flow: { ...FLOW, version: '4' } })
  await say('', answered(mine, { offers: true }))
  assert.deepEqual(await ask('offers'), ['no_consent'])
  const fresh = await token()
  clock.now += 31 * 86_400_000
  await say('', answered(fresh, { offers: true }))
  assert.deepEqual(await ask('offers'), ['no_consent'])
})

test('a Flow answered without a number counts for the one it was sent to', async (t) => {
  const { say, token, ask, url, clock } = await withFlow(t)
  await say('Hello', { from_user_id: 'JP.1a' })
  const one = {
    ...{ from_user_id: 'JP.1a', id: 'wamid.f', timestamp: String(Math.floor(clock.now / 1_000)) },
    ...answered(await token(), { offers: true }),
  }
  assert.equal(await postMeta(url, metaEnvelope({ messages: [one] })), 200)
  assert.deepEqual(await ask('offers'), [])
})

test('a box that is ticked beforehand is refused', async (t) => {
  const { call } = await start(t)
  const ticked = { ...FLOW, optIns: [{ ...FLOW.optIns[0], initValue: true }] }
  const { status, body } = await call('PATCH', '/v1/entry-points/demo-chat', { flow: ticked })
  assert.deepEqual(
    [status, body.code, body.errors[0].path],
    [422, 'field_invalid', 'flow.optIns.0.initValue'],
  )
  const foreign = { ...FLOW, optIns: [{ ...FLOW.optIns[0], topic: 'nothing' }] }
  const other = await call('PATCH', '/v1/entry-points/demo-chat', { flow: foreign })
  assert.equal(other.body.errors[0].path, 'flow.optIns.0.topic')
  const none = await call('POST', '/v1/flow-tokens', { person: NUMBER, entryPoint: 'demo-qr' })
  assert.deepEqual([none.status, none.body.code], [422, 'field_invalid'])
})

test('at Twilio, which shows no buttons of ours, the question stands in words too', async (t) => {
  const sent: Outgoing[] = []
  const api = await startApi(t, {
    sends: new Map([
      [
        'twilio',
        async (message) => {
          sent.push(message)
          return { outcome: 'sent', providerMessageId: `SM9${sent.length}` }
        },
      ],
    ]),
  })
  const sender = { phone: SENDER, provider: 'twilio', providerId: `whatsapp:${SENDER}` }
  assert.equal((await api.call('POST', '/v1/senders', sender)).status, 201)
  await api.call('PATCH', '/v1/entry-points/demo-chat', { confirmation: 'double', sender: SENDER })
  const say = async (id: string, Body: string) => {
    const form = { MessageSid: id, From: `whatsapp:${NUMBER}`, To: `whatsapp:${SENDER}`, Body }
    const answer = await twilioForm(api.url, '/webhooks/twilio/message', form, TWILIO.authToken)
    assert.equal(answer.status, 200)
    await api.parts.drain()
  }
  await say('SM1', 'Hello')
  assert.match(buttonsOf(sent[0])?.text ?? '', /Sakura Coffee may send.*Would you like to get/s)
  await say('SM2', 'yes')
  const body = { to: NUMBER, sender: SENDER, message: { type: 'template', topic: 'offers' } }
  assert.equal((await api.call('POST', '/v1/eligibility', body)).body.decision, 'allow')
})
