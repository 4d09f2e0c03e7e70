// Answers given in reply to our question: the buttons of a template of Twilio's carry no token of
// ours, so the message replied to says which question they answer.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { LANGUAGES, wordsIn } from '../../../src/languages/language.ts'
import { startApi, TWILIO } from '../../support/api.ts'
import { PNID, postMeta, SENDER, textFrom } from '../../support/meta.ts'
import { keptSends } from '../../support/sent.ts'
import { twilioForm } from '../../support/twilio.ts'

const NUMBER = '+447700900123'
const STRANGER = '+447700900124'
const OURS = '+447700900000'

async function start(t: TestContext) {
  const { sent, sends } = keptSends(['meta', 'twilio'], (count) => `SM9${count}`)
  const api = await startApi(t, { sends })
  const { call, clock, parts, url } = api
  for (const sender of [
    { phone: OURS, provider: 'twilio', providerId: `whatsapp:${OURS}` },
    { phone: SENDER, provider: 'meta', providerId: PNID },
  ]) {
    assert.equal((await call('POST', '/v1/senders', sender)).status, 201)
  }
  for (const [slug, sender] of Object.entries({ asking: OURS, elsewhere: SENDER })) {
    const door = {
      ...{ slug, kind: 'form', topics: ['offers'], noticeId: 'demo-notice', state: 'live' },
      ...{ sender, confirmation: 'double' },
    }
    assert.equal((await call('POST', '/v1/entry-points', door)).status, 201)
  }
  const template = {
    ...{ name: 'optin_confirmation', language: 'en', category: 'utility' },
    ...{ topic: 'order-updates', providerId: 'HX1' },
  }
  assert.equal((await call('POST', '/v1/templates', template)).status, 201)
  const tick = async (entryPoint = 'asking', person = NUMBER) => {
    clock.now += 1_000
    const { status } = await call('POST', '/v1/consents', {
      ...{ person, topics: ['offers'], entryPoint, act: { kind: 'form' } },
      notice: { id: 'demo-notice', language: 'en' },
    })
    assert.equal(status, 201)
    await parts.drain()
  }
  let count = 0
  const post = async (more: Record<string, string>, from = NUMBER) => {
    clock.now += 1_000
    const form = { MessageSid: `SM0${++count}`, From: `whatsapp:${from}`, To: `whatsapp:${OURS}` }
    const path = '/webhooks/twilio/message'
    const answer = await twilioForm(url, path, { ...form, ...more }, TWILIO.authToken)
    assert.equal(answer.status, 200)
    await parts.drain()
  }
  /** A button tapped; `to` is the message it belongs to. */
  const tap = (ButtonText: string, ButtonPayload: string, to?: string, from = NUMBER) =>
    post(
      {
        ...{ MessageType: 'button', Body: ButtonText, ButtonText, ButtonPayload },
        ...(to !== undefined && { OriginalRepliedMessageSid: to }),
      },
      from,
    )
  const reasons = async (to = NUMBER) => {
    const message = { type: 'template', topic: 'offers' }
    const { body } = await call('POST', '/v1/eligibility', { to, sender: OURS, message })
    return body.reasons.map(({ code }: { code: string }) => code).join(' ')
  }
  return { ...api, sent, tick, post, tap, reasons }
}

for (const [text, payload] of [
  ['Yes', 'Yes'],
  ['Yes', 'confirm_yes'],
  ['Yes, I agree', 'Yes, I agree'],
  ['Confirm', 'yes'],
] as const) {
  test(`the button ${text} (${payload}) of the template that asked confirms`, async (t) => {
    const { tick, tap, reasons, sent, clock } = await start(t)
    await tick()
    assert.equal(sent[0]?.content.type, 'template')
    assert.equal(await reasons(), 'consent_pending')
    // A button stays: it answers its question whenever it is tapped.
    clock.now += 3 * 86_400_000
    await tap(text, payload, 'SM91')
    assert.equal(await reasons(), '')
  })
}

test('the button No of the template that asked declines, and a Yes of it after a STOP is an act of its own', async (t) => {
  const { tick, tap, post, reasons } = await start(t)
  await tick()
  await tap('No', 'no', 'SM91')
  assert.equal(await reasons(), 'no_consent')
  await tap('Yes', 'Yes', 'SM91')
  assert.equal(await reasons(), '')
  await post({ Body: 'STOP' })
  assert.equal(await reasons(), 'opted_out')
  await tap('Yes', 'Yes', 'SM91')
  assert.equal(await reasons(), '')
})

test('a button of another message answers nothing of ours', async (t) => {
  const { tick, tap, reasons } = await start(t)
  await tick()
  for (const to of ['SM42', 'SM92']) {
    await tap('Yes', 'order_cancel_yes', to)
    await tap('No', 'order_cancel_no', to)
  }
  assert.equal(await reasons(), 'consent_pending')
  await tap('Cancel', 'yes')
  assert.equal(await reasons(), 'consent_pending')
  // Without a word of where it belongs a bare yes is what it says.
  await tap('Yes', 'Yes')
  assert.equal(await reasons(), '')
})

test('somebody else’s question is answered by nobody but them', async (t) => {
  const { tick, tap, reasons } = await start(t)
  await tick()
  await tick('asking', STRANGER)
  await tap('Yes', 'Yes', 'SM91', STRANGER)
  assert.equal(await reasons(), 'consent_pending')
  assert.equal(await reasons(STRANGER), 'consent_pending')
})

test('a typed yes in reply to something else is a yes to that; a no is one wherever it stands', async (t) => {
  const { tick, url, clock, parts, reasons } = await start(t)
  const hear = async (text: string, answers?: string) => {
    clock.now += 1_000
    const more = answers === undefined ? {} : { context: { id: answers } }
    assert.equal(await postMeta(url, textFrom(NUMBER, text, clock.now, more)), 200)
    await parts.drain()
  }
  await hear('Hello')
  await tick('elsewhere')
  await hear('yes', 'wamid.order')
  assert.equal(await reasons(), 'consent_pending')
  await hear('yes', 'SM91')
  assert.equal(await reasons(), '')
  await hear('no', 'wamid.order')
  assert.equal(await reasons(), 'opted_out_topic')
})

test('inside the window Twilio’s question says in words how it is answered', async (t) => {
  const { tick, post, reasons, sent } = await start(t)
  await post({ Body: 'Hello' })
  await tick()
  const { content } = sent[0] ?? {}
  assert.equal(content?.type, 'buttons')
  const text = content?.type === 'buttons' ? content.text : ''
  assert.match(text, /Reply “Yes, I agree” or “No, thanks”\.$/)
  // YES alone is a START word of Twilio's.
  assert.doesNotMatch(text, /\bYES\b/)
  await post({ Body: 'Yes, I agree' })
  assert.equal(await reasons(), '')
})

test('in every language the words of both buttons are named, to be sent back', () => {
  for (const words of LANGUAGES.map((tag) => wordsIn(tag).chat)) {
    const how = words.howToAnswer(words)
    assert.ok(how.includes(words.yes) && how.includes(words.no), how)
  }
})
