// A question that cannot be answered names the field that is wrong.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DAY_MS as DAY } from '../../src/time.ts'
import { START_MS, startApi } from '../support/api.ts'

const question = { to: '+819012345678', message: { type: 'template', topic: 'offers' } }
const later = (days: number) => new Date(START_MS + days * DAY).toISOString()

test('names the field of each fault in a question, alone and in a batch', async (t) => {
  const { call } = await startApi(t)
  const cases: readonly [more: object, code: string, path: string][] = [
    [{ to: '12' }, 'phone_invalid', 'to'],
    [{ to: { phone: '12' } }, 'phone_invalid', 'to.phone'],
    [{ to: { userId: '12' } }, 'person_invalid', 'to.userId'],
    [{ sender: '+819000000000' }, 'sender_unknown', 'sender'],
    [{ at: later(400) }, 'time_invalid', 'at'],
    [{ knownAt: later(1) }, 'time_invalid', 'knownAt'],
    [{ message: { type: 'template', topic: 'nothing' } }, 'topic_unknown', 'message.topic'],
  ]
  const told = async (path: string, body: object) => {
    const answer = await call('POST', path, body)
    const [fault] = answer.body.errors
    return [answer.status, answer.body.code, fault.path]
  }
  for (const [more, code, path] of cases) {
    assert.deepEqual(await told('/v1/eligibility', { ...question, ...more }), [422, code, path])
    if ('to' in more) continue
    const batch = { ...question, to: [question.to], ...more }
    assert.deepEqual(await told('/v1/eligibility/batch', batch), [422, code, path])
  }
  const many = { ...question, to: Array.from({ length: 5_001 }, () => question.to) }
  const tooMany = [422, 'too_many_addresses', 'to']
  assert.deepEqual(await told('/v1/eligibility/batch', many), tooMany)
  const sender = { phone: '+15550783881', provider: 'meta', providerId: '1' }
  await call('POST', '/v1/senders', sender)
  assert.deepEqual(await told('/v1/eligibility', question), [422, 'sender_required', 'sender'])
  const wrong = { ...sender, phone: '12', providerId: '2' }
  assert.deepEqual(await told('/v1/senders', wrong), [422, 'phone_invalid', 'phone'])
})

test('says an entry back that cannot be asked about, however long it is', async (t) => {
  const { call } = await startApi(t)
  const long = 'x'.repeat(20_000)
  const to = [long, { phone: long }, '12', question.to]
  const { status, body } = await call('POST', '/v1/eligibility/batch', { ...question, to })
  assert.equal(status, 200)
  assert.deepEqual(
    body.results.map((result: { to: unknown }) => result.to),
    to,
  )
  assert.equal(body.totals.errors, 3)
})
