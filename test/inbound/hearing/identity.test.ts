// Who somebody is, when numbers, user ids and owners change: noes follow and stay, consent does not.

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import fc from 'fast-check'
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js'
import { START_MS, startApi, TWILIO } from '../../support/api.ts'
import { metaEnvelope, PNID, postMeta, SENDER, textFrom } from '../../support/meta.ts'
import { keptSends } from '../../support/sent.ts'

const OLD = '+819012345678'
const NEW = '+819099999999'
const SECOND = Math.floor(START_MS / 1_000)

async function start(t: TestContext, senders: object[] = []) {
  const { sent, sends } = keptSends()
  const api = await startApi(t, { sends })
  const all = [{ phone: SENDER, provider: 'meta', providerId: PNID }, ...senders]
  for (const sender of all) {
    assert.equal((await api.call('POST', '/v1/senders', sender)).status, 201)
  }
  const agree = async (person: unknown, at = START_MS - 3_600_000, kind = 'form') => {
    const { status } = await api.call('POST', '/v1/consents', {
      ...{ person, topics: ['offers'], entryPoint: 'demo-api', notice: { id: 'demo-notice' } },
      act: { kind, at: new Date(at).toISOString() },
    })
    assert.equal(status, 201)
  }
  const ask = async (to: unknown, sender = SENDER): Promise<string[]> => {
    const message = { type: 'template', topic: 'offers' }
    const { body } = await api.call('POST', '/v1/eligibility', { to, sender, message })
    return body.reasons.map((reason: { code: string }) => reason.code)
  }
  const tell = async (body: string) => assert.equal(await postMeta(api.url, body), 200)
  let count = 0
  /** A text of somebody whose number and user id are shown, so many seconds ago. */
  const wrote = (phone: string | undefined, userId: string, body: string, ago = 60, to = PNID) =>
    tell(
      metaEnvelope({
        metadata: { phone_number_id: to },
        messages: [
          {
            ...{ id: `wamid.w${++count}`, timestamp: String(SECOND - ago), type: 'text' },
            ...{ text: { body }, from_user_id: userId, ...(phone && { from: phone.slice(1) }) },
          },
        ],
      }),
    )
  const moved = (from: string, to: string, ago: number, more: object = {}) => {
    const system = { type: 'user_changed_number', wa_id: to.slice(1), ...more }
    const id = `wamid.moved${from}${to}${ago}`
    const one = { from: from.slice(1), id, timestamp: String(SECOND - ago), type: 'system', system }
    return tell(metaEnvelope({ messages: [one] }))
  }
  return { ...api, sent, agree, ask, tell, wrote, moved }
}

test('Mexico, Brazil, Argentina: what WhatsApp writes and what a form took is one person', async (t) => {
  const { agree, ask, tell, call, parts, sent, clock } = await start(t)
  for (const [typed, waId] of [
    ['+52 55 1234 5678', '5215512345678'],
    ['+55 11 98765-4321', '551187654321'],
    ['+54 11 2345-6789', '5491123456789'],
  ] as const) {
    const sending = async (to: string) => {
      const message = { type: 'template', template: 'x', language: 'ja', topic: 'offers' }
      const { status } = await call('POST', '/v1/messages', { to, sender: SENDER, message })
      assert.equal(status, 202)
      await parts.drain()
      return sent.at(-1)?.to.phone
    }
    await agree(typed)
    assert.deepEqual(await ask(typed), [], typed)
    assert.deepEqual(await ask(`+${waId}`), [], waId)
    const before = await sending(typed)
    assert.notEqual(before, `+${waId}`, 'nothing heard yet: as it was typed')
    await tell(textFrom(`+${waId}`, 'Hello', clock.now - 60_000))
    assert.equal(await sending(typed), `+${waId}`)
    await tell(textFrom(`+${waId}`, 'STOP', clock.now - 30_000))
    assert.deepEqual(await ask(typed), ['opted_out'], typed)
    const { body } = await call('POST', '/v1/people/lookup', { person: typed })
    assert.equal(body.identifiers.length, 1)
  }
})

test('a known number with another user id has a new owner: consent ends, noes stay', async (t) => {
  const { agree, ask, wrote, recorded } = await start(t)
  await wrote(OLD, 'JP.1old', 'Hello', 7_200)
  await agree(OLD)
  assert.deepEqual(await ask(OLD), [])
  await wrote(OLD, 'JP.1old', 'Hello again', 120)
  assert.deepEqual(await ask(OLD), [])
  await wrote(OLD, 'JP.2new', 'Hi', 60)
  assert.deepEqual(await ask(OLD), ['identity_changed'])
  assert.deepEqual(await ask({ userId: 'JP.2new' }), ['identity_changed'])
  const changes = (await recorded()).filter((id) => id.endsWith('.owner'))
  assert.equal(changes.length, 1)
  await wrote(OLD, 'JP.2new', 'Hi again', 50)
  assert.equal((await recorded()).filter((id) => id.endsWith('.owner')).length, 1)
  // What the new owner agrees to counts, also in the message that shows them.
  const sentence = 'I agree to get offers and news from Sakura Coffee on WhatsApp. (demo-qr)'
  await wrote(OLD, 'JP.3newer', sentence, 40)
  assert.deepEqual(await ask(OLD), [])
})

test('a new owner keeps the no of the one before, until they act themselves', async (t) => {
  const { agree, ask, wrote } = await start(t)
  await wrote(OLD, 'JP.1old', 'STOP', 7_200)
  await wrote(OLD, 'JP.2new', 'Hi', 60)
  assert.ok((await ask(OLD)).includes('opted_out'))
  await agree(OLD, START_MS)
  assert.ok((await ask(OLD)).includes('opted_out'))
  await wrote(OLD, 'JP.2new', 'Start', 30)
  assert.deepEqual(await ask(OLD), [])
})

test('a message that comes late says nobody’s consent is surer than it was', async (t) => {
  const { ask, wrote } = await start(t)
  const sentence = 'I agree to get offers and news from Sakura Coffee on WhatsApp. (demo-qr)'
  await wrote(OLD, 'JP.2new', 'Hi', 60)
  // The one before, with a consent of theirs, is heard of only now.
  await wrote(OLD, 'JP.1old', sentence, 7_200)
  assert.deepEqual(await ask(OLD), ['identity_changed'])
})

test('two who write at once are two, though only one of them is named beside it', async (t) => {
  const { agree, ask, tell } = await start(t)
  await agree(OLD)
  const text = (id: string, who: object, body: string) => ({
    ...{ id: `wamid.${id}`, timestamp: String(SECOND - 60), type: 'text', text: { body } },
    ...who,
  })
  const own = { from: OLD.slice(1) }
  for (const contacts of [[{ wa_id: OLD.slice(1) }], [{ wa_id: OLD.slice(1) }, { user_id: 222 }]]) {
    const userId = `JP.${contacts.length}`
    const messages = [
      text(`own${userId}`, own, 'Hello'),
      text(userId, { from_user_id: userId }, 'STOP'),
    ]
    await tell(metaEnvelope({ contacts, messages }))
    assert.deepEqual(await ask(OLD), [])
    assert.deepEqual(await ask({ userId }), ['opted_out', 'no_consent'])
  }
})

test('user ids of another portfolio are another name of the same person', async (t) => {
  const OTHER = '+15550783882'
  const { agree, ask, wrote, call } = await start(t, [
    { phone: OTHER, provider: 'meta', providerId: '2002', portfolioId: 'p2' },
    { phone: '+15550783883', provider: 'meta', providerId: '3003', wabaId: 'w1' },
  ])
  await wrote(OLD, 'JP.1here', 'Hello', 7_200)
  await agree(OLD)
  await wrote(OLD, 'JP.2there', 'Hello', 120, '2002')
  assert.deepEqual(await ask(OLD), [])
  assert.deepEqual(await ask(OLD, OTHER), [])
  assert.deepEqual(await ask({ userId: 'JP.2there' }, OTHER), [])
  // Told to be one portfolio after all: then the third user id is somebody new.
  for (const id of [`meta.${PNID}`, 'meta.3003']) {
    await call('PATCH', `/v1/senders/${id}`, { portfolioId: 'p1' })
  }
  await wrote(OLD, 'JP.3third', 'Hello', 60, '3003')
  assert.deepEqual(await ask(OLD), ['identity_changed'])
})

test('a user id that changed by Meta’s own word is no stranger, and noes went along', async (t) => {
  const { agree, ask, wrote, tell, recorded } = await start(t)
  await wrote(OLD, 'JP.1old', 'STOP', 7_200)
  const system = { type: 'user_changed_user_id', user_id: 'JP.2new', previous_user_id: 'JP.1old' }
  const one = { id: 'wamid.c', timestamp: String(SECOND - 600), type: 'system', system }
  await tell(metaEnvelope({ messages: [one] }))
  assert.ok((await ask({ userId: 'JP.2new' })).includes('opted_out'))
  await wrote(undefined, 'JP.2new', 'Start', 300)
  await agree({ userId: 'JP.2new' }, START_MS - 200_000, 'message')
  assert.deepEqual(await ask({ userId: 'JP.2new' }), [])
  await wrote(OLD, 'JP.2new', 'Here I am', 60)
  assert.equal((await recorded()).filter((id) => id.endsWith('.owner')).length, 0)
})

test('consent does not follow to a new number, and the answer for both says why', async (t) => {
  const { agree, ask, moved } = await start(t)
  await agree(OLD)
  await moved(OLD, NEW, 600)
  assert.deepEqual(await ask(OLD), ['identity_changed'])
  assert.deepEqual(await ask(NEW), ['no_consent', 'identity_changed'])
  await agree(NEW, START_MS - 300_000)
  assert.deepEqual(await ask(NEW), [])
})

test('a number somebody moved to brings along no consent of whoever had it before', async (t) => {
  const { agree, ask, moved } = await start(t)
  await agree(NEW)
  assert.deepEqual(await ask(NEW), [])
  await moved(OLD, NEW, 600)
  assert.deepEqual(await ask(NEW), ['identity_changed'])
  await agree(NEW, START_MS - 300_000)
  assert.deepEqual(await ask(NEW), [])
})

test('a stop from before the move follows, however late and by whatever door it comes', async (t) => {
  const { ask, wrote, moved, call, recorded } = await start(t)
  await moved(OLD, NEW, 600)
  assert.ok(!(await ask(NEW)).includes('opted_out'))
  await wrote(OLD, 'JP.1old', 'STOP', 900)
  assert.ok((await ask(NEW)).includes('opted_out'))
  assert.ok((await ask(OLD)).includes('opted_out'))
  const once = await recorded()
  await moved(OLD, NEW, 600)
  assert.deepEqual(await recorded(), once)
  // By letter, told by staff, of a day before.
  const other = '+819088888888'
  await moved(other, '+819077777777', 600)
  const { status } = await call('POST', '/v1/withdrawals', {
    ...{ person: other, scope: 'topic', topics: ['offers'] },
    act: { kind: 'paper', at: new Date(START_MS - 86_400_000).toISOString() },
  })
  assert.equal(status, 201)
  const held = await call('POST', '/v1/holds', { person: other, reason: 'A dispute.' })
  assert.equal(held.status, 201)
  const reasons = await ask('+819077777777')
  assert.ok(reasons.includes('opted_out_topic'))
  // A hold placed after the move is about whoever has the number now.
  assert.ok(!reasons.includes('business_hold'))
})

test('START at the new number ends the STOP of the old one, and no more than that', async (t) => {
  const { ask, wrote, moved, call } = await start(t)
  await wrote(OLD, 'JP.1old', 'STOP', 900)
  await moved(OLD, NEW, 600)
  assert.ok((await ask(NEW)).includes('opted_out'))
  await wrote(NEW, 'JP.1new', 'START', 300)
  assert.ok(!(await ask(NEW)).includes('opted_out'))
  // A letter of before the STOP is hidden by it, and is no stop word.
  const [old, next] = ['+819088888888', '+819077777777']
  const { status } = await call('POST', '/v1/withdrawals', {
    ...{ person: old, scope: 'all' },
    act: { kind: 'paper', at: new Date(START_MS - 86_400_000).toISOString() },
  })
  assert.equal(status, 201)
  await wrote(old, 'JP.2old', 'STOP', 900)
  await moved(old, next, 600)
  await wrote(next, 'JP.2new', 'START', 300)
  assert.ok((await ask(next)).includes('opted_out'))
})

test('what the next owner of the old number says stays with them', async (t) => {
  const { ask, wrote, moved } = await start(t)
  await moved(OLD, NEW, 600)
  await wrote(OLD, 'JP.9next', 'STOP', 60)
  assert.ok((await ask(OLD)).includes('opted_out'))
  assert.ok(!(await ask(NEW)).includes('opted_out'))
})

test('a late no is followed alone, without what the next owner said meanwhile', async (t) => {
  const { ask, wrote, moved, call } = await start(t)
  await moved(OLD, NEW, 600)
  await wrote(OLD, 'JP.9next', 'STOP', 60)
  const { status } = await call('POST', '/v1/withdrawals', {
    ...{ person: OLD, scope: 'topic', topics: ['offers'] },
    act: { kind: 'paper', at: new Date(START_MS - 86_400_000).toISOString() },
  })
  assert.equal(status, 201)
  const reasons = await ask(NEW)
  assert.ok(reasons.includes('opted_out_topic'))
  assert.ok(!reasons.includes('opted_out'))
})

test('two moves to and fro within one second end', async (t) => {
  const { ask, wrote, moved, recorded } = await start(t)
  await moved(OLD, NEW, 600)
  await moved(NEW, OLD, 600)
  await wrote(OLD, 'JP.1', 'STOP', 900)
  for (const number of [OLD, NEW]) assert.ok((await ask(number)).includes('opted_out'))
  const counts: number[] = []
  for (const ago of [890, 880, 870]) {
    await wrote(OLD, 'JP.1', 'STOP', ago)
    counts.push((await recorded()).length)
  }
  // Each stop adds the same few facts: what came back is not sent on again.
  for (const ago of [860, 850]) await wrote(NEW, 'JP.2', 'STOP', ago)
  await wrote(OLD, 'JP.1', 'STOP', 840)
  const rounds = (await recorded()).map((id) => id.split('.follows.').length - 1)
  assert.equal(Math.max(...rounds), 2)
  const [first = 0, second = 0, third = 0] = counts
  // Which of two facts of one moment is carried, their ids decide; how many are is bounded.
  assert.ok(Math.max(second - first, third - second) <= 4, String(counts))
})

test('noes follow from move to move, and round a circle only once', async (t) => {
  const { ask, wrote, moved, recorded } = await start(t)
  const third = '+819055555555'
  await moved(OLD, NEW, 600)
  await moved(NEW, third, 500)
  await moved(third, OLD, 400)
  await wrote(OLD, 'JP.1', 'STOP', 900)
  for (const number of [OLD, NEW, third]) assert.ok((await ask(number)).includes('opted_out'))
  assert.ok((await recorded()).length < 20)
})

test('noes reach the new number in whatever order stop, start and move are told', async (t) => {
  const facts = ['stop', 'start', 'stopAgain', 'move', 'nextStop'] as const
  const orders = fc.shuffledSubarray([...facts], { minLength: 5, maxLength: 5 })
  for (const order of fc.sample(orders, 8)) {
    const { ask, wrote, moved } = await start(t)
    const tell = {
      stop: () => wrote(OLD, 'JP.1', 'STOP', 900),
      start: () => wrote(OLD, 'JP.1', 'START', 800),
      stopAgain: () => wrote(OLD, 'JP.1', 'STOP', 700),
      move: () => moved(OLD, NEW, 600),
      nextStop: () => wrote(OLD, 'JP.1', 'STOP', 100),
    }
    for (const name of order) await tell[name]()
    assert.ok((await ask(NEW)).includes('opted_out'), order.join())
  }
})

async function event(url: string, body: unknown, token: string = TWILIO.authToken) {
  const text = JSON.stringify(body)
  const digest = createHash('sha256').update(text).digest('hex')
  const path = `/webhooks/twilio/events?bodySHA256=${digest}`
  const signature = getExpectedTwilioSignature(token, `http://localhost${path}`, {})
  const headers = { 'content-type': 'application/json', 'x-twilio-signature': signature }
  return (await fetch(url + path, { method: 'POST', headers, body: text })).status
}
const reassigned = (phone: string, id = 'EZ1', more: object = {}) => ({
  ...{ specversion: '1.0', type: 'com.twilio.messaging.reassigned-number.detected' },
  ...{ source: '/v1/Accounts/AC0', id, time: new Date(START_MS - 60_000).toISOString() },
  data: { to_number: phone, from_number: '+15550000000', is_reassigned: true, ...more },
})

test('a reassigned number: every consent from it is void, on all channels; noes stay', async (t) => {
  const sms = { phone: '+15550000000', provider: 'twilio', providerId: '+15550000000' }
  const { agree, ask, url, wrote, recorded } = await start(t, [sms])
  await agree(OLD)
  await wrote(NEW, 'JP.2', 'STOP', 7_200)
  assert.equal(await event(url, [reassigned(OLD)], 'another token'), 403)
  assert.deepEqual(await ask(OLD), [])
  assert.equal(await event(url, [reassigned(OLD, 'EZ0', { is_reassigned: false })]), 200)
  assert.deepEqual(await ask(OLD), [])
  const list = [reassigned(OLD), reassigned(NEW, 'EZ2'), { broken: true }]
  assert.equal(await event(url, list), 200)
  const once = await recorded()
  assert.equal(await event(url, list), 200)
  assert.deepEqual(await recorded(), once)
  assert.deepEqual(await ask(OLD), ['identity_changed'])
  assert.ok((await ask(NEW)).includes('opted_out'))
  // A consent of the time before, brought by an import afterwards, is the old owner's too.
  await agree(OLD, START_MS - 7_200_000, 'paper')
  assert.deepEqual(await ask(OLD), ['identity_changed'])
  await agree(OLD, START_MS)
  assert.deepEqual(await ask(OLD), [])
})

test('a thousand reassigned numbers in one POST of Twilio’s events', async (t) => {
  const sms = { phone: '+15550000000', provider: 'twilio', providerId: '+15550000000' }
  const { url, recorded } = await start(t, [sms])
  const list = Array.from({ length: 1_000 }, (_, i) =>
    reassigned(`+8190${30_000_000 + i}`, `EZ${i}`),
  )
  assert.equal(await event(url, list), 200)
  assert.equal((await recorded()).length, 1_000)
})

test('names facts by digests, so that no id holds a number or a provider’s own id', async (t) => {
  const { wrote, moved, recorded } = await start(t)
  await wrote(OLD, 'JP.1', 'STOP', 900)
  await moved(OLD, NEW, 600)
  for (const id of await recorded()) {
    assert.match(id, /^[\w-]{43}\.?/)
    assert.ok(!id.includes(OLD.slice(3)) && !id.includes(NEW.slice(3)) && !id.includes('wamid'), id)
  }
})

test('a user id of another portfolio is no address, unless a number is known', async (t) => {
  const second = { provider: 'meta', phone: '+15550783882', providerId: '106540352242923' }
  const { call, wrote, agree, ask, sent, parts } = await start(t, [
    { ...second, portfolioId: 'B' },
    { phone: '+15550783883', provider: 'meta', providerId: '106540352242924', portfolioId: 'A' },
  ])
  await call('PATCH', `/v1/senders/meta.${PNID}`, { portfolioId: 'A' })
  const [heard, given] = ['JP.13491208655302741918', 'JP.23491208655302741919']
  await agree({ userId: given })
  await agree({ userId: heard })
  await wrote(undefined, heard, 'Hello')
  const answers = async (userId: string) =>
    Promise.all([SENDER, second.phone, '+15550783883'].map((sender) => ask({ userId }, sender)))
  assert.deepEqual(await answers(heard), [[], ['no_address'], []])
  // Nobody was heard by it, so nobody knows whose it is.
  assert.deepEqual(await answers(given), [[], [], []])
  const send = async (userId: string) => {
    const message = { type: 'template', template: 'sale', language: 'ja', topic: 'offers' }
    const order = { to: { userId }, sender: second.phone, message }
    const made = await call('POST', '/v1/messages', order)
    await parts.drain()
    return made
  }
  assert.equal((await send(heard)).body.code, 'not_eligible')
  await wrote(OLD, heard, 'Hello again', 30)
  assert.deepEqual(await answers(heard), [[], [], []])
  const made = await send(heard)
  assert.equal(made.status, 202, JSON.stringify(made.body))
  assert.deepEqual(sent.at(-1)?.to, { userId: heard, phone: OLD })
})

test('what was heard of a user id after it was taken keeps the message back', async (t) => {
  const { call, wrote, agree, sent, parts } = await start(t, [
    { phone: '+15550783882', provider: 'meta', providerId: '106540352242923', wabaId: 'B' },
  ])
  await call('PATCH', `/v1/senders/meta.${PNID}`, { wabaId: 'A' })
  const userId = 'JP.13491208655302741918'
  await agree({ userId })
  const message = { type: 'template', template: 'sale', language: 'ja', topic: 'offers' }
  const order = { to: { userId }, sender: '+15550783882', message }
  const { messageId } = (await call('POST', '/v1/messages', order)).body
  await wrote(undefined, userId, 'Hello')
  await parts.drain()
  const { error } = (await call('GET', `/v1/messages/${messageId}`)).body
  assert.deepEqual([error.detail, sent.length], ['no_address', 0])
})
