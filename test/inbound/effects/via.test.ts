// Where a question is asked, when a business has several numbers, and when somebody comes back.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { startApi } from '../../support/api.ts'
import { PNID, postMeta, SENDER, textFrom } from '../../support/meta.ts'
import { keptSends } from '../../support/sent.ts'

const NUMBER = '+819012345678'
const OTHER = '447700900000'

/** A business with a number at Infobip, registered first, and one at Meta. */
async function start(t: TestContext) {
  const { sent, sends } = keptSends(['meta', 'infobip', 'twilio'], (count) => `out.${count}`)
  const api = await startApi(t, { sends })
  for (const sender of [
    { phone: `+${OTHER}`, provider: 'infobip', providerId: OTHER },
    { phone: SENDER, provider: 'meta', providerId: PNID },
  ]) {
    assert.equal((await api.call('POST', '/v1/senders', sender)).status, 201)
  }
  const door = async (slug: string, kind: string, more: object = {}) => {
    const body = {
      ...{ slug, kind, topics: ['offers'], noticeId: 'demo-notice', state: 'live' },
      ...{ confirmation: 'double', ...more },
    }
    assert.equal((await api.call('POST', '/v1/entry-points', body)).status, 201)
  }
  const template = async (more: object) => {
    const body = { name: 'optin_confirmation', category: 'utility', topic: 'order-updates' }
    const made = await api.call('POST', '/v1/templates', { ...body, language: 'ja', ...more })
    assert.equal(made.status, 201)
  }
  const hear = async (text: string, more: object = {}) => {
    api.clock.now += 1_000
    assert.equal(await postMeta(api.url, textFrom(NUMBER, text, api.clock.now, more)), 200)
    await api.parts.drain()
  }
  const tick = async (entryPoint: string) => {
    api.clock.now += 1_000
    const { status } = await api.call('POST', '/v1/consents', {
      ...{ person: NUMBER, topics: ['offers'], entryPoint },
      act: { kind: 'form', at: new Date(api.clock.now).toISOString() },
      notice: { id: 'demo-notice', language: 'ja' },
    })
    assert.equal(status, 201)
    await api.parts.drain()
  }
  const reasons = async () => {
    const message = { type: 'template', topic: 'offers' }
    const question = { to: NUMBER, sender: SENDER, message }
    const { body } = await api.call('POST', '/v1/eligibility', question)
    return body.reasons.map(({ code }: { code: string }) => code)
  }
  const told = () => sent.map(({ from, content }) => `${content.type} from ${from}`)
  return { ...api, sent, door, template, hear, tick, reasons, told }
}

test('asks in the chat that somebody wrote to, not from another number of the business', async (t) => {
  const { call, hear, told, template } = await start(t)
  await template({})
  const twice = { confirmation: 'double' }
  assert.equal((await call('PATCH', '/v1/entry-points/demo-chat', twice)).status, 200)
  await hear('Hello, do you have news?')
  assert.deepEqual(told(), [`buttons from ${PNID}`])
})

test('asks in the open chat what a form without a number of its own waits for', async (t) => {
  const { door, hear, tick, told } = await start(t)
  await door('twice', 'form')
  await tick('twice')
  assert.deepEqual(told(), [])
  await hear('Hello')
  assert.deepEqual(told(), [`buttons from ${PNID}`])
})

test('sends the registered question from a number it is registered for', async (t) => {
  const { door, tick, told, template, sent } = await start(t)
  await door('twice', 'form')
  await template({ sender: SENDER, language: 'en' })
  await template({ providerId: 'HX0123456789' })
  await tick('twice')
  assert.deepEqual(told(), [`template from ${PNID}`])
  assert.equal(sent[0]?.content.type === 'template' && sent[0].content.language, 'en')
})

test('waits with what is registered for another number than the door’s own', async (t) => {
  const { door, tick, told, template, hear } = await start(t)
  await door('twice', 'form', { sender: `+${OTHER}` })
  await template({ sender: SENDER })
  await tick('twice')
  assert.deepEqual(told(), [])
  await hear('Hello')
  assert.deepEqual(told(), [`buttons from ${PNID}`])
})

test('asks who opted out, filled in a form and then sent START', async (t) => {
  const { door, hear, tick, told, sent, reasons } = await start(t)
  await door('twice', 'form', { sender: SENDER })
  await hear('STOP')
  await tick('twice')
  assert.deepEqual(await reasons(), ['opted_out', 'consent_pending'])
  assert.deepEqual(told(), [`text from ${PNID}`])
  await hear('START')
  // The question is the answer: there is nothing else to say.
  assert.deepEqual(told().slice(1), [`buttons from ${PNID}`])
  const asked = sent.map(({ content }) => content).find(({ type }) => type === 'buttons')
  assert.ok(asked?.type === 'buttons')
  const [yes] = asked.buttons
  const reply = { type: 'button_reply', button_reply: { id: yes?.id, title: yes?.title } }
  await hear('', { type: 'interactive', text: undefined, interactive: reply })
  assert.deepEqual(await reasons(), [])
})
