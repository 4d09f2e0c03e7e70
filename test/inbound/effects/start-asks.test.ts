// START where a double opt-in waits for somebody who was stopped otherwise than by a stop word: the
// page told them to send it, so its answer is the question. It asks once, and lifts nothing itself.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { verifyBusiness } from '../../../src/cli/verify.ts'
import type { Outgoing, Send } from '../../../src/providers/sending.ts'
import { MINUTE_MS } from '../../../src/time.ts'
import { INFOBIP, startApi, TWILIO } from '../../support/api.ts'
import { startIvr } from '../../support/ivr.ts'
import { metaEnvelope, PNID, postMeta, SENDER, textFrom } from '../../support/meta.ts'
import { twilioForm } from '../../support/twilio.ts'
import { inbound } from '../../support/voice.ts'

const NUMBER = '+819012345678'
const BUSY = { code: '131056', class: 'temporary', failure: 'other' } as const
const STAYS = /another way than with STOP stays stopped/

/** A number at Meta, and a form with double opt-in for offers. */
async function start(t: TestContext) {
  const sent: Outgoing[] = []
  let isBusy = false
  const take: Send = async (message) => {
    if (isBusy) return { outcome: 'refused', error: BUSY }
    sent.push(message)
    return { outcome: 'sent', providerMessageId: `out.${sent.length}` }
  }
  const api = await startApi(t, {
    sends: new Map(['meta', 'twilio', 'infobip'].map((name) => [name, take])),
  })
  const { call, clock, parts, url, made } = api
  await made('/v1/senders', { phone: SENDER, provider: 'meta', providerId: PNID })
  const door = (slug: string, more: object = {}) =>
    made('/v1/entry-points', {
      ...{ slug, kind: 'form', topics: ['offers'], noticeId: 'demo-notice', state: 'live' },
      ...{ confirmation: 'double', ...more },
    })
  await door('twice')
  const fill = async (slug = 'twice', topics: readonly string[] = ['offers'], lang = 'en') => {
    clock.now += 2_000
    const answer = await fetch(`${url}/o/${slug}?lang=${lang}`, {
      ...{ method: 'POST', redirect: 'manual' },
      body: new URLSearchParams([['phone', NUMBER], ...topics.map((key) => ['topics', key])]),
    })
    assert.equal(answer.status, 303)
    await parts.drain()
  }
  const pass = (ms = 2_000) => {
    clock.now += ms
    return clock.now
  }
  const withdraw = async (more: object = {}, at = pass()) => {
    const act = { kind: 'call', at: new Date(at).toISOString() }
    await made('/v1/withdrawals', { person: NUMBER, scope: 'all', act, ...more })
  }
  const tell = async (text: string, at: number, more: object = {}) => {
    const body = textFrom(NUMBER, text, at, more)
    assert.equal(await postMeta(url, body), 200)
    return body
  }
  const hear = async (text: string, more: object = {}) => {
    clock.now += 2_000
    const body = await tell(text, clock.now, more)
    await parts.drain()
    return body
  }
  const press = (which: 0 | 1) =>
    hear('', {
      ...{ type: 'interactive', text: undefined },
      interactive: { type: 'button_reply', button_reply: buttons()[which] },
    })
  const buttons = () => {
    const asked = sent.map(({ content }) => content).findLast(({ type }) => type === 'buttons')
    return asked?.type === 'buttons' ? asked.buttons : []
  }
  const reasons = async (topic = 'offers') => {
    const message = { type: 'template', topic }
    const { body } = await call('POST', '/v1/eligibility', { to: NUMBER, sender: SENDER, message })
    return body.reasons.map(({ code }: { code: string }) => code).join(' ')
  }
  /** What left since it was asked last: questions as `?`. */
  let seen = 0
  const news = () => {
    const left = sent.slice(seen).map(({ content }) => {
      if (content.type === 'buttons') return '?'
      return 'text' in content ? content.text : content.type
    })
    seen = sent.length
    return left
  }
  const whileBusy = async (doing: () => Promise<unknown>) => {
    isBusy = true
    await doing()
    isBusy = false
  }
  /** Once the time of another try has come. */
  const later = async () => {
    clock.now += 5_000
    await parts.drain()
    await parts.drain()
  }
  /** Nothing of what is recorded amounts to anything else than what stands. */
  const verify = async () => {
    const { faults } = await verifyBusiness('demo', {
      ...{ ledger: api.store.ledger, catalog: api.settings.catalog, keyring: api.keyring },
      ...{ tell: assert.fail, terminal: { write: () => undefined } },
    })
    assert.equal(faults, 0)
  }
  const asking = { pass, sent, made, door, fill, withdraw, tell, hear, press, buttons }
  return { ...api, ...asking, reasons, news, whileBusy, later, verify }
}

for (const scope of ['all', 'marketing'] as const) {
  test(`START after an opt-out of ${scope} by staff and a form leads to the form’s question`, async (t) => {
    const { fill, withdraw, hear, press, reasons, news, sent, call, verify } = await start(t)
    const no = scope === 'all' ? 'opted_out' : 'opted_out_marketing'
    await withdraw({ scope })
    await fill('twice', ['offers'], 'ja')
    await hear('What time do you open?')
    assert.deepEqual(news(), [])
    await hear('START')
    // One message, in the language of the form; START itself has lifted and confirmed nothing.
    assert.deepEqual(news(), ['?'])
    assert.match(sent[0]?.content.type === 'buttons' ? sent[0].content.text : '', /お得な情報/)
    assert.equal(sent[0]?.from, PNID)
    const expected = scope === 'all' ? `${no} consent_pending` : `consent_pending ${no}`
    assert.equal(await reasons(), expected)
    await press(0)
    assert.equal(await reasons(), '')
    // What nobody asked for again stays as it was.
    assert.equal((await reasons('order-updates')).startsWith('opted_out'), scope === 'all')
    const { body } = await call('POST', '/v1/people/lookup', { person: NUMBER })
    assert.equal(body.standing.topics.offers.strength, 'confirmed')
    assert.match(news().join(), /お得な情報/)
    await verify()
  })
}

test('a yes in words answers the question that START led to', async (t) => {
  const { fill, withdraw, hear, reasons, news } = await start(t)
  await withdraw()
  await fill()
  await hear('START')
  assert.deepEqual(news(), ['?'])
  await hear('Yes, I agree')
  assert.equal(await reasons(), '')
})

test('a stranger’s form is confirmed by no START, and a no to its question keeps all stopped', async (t) => {
  const { fill, withdraw, hear, press, reasons, news } = await start(t)
  await withdraw()
  await fill()
  await hear('START')
  await hear('What is this?')
  assert.equal(await reasons(), 'opted_out consent_pending')
  assert.deepEqual(news(), ['?'])
  await press(1)
  assert.equal(await reasons(), 'opted_out no_consent')
  assert.match(await reasons('order-updates'), /^opted_out/)
  // Nothing waits any more.
  await hear('START')
  assert.match(news().join(), STAYS)
})

test('a caller who keyed in a number that opted out is asked once the number sends START', async (t) => {
  const { url, call, clock, parts, sent, reasons, write, press, payloads } = await startIvr(t)
  for (const [door, phone, keys] of [
    ['line', '+819012345678', ['09012345678', '1']],
    ['twice', '+16045550123', ['1']],
  ] as const) {
    const before = sent.length
    const act = { kind: 'call', at: new Date(clock.now).toISOString() }
    const no = await call('POST', '/v1/withdrawals', { person: phone, scope: 'all', act })
    assert.equal(no.status, 201)
    clock.now += MINUTE_MS
    const ringing = inbound(url, door, keys.length > 1 ? 'anonymous' : phone)
    await ringing.ring()
    for (const key of keys) await ringing.press(key)
    await parts.drain()
    assert.deepEqual(await reasons(phone), ['opted_out', 'consent_pending'], ringing.said.join('|'))
    assert.equal(sent.length, before)
    await write(phone, 'START')
    assert.deepEqual(
      sent.slice(before).map(({ content }) => content.type),
      ['buttons'],
    )
    assert.deepEqual(await reasons(phone), ['opted_out', 'consent_pending'])
    await press(phone, payloads()[0] ?? '')
    assert.deepEqual(await reasons(phone), [])
  }
})

test('START told twice asks once; said again it asks again only after a while', async (t) => {
  const { fill, withdraw, hear, press, reasons, news, url, parts, clock } = await start(t)
  await withdraw()
  await fill()
  const body = await hear('START')
  for (let i = 0; i < 2; i++) {
    assert.equal(await postMeta(url, body), 200)
    await parts.drain()
  }
  assert.deepEqual(news(), ['?'])
  // The question stands; to fill in the form once more would lead nowhere.
  await hear('START')
  assert.deepEqual(news(), [])
  clock.now += 10 * MINUTE_MS
  await hear('Hello?')
  assert.deepEqual(news(), [])
  await hear('START')
  assert.deepEqual(news(), ['?'])
  assert.equal(await reasons(), 'opted_out consent_pending')
  await press(0)
  assert.equal(await reasons(), '')
})

test('one START asks one question, of the latest form; the next asks the other', async (t) => {
  const { door, fill, withdraw, hear, press, reasons, news } = await start(t)
  await door('updates', { topics: ['order-updates'] })
  await withdraw()
  await fill('updates', ['order-updates'])
  await fill()
  await hear('START')
  assert.deepEqual(news(), ['?'])
  await press(0)
  assert.equal(news().length, 1)
  assert.equal(await reasons(), '')
  assert.equal(await reasons('order-updates'), 'opted_out consent_pending')
  await hear('START')
  assert.deepEqual(news(), ['?'])
  await press(0)
  assert.equal(await reasons('order-updates'), '')
})

test('a form of after START, or of before the no, is asked about by nothing', async (t) => {
  const { fill, withdraw, hear, news, reasons, tell, pass, parts } = await start(t)
  await fill()
  await withdraw()
  await hear('START')
  assert.match(news().join(), STAYS)
  const early = pass()
  await fill()
  await tell('START', early)
  await parts.drain()
  assert.match(news().join(), STAYS)
  await hear('Hello')
  assert.deepEqual(news(), [])
  assert.equal(await reasons(), 'opted_out consent_pending')
})

const NOES: Record<string, (api: Awaited<ReturnType<typeof start>>) => Promise<unknown>> = {
  'of all': ({ withdraw }) => withdraw(),
  'of all, at the very moment': ({ withdraw, clock }) =>
    withdraw({}, Math.floor(clock.now / 1_000) * 1_000),
  'of marketing': ({ withdraw }) => withdraw({ scope: 'marketing' }),
  'of the topic': ({ withdraw }) => withdraw({ scope: 'topic', topics: ['offers'] }),
  'by STOP': ({ tell, pass }) => tell('STOP', pass()),
  'in words of doubt': ({ tell, pass }) => tell('cancel my offers maybe', pass()),
  'in WhatsApp itself': async ({ url, pass }) => {
    const timestamp = Math.floor(pass() / 1_000)
    const one = { wa_id: NUMBER.slice(1), category: 'marketing_messages', value: 'stop', timestamp }
    const body = metaEnvelope({ user_preferences: [one] }, 'user_preferences')
    assert.equal(await postMeta(url, body), 200)
  },
}

for (const [what, says] of Object.entries(NOES)) {
  test(`a no ${what} after START keeps its question back, told before it leaves`, async (t) => {
    const api = await start(t)
    const { fill, withdraw, hear, whileBusy, later, news } = api
    await withdraw()
    await fill()
    await whileBusy(() => hear('START'))
    await says(api)
    await later()
    assert.ok(!news().includes('?'))
    await hear('Hello')
    assert.ok(!news().includes('?'))
  })
}

test('a question that waits for a busy provider leaves, where no no came', async (t) => {
  const { fill, withdraw, hear, whileBusy, later, news } = await start(t)
  await withdraw()
  await fill()
  await whileBusy(() => hear('START'))
  await later()
  assert.deepEqual(news(), ['?'])
})

test('a no of before START but after the form, told late, keeps the question back', async (t) => {
  const { fill, withdraw, hear, whileBusy, later, news, clock } = await start(t)
  await withdraw()
  await fill()
  const between = clock.now + 500
  clock.now += 4_000
  await whileBusy(() => hear('START'))
  await withdraw({}, between)
  await later()
  assert.deepEqual(news(), [])
})

test('START told after the no that followed it asks nothing; told late without one it asks', async (t) => {
  for (const isStopped of [true, false]) {
    const { fill, withdraw, tell, news, pass, parts } = await start(t)
    await withdraw()
    await fill()
    const said = pass()
    if (isStopped) await withdraw()
    pass(20 * MINUTE_MS)
    await tell('START', said)
    await parts.drain()
    assert.deepEqual(news().includes('?'), !isStopped)
  }
})

test('START that restores something says so, beside the question', async (t) => {
  const { fill, hear, made, news, press, reasons } = await start(t)
  await made('/v1/consents', {
    ...{ person: NUMBER, topics: ['order-updates'], entryPoint: 'demo-kiosk' },
    ...{ act: { kind: 'terminal' }, notice: { id: 'demo-notice', language: 'en' } },
  })
  await hear('STOP')
  news()
  await fill()
  await hear('START')
  const told = news().sort()
  assert.equal(told.length, 2)
  assert.equal(told[0], '?')
  assert.match(told[1] ?? '', /again get messages about order updates/)
  await press(0)
  assert.equal(await reasons(), '')
})

test('START that confirms one form leads to the question of another beside it', async (t) => {
  const { door, fill, withdraw, hear, news, press, reasons } = await start(t)
  await door('once', { topics: ['order-updates'], confirmation: 'none' })
  await withdraw()
  await fill()
  await fill('once', ['order-updates'])
  await hear('START')
  const told = news().sort()
  assert.equal(told.length, 2)
  assert.equal(told[0], '?')
  assert.match(told[1] ?? '', /may now write to you about order updates/)
  assert.equal(await reasons('order-updates'), '')
  assert.match(await reasons(), /^opted_out consent_pending/)
  await press(0)
  assert.equal(await reasons(), '')
})

test('a topic that was stopped after the form is asked for by no START', async (t) => {
  const { door, fill, withdraw, hear, news } = await start(t)
  await door('both', { topics: ['offers', 'order-updates'] })
  await withdraw()
  await fill('both', ['offers', 'order-updates'])
  await withdraw({ scope: 'topic', topics: ['order-updates'] })
  await hear('START')
  assert.match(news().join(), STAYS)
})

test('under a hold of the business START is answered in words', async (t) => {
  const { fill, withdraw, hear, made, news } = await start(t)
  await withdraw()
  await fill()
  await made('/v1/holds', { person: NUMBER, reason: 'A complaint' })
  await hear('START')
  assert.match(news().join(), STAYS)
})

test('the question of a form that asks by SMS comes in the chat in which START was sent', async (t) => {
  const { door, fill, withdraw, hear, made, sent, reasons, press } = await start(t)
  const sms = '+815000000001'
  await made('/v1/senders', { phone: sms, provider: 'twilio', providerId: sms })
  await door('by-sms', { confirmVia: 'sms' })
  await withdraw()
  await fill('by-sms')
  await hear('START')
  assert.deepEqual(
    sent.map(({ channel, content }) => [channel, content.type]),
    [['whatsapp', 'buttons']],
  )
  await press(0)
  assert.equal(await reasons(), '')
})

test('START by SMS leads to the link of a form that asks by SMS, and to no message in WhatsApp', async (t) => {
  for (const confirmVia of ['sms', 'whatsapp']) {
    const { door, fill, withdraw, made, sent, news, url, pass, parts, reasons } = await start(t)
    const sms = '+815000000001'
    await made('/v1/senders', { phone: sms, provider: 'twilio', providerId: sms })
    const template = { name: 'optin_confirmation', language: 'en', category: 'utility' }
    await made('/v1/templates', { ...template, topic: 'order-updates' })
    await door('asks', { confirmVia })
    await withdraw()
    await fill('asks')
    // Twilio answers START itself, and nothing else goes with that.
    for (const [i, Body] of ['START', '配信再開'].entries()) {
      pass()
      const form = { MessageSid: `SM${i}`, From: NUMBER, To: sms, Body }
      const path = '/webhooks/twilio/message'
      assert.equal((await twilioForm(url, path, form, TWILIO.authToken)).status, 200)
      await parts.drain()
      assert.equal(sent.length, i)
    }
    assert.equal(sent[0]?.channel, 'sms')
    const [told = ''] = news()
    const path = /http:\/\/localhost(\/c\/\S+)/.exec(told)?.[1]
    if (confirmVia === 'whatsapp') {
      assert.match(told, /STOP以外の方法/)
      continue
    }
    const body = new URLSearchParams({ answer: 'agree' })
    const answer = await fetch(url + path, { method: 'POST', redirect: 'manual', body })
    assert.equal(answer.status, 303)
    assert.equal(await reasons(), '')
  }
})

for (const advancedOptOut of [false, true]) {
  const answers = advancedOptOut ? ', where Twilio answers START itself' : ''
  test(`Twilio: START leads to the question in words, which a word answers${answers}`, async (t) => {
    const { fill, withdraw, made, url, parts, clock, sent, reasons } = await start(t)
    const ours = 'whatsapp:+447700900000'
    const phone = ours.slice('whatsapp:'.length)
    await made('/v1/senders', { phone, provider: 'twilio', providerId: ours, advancedOptOut })
    const hear = async (id: string, Body: string, more: object = {}) => {
      clock.now += 2_000
      const form = { MessageSid: id, From: `whatsapp:${NUMBER}`, To: ours, Body, ...more }
      const path = '/webhooks/twilio/message'
      assert.equal((await twilioForm(url, path, form, TWILIO.authToken)).status, 200)
      await parts.drain()
    }
    await withdraw()
    await fill()
    await hear('SM1', 'START', advancedOptOut ? { OptOutType: 'START' } : {})
    assert.deepEqual(
      sent.map(({ from, content }) => [from, content.type]),
      [[ours, 'buttons']],
    )
    assert.equal(await reasons(), 'opted_out consent_pending')
    await hear('SM2', 'Yes, I agree')
    assert.equal(await reasons(), '')
  })
}

test('Infobip: START leads to the question, in the chat in which it was sent', async (t) => {
  const { fill, withdraw, made, url, parts, clock, sent, hear } = await start(t)
  const ours = '447700900001'
  await made('/v1/senders', { phone: `+${ours}`, provider: 'infobip', providerId: ours })
  await hear('Hello')
  await withdraw()
  await fill()
  clock.now += 2_000
  const receivedAt = new Date(clock.now).toISOString().replace('Z', '+0000')
  const { webhookUser, webhookPassword } = INFOBIP
  const credentials = Buffer.from(`${webhookUser}:${webhookPassword}`).toString('base64')
  const message = { type: 'TEXT', text: 'START' }
  const one = { from: NUMBER.slice(1), to: ours, messageId: 'IB1', receivedAt, message }
  const { status } = await fetch(`${url}/webhooks/infobip/message`, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}` },
    body: JSON.stringify({ results: [one] }),
  })
  assert.equal(status, 200)
  await parts.drain()
  assert.deepEqual(
    sent.map(({ from, content }) => [from, content.type]),
    [[ours, 'buttons']],
  )
})

test('whoever writes is asked about all that a form named, in its language, and a yes is one to all', async (t) => {
  const { door, fill, hear, press, reasons, news, sent } = await start(t)
  await door('both', { topics: ['offers', 'order-updates'] })
  await fill('both', ['offers', 'order-updates'], 'ja')
  assert.deepEqual(news(), [], 'there is no window yet')
  await hear('What time do you open?')
  assert.deepEqual(news(), ['?'])
  const { content } = sent[0] ?? assert.fail()
  assert.match(content.type === 'buttons' ? content.text : '', /お得な情報.*ご注文の状況/)
  await press(0)
  assert.deepEqual([await reasons(), await reasons('order-updates')], ['', ''])
})

test('where something of a form was stopped since, a question names and confirms nothing of it', async (t) => {
  const { door, fill, hear, withdraw, reasons, news } = await start(t)
  await door('both', { topics: ['offers', 'order-updates'] })
  await fill('both', ['offers', 'order-updates'])
  await withdraw({ scope: 'topic', topics: ['order-updates'] })
  await hear('What time do you open?')
  assert.deepEqual(news(), [])
  await hear('yes')
  assert.equal(await reasons('order-updates'), 'no_consent opted_out_topic')
})

test('a question that START led to is asked once, also where another one was asked after it', async (t) => {
  const { door, fill, hear, news, pass, verify } = await start(t)
  await door('updates', { topics: ['order-updates'] })
  await hear('STOP')
  news()
  await fill('updates', ['order-updates'])
  await fill()
  await hear('START')
  assert.deepEqual(news(), ['?', '?'])
  for (let i = 0; i < 2; i++) {
    pass(11 * MINUTE_MS)
    await hear('What time do you open?')
    assert.deepEqual(news(), [])
  }
  await verify()
})

test('START asks for nothing of a form of which something was refused since', async (t) => {
  const { door, fill, hear, news, pass, press, reasons } = await start(t)
  await door('both', { topics: ['offers', 'order-updates'] })
  await door('updates', { topics: ['order-updates'] })
  await fill('both', ['offers', 'order-updates'])
  await hear('Hello')
  await fill('updates', ['order-updates'])
  assert.deepEqual(news(), ['?', '?'])
  await press(1)
  pass(11 * MINUTE_MS)
  await hear('START')
  assert.ok(!news().includes('?'))
  assert.equal(await reasons('order-updates'), 'no_consent')
})

test('a no to the question before keeps back the one that START led to', async (t) => {
  const { fill, hear, news, pass, press, whileBusy, later, reasons } = await start(t)
  await hear('Hello')
  await fill()
  assert.deepEqual(news(), ['?'])
  await hear('STOP')
  news()
  pass(11 * MINUTE_MS)
  await whileBusy(async () => {
    await hear('START')
    await press(1)
  })
  await later()
  assert.ok(!news().includes('?'))
  assert.equal(await reasons(), 'no_consent')
})

for (const how of ['by the button', 'in words'] as const) {
  test(`a yes ${how} answers the form filled in again before it, too: nothing asks once more`, async (t) => {
    const { fill, hear, news, pass, press, reasons } = await start(t)
    await hear('Hello')
    await fill()
    await fill()
    assert.deepEqual(news(), ['?'])
    await (how === 'in words' ? hear('Yes, I agree') : press(0))
    assert.equal(news().length, 1)
    pass(11 * MINUTE_MS)
    await hear('What time do you open?')
    assert.deepEqual(news(), [])
    assert.equal(await reasons(), '')
  })
}

test('a yes in words is none to a question that a provider would not take, also once it is too late', async (t) => {
  for (const isLate of [false, true]) {
    const { fill, hear, news, withdraw, whileBusy, later, pass, parts, reasons } = await start(t)
    await withdraw()
    await fill()
    await whileBusy(async () => {
      await hear('START')
      if (!isLate) await hear('ok')
    })
    if (isLate) {
      pass(6 * MINUTE_MS)
      await parts.drain()
      await hear('ok')
    }
    assert.equal(await reasons(), 'opted_out consent_pending')
    assert.deepEqual(news(), [])
    if (isLate) continue
    await later()
    assert.deepEqual(news(), ['?'])
    await hear('ok')
    assert.equal(await reasons(), '')
  }
})

test('a question that died waiting for its provider does not keep the next START from asking', async (t) => {
  const { fill, hear, news, withdraw, whileBusy, pass, parts, press, reasons } = await start(t)
  await withdraw()
  await fill()
  await whileBusy(async () => {
    await hear('START')
    pass(6 * MINUTE_MS)
    await parts.drain()
    await parts.drain()
  })
  assert.deepEqual(news(), [])
  await hear('START')
  assert.deepEqual(news(), ['?'])
  // This one stands.
  await hear('START')
  assert.deepEqual(news(), [])
  await press(0)
  assert.equal(await reasons(), '')
})

test('a question of before the no is none that stands: START leads to another, which a yes in words answers', async (t) => {
  const { fill, hear, news, withdraw, reasons } = await start(t)
  await hear('Hello')
  await fill()
  assert.deepEqual(news(), ['?'])
  await withdraw()
  await fill()
  await hear('START')
  assert.deepEqual(news(), ['?'])
  await hear('START')
  assert.deepEqual(news(), [])
  await hear('Yes, I agree')
  assert.equal(await reasons(), '')
})

test('what was typed within the second of START, and perhaps after it, is not confirmed by it', async (t) => {
  const { door, fill, withdraw, tell, reasons, clock, parts } = await start(t)
  await door('once', { confirmation: 'none' })
  await withdraw()
  const second = Math.ceil((clock.now + 5_000) / 1_000) * 1_000
  // `fill` lets two seconds pass before.
  clock.now = second + 300 - 2_000
  await fill('once')
  await tell('START', second)
  await parts.drain()
  assert.match(await reasons(), /^opted_out/)
  clock.now += 2_000
  await tell('START', clock.now)
  await parts.drain()
  assert.equal(await reasons(), '')
})

test('a question to START that a provider put back until it was too late is asked when they write', async (t) => {
  const { hear, fill, whileBusy, later, news, pass } = await start(t)
  await hear('STOP')
  await fill()
  news()
  await whileBusy(() => hear('START'))
  pass(6 * MINUTE_MS)
  await later()
  assert.deepEqual(news(), [])
  // The same is asked once in ten minutes.
  pass(5 * MINUTE_MS)
  await hear('Hello?')
  assert.deepEqual(news(), ['?'])
})
