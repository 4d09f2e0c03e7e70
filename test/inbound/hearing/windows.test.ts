// Windows: 24 hours from each message or call, 72 from our reply to an advertisement.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { agreed, NUMBER } from '../../support/agreed.ts'
import { INFOBIP, START_MS, startApi, TWILIO } from '../../support/api.ts'
import { metaEnvelope, PNID, postMeta, SENDER, statusOf, textFrom } from '../../support/meta.ts'
import { twilioForm } from '../../support/twilio.ts'

const HOUR = 3_600_000

async function start(t: TestContext, sender: object = {}) {
  const api = await startApi(t)
  const meta = { phone: SENDER, provider: 'meta', providerId: PNID, ...sender }
  await agreed(api, meta, { act: { kind: 'form' } })
  const answer = async (message: object = { type: 'freeform' }) => {
    const body = { to: NUMBER, sender: SENDER, message }
    const asked = (await api.call('POST', '/v1/eligibility', body)).body
    return {
      codes: asked.reasons.map((reason: { code: string }) => reason.code),
      window: asked.window,
    }
  }
  const free = async (): Promise<number | null> => {
    const { freeEntryUntil } = (await answer()).window
    return freeEntryUntil === null ? null : Date.parse(freeEntryUntil) - START_MS
  }
  const tell = async (body: string) => assert.equal(await postMeta(api.url, body), 200)
  const ad = (at: number, more: object = {}) =>
    tell(
      textFrom(NUMBER, 'Hello', at, { referral: { source_id: '1', source_type: 'ad' }, ...more }),
    )
  const status = (id: string, state: string, at: number, more: object = {}) =>
    tell(statusOf({ id: `wamid.${id}`, phone: NUMBER, status: state, at }, more))
  return { ...api, answer, free, tell, ad, status }
}

const call = (more: object, at: number) =>
  metaEnvelope(
    {
      calls: [
        {
          ...{ id: 'wacid.1', from: NUMBER.slice(1), to: SENDER.slice(1), event: 'connect' },
          ...{ timestamp: String(at / 1_000), ...more },
        },
      ],
    },
    'calls',
  )

test('a call of theirs opens the window, a call of ours and a permission to call do not', async (t) => {
  const { answer, tell, clock, recorded } = await start(t)
  await tell(call({ direction: 'BUSINESS_INITIATED' }, START_MS - 60_000))
  assert.deepEqual((await answer()).codes, ['window_closed'])
  await tell(call({ direction: 'USER_INITIATED' }, START_MS - 60_000))
  await tell(call({ direction: 'USER_INITIATED', event: 'terminate' }, START_MS - 30_000))
  assert.deepEqual((await answer()).codes, [])
  assert.equal((await recorded()).length, 2)
  clock.now = START_MS - 60_000 + 24 * HOUR
  assert.deepEqual((await answer()).codes, ['window_closed'])
})

test('a reply to a call permission is a message and no consent', async (t) => {
  const { tell, call: api, answer } = await start(t)
  const other = '+819099999999'
  const reply = { type: 'call_permission_reply', call_permission_reply: { response: 'accept' } }
  const more = { type: 'interactive', text: undefined, interactive: reply }
  await tell(textFrom(other, '', START_MS, more))
  const { body } = await api('POST', '/v1/people/lookup', { person: other })
  assert.deepEqual(body.standing.topics, {})
  assert.equal(body.standing.windows.length, 1)
  assert.deepEqual((await answer()).codes, ['window_closed'])
})

test('an edit and a revocation open no window; a stop in an edit is heard, a yes is not', async (t) => {
  const { tell, answer, recorded } = await start(t)
  const edit = (body: string) => ({
    ...{ type: 'edit', text: undefined },
    edit: { original_message_id: 'wamid.x', message: { type: 'text', text: { body } } },
  })
  const sentence = 'I agree to get offers and news from Sakura Coffee on WhatsApp. (demo-qr)'
  for (const body of ['Hello', 'yes', sentence]) {
    await tell(textFrom(NUMBER, '', START_MS, edit(body)))
  }
  const revoke = { type: 'revoke', text: undefined, revoke: { original_message_id: 'wamid.x' } }
  await tell(textFrom(NUMBER, '', START_MS, revoke))
  assert.equal((await recorded()).length, 1)
  await tell(textFrom(NUMBER, '', START_MS, edit('STOP')))
  assert.deepEqual((await answer()).codes, ['opted_out', 'window_closed'])
  assert.equal((await recorded()).length, 2)
})

test('an unsupported message opens the window and is never a consent', async (t) => {
  const { tell, answer, call: api } = await start(t)
  const errors = [{ code: 131051, title: 'Message type unknown' }]
  await tell(textFrom(NUMBER, '', START_MS, { type: 'unsupported', text: undefined, errors }))
  assert.deepEqual((await answer()).codes, [])
  const { body } = await api('POST', '/v1/people/lookup', { person: NUMBER })
  assert.equal(body.standing.topics.offers.strength, 'explicit')
})

test('our reply within 24 hours opens 72 hours; later ones and other chats open none', async (t) => {
  const { free, ad, status, clock, tell } = await start(t)
  await status('before', 'sent', START_MS - HOUR)
  await tell(textFrom(NUMBER, 'Hello', START_MS - HOUR))
  await status('chat', 'sent', START_MS - HOUR)
  assert.equal(await free(), null)
  await ad(START_MS)
  clock.now = START_MS + 2 * HOUR
  await status('r1', 'sent', START_MS + HOUR)
  assert.equal(await free(), 73 * HOUR)
  // Its delivery, and a second reply: counted from the first.
  await status('r1', 'delivered', START_MS + HOUR + 60_000)
  await status('r2', 'sent', START_MS + 2 * HOUR)
  assert.equal(await free(), 73 * HOUR)
  clock.now = START_MS + 73 * HOUR - 1
  assert.equal(await free(), 73 * HOUR)
  clock.now += 1
  assert.equal(await free(), null)
})

test('no reply within 24 hours, no free entry point; a failed one is none', async (t) => {
  const { free, ad, status, clock } = await start(t)
  await ad(START_MS)
  await status('f', 'failed', START_MS + HOUR)
  clock.now = START_MS + 24 * HOUR
  await status('late', 'sent', START_MS + 24 * HOUR)
  assert.equal(await free(), null)
  // Another click on an advertisement, another chance.
  await ad(START_MS + 24 * HOUR)
  await status('again', 'sent', START_MS + 24 * HOUR)
  assert.equal(await free(), 96 * HOUR)
})

test('what the status says it cost overwrites what we reckoned', async (t) => {
  const { free, ad, status, clock } = await start(t)
  await ad(START_MS)
  clock.now += HOUR
  const end = START_MS + 71 * HOUR
  await status('r1', 'sent', START_MS + HOUR, {
    conversation: { id: 'c', expiration_timestamp: String(end / 1_000) },
    pricing: { type: 'free_entry_point', category: 'referral_conversion' },
  })
  assert.equal(await free(), 71 * HOUR)
  // Paid for after all, as from a desktop.
  await status('r2', 'sent', START_MS + HOUR, { pricing: { type: 'regular', category: 'service' } })
  clock.now += 60_000
  await status('r3', 'sent', START_MS + HOUR + 60_000, {
    pricing: { type: 'regular', category: 'service' },
  })
  assert.equal(await free(), null)
})

test('a free entry point lifts the experiment, and widens nothing else', async (t) => {
  const { ad, status, answer, clock } = await start(t)
  await ad(START_MS)
  await status('r1', 'sent', START_MS)
  clock.now = START_MS + 25 * HOUR
  await status('x', 'failed', START_MS + 25 * HOUR, { errors: [{ code: 130472 }] })
  const offer = { type: 'template', topic: 'offers' }
  assert.deepEqual((await answer(offer)).codes, [])
  assert.deepEqual((await answer()).codes, ['window_closed'])
  await status('y', 'failed', START_MS + 25 * HOUR, { errors: [{ code: 131049 }] })
  assert.deepEqual((await answer(offer)).codes, ['platform_limit'])
  clock.now = START_MS + 73 * HOUR
  assert.ok((await answer(offer)).codes.includes('platform_experiment'))
})

test('a free entry point is shown where the window itself has closed', async (t) => {
  const { ad, status, clock, call: api } = await start(t)
  await ad(START_MS)
  await status('r1', 'sent', START_MS)
  clock.now = START_MS + 30 * HOUR
  const { body } = await api('POST', '/v1/people/lookup', { person: NUMBER })
  assert.deepEqual(body.standing.windows, [
    {
      ...{ sender: SENDER, closesAt: null },
      freeEntryUntil: new Date(START_MS + 72 * HOUR).toISOString(),
    },
  ])
})

test('no window stays open on a number its owner has left', async (t) => {
  const { tell, ad, status, answer, clock, call: api } = await start(t)
  const other = '+819099999999'
  const free = async (to: string) => {
    const body = { to, sender: SENDER, message: { type: 'freeform' } }
    return (await api('POST', '/v1/eligibility', body)).body
  }
  await tell(textFrom(other, 'Hello', START_MS - HOUR))
  await ad(START_MS)
  await status('r1', 'sent', START_MS)
  clock.now = START_MS + 2 * HOUR
  assert.equal((await free(NUMBER)).decision, 'allow')
  const system = { type: 'user_changed_number', wa_id: other.slice(1) }
  await tell(textFrom(NUMBER, '', START_MS + HOUR, { type: 'system', text: undefined, system }))
  // The reply is delivered to whoever has the number now.
  await status('r1', 'delivered', START_MS + 2 * HOUR)
  const none = { open: false, closesAt: null, freeEntryUntil: null }
  const change = new Date(START_MS + HOUR).toISOString()
  for (const number of [NUMBER, other]) {
    const { reasons, window, retryAt } = await free(number)
    assert.deepEqual([reasons.length, window, retryAt], [1, none, null])
    assert.deepEqual([reasons[0].code, reasons[0].since], ['window_closed', change])
    const { body } = await api('POST', '/v1/people/lookup', { person: number })
    assert.deepEqual(body.standing.windows, [])
  }
  await tell(textFrom(NUMBER, 'Hi', clock.now - 60_000))
  assert.deepEqual((await answer()).codes, [])
  assert.equal((await free(NUMBER)).window.freeEntryUntil, null)
})

test('a window that Meta says was not open is closed until they write again', async (t) => {
  const { tell, status, answer, clock, call: api } = await start(t)
  const template = { type: 'template', topic: 'offers' }
  await tell(textFrom(NUMBER, 'Hello', START_MS - HOUR))
  assert.deepEqual((await answer()).codes, [])
  const refusal = { errors: [{ code: 131047 }] }
  for (const _ of [1, 2]) await status('x', 'failed', START_MS - HOUR / 2, refusal)
  const none = { open: false, closesAt: null, freeEntryUntil: null }
  assert.deepEqual(await answer(), { codes: ['window_closed'], window: none })
  assert.deepEqual((await answer(template)).codes, [])
  const { body } = await api('POST', '/v1/people/lookup', { person: NUMBER })
  assert.deepEqual(body.standing.windows, [])
  const before = { to: NUMBER, sender: SENDER, message: { type: 'freeform' } }
  const then = { ...before, at: new Date(START_MS - HOUR / 2 - 1_000).toISOString() }
  assert.equal((await api('POST', '/v1/eligibility', then)).body.decision, 'allow')
  const { reasons } = (await api('POST', '/v1/eligibility', before)).body
  const { events } = (await api('GET', `/v1/people/${body.personId}/events`)).body
  const failure = events.find(({ type }: { type: string }) => type === 'message.updated')
  assert.equal(failure.evidence.errorCode, '131047')
  assert.deepEqual(
    [reasons[0].since, reasons[0].eventId],
    [new Date(START_MS - HOUR / 2).toISOString(), failure.id],
  )
  // What they wrote since, and before it was told, is another window.
  await tell(textFrom(NUMBER, 'Hello?', START_MS - HOUR / 4))
  await status('x', 'failed', START_MS - HOUR / 2, refusal)
  assert.deepEqual((await answer()).codes, [])
  clock.now += HOUR
  await status('y', 'failed', START_MS - HOUR / 3, refusal)
  assert.deepEqual((await answer()).codes, [])
})

test('Twilio and Infobip say by codes of their own that a window was not open', async (t) => {
  const twilio = await start(t, { provider: 'twilio', providerId: `whatsapp:${SENDER}` })
  const parties = { From: `whatsapp:${NUMBER}`, To: `whatsapp:${SENDER}` }
  const form = (path: string, body: Record<string, string>) =>
    twilioForm(twilio.url, `/webhooks/twilio/${path}`, body, TWILIO.authToken)
  await form('message', { MessageSid: 'SM1', ...parties, Body: 'Hello' })
  assert.deepEqual((await twilio.answer()).codes, [])
  twilio.clock.now += HOUR
  const back = { From: parties.To, To: parties.From }
  const failed = { MessageSid: 'SM2', MessageStatus: 'failed', ErrorCode: '63016', ...back }
  await form('status', failed)
  assert.deepEqual((await twilio.answer()).codes, ['window_closed'])

  const infobip = await start(t, { provider: 'infobip', providerId: SENDER.slice(1) })
  const credentials = Buffer.from(`${INFOBIP.webhookUser}:${INFOBIP.webhookPassword}`)
  const post = async (path: string, body: object) => {
    const headers = { authorization: `Basic ${credentials.toString('base64')}` }
    const sent = { method: 'POST', headers, body: JSON.stringify(body) }
    assert.equal((await fetch(`${infobip.url}/webhooks/infobip/${path}`, sent)).status, 200)
  }
  const stamp = () => new Date(infobip.clock.now).toISOString().replace('Z', '+0000')
  const both = { from: NUMBER.slice(1), to: SENDER.slice(1), messageId: 'm1' }
  const message = { type: 'TEXT', text: 'Hello' }
  await post('message', { results: [{ ...both, receivedAt: stamp(), message }] })
  assert.deepEqual((await infobip.answer()).codes, [])
  infobip.clock.now += HOUR
  const report = { messageId: 'm2', to: both.from, sender: both.to, doneAt: stamp() }
  const status = { groupId: 5, id: 12 }
  await post('report', { results: [{ ...report, status, error: { groupId: 1, id: 7010 } }] })
  assert.deepEqual((await infobip.answer()).codes, ['window_closed'])
})

test('Twilio and Infobip tell of advertisements too; there we reckon alone', async (t) => {
  for (const provider of ['twilio', 'infobip'] as const) {
    const providerId = provider === 'twilio' ? `whatsapp:${SENDER}` : SENDER.slice(1)
    const { free, url, clock } = await start(t, { provider, providerId })
    const form = async (path: string, body: Record<string, string>) =>
      assert.equal((await twilioForm(url, path, body, TWILIO.authToken)).status, 200)
    const credentials = Buffer.from(`${INFOBIP.webhookUser}:${INFOBIP.webhookPassword}`)
    const infobip = async (body: object) => {
      const { status } = await fetch(`${url}/webhooks/infobip/message`, {
        method: 'POST',
        headers: { authorization: `Basic ${credentials.toString('base64')}` },
        body: JSON.stringify(body),
      })
      assert.equal(status, 200)
    }
    const stamp = () => new Date(clock.now).toISOString().replace('Z', '+0000')
    if (provider === 'twilio') {
      const parties = { From: `whatsapp:${NUMBER}`, To: `whatsapp:${SENDER}` }
      const ad = { ReferralSourceId: '1', ReferralSourceType: 'ad' }
      await form('/webhooks/twilio/message', { MessageSid: 'SM1', ...parties, Body: 'Hi', ...ad })
      clock.now += HOUR
      const back = { From: parties.To, To: parties.From }
      await form('/webhooks/twilio/status', { MessageSid: 'SM2', MessageStatus: 'sent', ...back })
      clock.now += HOUR
      await form('/webhooks/twilio/status', { MessageSid: 'SM2', MessageStatus: 'read', ...back })
    } else {
      const message = { type: 'TEXT', text: 'Hi', referral: { sourceId: '1', sourceType: 'AD' } }
      const both = { from: NUMBER.slice(1), to: SENDER.slice(1), messageId: 'm1' }
      await infobip({ results: [{ ...both, receivedAt: stamp(), message }] })
      clock.now += HOUR
      const report = { messageId: 'm2', to: NUMBER.slice(1), sender: SENDER.slice(1) }
      await infobip({ ...report, doneAt: stamp(), status: { groupId: 3 } })
    }
    assert.equal(await free(), 73 * HOUR, provider)
  }
})
