// What we answer in a chat: once, at once, in their language, and never to whom we may not.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainAnswer } from '../../../src/chat/yes.ts'
import { LANGUAGES, wordsIn } from '../../../src/languages/language.ts'
import type { Outgoing } from '../../../src/providers/sending.ts'
import { startApi } from '../../support/api.ts'
import { PNID, postMeta, SENDER, textFrom } from '../../support/meta.ts'

const NUMBER = '+819012345678'

/** A server whose Meta sender takes everything, and a door for double opt-in. */
async function start(t: Parameters<typeof startApi>[0]) {
  const sent: Outgoing[] = []
  const take = (provider: string) => async (message: Outgoing) => {
    sent.push(message)
    return { outcome: 'sent' as const, providerMessageId: `${provider}.${sent.length}` }
  }
  const sends = new Map(['meta', 'twilio'].map((name) => [name, take(name)]))
  const api = await startApi(t, { sends })
  const sender = { phone: SENDER, provider: 'meta', providerId: PNID }
  assert.equal((await api.call('POST', '/v1/senders', sender)).status, 201)
  const door = async (slug: string, more: object) => {
    const body = {
      ...{ slug, kind: 'form', topics: ['offers'], noticeId: 'demo-notice', state: 'live' },
      ...{ sender: SENDER, confirmation: 'double', ...more },
    }
    assert.equal((await api.call('POST', '/v1/entry-points', body)).status, 201)
  }
  const hear = async (text: string, more: object = {}) => {
    api.clock.now += 1_000
    assert.equal(await postMeta(api.url, textFrom(NUMBER, text, api.clock.now, more)), 200)
    await api.parts.drain()
  }
  const press = (payload: string, title: string, more: object = {}) =>
    hear('', {
      ...{ type: 'interactive', text: undefined },
      interactive: { type: 'button_reply', button_reply: { id: payload, title } },
      ...more,
    })
  const tick = async (entryPoint: string) => {
    api.clock.now += 1_000
    const { status, body } = await api.call('POST', '/v1/consents', {
      ...{ person: NUMBER, topics: ['offers'], entryPoint },
      act: { kind: 'form', at: new Date(api.clock.now).toISOString() },
      notice: { id: 'demo-notice', language: 'ja' },
    })
    assert.equal(status, 201)
    await api.parts.drain()
    return body
  }
  const allowed = async (topic = 'offers') => {
    const message = { type: 'template', topic }
    const { body } = await api.call('POST', '/v1/eligibility', {
      ...{ to: NUMBER, sender: SENDER, message },
    })
    return body.reasons.map(({ code }: { code: string }) => code)
  }
  const texts = () =>
    sent.map(({ content }) => {
      if (content.type === 'call') return content.door
      return content.type === 'template' ? content.name : content.text
    })
  const buttons = () => {
    const content = sent.at(-1)?.content
    assert.equal(content?.type, 'buttons')
    return content.type === 'buttons' ? content.buttons : []
  }
  return { ...api, sent, door, hear, press, tick, allowed, texts, buttons }
}

test('a STOP is confirmed once, in its language; a second STOP not again', async (t) => {
  const { hear, texts, sent, parts } = await start(t)
  await hear('配信停止')
  assert.equal(sent.length, 1)
  assert.match(texts()[0] ?? '', /^Sakura Coffeeからのメッセージを停止しました/)
  assert.equal(sent[0]?.from, PNID)
  assert.deepEqual(sent[0]?.to, { phone: NUMBER })
  await hear('STOP')
  await hear('stop!!')
  await parts.drain()
  assert.equal(sent.length, 1)
})

test('a STOP is known for one said again, however much they wrote in between', async (t) => {
  const { url, clock, hear, sent } = await start(t)
  await hear('配信停止')
  for (let i = 0; i < 510; i++) {
    clock.now += 1_000
    assert.equal(await postMeta(url, textFrom(NUMBER, `order ${i}`, clock.now)), 200)
  }
  await hear('STOP')
  await hear('STOP')
  assert.equal(sent.length, 1)
})

test('START names what counts again; HELP is answered, also after STOP', async (t) => {
  const { hear, tick, texts, allowed } = await start(t)
  await tick('demo-checkbox')
  assert.deepEqual(await allowed(), [])
  await hear('STOP')
  assert.deepEqual(await allowed(), ['opted_out'])
  await hear('HELP')
  await hear('START')
  assert.deepEqual(await allowed(), [])
  // In the language they agreed in: STOP is the same word in all of them.
  assert.match(texts()[0] ?? '', /Sakura Coffeeからのメッセージを停止しました/)
  assert.match(texts()[1] ?? '', /こちらはSakura Coffeeです/)
  assert.match(texts()[2] ?? '', /お得な情報とお知らせの配信を再開しました/)
  assert.equal(texts().length, 3)
})

test('a STOP after they started again is confirmed again', async (t) => {
  const { hear, texts } = await start(t)
  for (const word of ['STOP', 'START', 'STOP']) await hear(word)
  assert.equal(texts().length, 3)
})

test('a STOP told late is heard, and confirmed only within five minutes of its own time', async (t) => {
  for (const [lateMs, expected] of [
    [4 * 60_000, 1],
    [6 * 60_000, 0],
  ] as const) {
    const { url, clock, parts, texts, allowed } = await start(t)
    const said = clock.now
    clock.now += lateMs
    assert.equal(await postMeta(url, textFrom(NUMBER, 'STOP', said)), 200)
    await parts.drain()
    assert.equal(texts().length, expected, `${lateMs}`)
    assert.equal((await allowed())[0], 'opted_out')
  }
})

test('what is older than five minutes is not answered any more', async (t) => {
  const { url, clock, parts, sent } = await start(t)
  assert.equal(await postMeta(url, textFrom(NUMBER, 'STOP', clock.now)), 200)
  clock.now += 5 * 60_000
  await parts.drain()
  assert.equal(sent.length, 0)
})

test('a webhook that comes again is answered once', async (t) => {
  const { url, clock, parts, sent } = await start(t)
  const body = textFrom(NUMBER, 'STOP', clock.now)
  for (let i = 0; i < 3; i++) {
    assert.equal(await postMeta(url, body), 200)
    await parts.drain()
  }
  assert.equal(sent.length, 1)
})

test('double opt-in: asked by buttons inside the window, confirmed by the button', async (t) => {
  const { door, hear, press, tick, allowed, buttons, texts, recorded, call } = await start(t)
  await door('twice', {})
  await hear('Hello')
  const { personId } = await tick('twice')
  assert.deepEqual(await allowed(), ['consent_pending'])
  const [yes, no] = buttons()
  assert.match(texts().at(-1) ?? '', /Sakura Coffeeからお得な情報とお知らせを/)
  assert.match(yes?.id ?? '', /^CONFIRM:/)
  assert.match(no?.id ?? '', /^DECLINE:/)
  await press(yes?.id ?? '', yes?.title ?? '')
  assert.deepEqual(await allowed(), [])
  const { body } = await call('GET', `/v1/people/${personId}/events`)
  const confirmed = body.events.find(({ type }: { type: string }) => type === 'consent.confirmed')
  assert.deepEqual(confirmed.topics, ['offers'])
  assert.match(texts().at(-1) ?? '', /Thank you|ありがとうございます/)
  const before = (await recorded()).length
  assert.ok(before > 0)
})

test('double opt-in: declined by the button, and asked no second time', async (t) => {
  const { door, hear, press, tick, allowed, buttons, sent } = await start(t)
  await door('twice', {})
  await hear('Hello')
  await tick('twice')
  await press(buttons()[1]?.id ?? '', 'No, thanks')
  assert.deepEqual(await allowed(), ['no_consent'])
  const count = sent.length
  await hear('Hello again')
  assert.equal(sent.length, count)
})

test('double opt-in: a no after the yes takes it back, is told once, and only they lift it', async (t) => {
  const { door, hear, press, tick, allowed, buttons, texts, call } = await start(t)
  await door('twice', {})
  await hear('Hello')
  const { personId } = await tick('twice')
  const [yes, no] = buttons()
  await press(yes?.id ?? '', yes?.title ?? '')
  assert.deepEqual(await allowed(), [])
  await press(no?.id ?? '', no?.title ?? '')
  assert.deepEqual(await allowed(), ['opted_out_topic'])
  const { body } = await call('GET', `/v1/people/${personId}/events`)
  const withdrawn = body.events.find(({ type }: { type: string }) => type === 'consent.withdrawn')
  assert.deepEqual([withdrawn.scope, withdrawn.topics], ['topic', ['offers']])
  const count = texts().length
  assert.match(texts().at(-1) ?? '', /お得な情報とお知らせ/)
  await press(no?.id ?? '', no?.title ?? '')
  assert.equal(texts().length, count)
  await tick('demo-checkbox')
  assert.ok((await allowed()).includes('opted_out_topic'))
  await press(yes?.id ?? '', yes?.title ?? '')
  assert.deepEqual(await allowed(), [])
})

test('double opt-in: a plain yes counts for 24 hours after the question only', async (t) => {
  const { door, hear, tick, allowed, clock } = await start(t)
  await hear('yes')
  assert.deepEqual(await allowed(), ['no_consent'])
  await door('twice', {})
  await tick('twice')
  clock.now += 86_400_000
  await hear('はい')
  assert.deepEqual(await allowed(), ['consent_pending'])
  await tick('twice')
  await hear('はい。')
  assert.deepEqual(await allowed(), [])
})

test('double opt-in: a yes pressed after a week agrees to nothing, and is asked anew', async (t) => {
  const { hear, press, tick, door, buttons, allowed, sent, texts, clock } = await start(t)
  await door('twice', {})
  await hear('こんにちは')
  await tick('twice')
  const [yes, no] = buttons()
  clock.now += 7 * 86_400_000
  await press(yes?.id ?? '', yes?.title ?? '')
  assert.deepEqual(await allowed(), ['consent_pending'])
  // In the words of now, with buttons of its own.
  assert.equal(sent.length, 2)
  assert.match(texts()[1] ?? '', /Sakura Coffee.*お得な情報とお知らせ/s)
  const [again] = buttons()
  assert.notEqual(again?.id, yes?.id)
  await press(yes?.id ?? '', yes?.title ?? '')
  assert.equal(sent.length, 2)
  await press(again?.id ?? '', again?.title ?? '')
  assert.deepEqual(await allowed(), [])
  // A no is one whenever it comes.
  clock.now += 30 * 86_400_000
  await press(no?.id ?? '', no?.title ?? '')
  assert.deepEqual(await allowed(), ['opted_out_topic'])
})

test('double opt-in: what may be a yes is one only in the language it was asked in', async (t) => {
  const { hear, tick, door, allowed } = await start(t)
  await door('twice', {})
  await hear('こんにちは')
  await tick('twice')
  for (const unsure of ['はい？', 'yes 👎', '> はい', '~はい~']) {
    await hear(unsure)
    assert.deepEqual(await allowed(), ['consent_pending'], unsure)
  }
  // Japanese in Latin letters; in Indonesian it is a yes.
  await hear('Iya!')
  assert.deepEqual(await allowed(), ['no_consent'])
})

test('double opt-in: a plain no refuses; words of doubt or forwarded ones answer nothing', async (t) => {
  const { door, hear, tick, allowed } = await start(t)
  await door('twice', {})
  await hear('Hello')
  await tick('twice')
  await hear('yes', { context: { forwarded: true } })
  await hear('yes I said, but what for?')
  assert.deepEqual(await allowed(), ['consent_pending'])
  await hear('いいえ')
  assert.deepEqual(await allowed(), ['no_consent'])
})

test('a button of somebody else’s question, or of none, answers nothing', async (t) => {
  const { door, hear, tick, allowed, buttons, url, clock, press } = await start(t)
  await door('twice', {})
  await hear('Hello')
  await tick('twice')
  const stranger = '+819087654321'
  const press2 = textFrom(stranger, '', clock.now, {
    ...{ type: 'interactive', text: undefined },
    interactive: { type: 'button_reply', button_reply: { id: buttons()[0]?.id, title: 'Yes' } },
  })
  assert.equal(await postMeta(url, press2), 200)
  await press('CONFIRM:nothing', 'Yes')
  assert.deepEqual(await allowed(), ['consent_pending'])
})

test('outside the window the question waits until they write, and is asked once', async (t) => {
  const { door, hear, tick, sent, buttons } = await start(t)
  await door('twice', {})
  await tick('twice')
  assert.equal(sent.length, 0)
  await hear('Hello')
  assert.equal(buttons().length, 2)
  await hear('Anybody there?')
  assert.equal(sent.length, 1)
})

test('outside the window the question goes as the registered template', async (t) => {
  const { door, tick, sent, call } = await start(t)
  await door('twice', {})
  const template = { name: 'optin_confirmation', language: 'ja', category: 'utility' }
  const made = await call('POST', '/v1/templates', { ...template, topic: 'order-updates' })
  assert.equal(made.status, 201)
  await tick('twice')
  const [message] = sent
  assert.equal(message?.content.type, 'template')
  if (message?.content.type !== 'template') return
  assert.deepEqual(message.content.variables, ['Sakura Coffee', 'お得な情報とお知らせ'])
  assert.match(message.content.payloads?.[0] ?? '', /^CONFIRM:/)
})

test('nobody who said no is asked', async (t) => {
  const { door, hear, tick, sent, allowed } = await start(t)
  await door('twice', {})
  await hear('STOP')
  assert.equal(sent.length, 1)
  await tick('twice')
  await hear('What time do you open?')
  assert.equal(sent.length, 1)
  assert.ok((await allowed()).includes('opted_out'))
})

test('over SMS the question holds a link, and its page confirms', async (t) => {
  const { door, tick, sent, allowed, url, call } = await start(t)
  const sms = { phone: '+815000000001', provider: 'twilio', providerId: '+815000000001' }
  assert.equal((await call('POST', '/v1/senders', sms)).status, 201)
  await door('by-sms', { confirmVia: 'sms' })
  await tick('by-sms')
  const [message] = sent
  assert.deepEqual([message?.channel, message?.from], ['sms', sms.providerId])
  const text = message?.content.type === 'text' ? message.content.text : ''
  const path = /http:\/\/localhost(\/c\/\S+)/.exec(text)?.[1] ?? ''
  const page = await fetch(url + path)
  const html = await page.text()
  assert.equal(page.status, 200)
  assert.match(html, /Sakura Coffee/)
  await fetch(url + path, { method: 'HEAD' })
  assert.deepEqual(await allowed(), ['consent_pending'])
  const post = (answer: string, headers: Record<string, string> = {}) =>
    fetch(url + path, {
      ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams({ answer }) },
      headers,
    })
  assert.equal((await post('agree', { 'sec-fetch-site': 'cross-site' })).status, 403)
  assert.deepEqual(await allowed(), ['consent_pending'])
  const answers = await Promise.all([post('agree'), post('agree'), post('agree')])
  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303, 303],
  )
  assert.deepEqual(await allowed(), [])
  // A no takes the yes back.
  await post('decline')
  assert.deepEqual(await allowed(), ['opted_out_topic'])
})

test('a forged link is nothing; an old one has run out', async (t) => {
  const { door, tick, sent, url, clock, call, allowed } = await start(t)
  const sms = { phone: '+815000000001', provider: 'twilio', providerId: '+815000000001' }
  await call('POST', '/v1/senders', sms)
  await door('by-sms', { confirmVia: 'sms' })
  await tick('by-sms')
  const text = sent[0]?.content.type === 'text' ? sent[0].content.text : ''
  const path = /http:\/\/localhost(\/c\/\S+)/.exec(text)?.[1] ?? ''
  for (const forged of ['/c/x', `${path}x`, `/c/${'a'.repeat(3_000)}`]) {
    assert.equal((await fetch(url + forged)).status, 404)
  }
  clock.now += 7 * 86_400_000
  assert.equal((await fetch(url + path)).status, 410)
  const body = new URLSearchParams({ answer: 'agree' })
  assert.equal((await fetch(url + path, { method: 'POST', body })).status, 410)
  assert.deepEqual(await allowed(), ['consent_pending'])
})

test('every language has every answer, and buttons that fit', () => {
  for (const [language, words] of LANGUAGES.map((tag) => [tag, wordsIn(tag).chat] as const)) {
    const named = { business: 'Sakura Coffee', topics: 'T' }
    for (const title of [words.yes, words.no]) assert.ok([...title].length <= 20, title)
    for (const make of [words.stopped, words.stoppedTopics, words.started, words.help]) {
      assert.ok(make(named).includes('Sakura Coffee'), language)
    }
    assert.equal(plainAnswer(words.yes.replace(/[,、،].*/, '')), 'yes', `${language} ${words.yes}`)
    // As the buttons say it, and as somebody types it.
    for (const typed of [words.yes, `${words.yes.toUpperCase()}!`]) {
      assert.equal(plainAnswer(typed), 'yes', `${language} ${typed}`)
    }
    assert.equal(plainAnswer(words.no), 'no', `${language} ${words.no}`)
  }
  assert.equal(plainAnswer('はい同意します'), 'yes')
  for (const text of [
    'yes but',
    'not yes',
    'yes no',
    '',
    'y'.repeat(100),
    'sure?',
    'yes ❌',
    'iya',
  ]) {
    assert.equal(plainAnswer(text), undefined, text)
  }
  assert.equal(plainAnswer('iya', 'id'), 'yes')
  assert.equal(plainAnswer('iya', 'ja-JP'), 'no')
  assert.equal(plainAnswer('はい', 'id'), 'yes')
  for (const text of ['👎', 'no?', 'No ❌', 'nah']) assert.equal(plainAnswer(text), 'no', text)
})
