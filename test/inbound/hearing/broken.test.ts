// Entries of another form than they should have: a no in them counts whatever else cannot be read,
// a yes does not, and people see the entry.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { INFOBIP, START_MS, startApi } from '../../support/api.ts'
import { metaEnvelope, PNID, postMeta, SENDER } from '../../support/meta.ts'

const IB = '447700900001'

async function start(t: Parameters<typeof startApi>[0]) {
  const api = await startApi(t)
  for (const sender of [
    { phone: SENDER, provider: 'meta', providerId: PNID },
    { phone: `+${IB}`, provider: 'infobip', providerId: IB },
  ]) {
    assert.equal((await api.call('POST', '/v1/senders', sender)).status, 201)
  }
  const standing = async (phone: string) =>
    (await api.call('POST', '/v1/people/lookup', { person: phone })).body.standing
  const noes = async (phone: string): Promise<string[]> =>
    ((await standing(phone))?.noes ?? []).map((no: { kind: string; scope: string }) =>
      [no.kind, no.scope].join(' '),
    )
  const aside = async (): Promise<string[]> =>
    (await api.call('GET', '/v1/set-aside')).body.items.map(({ what }: { what: string }) => what)
  const infobip = async (entry: object) => {
    const { webhookUser, webhookPassword } = INFOBIP
    const credentials = Buffer.from(`${webhookUser}:${webhookPassword}`).toString('base64')
    const response = await fetch(`${api.url}/webhooks/infobip/message`, {
      method: 'POST',
      headers: { authorization: `Basic ${credentials}` },
      body: JSON.stringify({ results: [entry] }),
    })
    assert.equal(response.status, 200)
  }
  const tell = async (value: object, field?: string) =>
    assert.equal(await postMeta(api.url, metaEnvelope(value, field)), 200)
  return { ...api, standing, noes, aside, tell, infobip }
}

let count = 0
/** Somebody of whom nothing is known. */
const somebody = () => `+8190${String(10_000_000 + ++count)}`
const SECONDS = Math.floor(START_MS / 1_000) - 60

const stop = (phone: string, more: object) => ({
  from: phone.slice(1),
  id: `wamid.broken${++count}`,
  timestamp: String(SECONDS),
  type: 'text',
  text: { body: 'STOP' },
  ...more,
})

test('a null is a field that is not there: it spoils nothing and is set aside nowhere', async (t) => {
  const { tell, noes, standing, aside, infobip } = await start(t)
  const absent = [
    'context',
    'referral',
    'interactive',
    'button',
    'group_id',
    'from_user_id',
    'image',
  ]
  for (const name of absent) {
    const phone = somebody()
    await tell({ contacts: null, statuses: null, messages: [stop(phone, { [name]: null })] })
    assert.deepEqual(await noes(phone), ['optout all'], name)
    assert.equal((await standing(phone)).windows.length, 1, name)
  }
  for (const name of ['text', 'title', 'id', 'response', 'referral', 'context']) {
    const phone = somebody()
    const message = { type: 'BUTTON', payload: 'OPTOUT_ALL', [name]: null }
    const messageId = `ib${++count}`
    await infobip({ from: phone.slice(1), to: IB, messageId, message, contact: null })
    assert.deepEqual(await noes(phone), ['optout all'], name)
  }
  assert.deepEqual(await aside(), [])
})

test('a no counts whatever else in its entry cannot be read, and the entry is shown', async (t) => {
  const { tell, noes, standing, aside, infobip } = await start(t)
  const odd = [
    ...[{ context: { id: 5 } }, { context: { forwarded: 'true' } }, { id: 'x'.repeat(400) }],
    ...[{ id: undefined }, { type: undefined }, { from_user_id: 5 }, { group_id: {} }],
    { referral: { source_id: 120_000_000_000, source_type: 'ad' } },
  ]
  for (const more of odd) {
    const phone = somebody()
    await tell({ messages: [stop(phone, more)] })
    assert.deepEqual(await noes(phone), ['optout all'], JSON.stringify(more))
    // What may have been said opens no window.
    assert.deepEqual((await standing(phone)).windows, [])
  }
  const button = somebody()
  const list_reply = { id: 'OPTOUT_MARKETING' }
  const tap = {
    type: 'interactive',
    text: undefined,
    interactive: { type: 'list_reply', list_reply },
  }
  await tell({ messages: [stop(button, tap)] })
  assert.deepEqual(await noes(button), ['optout marketing'])
  for (const more of [{ contact: 'x' }, { contact: { phoneNumber: 5 } }, { messageId: 5 }]) {
    const phone = somebody()
    const message = { type: 'TEXT', text: 'STOP', context: 'x' }
    await infobip({ from: phone.slice(1), to: IB, messageId: `ib${++count}`, message, ...more })
    assert.deepEqual(await noes(phone), ['optout all'], JSON.stringify(more))
  }
  const shown = await aside()
  assert.equal(shown.filter((what) => what === 'message').length, odd.length)
  assert.equal(shown.filter((what) => what === 'entry').length, 3)
})

test('a list that is none spoils no other list of its value', async (t) => {
  const { tell, noes, aside } = await start(t)
  const phone = somebody()
  await tell({ contacts: 'x', statuses: 'x', calls: {}, messages: [stop(phone, {})] })
  assert.deepEqual(await noes(phone), ['optout all'])
  assert.deepEqual((await aside()).sort(), ['call', 'status'])
})

test('a switch without a moment counts when it stops, and not when it resumes', async (t) => {
  const { tell, noes, aside, infobip } = await start(t)
  const phone = somebody()
  const wa_id = phone.slice(1)
  const switched = (value: string, timestamp?: unknown) =>
    tell(
      { user_preferences: [{ wa_id, category: 'marketing_messages', value, timestamp }] },
      'user_preferences',
    )
  await switched('resume')
  await switched('stop', 'yesterday')
  await switched('resume', 0)
  await switched('resume', 'today')
  assert.deepEqual(await noes(phone), ['platform_stop marketing'])
  const other = somebody()
  const content = (notificationMessagesStatus: string) => ({
    from: IB,
    content: { sender: IB, from: other.slice(1), notificationMessagesStatus },
    createdAt: 'soon',
  })
  await infobip(content('stop'))
  await infobip(content('resume'))
  assert.deepEqual(await noes(other), ['platform_stop marketing'])
  const listed = somebody()
  const block = { sender: IB, destination: listed.slice(1), channel: 'SMS', sourceType: 'MO' }
  await infobip({ event: 'BLOCK', content: block })
  await infobip({ event: 'UNBLOCK', content: block })
  assert.deepEqual(await noes(listed), ['optout all'])
  assert.equal((await aside()).length, 8)
})

test('a moment of before WhatsApp was there is none: what is said counts from when it came', async (t) => {
  const { tell, noes } = await start(t)
  const phone = somebody()
  await tell({ messages: [stop(phone, { text: { body: 'START' } })] })
  await tell({ messages: [stop(phone, { timestamp: '0' })] })
  assert.deepEqual(await noes(phone), ['optout all'])
})

test('a status says that somebody stopped whatever stands beside that error', async (t) => {
  const { tell, noes } = await start(t)
  const stopped = { code: 131_050 }
  for (const more of [
    { errors: [{ code: 1 }, stopped] },
    { errors: [{}, stopped] },
    { errors: [{ code: '131050' }] },
    { errors: [stopped], pricing: 'x' },
    { errors: [stopped], recipient_type: 5 },
    { errors: [stopped], timestamp: 'x' },
    { errors: [stopped], timestamp: undefined },
  ]) {
    const phone = somebody()
    const status = { id: `wamid.s${++count}`, status: 'failed', timestamp: String(SECONDS) }
    await tell({ statuses: [{ ...status, recipient_id: phone.slice(1), ...more }] })
    assert.deepEqual(await noes(phone), ['platform_stop marketing'], JSON.stringify(more))
  }
})

test('a button of a broken entry agrees to nothing', async (t) => {
  const { tell, standing, call } = await start(t)
  const texts = { en: '{business} may send you {topics} from {number}. {stop}' }
  const { body: notice } = await call('POST', '/v1/notices', { topics: ['offers'], texts })
  assert.equal((await call('POST', `/v1/notices/${notice.id}/publish`, {})).status, 200)
  const door = {
    slug: 'broken',
    kind: 'qr',
    topics: ['offers'],
    noticeId: notice.id,
    state: 'live',
  }
  assert.equal((await call('POST', '/v1/entry-points', door)).status, 201)
  const phone = somebody()
  // Tapped after the door was opened.
  const tap = {
    timestamp: String(SECONDS + 60),
    ...{ type: 'button', text: undefined, button: { payload: 'OPTIN:broken', text: 'Yes' } },
  }
  await tell({ messages: [stop(phone, { ...tap, context: { forwarded: 'perhaps' } })] })
  assert.equal(await standing(phone), undefined)
  await tell({ messages: [stop(phone, { ...tap, context: { forwarded: null } })] })
  assert.equal((await standing(phone)).topics.offers.status, 'given')
})
