// What an erasure takes out beside the ledger: wherever else something of the person still lies.

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { backUp } from '../../src/ledger/embedded/backup.ts'
import type { StoredMessage } from '../../src/outbound/gate/message.ts'
import type { ReadBlocklist } from '../../src/providers/blocklist.ts'
import type { Send } from '../../src/providers/sending.ts'
import { DAY_MS } from '../../src/time.ts'
import { startApi, TWILIO } from '../support/api.ts'
import { startIvr } from '../support/ivr.ts'
import { PNID, postMeta, SENDER, statusOf, textFrom } from '../support/meta.ts'
import { json, startProvider } from '../support/provider.ts'
import { twilioForm } from '../support/twilio.ts'
import { inbound } from '../support/voice.ts'

const NUMBER = '+819012345678'

async function start(
  t: Parameters<typeof startApi>[0],
  options: Parameters<typeof startApi>[1] = {},
) {
  const api = await startApi(t, options)
  const { call, clock } = api
  const agree = async (person: string, note: string): Promise<string> => {
    const { status, body } = await call('POST', '/v1/consents', {
      ...{ person, topics: ['offers'], entryPoint: 'demo-checkbox', act: { kind: 'form' } },
      notice: { id: 'demo-notice', language: 'ja' },
      evidence: { note },
    })
    assert.equal(status, 201)
    return body.personId
  }
  const erase = async (personId: string) => {
    clock.now += 1_000
    assert.equal((await call('POST', `/v1/people/${personId}/erase`)).status, 200)
  }
  return { ...api, agree, erase }
}

test('delivers each replay that waited without who it was, however old the fact', async (t) => {
  const { agree, erase, call, parts, clock, store } = await start(t)
  const receiver = await startProvider(t, json(500, {}))
  const made = { url: receiver.url, types: ['consent.given'] }
  const { body: hook } = await call('POST', '/v1/webhook-endpoints', made)
  await call('POST', '/v1/webhook-endpoints', { ...made, disabled: true })
  const personId = await agree(NUMBER, 'Hanako')
  // So many of the same moment that they fill pages of the log.
  for (let i = 0; i < 120; i++) await agree(`+8190${87_000_000 + i}`, 'Taro')
  clock.now += 100 * DAY_MS
  for (const _ of [1, 2]) {
    clock.now += 1_000
    assert.equal((await call('POST', `/v1/webhook-endpoints/${hook.id}/replay`, {})).status, 202)
  }
  await parts.drain()
  assert.equal((await store.documents.list('delivery', 'demo', undefined, 500)).length, 3 * 121)
  await erase(personId)
  receiver.reply = json(200, {})
  receiver.calls.length = 0
  clock.now += 60_000
  await parts.drain()
  const told = receiver.calls.map(({ text }) => JSON.parse(text))
  const theirs = told.filter((each) => each.personId === personId)
  assert.equal(theirs.length, 3)
  for (const { data } of theirs) assert.deepEqual([data.erased, data.evidence], [true, {}])
  assert.doesNotMatch(JSON.stringify(told), /Hanako/)
  assert.equal(told.filter(({ data }) => data.evidence.provided?.note === 'Taro').length, 360)
})

const OURS = 'whatsapp:+14155238886'

test('takes out a form set aside, whose numbers are URL-encoded', async (t) => {
  const { agree, erase, call, other, url, store } = await start(t)
  await other()
  const sender = { phone: OURS.slice(9), provider: 'twilio', providerId: OURS }
  assert.equal((await call('POST', '/v1/senders', sender)).status, 201)
  const brazilian = '+5511987654321'
  const people = [await agree(NUMBER, 'Hanako'), await agree(brazilian, 'Ana')]
  const post = (From: string, To: string) => {
    const form = { MessageSid: `SM${To}`, MessageStatus: 'new_word', From, To, Body: 'Hello' }
    return twilioForm(url, '/webhooks/twilio/status', form, TWILIO.authToken)
  }
  await post(OURS, `whatsapp:${NUMBER}`)
  // As WhatsApp still writes many of them.
  await post(OURS, 'whatsapp:+551187654321')
  await post(OURS, 'whatsapp:+819087654321')
  await post('whatsapp:+14155238887', `whatsapp:${NUMBER}`)
  const kept = async () => {
    const all = ['', 'demo'].map((of) => store.documents.list('set-aside', of, undefined, 10))
    return (await Promise.all(all)).flat().length
  }
  assert.equal(await kept(), 4)
  for (const personId of people) await erase(personId)
  // Somebody else's, and one that may be another business's.
  assert.equal(await kept(), 2)
})

test('takes out what came to nobody’s number where there is but one business', async (t) => {
  const { agree, erase, url, call } = await start(t)
  const personId = await agree(NUMBER, 'Hanako')
  const form = { MessageSid: 'SM1', From: `whatsapp:${NUMBER}`, To: OURS, Body: 'I am Hanako' }
  await twilioForm(url, '/webhooks/twilio/message', form, TWILIO.authToken)
  const listed = async () => (await call('GET', '/v1/set-aside')).body.items.length
  assert.equal(await listed(), 1)
  await erase(personId)
  assert.equal(await listed(), 0)
})

test('names nobody in the comparison of block lists that is erased since, and counts them', async (t) => {
  let meanwhile = async () => {}
  const theirs: ReadBlocklist = async function* () {
    yield [NUMBER, '+819087654321'].map((phone) => ({ phone, source: 'CUSTOM', at: 1 }))
    await meanwhile()
  }
  const blocklists = new Map([['infobip', theirs]])
  const { agree, erase, call, clock, parts } = await start(t, { blocklists })
  const run = async () => {
    clock.now += 1_000
    const { body } = await call('POST', '/v1/blocklist-comparisons', { provider: 'infobip' })
    await parts.drain()
    return `/v1/blocklist-comparisons/${body.id}`
  }
  const withdrawn = async (person: string) => {
    const personId = await agree(person, 'Taro')
    await call('POST', '/v1/withdrawals', { person, scope: 'all', act: { kind: 'form' } })
    return personId
  }
  const named = async (path: string) => {
    const { body } = await call('GET', path)
    const ids = (list: { personId: string }[]) => list.map(({ personId }) => personId)
    return [body.onlyTheirs, body.onlyOurs, ids(body.theirs), ids(body.ours)]
  }
  const [hanako, taro] = [await agree(NUMBER, 'Hanako'), await agree('+819087654321', 'Taro')]
  const [jiro, ken] = [await withdrawn('+819011111111'), await withdrawn('+819022222222')]
  const before = await run()
  meanwhile = async () => {
    for (const personId of [hanako, jiro]) await erase(personId)
  }
  const during = await run()
  for (const path of [before, during]) {
    const [onlyTheirs, onlyOurs, ...ids] = await named(path)
    assert.deepEqual([onlyTheirs, onlyOurs, ...ids], [2, 2, [taro], [ken]])
  }
})

/** A server whose demo senders send into a list. */
async function sending(t: Parameters<typeof startApi>[0]) {
  const sent: string[] = []
  const send: Send = async ({ to }) => {
    sent.push(to.phone ?? '')
    return { outcome: 'sent', providerMessageId: `out${sent.length}` }
  }
  const api = await start(t, { sends: new Map([['sandbox', send]]) })
  const { url, store } = api
  /** Asks for a code for a number. */
  const ask = async (phone: string) => {
    const body = new URLSearchParams({ phone })
    const { status } = await fetch(`${url}/stop?b=demo`, {
      method: 'POST',
      body,
      redirect: 'manual',
    })
    assert.equal(status, 303)
  }
  const docs = <T>(kind: string) => store.documents.list<T>(kind, 'demo', undefined, 10)
  return { ...api, sent, ask, docs }
}
const OTHER = '+819087654321'

test('lets no message that waits leave, and keeps nothing of it nor of its code', async (t) => {
  const { agree, erase, ask, docs, sent, parts, clock } = await sending(t)
  const personId = await agree(NUMBER, 'Hanako')
  for (const phone of [NUMBER, OTHER]) await ask(phone)
  assert.equal((await docs('proof')).length, 2)
  await erase(personId)
  assert.equal((await docs('proof')).length, 1)
  const kept = async () =>
    (await docs<StoredMessage>('message')).map(({ body }) => [body.state, body.sealed !== null])
  assert.deepEqual((await kept()).sort(), [
    ['failed', false],
    ['queued', true],
  ])
  await parts.drain()
  assert.deepEqual(sent, [OTHER])
  // Asked anew it is their own wish.
  clock.now += 1_000
  await ask(NUMBER)
  await parts.drain()
  assert.deepEqual(sent, [OTHER, NUMBER])
})

test('tells in an export what lies outside the ledger, of nobody else and without a code', async (t) => {
  const { agree, erase, ask, call, url, parts, keyOf, clock } = await sending(t)
  const personId = await agree(NUMBER, 'Hanako')
  await agree(OTHER, 'Taro')
  const meta = { phone: SENDER, provider: 'meta', providerId: PNID }
  assert.equal((await call('POST', '/v1/senders', meta)).status, 201)
  const rows = [NUMBER, OTHER].map((phone) => `${phone},no-such-topic,demo-import,,demo-notice,`)
  const file = ['phone,topics,entryPoint,at,noticeId,evidence', ...rows].join('\n')
  const headers = { authorization: `Bearer ${await keyOf('demo')}`, 'content-type': 'text/csv' }
  await fetch(`${url}/v1/imports`, { method: 'POST', headers, body: file })
  await parts.drain()
  const template = { name: 'spring', language: 'en', category: 'marketing', topic: 'offers' }
  assert.equal((await call('POST', '/v1/templates', template)).status, 201)
  for (const phone of [NUMBER, OTHER]) {
    await ask(phone)
    await postMeta(url, statusOf({ id: 'wamid.x', phone, status: 'sent', at: clock.now }))
    const message = { type: 'template', template: 'spring', language: 'en', variables: [phone] }
    const order = { to: phone, sender: '+815012345678', message }
    assert.equal((await call('POST', '/v1/messages', order)).status, 202)
  }
  const asideOf = async () => (await call('GET', `/v1/people/${personId}/export`)).body.aside
  const aside = await asideOf()
  const kinds = aside.map(({ kind }: { kind: string }) => kind)
  assert.deepEqual(kinds.sort(), ['message', 'message', 'rejected_row', 'set_aside'])
  const text = JSON.stringify(aside)
  assert.match(text, /no-such-topic/)
  assert.match(text, /"variables":\["\+819012345678"\]/)
  assert.match(text, /\{"purpose":"proof"\}/)
  assert.doesNotMatch(text, new RegExp(OTHER.slice(1)))
  await erase(personId)
  assert.deepEqual(await asideOf(), [])
})

test('stops at the last moment what the gate was at while the person was erased', async (t) => {
  const { agree, erase, ask, docs, sent, parts, store } = await sending(t)
  const personId = await agree(NUMBER, 'Hanako')
  await ask(NUMBER)
  const [waiting] = await docs<StoredMessage>('message')
  await erase(personId)
  const [gone] = await docs<StoredMessage>('message')
  assert.ok(waiting && gone)
  await store.documents.put({ ...gone, body: waiting.body }, gone.version)
  await parts.drain()
  assert.deepEqual(sent, [])
  const [left] = await docs<StoredMessage>('message')
  assert.deepEqual([left?.body.error?.detail, left?.body.sealed], ['person_erased', null])
})

test('takes out the calls of the person, and those in which their number was keyed in', async (t) => {
  const { url, store, call, eventsOf } = await startIvr(t)
  const own = '+447700900125'
  const first = inbound(url, 'line', own)
  await first.ring()
  await first.press('1')
  const calls = async () => (await store.documents.list('call', 'demo', undefined, 10)).length
  await inbound(url, 'line', OTHER).ring()
  const withheld = inbound(url, 'line', 'anonymous')
  await withheld.ring()
  await withheld.press(`0${NUMBER.slice(3)}`)
  await withheld.press('1')
  assert.equal(await calls(), 3)
  for (const [phone, left] of [
    [own, 2],
    [NUMBER, 1],
  ] as const) {
    assert.ok((await eventsOf(phone)).length > 0)
    const { body } = await call('POST', '/v1/people/lookup', { person: phone })
    assert.equal((await call('POST', `/v1/people/${body.personId}/erase`)).status, 200)
    assert.equal(await calls(), left)
  }
})

test('keeps no answer that names the person, and does not run the request again', async (t) => {
  const { erase, call, recorded } = await start(t)
  const once = (person: string, key: string) => {
    const body = { person, scope: 'all', act: { kind: 'call' } }
    return call('POST', '/v1/withdrawals', body, { 'idempotency-key': key })
  }
  const first = await once(NUMBER, 'a')
  const theirs = await once(OTHER, 'b')
  await erase(first.body.personId)
  const count = (await recorded()).length
  const again = await once(NUMBER, 'a')
  assert.deepEqual([again.status, again.body.code], [404, 'person_unknown'])
  assert.deepEqual((await once(OTHER, 'b')).body, theirs.body)
  assert.equal((await recorded()).length, count)
})

test('leaves nothing of the person in any file of the store, nor in a copy made after', async (t) => {
  const { agree, erase, ask, call, url, dataDir, clock } = await sending(t)
  const words = 'My name is ZEBRA-7'
  const sender = { phone: SENDER, provider: 'meta', providerId: PNID }
  assert.equal((await call('POST', '/v1/senders', sender)).status, 201)
  const body = { person: NUMBER, scope: 'marketing', act: { kind: 'call' }, evidence: { words } }
  const personId = await agree(NUMBER, words)
  const key = { 'idempotency-key': `stop-${NUMBER}` }
  assert.equal((await call('POST', '/v1/withdrawals', body, key)).status, 201)
  const digits = NUMBER.slice(1)
  const inner = Buffer.from(`\u0018\u000c${digits}\u0015\u0002`).toString('base64')
  const id = `wamid.${inner}`
  await postMeta(url, textFrom(NUMBER, words, clock.now, { id }))
  await postMeta(url, statusOf({ id, phone: NUMBER, status: 'sent', at: clock.now }))
  await ask(NUMBER)
  const db = new DatabaseSync(join(dataDir, 'optin.sqlite'), { readOnly: true })
  const rows = [
    ...db.prepare('SELECT body FROM event').all(),
    ...db.prepare('SELECT record AS body FROM person').all(),
    ...db.prepare('SELECT body FROM doc WHERE kind IN (?, ?, ?, ?)').all(...KINDS),
  ] as { body: string }[]
  db.close()
  const old = rows.flatMap(({ body: text }) => [
    ...text.matchAll(/"(?:seal|sealed|answer)":"(1[\w-]{39,})"/g),
  ])
  assert.equal(old.length, 9)
  await erase(personId)
  const log = join(dataDir, 'optin.sqlite-wal')
  while ((await stat(log)).size > 0) await setTimeout(20)
  const folder = join(dataDir, 'copy')
  await backUp({ dataDir, folder })
  const plain = [digits, words, inner, sha256(NUMBER)]
  const needles = [...plain, ...old.map(([, sealed = '']) => sealed)]
  for (const path of [...(await filesIn(dataDir)), ...(await filesIn(folder))]) {
    const text = await readFile(path, 'latin1')
    for (const needle of needles) assert.ok(!text.includes(needle), `${path}: ${needle}`)
  }
})

const KINDS = ['message', 'proof', 'idempotency', 'set-aside']
const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url')
const filesIn = async (folder: string) =>
  (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => join(folder, name))
