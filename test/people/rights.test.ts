// What the law gives a person a right to: erasure that keeps the no, and all that is held, with
// receipts that verify.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose'
import { startApi } from '../support/api.ts'
import { PNID, postMeta, SENDER, statusOf, textFrom } from '../support/meta.ts'
import { json, startProvider } from '../support/provider.ts'

const NUMBER = '+819012345678'

async function start(t: Parameters<typeof startApi>[0]) {
  const api = await startApi(t)
  const { call, clock } = api
  const at = () => new Date(clock.now).toISOString()
  const agree = async (kind = 'form', topics = ['offers']) => {
    clock.now += 1_000
    const { status, body } = await call('POST', '/v1/consents', {
      ...{ person: NUMBER, topics, entryPoint: 'demo-checkbox', act: { kind, at: at() } },
      notice: { id: 'demo-notice', language: 'ja' },
      evidence: { note: 'Hanako, at the till' },
    })
    assert.equal(status, 201)
    return body
  }
  const withdraw = async (scope: string, topics?: string[]) => {
    clock.now += 1_000
    const body = { person: NUMBER, scope, topics, act: { kind: 'call', at: at() } }
    assert.equal((await call('POST', '/v1/withdrawals', body)).status, 201)
  }
  const reasons = async (topic = 'offers', to: unknown = NUMBER) => {
    const message = { type: 'template', topic }
    const { body } = await call('POST', '/v1/eligibility', { to, sender: '+815012345678', message })
    return body.reasons.map(({ code }: { code: string }) => code)
  }
  const erase = async (personId: string) => {
    clock.now += 1_000
    return call('POST', `/v1/people/${personId}/erase`)
  }
  return { ...api, agree, withdraw, reasons, erase }
}

test('denies after erasure as before for a no, also when the number is imported again', async (t) => {
  const { agree, withdraw, reasons, erase } = await start(t)
  const { personId } = await agree()
  await withdraw('all')
  assert.deepEqual(await reasons(), ['opted_out'])
  assert.deepEqual(await reasons('order-updates'), ['opted_out', 'topic_not_covered'])
  assert.equal((await erase(personId)).status, 200)
  assert.deepEqual(await reasons(), ['opted_out', 'no_consent'])
  assert.deepEqual(await reasons('order-updates'), ['opted_out', 'no_consent'])
  await agree('import', ['offers', 'order-updates'])
  assert.deepEqual(await reasons('order-updates'), ['opted_out'])
  // A tick by whoever typed the number waits for the number itself, as before.
  await agree('form')
  assert.ok((await reasons()).includes('consent_pending'))
  await agree('message')
  assert.deepEqual(await reasons(), [])
})

test('leaves no consent, which no import brings back and the person does', async (t) => {
  const { agree, reasons, erase } = await start(t)
  const { personId } = await agree('form', ['offers', 'order-updates'])
  assert.deepEqual(await reasons('order-updates'), [])
  await erase(personId)
  assert.deepEqual(await reasons(), ['no_consent'])
  await agree('import', ['order-updates'])
  await agree('paper', ['order-updates'])
  assert.deepEqual(await reasons('order-updates'), ['no_consent'])
  await agree('form', ['order-updates'])
  assert.deepEqual(await reasons('order-updates'), [])
})

test('keeps a hold and a no of one topic apart, with their kinds in the event', async (t) => {
  const { agree, withdraw, reasons, erase, call } = await start(t)
  const { personId } = await agree('form', ['offers', 'order-updates'])
  await withdraw('topic', ['offers'])
  const { body: hold } = await call('POST', '/v1/holds', { person: NUMBER, reason: 'Complaint' })
  const { body } = await erase(personId)
  assert.deepEqual(
    body.standing.noes.map(({ kind }: { kind: string }) => kind),
    ['optout', 'hold'],
  )
  assert.deepEqual(await reasons(), ['business_hold', 'no_consent', 'opted_out_topic'])
  const { body: page } = await call('GET', `/v1/people/${personId}/events`)
  const last = page.events.at(-1)
  assert.equal(last.type, 'person.erased')
  assert.deepEqual(last.evidence.kept, ['optout:topic', 'hold'])
  assert.equal((await call('DELETE', `/v1/holds/${hold.id}`)).status, 200)
  assert.deepEqual(await reasons(), ['no_consent', 'opted_out_topic'])
})

test('shows of an erased person what happened and when, and nothing that names them', async (t) => {
  const { agree, withdraw, erase, call, url } = await start(t)
  const sender = { phone: SENDER, provider: 'meta', providerId: PNID }
  assert.equal((await call('POST', '/v1/senders', sender)).status, 201)
  const { personId, eventIds } = await agree()
  await withdraw('marketing')
  assert.equal(await postMeta(url, textFrom(NUMBER, 'My name is Hanako', Date.now())), 200)
  await erase(personId)
  const events = await call('GET', `/v1/people/${personId}/events`)
  const feed = await call('GET', '/v1/events?limit=500')
  const lookup = await call('POST', '/v1/people/lookup', { person: NUMBER })
  const all = await call('GET', `/v1/people/${personId}/export`)
  for (const { body } of [events, feed, lookup, all]) {
    const text = JSON.stringify(body)
    assert.doesNotMatch(text, /Hanako|9012345678|wamid/)
  }
  assert.deepEqual(lookup.body.identifiers, [])
  assert.equal(events.body.events[0].id, eventIds[0])
  assert.deepEqual(events.body.events[0].topics, ['offers'])
  assert.equal(events.body.events[0].erased, true)
  assert.deepEqual(events.body.events[0].evidence, {})
})

test('erases once: again gives the same event, and another business finds nobody', async (t) => {
  const { agree, erase, call, other, recorded } = await start(t)
  const { personId } = await agree()
  const theirs = await other()
  assert.equal((await theirs('POST', `/v1/people/${personId}/erase`)).body.code, 'person_unknown')
  assert.equal((await theirs('GET', `/v1/people/${personId}/export`)).status, 404)
  const [first, again] = [await erase(personId), await erase(personId)]
  assert.deepEqual(again.body.eventIds, first.body.eventIds)
  assert.equal((await recorded()).length, 2)
  assert.equal((await erase('demo.nobody')).status, 404)
  const odd = await call('POST', `/v1/people/${personId}/erase`, { all: true })
  assert.deepEqual([odd.status, odd.body.errors[0].path], [400, 'all'])
})

test('asks for the right scope', async (t) => {
  const { agree, keyOf, url } = await start(t)
  const { personId } = await agree()
  const status = async (scope: 'read' | 'manage' | 'record', method: string, what: string) => {
    const authorization = `Bearer ${await keyOf('demo', [scope])}`
    const path = `${url}/v1/people/${personId}/${what}`
    return (await fetch(path, { method, headers: { authorization } })).status
  }
  assert.equal(await status('read', 'POST', 'erase'), 403)
  assert.equal(await status('manage', 'GET', 'export'), 403)
  assert.equal(await status('record', 'GET', 'export'), 403)
  assert.equal(await status('read', 'GET', 'export'), 200)
  assert.equal(await status('manage', 'POST', 'erase'), 200)
})

test('tells webhooks of the erasure, and what waited without who it was', async (t) => {
  const { agree, erase, call, parts, clock } = await start(t)
  const receiver = await startProvider(t, json(500, {}))
  const types = ['consent.given', 'person.erased']
  await call('POST', '/v1/webhook-endpoints', { url: receiver.url, types })
  const { personId } = await agree()
  await parts.drain()
  assert.match(receiver.calls[0]?.text ?? '', /Hanako/)
  await erase(personId)
  receiver.reply = json(200, {})
  clock.now += 3_600_000
  await parts.drain()
  const told = receiver.calls.slice(1).map(({ text }) => text)
  assert.deepEqual(told.map((text) => JSON.parse(text).type).sort(), types)
  for (const text of told) assert.doesNotMatch(text, /Hanako/)
  const given = told.map((text) => JSON.parse(text)).find(({ type }) => type === 'consent.given')
  assert.deepEqual([given.data.erased, given.data.evidence], [true, {}])
})

test('takes out what was set aside of the person, and leaves what is somebody else’s', async (t) => {
  const { agree, erase, call, url, store } = await start(t)
  const sender = { phone: SENDER, provider: 'meta', providerId: PNID }
  assert.equal((await call('POST', '/v1/senders', sender)).status, 201)
  const odd = (phone: string) =>
    postMeta(url, statusOf({ id: `wamid.${phone}`, phone, status: 'sent', at: Date.now() }))
  const { personId } = await agree()
  for (const phone of [NUMBER, '+819087654321']) assert.equal(await odd(phone), 200)
  const kept = async (kind: string) =>
    (await store.documents.list(kind, 'demo', undefined, 10)).length
  assert.deepEqual([await kept('set-aside'), await kept('set-aside-list')], [2, 2])
  await erase(personId)
  assert.deepEqual([await kept('set-aside'), await kept('set-aside-list')], [1, 1])
})

test('exports all of it: whole numbers, words shown, standing, every event', async (t) => {
  const { agree, withdraw, call } = await start(t)
  const { personId } = await agree()
  await withdraw('topic', ['offers'])
  const { body } = await call('GET', `/v1/people/${personId}/export`)
  assert.deepEqual(body.identifiers, [{ kind: 'phone', value: NUMBER }])
  assert.equal(body.business.displayName, 'Sakura Coffee')
  assert.equal(body.standing.topics.offers.status, 'withdrawn')
  assert.match(body.events[0].evidence.text, /Sakura Coffee/)
  assert.deepEqual(body.events[0].evidence.provided, { note: 'Hanako, at the till' })
  assert.equal(body.events.length, 2)
  assert.equal(body.receipts.length, 1)
})

test('gives the receipt of before, whatever was renamed since', async (t) => {
  const { agree, call, clock } = await start(t)
  const { personId } = await agree('form', ['offers', 'order-updates'])
  const receipt = async () => {
    const { body } = await call('GET', `/v1/people/${personId}/export`)
    const [{ receipt }] = body.receipts
    return { ...receipt, 'dct:created': '' }
  }
  const before = await receipt()
  const [offers, orders] = before['dpv:hasRecordOfActivity']['dpv:hasProcess'].map(
    (process: Record<string, unknown>) => process['dpv:hasPurpose'],
  )
  assert.equal(offers['dct:description'], 'お得な情報とお知らせ')
  assert.equal(orders['skos:broader'], 'dpv:ServiceProvision')
  clock.now += 1_000
  const changes = [
    ['/v1/business', { displayName: 'Anything Ltd' }],
    ['/v1/topics/offers', { labels: { en: 'all there is', ja: '何でも' } }],
    ['/v1/topics/order-updates', { category: 'marketing' }],
  ] as const
  for (const [path, body] of changes) assert.equal((await call('PATCH', path, body)).status, 200)
  const after = await receipt()
  // What the words called the topic is in them; what it is called now is no part of the consent.
  delete offers['dct:description']
  assert.deepEqual(after, before)
  assert.match(JSON.stringify(after), /"cl:displayName":"Sakura Coffee"/)
})

test('tells in a receipt what touched its own topics, and how', async (t) => {
  const { agree, withdraw, call, clock, url, parts, keyOf } = await start(t)
  const orders = await agree('form', ['order-updates'])
  await withdraw('marketing')
  const file = `phone,topics,entryPoint,at,noticeId,evidence\n${NUMBER},order-updates,demo-import,2026-11-20T10:00:00.000Z,demo-notice,\n`
  const headers = {
    authorization: `Bearer ${await keyOf('demo')}`,
    'content-type': 'text/csv',
  }
  const sent = await fetch(`${url}/v1/imports`, { method: 'POST', headers, body: file })
  const { id } = (await sent.json()) as { id: string }
  await parts.drain()
  clock.now += 1_000
  assert.equal((await call('POST', `/v1/imports/${id}/undo`)).status, 202)
  await parts.drain()
  const { body } = await call('GET', `/v1/people/${orders.personId}/export`)
  // biome-ignore lint/suspicious/noExplicitAny: JSON
  const statesOf = ({ receipt }: any) =>
    receipt['dpv:hasRecordOfActivity']['dpv:hasConsentStatus'].map(
      (each: Record<string, string[]>) => each['@type']?.[0],
    )
  const [own, imported] = body.receipts
  // A no to marketing says nothing of order updates; an import that was undone is none of theirs.
  assert.deepEqual(statesOf(own), ['dpv:ConsentGiven', 'dpv:ConsentGiven'])
  assert.deepEqual(statesOf(imported), [
    'dpv:ConsentGiven',
    'dpv:ConsentGiven',
    'dpv:ConsentInvalidated',
  ])
})

test('gives a receipt for each grant that verifies with the published key alone', async (t) => {
  const { agree, withdraw, call, url } = await start(t)
  const { personId, eventIds } = await agree()
  await withdraw('all')
  const { body } = await call('GET', `/v1/people/${personId}/export`)
  const [{ eventId, receipt, jws }] = body.receipts
  assert.equal(eventId, eventIds[0])
  const jwks = createLocalJWKSet(
    (await (await fetch(`${url}/.well-known/jwks.json`)).json()) as JSONWebKeySet,
  )
  const { payload, protectedHeader } = await compactVerify(jws, jwks, { algorithms: ['Ed25519'] })
  assert.deepEqual(JSON.parse(new TextDecoder().decode(payload)), receipt)
  assert.equal(protectedHeader.alg, 'Ed25519')
  const record = receipt['dpv:hasRecordOfActivity']
  assert.equal(record['dpv:hasNotice']['cl:presentedText'], body.events[0].evidence.text)
  assert.equal(record['dpv:hasNotice']['dct:language'], 'ja')
  assert.deepEqual(
    record['dpv:hasConsentStatus'].map((each: Record<string, string[]>) => each['@type']?.[0]),
    ['dpv:ConsentGiven', 'dpv:ConsentWithdrawn'],
  )
  assert.doesNotMatch(JSON.stringify(receipt), /9012345678/)
  const altered = `${jws.slice(0, -6)}${jws.endsWith('AAAAAA') ? 'BBBBBB' : 'AAAAAA'}`
  await assert.rejects(compactVerify(altered, jwks, { algorithms: ['Ed25519'] }))
})
