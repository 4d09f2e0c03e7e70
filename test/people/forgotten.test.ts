// What an erasure takes out beside the ledger: wherever else something of the person still lies.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startApi } from '../support/api.ts'
import { json, startProvider } from '../support/provider.ts'

const NUMBER = '+819012345678'
const DAY_MS = 86_400_000

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
