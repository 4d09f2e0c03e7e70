// Answers that were put back, and a no that came before they could leave: it wins.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Outgoing } from '../../../src/providers/sending.ts'
import { startApi } from '../../support/api.ts'
import { PNID, postMeta, SENDER, textFrom } from '../../support/meta.ts'

const NUMBER = '+819012345678'
const BUSY = { code: '131056', class: 'temporary', failure: 'other' } as const

async function start(t: TestContext) {
  const sent: Outgoing[] = []
  let isBusy = false
  const send = async (message: Outgoing) => {
    if (isBusy) return { outcome: 'refused' as const, error: BUSY }
    sent.push(message)
    return { outcome: 'sent' as const, providerMessageId: `wamid.out${sent.length}` }
  }
  const api = await startApi(t, { sends: new Map([['meta', send]]) })
  const { call, clock, parts, url, made } = api
  await made('/v1/senders', { phone: SENDER, provider: 'meta', providerId: PNID })
  await call('PATCH', '/v1/entry-points/demo-sms-keyword', { keywords: ['COFFEE'] })
  const hear = async (text: string, more: object = {}) => {
    clock.now += 2_000
    assert.equal(await postMeta(url, textFrom(NUMBER, text, clock.now, more)), 200)
  }
  const say = async (text: string, more: object = {}) => {
    await hear(text, more)
    await parts.drain()
  }
  /** What is said while the provider takes nothing; its answer is put back. */
  const sayWhileBusy = async (text: string, more: object = {}) => {
    isBusy = true
    await say(text, more)
    isBusy = false
    sent.length = 0
  }
  const withdraw = (more: object) => {
    clock.now += 2_000
    return made('/v1/withdrawals', { person: NUMBER, act: { kind: 'call' }, ...more })
  }
  /** Texts that leave once the time of another try has come. */
  const left = async () => {
    clock.now += 5_000
    await parts.drain()
    await parts.drain()
    return sent.map(({ content }) => ('text' in content ? content.text : content.type))
  }
  return { ...api, made, hear, say, sayWhileBusy, withdraw, left }
}

const press = (payload: string) => ({
  ...{ type: 'button', text: undefined },
  button: { payload, text: 'Yes' },
})

type Api = Awaited<ReturnType<typeof start>>
const YESES: Record<string, (api: Api) => Promise<void>> = {
  'a keyword': ({ sayWhileBusy }) => sayWhileBusy('COFFEE'),
  'the sentence of a link': ({ sayWhileBusy }) =>
    sayWhileBusy('I agree to offers and news from Sakura Coffee on WhatsApp. (demo-qr)'),
  'a button for a door': ({ sayWhileBusy }) => sayWhileBusy('', press('OPTIN:demo-chat')),
  'a question confirmed': async ({ call, made, parts, say, sayWhileBusy }) => {
    await say('Hello')
    await call('PATCH', '/v1/entry-points/demo-form', { confirmation: 'double' })
    const { eventIds } = await made('/v1/consents', {
      ...{ person: NUMBER, topics: ['offers'], entryPoint: 'demo-form', act: { kind: 'form' } },
      notice: { id: 'demo-notice', language: 'en' },
    })
    await parts.drain()
    await sayWhileBusy('', press(`CONFIRM:${eventIds[0]}`))
  },
  'START, with what it restored': async ({ say, sayWhileBusy }) => {
    await say('COFFEE')
    await say('STOP')
    await sayWhileBusy('START')
  },
  'START that restored nothing': async ({ say, sayWhileBusy }) => {
    await say('STOP')
    await sayWhileBusy('START')
  },
  'START that did not end it all': async ({ say, sayWhileBusy, withdraw }) => {
    await say('COFFEE')
    await withdraw({ scope: 'marketing' })
    await sayWhileBusy('START')
  },
}

for (const [what, says] of Object.entries(YESES)) {
  test(`the answer to ${what} leaves late, and not at all after a STOP`, async (t) => {
    const early = await start(t)
    await says(early)
    const answers = await early.left()
    assert.equal(answers.length, 1)
    const late = await start(t)
    await says(late)
    await late.hear('STOP')
    // The confirmation of the STOP alone.
    const after = await late.left()
    assert.equal(after.length, 1)
    assert.notDeepEqual(after, answers)
  })
}

test('a no to another topic than the one agreed to keeps no answer back', async (t) => {
  const { call, sayWhileBusy, withdraw, left } = await start(t)
  const topics = ['order-updates']
  await call('PATCH', '/v1/entry-points/demo-sms-keyword', { topics })
  await sayWhileBusy('COFFEE')
  await withdraw({ scope: 'marketing' })
  assert.equal((await left()).length, 1)
  const other = await start(t)
  await other.call('PATCH', '/v1/entry-points/demo-sms-keyword', { topics })
  await other.sayWhileBusy('COFFEE')
  await other.withdraw({ scope: 'topic', topics })
  assert.deepEqual(await other.left(), [])
})

test('HELP is answered also after a STOP, and a yes also under a hold', async (t) => {
  const { sayWhileBusy, hear, left } = await start(t)
  await sayWhileBusy('HELP')
  await hear('STOP')
  assert.equal((await left()).length, 2)
  const held = await start(t)
  await held.sayWhileBusy('COFFEE')
  await held.made('/v1/holds', { person: NUMBER, reason: 'A complaint' })
  assert.equal((await held.left()).length, 1)
})
