// Bursts of opt-outs that error codes make: parked, alarmed, taken back or confirmed as one.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createParts } from '../../../src/parts.ts'
import { MINUTE_MS } from '../../../src/time.ts'
import { startApi } from '../../support/api.ts'
import { metaEnvelope, PNID, postMeta, SENDER, statusOf, textFrom } from '../../support/meta.ts'

const phoneOf = (i: number) => `+8190${String(10_000_000 + i)}`

/** A server with `count` people who agreed to offers and updates. */
async function start(t: Parameters<typeof startApi>[0], count: number) {
  const api = await startApi(t)
  const sender = { phone: SENDER, provider: 'meta', providerId: PNID }
  assert.equal((await api.call('POST', '/v1/senders', sender)).status, 201)
  const act = { kind: 'form', at: new Date(api.clock.now - 3_600_000).toISOString() }
  const ids: string[] = []
  for (let i = 0; i < count; i++) {
    const { body } = await api.call('POST', '/v1/consents', {
      ...{ person: phoneOf(i), topics: ['offers', 'order-updates'], entryPoint: 'demo-form' },
      ...{ act, notice: { id: 'demo-notice', language: 'en' } },
    })
    ids.push(body.personId)
  }
  const tell = async (body: string) => assert.equal(await postMeta(api.url, body), 200)
  /** Marketing to these people fails as if each had stopped it. */
  const fail = async (from: number, to: number, code = 131050, which = '') => {
    for (let i = from; i < to; i++) {
      const about = { id: `wamid.${which}${code}.${i}`, phone: phoneOf(i), status: 'failed', code }
      await tell(statusOf({ ...about, at: api.clock.now }))
    }
    await api.parts.drain()
  }
  const reasons = async (i: number, topic = 'offers') => {
    const body = { to: phoneOf(i), sender: SENDER, message: { type: 'template', topic } }
    const answer = await api.call('POST', '/v1/eligibility', body)
    return answer.body.reasons.map(({ code }: { code: string }) => code)
  }
  /** Reasons that hold for all of these people; differing ones are all given. */
  const reasonsOf = async (from: number, to: number) => {
    const found = new Set<string>()
    for (let i = from; i < to; i++) found.add(String(await reasons(i)))
    return [...found]
  }
  const breakers = async () => (await api.call('GET', '/v1/breakers')).body.items
  const decide = async (id: string, how: 'revert' | 'confirm') => {
    api.clock.now += 1_000
    const answer = await api.call('POST', `/v1/breakers/${id}/${how}`)
    await api.parts.drain()
    return answer
  }
  const policy = (breaker: object) => api.call('PUT', '/v1/policy', { breaker })
  return { ...api, ids, tell, fail, reasons, reasonsOf, breakers, decide, policy }
}

test('fifty in ten minutes are parked, from the first one on; forty-nine are not', async (t) => {
  const { fail, reasonsOf, reasons, breakers, lines } = await start(t, 60)
  await fail(0, 49)
  assert.deepEqual(await reasonsOf(0, 49), ['platform_marketing_stop'])
  assert.deepEqual(await breakers(), [])
  await fail(49, 50)
  assert.deepEqual(await reasonsOf(0, 50), ['opt_out_in_review'])
  assert.deepEqual(await reasons(0, 'order-updates'), [])
  await fail(50, 55)
  assert.deepEqual(await reasonsOf(50, 55), ['opt_out_in_review'])
  assert.deepEqual(await reasons(55), [])
  const [breaker, ...more] = await breakers()
  assert.equal(more.length, 0)
  assert.deepEqual([breaker.state, breaker.provider, breaker.people], ['parked', 'meta', 55])
  const alarms = lines.filter((line) => line.includes('too many opt-outs'))
  assert.equal(alarms.length, 1)
  assert.ok(!alarms[0]?.includes('8190'))
})

test('taken back as one, they never were; a confirmed set stands as first recorded', async (t) => {
  const { fail, reasonsOf, breakers, decide } = await start(t, 50)
  await fail(0, 50)
  const [{ id }] = await breakers()
  const { status, body } = await decide(id, 'revert')
  assert.deepEqual([status, body.state], [202, 'reverting'])
  assert.deepEqual(await reasonsOf(0, 50), [''])
  assert.equal((await breakers())[0].state, 'reverted')
  await decide(id, 'confirm')
  assert.deepEqual(await reasonsOf(0, 50), ['platform_marketing_stop'])
  await decide(id, 'revert')
  assert.deepEqual(await reasonsOf(0, 50), [''])
  const [{ decisions, state }] = await breakers()
  assert.equal(state, 'reverted')
  const made = decisions.map(({ decision }: { decision: string }) => decision)
  assert.deepEqual(made, ['reverted', 'confirmed', 'reverted'])
  assert.match(decisions[0].by, /^key key_/)
})

test('the same decision again makes no new facts', async (t) => {
  const { fail, breakers, decide, recorded } = await start(t, 50)
  await fail(0, 50)
  const [{ id }] = await breakers()
  await decide(id, 'revert')
  const before = await recorded()
  await Promise.all([decide(id, 'revert'), decide(id, 'revert')])
  assert.deepEqual(await recorded(), before)
})

test('noes from elsewhere stay when a set is taken back', async (t) => {
  const { fail, breakers, decide, reasons, tell, clock } = await start(t, 52)
  const stopped = (i: number) =>
    tell(
      metaEnvelope(
        {
          user_preferences: [
            {
              ...{ wa_id: phoneOf(i).slice(1), category: 'marketing_messages', value: 'stop' },
              timestamp: Math.floor(clock.now / 1_000),
            },
          ],
        },
        'user_preferences',
      ),
    )
  await stopped(0)
  await tell(textFrom(phoneOf(1), 'no more offers', clock.now))
  // A true stop, long before the burst, made by the same code.
  await fail(2, 3)
  clock.now += 3_600_000
  const about = { phone: phoneOf(2), status: 'failed', code: 131050 }
  await tell(statusOf({ ...about, id: 'wamid.again', at: clock.now }))
  await fail(0, 2, 131050)
  await fail(3, 52)
  const [{ id }] = await breakers()
  await decide(id, 'revert')
  assert.deepEqual(await reasons(0), ['platform_marketing_stop'])
  assert.deepEqual(await reasons(1), ['opted_out_marketing'])
  assert.deepEqual(await reasons(2), ['platform_marketing_stop'])
  assert.deepEqual(await reasons(3), [])
})

test('a stop of before or after a set outlives its reversal, whatever made it', async (t) => {
  const { fail, breakers, decide, reasons, policy, clock } = await start(t, 7)
  await policy({ stops: 5, minutes: 2, share: 0 })
  // All within the same ten minutes.
  clock.now += 600_000 - (clock.now % 600_000)
  await fail(0, 1, 131050, 'before')
  clock.now += 3 * MINUTE_MS
  await fail(0, 6)
  const [{ id, people }] = await breakers()
  assert.equal(people, 6)
  clock.now += MINUTE_MS
  await decide(id, 'revert')
  assert.deepEqual(await reasons(0), ['platform_marketing_stop'], 'said before')
  assert.deepEqual(await reasons(1), [])
  clock.now += 2 * MINUTE_MS
  await fail(1, 2, 131050, 'after')
  assert.deepEqual(await reasons(1), ['platform_marketing_stop'], 'said after')
  await decide(id, 'confirm')
  await decide(id, 'revert')
  assert.deepEqual(await reasons(0), ['platform_marketing_stop'])
  assert.deepEqual(await reasons(1), ['platform_marketing_stop'])
  assert.deepEqual(await reasons(2), [])
})

test('people’s own words and switches never trip it', async (t) => {
  const { tell, breakers, clock, parts } = await start(t, 0)
  for (let i = 0; i < 60; i++) await tell(textFrom(phoneOf(i), 'STOP', clock.now))
  const value = { category: 'marketing_messages', value: 'stop' }
  const timestamp = Math.floor(clock.now / 1_000)
  const switches = Array.from({ length: 60 }, (_, i) => ({
    ...{ ...value, wa_id: phoneOf(100 + i).slice(1), timestamp },
  }))
  await tell(metaEnvelope({ user_preferences: switches }, 'user_preferences'))
  await parts.drain()
  assert.deepEqual(await breakers(), [])
})

test('opt-outs spread over time, or few among many sends, are believed', async (t) => {
  const { fail, breakers, clock, tell, parts, policy, reasonsOf } = await start(t, 50)
  await policy({ stops: 5, minutes: 10, share: 0.2 })
  for (let i = 0; i < 10; i++) {
    await fail(i, i + 1)
    clock.now += 3 * MINUTE_MS
  }
  assert.deepEqual(await breakers(), [])
  clock.now += 20 * MINUTE_MS
  // A hundred messages of others went well, not all of them sent by us.
  for (let i = 0; i < 100; i++) {
    const about = { id: `wamid.ok${i}`, phone: phoneOf(1_000 + i), status: 'sent' }
    await tell(statusOf({ ...about, at: clock.now }))
  }
  await parts.drain()
  // A failed one counts among the sends too: of 124, 24 are fewer than a fifth.
  await fail(10, 34)
  assert.deepEqual(await breakers(), [])
  assert.deepEqual(await reasonsOf(10, 34), ['platform_marketing_stop'])
  await fail(34, 36)
  const [{ people, sends }] = await breakers()
  assert.deepEqual([people >= 25, sends > 100], [true, true])
  assert.deepEqual(await reasonsOf(10, 35), ['opt_out_in_review'])
})

test('one person whose messages fail often is one', async (t) => {
  const { tell, breakers, clock, parts, policy } = await start(t, 1)
  await policy({ stops: 5, minutes: 10, share: 0 })
  for (let i = 0; i < 20; i++) {
    const about = { id: `wamid.${i}`, phone: phoneOf(0), status: 'failed', code: 131050 }
    await tell(statusOf({ ...about, at: clock.now }))
  }
  await parts.drain()
  assert.deepEqual(await breakers(), [])
})

test('after it was decided about, another burst is another set', async (t) => {
  const { fail, breakers, decide, policy, reasonsOf } = await start(t, 20)
  await policy({ stops: 5, minutes: 10, share: 0 })
  await fail(0, 5)
  const [first] = await breakers()
  await decide(first.id, 'revert')
  await fail(5, 9)
  assert.deepEqual(await reasonsOf(5, 9), ['platform_marketing_stop'])
  await fail(9, 10)
  assert.deepEqual(await reasonsOf(5, 10), ['opt_out_in_review'])
  assert.deepEqual(await reasonsOf(0, 5), [''])
  assert.equal((await breakers()).length, 2)
})

test('an act of the person’s own lifts what is parked, and outlives a confirmation', async (t) => {
  const { fail, breakers, decide, policy, reasons, call, clock } = await start(t, 5)
  await policy({ stops: 5, minutes: 10, share: 0 })
  await fail(0, 5)
  clock.now += 1_000
  const act = { kind: 'message', at: new Date(clock.now).toISOString() }
  await call('POST', '/v1/consents', {
    ...{ person: phoneOf(0), topics: ['offers'], entryPoint: 'demo-form', act },
    notice: { id: 'demo-notice', language: 'en' },
  })
  assert.deepEqual(await reasons(0), [])
  const [{ id }] = await breakers()
  await decide(id, 'confirm')
  assert.deepEqual(await reasons(0), [])
  assert.deepEqual(await reasons(1), ['platform_marketing_stop'])
})

test('parked ones are no items to read one by one; their set lists them', async (t) => {
  const { fail, breakers, policy, call, ids, other } = await start(t, 5)
  await policy({ stops: 5, minutes: 10, share: 0 })
  await fail(0, 5)
  assert.deepEqual((await call('GET', '/v1/reviews?state=all')).body.items, [])
  const [{ id }] = await breakers()
  const seen: string[] = []
  for (let after = ''; ; ) {
    const { body } = await call(
      'GET',
      `/v1/breakers/${id}/people?limit=2${after && `&after=${after}`}`,
    )
    seen.push(...body.items.map(({ personId }: { personId: string }) => personId))
    if (body.next === null) break
    after = body.next
  }
  assert.deepEqual(seen.sort(), [...ids].sort())
  const stranger = await other()
  assert.deepEqual((await stranger('GET', '/v1/breakers')).body.items, [])
  assert.equal((await stranger('GET', `/v1/breakers/${id}/people`)).status, 404)
  assert.equal((await stranger('POST', `/v1/breakers/${id}/revert`)).status, 404)
  assert.equal((await call('POST', '/v1/breakers/nothing/confirm')).status, 404)
})

test('two processes that follow the same burst open one breaker', async (t) => {
  const { tell, breakers, policy, clock, parts, deps, reasonsOf, lines } = await start(t, 12)
  await policy({ stops: 5, minutes: 10, share: 0 })
  const second = createParts(deps)
  for (let i = 0; i < 12; i++) {
    const about = { id: `wamid.${i}`, phone: phoneOf(i), status: 'failed', code: 131050 }
    await tell(statusOf({ ...about, at: clock.now }))
  }
  await Promise.all([parts.drain(), second.drain()])
  await Promise.all([parts.drain(), second.drain()])
  const found = await breakers()
  assert.equal(found.length, 1)
  assert.deepEqual([found[0].people, found[0].state], [12, 'parked'])
  assert.deepEqual(await reasonsOf(0, 12), ['opt_out_in_review'])
  assert.equal(lines.filter((line) => line.includes('too many opt-outs')).length, 1)
})
