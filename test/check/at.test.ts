// The same question for another moment: what had happened by then, and what was set by then.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { START_MS, startApi } from '../support/api.ts'

const HOUR = 3_600_000
const NUMBER = '+819012345678'

async function start(t: Parameters<typeof startApi>[0]) {
  const api = await startApi(t)
  const message = { type: 'template', category: 'marketing', topic: 'offers' }
  const consent = {
    person: NUMBER,
    topics: ['offers'],
    entryPoint: 'demo-form',
    notice: { id: 'demo-notice' },
  }
  const act = { kind: 'form', at: new Date(START_MS - 240 * HOUR).toISOString() }
  await api.call('POST', '/v1/consents', { ...consent, act })
  const codesAt = async (at?: number) => {
    const moment = at === undefined ? {} : { at: new Date(at).toISOString() }
    const { body } = await api.call('POST', '/v1/eligibility', { to: NUMBER, message, ...moment })
    return body.reasons.map(({ code }: { code: string }) => code)
  }
  return { ...api, codesAt }
}

test('a block of the sender counts from the moment it began', async (t) => {
  const { call, clock, codesAt } = await start(t)
  const { body } = await call('GET', '/v1/senders')
  const path = `/v1/senders/${encodeURIComponent(body.items[0].id)}`
  clock.now = START_MS + 2 * HOUR
  await call('PATCH', path, { blocked: 'Being moved.' })
  assert.deepEqual(await codesAt(), ['sender_blocked'])
  assert.deepEqual(await codesAt(START_MS + HOUR), [])
  assert.deepEqual(await codesAt(START_MS + 2 * HOUR - 1), [])
  assert.deepEqual(await codesAt(START_MS + 2 * HOUR), ['sender_blocked'])
  assert.deepEqual(await codesAt(START_MS + 30 * HOUR), ['sender_blocked'])
})

test('before the first policy the first one holds, between two the earlier one', async (t) => {
  const { call, clock, codesAt } = await start(t)
  clock.now = START_MS + HOUR
  await call('PUT', '/v1/policy', { blockedCountries: ['JP'] })
  clock.now = START_MS + 2 * HOUR
  await call('PUT', '/v1/policy', {})
  assert.deepEqual(await codesAt(), [])
  assert.deepEqual(await codesAt(START_MS + 2 * HOUR - 1), ['country_blocked'])
  assert.deepEqual(await codesAt(START_MS - HOUR), ['country_blocked'])
})

test('what a process with a clock ahead of ours acknowledged counts at once', async (t) => {
  const { call, clock, codesAt } = await start(t)
  clock.now = START_MS + HOUR + 20
  const no = { person: NUMBER, scope: 'all', act: { kind: 'call' } }
  assert.equal((await call('POST', '/v1/withdrawals', no)).status, 201)
  clock.now = START_MS + HOUR
  assert.deepEqual(await codesAt(), ['opted_out'])
  const message = { type: 'template', topic: 'offers' }
  const { body } = await call('POST', '/v1/eligibility/batch', { to: [NUMBER], message })
  assert.deepEqual(body.results[0].reasons, ['opted_out'])
  assert.deepEqual(await codesAt(START_MS + HOUR), [], 'it had not happened by then')
})

test('a no of somebody known as two persons is told since when it was said, whenever is asked', async (t) => {
  const api = await startApi(t)
  const userId = 'JP.1234567890'
  const at = (hours: number) => new Date(START_MS + hours * HOUR).toISOString()
  const consent = { person: NUMBER, topics: ['offers'], entryPoint: 'demo-form' }
  await api.call('POST', '/v1/consents', {
    ...{ ...consent, notice: { id: 'demo-notice' }, act: { kind: 'form', at: at(-3) } },
  })
  const no = { person: { userId }, scope: 'all', act: { kind: 'call', at: at(-2) } }
  const said = await api.call('POST', '/v1/withdrawals', no)
  const message = { type: 'template', category: 'marketing', topic: 'offers' }
  for (const moment of [undefined, at(-1), at(1), at(240)]) {
    const asked = { to: { phone: NUMBER, userId }, message, ...(moment && { at: moment }) }
    const { body } = await api.call('POST', '/v1/eligibility', asked)
    const told = body.reasons.map((r: Record<string, unknown>) => [r.code, r.since, r.eventId])
    assert.deepEqual(told, [['opted_out', at(-2), said.body.eventIds[0]]], moment ?? 'now')
  }
})

test('what could be known before two identifiers were one person’s is what each of them said', async (t) => {
  const api = await startApi(t)
  const userId = 'JP.1234567890'
  const message = { type: 'template', category: 'marketing', topic: 'offers' }
  const codes = async (to: object, knownAt: number, route = '') => {
    const when = { at: new Date(START_MS + 9 * HOUR).toISOString() }
    const known = { knownAt: new Date(knownAt).toISOString() }
    const { body } = await api.call('POST', `/v1/eligibility${route}`, {
      ...{ to: route ? [to] : to, message, ...when, ...known },
    })
    return route ? body.results[0].reasons : body.reasons.map(({ code }: { code: string }) => code)
  }
  const consent = { topics: ['offers'], entryPoint: 'demo-form', notice: { id: 'demo-notice' } }
  await api.call('POST', '/v1/consents', { ...consent, person: NUMBER, act: { kind: 'form' } })
  api.clock.now = START_MS + HOUR
  const hold = { person: { userId }, reason: 'complaint' }
  assert.equal((await api.call('POST', '/v1/holds', hold)).status, 201)
  const before = api.clock.now
  api.clock.now = START_MS + 2 * HOUR
  const both = { person: { phone: NUMBER, userId }, reason: 'the same' }
  const { body } = await api.call('POST', '/v1/holds', both)
  await api.call('DELETE', `/v1/holds/${body.id}`)
  const joined = api.clock.now
  api.clock.now = START_MS + 3 * HOUR

  for (const route of ['', '/batch']) {
    assert.deepEqual(await codes({ phone: NUMBER }, before, route), [])
    assert.deepEqual(await codes({ userId }, before, route), ['business_hold', 'no_consent'])
    assert.deepEqual(await codes({ phone: NUMBER, userId }, before, route), ['business_hold'])
    assert.deepEqual(await codes({ phone: NUMBER }, joined, route), ['business_hold'])
    assert.deepEqual(await codes({ userId }, joined, route), ['business_hold'])
  }
})
