// Two identifiers that only the caller says are one person's: what either said stays said.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { startApi } from '../support/api.ts'

const PHONE = '+819012345678'
const USER = 'JP.abc123'
const BOTH = { phone: PHONE, userId: USER }

/** A user id that opted out, and later a number that agreed. */
async function start(t: TestContext, scope: 'all' | 'marketing' = 'all') {
  const api = await startApi(t)
  const { call, clock } = api
  const no = { person: { userId: USER }, scope, act: { kind: 'message' } }
  assert.equal((await call('POST', '/v1/withdrawals', no)).status, 201)
  clock.now += 60_000
  const agree = async (person: unknown) => {
    const { status } = await call('POST', '/v1/consents', {
      ...{ person, topics: ['offers', 'order-updates'], entryPoint: 'demo-form' },
      ...{ act: { kind: 'message' }, notice: { id: 'demo-notice', language: 'en' } },
    })
    assert.equal(status, 201)
  }
  await agree(PHONE)
  clock.now += 60_000
  const answer = async (to: unknown, topic = 'offers', at?: number) => {
    const { body } = await call('POST', '/v1/eligibility', {
      ...{ to, message: { type: 'template', topic } },
      ...(at !== undefined && { at: new Date(at).toISOString() }),
    })
    return [body.decision, ...body.reasons.map(({ code }: { code: string }) => code)].join(' ')
  }
  return { ...api, agree, answer }
}

test('a question about both is answered with the noes of either', async (t) => {
  const { answer, clock } = await start(t)
  assert.equal(await answer(PHONE), 'allow')
  assert.equal(await answer({ userId: USER }), 'deny opted_out no_consent')
  assert.equal(await answer(BOTH), 'deny opted_out')
  assert.equal(await answer(BOTH, 'offers', clock.now), 'deny opted_out')
})

test('a fact that joins them keeps the noes of either until the person acts', async (t) => {
  const { answer, call, clock, agree } = await start(t, 'marketing')
  const hold = { person: BOTH, reason: 'checked by hand' }
  const { body } = await call('POST', '/v1/holds', hold)
  assert.equal((await call('DELETE', `/v1/holds/${body.id}`)).status, 200)
  for (const who of [PHONE, { userId: USER }, BOTH]) {
    assert.equal(await answer(who), 'deny opted_out_marketing')
    assert.equal(await answer(who, 'order-updates'), 'allow')
  }
  clock.now += 1_000
  await agree({ userId: USER })
  assert.equal(await answer(PHONE), 'allow')
})

test('an act that comes with both does not lift what one of them said', async (t) => {
  const { answer, agree } = await start(t)
  await agree(BOTH)
  assert.equal(await answer(PHONE), 'deny opted_out')
  await agree(BOTH)
  assert.equal(await answer(PHONE), 'deny opted_out', 'at the same moment')
})

test('no message leaves on the word that two are one', async (t) => {
  const { call } = await start(t)
  const message = { type: 'template', template: 'sale', language: 'en', topic: 'offers' }
  const { status, body } = await call('POST', '/v1/messages', { to: BOTH, message })
  assert.deepEqual([status, body.code], [422, 'not_eligible'])
})
