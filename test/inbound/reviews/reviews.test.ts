// Wording in doubt: seen, decided, taken back, and left to silence.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DAY_MS } from '../../../src/time.ts'
import { startApi } from '../../support/api.ts'
import { PNID, postMeta, SENDER, textFrom } from '../../support/meta.ts'

const NUMBER = '+819012345678'
const DOUBT = 'please stop messaging me at night'

async function start(t: Parameters<typeof startApi>[0]) {
  const api = await startApi(t)
  const sender = { phone: SENDER, provider: 'meta', providerId: PNID }
  assert.equal((await api.call('POST', '/v1/senders', sender)).status, 201)
  const act = (kind: string) => ({ kind, at: new Date(api.clock.now).toISOString() })
  const agree = async (kind = 'form') => {
    const { status } = await api.call('POST', '/v1/consents', {
      ...{ person: NUMBER, topics: ['offers', 'order-updates'], entryPoint: 'demo-form' },
      ...{ act: act(kind), notice: { id: 'demo-notice', language: 'en' } },
    })
    assert.equal(status, 201)
  }
  await agree()
  const hear = async (text: string, number = NUMBER) => {
    api.clock.now += 1_000
    assert.equal(await postMeta(api.url, textFrom(number, text, api.clock.now)), 200)
    await api.parts.drain()
  }
  const reasons = async (topic = 'offers') => {
    const body = { to: NUMBER, sender: SENDER, message: { type: 'template', topic } }
    const answer = await api.call('POST', '/v1/eligibility', body)
    return answer.body.reasons.map(({ code }: { code: string }) => code)
  }
  const list = async (state = 'open') =>
    (await api.call('GET', `/v1/reviews?state=${state}`)).body.items
  const decide = async (id: string, body: object) => {
    api.clock.now += 1_000
    return api.call('POST', `/v1/reviews/${id}`, body)
  }
  return { ...api, agree, hear, reasons, list, decide }
}

test('a doubt waits in the list with the person’s words and the day silence decides', async (t) => {
  const { hear, list, clock } = await start(t)
  await hear(DOUBT)
  const [item, ...more] = await list()
  assert.equal(more.length, 0)
  assert.equal(item.text, DOUBT)
  assert.deepEqual([item.state, item.decision, item.language], ['open', null, 'en'])
  assert.equal(item.receivedAt, new Date(clock.now).toISOString())
  assert.equal(Date.parse(item.deadline), clock.now + 999 + 10 * DAY_MS)
  assert.ok(!JSON.stringify(item.person).includes(NUMBER.slice(1)))
})

test('no opt-out after all lifts the pause, and says who decided', async (t) => {
  const { hear, list, decide, reasons } = await start(t)
  await hear(DOUBT)
  assert.deepEqual(await reasons(), ['opt_out_in_review'])
  const [{ id }] = await list()
  const { status, body } = await decide(id, { decision: 'not_optout', note: 'Nights only.' })
  assert.equal(status, 200)
  assert.equal(body.state, 'not_optout')
  assert.match(body.decision.by, /^key key_/)
  assert.equal(body.decision.note, 'Nights only.')
  assert.deepEqual(await reasons(), [])
  assert.deepEqual(await list(), [])
  assert.equal((await list('all')).length, 1)
})

test('an opt-out is the person’s own, from when they wrote, pointing at their message', async (t) => {
  const { hear, list, decide, reasons, call } = await start(t)
  await hear(DOUBT)
  const [{ id, personId }] = await list()
  const { body } = await decide(id, { decision: 'optout' })
  assert.deepEqual([body.state, body.decision.scope], ['optout', 'all'])
  assert.deepEqual(await reasons(), ['opted_out'])
  assert.deepEqual(await reasons('order-updates'), ['opted_out'])
  const { events } = (await call('GET', `/v1/people/${personId}/events`)).body
  const doubt = events.find((event: { doubtful?: true }) => event.doubtful)
  const made = events.findLast(({ type }: { type: string }) => type === 'consent.withdrawn')
  assert.deepEqual([made.actor, made.occurredAt], ['person', doubt.occurredAt])
  assert.equal(made.evidence.because, doubt.id)
  // START lifts it, as it lifts a STOP.
  await hear('START')
  assert.deepEqual(await reasons('order-updates'), [])
})

test('a scope reaches no further than it says', async (t) => {
  const { hear, list, decide, reasons } = await start(t)
  await hear(DOUBT)
  const [{ id }] = await list()
  await decide(id, { decision: 'optout', scope: 'topic', topics: ['order-updates'] })
  assert.deepEqual(await reasons(), [])
  assert.deepEqual(await reasons('order-updates'), ['opted_out_topic'])
})

test('a decision is taken back by another one, as often as need be; said again it is one', async (t) => {
  const { hear, list, decide, reasons, recorded } = await start(t)
  await hear(DOUBT)
  const [{ id }] = await list()
  for (let round = 0; round < 3; round++) {
    await decide(id, { decision: 'optout', scope: 'marketing' })
    assert.deepEqual(await reasons(), ['opted_out_marketing'])
    const before = await recorded()
    await decide(id, { decision: 'optout', scope: 'marketing' })
    assert.deepEqual(await recorded(), before)
    await decide(id, { decision: 'not_optout' })
    assert.deepEqual(await reasons(), [])
  }
})

test('a decision lifts no other no: a second doubt, a STOP, an opt-out on a page stay', async (t) => {
  const { hear, list, decide, reasons, call, clock } = await start(t)
  await hear(DOUBT)
  await hear('too many messages!')
  const [first, second] = await list()
  await decide(first.id, { decision: 'not_optout' })
  assert.deepEqual(await reasons(), ['opt_out_in_review'])
  const act = { kind: 'form', at: new Date(clock.now).toISOString() }
  await call('POST', '/v1/withdrawals', { person: NUMBER, scope: 'marketing', act })
  await decide(second.id, { decision: 'optout' })
  await decide(second.id, { decision: 'not_optout' })
  assert.deepEqual(await reasons(), ['opted_out_marketing'])
})

test('what the person does themselves after a doubt closes it', async (t) => {
  const { hear, list, agree, reasons, clock } = await start(t)
  await hear(DOUBT)
  clock.now += 1_000
  await agree('message')
  assert.deepEqual(await reasons(), [])
  assert.deepEqual(await list(), [])
  assert.equal((await list('all'))[0].state, 'lifted')
})

test('an act between the words and the decision outlives an opt-out decided later', async (t) => {
  const { hear, list, agree, decide, reasons, clock } = await start(t)
  await hear(DOUBT)
  const [{ id }] = await list()
  clock.now += 1_000
  await agree('message')
  await decide(id, { decision: 'optout' })
  assert.deepEqual(await reasons(), [])
})

test('after ten days silence has decided: nobody can lift it, anybody can widen it', async (t) => {
  const { hear, list, decide, reasons, clock } = await start(t)
  await hear(DOUBT)
  const [{ id, deadline }] = await list()
  clock.now = Date.parse(deadline) - 1
  assert.deepEqual(await reasons(), ['opt_out_in_review'])
  clock.now += 1
  assert.deepEqual(await reasons(), ['opted_out_marketing'])
  assert.deepEqual(await list(), [])
  const late = await decide(id, { decision: 'not_optout' })
  assert.deepEqual([late.status, late.body.code], [422, 'review_closed'])
  await decide(id, { decision: 'optout', scope: 'topic', topics: ['order-updates'] })
  assert.deepEqual(await reasons(), ['opted_out_marketing'])
  assert.deepEqual(await reasons('order-updates'), ['opted_out_topic'])
})

test('a decision is refused that names no scope rightly, no review, or another business’s', async (t) => {
  const { hear, list, decide, other, call, keyOf, url } = await start(t)
  await hear(DOUBT)
  const [{ id }] = await list()
  const bad: readonly [object, number, string][] = [
    [{}, 400, 'request_invalid'],
    [{ decision: 'maybe' }, 400, 'request_invalid'],
    [{ decision: 'optout', scope: 'topic' }, 422, 'field_invalid'],
    [{ decision: 'optout', topics: ['offers'] }, 422, 'field_invalid'],
    [{ decision: 'optout', scope: 'topic', topics: ['nothing'] }, 422, 'topic_unknown'],
    [{ decision: 'optout', by: 'somebody else' }, 400, 'request_invalid'],
  ]
  for (const [body, status, code] of bad) {
    const answer = await decide(id, body)
    assert.deepEqual([answer.status, answer.body.code], [status, code], JSON.stringify(body))
  }
  assert.equal((await decide('rev_nothing', { decision: 'optout' })).status, 404)
  const stranger = await other()
  assert.equal((await stranger('POST', `/v1/reviews/${id}`, { decision: 'optout' })).status, 404)
  assert.deepEqual((await stranger('GET', '/v1/reviews?state=all')).body.items, [])
  const reader = await keyOf('demo', ['read'])
  const asReader = { authorization: `Bearer ${reader}`, 'content-type': 'application/json' }
  const refused = await fetch(`${url}/v1/reviews/${id}`, {
    ...{ method: 'POST', headers: asReader, body: '{"decision":"not_optout"}' },
  })
  assert.equal(refused.status, 403)
  assert.equal((await call('GET', '/v1/reviews?limit=500')).status, 200)
  assert.equal((await call('GET', '/v1/reviews?limit=501')).status, 400)
})

test('two who decide at once leave one decision in force, and pages come in order', async (t) => {
  const { hear, list, decide, reasons, call } = await start(t)
  await hear(DOUBT)
  const [{ id }] = await list()
  await Promise.all([
    decide(id, { decision: 'optout', scope: 'marketing' }),
    decide(id, { decision: 'not_optout' }),
    decide(id, { decision: 'optout', scope: 'all' }),
  ])
  const [{ state, decision }] = await list('all')
  const expected = { optout: [['opted_out'], ['opted_out_marketing']], not_optout: [[]] }
  const allowed = expected[state as keyof typeof expected].map(String)
  assert.ok(
    allowed.includes(String(await reasons())),
    `${state} ${decision.scope} ${await reasons()}`,
  )
  for (let i = 0; i < 4; i++) await hear(`spam number ${i}`, `+81901234000${i}`)
  const seen: string[] = []
  for (let after = ''; ; ) {
    const { body } = await call('GET', `/v1/reviews?limit=2${after && `&after=${after}`}`)
    seen.push(...body.items.map(({ text }: { text: string }) => text))
    if (body.next === null) break
    after = body.next
  }
  assert.deepEqual(
    seen,
    [0, 1, 2, 3].map((i) => `spam number ${i}`),
  )
})

test('the words of a doubt are in no log', async (t) => {
  const { hear, list, decide, lines } = await start(t)
  await hear('you are spammers, leave me be, Taro')
  const [{ id }] = await list()
  await decide(id, { decision: 'not_optout', note: 'Taro again' })
  assert.ok(!lines.join('').includes('Taro'))
})
